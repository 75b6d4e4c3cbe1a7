"""Names that a gazetteer of towns lacks: countries and their people, states and provinces, and regions of the news.

Plain tables, read by `gazetteer.py` when it is first asked. Country codes are ISO 3166-1 alpha-2, XK for Kosovo; "-"
stands for what spans several countries.
"""

from __future__ import annotations

from functools import cache

from briefings.knowledge.folding import fold

# code | names | adjectives, which are also nouns for the people with or without an "s" | further nouns for the people
COUNTRIES = """
AF|Afghanistan|Afghan|Afghans
AL|Albania|Albanian|Albanians
DZ|Algeria|Algerian|Algerians
AD|Andorra|Andorran|Andorrans
AO|Angola|Angolan|Angolans
AR|Argentina|Argentine;Argentinian|Argentines;Argentinians
AM|Armenia|Armenian|Armenians
AU|Australia|Australian|Australians
AT|Austria|Austrian|Austrians
AZ|Azerbaijan|Azerbaijani;Azeri|Azerbaijanis;Azeris
BS|Bahamas;The Bahamas|Bahamian|Bahamians
BH|Bahrain|Bahraini|Bahrainis
BD|Bangladesh|Bangladeshi|Bangladeshis
BB|Barbados|Barbadian|Barbadians
BY|Belarus|Belarusian|Belarusians
BE|Belgium|Belgian|Belgians
BZ|Belize|Belizean|Belizeans
BJ|Benin|Beninese|
BT|Bhutan|Bhutanese|
BO|Bolivia|Bolivian|Bolivians
BA|Bosnia and Herzegovina;Bosnia-Herzegovina;Bosnia|Bosnian;Bosniak|Bosnians;Bosniaks
BW|Botswana|Botswanan|Botswanans
BR|Brazil|Brazilian|Brazilians
BN|Brunei|Bruneian|Bruneians
BG|Bulgaria|Bulgarian|Bulgarians
BF|Burkina Faso|Burkinabe|
BI|Burundi|Burundian|Burundians
KH|Cambodia|Cambodian|Cambodians
CM|Cameroon|Cameroonian|Cameroonians
CA|Canada|Canadian|Canadians
CV|Cape Verde;Cabo Verde|Cape Verdean|Cape Verdeans
CF|Central African Republic||
TD|Chad|Chadian|Chadians
CL|Chile|Chilean|Chileans
CN|China;People's Republic of China;mainland China|Chinese;Uighur;Uyghur|Uighurs;Uyghurs
CO|Colombia|Colombian|Colombians
KM|Comoros|Comoran;Comorian|Comorans
CG|Republic of Congo;Congo-Brazzaville|Congolese|
CD|Democratic Republic of Congo;Democratic Republic of the Congo;DRC;Congo;DR Congo;Zaire|Congolese|
CR|Costa Rica|Costa Rican|Costa Ricans
CI|Ivory Coast;Cote d'Ivoire|Ivorian|Ivorians
HR|Croatia|Croatian|Croatians;Croats
CU|Cuba|Cuban|Cubans
CY|Cyprus|Cypriot|Cypriots
CZ|Czech Republic;Czechia|Czech|Czechs
DK|Denmark|Danish|Danes;Dane
DJ|Djibouti|Djiboutian|Djiboutians
DM|Dominica||
DO|Dominican Republic|Dominican|Dominicans
EC|Ecuador|Ecuadorian;Ecuadorean|Ecuadorians
EG|Egypt|Egyptian|Egyptians
SV|El Salvador|Salvadoran;Salvadorean|Salvadorans
GQ|Equatorial Guinea||
ER|Eritrea|Eritrean|Eritreans
EE|Estonia|Estonian|Estonians
SZ|Eswatini;Swaziland|Swazi|Swazis
ET|Ethiopia|Ethiopian|Ethiopians
FJ|Fiji|Fijian|Fijians
FI|Finland|Finnish|Finns;Finn
FR|France|French|Frenchman;Frenchmen;Frenchwoman;Frenchwomen
GA|Gabon|Gabonese|
GM|Gambia;The Gambia|Gambian|Gambians
GE|Georgia|Georgian|Georgians
DE|Germany;West Germany;East Germany|German;East German;West German|Germans
GH|Ghana|Ghanaian|Ghanaians
GR|Greece|Greek|Greeks
GL|Greenland||
GD|Grenada|Grenadian|Grenadians
GT|Guatemala|Guatemalan|Guatemalans
GN|Guinea|Guinean|Guineans
GW|Guinea-Bissau||
GY|Guyana|Guyanese|
HT|Haiti|Haitian|Haitians
VA|Vatican City;Vatican;Holy See||
HN|Honduras|Honduran|Hondurans
HK|Hong Kong||
HU|Hungary|Hungarian|Hungarians
IS|Iceland|Icelandic|Icelanders
IN|India|Indian|Indians
ID|Indonesia|Indonesian|Indonesians
IR|Iran;Islamic Republic of Iran|Iranian|Iranians
IQ|Iraq|Iraqi|Iraqis
IE|Ireland;Republic of Ireland;Irish Republic|Irish|Irishman;Irishmen;Irishwoman
IL|Israel|Israeli|Israelis
IT|Italy|Italian|Italians
JM|Jamaica|Jamaican|Jamaicans
JP|Japan|Japanese|
JO|Jordan|Jordanian|Jordanians
KZ|Kazakhstan|Kazakh;Kazakhstani|Kazakhs;Kazakhstanis
KE|Kenya|Kenyan|Kenyans
KP|North Korea;DPRK|North Korean|North Koreans
KR|South Korea;Republic of Korea|South Korean|South Koreans
XK|Kosovo|Kosovar;Kosovan|Kosovars;Kosovans
KW|Kuwait|Kuwaiti|Kuwaitis
KG|Kyrgyzstan|Kyrgyz;Kyrgyzstani|Kyrgyzstanis
LA|Laos|Laotian;Lao|Laotians
LV|Latvia|Latvian|Latvians
LB|Lebanon|Lebanese|
LS|Lesotho||
LR|Liberia|Liberian|Liberians
LY|Libya|Libyan|Libyans
LI|Liechtenstein||
LT|Lithuania|Lithuanian|Lithuanians
LU|Luxembourg|Luxembourgish|Luxembourgers
MO|Macau;Macao|Macanese|
MK|North Macedonia;Macedonia|Macedonian|Macedonians
MG|Madagascar|Malagasy|
MW|Malawi|Malawian|Malawians
MY|Malaysia|Malaysian|Malaysians
MV|Maldives|Maldivian|Maldivians
ML|Mali|Malian|Malians
MT|Malta|Maltese|
MR|Mauritania|Mauritanian|Mauritanians
MU|Mauritius|Mauritian|Mauritians
MX|Mexico|Mexican|Mexicans
FM|Micronesia||
MD|Moldova|Moldovan|Moldovans
MC|Monaco||
MN|Mongolia|Mongolian|Mongolians
ME|Montenegro|Montenegrin|Montenegrins
MA|Morocco|Moroccan|Moroccans
MZ|Mozambique|Mozambican|Mozambicans
MM|Myanmar;Burma|Burmese|
NA|Namibia|Namibian|Namibians
NP|Nepal|Nepalese;Nepali|Nepalis
NL|Netherlands;The Netherlands;Holland|Dutch|Dutchman;Dutchmen;Dutchwoman
NC|New Caledonia||
NZ|New Zealand||New Zealander;New Zealanders
NI|Nicaragua|Nicaraguan|Nicaraguans
NE|Niger|Nigerien|Nigeriens
NG|Nigeria|Nigerian|Nigerians
NO|Norway|Norwegian|Norwegians
OM|Oman|Omani|Omanis
PK|Pakistan|Pakistani|Pakistanis
PS|Palestine;Palestinian territories;Gaza Strip;Gaza;West Bank;occupied West Bank|Palestinian|Palestinians
PA|Panama|Panamanian|Panamanians
PG|Papua New Guinea||
PY|Paraguay|Paraguayan|Paraguayans
PE|Peru|Peruvian|Peruvians
PH|Philippines;The Philippines|Philippine;Filipino|Filipinos;Filipina;Filipinas
PL|Poland|Polish|Poles
PT|Portugal|Portuguese|
PR|Puerto Rico|Puerto Rican|Puerto Ricans
QA|Qatar|Qatari|Qataris
RO|Romania|Romanian|Romanians
RU|Russia;Russian Federation|Russian;Chechen;Dagestani;Ingush|Russians;Chechens;Dagestanis
RW|Rwanda|Rwandan|Rwandans
LC|Saint Lucia;St. Lucia||
WS|Samoa|Samoan|Samoans
SA|Saudi Arabia;Kingdom of Saudi Arabia|Saudi;Saudi Arabian|Saudis
SN|Senegal|Senegalese|
RS|Serbia|Serbian|Serbs;Serbians
SC|Seychelles||
SL|Sierra Leone|Sierra Leonean|Sierra Leoneans
SG|Singapore|Singaporean|Singaporeans
SK|Slovakia|Slovak;Slovakian|Slovaks
SI|Slovenia|Slovenian;Slovene|Slovenians;Slovenes
SB|Solomon Islands||
SO|Somalia;Somaliland;Puntland|Somali;Somalian|Somalis
ZA|South Africa|South African|South Africans
SS|South Sudan|South Sudanese|
ES|Spain|Spanish|Spaniard;Spaniards
LK|Sri Lanka|Sri Lankan|Sri Lankans
SD|Sudan|Sudanese|
SR|Suriname|Surinamese|
SE|Sweden|Swedish|Swedes;Swede
CH|Switzerland|Swiss|
SY|Syria;Syrian Arab Republic|Syrian|Syrians
TW|Taiwan|Taiwanese|
TJ|Tajikistan|Tajik;Tajikistani|Tajiks;Tajikistanis
TZ|Tanzania;Zanzibar|Tanzanian|Tanzanians
TH|Thailand|Thai|Thais
TL|East Timor;Timor-Leste|Timorese|
TG|Togo|Togolese|
TO|Tonga|Tongan|Tongans
TT|Trinidad and Tobago;Trinidad & Tobago;Trinidad|Trinidadian|Trinidadians
TN|Tunisia|Tunisian|Tunisians
TR|Turkey;Türkiye|Turkish|Turks;Turk
TM|Turkmenistan|Turkmenistani|Turkmenistanis
UG|Uganda|Ugandan|Ugandans
UA|Ukraine|Ukrainian|Ukrainians
AE|United Arab Emirates;UAE;U.A.E.;Emirates|Emirati|Emiratis
GB|United Kingdom;UK;U.K.;Britain;Great Britain|British|Britons;Briton;Brits
GB|England;Scotland;Wales;Northern Ireland|English;Scottish;Welsh;Northern Irish|Englishman;Englishmen;Scots
US|United States;United States of America;U.S.;US;USA;U.S.A.;America|American|Americans
UY|Uruguay|Uruguayan|Uruguayans
UZ|Uzbekistan|Uzbek;Uzbekistani|Uzbeks;Uzbekistanis
VU|Vanuatu||
VE|Venezuela|Venezuelan|Venezuelans
VN|Vietnam|Vietnamese|
YE|Yemen|Yemeni|Yemenis
ZM|Zambia|Zambian|Zambians
ZW|Zimbabwe|Zimbabwean|Zimbabweans
BM|Bermuda||
GI|Gibraltar||
KY|Cayman Islands||
"""

