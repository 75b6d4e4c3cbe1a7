"""What a number of dead or injured takes in, as its clause and its document's title tell.

"Six were shot" counts all who were hit, "six were wounded" not the dead. "Two adults and three children" are parts, and
so are the eight "others" beside a man who is named.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefings.knowledge.late_patterns import late
from briefings.matching.likeness.clauses import STOPS
from briefings.model import WORKED_OUT, Statement

_HIT = late(
    r"\b(?:shot|struck|hit|gunned down|gunshots?|gunfire|bullets?|rounds|victims|casualties|stabbed)\b",
    re.IGNORECASE,
)
# Who was wounded lives; "others", and who was hit "also", are told beside the dead.
_LIVING = late(
    r"\b(?:wounded|injured|hurt|wounding|injuring|injur(?:y|ies)|(?<!not )surviv\w+|non-?fatal\w*|non-?life\w*"
    r"|recover\w*|others?|more|also|hospitali[sz]ed|critical|stable|taken|transported|rushed|treated)\b",
    re.IGNORECASE,
)
# "Three were injured, including a girl who died": told in one clause.
_DIED_OF_IT = late(
    r"\b(?:includ\w+|among (?:them|whom)|one|two|three|\d+)\b(?:(?! and (?:an?|another) )[^.;]){0,60}"
    r"\b(?:died|dead|dying|succumb(?:ed|ing)|fatal\w*|killed|did(?:n['’]t| not) survive)\b",
    re.IGNORECASE,
)
# "Left four people injured and one dead".
_BESIDE_THE_DEAD = late(
    r"(?: [\w-]+){0,3}? (?:injured|wounded|hurt) and (?!\w+ of )\w+(?: [\w-]+){0,2}? (?:dead|killed)\b",
    re.IGNORECASE,
)
_DEATH = late(
    r"\b(?:dead|dies|died|kill(?:s|ed|ing|ings)?|fatal\w*|deadly|deaths?|homicides?|murder\w*|slain|slaying\w*"
    r"|did(?:n['’]t| not) (?:survive|make it|live))\b",
    re.IGNORECASE,
)


def counts(statement: Statement) -> bool:
    """Whether a statement counts people as it stands: no rate, no denial, no bare possibility."""
    quantity = statement.quantity
    if quantity is None or quantity.measure is None or quantity.per or quantity.unit != "people" or quantity.high <= 0:
        return False
    if is_age(statement) or is_clock(statement) or counts_those_who_fired(statement):
        return False
    if is_ahead(statement) or is_contradicted(statement):
        return False
    return not is_denied(statement) and not is_only_possible(statement)


def is_ahead(statement: Statement) -> bool:
    """True if a number is of what will or may come of something: "could lead to 175 job losses", "would cost 90 jobs".
    Of "a storm that would claim 12 lives" it is known."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    return _WILL_COME.search(claim.text[: quantity.start - claim.start]) is not None


_WILL_COME = late(
    r"(?:\b(?:will|could|may|might|(?<!\bthat )(?<!\bwhich )would|going to"
    r"|plan(?:s|ned|ning)? to|expect(?:s|ed)? to"
    r"|set to|due to|aim(?:s|ed)? to|(?:is|are|was|were) to)\b|['’]ll)"
    r"(?: (?:also|eventually|likely|now|further|then|soon|be))?"
    r" (?:lead to|mean|result in|cut|cost|axe|shed|lose|eliminate|slash|entail|involve|affect|reduce|scrap|drop|trim"
    r"|see|bring|cause|forc(?:e|ed)|los(?:t|ing)|cutting|shedding|axing|slashing|eliminating)"
    r"(?: (?:the|a|an|loss(?:es)?|total|of|up to|as many as|about|around|some|nearly|almost|roughly|over|more than"
    r"|at least|another|its|their|further|additional|approximately|between))* $",
    re.IGNORECASE,
)


def counts_those_hit(statement: Statement) -> bool:
    """True if a number is told of those who were hit, with no word for their being alive, so that it may count dead."""
    clause, _ = _clause_of(statement)
    return _HIT.search(clause) is not None and _LIVING.search(clause) is None and not _stands_beside_the_dead(statement)


def _stands_beside_the_dead(statement: Statement) -> bool:
    """Whether a number is joined to the dead of its own sentence: "a man was killed and two girls were hit"."""
    quantity, claim = statement.quantity, statement.claim
    return quantity is not None and _THE_DEAD_AND.search(claim.text[: quantity.start - claim.start]) is not None


