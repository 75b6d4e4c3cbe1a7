"""Which towns lie in which province, and which quarters in which town, where war reports need it.

Plain tables, read by `containment.py`. A province is a line "code in the list of towns|names|its towns"; names are
parted by ";", spellings of one name by "=", and an indented line goes on with the one above. Spellings that differ only
in vowels, articles or doubled letters need no entry: `containment.spelling_key` brings them together. Towns of the list
of towns come in by the province's code.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

PROVINCES = {
    "SY": """
01|Hasakah=Hassakeh=Haseke|Hasakah=Hassakeh=Haseke;Qamishli=Qamishlo=Kamishli;Amuda=Amouda;Ras al-Ayn=Serekaniye;
  Tell Tamer=Tal Tamr;Shaddadi=Shaddadeh;al-Hol=al-Hawl;Malikiyah=Derik;Darbasiyah;Tell Brak;Tell Hamis;Jazaa;Markada;
  Rmeilan=Rumaylan;Yaarubiyah=Yarubiya
02|Latakia=Lattakia=Ladhiqiyah|Latakia=Lattakia;Jableh=Jabla;Qardaha;Slenfeh=Salanfah;Kassab=Kasab;Salma;Rabia;
  Kinsabba;Hmeimim=Khmeimim;Haffah
03|Quneitra|Quneitra;Khan Arnabeh=Khan Arnabah;Majdal Shams;Beer Ajam=Bir Ajam;Hader;Madinat al-Baath;
  Jubata al-Khashab
04|Raqqa=Raqa=Rakka|Raqqa=Raqa=Rakka;Tabqa=Thawra;Tal Abyad=Tell Abyad;Ain Issa=Ayn Isa;Suluk;Maadan;Mansoura;Karama;
  Resafa=Rusafa
05|Sweida=Suweida|Sweida=Suweida;Shahba;Salkhad;Qanawat
06|Daraa=Deraa|Daraa=Deraa;Nawa;Tafas;Jasim;Dael;Inkhil;Sheikh Miskin;Sanamayn;Busra al-Harir;Bosra=Busra al-Sham;
  Nasib;Hirak;Khirbet Ghazaleh;Nahta;Saida;Umm al-Mayadin;Tel Shihab;Izra;Lajat;Yadudah;Muzayrib
07|Deir ez-Zor=Deir Ezzor=Deir al-Zor=Deir Azzor=Deir az-Zor|Deir ez-Zor=Deir Ezzor=Deir al-Zor=Deir Azzor=Deir az-Zor;
  Albu Kamal=Abu Kamal=Bukamal=Boukamal;Mayadin=Mayadeen;Hajin=Hajjin;Sousa=Susa;Shafa=Shaafah;Baghouz=Baghuz;
  Qouriya=Quriyah;Asharah=Ashara;Basira=Busayrah;Suwar;Shuhayl=Shheil;Muhasan=Mohasan;Tibni;Buqrus;Marat;Khasham;
  Sukkariyah;Abu Hamam;Gharanij=Granij
08|Damascus countryside=Rif Dimashq=Rural Damascus=Reef Dimashq|Douma;Jaramana;Daraya=Darayya;Tall=al-Tal;Babila;Nabk;
  Irbin=Arbin=Erbin;Yabroud;Harasta;Zamalka;Kafr Batna=Kafarbatna;Saqba;Hamouriyeh=Hammuriyeh;Ain Tarma;Jisreen;
  Mleiha=Maliha;Misraba;Beit Sawa;Hazeh=Hazza;Otaya;Nashabiyeh;Adra;Dumayr=Dumeir;Zabadani;Madaya;
  Moadamiyeh=Moadamiya=Muadamiyat al-Sham;Qudsaya;Hameh;Wadi Barada;Serghaya;Qalamoun;Maaloula;Rankous;Assal al-Ward;
  Jayrud;Ruhaiba;Qutayfah;Khan al-Shih=Khan al-Sheeh;Sayyida Zeinab=Sayeda Zeinab=Sayyidah Zaynab;Hajar al-Aswad;
  Beit Jinn;Kiswah=Kisweh;Ghouta=Eastern Ghouta=East Ghouta=Western Ghouta;Beit Sahm;Yalda;Sabburah;Ain al-Fijeh;Qara;
  Deir Atiyah;Shebaa;Utaya;Harran al-Awamid;Marj