# Peoples and parts of the world that are no single country's.
WIDE = """
Europe|European|Europeans
Western Europe|West European;Western European|
Eastern Europe|East European;Eastern European|
Central Europe|Central European|
Asia|Asian|Asians
Central Asia|Central Asian|Central Asians
South Asia|South Asian|South Asians
East Asia|East Asian|
Southeast Asia;South East Asia;South-East Asia;South-east Asia|Southeast Asian;South East Asian;South-East Asian|
Africa|African|Africans
North Africa|North African|North Africans
West Africa|West African|West Africans
East Africa|East African|East Africans
Central Africa|Central African|
Sub-Saharan Africa;sub-Saharan Africa|sub-Saharan African|
Horn of Africa||
Middle East;Mideast;Near East|Middle Eastern|
Latin America|Latin American|Latin Americans
South America|South American|South Americans
Central America|Central American|Central Americans
North America|North American|North Americans
Caribbean||
Balkans;Western Balkans|Balkan|
Soviet Union;USSR|Soviet|
Caucasus;North Caucasus;South Caucasus|Caucasian|
Maghreb|Maghrebi|
Sahel|Sahelian|
Sahara||
Khorasan;Khurasan|Khorasani|
Levant|Levantine|
Mesopotamia||
Kurdistan|Kurdish|Kurds
Scandinavia|Scandinavian|Scandinavians
Baltics;Baltic states|Baltic|
Gulf;Persian Gulf;Arabian Gulf;Arabian Peninsula||
Mediterranean;Mediterranean Sea;Aegean;Aegean Sea;Black Sea;Red Sea;Baltic Sea;North Sea||
Arctic;Antarctica;South Pacific;Indian Ocean;Atlantic Ocean;Pacific Ocean||
Euphrates;Euphrates River;Euphrates Valley;Euphrates River Valley;Tigris;Tigris River;Nile;Danube;Rhine||
Kashmir|Kashmiri|Kashmiris
Lake Chad;Lake Chad Basin;South China Sea;East China Sea||
Korean Peninsula;Korean peninsula;Iberian Peninsula;Korea|Korean|Koreans
Bering Sea;English Channel;Himalayas;Alps;Andes;Amazon rainforest||
"""