_THE_DEAD_AND = late(
    r"\b(?:(?:was|were|is|are|been) (?:killed|slain|fatally shot|shot (?:dead|to death|and killed))|(?:is|are|lay) dead"
    r"|died)\b[^.,;]{0,60}?,? (?:and|while) (?:at least |about |another )?$",
    re.IGNORECASE,
)


def counts_those_who_fired(statement: Statement) -> bool:
    """True if a number is of those who did it: "as many as four gunmen who opened fire at a party"."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    return _WHO_FIRED.match(claim.text, quantity.end - claim.start) is not None


_WHO_FIRED = late(
    r" (?:[\w-]+ ){0,2}?(?:gunm[ae]n|shooters?|attackers?|assailants?|robbers?|suspects|people|men|teens)"
    r" who (?:had )?(?:opened fire|fired|shot at|shot up|sprayed|stormed|attacked)\b",
    re.IGNORECASE,
)


def counts_in_turn(statement: Statement) -> bool:
    """True if a number is that of the last of several: "a third victim has died"."""
    return statement.quantity is not None and _IN_TURN.match(statement.quantity.text) is not None


_IN_TURN = late(r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th))\b", re.IGNORECASE)


def counts_some_dead(statement: Statement) -> bool:
    """True if a number's own clause says that some of the counted died: "five were shot, one of them fatally"."""
    _, after = _clause_of(statement)
    return _DIED_OF_IT.search(after) is not None and not _BESIDE_THE_DEAD.match(after)


def clause_of(statement: Statement) -> str:
    """The words around a number in its clause, the number with them."""
    return _clause_of(statement)[0]


def _clause_of(statement: Statement) -> tuple[str, str]:
    """The words around a number in its clause, and those behind it."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return "", ""
    return _split(claim.text, quantity.start - claim.start, quantity.end - claim.start)


@lru_cache(maxsize=1 << 14)
def _split(text: str, start: int, end: int) -> tuple[str, str]:
    before, after = STOPS.split(text[:start])[-1], STOPS.split(text[end:])[0]
    return f"{before} {text[start:end]} {after}", after


def tells_of_a_death(words: str) -> bool:
    """True if words, a title's say, tell that somebody died."""
    return _DEATH.search(words) is not None


def tells_a_rise(statement: Statement) -> bool:
    """True if a number's clause tells that a toll has come to it ("rose to 41", "bringing the death toll to 13"), or
    that it is the count of a moment ("so far", "the latest figures")."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    before = claim.text[: quantity.start - claim.start]
    return _RISEN_TO.search(before) is not None or _AS_OF_NOW.search(_clause_of(statement)[0]) is not None


_RISEN_TO = late(
    r"\b(?:rose|risen|rises|rising|climb(?:s|ed|ing)|jump(?:s|ed)|grew|grown|increas(?:ed|es|ing)|went up|gone up"
    r"|br(?:ings?|inging|ought)|tak(?:es|ing)|pushed|pushing|rais(?:ed|es|ing))\b[^.;]{0,60}?"
    r" to(?: (?:at least|more than))? $",
    re.IGNORECASE,
)


# Days after an event in which a higher toll is what it has come to, whoever tells it.
RISING_DAYS = 7


def rose_since(lower: Statement, higher: Statement) -> bool:
    """True if the lower of two tolls was published on the event's own day, and the higher no earlier, or the higher a
    day later within a week: bodies are found for hours and days, so that the lower is only the earlier. Of "at most 40"
    nothing is found that would make more of it."""
    told, more = lower.quantity, higher.quantity
    if told is None or more is None or told.event is None or lower.published is None or higher.published is None:
        return False
    last = told.event.to_date
    on_the_day = last is not None and lower.published <= last and lower.published <= higher.published
    later = lower.published < higher.published and (last is None or (higher.published - last).days <= RISING_DAYS)
    return (on_the_day or later) and told.high <= more.low and told.bound not in ("at_most", "less_than")


_AS_OF_NOW = late(
    r"\b(?:so far|until now|up to now|to date|latest (?:\w+ )?(?:data|figures?|count|tally|toll|update|report|numbers?)"
    r"|(?:now )?(?:stands|stood) at|updated (?:\w+ )?(?:figures?|toll|count|tally))\b",
    re.IGNORECASE,
)


def counts_bodies(statement: Statement) -> bool:
    """True if a number is of bodies that were found so far, which the dead may well be more than: "six bodies were
    recovered", "the bodies of six people"."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    if _BODIES.search(quantity.counted or "") or _BODIES.match(claim.text, quantity.end - claim.start + 1):
        return True
    return _BODIES_OF.search(claim.text[: quantity.start - claim.start]) is not None