09|Aleppo=Halab|Aleppo=Halab;Bab;Manbij=Menbij=Minbij;Azaz=Aazaz;Safira;Qabasin;Kobani=Kobane=Ain al-Arab;Afrin=Efrin;
  Tadef;Jarablus=Jarabulus;Dabiq;Marea=Mare;Tal Rifaat=Tell Rifaat;Anadan;Haritan=Hreitan;Hayyan;Bayanoun;Nubul=Nubl;
  Zahraa;Atarib;Kafr Hamra;Deir Hafer;Maskanah=Meskene;Khanaser=Khanasser;Akhtarin;Rai=Raee=Chobanbey;Sarrin;
  Jinderes=Jandaris;Rajo;Sheran;Bulbul;Khan al-Assal;Khan Touman;Hadher=Hader;Darat Izza;Urum al-Kubra=Orum al-Kubra;
  Kafr Naha;Tel Aran;Tel Hasel;Kuweires;Minnigh=Menagh;Kafr Naya;Kafr Kalbin;Sawran;Zerbeh;Abu al-Duhur;Zitan;
  Tishrin Dam;Castello Road
10|Hama|Hama;Salamiyah;Masyaf;Suran;Taybat al-Imam;Halfaya;Kafr Zita=Kafr Zeita=Kafr Zayta;Mahardah=Muhradah;
  Murak=Morek;Latamneh=Lataminah;Maan;Aqareb;Mabujeh;Uqayribat=Aqirbat;Qamhana;Khattab;Karnaz;Qalaat al-Madiq;Ghab;
  Sqeilbiyeh;Kafr Nabouda;Tremseh=Traymseh;Qubeir;Aqrab;Kafr Hud;Hamamiyat;Jibbin
11|Homs=Hims|Homs=Hims;Rastan;Palmyra=Tadmur;Qusayr=Qusair;Talbiseh=Talbisah;Qaryatain=Qaryatayn;Talkalakh;Houla;Tanf;
  Mahin;Sukhnah=Sukhna;Zara;Zafarana;Hosn;Dar al-Kabira;Ghantu;Teir Maala;Shayrat=Shuayrat;Tiyas=T4;Taldou;Badia
12|Idlib=Edlib|Idlib=Edlib;Khan Sheikhoun;Kafranbel=Kafr Nabl;Jisr al-Shughour=Jisr al-Shughur;Saraqeb;
  Maarat al-Numan=Maaret al-Numan=Maarrat al-Nuaman=Maarat al-Noman;Maarat Misrin=Maarrat Misrin;Salqin;Binnish;
  Kafr Takharim;Harem=Harim;Ariha;Sarmin;Sarmada;Dana;Taftanaz;Foua=Fuaa=Fouaa;Kefraya=Kafraya=Kfarya;Atmeh=Atma;
  Bab al-Hawa;Darkush;Armanaz;Hass;Kafr Sijna;Hbeit;Tamanah;Kafr Oueid=Kafr Uwayd;Jarjanaz;Sinjar;Abu Duhur;Zardana;
  Haish;Khan al-Sabil;Urum al-Joz;Ihsim;Barisha;Jabal al-Zawiya=Jabal Zawiya;Qalb Loze;Ram Hamdan;Maasaran;Babila;
  Heesh;Kafr Yahmul;Millis
13|Damascus=Dimashq|Damascus=Dimashq
14|Tartus=Tartous|Tartus=Tartous;Baniyas=Banias;Safita;Dreikish;Arwad;Bayda""",
    "IQ": """
01|Anbar|Ramadi;Fallujah=Faluja;Qaim=Qa'im;Hit=Heet;Haditha;Ana=Anah;Rutba=Rutbah;Rawa=Rawah;Khalidiya=Khaldiyah;
  Habbaniyah=Habbaniya;Karma=Garma;Amiriyat al-Fallujah=Amiriyah Fallujah;Husaybah;Baghdadi;Saqlawiyah;Walid;Trebil;
  Akashat;Ubaydi;Kubaysa;Rahaliya
02|Basra|Basra;Zubair;Abu al-Khaseeb;Faw;Umm Qasr;Qurna;Safwan
03|Muthanna|Samawah;Rumaitha
04|Diwaniyah=Qadisiyah|Diwaniyah
05|Sulaymaniyah=Sulaimaniya=Slemani|Sulaymaniyah=Sulaimaniya=Slemani;Kalar;Qaladiza;Ranya;Chamchamal;Dukan;Penjwen;
  Darbandikhan
06|Babil=Babylon|Hilla=Hillah;Musayyib;Iskandariya;Jurf al-Sakhar=Jurf al-Sakhr;Latifiya=Latifiyah;Mahawil
07|Baghdad|Baghdad;Abu Ghraib;Mahmudiyah=Mahmoudiya;Taji;Tarmiyah=Tarmiya;Yusufiyah;Madain=Salman Pak;Husseiniya;
  Rashidiya;Arab Jabour;Nahrawan
