"""The words by which a place's name is told from other names, and the patterns that find names."""

from __future__ import annotations

import re

from briefings.knowledge.dates.vocabulary import MONTHS, WEEKDAYS

WORD = r"(?:(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)"
# The first letter is asked for first, here and below, since few letters of a text are capitals.
CAPITAL = re.compile(
    r"(?=[A-ZÀ-ÞĀŠŽİŞae])(?<![\w@#&])(?:(?:St|Ft|Ste)\.(?= [A-Z])"
    rf"|(?:(?:[Aa]l|[Ee]l|[Aa]r|[Aa]s|[Aa]t|[Ee]z)-(?=[A-Z]))?(?=[A-ZÀ-ÞĀŠŽİŞ]){WORD})"
)
NEXT = re.compile(rf"[ \u00a0-](?=\w)({WORD})")
LEFT_WORD = re.compile(r"([\w.'’&]+)([ \u00a0]|-)\Z")
RIGHT_WORD = re.compile(r"([ \u00a0-])([\w.'’&]+)")
QUALIFIER = re.compile(
    rf",? ?\(?(?=[A-Z])((?:[A-Z][A-Za-z]{{1,4}}\.|(?:[A-Z]\.){{1,3}}[A-Za-z]*\.?|{WORD})(?: {WORD}){{0,2}})"
)
SEAT = re.compile(
    r"\b(?:city|cities|(?:town|village|province|suburb|district|region|governorate|quarter|neighbou?rhood)s?|outskirts|"
    r"capital|port|state|university|streets|people|residents|north|south|east|west|part|parts|battle|siege) of \Z",
    re.IGNORECASE,
)
# Roads, rivers, counties and buildings, known by the last word of their name.
FEATURE = re.compile(
    r"(?=[A-Z])(?<![\w-])(?:(?:Mount|Lake|Camp|Fort|Port|Boulevard|Rue) (?:[A-Z][\w'’-]{2,40})(?: [A-Z][\w'’-]{1,40})?"
    r"|(?:(?:St\. )?[A-Z][\w'’-]{1,40} (?:and )?){1,4}"
    r"(?:County|COUNTY|Parish|Province|Governorate|Prefecture|Road|Rd|Street|Avenue|Boulevard|Highway|Way|Bridge|Castle|"
    r"Airport|Hospital|Cathedral|Church|Mosque|Park|Square|River|Lake|Valley|Islands?|Mountains?|Hills|Desert|"
    r"Peninsula|Bay|Beach|Harbou?r|Dam|Prison|Stadium)|Highway \d+)\b(?! (?:Service|Patrol|Authority))"
)
# "Georgia's Ames County": what has counties is a state.
COUNTIES_AFTER = re.compile(r"['’]s (?:[A-Z][\w'’.-]+ ){1,3}County\b")
# Who serves a county in the United States, and in no other country.
COUNTY_OFFICE = re.compile(
    r"\b[A-Z][\w'’.-]+ County(?:['’]s)? (?:[Ss]heriff|[Cc]oroner|[Mm]edical [Ee]xaminer|[Dd]istrict [Aa]ttorney|"
    r"[Dd]eput(?:y|ies)|[Jj]ail|[Pp]rosecutor)"
)
# A county tells the state: its own are of the United States.
COUNTY = re.compile(r"(?:[A-Z][\w'’.-]+ ){1,3}(?:County|COUNTY)\Z")
COUNTY_AFTER = re.compile(r" (?:County|COUNTY)\b(?! Council)")
# A name of two words in Arabic goes on; a man or a group begins with an article, too.
ARABIC_AFTER = re.compile(
    r" (?:[AaEe]l|[Aa][dnrstz]|[Aa]sh|[Ee]sh|[Ee][drz]|[Uu]l)-(?!Qa[ie]|Nusra|Shabaa?b|Jaz|Assad|Sham)[A-Z][\w'’]*"
)
# Churches and mosques by their faith are no buildings.
DENOMINATION = re.compile(
    r"\b(?:Evangelical|Presbyterian|Catholic|Orthodox|Anglican|Methodist|Baptist|Lutheran|Episcopal|Pentecostal|Coptic|"
    r"Reformed|Adventist|Unification|Assyrian|Maronite)\b"
)
# Where no list has a name, these tell that it is a town's: "the village of Q", "Poe, 43, of Q", "near Q".
AGED = re.compile(r", \d{1,2}, (?:of|from) \Z")
BODY_AFTER = re.compile(
    r"(?: (?:International|National|Metropolitan|[A-Z][a-z]+)){1,3} "
    r"(?:Festival|University|Airport|Museum|Hospital|Court|Council|Police|Department|Conference|Prize|Prix)\b"
)
# The last words of bodies' names, which stand before a state as towns do ("Supreme Court, Georgia").
NO_TOWN_ENDS = frozenset(
    "state ministry court party army front forces group service services bank council committee police department "
    "university college government agency union league".split()
)
UNLISTED = re.compile(
    r"(?:\b(?:(?:town|village|hamlet|suburb|settlement|neighbou?rhood|township)s?|city) of|, \d{1,2}, of|\b[Nn]ear) \Z"
)
LIST_GAP = re.compile(r",? (?:and |or )?")
NO_FEATURE = re.compile(
    r"(?:[A-Z][\w-]+['’]s\b ?|(?:The|A|An|In|At|On|And|But|For|From|Of|By|Its|His|Her|Their|Mr|Mrs|Our|This|That)\b ?)+"
)
SPOKEN_BEFORE = re.compile(r"\b(?:in|into|speaks?|spoken|spoke|speaking|learn\w*|fluent)\s+\Z")
SPOKEN_AFTER = re.compile(r"[- ](?:speak|language)")
# Teams that are called after their towns.
TEAM_AFTER = re.compile(
    r" (?:United|Wanderers|Rovers|Albion|Hotspur|FC|F\.C\.|Athletic|Lakers|Rockets|Yankees|Mets|Knicks|Giants|Jets|"
    r"Bulls|Bears|Cubs|White Sox|Red Sox|Celtics|Bruins|Patriots|Dodgers|Warriors|Raptors|Maple Leafs|Blue Jays|"
    r"Canadiens|Senators|Oilers|Flames|Canucks|Eagles|Steelers|Cowboys|Texans|Astros|Rangers|Ravens|Orioles|Capitals|Nationals|"
    r"Heat|Dolphins|Marlins|Buccaneers|Falcons|Braves|Saints|Pelicans|Grizzlies|Titans|Predators|Chiefs|Royals|"
    r"Broncos|Rockies|Nuggets|Avalanche|Suns|Cardinals|Blues|Seahawks|Mariners|Timberwolves|Vikings|Twins|Packers|"
    r"Brewers|Bucks|Pistons|Tigers|Red Wings|Browns|Cavaliers|Pacers|Colts|Reds|Bengals|Spurs)\b"
)
# Firms and parties that bear a country's name.
FIRM_AFTER = re.compile(
    r"(?: [A-Z][a-z]+){0,2} (?:Airways|Airlines|Air Lines|Association|Party|Times|Idol|Express|Petroleum|Telecom)\b"
)
# Cars go by the names of places, and so do their makers: "a gray Chevrolet | Colorado", "a | Toyota Camry".
_MAKERS = (
    r"(?:Toyota|Honda|Ford|Chevrolet|Chevy|Dodge|Hyundai|Kia|Nissan|Mazda|Subaru|GMC|Pontiac|Buick|Cadillac|Chrysler"
    r"|Plymouth|Mercury|Saturn|Jeep|Volkswagen|Mitsubishi|Suzuki|Lexus|Acura|Infiniti|Oldsmobile)"
)
CAR_BEFORE = re.compile(rf"\b{_MAKERS} (?:[A-Z][\w-]+ )?\Z")
A_CAR = re.compile(
    r"(?:Toyota|Pontiac|Plymouth|Lincoln) (?:Camry|Corolla|Tacoma|Tundra|Sienna|Prius|RAV4|4Runner|Highlander|Sequoia"
    r"|Matrix|Avalon|Celica|Yaris|Grand (?:Am|Prix)|Bonneville|Firebird|Sunfire|G6|Vibe|Montana|Voyager|Town Car"
    r"|Navigator|Continental|MK[A-Z]|(?:pickup|sedan|SUV|truck|van|minivan|coupe|hatchback)\b)"
)
COMMA = re.compile(r", ?(?=[A-Z])")
DIRECTION = re.compile(r"\b((?:far )?(?:(?:north|south)[ -]?)?(?:north|south|east|west)(?:ern)?|central|mid)[ -]\Z")
DATELINE = re.compile(
    # Some papers put it in brackets: "(HALDEN, Ohio) —".
    r"[,A-Za-z. ]{0,40}?\)?(?:\([A-Z][\w/ .]+\)|\s[-–—]{1,2}(?:\s|(?=[A-Z][a-z]))|[–—]{1,2}(?=[A-Z])|\s_\s)"
)
SENTENCE_AFTER = re.compile(r",? (?:The |An? )?[A-Z][a-z]")
SENTENCE_START = re.compile(r"(?:\A|[.!?:;]['\"’”)]*\s+|[\"“(‘]|[–—_]\s+)\Z")
LOCATIVE = frozenset(
    "in at near from to around outside into toward towards of across inside through throughout between over via "
    "within off leaving left reached reach entered visiting visited bombed shelled besieged overran retook "
    "recaptured".split()
)
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lady lord judge justice sgt det lt capt captain col gen general "
    "president senator sen rep gov governor mayor minister sheriff officer detective chief coach pope king queen "
    "prince princess saint detective-sergeant constable director spokesman spokeswoman actor actress singer".split()
)
# Who speaks: a town doesn't, but the capital of a state may ("Damascus said").
REPORTING = frozenset(
    "said says told tells added adds wrote writes argued argues insisted denied explained recalled testified "
    "acknowledged replied tweeted asked warned claimed who whose".split()
)
# After a place's name these make the name of a body or a building in it: the place is still named.
BODIES = frozenset(
    "university college school police airport hospital council court county city province state street road "
    "district department government embassy fire sheriff's region governorate museum library stadium station "
    "river valley zoo art gallery institute international central national public metropolitan area crown film "
    "festival health castle mosque cathedral parliament legislature assembly declaration summit".split()
)
# Capitalised words that stand before or after a place's name without making a person's of it.
NOT_FIRST_NAMES = LOCATIVE | BODIES | frozenset("the and north south east west central upper new".split())
NOT_SURNAMES = (
    BODIES
    | TITLES
    | frozenset((*MONTHS, *WEEKDAYS))
    | frozenset(
        "chancellor ambassador envoy emperor foreign defence defense interior prime deputy vice former archbishop "
        "cardinal grand open olympic olympics games cup derby marathon".split()
    )
)
DAYS_AND_MONTHS = frozenset((*MONTHS, *WEEKDAYS))
# What stands before a region's name without being its bearer's first name.
NOT_BEARERS = NOT_FIRST_NAMES | frozenset(
    "greater old inner outer rural occupied besieged sunni shia shiite kurdish iraqi syrian islamic christian "
    "mount lake camp port fort operation province "
    # What begins a sentence before a name.
    "for as but when while if with by like unlike since until said before after though although because".split()
)
TITLES_OF_PAPERS = frozenset(
    "Times Post Journal Herald Tribune Globe Chronicle Gazette Telegraph Examiner Inquirer Observer Mirror".split()
)
# Names of places that people bear as often.
FIRST_NAMES = frozenset(
    "jordan chad georgia virginia paris sydney florence austin charlotte madison victoria israel carolina dakota "
    "savannah brooklyn chelsea lincoln jackson houston dallas montana india china kenya aurora regina orlando "
    "tyler warren wayne troy kent devon marion eugene vernon clayton santiago salvador diego cordova adelaide "
    "alexandria asia america washington cuba ireland holland france german english french cleveland jamaica "
    "trinidad".split()
)
# Towns bear these names, but in English news the words mean something else wherever they stand.
NO_TOWN = frozenset(
    "march may august april june july january february september october november december monday tuesday "
    "wednesday thursday friday saturday sunday the of most man men bay union police nation media date central "
    "liberal democrat republican general president minister court christmas easter god jesus islam muslim allah "
    "church street road mass university college page press post times read more young king bush trump clinton "
    "obama bin but and for this that these those they she her his him our you your not who what when where why "
    "how are was were has had have will would can could should did does all any some many few one two three four "
    "five six seven eight nine ten new old good bad great big first last next former federal state national "
    "international world house home senate congress facebook twitter google apple amazon chief islamic arab "
    "christian jewish catholic sharia imam sunni shia shiite normal same west east north south al lakes lake "
    "river valley park hill hills mountain island john paul peter mark james david michael".split()
)
# These are towns after "in", "at", "near" or "from" only.
RARELY_TOWN = frozenset(
    "reading nice mobile bath split orange enterprise independence hope liberty freedom best war peace sale male "
    "bar sur tours nancy lens champagne deal battle hull hove rugby crewe stoke sandy mission imperial paradise "
    "eagle victory surprise normal commerce media progress union energy tank karma mare harem sour hub swat dollar "
    "forest rivers plateau mine crater shifa jihad shura tahrir nahda palestine clifton saddar haram "
    "rashad walid salam saddam bakr rifai basira karama marj salma rabia saida alam tishreen maan".split()
)
STRONG_LOCATIVE = frozenset("in at near from outside".split())
# How a side ends that one of them may close, and one that `UNLISTED` may.
ENDS_WITH_LOCATIVE = tuple(f"{word}{gap}" for word in sorted(STRONG_LOCATIVE) for gap in " \u00a0-")
ENDS_AS_UNLISTED = ("of ", "near ", "Near ")
WEAK_LOCATIVE = frozenset("of around over off leaving left".split())
# Names of groups in which countries are named without being meant.
GROUP_BEFORE = re.compile(r"\bIslamic State (?:of|in) (?:the |Iraq and (?:the |al-)?|Iraq,? )?\Z")
UNION_AFTER = re.compile(r" (?:Union|Commission|Parliament|Council|Court|Central Bank|Championships?|Cup)\b")