_BODIES = late(r"\b(?:bodies|corpses|remains)\b", re.IGNORECASE)
_BODIES_OF = late(r"\b(?:bodies|corpses|remains) of (?:at least |another |the )?$", re.IGNORECASE)


def tells_a_part(statement: Statement) -> bool:
    """True if a number is an age, or counts some of a party as far as its clause tells; a list of people may."""
    rules = is_worked_out, is_age, is_of_a_party, leaves_out_a_dead, is_told_by_state, takes_up_others
    return any(rule(statement) for rule in rules)


def takes_up_others(statement: Statement) -> bool:
    """True if a number only takes up people who were told of before, or counts others or suspects beside them: "the
    four", "her two sons", "two other victims", "the two suspects"."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    before, after = claim.text[: quantity.start - claim.start], claim.text[quantity.end - claim.start :]
    return any((_TAKEN_UP.search(before), _OTHERS.match(after), _OTHERS.search(quantity.text), _DOERS.match(after)))


_TAKEN_UP = late(
    r"\b(?:the|these|those|all|both|his|her|their|its|our|\w+['’]s|another|other)(?: other| \w+est)? $", re.IGNORECASE
)
_DOERS = late(r" (?:\w+ )?(?:suspects?|gunm[ae]n|attackers?|shooters?|assailants?|robbers?)\b", re.IGNORECASE)


# --- parts of a party ------------------------------------------------------------------------------------------------

KIND = (
    r"(?:adults?|men|man|women|woman|boys?|girls?|males?|females?|teens?|teenagers?|children|child|kids|juveniles?"
    r"|baby|babies|infants?|toddlers?)"
)
_NUMBER = r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)"
_AND_ANOTHER_KIND = late(rf"(?: [\w-]+)? {KIND},? and {_NUMBER} (?:[\w-]+ )?{KIND}\b", re.IGNORECASE)
_AFTER_ANOTHER_KIND = late(rf"\b{_NUMBER} (?:[\w-]+ )?{KIND},? and $", re.IGNORECASE)
_BARE_KIND = late(rf"(?: [\w-]+)? {KIND}\b", re.IGNORECASE)


_KIN = (
    r"(?:wife|husband|girlfriend|boyfriend|fianc[eé]e?|mother|father|daughter|son|brother|sister|grand\w+|step\w+|aunt"
    r"|uncle|cousin|niece|nephew|partner|friend|couple|parents)"
)
_BESIDE_SOMEBODY = late(
    rf"\b(?:his|her|their|an?|the) (?:[\w’'-]+ ){{0,2}}?(?:{_KIN}|{KIND})(?:, \d{{1,2}})?"
    r",? and (?:his |her |their |the )?$",
    re.IGNORECASE,
)
_OF_THEIRS = late(r" of (?:his|her|their) \w", re.IGNORECASE)
_SOMEBODY_AND = late(
    r"(?:^|[.;:]\s|\b(?:killed|shot|wounded|injured|hit|struck|(?:kill|wound|injur|hitt|strik)ing) )[“\"]?"
    r"(?:(?:his|her|the|an?) )?(?:(?!is\b|was\b|are\b|were\b|died\b|has\b|had\b|dead\b)[\w’'-]+ ){1,3}and $",
    re.IGNORECASE,
)


def is_of_a_party(statement: Statement) -> bool:
    """True if a number counts one kind of a party that is told by its kinds or one by one: "two adults and three
    children", "his wife and two sons", "Ann Poe and three of her friends"."""
    quantity, text = statement.quantity, statement.claim.text
    if quantity is None or quantity.end <= quantity.start:
        return False
    start, end = quantity.start - statement.claim.start, quantity.end - statement.claim.start
    if _AND_ANOTHER_KIND.match(text, end) or _BESIDE_SOMEBODY.search(text[:start]):
        return True
    if _OF_THEIRS.match(text, end) and _SOMEBODY_AND.search(text[:start]):
        return True
    return _AFTER_ANOTHER_KIND.search(text[:start]) is not None and _BARE_KIND.match(text, end) is not None