08|Dohuk=Duhok|Dohuk=Duhok;Zakho;Simele=Sumel;Amadiya;Bardarash
09|Dhi Qar=Thi Qar|Nasiriyah;Shatra;Suq al-Shuyukh
10|Diyala|Baqubah=Baquba=Baqouba;Khanaqin;Muqdadiyah=Muqdadiya;Khalis;Kifri;Mandali;Balad Ruz;Jalawla=Jalula;Saadiyah;
  Buhriz;Kanan;Khan Bani Saad;Qara Tapa;Udhaim=Adhaim;Hibhib;Mansouriya
11|Erbil=Arbil=Irbil=Hewler|Erbil=Arbil=Irbil=Hewler;Soran;Koya=Koysinjaq;Shaqlawa;Rawanduz;Makhmour=Makhmur;Gwer
12|Karbala=Kerbala|Karbala=Kerbala;Ain al-Tamr;Hindiyah
13|Kirkuk|Kirkuk;Hawija=Hawijah;Daquq;Taza Khurmatu=Taza;Dibis;Bashir;Riyadh;Zab;Rashad;Yaychi;Altun Kupri
14|Maysan=Missan|Amarah
15|Nineveh=Ninawa|Mosul;Akre;Hamdaniya=Qaraqosh=Bakhdida;Sinjar=Shingal=Shengal;Tal Kayf=Tel Keppe;Bartella=Bartalla;
  Tal Afar=Tel Afar;Qayyarah=Qayara;Baaj=Biaj;Hatra=Hadhar;Bashiqa;Hammam al-Alil;Rabia=Rabiah;Zummar;Snuny=Sinuni;
  Tal Banat;Kocho;Alqosh;Wanke;Badush;Shura;Khazir;Tal Abta;Qataniyah;Mount Sinjar;Bazwaya;Gogjali=Gogjaly;Karamlesh;
  Nimrud;Ayadiya
16|Wasit|Kut;Numaniyah;Suwayrah;Aziziyah;Badra
17|Najaf|Najaf;Kufa
18|Salahuddin=Salah al-Din=Salahaddin|Baiji;Sharqat=Shirqat;Samarra;Tuz Khurmatu=Tuz Khurmato=Tuz;Tikrit;Balad;Dujail;
  Alam;Dhuluiyah=Dhuluiya;Ishaqi;Amerli=Amirli;Siniyah;Awja;Dour;Suleiman Bek;Yathrib
19|Halabja|Halabja""",
    "YE": """
01|Abyan|Zinjibar;Jaar;Lawdar=Loder;Shuqra;Mahfad;Mudiyah;Ahwar
02|Aden|Aden
03|Mahra|Ghaydah;Nishtun;Shahn
04|Hadramawt=Hadhramaut=Hadramout|Mukalla;Seiyun=Sayun;Shibam;Tarim;Shihr;Qatn;Ghayl Bawazir
05|Shabwa|Ataq;Azzan;Habban;Bayhan;Balhaf;Nisab
08|Hodeidah=Hudaydah=Hudaida=Houdieda|Hodeidah=Hudaydah=Hudaida=Houdieda;Zabid;Bajil;Bayt al-Faqih;Hays;Khokha;
  Durayhimi=Durayhmi;Tuhayta;Salif;Ras Isa;Luhayyah
10|Mahwit|Mahwit
11|Dhamar|Dhamar
14|Marib|Marib;Sirwah;Harib
15|Saada=Sadah|Saada=Sadah;Dahyan;Razih;Baqim;Kitaf;Haydan;Sahar
16|Sanaa province|Nihm=Nehm;Arhab;Bani Matar;Bani Hushaysh;Sanhan;Khawlan
18|Dhale=Dali|Dhale=Dali;Damt;Qataba
19|Amran|Amran;Huth;Harf Sufyan
20|Bayda|Rada=Radda;Yakla;Mukayras;Bayda
21|Jawf|Hazm;Khabb
22|Hajjah|Hajjah;Haradh;Midi=Maydi;Abs;Hayran;Mustaba
23|Ibb|Ibb;Yarim;Jibla
24|Lahj=Lahij|Houta;Anad;Radfan;Karish
25|Taiz=Taaz=Taizz|Taiz=Taaz=Taizz;Mocha=Mokha;Mawza;Dhubab;Turbah
26|Sanaa|Sanaa=Sana
28|Socotra|Hadibu""",
    "LY": """
