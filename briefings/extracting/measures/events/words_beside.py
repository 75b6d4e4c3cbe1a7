"""What the words beside a day tell of it: that something happened then, or that somebody said so, was charged or died
later."""

from __future__ import annotations

import re

from briefings.model import Time

HAPPENED = re.compile(
    r"\b(?:happen\w*|occur\w*|took place|erupt\w*|broke out|unfold\w*|shot|shots (?:fired|rang|ring)|"
    r"shoot\w*|opened? fire|gunfire|gunned|"
    r"kill\w*|died|abduct\w*|kidnap\w*|targeted|"
    r"dead|deadly|death\w*|wound\w*|injur\w*|hurt|struck|hit|attack\w*|(?:air)?strikes?|raids?|assault\w*|fighting|battles?|blasts?|explo\w+|bomb\w*|shell\w*|clash\w*|"
    r"crash\w*|collaps\w*|(?:earth)?quakes?|tremors?|shook|rocked"
    # Whoever puts fires out, or looks into them, tells of none.
    r"|fires?(?! (?:department|dept|officials?|investigators?|marshals?|chiefs?|captains?|crews?|service|brigade"
    r"|station|rescue|authorit(?:y|ies)|commissioner|engines?|trucks?|hydrants?|protection)\b)"
    r"|flames?|flood\w*|landslides?|mudslides?|avalanches?|erupti\w+|"
    r"tsunami|cyclone|hurricane|typhoon|tornado\w*|rains|storms?|derail\w*|breached|burst|ruptured?|capsiz\w+|sank|stampede|"
    r"plung(?:ed|ing)|career(?:ed|ing)|veer(?:ed|ing)|skidd(?:ed|ing)|rattled|jolted|overturned|collid\w+|collisions?|accidents?|"
    r"massacre\w*|slay\w*|slain|homicides?|murder\w*|stab\w*|ambush\w*"
    r"|found (?:the )?(?:[\w-]+ ){0,2}bod(?:y|ies)|bod(?:y|ies) (?:was|were) (?:found|discovered))\b",
    re.IGNORECASE,
)
# Who said so, or what police, courts and mourners did later, on this day.
_AFTERWARDS = (
    r"(?:said|says|told|tells|announced|announces|reported|reports|confirmed|confirms|identified|identifies|released|"
    r"arrest(?:ed|s)?|charged|booked|arraigned|sentenced|convicted|pleaded|plead|appeared|appears?|indicted|surrendered|"
    r"captured|found (?:not )?guilty|acquitted|"
    r"admitted|vaccinat(?:ed|ing|ions?)|updated?|posted|published|vigil|funeral|buried|memorial|conference|briefing|hearing|"
    # Where games are played, nothing is tried.
    r"(?<!ball )(?<!tennis )(?<!food )(?<!sports )court|trial|statement|issued|"
    r"behind bars|at large|story|article|report|survey|study|"
    r"remains|remained|resumed?|resumes|reopen(?:ed|s)?|scheduled|set|expected|gathered|(?:to|will) meet|meeting|"
    r"interview|custody|reward|ordered|ruled|denied|revis(?:ed|es)|lower(?:ed|s)|corrected|corrects|"
    r"investigating|searching|seeking|looking|asking|pleading|autops(?:y|ies)|surger(?:y|ies)|indictments?|verdicts?"
    r"|arraignments?)"
)
_LATER_BEFORE = re.compile(
    rf"\b{_AFTERWARDS}(?:\W+(?:late|early|on|in|a|the|by|for|from|at|afternoon|morning|night|jail|to|of)){{0,4}}\W*$",
    re.IGNORECASE,
)
# What the law does to somebody takes more words: "was arraigned on nine counts Monday", "arrested two men Thursday".
_LAW_BEFORE = re.compile(
    r"\b(?:arraign(?:ed|s)|charg(?:ed|es)|indict(?:ed|s)|plead(?:ed|s)|pled|sentenc(?:ed|es)|convict(?:ed|s)"
    r"|book(?:ed|s)|jail(?:ed|s)|arrest(?:ed|s)|detain(?:ed|s)|apprehended|captured|nabbed|extradited"
    r"|identif(?:ied|ies)|nam(?:ed|es)|surrender(?:ed|s)|turned (?:him|her|them)sel(?:f|ves) in"
    r"|confess(?:ed|es)|walked into (?:an?|the) (?:[\w’'-]+ ){0,3}?(?:station|precinct|headquarters"
    r"|sheriff['’]s office)"
    r"|(?:picked|tracked) \w+|into custody|found guilty|mourn(?:ed|ers|s)?|gather(?:ed|s)|remember(?:ed|s)"
    r"|sued|sues|suing|refus(?:ed|es)|dismiss(?:ed|es)|reject(?:ed|s)|testif(?:ied|ies)|settled|awarded"
    r"|laid to rest|fil(?:ed|es|ing)|fac(?:ed|es|ing)|accused|await(?:ed|s|ing)?"
    # What courts hold and hear.
    r"|arraignments?|pleas?(?: (?:deals?|agreements?|bargains?))?|verdicts?|indictments?|motions?|appeals?|lawsuits?"
    r"|court appearances?"
    r"|(?:court|bond|bail|preliminary|detention|pretrial|sentencing|competency|probable[ -]cause|extradition) hearings?"
    r"|autops(?:y|ies)|surger(?:y|ies))\b(?P<words>[^,.;]{0,110})$",
    re.IGNORECASE,
)
# "Those arrested after the shooting took plea deals Friday": the last of several.
_LAST_LAW_BEFORE = re.compile(rf"^.*{_LAW_BEFORE.pattern}", re.IGNORECASE | re.DOTALL)
# What somebody is charged with is not what happened on the day of the charge.
_CRIME = re.compile(
    r"\b(?:with|of|on|for|to|a|an|the)(?: [\w-]+){0,4}? (?:murder|manslaughter|homicide|assault|battery)s?\b",
    re.IGNORECASE,
)
# "The May 29 attack", "Saturday's fatal shooting": the day of the deed itself.
OF_THE_DEED_BEHIND = re.compile(
    r"(?:['’]s)?(?: (?:night|morning|afternoon|evening|\d{4},?))?"
    r"(?: (?!in\b|on\b|for\b|after\b|at\b|of\b|and\b|as\b|to\b|by\b|when\b|police\b|an?\b|the\b|was\b|were\b|is\b|are\b"
    r"|has\b|have\b|had\b|includ|with\b|amid\b|while\b|during\b|that\b|who\b)[\w-]+(?:\.\d[\w-]*)?){0,3}?"
    r" (?:shootings?|killings?|attacks?|slayings?|murders?|homicides?|gunfire|shootout|massacre|rampage|ambush"
    r"|bombings?|blasts?|explosions?|(?:air)?strikes?|raids?|assaults?|clashes|stabbings?|(?:earth)?quakes?|tremors?|floods?|flooding|landslides?"
    r"|mudslides?|avalanches?|eruptions?|tsunami|cyclone|hurricane|typhoon|tornado|fires?|blaze|crash|collapse|derailment"
    r"|stampede)\b",
    re.IGNORECASE,
)
# "The toll rose to 41 on Monday": the day of a count.
_COUNTED_BEFORE = re.compile(
    r"\b(?:rose|rises?|risen|climb(?:ed|s)|jump(?:ed|s)|grew|reach(?:ed|es)|increased|stood|lowered|raised|revised|cut)\b"
    r"(?:[^.;,]{0,60}? (?:to|at))? [^.;,]{0,20}?\d[\d,]*(?: (?:people|dead))?(?: (?:late|early))?(?: (?:on|by))? *$",
    re.IGNORECASE,
)
# "Divers found more bodies on Sunday": what came after, however long it went on.
_RESCUE_BEFORE = re.compile(
    r"\b(?:rescuers|divers|searchers|volunteers"
    r"|(?:rescue|search|recovery|emergency) (?:teams?|workers|crews?|operations?|services)"
    r"|operations? to (?:find|search|recover|rescue)"
    r"|(?:task|work) of (?:pulling|recovering|digging|finding)|hopes (?:dimmed|faded|dwindled)"
    r"|(?:recovered|rescued|found|pulled out) alive"
    r"|bodies(?: of [\w ,-]{1,60})? (?:were|have been|could be) (?:pulled|recovered|retrieved|dug|lifted|brought))\b"
    r"(?:(?!\b(?:where|when|killed)\b)[^.;]){0,80}$",
    re.IGNORECASE,
)
# "Two days earlier, a quake in Turkey killed 35": told to be compared.
_EARLIER = re.compile(r"^earlier\b|\b(?:earlier|before|previously)$", re.IGNORECASE)
_ANOTHER_DEED = re.compile(r",? (?:an?|another|the (?:first|previous))\b")
# Who was hurt may die on a later day.
_DIED_BEFORE = re.compile(
    r"\b(?:succumb\w*|dies|died|passed away|(?:pronounced|declared) (?:dead|deceased)|life support)\b"
    r"(?P<words>(?:[^.;]|\b[ap]\.m\.){0,40})$",
    re.IGNORECASE,
)
# "Was held Tuesday in the killing of".
_HELD_BEFORE = re.compile(r"\bheld(?: (?:on|early|late))* $")
_OVER_THE_DEED = re.compile(
    r" (?:(?:night|morning|afternoon|evening) )?(?:in|over|for|on suspicion of) (?:[\w'’-]+ ){0,3}?"
    r"(?:killings?|shootings?|slayings?|murders?|deaths?|attacks?|homicides?)\b"
)
# "A truce on Friday failed": when the fighting was to stop.
_OF_A_TRUCE = re.compile(
    r"\b(?:truce|cease-?fire|armistice|accord|agreement|deal|talks)\b(?: [\w-]+){0,3}?"
    r"(?: (?:on|of|from|late|early))* *$",
    re.IGNORECASE,
)
_COURTS_ACT = re.compile(
    r"\b(?:judges?|jury|jurors|(?:appeals|supreme|district|high|county) court)(?! (?:was|were|has been|and)\b)"
    r"(?: [\w'’]+){0,4}? (?:on )?$",
    re.IGNORECASE,
)
_LATER_AFTER = re.compile(rf"[ ,]*(?:[\w']+ ){{0,3}}?{_AFTERWARDS}\b", re.IGNORECASE)
# The end of a sentence, and no "a.m.", "St." or "Nov.".
_SHORTENED = ("[ap]\\.m", *"St Ave Blvd Rd Dr Sgt Lt Capt Jr Sr Mr Mrs Ms Jan Feb Mar Aug Sept Oct Nov Dec".split())
_BREAK = re.compile("".join(rf"(?<!\b{word})" for word in _SHORTENED) + r"[;.!?]\s|\n")
# "Has led the force since October": from then on, and nothing that happened then.
_SINCE = re.compile(r"\bsince (?:(?:early|late|mid|last) )?$", re.IGNORECASE)
# "As of last week 400 had arrived": the day of a count.
_AS_OF = re.compile(r"\bas of (?:the end of |late |early )?$", re.IGNORECASE)
# "Rains that began on Friday set off floods": when the rain began.
_RAIN_BEGAN = re.compile(
    r"\b(?:rain\w*|downpours?|snow\w*|monsoon|deluge)\b[^.;]{0,30}\b(?:began|begun|started|starting|set in)"
    r"(?: falling| to fall)?(?: (?:on|late|early))* *$",
    re.IGNORECASE,
)
# "Rains that began on Monday killed 22": they are the disaster themselves.
_KILLED_BY_IT = re.compile(
    r"(?: (?:have|has|had))?(?: (?:already|also|since|so far))*"
    r" (?:kill(?:ed|s)|drown(?:ed|s)|claim(?:ed|s)"
    r"|(?:left|leaves|cost)\b[^.;,]{0,40}\b(?:dead|missing|homeless|lives))\b",
    re.IGNORECASE,
)
# "Hopes faded on Friday, three days after the quake".
_DAYS_AFTER = re.compile(
    r"(?:,?| (?:at|in|on|near|outside|to|from|with|for) [^.;,]{1,60},)"
    r" (?:(?:just|only|more than|almost|nearly|about|some) )?(?:an?|[a-z]+|\d+)?(?: (?:full|long))?"
    r" ?(?:hours?|days?|weeks?|months?) after\b",
    re.IGNORECASE,
)
# "Three days after the Wednesday shooting": the day of what followed.
_DAYS_BEHIND = re.compile(r"\b(?:hours?|days?|weeks?|months?) after (?:the|an?|last)\b", re.IGNORECASE)
# "By Friday evening the toll was 30": how far it had come.
_BY_THEN = re.compile(r"\bby (?:late |early )?$", re.IGNORECASE)
# "The bodies of two who were reported missing on May 8": when they were last seen.
_MISSED_BEFORE = re.compile(
    r"\b(?:(?:reported|been|went|gone) missing|last seen(?: alive)?|disappeared|vanished)(?: [\w’'-]+){0,4}?"
    r"(?: (?:on|since|late|early))* *$",
    re.IGNORECASE,
)
# "The last body was carried out on Saturday", "two more bodies washed ashore on Friday".
_LAST_BODIES_BEFORE = re.compile(
    r"\b(?:last|final|more|remaining|additional|further) (?:[\w-]+ ){0,3}?bod(?:y|ies)\b"
    r"(?:(?!\b(?:where|when|killed)\b)[^.;]){0,80}$",
    re.IGNORECASE,
)
_FOLLOWED = (
    _MISSED_BEFORE, _LATER_BEFORE, _SINCE, _AS_OF, _COUNTED_BEFORE, _RESCUE_BEFORE, _BY_THEN, _LAST_BODIES_BEFORE
)  # fmt: skip
# "They were brought out on Saturday, taking the death toll to 31".
_MOVES_THE_TOLL = re.compile(
    r"[^.;,]{0,30},? (?:bringing|raising|taking|pushing|lifting|driving) the (?:[\w-]+ ){0,2}?(?:toll|tally|count)\b"
)
# "On Monday (Aug 13)": the day that stands before the bracket, told again.
_TOLD_AGAIN = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \($")


def told_beside(text: str, time: Time, span: tuple[int, int]) -> float:
    """How surely a time is told of what happened: by the words between it and its sentence's ends."""
    before, after = _TOLD_AGAIN.sub("", text[span[0] : time.start]), text[time.end : span[1]]
    if _RAIN_BEGAN.search(before):
        return WITH_THE_DEED if _KILLED_BY_IT.match(after) else OCCASION
    if names_an_occasion(text, time) or _is_celebrated(before, time):
        return OCCASION
    if _DAYS_BEHIND.search(time.text):
        return -1.0
    if not before.strip() and _EARLIER.search(time.text) and _ANOTHER_DEED.match(after):
        return ANOTHER
    if OF_THE_DEED_BEHIND.match(after):
        return OF_THE_DEED
    if _is_of_what_followed(before, after) or _stands_behind_its_aftermath(before, after):
        return -1.0
    clause, right = _BREAK.split(before)[-1], _BREAK.split(after)[0][:60]
    if _MOVES_THE_TOLL.match(after) and not HAPPENED.search(clause[-60:]):
        return -1.0
    left = clause[-60:]
    if HAPPENED.search(f"{left} {right}"):
        died = _death_told(clause, right)
        if died is not None:
            return died
        return WITH_THE_DEED if HAPPENED.search(left) or len(left.strip()) < OPENS else BEFORE_THE_DEED
    if HAPPENED.search(text, *span) or (_BY_WEEKDAY.search(time.text) and _CAME.search(before)):
        return 1.0
    return NO_DEED


# "Firefighters were called to the house around 6 a.m. on Friday": they come when it happens.
_CAME = re.compile(
    r"\b(?:officers?|police|deput(?:y|ies)|troopers?|firefighters?|crews?|paramedics|medics|responders)\b[^.;,]{0,30}?"
    r" (?<!had )(?:responded|(?:were|was) (?:called|dispatched|sent|summoned|alerted)|rushed|raced)\b[^.;]*$",
    re.IGNORECASE,
)


_BY_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def _is_celebrated(before: str, time: Time) -> bool:
    """ "People celebrating Mother's Day": a feast that may be kept on another day there."""
    return _FEAST.search(time.text) is not None and _CELEBRATING.search(before) is not None


_CELEBRATING = re.compile(r"\b(?:celebrat|mark|observ)(?:e[ds]?|ing|ed)\b[^.;]{0,50}$", re.IGNORECASE)


def _is_of_what_followed(before: str, after: str) -> bool:
    """Whether a day is of what came after the deed: of the law's work, of what was said or done later, or since."""
    if _HELD_BEFORE.search(before) and _OVER_THE_DEED.match(after):
        return True
    if (
        _is_the_laws(before)
        or _COURTS_ACT.search(before)
        or _OF_A_TRUCE.search(before)
        or any(rule.search(before) for rule in _FOLLOWED)
    ):
        return True
    if _DAYS_AFTER.match(after) and not HAPPENED.search(before):
        return True
    deed_before = before if after.startswith(",") else before[-70:]
    return _LATER_AFTER.match(after) is not None and not HAPPENED.search(deed_before)


# "Two months after the shooting of a boy, on Monday, officers arrested …".
_SO_LONG_AFTER = re.compile(
    r"^[^.;]{0,60}?\b(?:days?|weeks?|months?|years?)(?: and a half)? after (?:the|an?|his|her|their)\b[^.;]{0,160}?,",
    re.IGNORECASE,
)


def _stands_behind_its_aftermath(before: str, after: str) -> bool:
    """Whether a sentence that opens with how long after a deed it tells of has a day, and no deed with it."""
    opening = _SO_LONG_AFTER.match(before)
    if opening is None or not HAPPENED.search(opening.group()):
        return False
    return not HAPPENED.search(f"{before[opening.end() :]} {_BREAK.split(after)[0][:40]}")


# A day of the deed's own name, and one on which somebody died, who may have been hurt before.
OF_THE_DEED, WITH_THE_DEED, DEATH = 2.5, 2.0, 0.8
# The day of another deed, to which the document's own is compared: its sentence's, but not the document's.
ANOTHER = 0.1
# What it was held for, or the rain before it, tells the day where nothing else does, and so does a day of which no deed
# is told.
OCCASION, NO_DEED = 0.2, 0.3
# "Mourners came on Friday for a boy who was shot": a deed behind the day, which opens no clause of its own.
OPENS, BEFORE_THE_DEED = 12, 1.4


def opens_a_span(text: str, time: Time) -> bool:
    """ "Since January 5": from then on."""
    return _SINCE.search(text, max(0, time.start - 20), time.start) is not None


def names_the_deeds_year(text: str, time: Time) -> bool:
    """ "The 2014 Mill Lane shooting", "a 2011 murder": a year that says which deed, and no span of a count."""
    return _YEAR.fullmatch(time.text) is not None and OF_THE_DEED_BEHIND.match(text, time.end) is not None


_YEAR = re.compile(r"(?:19|20)\d\d")


def names_an_occasion(text: str, time: Time) -> bool:
    """ "A Fourth of July party", "a New Year's Eve concert": a feast before what is held for it, maybe later."""
    return _FEAST.search(time.text) is not None and _HELD_FOR_IT.match(text, time.end) is not None


_FEAST = re.compile(
    r"\b(?:of July|July (?:4(?:th)?|Fourth)|Day|Eve|Year['’]?s?|Christmas|Easter|Halloween|Thanksgiving)$"
)
_HELD_FOR_IT = re.compile(
    r"(?:['’]s)?(?: (?!and\b|at\b|in\b|on\b|when\b|after\b)[\w-]+){0,2}?"
    r" (?:part(?:y|ies)|weekend|gatherings?|celebrations?"
    r"|parade|cookout|barbecue|picnic|festivities|festival|fireworks|concert|dance|dinner|ball)\b",
    re.IGNORECASE,
)


def _is_the_laws(before: str) -> bool:
    """Whether the words before a day tell what was done about the deed, and nothing of the deed itself."""
    found = (_LAW_BEFORE.search(before), _LAST_LAW_BEFORE.search(before))
    return any(law and not HAPPENED.search(_DOER.sub(" ", _CRIME.sub(" ", law["words"]))) for law in found)


# "Sued the shooter's parents on Monday": who did it is no deed.
_DOER = re.compile(r"\b(?:shooter|attacker|killer|murderer|bomber|striker)s?\b", re.IGNORECASE)


def _death_told(left: str, right: str) -> float | None:
    """How surely a day is the deed's on which somebody is told to have died, and not of what: not at all, where he was
    hurt on another day ("who was shot on Friday died on Sunday"); None where no such death is told."""
    died = _DIED_BEFORE.search(left)
    if died is None:
        return None
    before, behind = left[: died.start()], f"{_OF_WOUNDS.sub(' ', died['words'])} {right.split(',')[0]}"
    if _HAD_BEEN_HIT.search(before) or (_ANOTHER_DAY.search(before) and HAPPENED.search(before)):
        return None if HAPPENED.search(behind) else -1.0
    if _WHO_WAS_HIT.search(before) and not HAPPENED.search(behind):
        return DEATH
    if _A_WEEKDAYS_DEED.search(behind):
        return DEATH
    return None if HAPPENED.search(f"{before[-60:]} {behind}") else DEATH


# Of what somebody died is not what happened on the day.
_OF_WOUNDS = re.compile(r"\b(?:of|from|to) (?:[\w'’-]+ ){0,4}?(?:wounds?|injur(?:y|ies))\b", re.IGNORECASE)
_WEEKDAY = r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ANOTHER_DAY = re.compile(
    rf"{_WEEKDAY}\b|\b(?:Jan|Feb|Mar|Apr|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:\.|[a-z]*\b)|\b(?:in|on|of) May\b"
    r"|\blast (?:week|month|year|weekend|spring|summer|fall|winter)\b|\b(?:days?|weeks?|months?) (?:ago|earlier)\b"
)
# "One of those who had been hit died on Nov. 20".
_HAD_BEEN_HIT = re.compile(r"\bhad been (?:\w+ly )?(?:shot|wounded|injured|hurt|hit|struck)\b")
# "The gunman, who was shot by police, died early Saturday".
_WHO_WAS_HIT = re.compile(
    r"\bwho (?:was|were) (?:\w+ly )?(?:shot|stabbed|wounded|injured|hurt|hit|struck|burned)\b[^.;]*$"
)
_A_WEEKDAYS_DEED = re.compile(rf"{_WEEKDAY}(?: night)?['’]s\b")
