"""The words by which a place's name is told from other names, and the patterns that find names."""

from __future__ import annotations

import re

from briefings.knowledge.dates.vocabulary import MONTHS, WEEKDAYS

WORD = r"(?:(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)"
CAPITAL = re.compile(rf"(?<![\w@#&])(?:(?:[Aa]l|[Ee]l|[Aa]r|[Aa]s|[Aa]t|[Ee]z)-(?=[A-Z]))?(?=[A-ZÀ-ÞĀŠŽİŞ]){WORD}")
NEXT = re.compile(rf"[ \u00a0-](?=\w)({WORD})")
LEFT_WORD = re.compile(r"([\w.'’&]+)([ \u00a0]|-)\Z")
RIGHT_WORD = re.compile(r"([ \u00a0-])([\w.'’&]+)")
QUALIFIER = re.compile(
    rf",? ?\(?(?=[A-Z])((?:[A-Z][A-Za-z]{{1,4}}\.|(?:[A-Z]\.){{1,3}}[A-Za-z]*\.?|{WORD})(?: {WORD}){{0,2}})"
)
SEAT = re.compile(
    r"\b(?:city|town|village|province|suburb|outskirts|district|region|capital|port|governorate|state|university|"
    r"streets|people|residents|north|south|east|west|part|parts|battle|siege) of \Z",
    re.IGNORECASE,
)
# Roads, rivers, counties and buildings, known by the last word of their name.
FEATURE = re.compile(
    r"(?<![\w-])(?:(?:Mount|Lake|Camp|Fort|Port|Boulevard|Rue) (?:[A-Z][\w'’-]{2,40})(?: [A-Z][\w'’-]{1,40})?"
    r"|(?:(?:St\. )?[A-Z][\w'’-]{1,40} (?:and )?){1,4}"
    r"(?:County|Parish|Province|Governorate|Prefecture|Road|Rd|Street|Avenue|Boulevard|Highway|Way|Bridge|Castle|"
    r"Airport|Hospital|Cathedral|Church|Mosque|Park|Square|River|Lake|Valley|Islands?|Mountains?|Hills|Desert|"
    r"Peninsula|Bay|Beach|Harbou?r|Dam|Prison|Stadium)|Highway \d+)\b(?! (?:Service|Patrol|Authority))"
)
NO_FEATURE = re.compile(r"(?:The|A|An|In|At|On|And|But|For|From|Of|By|Its|His|Her|Their|Mr|Mrs|Our|This|That)\b ?")
SPOKEN_BEFORE = re.compile(r"\b(?:in|into|speaks?|spoken|spoke|speaking|learn\w*|fluent)\s+\Z")
SPOKEN_AFTER = re.compile(r"[- ](?:speak|language)")
# Firms and parties that bear a country's name.
FIRM_AFTER = re.compile(
    r"(?: [A-Z][a-z]+){0,2} (?:Airways|Airlines|Air Lines|Association|Party|Times|Idol|Express|Petroleum|Telecom)\b"
)
COMMA = re.compile(r", ?(?=[A-Z])")
DIRECTION = re.compile(r"\b((?:far )?(?:(?:north|south)[ -]?)?(?:north|south|east|west)(?:ern)?|central|mid)[ -]\Z")
DATELINE = re.compile(r"[,A-Za-z. ]{0,40}?(?:\([A-Z][\w/ .]+\)|\s[-–—]{1,2}\s|\s_\s)")
SENTENCE_AFTER = re.compile(r",? (?:The |An? )?[A-Z][a-z]")
SENTENCE_START = re.compile(r"(?:\A|[.!?:;]['\"’”)]*\s+|[\"“(‘]|[–—_]\s+)\Z")
LOCATIVE = frozenset(
    "in at near from to around outside into toward towards of across inside through throughout between over via "
    "within off leaving left reached reach entered visiting visited".split()
)
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lady lord judge justice sgt det lt capt captain col gen general "
    "president senator sen rep gov governor mayor minister sheriff officer detective chief coach pope king queen "
    "prince princess saint detective-sergeant constable director spokesman spokeswoman actor actress singer".split()
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
NOT_SURNAMES = BODIES | frozenset((*MONTHS, *WEEKDAYS))
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
    "eagle victory surprise normal commerce media progress union energy".split()
)
STRONG_LOCATIVE = frozenset("in at near from outside".split())
WEAK_LOCATIVE = frozenset("of around over off leaving left".split())
# Names of groups in which countries are named without being meant.
GROUP_BEFORE = re.compile(r"\bIslamic State (?:of|in) (?:the |Iraq and (?:the |al-)?|Iraq,? )?\Z")
UNION_AFTER = re.compile(r" (?:Union|Commission|Parliament|Council|Court|Central Bank|Championships?|Cup)\b")