63|Jabal al-Akhdar|Bayda;Shahhat
64|Jufra|Hun;Waddan;Sukna;Zella;Fuqaha
65|Kufra|Kufra;Tazirbu
66|Marj|Marj
67|Nuqat al-Khams|Zuwara;Jumayl;Ajaylat
68|Zawiya=Zawiyah|Zawiya=Zawiyah;Sabratha;Surman
69|Benghazi|Benghazi;Benina;Qaminis;Suluq
70|Derna|Derna;Qubbah;Martuba
71|Ghat|Ghat
72|Misrata|Misrata;Zliten;Bani Walid;Tawergha;Abu Grein
73|Murzuq|Murzuq;Qatrun;Umm al-Aranib
74|Nalut|Nalut;Ghadames;Wazin
75|Sabha=Sebha|Sabha=Sebha
76|Sirte=Sirt|Sirte=Sirt;Nawfaliyah;Harawa;Bin Jawad;Abu Hadi
77|Tripoli|Tripoli;Tajoura;Ain Zara;Qasr bin Ghashir;Garabulli;Mitiga
78|Wadi al-Shati|Brak;Brak al-Shati
79|Butnan|Tobruk
80|Jabal al-Gharbi|Gharyan;Zintan;Yefren;Mizda;Asabaa
81|Jafara|Janzour;Aziziya;Warshefana
82|Murqub|Khoms;Tarhuna;Msallata
83|Wahat|Ajdabiya;Brega;Zuwaytina;Ras Lanuf;Sidra=Sidr;Jalu
84|Wadi al-Hayaa|Ubari=Awbari;Sharara""",
    "AF": """
01|Badakhshan|Faizabad=Fayzabad;Jurm;Warduj;Baharak;Ishkashim
02|Badghis|Qala-e-Naw=Qala-i-Naw;Bala Murghab;Ghormach
03|Baghlan|Pul-e-Khumri=Pul-i-Khumri;Baghlan;Nahrin;Dand-e-Ghori
05|Bamyan=Bamiyan|Bamyan=Bamiyan;Yakawlang
06|Farah|Farah;Bala Buluk;Anar Dara
07|Faryab|Maymana=Maimana;Andkhoy;Qaisar;Pashtun Kot
08|Ghazni|Ghazni;Andar;Qarabagh;Jaghori;Malistan
09|Ghor|Chaghcharan=Firozkoh;Shahrak
10|Helmand|Lashkar Gah;Gereshk=Girishk;Sangin;Marjah=Marja;Musa Qala;Nawzad=Now Zad;Nad Ali=Nad-e-Ali;Kajaki;Garmsir;
  Babaji
11|Herat|Herat;Shindand;Islam Qala;Guzara;Injil
13|Kabul|Kabul;Paghman;Sarobi=Surobi;Bagrami;Istalif;Deh Sabz
14|Kapisa|Mahmud-e-Raqi;Tagab;Nijrab
17|Logar|Pul-e-Alam=Pul-i-Alam;Baraki Barak;Mohammad Agha;Azra
18|Nangarhar=Nangahar|Jalalabad;Achin;Kot;Deh Bala=Haska Mina;Nazian;Khogyani=Khogiani;Pachir Agam=Pachir wa Agam;
  Tora Bora;Chaparhar;Rodat;Batikot;Ghani Khel;Momand Dara=Mohmand Dara;Torkham;Bihsud=Behsud;Surkh Rod
19|Nimruz=Nimroz|Zaranj;Khash Rod
23|Kandahar=Qandahar|Kandahar=Qandahar;Spin Boldak;Panjwai;Zhari=Zhary;Arghandab;Maiwand;Shah Wali Kot;Nesh;Shorabak
24|Kunduz=Konduz|Kunduz=Konduz;Khanabad;Imam Sahib;Chardara=Char Dara;Dasht-e-Archi;Qala-e-Zal
26|Takhar|Taloqan=Taluqan;Rustaq;Khwaja Ghar;Yangi Qala
27|Wardak=Maidan Wardak|Maidan Shahr=Maidan Shar;Sayedabad;Chak;Jalrez
28|Zabul|Qalat;Arghandab Zabul;Shajoy=Shahjoy;Mizan
29|Paktika|Sharan=Sharana;Urgun;Barmal;Yahya Khel
30|Balkh|Mazar-i-Sharif=Mazar-e-Sharif;Balkh;Kholm;Hairatan;Chimtal
31|Jowzjan=Jawzjan=Jauzjan|Sheberghan=Shibirghan;Darzab;Qush Tepa;Aqcha;Khwaja Du Koh
32|Samangan|Aybak=Aibak;Dara-e-Suf
33|Sar-e Pul=Sar-i-Pul=Saripul|Sar-e Pul=Sar-i-Pul=Saripul;Sayyad=Sayad;Mirza Olang=Mirzawalang;Kohistanat
34|Kunar=Konar|Asadabad;Watapur;Dangam;Nari;Pech;Marawara;Chapa Dara
35|Laghman|Mehtarlam=Mihtarlam;Alingar;Qarghayi
36|Paktia=Paktiya|Gardez;Zurmat;Chamkani;Ahmadabad
37|Khost|Khost;Sabari;Spera
38|Nuristan|Parun;Kamdesh;Waygal
39|Uruzgan=Oruzgan=Urozgan|Tarin Kot=Tirin Kot=Tarinkot;Khas Uruzgan;Deh Rawud=Dehrawud;Chora
40|Parwan|Charikar;Bagram;Siagird
41|Daikundi=Daykundi|Nili
42|Panjshir|Bazarak""",
    "LB": """
