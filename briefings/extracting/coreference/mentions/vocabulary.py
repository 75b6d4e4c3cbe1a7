"""Words that say what somebody is: an official, a body, a report; and words that stand for one another."""

from __future__ import annotations

from briefings.extracting.attributions.speakers.phrases import person_words


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Who speaks for a state or an office. Other roles make a person.
OFFICIAL_ROLES = _words(
    """minister ministers premier president vice-president chancellor secretary undersecretary mayor governor official
    officials spokesman spokeswoman spokesperson spokespeople ambassador envoy prosecutor prosecutors judge judges
    sheriff commissioner general gen gen. colonel col col. major maj. captain capt. lieutenant lt. admiral adm.
    brigadier marshal commander senator sen. representative rep. gov. congressman congresswoman lawmaker lawmakers
    parliamentarian mp councillor deputy king queen prince emir inspector superintendent attorney chief diplomat
    diplomats officer officers authorities councilman councilwoman consul"""
)
# Nouns for people who speak or are spoken of without a name.
PEOPLE = (
    person_words.PEOPLE
    | _words(
        """fighter militant jihadist jihadi recruit returnee detainee prisoner suspect defendant convict commander
        leader emir child teenager diplomat adult soldier civilian foreigner national citizen bomber attacker gunman
        hostage
    insurgent rebel terrorist extremist widow orphan family villager survivor"""
    )
    | frozenset(w for w in person_words.ROLES if "." not in w)
)
# Bodies by what they are, as they come back with nothing but an article.
GROUP_NOUNS = _words(
    """group organization organisation militia movement network faction alliance coalition force army party gang cell
    caliphate brigade battalion outfit insurgency regime"""
)
INSTITUTION_NOUNS = _words(
    """agency institute think-tank centre center charity watchdog ministry department bureau office university college
    school company corporation firm bank commission council committee court parliament government union foundation
    observatory federation association service authority embassy command administration body monitor board ngo
    nonprofit newspaper daily magazine broadcaster website channel outlet tribunal secretariat directorate police"""
)
REPORT_NOUNS = _words(
    """report study survey paper analysis investigation review poll assessment inquiry dossier database briefing census
    audit book document statement index article findings"""
)
# "the Example Front militia", "the TT news agency": the name in the phrase is that of the body.
NAMED_BY_COMPOUND = _words(
    """group organization organisation militia movement network faction outfit agency newspaper daily magazine
    broadcaster website channel charity watchdog think-tank party university institute cell gang ngo nonprofit"""
)
# … and what papers and stations are called beside their names.
PRESS_NOUNS = _words("newspaper daily weekly tabloid magazine broadcaster channel station website portal")
# Nouns that are for one another when they come back.
KIN = tuple(
    map(
        _words,
        (
            "report study survey research paper analysis investigation review poll assessment inquiry dossier document",
            "agency service",
            "group organization organisation movement network militia faction outfit",
            "organization organisation body institute think-tank charity watchdog centre center foundation ngo",
            "newspaper paper daily magazine outlet site website portal broadcaster channel",
            "ministry department bureau office",
            "university college institute school",
            "company corporation firm bank",
            "author researcher writer scholar expert analyst academic professor",
            "man fighter militant jihadist suspect defendant detainee prisoner",
            "woman widow suspect defendant detainee prisoner",
            "official officer spokesman spokeswoman spokesperson minister",
        ),
    )
)
ACRONYM_STOPS = _words("of the for and on in to & de la des du et")
MONTHS_AND_DAYS = _words(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec easter ramadan christmas"""
)
OUTLET_ENDINGS = _words(
    """times post herald tribune guardian telegraph observer mirror journal gazette chronicle daily mail express
    independent globe courier tv radio news magazine newspaper broadcaster"""
)
OUTLETS = _words(
    """bbc cnn nbc cbs abc pbs npr itv ard zdf rt voa rudaw politico axios buzzfeed vice bellingcat newsweek spiegel
    haaretz"""
)
MALE_NOUNS = person_words.MALE | _words(
    """man boy father son brother husband uncle grandfather nephew widower gunman gentleman actor heir monk emperor
    duke count baron"""
)
FEMALE_NOUNS = person_words.FEMALE | _words(
    """woman girl mother daughter sister wife aunt grandmother niece widow bride actress heiress nun empress duchess
    countess baroness lady"""
)

# Bodies under the names that they go by without a word of explanation; the first is the fullest.
_WELL_KNOWN = (
    "Islamic State|Islamic State of Iraq and Syria|Islamic State of Iraq and the Levant|ISIS|ISIL|IS|Daesh|Daech",
    "al-Qaeda|al-Qaida|al Qaeda|al Qaida|Al-Qaeda",
    "United Nations|UN|U.N.",
    "European Union|EU|E.U.",
    "African Union|AU",
    "Syrian Democratic Forces|SDF",
    "Kurdistan Workers' Party|Kurdistan Workers’ Party|PKK",
    "Human Rights Watch|HRW",
    "Federal Bureau of Investigation|FBI",
    "Central Intelligence Agency|CIA",
    "US Central Command|U.S. Central Command|United States Central Command|CENTCOM|Centcom",
    "North Atlantic Treaty Organization|NATO|Nato",
    "World Health Organization|WHO",
    "Hayat Tahrir al-Sham|HTS",
    "Interpol",
    "Europol",
    "MI5",
    "MI6",
    "Pentagon",
    "Kremlin",
    "White House",
    "Taliban|Taleban",
    "Hezbollah|Hizbollah|Hizbullah",
    "Hamas",
    "Boko Haram",
    "Amnesty International|Amnesty",
    "UNHCR",
    "Unicef|UNICEF",
    "International Organization for Migration|International Organisation for Migration|IOM",
)
_ARMED = "group militia movement organisation organization militants"
# What the well-known come back as, where their names don't say it.
_COMES_BACK_AS = {
    "Islamic State": f"{_ARMED} caliphate network",
    "al-Qaeda": f"{_ARMED} network",
    "United Nations": "body organisation organization",
    "European Union": "bloc union",
    "African Union": "bloc union body",
    "Syrian Democratic Forces": "group militia alliance coalition force",
    "Kurdistan Workers' Party": f"{_ARMED} party",
    "Human Rights Watch": "group organisation organization watchdog",
    "Amnesty International": "group organisation organization watchdog charity",
    "Federal Bureau of Investigation": "agency bureau",
    "Central Intelligence Agency": "agency service",
    "US Central Command": "command military",
    "North Atlantic Treaty Organization": "alliance organisation organization",
    "World Health Organization": "agency body organisation organization",
    "Hayat Tahrir al-Sham": _ARMED,
    "Interpol": "agency organisation organization body",
    "Europol": "agency body",
    "MI5": "agency service",
    "MI6": "agency service",
    "Pentagon": "department",
    "Kremlin": "government",
    "White House": "administration government",
    "Taliban": f"{_ARMED} government",
    "Hezbollah": f"{_ARMED} party",
    "Hamas": _ARMED,
    "Boko Haram": _ARMED,
    "UNHCR": "agency body organisation organization",
    "Unicef": "agency body organisation organization",
    "International Organization for Migration": "agency body organisation organization",
}
_KNOWN_AS = {name.casefold(): names.split("|")[0] for names in _WELL_KNOWN for name in names.split("|")}


def well_known(name: str) -> str | None:
    """The fullest name of a body that everybody knows by several; None for all others. "is" and "who" are no bodies."""
    return None if name.islower() else _KNOWN_AS.get(name.casefold())


def comes_back_as(name: str) -> frozenset[str] | None:
    """The nouns that a well-known body may come back as; None where the name is not well known."""
    known = well_known(name)
    return None if known is None else _words(_COMES_BACK_AS.get(known, ""))


_KIN_OF = {noun: frozenset().union(*(kin for kin in KIN if noun in kin)) for noun in frozenset().union(*KIN)}


def kin_of(noun: str) -> frozenset[str]:
    """The nouns that may stand for what `noun` names, itself among them."""
    return _KIN_OF.get(noun) or frozenset({noun})