def is_among_those_hit(statement: Statement) -> bool:
    """True if a number is told of as some of people named before, who may be anybody hit: "two of them died"."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    return _OF_THEM.match(claim.text, quantity.end - claim.start) is not None


_OF_THEM = late(
    r" of (?:them|whom|those (?:shot|hit|wounded|injured|hurt|struck)"
    rf"|(?:the (?:{_NUMBER} )?|{_NUMBER} )(?:[\w-]+ )?"
    r"(?:victims|(?:people|men|women|teens|children) (?:who were )?(?:shot|hit|struck|wounded|injured|hurt)))\b",
    re.IGNORECASE,
)


def is_told_by_state(statement: Statement) -> bool:
    """True if a number counts some of the injured by how they are, or is one of several told in turn."""
    quantity = statement.quantity
    return quantity is not None and (quantity.high < 2 or _STATE.search(_clause_of(statement)[0]) is not None)


_STATE = late(
    r"\b(?:critical\w*|serious\w*|grave\w*|stable|fair condition|good condition|non-?life\S*"
    r"|remain(?:s|ed|ing)? (?:in|at|there|hospitali[sz]ed)"
    r"|(?:been|was|were|is|are|and) (?:later |since |also )?released|older|younger|elder|eldest|youngest)\b",
    re.IGNORECASE,
)


def counts_those_found(statement: Statement) -> bool:
    """True if a number is of those whom somebody came upon: "officers found two victims in a car". Others may have been
    found elsewhere, or come to a hospital by themselves."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    return _CAME_UPON.search(claim.text[: quantity.start - claim.start]) is not None


_CAME_UPON = late(r"\b(?:found|find|finding|located|discovered|came upon|encountered) $", re.IGNORECASE)


def leaves_out_a_dead(statement: Statement) -> bool:
    """True if a number of dead is told beside another dead ("the gunman was shot; two others died"). "Others" who were
    hurt are told so beside the dead, and are all."""
    quantity, text = statement.quantity, statement.claim.text
    if quantity is None or quantity.end <= quantity.start or quantity.measure != "killed":
        return False
    end = quantity.end - statement.claim.start
    among_listed = is_worked_out(statement) and _LISTED_OTHERS.search(quantity.text) is not None
    return _OTHERS.match(text, end) is not None or (_OTHERS.search(quantity.text) is not None and not among_listed)


def counts_other_victims(statement: Statement) -> bool:
    """True if a number is of victims beside those told before ("two other victims were taken to hospital") or behind
    it ("two are stable, and a third is critical"), in words that tell of nobody's death: who was hurt, too, is left
    out."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start or tells_of_a_death(claim.text):
        return False
    before, behind = claim.text[: quantity.start - claim.start], claim.text[quantity.end - claim.start :]
    if _OTHER_VICTIMS.match(behind) or (_OTHER.search(before) and _OF_VICTIMS.match(behind)):
        return True
    return _AND_ONE_MORE.match(behind) is not None


_OTHER_VICTIMS = late(r" (?:other|additional|more) (?:[\w-]+ ){0,2}victims\b", re.IGNORECASE)
_OTHER, _OF_VICTIMS = late(r"\bother $", re.IGNORECASE), late(r" (?:[\w-]+ )?victims\b", re.IGNORECASE)
# "Three are in stable condition, and another is critical": nor is one of the last told with them.
_AND_ONE_MORE = late(
    r"[^.;]{0,60}?,? (?:and |while |but )?(?:another"
    r"|a (?:second|third|fourth|fifth|sixth)|the (?:third|fourth|fifth|sixth))"
    r"(?: (?:man|woman|boy|girl|teen|victim|person|one))? (?:is|was|remain(?:s|ed)|suffered|sustained|had|has)\b",
    re.IGNORECASE,
)
_LISTED_OTHERS = late(r"\w,? and [\w-]+ others?\b", re.IGNORECASE)  # "a man and two others"
_OTHERS = late(r" ?\b(?:others?|more)\b(?! than)", re.IGNORECASE)  # behind a number, or in its words


def counts_the_doer(statement: Statement) -> bool:
    """True if a number says that it takes in who did it: "five people, including the gunman, died", "killed four before
    turning the gun on himself"."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    if is_worked_out(statement) and _AND_THE_DOER.search(quantity.text):
        return True
    if _DOER_FIRST.search(claim.text[: quantity.start - claim.start]):
        return True
    return _WITH_THE_DOER.match(claim.text, quantity.end - claim.start) is not None