04|Beirut|Beirut
05|Mount Lebanon|Aley;Jounieh;Byblos=Jbeil;Baabda;Khalde
06|South Lebanon|Sidon=Saida;Tyre=Sour;Naqoura;Qana
07|Nabatiyeh|Nabatiyeh;Marjayoun;Bint Jbeil;Khiam
08|Bekaa|Zahle;Chtaura
09|North Lebanon|Tripoli;Batroun;Bsharri
10|Akkar|Halba;Wadi Khaled
11|Baalbek-Hermel|Arsal=Ersal=Aarsal;Baalbek;Hermel;Ras Baalbek;Qaa;Labweh;Brital""",
    "PK": """
02|Balochistan=Baluchistan|Quetta;Khuzdar;Gwadar;Chaman;Mastung;Turbat;Sibi;Kalat;Zhob;Hub;Panjgur;Jhal Magsi
03|Khyber Pakhtunkhwa=NWFP|Peshawar;Bannu;Dera Ismail Khan;Mardan;Charsadda;Swat;Mingora;Nowshera;Kohat;Hangu;
  Parachinar;Abbottabad;Buner;Shabqadar;Miranshah;Wana;North Waziristan;South Waziristan;Kurram;Orakzai;Bajaur;
  Mohmand;Khyber;Landi Kotal;Jamrud;Lakki Marwat;Tank;Mansehra
04|Punjab|Lahore;Faisalabad;Rawalpindi;Multan;Gujranwala;Sialkot;Bahawalpur;Sargodha;Attock;Gujrat;Wagah;Jhelum;Okara;
  Jhang
05|Sindh|Karachi;Hyderabad;Sukkur;Larkana;Sehwan=Sehwan Sharif;Shikarpur;Jacobabad;Thatta""",
    "TR": """
31|Hatay|Antakya;Iskenderun;Reyhanli;Kirikhan;Yayladagi
33|Mersin|Tarsus
21|Diyarbakir|Diyarbakir;Sur;Cinar;Lice;Silvan;Bismil
63|Sanliurfa|Suruc;Akcakale;Viransehir;Ceylanpinar;Harran;Birecik
72|Mardin|Nusaybin;Kiziltepe;Midyat;Derik;Dargecit
70|Hakkari|Yuksekova;Cukurca;Semdinli
80|Sirnak|Cizre;Silopi;Idil;Uludere
83|Gaziantep|Nizip;Karkamis;Islahiye
90|Kilis|Elbeyli
34|Istanbul|Istanbul
68|Ankara|Ankara""",
    "EG": """
11|Cairo|Cairo
06|Alexandria|Alexandria
08|Giza|Giza
27|North Sinai|Arish=El-Arish;Sheikh Zuweid=Sheikh Zuwaid;Rafah;Bir al-Abed=Bir al-Abd;Rawda=Rawdah;Hasana
26|South Sinai|Sharm el-Sheikh;Dahab;Nuweiba;Saint Catherine;Taba
10|Minya|Minya;Maghagha;Mallawi
05|Gharbiya|Tanta;Mahalla
03|Beheira|Damanhur;Rosetta""",
    "PS": """
GZ|Gaza Strip=Gaza|Gaza City;Khan Younis=Khan Yunis;Rafah;Jabalia=Jabaliya;Deir al-Balah;Beit Lahia=Beit Lahiya;
  Beit Hanoun;Nuseirat;Bureij;Maghazi;Shati;Shujaiya=Shejaiya
WE|West Bank=occupied West Bank|Hebron;Nablus;Ramallah;Jenin;Bethlehem;Jericho;Tulkarm;Qalqilya;East Jerusalem;Tubas;
  Salfit""",
    "NG": """
27|Borno|Maiduguri;Bama;Biu;Chibok;Gwoza;Baga;Dikwa;Konduga;Monguno;Gamboru;Ngala;Damboa;Kukawa;Sambisa Forest=Sambisa
44|Yobe|Damaturu;Potiskum;Dapchi;Gashua;Buni Yadi
35|Adamawa|Yola;Mubi;Madagali;Michika
23|Kaduna|Kaduna;Zaria;Kafanchan
49|Plateau|Jos;Barkin Ladi;Bokkos
26|Benue|Makurdi
57|Zamfara|Gusau;Talata Mafara;Jangebe
24|Katsina|Katsina;Kankara
05|Lagos|Lagos
29|Kano|Kano
10|Rivers|Port Harcourt""",
    "ML": """