# code: provinces, regions and places that the news names and lists of towns miss
REGIONS = {
    "AF": "Jowzjan;Jawzjan;Nangarhar;Kunar;Helmand;Kunduz;Zabul;Ghor;Faryab;Sar-e Pul;Paktika;Paktia;Khost;Nuristan;"
    "Badakhshan;Uruzgan;Tora Bora;Darzab;Achin;Panjshir",
    "BE": "Flanders;Wallonia;Molenbeek;Zaventem",
    "CN": "Xinjiang;Tibet;Inner Mongolia;Guangdong;Sichuan;Jiangsu;Zhejiang;Hunan;Hubei;Yunnan;Tiananmen Square",
    "DE": "Bavaria;Saxony;Lower Saxony;Hesse;North Rhine-Westphalia;Rhineland",
    "DK": "Jutland",
    "EG": "Sinai;Sinai Peninsula;North Sinai;South Sinai;Bir al-Abed;Bir al-Abd;Suez Canal;Sheikh Zuweid;"
    "Upper Egypt;Nile Delta;Tahrir Square",
    "ES": "Catalonia;Andalusia;Basque Country;Galicia;Canary Islands;Ceuta;Melilla;Balearic Islands",
    "FR": "Corsica;Brittany;Normandy;Provence;Alsace;Riviera;French Riviera;Bataclan;Stade de France;Champs-Elysees;"
    "Champs-Élysées",
    "GB": "Ulster;Cornwall;Devon;Kent;Surrey;Sussex;Essex;Norfolk;Suffolk;Yorkshire;West Yorkshire;South Yorkshire;"
    "Lancashire;Lincolnshire;Cumbria;Merseyside;Greater Manchester;West Midlands;Hertfordshire;Hampshire;Wiltshire;"
    "Dorset;Somerset;Oxfordshire;Heathrow;Heathrow Airport;Gatwick;Gatwick Airport;Stansted;Downing Street;Whitehall;"
    "Westminster;Highlands;Channel Islands;Isle of Man",
    "GR": "Crete;Lesbos;Lesvos;Kos;Samos;Chios;Rhodes;Idomeni",
    "ID": "Java;Sumatra;Sulawesi;Bali;Aceh;Borneo;Poso;Papua",
    "IN": "Punjab;Kerala;Gujarat;Assam;Bihar;Uttar Pradesh;Tamil Nadu;Jammu;Rajasthan;Maharashtra",
    "IQ": "Anbar;Al-Anbar;Anbar Province;Nineveh;Nineveh Plains;Ninewa;Diyala;Salahuddin;Salah al-Din;Sinjar;"
    "Mount Sinjar;Hamrin;Hamrin Mountains;Iraqi Kurdistan;Kurdistan Region;Kurdistan Region of Iraq;Tuz Khurmatu;"
    "Tuz Khurmato;Hawija;Qaim;Al-Qaim;al-Qaim;Tal Afar;Tel Afar;Jurf al-Sakhar;Makhmour;Rawa;Makhmur;Tarmiyah",
    "IR": "Khuzestan;Khuzistan;Fars;Fars Province;Baluchestan",
    "IT": "Sicily;Sardinia;Tuscany;Lombardy;Lampedusa;Calabria;Piedmont;Veneto",
    "JO": "Zaatari;Azraq;Rukban;Karak",
    "LY": "Cyrenaica;Tripolitania;Fezzan;Sirte;Derna;Sabratha;Tripoli",
    "LB": "Bekaa;Bekaa Valley;Arsal;Ersal;Tripoli;Ain al-Hilweh;Hermel",
    "ML": "Azawad;Kidal;Menaka",
    "NG": "Borno;Borno State;Yobe;Adamawa;Sambisa;Sambisa Forest;Biafra",
    "PH": "Mindanao;Marawi;Marawi City;Sulu;Basilan;Jolo;Luzon;Visayas;Maguindanao;Lanao del Sur;Tawi-Tawi",
    "PK": "Balochistan;Baluchistan;Waziristan;North Waziristan;South Waziristan;Khyber Pakhtunkhwa;Swat;Swat Valley;"
    "Punjab;Sindh;FATA",
    "PS": "Gaza City;Rafah;Jabalia;Khan Younis;Hebron;Ramallah",
    "RU": "Chechnya;Dagestan;Ingushetia;Tatarstan;Siberia;Red Square;North Ossetia",
    "SA": "Hejaz;Mecca;Medina;Qatif",
    "SO": "Jubaland;Lower Shabelle",
    "SY": "Deir ez-Zor;Deir az-Zor;Deir az-Zour;Deir Ezzor;Deir al-Zor;Deir al-Zour;Deir el-Zour;Deir ez-Zour;"
    "Deir Azzor;Idlib;Afrin;"
    "Raqqa;al-Raqqa;Ar-Raqqah;Hasakah;Hasaka;Al-Hasakah;Hassakeh;Daraa;Deraa;Quneitra;Sweida;Suwayda;Latakia;Tartus;"
    "Homs;Hama;Aleppo;Kobani;Kobane;Ain al-Arab;Manbij;Jarablus;al-Bab;Al-Bab;Dabiq;Tabqa;Palmyra;Tadmur;Abu Kamal;"
    "Albu Kamal;Al-Bukamal;Bukamal;Boukamal;Mayadin;al-Mayadeen;Baghouz;Baghuz;Hajin;Rojava;Ghouta;Eastern Ghouta;"
    "East Ghouta;Douma;Yarmouk;al-Hol;Al-Hol;al-Hawl;Ain Issa;Tal Abyad;Tell Abyad;Ras al-Ayn;Golan Heights;Golan;"
    "Qamishli;Badia;Foua;Fuaa;Kfraya;Kafriya;Kefraya;Tanf;al-Tanf;Al-Tanf;Shaddadi;Suwar;Susa;Shafa",
    "TN": "Ben Gardane;Ben Guerdane;Kasserine",
    "TR": "Anatolia;Hatay;Gaziantep;Sanliurfa;Kilis;Akcakale;Cappadocia;Thrace;Bosphorus;Turkish Kurdistan",
    "UA": "Crimea;Donbas;Donbass;Donetsk;Luhansk;Lugansk",
    "YE": "Hadramawt;Hadhramaut;Abyan;Shabwa;Marib;Bayda",
    "CA": "Central Coast;Peace River;Parliament Hill;Cape Breton;Vancouver Island;Labrador",
    "AU": "Sunshine Coast;Gold Coast;Far North Queensland;Great Barrier Reef;Outback",
    "US": "Capitol Hill;Wall Street;Hollywood;Manhattan;Brooklyn;Queens;Bronx;Staten Island;Long Island;"
    "Silicon Valley;Southern California;Northern California;New England;Midwest;Washington;Washington DC;"
    "Washington D.C.;Washington, D.C.;Washington, DC;District of Columbia;Times Square;Ground Zero;Guantanamo;"
    "Guantanamo Bay;Georgetown University;Pearl Harbor;Harlem;Deep South;New York City;Cape Cod;Bay Area;Guam",
    "VI": "US Virgin Islands",
    "CU": "Guantanamo Province",
    "MM": "Rakhine;Rakhine State",
    "JP": "Okinawa;Hokkaido;Fukushima",
    "RS": "Vojvodina;Sandzak",
    "BA": "Republika Srpska",
    "KP": "Yongbyon",
}  # fmt: skip

