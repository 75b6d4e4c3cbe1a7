"""Given names that tell "he" from "she". A name that is given to both, or is not here, decides nothing.

Those of the United States census of 1990 (public domain) that are at least fifteen times as common for one sex as for
the other, without those that other languages give to men as well ("Andrea", "Reda", "Li"), and, by hand, those of other
languages that the news is full of. All in lower case.
"""

from __future__ import annotations

MEN = frozenset(
    """
    aaron abdallah abdel abdelaziz abdelfattah abdelhamid abdelkader abdelmajid abdelmalek abdi abdirahman abdiweli
    abdou abdul abdulaziz abdulhadi abdulhakim abdulkadir abdulkarim abdullah abdullahi abdulmalik abdulqader
    abdulrahman abdulrazak abdulsattar abdulwahab abdurahman abdurrahman abe abel abiy abraham abram abu abubakar
    adalberto adam adan adel adem adnan adnane adolfo adolph adrian adrien agim agus agustin ahmad ahmed ahmet
    airlangga ajay ajit akhil akhmed akira akram al ala alaa alain alan albert alberto alden aldo alec alejandro
    aleksandar aleksandr aleksei alessandro alessio alex alexander alexandre alexei alfonso alfonzo alfred alfredo
    alhaji ali alija aliko allan allen alonso alonzo alphonse alphonso alton alvaro alvin amado amar ambrose amin
    aminu amir amit amjad ammar amos amr anand anas anatoliy anatoly anders anderson andi andre andreas andrei
    andrej andres andrew andrey andriy andrés andy angelino angelo anibal anies anil anis ante anthony antione
    antoine anton antone antonin antonio antony antwan anupam anwar arben archie arden ardian arief arif arjun
    arkady arlen arlie armand armando armend armin arnaud arne arnold arnoldo arnulfo aron arron arseniy arsim art
    artan arthur arturo arvind asa asad asadullah asbjørn ashok ashraf ashwin aslan ataullah atef atiku attaullah
    august augustus aurelio aurélien austin avni ayad ayman ayob ayoub azim aziz babagana babatunde bahaa bahadur
    bahman bahram bajram bakhtiar bakir bakr baltasar bambang baptiste barack bardhyl barney barrett barry bart
    barton barzan basem bashar bashir bashkim basil bassam bastien basuki beau bego behrouz behzad bekim ben
    benedict benito benjamin bennett benny benoit benoît benton bernard bernardo bernd bernie bert bertram besim
    besnik bilal bill billy binali bjarne bjorn björn bjørn blaine blake blerim bo bob bobby bogdan bohdan booker
    boris bosko boubacar boyce boyd brad bradford bradley bradly brady brain bram branden brandon branislav branko
    brant brendan brendon brent brenton bret brett brian brice brock broderick brooks bruce bruno bryan bryant bryce
    bryon buck bud buddy budi buford bukola bulent burak burim burl burt burton buster byron bülent caleb calvin can
    carl carl-henrik carlo carlos carlton carmelo carmine carson carsten carter cecil cedric cedrick cem cemal
    cengiz cesar chadwick chance charles charley charlie chas chase chauncey cheikh chester chet chidi chris
    christer christian christoper christoph christophe christopher chuck chukwuemeka clarence clark claud claude
    claudio claus clay clayton clemens clement clemente cletus cleveland cliff clifford clifton clint clinton clyde
    cody coen cole coleman colin collin colton columbus conrad cordell corey cornelius cornell corrado cortez cory
    cosimo coy craig cristian cristobal cristopher curt curtis cyril cyrus césar dahir dalton damian damien damion
    damon dan danial daniel danilo danny dante dardan darell daren darin dario darius dariush darko daron darrel
    darrell darren darrick darrin darron darryl darwin daryl dave david davis davoud dawood dawud dean deandre
    deangelo deepak dejan del delbert delfin delmar delmer demarcus demetrius denis dennis denver denys derek derick
    derrick deshawn desmond detlef dewayne dewey dewitt dexter dhia dick didier diego dieter dietmar dillon dilshad
    dinesh dino dirk diyaa djoko dmitri dmitriy dmitry domenic domenico domingo dominic dominick dominik don donald
    donato donn donnell donny donovan donte dorsey doug douglas douglass doyle dragan drago drew driss driton duane
    dudley duncan dusan dusko dustin dwain dwayne dwight dylan earle earnest eberhard ebrahim eckart ed eddy edgar
    edgardo edin edison edmond edmund edmundo edoardo eduardo edward edwardo edwin efrain efren ehud ekkehard eko
    ekrem elbert elden eldon eldridge eli elias elijah elio eliseo elliot elliott ellis ellsworth elmar elmer elmo
    eloy elroy elton elvin elvir elvis elwood emanuel emeka emerson emery emil emile emilio emir emmanuel emmett
    emmitt emory emrah emre endang enes engin enoch enrico enrique enver enzo erasmo ercan erdal erdem erhan erhard
    eric erich erick erik erion erkan ermin ernest ernesto ernie ernst errol ervin erwin esben esmail esmatullah
    espen esteban ethan etienne ettore eugene eugenio eusebio evan everett everette evgeni evgeny ezekiel ezequiel
    ezio ezra fabian fabien fabio fabrice fabrizio fadel fadhil fadi fadil fahad fahd fahrudin faisal faiz falah
    faleh fares farhad farid faris farooq farouk faruk farzad fatih fatmir fatos faustino fausto fawaz fawzi
    federico felipe felix felton femi ferdinand ferhat fermin fermín fernando ferry fidel fikret filiberto filip
    filippo firas fitim flamur flavio flemming fletcher florencio florent florentino florian florim floris floyd
    forest forrest foster fouad francesco francis francisco franck franco francois frank franklin franklyn frans
    franz françois fred freddy frederic frederick fredric fredrick freeman friedrich fritz frode frédéric fuad fuat
    gabriel gaetano galen ganesh garfield garland garret garrett garry garth gary gaston gatot gavin gaylord gazmend
    gaël geert genaro gene gennady geoffrey georg george georges georgi georgy gerald geraldo gerard gerardo gerd
    gerhard gernot gerrit gezim ghasem ghassan ghazi gholam ghulam giacomo giancarlo gianfranco gianluca gianni gijs
    gil gilbert gilberto gilles gino giorgio giovanni girish giulio giuseppe glen glenn gokhan gonzalo gopal goran
    gordon gottfried grady graham graig grant granville greg gregg gregorio gregory grigory grover guido guillaume
    guillermo gulab gulbuddin gunnar gunter gunther gus gustavo guy gérard gökhan göran günter günther habib hadi
    hafez haidar haider haitham hajredin hakan hakim hal halil halis hallvard haluk hamad hamdi hamed hamid
    hamidreza hamidullah hamza hani hanif hank hans hans-georg hans-jürgen haris harish harlan harland harley harm
    harold haroun harris harrison harry hartmut harun harvey hasan hashem hashim hassan hatem haydar hayden haytham
    haywood hazem heath hector heiko heiner heinrich heinz hekmatullah helmut hemant hendra hendrik henk henning
    henrik henry herb herbert heriberto herman hermann hernán herschel hershel heru herve hervé heshmat hicham
    hideki hilario hilton hipolito hiram hiroshi hisham hishammuddin hitesh hobert holger homer horace horacio horst
    hosea hoshang hoshyar hosni hossam hossein houssam howard hoyt hubert huey hugh hugo hulusi humberto hung hunter
    husain husam husayn husein huseyin hussain hussein hyman håkan héctor hüseyin ian ib ibrahim ibrahima ibro idris
    idriss idrissa idriz ignacio igor ihab ihor ike ilham ilhan ilir ilker ilya imad imed imran ingo iqbal iraj
    irfan irvin irving irwin isaac isaiah isaias isiah isidro iskander islam ismael ismail ismet isnilon isreal issa
    issac issam isse issoufou ivan ivica ivo iván iwan iyad jaafar jaap jabar jabbar jaber jabir jacco jacinto jack
    jackson jacob jacques jafar jagdish jaime jake jakob jalal jamaal jamal jamar jamel james jamison jan-peter
    jared jarod jaroslav jarred jarrett jarrod jarvis jason jasper jassim javad javed javier jawad jay jayson jc
    jean-charles jean-claude jean-francois jean-françois jean-louis jean-luc jean-marc jean-michel jean-paul
    jean-pierre jean-yves jeb jed jeff jefferey jefferson jeffery jeffrey jeffry jelle jens jerald jeramy jere
    jeremiah jeremy jermaine jeroen jerold jerome jeromy jerrell jerrod jerrold jerry jesper jess jesse jesus jesús
    jim jimmy joachim joaquin joaquín jochem jochen joe joel joesph johan johann johannes john johnathan johnathon
    johnny johnson joko jon jonah jonas jonathan jonathon joost jordon jorg jorge joris jos jose josef joseph josh
    joshua josiah josip jospeh josue josé jovan juan judson jules julian julien julio julius julián junior jurgen
    justin jusuf jörg jörn jørgen jørn jürgen kadhim kadir kamal kamel kamran kareem karim karl karl-heinz karsten
    karwan kasim kaspar kasper kassem kaveh kazuki keenan kees keith kelvin kemal ken kenan kendrick keneth kenji
    kenneth kennith kenny kent kenta kenton kenzo kerem kermit keven kevin khaled khalid khalil khamis khosrow
    khurram kieth kip kirill kirk kishore kjell kjetil klaas klaus knut koen kofi konrad konstantin korey kory kraig
    kris kristof kristofer kristoffer kristopher kujtim kurt kurtis kwabena kwame kyle kåre laith lalit lamar lamine
    lamont lance landon lanny larry lars lasse latif laurence laurent lavdrim lawerence lawrence lazaro leandro leif
    leland lemuel len lenard lenny leo leon leonard leonardo leonel leonid leopoldo leroy les lester levent levi
    lewis lincoln lino linwood lionel ljubisa lloyd lodewijk logan lon lonny lorenz lorenzo lothar louay louis
    lowell loyd luan luay luc luca lucas luciano lucien lucio lucius ludovic luhut luigi luis luiz lukas luke lulzim
    luther lutz lyle lyman lyndon lynwood maarten mac mack macky mads magnus magomed mahad mahamadou mahamat
    mahathir mahdi maher mahesh mahfud mahir mahmood mahmoud mahmud mahmut majed majid maksim malcolm malcom malek
    malik mamadou manfred manish manoj manouchehr mansoor mansour manual manuel maqbool marc marcel marcelino
    marcello marcellus marcelo marcin marco marcos marcus marek margarito mariano mario marius mark marko markus
    marlon marquis marshall martijn martin martín marvin marwan mason masoud masrour massimiliano massimo massoud
    mateo mateusz mathew mathias mathieu mathijs mats matt matteo matthew matthias matthieu mattia maurice mauricio
    maurizio mauro max maxim maxime maximo maxwell maynard mazen mazloum mckinley mehdi mehmed mehmet mehrdad mel
    melvin menno merlin mert mervin mesut metin mevlut mevlüt michael michale micheal michel michiel mickael miguel
    mikael mike mikel mikhail miles milford millard milo milorad milos milton miodrag miquel mirko mirsad mirza
    mitch mitchel mitchell mladen modesto modibo moeldoko mogens mohamad mohamed mohammad mohammed mohamud mohan
    mohsen moises mojtaba mokhtar momcilo monroe monte monty morris morten morteza morton mose moses moshe mostafa
    mounir mourad moussa moustafa mowaffak muamer muammar muammer muhammad muhammadu muhammed muhanad muhannad
    muharem muharrem muhyiddin mujo mukesh mukhtar munir muqtada murad murat murray musa muse mushtaq mustafa
    mustapha mutaz mykola myles myron nabil nadeem nader nadhim nadim naeem naim naji najib najibullah najim najm
    napoleon narendra naresh naser nasim nasir nasrollah nasrullah nasser nathan nathanael nathanial nathaniel
    naveed nawaf nawaz nayef nazir neal necdet nechirvan ned neil nelson nenad nestor neville newton nicanor
    nicholas nick nickolas nicolas nicolás nicolò nidal niels nigel nihad nihat nikhil nikola nikolai nikolas
    nikolay nils nitin nizar nnamdi noah noble noe nolan norbert norberto norman normand norris nouri numan nur
    nurettin nuri nusret obinna octavio odis oguzhan ola olaf olav ole oleg oleksandr oleksiy olen olin oliver
    olivier olle olusegun omar omer omid onno onur oren orhan orlando orval orville osama oscar oskar osman ostap
    osvaldo oswaldo othman otis otto oumar ousmane owen ozan ozgur pablo pajazit palle palmer pankaj paolo parker
    parviz pascal pascual pasquale patrick paul pavel pavlo pawel payam peder pedro peer per percy perry pervaiz
    pervez petar pete peter petr petro petter phil philip philippe phillip piero pierre pierre-yves pieter
    pieter-jan pietro piotr porfirio porter poul prabowo pradeep prakash pramono praveen preben predrag preston
    pyotr qais qamar qasem qasim qassem quentin quincy quintin quinton rachid radovan radwan raed rafael rafi rafiq
    rahim rahmatullah rahul raimund rainer raj rajeev rajesh rajiv rajnath rakesh raleigh ralf ralph ramadan ramesh
    rami ramin ramiro ramon ramush ramzan ramzi ramón randal randall randell randolph randy ranjit ranko raoul
    raphael raphaël rashad rashed rasheed rashid rasmus ratko rauf raul ravi ray rayford raymon raymond raymundo
    raúl recai recep redouane redur reed reggie reginald rehman reid reinaldo reiner reinhard remi renaldo renato
    renzo rené reuben rex rexhep rey reyes reynaldo reza rhett riad ricardo riccardo rich richard richie rick rickey
    ricky rico ridvan rigoberto riley riyad rizgar rizwan roar rob robbert robby robert roberto robt rocco rocky rod
    roderick rodger rodney rodolfo rodrick rodrigo roel rogelio roger rohit roland rolando rolf rolland romain roman
    romeo ron ronald ronnie ronny roosevelt roscoe rosendo ross rotimi roy royal royce ruben rubin rudi rudolf
    rudolph rudy rueben rufus ruggero rune rupert rush ruslan russ russel russell rustam rusty rutger ruud ryamizard
    ryan rémi rüdiger saad saadi sabah sabri sachin saddam sadio sadiq sadri saeed saeid safet sahin said sajid
    sajjad sal salah saleem saleh salem salih salim salman salvador salvatore sam sameer sameh samer sami samir
    sammy samual samuel sandeep sander sandro sanel sanford sanjay sanjeev santiago satish saud saul sayed sayyed
    saïd scot scott scotty sead sean sebastian sebastien sedat sediqullah sefik selahattin selim semih senad serdar
    sergei sergey sergii sergio serhiy serkan seth setya seydou seymour seyni sezgin shaban shad shafik shahbaz
    shahid shakeel shakir shamil shane sharif shashi shaukat shaun shefqet sheldon shelton sher sherif sherman
    sherwan sherwood sherzad shinzo shivan shivraj shkelzen shon siamand siavash sid siddharth siegfried sigit
    sigurd silas silvio simen simon sinan sinisa sjoerd skender slamet slavko slobodan sofiane sohail sohrab solomon
    soner sonny soren soufiane spencer srdjan stan stanford stanislav stanley stanton stef stefan stefano steffen
    steinar stephan stephane stephen sterling steve steven stewart stig stijn stipe stuart sture stéphane subhash
    sudhir suhardi suharto sulaiman suleiman sulejman suleyman sultan sunil suresh susilo sutopo svein sven sylvain
    sylvester sébastien sören søren süleyman tad tage taha taher tahir takeshi talal tamer taner tanner tanveer
    taras tarek tareq tariq tarun taufik tawfik taylan tayyip ted teddy teodoro terence terje terrance terrell
    terrence terry thad thaddeus theodore theron thibault thierry thijs thilo thomas thorbjørn thorsten thurman
    tijjani tijs tim timmy timothy timur tito titus tobias tod todd tom tomas tomasz tomislav tommaso tommy toney
    tony tor torben tore torgeir torsten toshihiro travis trent trenton trevor trey tristan trond troy truman trygve
    tuan tunahan tuncay turgut turhan ty tyler tyree tyrell tyron tyrone tyson uche uday udo ufuk ugur uhuru ulf
    ulrich ulysses umar umaru umberto umesh umit umut usama usman uwe vaclav vadim vahid valentin valeri valerio
    vance vasily vasyl vaughn veli venkatesh vern vernon veysel vicente victor viggo vijay vikas vikram viktor vince
    vincent vincenzo vinod virgil virgilio visar vitali vitaly vitantonio vito vittorio vivek vladan vladimir
    vladislav vojislav volkan volker volkmar volodymyr voltaire von vyacheslav víctor wade wael waheed wahid waldo
    waleed walid walker wallace wally walter walton waqar ward warner warren wasim waylon wayne weldon wendell
    werner wes wesley weston wilber wilbert wilbur wilburn wiley wilford wilfred wilfredo wilfried wilhelm will
    willard willem william williams willian willis willy wilmer wilson wilton wim winford winfred winfried winston
    wiranto wisam wissam wm wolf wolfgang wolfram woodrow wouter wyatt xavi xavier xhavit xi yadollah yahia yahya
    yakubu yalcin yann yannick yaroslav yaser yasin yasir yasser yassin yassine yavuz yaya yazid yemi yevgeni
    yevgeny yigit yogendra youcef younes younis yousef yousif youssef yoweri yudi yuki yunus yuri yury yusuf yves
    zabihullah zachariah zachary zachery zack zackary zafar zahid zaid zakaria zaki zalmay zamir zane zayed zeki
    zekirja zia ziad zijadin ziyad zlatko zmaray zoltan zoran zouhair zuhair zulfiqar zulkifli zvonimir édgar
    édouard éric étienne íñigo óscar ömer özgür øystein øyvind ümit
    """.split()
)
WOMEN = frozenset(
    """
    aarti abbey abbie abby abida abigail ada adaline addie adela adelaida adelaide adele adelia adelina adeline
    adell adella adelle adina adria adriana adriane adrianna adrianne adriene adrienne afaf afton agatha agnes
    agnieszka agnès agustina ahlam aicha aida aileen aimee aisha aishatu aisyah aja akiko alaina alana alanna alba
    alberta albertha albertina albertine albina alda alecia aleida alejandra alejandrina aleksandra alena alene
    alesha alesia alessandra aleta aletha alethea alethia alexa alexandra alexandria alexia alfreda alia alica alice
    alicia alida alina aline alisa alise alisha alishia alisia alison alissa aliya aliyaa aliza alla allegra allene
    allie alline allison allyson alma almeda almeta alpha alta altagracia altha althea alvera alvina alyce alycia
    alyse alysha alysia alyson alyssa amada amal amalia amanda amani amber amel amelia ami amie amina aminata amira
    ammie amparo amy ana anabel anais anastacia anastasia anastasiya anaïs andra andree andria anette angela angele
    angelena angeles angelia angelic angelica angelika angelina angeline angelique angelita angella angie angle
    anglea anika anissa anita anitra anja anjali anjanette anke ann anna annabel annabell annabelle annalee annalisa
    annamae annamarie anne anne-marie annegret anneke anneliese annemarie annemieke annett annetta annette annice
    annick annie annis annmarie anouk antionette antje antoinette antonella antonette antonietta antonina anya april
    apryl araceli aracelis aracely arcelia ardell ardella ardis ardith areej aretha ariana ariane arianna arielle
    arla arleen arlena arlene arletta arlette arline armanda armida arminda arnetta arnita artie aruna arvilla arwa
    asha ashely ashlee ashleigh ashley ashli ashlie ashly ashlyn asma asmaa asmita assunta astrid asuncion athena
    audra audrea audrey audry augusta augustina aundrea aura aurea aurelia aurora aurore aurélie autumn ava avelina
    avis awilda aya ayana ayanna ayesha ayfer aylin aynur ayse aysel aysenur ayşe ayşegül azucena aïcha babara
    babette bahar bailey bambi barb barbar barbara barbera barbie barbra barbro basma bea beata beate beatrice
    beatriz beckie becky begoña belen belgin belia belinda bella belle belva benita berenice berfin berna bernadette
    bernadine berneice bernetta bernice berniece bernita berta bertha bertie beryl bess bessie beth bethann bethany
    bethel betsey betsy bette bettie bettina betty bettye beulah bev beverlee beverley beverly bhavna bianca bilge
    billye bintou birdie birgit birgitta birgitte birgul blanca blanch blanche blythe bobbi bobbye bodil bonita
    bonnie bonny bouchra branda brandee brandi brandie brandy breanna breanne bree brenda brenna briana brianna
    brianne bridget bridgett bridgette brigette brigid brigida brigitte brinda britany britney britni britta
    brittani brittany brittney brittni bronwyn brook brooke bruna brunilda brynn buffy burcu bushra buthaina
    béatrice bénédicte caitlin caitlyn callie camelia cami camilla camille cammie canan candace candance candelaria
    candi candice candida candie candis candy candyce caprice capucine cara caren cari caridad carie carin carina
    carisa carissa carla carleen carlene carletta carley carlie carline carlota carlotta carly carlyn carma carman
    carme carmel carmela carmelina carmelita carmella carmen carmon carol carola carolann carole carolee carolina
    caroline carolyn carolyne carolynn caron carri carrie caryl caryn casandra casie cassandra cassidy cassie
    catalina catarina caterina catharine catherine cathey cathi cathie cathleen cathrine cathryn cathy catina
    catrina cayetana cecelia cecila cecile cecilia cecily celena celeste celestina celestine celia celina celine
    ceren chana chanda chandra chanel chantal chante chantel chantell chantelle charise charissa charisse charity
    charla charleen charlene charlette charline charlotta charlotte charlène charmaine charolette chasity chastity
    chaya chelsea chelsey chelsie cheri cherie cherise cherish cherly cherri cherrie cherry cherryl cheryl cheryle
    cheryll cheyenne chiara chiquita chloe chrissy christa christal christeen christel christen christena christene
    christi christiana christiane christie christin christina christine christy chrystal ciara cicely ciera cierra
    cigdem cinda cindi cindy cinthia cinzia claire clara clare claribel clarice clarine clarissa clarita claudette
    claudia claudine clementina clementine clemmie cleopatra cleora cleta clotilde clémence clémentine coleen
    coletta colette coline colleen collen collette concepcion concetta conchita connie constance consuela consuelo
    cora coral corazon cordelia cordie coreen corene coretta cori corie corina corine corinna corinne corliss
    cornelia corrie corrina corrine cortney criselda crissy crista cristal cristen cristi cristie cristin cristina
    cristine cristy crystal cyndi cynthia cythia cécile céline dagmar dahlia daisey daisy dalal dalia dalila damaris
    damla danae danelle danette dani danica daniela daniella danielle danika danita danna dannette dannielle danuta
    danyelle daphine daphne darby darci darcie darcy daria darla darleen darlene darline darya davida davina dawn
    dawna dawne dayle dayna deana deandra deane deann deanna deanne deb debbi debbie debbra debby debi debora
    deborah debra debrah debroah dedra deeann deena deepa deepika deidra deidre deirdre delana delena delfina delia
    delicia delilah delinda delisa dell della delma delois delora delores deloris delpha delphia delphine delta
    demetra demetria demetrice dena deneen denese denice denise denisha denita denna dennise desirae desire desiree
    dessie destiny detra devona devora devorah diamond diana diane diann dianna dianne didem diedra diedre digna
    dilek dimple dina dinah dione dionna dionne divya dixie dollie dolly dolores doloris domenica dominga dominque
    domonique dona donatella donetta donita donna donya dora dorathy dorcas doreen dorene doretha dori dorie dorinda
    dorine doris dorotha dorothea dorothee dorothy dorothée dorris dortha dorthea dorthy dot dottie dounia dovie
    dragana dreama drema drucilla drusilla dulce dyan earlean earleen earlene earline earnestine eartha easter eboni
    ebony ebru ece echo eda edda edelmira eden edie edith edna edwina edythe eefje effie eileen ekaterina elaina
    elaine elana elanor elayne elba elda eldora eleanor eleanora eleanore elease elena eleni elenor elenora eleonora
    elfriede eliana elicia elida elif elinor elisa elisabeth elisabetta elise elissa eliza elizabeth elizbeth
    elizebeth eliška elke ella ellen ellie elly ellyn elma elmira elna elnora elodia elodie elois eloisa eloise
    elouise elsa else elsie elva elvera elvia elvie elvina elvira elyse ema emanuela emelda emelia emiko emilee
    emilia emilie emily emine emma emmanuelle emmie emmy emogene ena enedina eneida enid enola enriqueta epifania
    era erica ericka erika erin erinn erlene erlinda erline erma ermelinda erminia erna ernestina ernestine esin
    esma esmeralda esperanza esra essie esta estela estell estella estelle ester esther estrella ethel ethelene
    ethelyn ethyl etta eugenia eugenie eula eulalia eunice eva evalyn evangelina evangeline eve evelia evelin
    evelina eveline evelyn evelyne evette evie evon evonne ewa exie fabienne fabiola fadime fadwa fae faith faiza
    fallon fannie fanny farah farida farrah fatema fatemah fatemeh fatiha fatima fatma fatou fatoumata faustina fawn
    fay faye fe federica felecia felica felice felicia felicita felicitas felipa felisa felisha femke feride fern
    fernanda ferne feyza fidan figen filiz filomena fiona flavia flo flor flora florance florence florencia florene
    florentina floretta florinda florine flossie floy folake fonda frances francesca francie francina francine
    francisca francoise franziska françoise frauke freda frederica fredericka fredia freeda freida frieda frédérique
    fumiko funda funmilayo fátima gabriela gabriele-maria gabriella gabrielle gail galina gamze garnet garnett gauri
    gay gaye gayla gaylene gaynell gearldine geeta gemma gena geneva genevieve geneviève genia genie gennie genoveva
    georgene georgetta georgette georgiana georgianna georgie georgina georgine geraldine geralyn gerda geri gerri
    gertha gertie gertrud gertrude gesine ghada ghislaine gia giada gigi gilda gillian gina ginevra ginger ginny
    giorgia giovanna gisela gisele giselle giulia giuseppina gladis glady gladys glenda glendora glenna glennie
    glennis glinda gloria glory glynda golda goldie gonca grace gracia gracie graciela gregoria greta gretchen grete
    gretta griselda gudrun guillermina gulnara gulsum gunhild gunilla gussie gwen gwenda gwendolyn gwenn gwyn gülay
    gülbahar gülsen gülseren gülten habiba hadeel hadiya hafsa hailey hajar hala haley halima halina hallie hana
    hanaa hanan hanane handan hande hanh hanna hannah hanne hanneke hannelore harmony harriet harriett harriette
    hatice hattie hauwa havva haydee hayley hazel heather heba hedwig hedy heide heidi heike helen helena helene
    helga helle hellen hend henrietta henriette herlinda hermelinda hermina hermine herminia hester hettie hiba
    hilaria hilary hilda hilde hildegard hildegarde hildred hillary hilma hina hind hiroko holley holli hollie holly
    honey hope hortencia hortense hortensia houda houria huda hulda hulya huong hyacinth hélène hülya ibtisam ida
    idalia idell idella iesha ignacia ila ilana ilaria ilda ileana ilene iliana ilona ilse iluminada ima imane
    imelda imogene ina indira inell ines inez inga inge ingeborg inger ingrid ingvild inken inmaculada inocencia
    inès inés iola iona ione ipek ireen irena irene irina iris irma irmgard iryna isabel isabell isabella isabelle
    isaura isela ishtar isidra iva ivana ivanka ivette ivona ivonne ivy jacalyn jacinta jackeline jacki jacklyn
    jaclyn jacqualine jacque jacquelin jacqueline jacquelyn jacquelyne jacquelynn jacquiline jacquline jacqulyn jada
    jade jadwiga jaimie jaleesa jami jamila jammie jana janae janay jane janeen janel janell janelle janene janessa
    janet janeth janett janetta janette janey janice janie janina janine janis janita jann janna jannette jannie
    jaqueline jasmin jasmine jaunita jayme jayne jazmin jazmine jeana jeane jeanene jeanetta jeanette jeanie jeanine
    jeanna jeanne jeannette jeannie jeannine jen jena jenell jenelle jenette jeni jenice jenifer jeniffer jenine
    jenise jenna jennefer jennette jenni jennie jennifer jenniffer jenny jeraldine jeri jerilyn jerri jerrie jesenia
    jesica jessenia jessi jessica jesusa jette jettie jihan jihane jill jillian jina joana joanie joann joanna
    joanne jocelyn jodee jodi jodie joeann joella joelle joellen joetta johana johanna johanne johnetta johnna joi
    jolanda jolanta joleen jolene jolie jolynn jonell jonelle joni jonna jonnie josefa josefina joselyn josephina
    josephine josette josiane josie joslyn jovita joy joyce joycelyn joye joëlle juana juanita judi judie judith
    judy julee juli julia juliana juliane juliann julianna julianne julie julienne juliet julieta juliette julissa
    june jung junita justina justine jutta jyoti kacey kaci kacie kacy kadiatou kaitlin kaitlyn kala kaley kali
    kalpana kaltoum kami kandace kandi kandice kandy kara karan karen karey karie karima karin karina karine karissa
    karla karleen karlene karma karmen karol karolyn karon karren karri karrie karyl karyn kasandra kasie kassandra
    kassie katarina katarzyna kate katelyn kateryna kathaleen katharina katharine kathe katherin katherine kathern
    katheryn kathey kathi kathie kathleen kathlene kathlyn kathrine kathryn kathryne kathy kathyrn kati katia katie
    katina katja katlyn katrice katrin katrina katrine kattie katy kavita kawthar kay kaye kayla kaylee kayleen
    kayleigh kaylene kazuko kecia keely keena keesha keiko keisha keli kelle kellee kelli kellie kellyanne kellye
    kelsey kelsie kena kendra kenisha kenna kenyetta keri kerri kerrie kerstin kesha keshia khadidiatou khadija
    khadijah khawla khulood kia kiana kiara kiera kiesha kiley kimber kimberely kimberlee kimberley kimberli
    kimberlie kimberly kimbery kimiko kindra kira kirsten kirsti kirstin kisha kitty kizzy kori kourtney krista
    kristal kristan kristel kristen kristi kristie kristin kristina kristine kristy kristyn krysta krystal krystle
    krystyna ksenia kyla kylee kylie kym kymberly kyra lacey laci lacie ladonna lady laetitia laila lakeisha lakesha
    lakeshia lakisha lakshmi lamia lana lanell lanette lani lanita laquita lara larae laraine larhonda larisa
    larissa laronda larue lasandra lashanda lashawn lashonda lashunda latanya latasha latashia latesha latia laticia
    latifa latisha latonia latonya latoria latosha latoya latrice latricia latrina launa laura laure laureen laurel
    lauren laurene lauretta laurette lauri laurice laurie laurine lavada lavera laverna lavina lavinia lavon lavonda
    lavonia lavonne lawana lawanda lawanna layla lea leah leana leandra leann leanna leanne leatha leatrice leda
    leeann leeanna leeanne leela leesa leighann leila leilani leisa lela lelia lena lene lenna lennie lenora lenore
    leola leona leonarda leonie leonila leonor leonora leonore leora leota lera lesa lesia leslee lesli lessie leta
    letha leticia letitia letizia lettie letty lexie leyla lezlie leïla lia liana liane libby liberty librada licia
    lida lidia lien lies liesbeth ligia lila lili lilia lilian liliana lilla lillian lillie lilly lily lina linda
    lindsay lindy linette linh linnea linnie linsey lisa lisbeth lise lise-lotte lisette lisha lissa lissette lita
    liudmila livia liz liza lizabeth lizbeth lizette lizzie loida lois lola lolita loma lona loni lonna lora loraine
    lore loree loreen lorelei lorena lorene lorenza loretta lori loriann lorie lorinda lorine lorna lorraine
    lorretta lorri lorrie lory lotte lottie louann louanne louella louisa louise lourdes louvenia lovella lovie
    loyce luana luann luanne lubna lucia luciana lucie lucienne lucila lucile lucille lucina lucinda lucrecia
    lucretia lucy lucía ludie ludivine ludmila lue luella luisa luise lula lulu luna lupita lura lurline luvenia luz
    lyda lydia lyla lyn lynda lyndsay lyndsey lynell lynelle lynette lynne lynnette lynsey lyubov lyudmila léa mabel
    mable machelle macie macy madaline madalyn maddalena madeleine madeline madelyn madge madhu madie madison madlyn
    madonna mae maegan magaly magan magaret magda magdalen magdalena magdalene magen maggie magnolia maha maheen
    maia maida maike maira maisa maja majorie malak malgorzata malia malika malinda malisa malissa mallory mamata
    mamie mammie manal manda mandi mandy manon manuela maple mara maranda marcela marcelina marceline marcella
    marcelle marci marcia marcie marcy mareike maren margaret margareta margarete margarethe margarett margaretta
    margarette margarita margarite margart margaux marge margeret margery marget margherita margie margit margo
    margorie margot margret margrethe marguerita marguerite margurite mari maria mariah mariam mariama mariana
    mariangela mariann marianna marianne mariapia maribel maribeth maricela marie marie-christine marie-claude
    marie-pierre marieke mariel mariela marielle marietta marija marijana marijke marilee marilou marilu marilyn
    marilynn marina marion marisa marisela marisol marissa marit marita maritza marjorie marjory markita marla
    marlana marleen marlen marlena marlene marlyn marlys marlène marna marni marnie marquerite marquetta marquita
    marry marsha marta martha marti martina martine marva marvel mary marya maryalice maryam maryann maryanne
    marybeth maryellen maryjane maryjo marylee marylin marylou marylyn maryna maría masako mathilda mathilde matilda
    matilde mattie maud maude maudie maura maureen maurine mavis maxie maxine maya maybell maybelle maye mayme mayra
    maysa mazie meagan meaghan mechelle mee meena meenakshi meera meg megan meggan meghan meghann mehmooda mei meike
    melaine melania melanie melany melba melek melike melina melinda melisa melissa melissia mellie mellisa mellissa
    melodie melody melonie melony meltem melva melvina melynda meral mercedes mercy meredith meri meridith meriem
    merilyn merlene merna merri merry merve meryl meta mette mia micaela michaela michela micheline michell michelle
    michiko michèle micki mickie migdalia miguelina mikki mila milagro milagros mildred milena milissa millicent
    millie mimi mina mindi mindy minerva minna minnie mira miranda mireille mireya miriam mirian mirjam mirna mirta
    mirtha missy misti misty mittie mitzi modesta moira mollie molly mona monica monika monique monserrate
    montserrat mouna mounira mozell mozella mozelle muazzez munira muriel mylène myra myriam myrle myrna myrtice
    myrtie myrtis myrtle mélanie mónica müge nabila nada nadezhda nadia nadine nadira nadège naima najat najla najwa
    nakia nakisha nakita nalan nanci nancie nancy nandini nanette nannette nannie naoma naomi narcisa narges nargis
    nasreen nasrin natalia natalie natalya natascha natasha nathalie natividad natosha nawal nazan nazanin nazli
    neda nedra neeta neha nelda nele nelia nelida nell nella nelle nellie nelly nena neoma nereida nerissa neslihan
    nesrin nesrine neta nettie neva nevin nichelle nichol nichole nicki nickie nickole nicolasa nicole nicoletta
    nicolette nicolle nidia nieves niki nikia nikki nikole nila nilay nilda nilgun nilsa nilüfer nina ninfa nirmala
    nisreen nita nneka noelia noella noelle noemi nola noma nona nora norah noreen norene norine norma nouf noura
    nova novella noémie nuray nurcan nuria nuriye nursel nurul nydia nyla núria obdulia obiageli oby ocie octavia
    océane odessa odette odile odilia ofelia oksana olena oleta olga oliva olive olivia olufunke olympia oma
    ombretta omega ona oneida opal ophelia ora oralia ornella orpha ossie otilia ouida oum ozella padma paige palma
    paloma pam pamala pamela pamelia pamella pandora pansy paola particia pascale patience patrica patrice patricia
    patrina patrizia patsy patti pattie patty paula pauletta paulette paulina pauline pearl pearle pearlene pearlie
    pearline peggie peggy pelin penelope penney penni pennie penny perihan perla perrine pervin petra petrina
    petronella phillis philomena phoebe phylis phyliss phyllis pia piedad pilar pinar pinkie piper polina polly
    pooja porsha portia precious preeti pricilla princess priscilla priya priyanka prudence pushpa qiana queen
    queenie quiana rachael racheal rachel rachele rachell rachelle rachida racquel radha rae raeann rafaela
    raffaella rafida raghad ragnhild raina rajaa ramona ramonita ranae randa randee randi rani rania ranya raquel
    rasha rasheeda rashida raven rawan raye raylene rayna razan reatha reba rebbeca rebbecca rebeca rebecca rebekah
    reem regan regena regenia regina reiko reina rekha remedios rena renae renata renate renea renee renetta renita
    renu reta retha retta reva reyna rhea rhiannon rhoda rhonda richelle rikke rikki rina risa rita ritu robbin
    roberta robyn rochell rochelle rocio rocío rojda rokhaya rokia rola rolanda roma romana romelia romona rona
    ronda roni ronna ronni rosa rosalba rosalee rosalia rosalie rosalina rosalind rosalinda rosaline rosalva rosalyn
    rosamond rosana rosann rosanna rosanne rosaria rosaura rose roseann roseanna roseanne rosella roselyn roselyne
    rosemarie rosemary rosetta rosia rosie rosina rosita roslyn rowena roxana roxane roxann roxanna roxanne roxie
    roza rozella ruba rubie ruby rubye rufina rukaya rukiye rukmini ruqayya ruth ruthann ruthie saadia sabiha sabina
    sabine sabra sabrina sabrine sachiko sadaf sade sadia sadie safia safiya sahar saida sajida salena salina sallie
    sally salma salome salwa samantha samara samatha samia samira sanaa sandi sandra sandrine sangeeta sania
    sanjuana sanjuanita sanora santa santina sara sara-jane sarah sarina sarita saroj saskia saundra savanna
    savannah sawsan scarlet scarlett sebahat sebrina seda seema selena selene selin selina selma sema semra serap
    serena serina serpil sevda sevgi sevil sevim sevinç sha shabana shabnam shaima shaimaa shaina shaista shakira
    shalini shalonda shameka shamika shamima shana shanda shandra shaneka shanell shanelle shani shanice shanika
    shanita shanna shannan shanon shanta shante shantel shantell shara sharee sharen shari sharita sharla sharleen
    sharlene sharmila sharon sharonda sharron sharyl sharyn shasta shauna shaunna shavon shavonne shawana shawanda
    shawna shawnda shawnee shawnna shayla shaymaa shayna sheena shehla sheila sheilah shela shelba shelia shelley
    shelli shellie shelly shemika shena shenita sheree sheri sherie sherilyn sherita sherley sherly sherlyn sheron
    sherrell sherri sherrie sherrill sherron sherry sherryl shery sheryl shiela shilpa shira shirin shirlee shirleen
    shirlene shirley shirly shobha shona shonda shonna shoshana shukria sibel sibyl sierra signe sigrid siham silke
    silva silvana silvia simona sindy siobhan skye slyvia smriti sneha socorro sofia sofie sofía solange soledad
    solveig solène sommer sonali sondra songul sonia sonja sonya sophia sophie soraya souad soumaya spring staci
    stacia stacie starla starr stefani stefania stefanie steffanie stella stephaine stephani stephanie stephany
    stephenie stephine stormy stéphanie suad sudha sudie sue sueann suellen suha sujata sumaya summer sunita sunny
    sunshine supriya susan susana susann susanna susannah susanne sushma susie suzan suzann suzanna suzanne suzette
    suzie suzy svetlana swati sybil syble sylvia sylvie synthia syreeta séverine tabatha tabetha tabitha takisha
    talia talisha talitha tamala tamar tamara tamatha tameika tameka tamekia tamela tamera tamesha tami tamica tamie
    tamika tamiko tammara tammi tammie tammy tamra tana tanesha tangela tania tanika tanisha tanja tanna tansu tanya
    tara tarah tarsha taryn tasha tashia tatiana tatyana tawana tawanda tawanna tawny tawnya teena temeka tena
    tenisha tennie tennille teodora tequila tera tereasa teresa terese teresita teressa teri terra terresa terri
    terrie tesha tess tessa tessie tetyana thalia thea theda thelma theodora theola theresa therese theresia thersa
    thomasina thomasine thresa thuraya thérèse tia tiana tianna tiara tierra tiesha tiffani tiffanie tiffany tiffiny
    tillie tina tineke tiny tisha tiziana tomasa tomeka tomika tomoko tonda tonia tonie tonja tonya tori tosha
    toshiko tove towanda toya tracee traci tracie trang trena tresa tressa tressie treva tricia trina trine trinity
    trish trisha trista trudi trudie trudy trula tuba tugba tuyet twana twila twyla tyesha tyra türkan ulla ulrike
    umm una ursula usha ute vada valarie valda valentina valeria valerie vallie valorie valérie vanda vandana vanesa
    vanessa vanita vannessa veda velda velia vella velma velva velvet vena venessa venice venita venus veola vera
    verda verdell verdie verena vergie verla verlene verlie verna vernell vernetta vernice vernie vernita veronica
    versie verónica vesna vesta veta vicenta vickey vicki vickie vicky victoria vida vidya vikki viktoria vilma vina
    vincenza vinnie viola violet violeta violette virgie virgina virginia virginie vittoria viva vivan vivian
    viviana viviane vivien vivienne vonda vonnie véronique waltraud wanda wangari wanita wanjiru wenche wendi wendy
    widad wiebke wilda wilhelmina willa willene willette willia wilma windy winifred winnie winnifred winona wonda
    wynona xiomara yadira yael yanira yasemin yasmeen yasmin yasmine yekaterina yelena yeliz yesenia yetta yevgenia
    yi yildiz ylva yoko yolanda yolande yolando yolonda yoshiko yukiko yuko yulia yuliya yusra yvette yvonne zahia
    zahra zaida zainab zakia zandra zaynab zehra zeina zeinab zelda zeliha zella zelma zena zenaida zenobia zeynep
    zina zineb zita zoe zofia zohra zoila zona zora zoraida zoulikha zoya zubaida zuhal zula zulema zulma çiğdem
    élisabeth élise élodie émilie özge özlem şule
    """.split()
)
GIVEN = MEN | WOMEN