_AND_THE_DOER = late(
    r"\b(?:before|then|and)\b.{0,60}"
    r"\b(?:himself|herself|own life|suicide|by [\w -]{2,30}|(?:him|her)(?: dead| to death)?)$",
    re.IGNORECASE,
)
_THE_DOER = (
    r"(?:the |a |an |its |their )?(?:[\w-]+ ){0,2}?"
    r"(?:gunm[ae]n|shooters?|suspects?|attackers?|assailants?|killers?|bombers?|perpetrators?"
    r"|(?:man|woman|boy|girl|teen|student|employee|worker|person) who (?:opened fire|fired|shot|did it))\b"
)
_WITH_THE_DOER = late(
    rf"[^.;\n,]{{0,40}},? (?:(?:including|counting|among them|one of (?:them|whom)) {_THE_DOER}"
    rf"|(?!and\b)(?:[\w-]+ ){{0,4}}?(?:with )?{_THE_DOER} among (?:them|the dead))",
    re.IGNORECASE,
)
_DOER_FIRST = late(rf"\b(?:including|counting|with) {_THE_DOER}(?: himself| herself)?,[^.;]{{0,20}}$", re.IGNORECASE)


def is_of_those_who_lived(statement: Statement) -> bool:
    """True if a number is worked out as those who lived of more who were hit: by its words, which tell of a death, or
    since the larger number stands in the same place."""
    quantity = statement.quantity
    if quantity is None or quantity.measure == "killed" or not is_worked_out(statement):
        return False
    more = (q for q in statement.claim.quantities if q.start == quantity.start and q.measure == quantity.measure)
    return tells_of_a_death(quantity.text) or any(q.low > quantity.low for q in more)


def is_only_possible(statement: Statement) -> bool:
    """True if a claim that is unsure, or tells what is not known, is so of its number. Of an event's toll not where the
    doubt stands in another clause ("three were taken away, their condition is unknown", "a quarrel may have led to the
    shooting that killed two"), or is of something else that is told of those known ("the four may have known him")."""
    quantity, claim = statement.quantity, statement.claim
    if claim.certainty not in {"possible", "unknown"}:
        return False
    if quantity is None or quantity.event is None or quantity.end <= quantity.start:
        return True
    before = claim.text[: quantity.start - claim.start]
    if _KNOWN.search(before):
        return False
    after = _CLAUSES.split(claim.text[quantity.end - claim.start :])[0]
    return _DOUBT.search(f"{_CLAUSES.split(before)[-1]} # {after}") is not None


_CLAUSES = late(r"[;:,.]\s|\s[–—-]\s|\b(?:that|which|who|when|where|while|as|after|before|because)\b")
_DOUBT = late(
    r"\b(?:may|might|could(?! be (?:seen|heard))|can|would|possibl[ey]|perhaps|maybe|if|whether"
    r"|un(?:clear|known|sure|certain)|not|feared|how many)\b|n['’]t\b",
    re.IGNORECASE,
)


def is_superseded(statement: Statement) -> bool:
    """True if a number is told as what was said before: "rose from four to five", "up from four", "five, not four"."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    before, after = claim.text[: quantity.start - claim.start], claim.text[quantity.end - claim.start :]
    clause = STOPS.split(_CONTRAST.split(before)[-1])[-1]
    moved = _FROM.search(before) is not None and _TO.match(after) is not None
    return moved or any((_NOT_SO_MANY.search(before), _SAID_BEFORE.search(clause), _AS_WAS_SAID.match(after)))


def is_contradicted(statement: Statement) -> bool:
    """True if a number is told as what its document contradicts: "contrary to earlier reports of 287"."""
    quantity, claim = statement.quantity, statement.claim
    if quantity is None or quantity.end <= quantity.start:
        return False
    return _CONTRARY_TO.search(claim.text[: quantity.start - claim.start]) is not None


_FROM = late(r"\bfrom (?:about |at least |the )?$", re.IGNORECASE)
_TO = late(r"(?: [\w-]+)? to (?:at least )?(?:\w+)\b", re.IGNORECASE)
_NOT_SO_MANY = late(r"(?:\b(?:up|down) from|,? (?:and )?not|rather than|instead of) (?:the )?$", re.IGNORECASE)
_SAID_BEFORE = late(
    r"\b(?:originally|initially|at first|first|earlier|previously) (?:\w+ )?(?:said|told|reported|believed|thought|put|"
    r"counted|stated|announced|listed)\b",
    re.IGNORECASE,
)
_CONTRARY_TO = late(
    r"\b(?:contrary to|contradicting|disputing|denying|dismissing)"
    r" (?:the )?(?:[\w-]+ ){0,3}(?:reports?|claims?|accounts?|figures?|numbers?|estimates?|statements?)\b[^,.;]{0,90}$"
    r"|\bdiffer(?:s|ed) from the $",
    re.IGNORECASE,
)
_AS_WAS_SAID = late(
    r"[^.;,]{0,40},? as (?:was )?(?:first|originally|initially|previously|earlier) (?:reported|thought|said|believed)",
    re.IGNORECASE,
)


def is_worked_out(statement: Statement) -> bool:
    """True if no number tells how many, but its words do: "a man and his daughter", "six were shot, one fatally"."""
    return statement.quantity is not None and statement.quantity.counted == WORKED_OUT


# --- what is no number of people -------------------------------------------------------------------------------------


def is_age(statement: Statement) -> bool:
    """Whether the number is somebody's age: "The man, 28, later died", "Tina Shelton, 37; Brittany Powell, 27"."""
    claim, quantity = statement.claim, statement.quantity
    if quantity is None or not _BARE.fullmatch(quantity.text) or quantity.high > OLDEST:
        return False
    before, after = claim.text[: max(0, quantity.start - claim.start)], claim.text[quantity.end - claim.start :]
    if _AGES.search(before):
        return True
    return _NAMED.search(before) is not None and _SET_OFF.match(after) is not None