04|Mopti|Mopti;Bandiagara;Bankass;Koro;Douentza;Ogossagou;Sevare;Boulikessi
08|Timbuktu=Tombouctou|Timbuktu=Tombouctou;Goundam;Dire
09|Gao|Gao;Ansongo;Bourem;Indelimane
10|Kidal|Kidal;Aguelhok;Tessalit
11|Menaka|Menaka""",
    "SO": """
02|Banaadir=Benadir|Mogadishu
14|Lower Shabelle|Marka=Merca;Afgoye=Afgooye;Barawe;Qoryoley;Janale;Bariire
13|Middle Shabelle|Jowhar;Balad;Mahaday
07|Hiran=Hiiraan|Beledweyne=Beledweyn;Bulo Burte
04|Bay|Baidoa;Dinsoor;Buurhakaba
09|Lower Juba=Lower Jubba|Kismayo;Dhobley;Jamaame
06|Gedo|El Adde;Bardhere;Luuq;Beled Hawo;Garbaharey
03|Bari|Bosaso;Qandala
10|Mudug|Galkayo=Gaalkacyo;Hobyo;Harardhere
05|Galgudud=Galguduud|Dhusamareb;Guriel;El Bur
18|Nugal|Garowe;Eyl
20|Woqooyi Galbeed|Hargeisa;Berbera""",
    "UA": """
05|Donetsk|Donetsk;Mariupol;Kramatorsk;Sloviansk=Slovyansk=Slavyansk;Bakhmut;Avdiivka;Horlivka;Makiivka;Debaltseve;
  Ilovaisk;Pokrovsk;Vuhledar;Toretsk;Lyman;Soledar;Marinka;Kostiantynivka;Volnovakha
14|Luhansk=Lugansk|Luhansk=Lugansk;Sievierodonetsk=Severodonetsk;Lysychansk;Alchevsk;Stanytsia Luhanska;Popasna;
  Rubizhne;Svatove;Kreminna;Bilohorivka
07|Kharkiv=Kharkov|Kharkiv=Kharkov;Izium=Izyum;Kupiansk;Vovchansk;Chuhuiv;Balakliia;Hroza
08|Kherson|Kherson;Nova Kakhovka;Skadovsk;Beryslav
26|Zaporizhzhia=Zaporizhia|Zaporizhzhia=Zaporizhia;Melitopol;Berdiansk=Berdyansk;Enerhodar;Orikhiv;Tokmak;Robotyne
04|Dnipropetrovsk|Dnipro;Kryvyi Rih;Nikopol;Pavlohrad;Kamianske;Synelnykove
12|Kyiv city|Kyiv=Kiev
13|Kyiv region|Bucha;Irpin;Hostomel;Brovary;Borodianka;Makariv;Boryspil;Vyshhorod
17|Odesa=Odessa|Odesa=Odessa;Izmail;Chornomorsk
20|Sevastopol|Sevastopol
11|Crimea|Simferopol;Yalta;Kerch;Feodosia""",
}

# town or city | its quarters, suburbs, squares and camps
QUARTERS = {
    "SY": """
Damascus|Yarmouk=Yarmouk camp;Jobar=Jubar;Qaboun;Barzeh=Barzah;Mezzeh=Mazzeh=Mezze;Midan=Maydan;
  Kafr Sousa=Kafr Souseh;Tadamon;Qadam;Tishreen;Bab Touma;Abbasid Square=Abbasiyin Square;Mazraa;Rukn al-Din;
  Umayyad Square;Hamidiyah;Malki;Muhajireen;Asali;Abu Rummaneh;Bab Sharqi;Dwelaa=Duwaylaa;Zablatani;
  Mashrou Dummar=Dummar
Aleppo|Sukkari;Salaheddin=Salah al-Din=Salaheddine;Shaar;Tariq al-Bab=Tarik al-Bab;Bustan al-Qasr;Kallaseh=Kalaseh;
  Sheikh Maqsoud=Sheikh Maksud;Ashrafiyeh;Hamdaniyeh;Masaken Hanano=Hanano;Ansari;Fardous;Maadi;Mashhad;Saif al-Dawla;
  Ramouseh;Bani Zeid;Khalidiya;Midan Aleppo;Bustan al-Basha;Haydariyah=Haidariya;Sakhour;Qatarji=Qaterji;Jabal Badro;
  Marjeh;Bab al-Nairab=Bab al-Nayrab;Hullok=Hellok;Ard al-Hamra;Karm al-Jabal;Castello;New Aleppo;Minyan;
  Rashidin=Rashideen;Layramoun;Amiriyah;Zebdieh=Zibdiya;Mugayir;Jamiyat al-Zahra;Jazmati;Handarat=Handarat camp
Homs|Baba Amr;Khaldiyeh=Khalidiyah;Waer=Waar;Zahra=Zahraa;Karm al-Zeitoun;Bab al-Sebaa=Bab Sbaa;Inshaat;Akrama=Ikrima;
  Bayada;Bab Dreib;Jouret al-Shayah;Qarabis;Bab Amr;Bab Houd
