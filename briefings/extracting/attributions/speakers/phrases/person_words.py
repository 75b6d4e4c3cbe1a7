"""Words that stand before or after a person's name and say what the person is."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Before a name, whatever its letter case: what follows the last of them is the name.
TITLES = _words(
    """mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir dame lord lady sen sen. senator rep rep.
    representative gov gov. governor del del. congressman congresswoman president vice-president minister premier
    chancellor secretary undersecretary mayor judge justice sheriff chief commissioner director chairman
    chairwoman chair speaker leader spokesman spokeswoman spokesperson general gen gen. lt lt. lieutenant colonel
    col col. major maj maj. captain capt capt. commander cmdr sergeant sgt sgt. admiral adm adm. marshal
    comr comr. comsr comsr. commr commr.
    ambassador envoy datuk datin dato attorney lawyer prosecutor counsel king queen prince princess emir sheikh imam
    ayatollah mullah pope cardinal archbishop bishop rabbi father sister rev. rev reverend ceo cfo coo executive manager
    editor reporter correspondent journalist columnist analyst expert specialist economist researcher fellow
    scientist historian author activist officer official deputy aide adviser advisor strategist candidate nominee
    pollster founder coach comrade superintendent inspector detective brigadier monsignor dean rector coordinator
    co-director investigator agent rapporteur delegate councillor councilman councilwoman lawmaker parliamentarian mp"""
)
TITLES_OF_SEVERAL = _words("ministers senators generals colonels professors ambassadors secretaries commissioners")
# Titles that are manners of address, and no role.
HONORIFICS = _words("mr mr. mrs mrs. ms ms. miss sir datuk datin dato")
MALE = _words(
    """mr mr. sir lord king prince emir sheikh imam ayatollah mullah pope cardinal bishop archbishop father rabbi
    congressman spokesman chairman councilman businessman salesman fisherman policeman"""
)
FEMALE = _words(
    """mrs mrs. ms ms. miss dame lady queen princess sister congresswoman spokeswoman chairwoman councilwoman
    businesswoman policewoman"""
)
# Heads of a phrase after a name that says what the person is ("director of …", "a student from …").
ROLES = TITLES | _words(
    """head member resident refugee student teacher scholar doctor physician engineer farmer soldier fighter veteran
    consultant associate head boss owner partner president-elect co-founder cofounder principal writer host anchor
    filmmaker artist singer actor actress surrogate donor supporter critic opponent ally rival spokespeople
    defector survivor witness relative mother father brother sister son daughter wife husband widow neighbour
    neighbor friend businessman businesswoman developer investor trader broker banker clerk guard smuggler
    inhabitant villager co-author coauthor academic sociologist psychologist criminologist anthropologist trainer
    operative medic paramedic nurse rescuer eyewitness diplomat monitor firefighter shopkeeper pilot driver presenter
    newsreader hotelier shepherd skipper magistrate counsellor lecturer warden interpreter translator negotiator
    landlord landlady uncle aunt cousin nephew niece conscript private corporal grandfather grandmother stepfather
    stepmother policeman policewoman elder solicitor barrister brigadier fisherman trafficker legislator constable
    bricklayer carpenter welder gravedigger worker volunteer chaplain grocer baker dentist tailor sailor seamstress
    stallholder cleaner gardener plumber electrician mechanic butcher barber miner cook chef midwife pharmacist
    chemist surveyor architect treasurer administrator supervisor organiser organizer caretaker foreman bodyguard
    archaeologist psychiatrist headmaster headmistress headteacher schoolteacher auditor statistician demographer
    seller vendor dealer waiter waitress pedlar peddler labourer laborer trucker herdsman boatman beekeeper
    geographer epidemiologist undertaker publisher theologian cleric preacher mufti counterpart colleague successor
    predecessor"""
)
# The endings of words for who does something, and words with such an ending for what nobody is.
TRADE = re.compile(r"[a-z-]{2,}(?:er|or|ist|eer|ian|man|woman|wright|smith)")
THINGS = _words(
    """river border center corner quarter sector corridor harbor tower matter number order power letter chapter
    winter summer disaster newspaper paper charter computer tanker freighter carrier cruiser bomber trawler
    steamer factor vector motor tractor reactor error terror horror mirror flower shower shelter theater dinner
    trailer water weather layer offer answer murder danger anger hunger cover crater boulder door floor manor
    moor color colour humor rumor prayer encounter transfer barrier frontier drawer locker bunker pier chamber
    timber fiber counter filter container centimeter kilometer meter thriller bestseller scooter crossover
    takeover handover hangover powder shoulder finger marker boiler cooker charger helicopter chopper launcher
    tier another former latter"""
)
# Last words of names that are no person's.
BODIES = _words(
    """party agency center centre university college school institute institution ministry committee department times
    post news press group force forces state states union council court house senate congress parliament
    commission bureau office association organization organisation foundation fund bank company corporation corp
    corp. inc inc. ltd co. coalition alliance front army navy police administration government authority
    authorities network federation society league board service services journal magazine daily herald tribune
    guardian observer media report survey poll project program programme campaign embassy team city county
    province district republic kingdom democrats republicans house airlines international watch nations street
    observatory intelligence directorate committees corps brigade brigades movement mission tribunal secretariat
    initiative councils embassy consulate presidency prosecution observers watchdog coastguard gendarmerie customs junta
    defence defense consultancy thinktank opposition cabinet
    road avenue river sea island islands television radio tv act law bill treaty agreement accord war day"""
)
# Houses and unions for which somebody speaks, as for a body, though the word alone may mean a place.
HOUSES = _words(
    """guild union port harbour hospital clinic palace museum club firm regime militia faction clan tribe church charity
    airport prison jail leadership military crew family consulate chancellery registry staff command headquarters
    panel delegation taskforce"""
)
# Who speaks without a name and without a role.
PEOPLE = _words("man woman boy girl youth lady gentleman person source witness police people")
# Whoever is told of by an office, a trade or no more than "man"; whoever speaks by office or as a body; and whoever
# speaks without an office and without a name of a body.
PERSONS = ROLES | PEOPLE
OFFICES_AND_BODIES = ROLES | BODIES
PEOPLE_AND_HOUSES = PEOPLE | HOUSES
