"""Given names that tell "he" from "she". A name that is given to both, or is not here, decides nothing.

Those of the United States census of 1990 (public domain) that are at least fifteen times as common for one sex as for
the other, without those that other languages give to men as well ("Andrea", "Reda", "Li"), and, by hand, those of other
languages that the news is full of. All in lower case.
"""

from __future__ import annotations

MEN = frozenset(
    """
    aaron abdallah abdel abdelaziz abdelhamid abdelkader abdirahman abdou abdul abdulaziz abdulkadir abdulkarim
    abdullah abdulrahman abdurrahman abe abel abraham abram abu abubakar adalberto adam adan adel adem adnan adolfo
    adolph adrian agustin ahmad ahmed ahmet akira akram al alaa alain alan albert alberto alden aldo alec alejandro
    aleksandar aleksandr aleksei alessandro alessio alex alexander alexandre alexei alfonso alfonzo alfred alfredo
    alhaji ali allan allen alonso alonzo alphonse alphonso alton alvaro alvin amado ambrose amir amit ammar amos amr
    anders anderson andre andreas andrei andrej andres andrew andrey andy angelo anibal anil anis ante anthony
    antione antoine anton antone antonin antonio antony antwan archie arden arjun arkady arlen arlie armand armando
    armin arnaud arne arnold arnoldo arnulfo aron arron art arthur arturo arvind asa ashok ashraf aslan august
    augustus aurelio austin ayman ayoub azim aziz bahadur bakr barack barney barrett barry bart barton bashar bashir
    basil beau ben benedict benito benjamin bennett benny benoit benton bernard bernardo bernd bernie bert bertram
    bilal bill billy bjorn björn blaine blake bo bob bobby bogdan booker boris boubacar boyce boyd brad bradford
    bradley bradly brady brain branden brandon branko brant brendan brendon brent brenton bret brett brian brice
    brock broderick brooks bruce bruno bryan bryant bryce bryon buck bud buddy buford bulent burak burim burl burt
    burton buster byron caleb calvin can carl carlo carlos carlton carmelo carmine carson carsten carter cecil
    cedric cedrick cem cemal cengiz cesar chadwick chance charles charley charlie chas chase chauncey chester chet
    chris christian christoper christoph christophe christopher chuck clarence clark claud claude claudio clay
    clayton clement clemente cletus cleveland cliff clifford clifton clint clinton clyde cody cole coleman colin
    collin colton columbus conrad cordell corey cornelius cornell cortez cory coy craig cristian cristobal
    cristopher curt curtis cyril cyrus dalton damian damien damion damon dan danial daniel danilo danny dante darell
    daren darin dario darius daron darrel darrell darren darrick darrin darron darryl darwin daryl dave david davis
    dawud dean deandre deangelo deepak del delbert delmar delmer demarcus demetrius denis dennis denver derek derick
    derrick deshawn desmond dewayne dewey dewitt dexter dick didier diego dieter dietmar dillon dino dirk dmitri
    dmitry domenic domingo dominic dominick dominik don donald donn donnell donny donovan donte dorsey doug douglas
    douglass doyle dragan drew driss duane dudley duncan dusan dustin dwain dwayne dwight dylan earle earnest ed
    eddy edgar edgardo edin edison edmond edmund edmundo eduardo edward edwardo edwin efrain efren ehud ekrem elbert
    elden eldon eldridge eli elias elijah eliseo elliot elliott ellis ellsworth elmer elmo eloy elroy elton elvin
    elvis elwood emanuel emerson emery emil emile emilio emir emmanuel emmett emmitt emory emre enoch enrico enrique
    erasmo erdal erhan eric erich erick erik ernest ernesto ernie ernst errol ervin erwin esteban ethan eugene
    eugenio eusebio evan everett everette ezekiel ezequiel ezra fabian fabien fabrice fadi fahad faisal farhad farid
    farouk faruk fatih fatos faustino fausto fawaz fawzi federico felipe felix felton ferdinand ferhat fermin
    fernando fidel filiberto firas fletcher florencio florentino florian floyd forest forrest foster fouad francesco
    francis francisco franck francois frank franklin franklyn franz françois fred freddy frederic frederick fredric
    fredrick freeman friedrich fritz frédéric fuad gabriel galen garfield garland garret garrett garry garth gary
    gaston gavin gaylord gaël genaro gene geoffrey georg george georges georgi gerald geraldo gerard gerardo ghassan
    giacomo gianni gil gilbert gilberto gilles gino giorgio giovanni giulio giuseppe glen glenn gonzalo goran gordon
    grady graham graig grant granville greg gregg gregorio gregory grover guido guillaume guillermo gunter gunther
    gus gustavo guy gérard günter habib hadi haider hakan hal hamad hamid hamza hani hank hans haris harlan harland
    harley harold harris harrison harry harun harvey hasan hashim hassan hatem haydar hayden haywood heath hector
    heiko heinz helmut hendrik henrik henry herb herbert heriberto herman herschel hershel hicham hideki hilario
    hilton hipolito hiram hiroshi hisham hobert holger homer horace horacio horst hosea hossein howard hoyt hubert
    huey hugh hugo humberto hung hunter husain husein hussein hyman ian ibrahim idris ignacio igor ihab ike ilham
    ilir ilya imad imran iqbal irvin irving irwin isaac isaiah isaias isiah isidro iskander islam ismael ismail
    isreal issa issac ivan ivo iyad jaafar jaber jacinto jack jackson jacob jacques jafar jake jakob jalal jamaal
    jamal jamar jamel james jamison jan-peter jared jarod jaroslav jarred jarrett jarrod jarvis jason jasper javier
    jawad jay jayson jc jean-claude jean-luc jean-yves jeb jed jeff jefferey jefferson jeffery jeffrey jeffry jens
    jerald jeramy jere jeremiah jeremy jermaine jerold jerome jeromy jerrell jerrod jerrold jerry jess jesse jesus
    jim jimmy joachim joaquin jochen joe joel joesph johan johann johannes john johnathan johnathon johnny johnson
    jon jonah jonas jonathan jonathon joost jordon jorg jorge jose josef joseph josh joshua josiah jospeh josue josé
    jovan juan judson jules julian julien julio julius junior jurgen justin jusuf jörg jürgen kamal kareem karim
    karl karl-heinz kasim kazuki keenan keith kelvin kemal ken kenan kendrick keneth kenji kenneth kennith kenny
    kent kenta kenton kenzo kermit keven kevin khaled khalid khalil khamis kieth kip kirk klaus kofi konstantin
    korey kory kraig kristof kristofer kristopher kurt kurtis kyle lamar lamont lance landon lanny larry lars
    laurence laurent lawerence lawrence lazaro leandro leif leland lemuel len lenard lenny leo leon leonard leonardo
    leonel leonid leopoldo leroy les lester levi lewis lincoln lino linwood lionel lloyd logan lon lonny lorenz
    lorenzo louis lowell loyd luc luca lucas luciano lucien lucio lucius luigi luis luiz lukas luke luther lyle
    lyman lyndon lynwood mac mack mahdi maher mahmoud mahmud mahmut majid malcolm malcom malik mamadou manoj mansour
    manual manuel marc marcel marcelino marcellus marcelo marcin marco marcos marcus marek margarito mariano mario
    marius mark marko markus marlon marquis marshall martin marvin marwan mason massimo mateusz mathew mathieu matt
    matteo matthew matthias matthieu maurice mauricio maurizio mauro max maxim maxime maximo maxwell maynard
    mckinley mehdi mehmet mel melvin merlin mervin mevlut michael michale micheal michel miguel mikael mike mikel
    mikhail miles milford millard milo milos milton miquel mirza mitch mitchel mitchell mladen modesto mohamad
    mohamed mohammad mohammed mohamud mohsen moises monroe monte monty morris morton mose moses moshe mostafa mounir
    moussa moustafa muammar muhammad mukesh mukhtar muqtada murad murat murray musa mustafa mustapha myles myron
    nabil nader naeem najib najim napoleon narendra nasir nasser nathan nathanael nathanial nathaniel nawaf nayef
    neal ned neil nelson nestor neville newton nicholas nick nickolas nicolas nigel nikola nikolai nikolas noah
    noble noe nolan norbert norberto norman normand norris nouri nur nuri octavio odis ole oleg oleksandr olen olin
    oliver omar omer omid onur oren orhan orlando orval orville osama oscar osman osvaldo oswaldo othman otis otto
    ousmane owen ozgur pablo palmer parker pascal pasquale patrick paul pavel pavlo pawel pedro peer per percy perry
    petar pete peter petr phil philip philippe phillip pierre piotr porfirio porter prabowo preston qasim qassem
    quentin quincy quintin quinton rachid radovan rafael rafiq rahim rahul raimund rainer raj rajesh rajiv rakesh
    raleigh ralf ralph ramadan rami ramiro ramon ramzan ramzi randal randall randell randolph randy raoul raphael
    rashad rasheed rashid raul ravi ray rayford raymon raymond raymundo recep redouane reed reggie reginald reid
    reinaldo reinhard renaldo renato reuben rex rey reyes reynaldo reza rhett riad ricardo rich richard richie rick
    rickey ricky rico rigoberto riley riyad rizwan rob robby robert roberto robt rocco rocky rod roderick rodger
    rodney rodolfo rodrick rodrigo rogelio roger roland rolando rolf rolland romain roman romeo ron ronald ronnie
    ronny roosevelt roscoe rosendo ross roy royal royce ruben rubin rudolf rudolph rudy rueben rufus rupert rush
    ruslan russ russel russell rusty ryan saad sabah sabri saddam sadiq saeed said sal salah saleh salem salim
    salman salvador salvatore sam sameer samir sammy samual samuel sanford sanjay santiago saud saul sayed saïd scot
    scott scotty sean sebastian sebastien selim semih sergei sergey sergio serkan seth seymour shad shahid shamil
    shane sharif shaun sheldon shelton sherman sherwood shinzo shon sid silas silvio simon slobodan solomon sonny
    soufiane spencer stan stanford stanislav stanley stanton stefan stefano stephan stephen sterling steve steven
    stewart stuart stéphane sulaiman suleiman suleyman sultan sunil suresh svein sven sylvester sébastien tad taha
    tahir takeshi talal tamer tanner tarek tareq tariq tayyip ted teddy teodoro terence terrance terrell terrence
    terry thad thaddeus theodore theron thibault thierry thomas thurman tim timmy timothy titus tobias tod todd tom
    tomas tomasz tommy toney tony torsten toshihiro travis trent trenton trevor trey troy truman tuan ty tyler tyree
    tyrell tyron tyrone tyson ufuk ugur ulrich ulysses umar umit usman uwe vaclav valentin vance vasily vaughn vern
    vernon vicente victor vijay vikram viktor vince vincent vincenzo virgil virgilio vitaly vitantonio vito vladimir
    vladislav vojislav volker volodymyr von wade wael wahid waldo waleed walid walker wallace wally walter walton
    ward warner warren waylon wayne weldon wendell werner wes wesley weston wilber wilbert wilbur wilburn wiley
    wilford wilfred wilfredo wilhelm will willard willem william williams willian willis willy wilmer wilson wilton
    winford winfred winston wissam wm wolfgang wolfram woodrow wyatt xavier xi yahya yann yannick yasin yasser
    yevgeny youcef younes younis youssef yuki yunus yuri yury yusuf yves zachariah zachary zachery zack zackary zaid
    zakaria zaki zane zeki ziad zoltan zoran zuhair
    """.split()
)
WOMEN = frozenset(
    """
    abbey abbie abby abigail ada adaline addie adela adelaida adelaide adele adelia adelina adeline adell adella
    adelle adina adria adriana adriane adrianna adrianne adriene adrienne afton agatha agnes agnieszka agustina
    aicha aida aileen aimee aisha aisyah aja akiko alaina alana alanna alba alberta albertha albertina albertine
    albina alda alecia aleida alejandra alejandrina aleksandra alena alene alesha alesia alessandra aleta aletha
    alethea alethia alexa alexandra alexandria alexia alfreda alia alica alice alicia alida alina aline alisa alise
    alisha alishia alisia alison alissa aliya aliza alla allegra allene allie alline allison allyson alma almeda
    almeta alpha alta altagracia altha althea alvera alvina alyce alycia alyse alysha alysia alyson alyssa amada
    amal amalia amanda amber amelia ami amie amina aminata amira ammie amparo amy ana anabel anais anastacia
    anastasia andra andree andria anette angela angele angelena angeles angelia angelic angelica angelika angelina
    angeline angelique angelita angella angie angle anglea anika anissa anita anitra anja anjali anjanette anke ann
    anna annabel annabell annabelle annalee annalisa annamae annamarie anne anneliese annemarie annett annetta
    annette annice annie annis annmarie anouk antionette antje antoinette antonette antonietta antonina anya april
    apryl araceli aracelis aracely arcelia ardell ardella ardis ardith aretha ariana ariane arianna arielle arla
    arleen arlena arlene arletta arlette arline armanda armida arminda arnetta arnita artie arvilla arwa asha
    ashely ashlee ashleigh ashley ashli ashlie ashly ashlyn asma asmaa assunta astrid asuncion athena audra audrea
    audrey audry augusta augustina aundrea aura aurea aurelia aurora autumn ava avelina avis awilda aya ayana
    ayanna ayesha aylin ayse ayşe ayşegül azucena aïcha babara babette bahar bailey bambi barb barbar barbara
    barbera barbie barbra basma bea beata beatrice beatriz beckie becky belen belia belinda bella belle belva
    benita berenice bernadette bernadine berneice bernetta bernice berniece bernita berta bertha bertie beryl bess
    bessie beth bethann bethany bethel betsey betsy bette bettie bettina betty bettye beulah bev beverlee beverley
    beverly bianca billye birdie birgit birgitta blanca blanch blanche blythe bobbi bobbye bonita bonnie bonny
    branda brandee brandi brandie brandy breanna breanne bree brenda brenna briana brianna brianne bridget bridgett
    bridgette brigette brigid brigida brigitte brinda britany britney britni brittani brittany brittney brittni
    bronwyn brook brooke brunilda brynn buffy bushra buthaina caitlin caitlyn callie camelia cami camilla camille
    cammie candace candance candelaria candi candice candida candie candis candy candyce caprice cara caren cari
    caridad carie carin carina carisa carissa carla carleen carlene carletta carley carlie carline carlota carlotta
    carly carlyn carma carman carmel carmela carmelina carmelita carmella carmen carmon carol carola carolann
    carole carolee carolina caroline carolyn carolyne carolynn caron carri carrie caryl caryn casandra casie
    cassandra cassidy cassie catalina catarina caterina catharine catherine cathey cathi cathie cathleen cathrine
    cathryn cathy catina catrina cecelia cecila cecile cecilia cecily celena celeste celestina celestine celia
    celina celine chana chanda chandra chanel chantal chante chantel chantell chantelle charise charissa charisse
    charity charla charleen charlene charlette charline charlotte charlène charmaine charolette chasity chastity
    chaya chelsea chelsey chelsie cheri cherie cherise cherish cherly cherri cherrie cherry cherryl cheryl cheryle
    cheryll cheyenne chiara chiquita chloe chrissy christa christal christeen christel christen christena christene
    christi christiana christiane christie christin christina christine christy chrystal ciara cicely ciera cierra
    cinda cindi cindy cinthia claire clara clare claribel clarice clarine clarissa clarita claudette claudia
    claudine clementina clementine clemmie cleopatra cleora cleta clotilde coleen coletta colette colleen collen
    collette concepcion concetta conchita connie constance consuela consuelo cora coral corazon cordelia cordie
    coreen corene coretta cori corie corina corine corinna corinne corliss cornelia corrie corrina corrine cortney
    criselda crissy crista cristal cristen cristi cristie cristin cristina cristine cristy crystal cyndi cynthia
    cythia cécile céline dagmar dahlia daisey daisy dalia dalila damaris danae danelle danette dani danica daniela
    daniella danielle danika danita danna dannette dannielle danuta danyelle daphine daphne darby darci darcie
    darcy daria darla darleen darlene darline davida davina dawn dawna dawne dayle dayna deana deandra deane deann
    deanna deanne deb debbi debbie debbra debby debi debora deborah debra debrah debroah dedra deeann deena deidra
    deidre deirdre delana delena delfina delia delicia delilah delinda delisa dell della delma delois delora
    delores deloris delpha delphia delphine delta demetra demetria demetrice dena deneen denese denice denise
    denisha denita denna dennise desirae desire desiree dessie destiny detra devona devora devorah diamond diana
    diane diann dianna dianne diedra diedre digna dilek dimple dina dinah dione dionna dionne dixie dollie dolly
    dolores doloris domenica dominga dominque domonique dona donetta donita donna donya dora dorathy dorcas doreen
    dorene doretha dori dorie dorinda dorine doris dorotha dorothea dorothy dorothée dorris dortha dorthea dorthy
    dot dottie dovie dragana dreama drema drucilla drusilla dulce dyan earlean earleen earlene earline earnestine
    eartha easter eboni ebony ebru ece echo eda edda edelmira eden edie edith edna edwina edythe effie eileen
    ekaterina elaina elaine elana elanor elayne elba elda eldora eleanor eleanora eleanore elease elena eleni
    elenor elenora eleonora elfriede eliana elicia elida elif elinor elisa elisabeth elise elissa eliza elizabeth
    elizbeth elizebeth eliška elke ella ellen ellie elly ellyn elma elmira elna elnora elodia elois eloisa eloise
    elouise elsa else elsie elva elvera elvia elvie elvina elvira elyse ema emelda emelia emiko emilee emilia
    emilie emily emine emma emmanuelle emmie emmy emogene ena enedina eneida enid enola enriqueta epifania era
    erica ericka erika erin erinn erlene erlinda erline erma ermelinda erminia erna ernestina ernestine esma
    esmeralda esperanza esra essie esta estela estell estella estelle ester esther estrella ethel ethelene ethelyn
    ethyl etta eugenia eugenie eula eulalia eunice eva evalyn evangelina evangeline eve evelia evelin evelina
    eveline evelyn evelyne evette evie evon evonne ewa exie fabiola fadime fae faith fallon fannie fanny farah
    farida farrah fatemeh fatiha fatima fatma fatou fatoumata faustina fawn fay faye fe federica felecia felica
    felice felicia felicita felicitas felipa felisa felisha feride fern fernanda ferne filiz filomena fiona flavia
    flo flor flora florance florence florencia florene florentina floretta florinda florine flossie floy fonda
    frances francesca francie francina francine francisca francoise françoise freda frederica fredericka fredia
    freeda freida frieda fumiko gabriela gabriele-maria gabriella gabrielle gail gamze garnet garnett gay gaye
    gayla gaylene gaynell gearldine gemma gena geneva genevieve genia genie gennie genoveva georgene georgetta
    georgette georgiana georgianna georgie georgina georgine geraldine geralyn gerda geri gerri gertha gertie
    gertrud gertrude ghada gia gigi gilda gillian gina ginger ginny giorgia giovanna gisela gisele giselle giulia
    gladis glady gladys glenda glendora glenna glennie glennis glinda gloria glory glynda golda goldie grace gracia
    gracie graciela gregoria greta gretchen gretta griselda gudrun guillermina gulnara gussie gwen gwenda gwendolyn
    gwenn gwyn gülsen habiba hadiya hafsa hailey hala haley halina hallie hana hanan hanh hanna hannah hanne
    hannelore harmony harriet harriett harriette hatice hattie haydee hayley hazel heather heba hedwig hedy heide
    heidi heike helen helena helene helga hellen hend henrietta henriette herlinda hermelinda hermina hermine
    herminia hester hettie hiba hilaria hilary hilda hilde hildegard hildegarde hildred hillary hilma hind hiroko
    holley holli hollie holly honey hope hortencia hortense hortensia houda huda hulda huong hyacinth hélène hülya
    ida idalia idell idella iesha ignacia ila ilana ilaria ilda ileana ilene iliana ilona ilse iluminada ima imane
    imelda imogene ina indira inell ines inez inga inge ingeborg inger ingrid inocencia inès iola iona ione irena
    irene irina iris irma irmgard isabel isabell isabella isabelle isaura isela isidra iva ivana ivanka ivette
    ivona ivonne ivy jacalyn jacinta jackeline jacki jacklyn jaclyn jacqualine jacque jacquelin jacqueline
    jacquelyn jacquelyne jacquelynn jacquiline jacquline jacqulyn jada jade jadwiga jaimie jaleesa jami jamila
    jammie jana janae janay jane janeen janel janell janelle janene janessa janet janeth janett janetta janette
    janey janice janie janina janine janis janita jann janna jannette jannie jaqueline jasmin jasmine jaunita jayme
    jayne jazmin jazmine jeana jeane jeanene jeanetta jeanette jeanie jeanine jeanna jeanne jeannette jeannie
    jeannine jen jena jenell jenelle jenette jeni jenice jenifer jeniffer jenine jenise jenna jennefer jennette
    jenni jennie jennifer jenniffer jenny jeraldine jeri jerilyn jerri jerrie jesenia jesica jessenia jessi jessica
    jesusa jettie jihan jill jillian jina joana joanie joann joanna joanne jocelyn jodee jodi jodie joeann joella
    joelle joellen joetta johana johanna johnetta johnna joi jolanda jolanta joleen jolene jolie jolynn jonell
    jonelle joni jonna jonnie josefa josefina joselyn josephina josephine josette josiane josie joslyn jovita joy
    joyce joycelyn joye joëlle juana juanita judi judie judith judy julee juli julia juliana juliane juliann
    julianna julianne julie julienne juliet julieta juliette julissa june jung junita justina justine jutta kacey
    kaci kacie kacy kaitlin kaitlyn kala kaley kali kami kandace kandi kandice kandy kara karan karen karey karie
    karima karin karina karine karissa karla karleen karlene karma karmen karol karolyn karon karren karri karrie
    karyl karyn kasandra kasie kassandra kassie katarina katarzyna kate katelyn kathaleen katharina katharine kathe
    katherin katherine kathern katheryn kathey kathi kathie kathleen kathlene kathlyn kathrine kathryn kathryne
    kathy kathyrn kati katia katie katina katja katlyn katrice katrina kattie katy kavita kay kaye kayla kaylee
    kayleen kayleigh kaylene kazuko kecia keely keena keesha keiko keisha keli kelle kellee kelli kellie kellyanne
    kellye kelsey kelsie kena kendra kenisha kenna kenyetta keri kerri kerrie kesha keshia khadija khadijah kia
    kiana kiara kiera kiesha kiley kimber kimberely kimberlee kimberley kimberli kimberlie kimberly kimbery kimiko
    kindra kira kirsten kirsti kirstin kisha kitty kizzy kori kourtney krista kristal kristan kristel kristen
    kristi kristie kristin kristina kristine kristy kristyn krysta krystal krystle krystyna kyla kylee kylie kym
    kymberly kyra lacey laci lacie ladonna lady laila lakeisha lakesha lakeshia lakisha lakshmi lamia lana lanell
    lanette lani lanita laquita lara larae laraine larhonda larisa larissa laronda larue lasandra lashanda lashawn
    lashonda lashunda latanya latasha latashia latesha latia laticia latifa latisha latonia latonya latoria latosha
    latoya latrice latricia latrina launa laura laure laureen laurel lauren laurene lauretta laurette lauri laurice
    laurie laurine lavada lavera laverna lavina lavinia lavon lavonda lavonia lavonne lawana lawanda lawanna layla
    lea leah leana leandra leann leanna leanne leatha leatrice leda leeann leeanna leeanne leesa leighann leila
    leilani leisa lela lelia lena lenna lennie lenora lenore leola leona leonarda leonie leonila leonor leonora
    leonore leora leota lera lesa lesia leslee lesli lessie leta letha leticia letitia lettie letty lexie leyla
    lezlie leïla lia liana liane libby liberty librada lida lidia lien liesbeth ligia lila lili lilia lilian
    liliana lilla lillian lillie lilly lily lina linda lindsay lindy linette linh linnea linnie linsey lisa lisbeth
    lise lisette lisha lissa lissette lita livia liz liza lizabeth lizbeth lizette lizzie loida lois lola lolita
    loma lona loni lonna lora loraine lore loree loreen lorelei lorena lorene lorenza loretta lori loriann lorie
    lorinda lorine lorna lorraine lorretta lorri lorrie lory lottie louann louanne louella louisa louise lourdes
    louvenia lovella lovie loyce luana luann luanne lubna lucia luciana lucie lucienne lucila lucile lucille lucina
    lucinda lucrecia lucretia lucy ludie ludmila lue luella luisa luise lula lulu luna lupita lura lurline luvenia
    luz lyda lydia lyla lyn lynda lyndsay lyndsey lynell lynelle lynette lynne lynnette lynsey lyudmila mabel mable
    machelle macie macy madaline madalyn madeleine madeline madelyn madge madie madison madlyn madonna mae maegan
    magaly magan magaret magda magdalen magdalena magdalene magen maggie magnolia maha maia maida maike maira maja
    majorie malgorzata malia malika malinda malisa malissa mallory mamie mammie manal manda mandi mandy manuela
    maple mara maranda marcela marcelina marceline marcella marcelle marci marcia marcie marcy maren margaret
    margareta margarete margarett margaretta margarette margarita margarite margart margaux marge margeret margery
    marget margie margit margo margorie margot margret margrethe marguerita marguerite margurite mari maria mariah
    mariam mariana mariann marianna marianne maribel maribeth maricela marie marieke mariel mariela marielle
    marietta marija marijana marilee marilou marilu marilyn marilynn marina marisa marisela marisol marissa marita
    maritza marjorie marjory markita marla marlana marleen marlen marlena marlene marlyn marlys marna marni marnie
    marquerite marquetta marquita marry marsha marta martha marti martina martine marva marvel mary marya maryalice
    maryam maryann maryanne marybeth maryellen maryjane maryjo marylee marylin marylou marylyn maryna masako
    mathilda mathilde matilda matilde mattie maud maude maudie maura maureen maurine mavis maxie maxine maya
    maybell maybelle maye mayme mayra mazie meagan meaghan mechelle mee meg megan meggan meghan meghann mehmooda
    mei meike melaine melania melanie melany melba melina melinda melisa melissa melissia mellie mellisa mellissa
    melodie melody melonie melony melva melvina melynda meral mercedes mercy meredith meri meridith merilyn merlene
    merna merri merry merve meryl meta mette mia micaela michaela micheline michell michelle michiko micki mickie
    migdalia miguelina mikki mila milagro milagros mildred milena milissa millicent millie mimi mina mindi mindy
    minerva minna minnie mira miranda mireille mireya miriam mirian mirjam mirna mirta mirtha missy misti misty
    mittie mitzi modesta moira mollie molly mona monica monika monique monserrate mounira mozell mozella mozelle
    muriel myra myriam myrle myrna myrtice myrtie myrtis myrtle nabila nada nadia nadine nadège naima najat najla
    najwa nakia nakisha nakita nalan nanci nancie nancy nanette nannette nannie naoma naomi narcisa natalia natalie
    natalya natascha natasha nathalie natividad natosha nawal nazanin neda nedra nelda nelia nelida nell nella
    nelle nellie nelly nena neoma nereida nerissa nesrin neta nettie neva nichelle nichol nichole nicki nickie
    nickole nicolasa nicole nicoletta nicolette nicolle nidia nieves niki nikia nikki nikole nila nilda nilsa nina
    ninfa nita noelia noella noelle noemi nola noma nona nora norah noreen norene norine norma noura nova novella
    nuray nurul nydia nyla obdulia ocie octavia odessa odette odile odilia ofelia oksana olena oleta olga oliva
    olive olivia olympia oma ombretta omega ona oneida opal ophelia ora oralia orpha ossie otilia ouida oum ozella
    paige palma pam pamala pamela pamelia pamella pandora pansy paola particia patience patrica patrice patricia
    patrina patrizia patsy patti pattie patty paula pauletta paulette paulina pauline pearl pearle pearlene pearlie
    pearline peggie peggy penelope penney penni pennie penny perihan perla pervin petra petrina petronella phillis
    philomena phoebe phylis phyliss phyllis pia piedad pilar pinkie piper polly pooja porsha portia precious
    pricilla princess priscilla priya prudence qiana queen queenie quiana rachael racheal rachel rachele rachell
    rachelle racquel rae raeann rafaela raina ramona ramonita ranae randa randee randi rania ranya raquel rasha
    rasheeda rashida raven raye raylene rayna razan reatha reba rebbeca rebbecca rebeca rebecca rebekah reem regan
    regena regenia regina reiko reina rekha remedios rena renae renata renate renea renee renetta renita reta retha
    retta reva reyna rhea rhiannon rhoda rhonda richelle rikki rina risa rita robbin roberta robyn rochell rochelle
    rocio rola rolanda roma romana romelia romona rona ronda roni ronna ronni rosa rosalba rosalee rosalia rosalie
    rosalina rosalind rosalinda rosaline rosalva rosalyn rosamond rosana rosann rosanna rosanne rosaria rosaura
    rose roseann roseanna roseanne rosella roselyn rosemarie rosemary rosetta rosia rosie rosina rosita roslyn
    rowena roxana roxane roxann roxanna roxanne roxie rozella ruba rubie ruby rubye rufina rukmini ruqayya ruth
    ruthann ruthie saadia sabiha sabina sabine sabra sabrina sachiko sade sadie sahar saida salena salina sallie
    sally salma salome salwa samantha samara samatha samia samira sanaa sandi sandra sania sanjuana sanjuanita
    sanora santa santina sara sara-jane sarah sarina sarita saundra savanna savannah scarlet scarlett sebrina
    selena selene selin selina selma serena serina sevgi sevil sha shaima shaina shaista shakira shalonda shameka
    shamika shamima shana shanda shandra shaneka shanell shanelle shani shanice shanika shanita shanna shannan
    shanon shanta shante shantel shantell shara sharee sharen shari sharita sharla sharleen sharlene sharmila
    sharon sharonda sharron sharyl sharyn shasta shauna shaunna shavon shavonne shawana shawanda shawna shawnda
    shawnee shawnna shayla shayna sheena sheila sheilah shela shelba shelia shelley shelli shellie shelly shemika
    shena shenita sheree sheri sherie sherilyn sherita sherley sherly sherlyn sheron sherrell sherri sherrie
    sherrill sherron sherry sherryl shery sheryl shiela shira shirin shirlee shirleen shirlene shirley shirly shona
    shonda shonna shoshana shukria sibel sibyl sierra signe sigrid siham silke silva silvana silvia simona sindy
    siobhan skye slyvia socorro sofia sofie solange soledad sommer sondra sonia sonja sonya sophia sophie soraya
    souad spring staci stacia stacie starla starr stefani stefania stefanie steffanie stella stephaine stephani
    stephanie stephany stephenie stephine stormy sudie sue sueann suellen suha sumaya summer sunita sunny sunshine
    susan susana susann susanna susannah susanne sushma susie suzan suzann suzanna suzanne suzette suzie suzy
    svetlana sybil syble sylvia synthia syreeta tabatha tabetha tabitha takisha talia talisha talitha tamala tamar
    tamara tamatha tameika tameka tamekia tamela tamera tamesha tami tamica tamie tamika tamiko tammara tammi
    tammie tammy tamra tana tanesha tangela tania tanika tanisha tanja tanna tanya tara tarah tarsha taryn tasha
    tashia tatiana tatyana tawana tawanda tawanna tawny tawnya teena temeka tena tenisha tennie tennille teodora
    tequila tera tereasa teresa terese teresita teressa teri terra terresa terri terrie tesha tess tessa tessie
    thalia thea theda thelma theodora theola theresa therese theresia thersa thomasina thomasine thresa thérèse tia
    tiana tianna tiara tierra tiesha tiffani tiffanie tiffany tiffiny tillie tina tiny tisha tomasa tomeka tomika
    tomoko tonda tonia tonie tonja tonya tori tosha toshiko tove towanda toya tracee traci tracie trang trena tresa
    tressa tressie treva tricia trina trinity trish trisha trista trudi trudie trudy trula tuyet twana twila twyla
    tyesha tyra ulrike umm una ursula usha vada valarie valda valentina valeria valerie vallie valorie valérie
    vanda vanesa vanessa vanita vannessa veda velda velia vella velma velva velvet vena venessa venice venita venus
    veola vera verda verdell verdie verena vergie verla verlene verlie verna vernell vernetta vernice vernie
    vernita veronica versie vesna vesta veta vicenta vickey vicki vickie vicky victoria vida vikki viktoria vilma
    vina vincenza vinnie viola violet violeta violette virgie virgina virginia virginie viva vivan vivian viviana
    vivien vivienne vonda vonnie waltraud wanda wanita wendi wendy widad wilda wilhelmina willa willene willette
    willia wilma windy winifred winnie winnifred winona wonda wynona xiomara yadira yael yanira yasemin yasmin
    yasmine yelena yesenia yetta yi ylva yoko yolanda yolande yolando yolonda yoshiko yukiko yuko yulia yuliya
    yvette yvonne zahia zahra zaida zainab zakia zandra zehra zeinab zelda zella zelma zena zenaida zenobia zeynep
    zina zineb zita zoe zofia zohra zoila zona zora zoraida zubaida zuhal zula zulema zulma özlem
    """.split()
)
GIVEN = MEN | WOMEN