Hama|Arbaeen;Hamidiyeh;Tariq Halab
Deir ez-Zor|Hawiqa;Jura=Joura;Qusour;Muwazafin;Hamidiya;Sinaa;Omal;Jubaila;Ayyash;Tharda;Baghiliyah
Raqqa|Mishlab;Rumaila;Jazra;Daraiya;Dariya;Naim Square;Badou;Sabahiya;Romaniya;Hisham Abdul-Malik
Daraa|Daraa al-Balad=Deraa al-Balad;Manshiya;Tareeq al-Sad
Hasakah|Nashwa;Ghweran=Ghwayran;Aziziya;Tell Hajar""",
    "IQ": """
Baghdad|Karrada=Karada;Sadr City;Kadhimiya=Kazimiyah=Kadhimiyah;Adhamiya=Azamiyah;Dora=Doura;Mansour;Green Zone;
  Ghazaliya;Amiriyah=Ameriya;Shula=Shoala=Shuala;Hurriya;Zafaraniya=Zaafaraniyah;Jadida=New Baghdad;Bayaa=Bayya;
  Yarmouk;Tayaran Square;Tahrir Square;Shaab;Jihad;Washash;Bab al-Sharji;Nahda;Waziriya;Husseiniyah;Harthiya;Saidiya;
  Jisr Diyala;Palestine Street;Arasat;Abu Dshir;Jamila;Habibiya;Baladiyat;Kamaliya;Firdos Square;Haifa Street;Jadriya;
  Zayouna;Mashtal;Ubaidi
Mosul|Old City of Mosul;Zanjili=Zinjili;Shifa;Mosul al-Jadida;Gogjali=Gogjaly;Intisar;Zuhur=Zohour;Karkukli;Bakr;
  Rashidiya;Hadba;Tayaran;Dawasa;Dindan;Badush;Aden;Samah;Wadi Hajar;Mamoun;Tal al-Rumman;17 Tammuz;Rifai;Nur;Wahda;
  Palestine;Salam;Saddam;Arbajiya;Qadisiyah;Tahrir
Kirkuk|Wahid Huzayran;Domiz;Hurriya Airport;Arafa
Fallujah|Jolan=Julan;Nuaimiya;Shuhada;Askari
Ramadi|Tamim;Hoz=Houz;Malaab;Soufiya;Bu Alwan;Jazeera""",
    "YE": """
Sanaa|Hadda;Faj Attan=Attan;Nuqum;Sawan;Old Sanaa;Tahrir;Sabeen;Hasaba
Aden|Crater;Khormaksar=Khor Maksar;Mansoura;Sheikh Othman;Tawahi;Mualla;Buraiqa=Little Aden;Dar Saad
Hodeidah|Hali;Hawak;Kilo 16""",
    "LY": """
Benghazi|Sabri;Souq al-Hout=Suq al-Hout;Ganfouda;Laithi=Leithi;Buatni;Hawari;Salmani;Gwarsha;Sidi Khreibish
Tripoli|Abu Salim=Abu Slim;Tajoura;Gargaresh;Souq al-Juma;Martyrs' Square;Khallat al-Furjan;Salah al-Din;Ain Zara;
  Fashloum;Bab al-Aziziya
Sirte|Giza Sirte;Dollar;Ouagadougou""",
    "AF": """
Kabul|Dasht-e-Barchi=Dasht-i-Barchi;Shahr-e-Naw=Shar-e-Naw;Wazir Akbar Khan;Kart-e-Sakhi;Kart-e-Char;Deh Mazang;
  Khair Khana;Pul-e-Charkhi;Shash Darak;Macroyan;Zanbaq Square;Massoud Square;Qala-e-Fatullah;Green Village
Kunduz|Bandar Imam Sahib
Jalalabad|Talashi Square""",
    "LB": """
Beirut|Dahiyeh=Dahiya;Haret Hreik;Bourj al-Barajneh=Burj al-Barajneh;Hamra;Ashrafieh;Shatila;Sabra;Bir Hassan;
  Gemmayzeh;Mar Mikhael;Tayouneh
Tripoli|Jabal Mohsen;Bab al-Tabbaneh
Sidon|Ain al-Hilweh=Ain el-Hilweh""",
    "EG": """
Cairo|Heliopolis;Zamalek;Maadi;Nasr City;Tahrir Square;Abbasiya;Rabaa al-Adawiya;Shubra;Helwan;Boulaq;Garden City
Giza|Haram;Imbaba;Dokki;Mohandessin""",
    "TR": """
Istanbul|Taksim;Taksim Square;Besiktas;Sultanahmet;Beyoglu;Fatih;Ortakoy;Kadikoy;Ataturk Airport;Uskudar;Bagcilar;
  Basaksehir