# state or province: its code in the towns' list, and the short forms that stand after a comma
US_STATES = """
AL|Alabama|Ala.
AK|Alaska|
AZ|Arizona|Ariz.
AR|Arkansas|Ark.
CA|California|Calif.
CO|Colorado|Colo.
CT|Connecticut|Conn.
DE|Delaware|Del.
FL|Florida|Fla.
GA|Georgia|Ga.
HI|Hawaii|
ID|Idaho|
IL|Illinois|Ill.
IN|Indiana|Ind.
IA|Iowa|
KS|Kansas|Kan.
KY|Kentucky|Ky.
LA|Louisiana|La.
ME|Maine|
MD|Maryland|Md.
MA|Massachusetts|Mass.
MI|Michigan|Mich.
MN|Minnesota|Minn.
MS|Mississippi|Miss.
MO|Missouri|Mo.
MT|Montana|Mont.
NE|Nebraska|Neb.
NV|Nevada|Nev.
NH|New Hampshire|N.H.
NJ|New Jersey|N.J.
NM|New Mexico|N.M.
NY|New York|N.Y.
NC|North Carolina|N.C.
ND|North Dakota|N.D.
OH|Ohio|
OK|Oklahoma|Okla.
OR|Oregon|Ore.
PA|Pennsylvania|Pa.
RI|Rhode Island|R.I.
SC|South Carolina|S.C.
SD|South Dakota|S.D.
TN|Tennessee|Tenn.
TX|Texas|Tex.
UT|Utah|
VT|Vermont|Vt.
VA|Virginia|Va.
WA|Washington state|Wash.
WV|West Virginia|W.Va.
WI|Wisconsin|Wis.
WY|Wyoming|Wyo.
DC|District of Columbia|D.C.
"""
CANADIAN_PROVINCES = """
01|Alberta|Alta.|AB
02|British Columbia|B.C.|BC
03|Manitoba|Man.|MB
04|New Brunswick|N.B.|NB
05|Newfoundland|Nfld.|NL
07|Nova Scotia|N.S.|NS
08|Ontario|Ont.|ON
09|Prince Edward Island|P.E.I.|PE
10|Quebec|Que.|QC
11|Saskatchewan|Sask.|SK
12|Yukon|Y.T.|YT
13|Northwest Territories|N.W.T.|NT
14|Nunavut||NU
"""
AUSTRALIAN_STATES = """
01|Australian Capital Territory||ACT
02|New South Wales||NSW
03|Northern Territory||NT
04|Queensland|Qld.|QLD
05|South Australia||SA
06|Tasmania|Tas.|TAS
07|Victoria|Vic.|VIC
08|Western Australia||WA
"""

# Towns somewhere go by some of English's smallest words, which pages print in capitals: "MORE NEWS".
_SMALLEST_WORDS = "along can ever from mine more much never nor of same say since than to".split()
# Names that a list of towns holds in some language, and that English news never means as a place.
NO_PLACES = frozenset(
    {"White House", "Al Gore", "MOST"}.union(*((word.capitalize(), word.upper()) for word in _SMALLEST_WORDS))
)


@cache
def country_adjectives() -> frozenset[str]:
    """What says of a body which country it is of, before its noun: "Danish", "US"."""
    rows = (row.split("|") for row in COUNTRIES.strip().splitlines())
    told = {name for row in rows if len(row) > 2 for name in row[2].split(";") if name}
    return frozenset(told | {"US", "U.S.", "UK", "U.K."})


@cache
def wide_names() -> frozenset[str]:
    """The folded names, adjectives and peoples of countries and of what spans several ("syria", "syrian", "sahel")."""
    countries = (row.split("|")[1:] for row in COUNTRIES.strip().splitlines())
    wide = (row.split("|") for row in WIDE.strip().splitlines())
    return frozenset(fold(name) for row in (*countries, *wide) for column in row for name in column.split(";") if name)
