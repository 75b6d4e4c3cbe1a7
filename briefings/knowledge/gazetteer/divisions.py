"""States and provinces of the world's large countries, under the names that English news has for them.

A line of a country: its provinces, parted by ";", spellings of one name by "=". Names that are people's or plain words
as often (Flores, Guerrero, Unity) are not here: those of ISO 3166-2 are read as towns' names are, by what stands beside
them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefings.knowledge.folding import fold

_DIVISIONS = {
    "CN": "Anhui;Fujian;Gansu;Guangdong;Guangxi;Guizhou;Hainan;"
    "Hebei;Heilongjiang;Henan;Hubei;Hunan;Inner Mongolia;"
    "Jiangsu;Jiangxi;Jilin;Liaoning;Ningxia;Qinghai;Shaanxi;"
    "Shandong;Shanxi;Sichuan;Tibet;Xinjiang;Yunnan;Zhejiang",
    "IN": "Andhra Pradesh;Arunachal Pradesh;Assam;Bihar;Chhattisgarh;Goa;"
    "Gujarat;Haryana;Himachal Pradesh;Jharkhand;Karnataka;Kerala;"
    "Ladakh;Madhya Pradesh;Maharashtra;Manipur;Meghalaya;Mizoram;"
    "Nagaland;Punjab;Odisha=Orissa;Rajasthan;Sikkim;Tamil Nadu;Telangana;"
    "Tripura;Uttar Pradesh;Uttarakhand=Uttaranchal;West Bengal",
    "ID": "Aceh;Banten;Bengkulu;Central Java;Central Kalimantan;Central Sulawesi;"
    "East Java;East Kalimantan;East Nusa Tenggara;Kalimantan;Lombok;Maluku;"
    "North Maluku;North Sulawesi;North Sumatra;South Kalimantan;"
    "South Sulawesi;South Sumatra;Southeast Sulawesi;West Java;"
    "West Kalimantan;West Nusa Tenggara;West Papua;West Sulawesi;West Sumatra;Sumbawa",
    "PK": "Punjab;Azad Kashmir;Balochistan=Baluchistan;Gilgit-Baltistan;Sindh;Khyber Pakhtunkhwa",
    "PH": "Bicol;Bohol;Eastern Visayas;Ilocos Norte;Ilocos Sur;Leyte;Negros Occidental;"
    "Negros Oriental;Palawan;Davao del Sur;Davao de Oro;Cotabato;Surigao del Norte;Surigao del Sur;Agusan del Sur",
    "JP": "Aomori;Ehime;Fukushima;Gifu;Honshu;Hyogo;Ibaraki;Ishikawa;Iwate;"
    "Kyushu;Miyagi;Noto Peninsula;Okinawa;Shikoku;Shizuoka",
    "KR": "Gyeonggi;Jeju;North Gyeongsang;South Gyeongsang;North Jeolla;South Jeolla",
    "MM": "Kachin State;Rakhine=Rakhine State;Sagaing;Shan State;Chin State;Magway",
    "TR": "Anatolia;Hatay;Kahramanmaras;Sirnak;Van province",
    "ET": "Afar region;Amhara;Gambella;Oromia=Oromiya;Sidama;Tigray",
    "SD": "Darfur;North Darfur;South Darfur;West Darfur;Central Darfur;East Darfur;"
    "Kordofan;North Kordofan;South Kordofan;West Kordofan;Gezira;Blue Nile state;River Nile state",
    "SS": "Jonglei;Upper Nile state;Central Equatoria;Eastern Equatoria;Western Equatoria;Warrap",
    "CD": "North Kivu;South Kivu;Ituri;Equateur;Haut-Katanga;Katanga;Tshopo;Kasai;Tanganyika province",
    "MZ": "Cabo Delgado;Zambezia;Sofala",
    "NG": "Adamawa;Anambra;Bayelsa;Benue;Borno;Yobe;Zamfara;Kogi;Taraba;Kebbi;Jigawa;Nasarawa;Kwara;Akwa Ibom;"
    "Cross River;Ebonyi;Ekiti;Ogun;Ondo;Osun;Niger State;Delta State;Rivers State;Plateau State;Edo State;Imo State;"
    "Abia State;Kaduna State;Katsina State;Sokoto State;Kano State;Lagos State;Bauchi State;Gombe State;Enugu State",
    "ZA": "Eastern Cape;Western Cape;Northern Cape;Gauteng;KwaZulu-Natal;Limpopo;Mpumalanga",
    "ZW": "Manicaland;Mashonaland;Matabeleland",
    "SO": "Jubaland;Lower Shabelle;Middle Shabelle;Hirshabelle;Galmudug",
    "IT": "Abruzzo;Apulia=Puglia;Basilicata;Calabria;Campania;Emilia-Romagna;Lazio;"
    "Liguria;Lombardy;Marche;Piedmont;Sardinia;Sicily;Tuscany;"
    "Umbria;Veneto",
    "ES": "Andalusia;Asturias;Cantabria;Catalonia;Extremadura;Galicia;Majorca=Mallorca;Tenerife;"
    "Gran Canaria;Lanzarote;Fuerteventura;El Hierro;Castilla-La Mancha",
    "FR": "Brittany;Normandy;Pas-de-Calais;Ile-de-France;Moselle;Gironde;Vendee",
    "DE": "Baden-Wuerttemberg=Baden-Württemberg;Bavaria;Brandenburg;Hesse;Lower Saxony;"
    "Mecklenburg-Vorpommern;North Rhine-Westphalia;Rhineland-Palatinate;Saarland;Saxony;"
    "Saxony-Anhalt;Schleswig-Holstein;Thuringia",
    "GR": "Attica;Evia;Peloponnese;Thessaly;Epirus;Western Macedonia;Central Macedonia;Eastern Macedonia",
    "GB": "Bedfordshire;Buckinghamshire;Cambridgeshire;Cheshire;Derbyshire;Gloucestershire;Leicestershire;"
    "Northamptonshire;Northumberland;Nottinghamshire;Shropshire;Staffordshire;Tyne and Wear;Warwickshire;"
    "Worcestershire;Aberdeenshire;Lanarkshire;Carmarthenshire;Pembrokeshire;East Sussex;West Sussex",
    "RU": "Bashkortostan;Kabardino-Balkaria;Kamchatka;Karelia;Kuzbass;Primorye;Sakhalin;Yakutia",
    "MX": "Chiapas;Coahuila;Jalisco;Michoacan;Nuevo Leon;Quintana Roo;Sinaloa;Sonora;Tabasco;Tamaulipas",
    "BR": "Alagoas;Bahia;Ceara;Espirito Santo;Goias;Maranhao;Mato Grosso;Mato Grosso do Sul;Minas Gerais;"
    "Para state;Parana;Pernambuco;Piaui;Rio Grande do Norte;Rio Grande do Sul;Rondonia;Roraima;"
    "Santa Catarina;Sergipe;Tocantins",
    "IR": "Fars;Khuzestan=Khuzistan;Sistan and Baluchestan=Sistan-Baluchestan;Sistan-Baluchistan;Hormozgan;Mazandaran;"
    "Lorestan;Gilan;Golestan;Markazi;West Azerbaijan;East Azerbaijan",
    "GE": "Abkhazia;South Ossetia;Adjara",
    "MD": "Transnistria",
    "AZ": "Nagorno-Karabakh",
    "PG": "Bougainville;Enga",
}


# Islands whose names other places bear as well: weighed as towns are, by the countries that a text names.
ISLANDS = {"ID": "Flores;Sumba;Nias;Timor;Buru;Seram", "PH": "Samar;Negros;Panay;Masbate;Mindoro", "GR": "Kea;Hydra",
           "ES": "La Palma;La Gomera", "PT": "Madeira", "FR": "Corsica"}  # fmt: skip


def divisions() -> Iterator[tuple[str, tuple[str, ...]]]:
    """For each state or province its country and its names, the usual one first."""
    for country, line in _DIVISIONS.items():
        for entry in line.split(";"):
            yield country, tuple(entry.split("="))


def is_division(name: str, country: str | None) -> bool:
    """Whether a name is that of a state or province of the table; of any country, where none is given."""
    return country in _countries().get(fold(name), ()) if country else fold(name) in _countries()


@cache
def _countries() -> dict[str, frozenset[str]]:
    """A division's folded name → the countries that have one of it."""
    found: dict[str, frozenset[str]] = {}
    for country, names in divisions():
        for name in map(fold, names):
            found[name] = found.get(name, frozenset()) | {country}
    return found