Ankara|Kizilay;Cankaya;Ulus""",
    "PK": """
Karachi|Lyari;Clifton;Saddar;Orangi;Malir;Korangi;Gulshan-e-Iqbal
Lahore|Gulshan-e-Iqbal Park;Data Darbar;Model Town;Gulberg""",
    "NG": """
Abuja|Nyanya;Maitama;Garki;Wuse""",
    "GB": """
London|Westminster;Westminster Bridge;London Bridge;Borough Market;Tottenham;Brixton;Hackney;Camden;Croydon;Enfield;
  Finsbury Park;Stoke Newington;Parsons Green;Whitechapel;Islington;Lambeth;Southwark;Tower Hamlets;Walthamstow;
  Ealing;Barking;Wembley;Hyde Park;Streatham;Fishmongers' Hall;Downing Street;Whitehall;Peckham;Lewisham;Woolwich;
  Greenwich;Trafalgar Square;Kensington;Chelsea;Notting Hill;Soho;Shoreditch;Ilford;Newham;Haringey;Edmonton
Manchester|Manchester Arena;Moss Side;Didsbury;Salford
Birmingham|Sparkbrook;Handsworth;Edgbaston;Small Heath""",
    "FR": """
Paris|Bataclan;Champs-Elysees;Montmartre;Belleville;Notre-Dame;Place de la Republique;Louvre;La Defense;
  Porte de Vincennes;Le Marais;Bastille
Marseille|Saint-Charles;La Castellane""",
    "BE": """
Brussels|Molenbeek=Molenbeek-Saint-Jean;Schaerbeek;Anderlecht;Forest;Laeken;Ixelles;Etterbeek;Maelbeek=Maalbeek""",
    "DE": """
Berlin|Kreuzberg;Neukoelln=Neukolln;Charlottenburg;Breitscheidplatz;Alexanderplatz;Mitte;Moabit
Hamburg|Altona;St. Pauli;Barmbek""",
    "ES": """
Barcelona|Las Ramblas=La Rambla;Raval
Madrid|Atocha;Lavapies;Vallecas""",
    "IL": """
Jerusalem|Old City;Temple Mount;Mount Scopus;Gilo;Har Nof""",
}

# state | town | boroughs and well-known quarters
US_QUARTERS = """
New York|New York City=New York|Manhattan;Brooklyn;Queens;Bronx=The Bronx;Staten Island;Harlem;East Harlem;
  Times Square;Wall Street;Ground Zero;Central Park;Bedford-Stuyvesant;Crown Heights;Brownsville;Flatbush;
  Coney Island;Canarsie;East New York;Washington Heights;Jamaica Queens;Far Rockaway;Greenwich Village;Chelsea
Illinois|Chicago|South Side;West Side;Englewood;West Englewood;Garfield Park;West Garfield Park;Humboldt Park;Austin;
  Hyde Park;Bronzeville;Back of the Yards;Chatham;Auburn Gresham;North Lawndale;Little Village;Roseland;Woodlawn;
  South Shore;Cornell Square Park
California|Los Angeles|Hollywood;South Los Angeles;Watts;Venice Beach;Boyle Heights;San Fernando Valley;Skid Row;
  Northridge;North Hollywood;South Central
California|San Francisco|Tenderloin;Mission District;Bayview;Hunters Point
District of Columbia|Washington=Washington DC=Washington D.C.|Capitol Hill;Georgetown;Anacostia;Columbia Heights;
  Adams Morgan;Navy Yard
Pennsylvania|Philadelphia|Kensington;Germantown;West Philadelphia;North Philadelphia;South Philadelphia;
  Strawberry Mansion
Massachusetts|Boston|Dorchester;Roxbury;Mattapan;South Boston;Jamaica Plain;Hyde Park
Louisiana|New Orleans|French Quarter;Bourbon Street;Lower Ninth Ward;Central City;Bunny Friend Park;Treme
Florida|Miami|Liberty City;Little Haiti;Overtown;Little Havana;Wynwood
"""


def rows(table: str) -> list[str]:
    """The lines of a table, each with its indented continuations."""
    return table.strip().replace("\n  ", "").splitlines()


def names() -> Iterator[tuple[str, str, Literal["province", "town", "quarter"]]]:
    """Every name of the tables outside the United States, its country's code, and what bears it."""
    for country, table in PROVINCES.items():
        for line in rows(table):
            _, provinces, towns = line.split("|")
            yield from ((name, country, "province") for name in provinces.split("="))
            yield from ((name, country, "town") for name in towns.replace("=", ";").split(";"))
    for country, table in QUARTERS.items():
        for line in rows(table):
            yield from ((name, country, "quarter") for name in line.split("|")[1].replace("=", ";").split(";"))