def is_denied(statement: Statement) -> bool:
    """True if a claim that denies something denies its number; of an event's toll not where the denial stands in
    another clause ("nobody died, but five were hurt"), is of something else that is told of those known ("no word on
    the three who were hurt"), or is how the measure is said ("two did not survive")."""
    quantity, claim = statement.quantity, statement.claim
    if not claim.negated:
        return False
    clause, _ = _clause_of(statement)
    if quantity is None or quantity.event is None or not clause:
        return True
    near = next((part for part in _CONTRAST.split(clause) if quantity.text in part), clause)
    if _NOT_THE_DEED.search(near):
        return True
    before = claim.text[: quantity.start - claim.start]
    return _DENIAL.search(_LIVED_NOT.sub(" ", near)) is not None and _KNOWN.search(before) is None


_CONTRAST = late(r",? but |, (?:while|though|although) |,? (?:when|after) ", re.IGNORECASE)
_DENIAL = late(
    r"\b(?:not|no|never|none|nobody|neither|nor|without|den(?:y|ied|ies)|refuse[sd]?|declined?)\b|n['’]t\b",
    re.IGNORECASE,
)
_LIVED_NOT = late(r"\b(?:did(?:n['’]t| not)|not) (?:survive|live|make it)\b", re.IGNORECASE)
_NOT_THE_DEED = late(
    r"(?:\b(?:not|never|no|none|nobody)\b|n['’]t\b)(?: [\w-]+){0,2}"
    r" (?:kill|hurt|injur|wound|shot|shoot|hit|struck|die)\w*",
    re.IGNORECASE,
)
_KNOWN = late(r"\b(?:the|these|those|all|both)(?: (?:other|surviving|remaining))? $", re.IGNORECASE)


def is_clock(statement: Statement) -> bool:
    """Whether the number is part of a time of day: "UPDATE 10:29PM: the officer is in fair condition"."""
    claim, quantity = statement.claim, statement.quantity
    return quantity is not None and _MINUTES.match(claim.text, max(0, quantity.end - claim.start)) is not None


_MINUTES = late(r":\d\d\b|:\d\d ?[ap]\.?m", re.IGNORECASE)
OLDEST = 110
_BARE = late(r"\d{1,3}")
_NAMED = late(
    r"(?:[A-Z][\w'’-]+|\b(?:[JS]r\.|man|woman|boy|girl|victim|suspect|teen|teenager|male|female|adult|juvenile"
    r"|student|customer|employee|neighbou?r|driver|officer|resident|mother|father"
    r"|son|daughter|brother|sister|husband|wife|girlfriend|boyfriend|gunman|shooter))"
    r"(?:, | (?:--|[–—]) (?:\d{1,2} and )?)$"
)
_SET_OFF = late(r"\s?(?:[,;.)]|who\b|and\b|--|[–—]|$)")
_AGES = late(r"\bage[sd]?:? (?:(?:from )?\d{1,3}(?:,? and|,| to)? )*$", re.IGNORECASE)
