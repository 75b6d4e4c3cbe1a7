"""Who lived of those who were hit, where only all of them are counted: "six people were shot, one fatally" tells of
five who were hurt; and who of those who were hit has died since: "two people shot on Saturday have died"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.model import WORKED_OUT, Quantity

_SMALL = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_NUMBER = rf"(?:{'|'.join(_SMALL)}|\d{{1,2}})"
_DEAD = rf"({'|'.join(_SMALL)}|an?|\d{{1,2}})"
_DIED = r"(?:fatally|(?:was|were) killed|(?:later |has |have )?died|dead|dying|succumb(?:ed|ing))\b"
_FOUND_DEAD = r"(?:pronounced|declared|confirmed) (?:dead|deceased)"
_LIVED_NOT = r"(?:did not|didn['’]t) (?:survive|make it|live)\b"
_SOME_DIED = re.compile(
    r"(?: [\w'’-]+){0,14}?(?:"
    rf"(?:,| --| –| —) (?:and |with |including )?{_DEAD}\b(?: of (?:them|whom))?(?: [\w-]+){{0,5}}?(?:, who)? {_DIED}"
    rf"|(?:;|,? and) {_DEAD} of (?:them|those|the victims)(?: [\w-]+){{0,3}}? {_DIED}"
    rf"|(?:;|,? and) {_DEAD}(?: [\w-]+){{0,1}}?(?:, [^,.;]{{1,60}},)? (?:has died|have died|died|is dead|are dead"
    rf"|(?:(?:was|were) )?{_FOUND_DEAD})\b"
    rf"|(?:;|,? (?:and|but)) {_DEAD}(?: of (?:them|the victims)| [\w-]+){{0,2}}? {_LIVED_NOT}"
    rf"|; (an?)(?: [\w'’-]+){{1,4}}? (?:was killed|(?:has |later )?died|was {_FOUND_DEAD}|is dead)\b"
    rf"|(?:;|,? and) (an?)(?: [\w-]+){{1,4}}? among (?:them|the victims) (?:has died|died|was killed|{_LIVED_NOT})"
    rf"|,? where {_DEAD}(?: of (?:them|whom|the victims))?(?: later)? (?:died|succumbed|(?:was|were) {_FOUND_DEAD})\b"
    rf"|,? leaving {_DEAD}\b(?: [\w-]+){{0,2}}? dead\b"
    rf"|, killing {_DEAD}\b"
    r"|, killing (?:the|his|her) [a-z-]+(?<!s)\b)",
    re.IGNORECASE,
)
# The sentences behind one that counts all who were hit: "One has died", "One of the four died there", "Police said a
# 25-year-old man was pronounced dead".
_PERSON = r"(?:victim|person|man|woman|boy|girl|teen|teenager|male|female|child|toddler|student|\d{1,2}-year-old)"
_VICTIMS = r"(?:victims|men|women|people|teens|wounded)"
_OUT_OF_THEM = rf"(?:of (?:them|(?:those|these) {_VICTIMS}|those|the (?:{_NUMBER}|\w+ )?{_VICTIMS}?))"
# With initials ("Ann M. Poe"), and where no comma ends it ("one of them, a 20-year-old man had died").
_ASIDE = r"(?:, (?:[^,.;]|(?<=\b[A-Z])\.){1,60},(?: \d{1,2},)?(?: of [^,.;]{1,30},)?|, an? [\w-]+ [\w-]+)?"
_HAS_DIED = (
    rf" (?:has |had |was |is |have |later |since |also )*(?:died|dead|killed|{_FOUND_DEAD}|succumbed"
    rf"|{_LIVED_NOT})"
)
# "Two people had been shot. A third man was dead": none of the two.
_FURTHER_ONE = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[2-9](?:nd|rd|th))"
_SAID_FIRST = r"(?:(?:Sadly|Tragically|Unfortunately), )?(?:[A-Z][^.;\n]{0,40}\b(?:said|says|say)(?: that)? )?"
_THEN_ONE = re.compile(
    rf"[^.;\n]{{0,160}}(?:[.;]\s+[^.;\n]{{0,160}})?[.;]\s+{_SAID_FIRST}"
    rf"(?:(?P<part>one (?:{_OUT_OF_THEM}|{_PERSON})|one){_ASIDE}"
    rf"|(?:a|an|the) (?!{_FURTHER_ONE} )(?:[\w-]+ ){{0,2}}?{_PERSON}{_ASIDE}"
    rf"|(?-i:(?:[A-Z][\w'’.-]+ ){{1,3}}[A-Z][\w'’-]+), \d{{1,2}},(?: of [^,.;]{{1,30}},)?)"
    rf"{_HAS_DIED}\b",
    re.IGNORECASE,
)
# "One of the four died there", "one of the victims has died", some sentences further on.
_FURTHER = 1500
_ONE_OF_ALL = re.compile(
    rf"\b[Oo]ne of (?:the|those|these) (?:(?P<of>{_NUMBER})(?: [\w-]+)??|(?:[\w-]+ )??{_VICTIMS})"
    rf"{_ASIDE}{_HAS_DIED}\b"
)
# Who was one of them, by name: "Poe was one of five people shot", "five people, including Poe, were hit".
_ONE_BY_NAME = re.compile(r"\b(?P<name>[A-Z][\w’'-]+) (?:was|is) (?:one of|among) (?:the )?(?:at least )?$")
_INCLUDING_ONE = re.compile(
    r"(?: [\w'’-]+){0,14}?,? including (?:\d{1,2}-year-old )?(?:[A-Z][\w’'.-]+ ){0,2}(?P<name>[A-Z][\w’'-]+),"
)
_HIT = re.compile(r"\b(?:shot|struck|hit|gunned|gunfire|gunshots?|bullets?)\b", re.IGNORECASE)
_HITTING = re.compile(r"\b(?:hit(?:ting)?|str(?:uck|iking)|shot|shooting) (?:at least |about )?$", re.IGNORECASE)
# "Shot four people whose bodies were found in a car", "found three men in a car, all dead of gunshot wounds", "found
# the two guards, dead from gunshot wounds".
_WHOSE_BODIES = re.compile(
    r"(?: [\w'’-]+){0,3}? whose bodies (?:were|lay|had been)\b"
    r"|(?: [\w'’-]+){1,2}, (?:both |already )?dead (?:of|from|with)\b"
    r"|[^,.;\n]{1,60}, all (?:of (?:them|whom) )?(?:dead|shot (?:dead|to death)|killed)\b",
    re.IGNORECASE,
)
# "Two men suffered wounds to the chest and were pronounced dead there"; in "… and one died", one did.
_AND_THEN_DIED = re.compile(
    r"(?: [\w'’-]+){0,14}? and (?:(?:both|all|then|later|soon|eventually|were|have|had) ){0,3}"
    rf"(?:died|succumbed|{_FOUND_DEAD})\b",
    re.IGNORECASE,
)
_LIVING = re.compile(
    r"\b(?:wounded|injured|hurt|wounding|injuring|others?|more(?! than)|also|surviv\w+|recover\w*)\b", re.IGNORECASE
)
_OF_ANOTHER = re.compile(
    r"\b(?:separate|another|unrelated|other|previous|earlier|last|this) (?:[\w-]+ )?"
    r"(?:shooting|attack|incident|case|homicide|killing|week|month|year|scene)\b"
    r"|\b(?:every|each|heart attack|stroke|crash|natural causes|overdose|cancer|stabb\w+|drown\w+|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# "A total of six people were shot": all of them, and nobody out of them.
_TOGETHER = r"(?:total|group|crowd|number|handful|party|family|trio|pair|couple|team|gathering|series|string)"
# "Of the six people shot, two died", "one of six people shot has died", "none of the three people shot was badly hurt".
_OUT_OF = re.compile(
    rf"\b(?:(?P<none>none|neither)|(?P<dead>{_NUMBER}|an?|who was)(?! {_TOGETHER} )(?: \w+)?)? ?(?:of|among)"
    r" (?:the |at least )?$"
    r"|(?:^|[.!?]\s)[“\"]?(?P<heads>of the )$",
    re.IGNORECASE,
)
# "The second of two men shot on Saturday has died": the last of them.
_LAST_OF = re.compile(r"\b(?:second|third|fourth|fifth|last) of (?:the )?$", re.IGNORECASE)
_SHOT = (
    r"(?: (?:[\w-]+ ){0,2}?[\w-]+)?(?: who (?:was|were))? (?:shot|wounded|injured|hurt|struck|hit|hospitali[sz]ed"
    r"|(?:taken|rushed|brought|transported|airlifted|flown) to (?:the |an? )?(?:[a-z]+ )?hospitals?)\b"
)
_ALL_HIT = re.compile(_SHOT, re.IGNORECASE)
_IS_SAID = re.compile(r"(?<!\bwho) (?:was|were|is|are|has|have|had|been)\b", re.IGNORECASE)
_THEN_SOME = re.compile(rf"{_SHOT}[^.;\n]{{0,100}}?, {_DEAD}\b[^.;,\n]{{0,30}}? {_DIED}", re.IGNORECASE)
_THEN_DEAD = re.compile(rf"{_SHOT}[^.;\n]{{0,100}}?(?:died|{_DIED})", re.IGNORECASE)
# "Five people shot at a club over the weekend have died": those who were hit, and what became of them.
_OTHER_CLAUSE = r"(?!was\b|were\b|and\b|when\b|where\b|after\b|as\b|that\b|which\b|while\b|but\b|before\b)"
_DIED_SINCE = re.compile(
    rf"(?: of (?:the )?[\w-]+)?(?: {_OTHER_CLAUSE}[\w'’-]+){{0,3}}?"
    r"(?: who (?:was|were))? (?:shot|wounded|injured|hurt|struck|hit)"
    rf"(?: {_OTHER_CLAUSE}[\w'’-]+){{0,14}}?"
    r" (?:(?:has|have|had) (?:now |since |also )?died|died|succumbed)\b",
    re.IGNORECASE,
)
# "The two men shot who were killed have been named", "two of the guests shot in the yard were pronounced dead".
_SHOT_WHO_DIED = re.compile(
    r"(?: of (?:the )?[\w-]+)?(?: [\w'’-]+){0,2}? (?:shot|wounded|injured|hurt|struck|hit)"
    r"(?: (?:in|at|on) [^,.;]{1,40}?)?(?:,? who (?:(?:has|have|had|later|then|were|both|all) ){0,2}(?:killed|died)"
    rf"| were (?:later |both |all )?(?:killed|{_FOUND_DEAD}))\b",
    re.IGNORECASE,
)
_SHOOTING_OF = re.compile(
    r"\b(?P<fatal>(?:fatal|deadly) )?shootings? of (?:the |these |at least |about |another )?$", re.IGNORECASE
)


def survivors_of(
    text: str,
    quantities: Sequence[Quantity],
    hurt: str | None,
    many_died: bool = False,
    lists: Sequence[Quantity] = (),
) -> Iterator[Quantity]:
    """For each exact number of those hit (measure `hurt`) of whom some died by its own sentence, or one by one of the
    next two, those who lived. Of a number that stands in one of the `lists` of people, the list tells it."""
    many_died = many_died or any(q.measure not in (None, hurt) and q.low > 1 for q in quantities)
    free = [q for q in quantities if not any(one.start <= q.start < q.end <= one.end for one in lists)]
    for quantity in [*free, *(replace(one, counted=None) for one in lists)]:
        if not _is_number_hit(quantity, hurt) or quantity.counted == WORKED_OUT:  # the living of those told
            continue
        dead, end = _dead_of(text, quantity, many_died) if quantity in free else _listed_dead(text, quantity, many_died)
        if 0 < dead < quantity.low:
            lived = quantity.low - dead
            words = text[quantity.start : end]
            yield replace(quantity, low=lived, high=lived, counted=WORKED_OUT, text=words, end=end)


def _is_number_hit(quantity: Quantity, hurt: str | None) -> bool:
    """Whether an exact number of several people were hit."""
    exact = quantity.bound == "exact" and quantity.low == quantity.high
    return quantity.measure == hurt and exact and quantity.low >= 2


def _dead_of(text: str, quantity: Quantity, many_died: bool) -> tuple[int, int]:
    """How many of those who were hit died, and where the words end that count them all; (0, 0) where that's not told.

    One who is told of in another sentence is all who died only where the text has no larger number of dead.
    """
    found = _SOME_DIED.match(text, quantity.end)
    if found is not None and not _died_beside_the_wounded(text, quantity, found):
        return _number(next(filter(None, found.groups()), "one")), found.end()
    end = 0 if many_died else _end_of_all_hit(text, quantity) or _end_of_one_by_one(text, quantity)
    return (1, end) if end else (0, 0)


# "A man and a woman were shot. The woman died": one of a list, by the noun or the name that it has for one alone.
_FATE_OF = re.compile(
    rf"\b(?:[Tt]he (?P<noun>[a-z]+)|(?P<name>[A-Z][\w’'-]+))(?:, [^.;]{{1,40}},)?(?: who{_HAS_DIED}|{_HAS_DIED})\b"
)
_SENTENCES_ON = 3


_ONE_OF_THEM = re.compile(rf"\b[Oo]ne {_OUT_OF_THEM}{_ASIDE}{_HAS_DIED}\b")


def _listed_dead(text: str, people: Quantity, many_died: bool) -> tuple[int, int]:
    """How many of a list its sentence or the next ones tell to have died, and where the words end that tell what befell
    all of them; (0, 0) where that's not told. "A clerk", whom the list hasn't, is none of them."""
    found = _SOME_DIED.match(text, people.end)
    number = next(filter(None, found.groups()), "a") if found is not None else "a"
    if found is not None and number.lower() not in ("a", "an") and not _died_beside_the_wounded(text, people, found):
        return _number(number), found.end()
    sentence = _REST.match(text, people.end)
    hitting = _HITTING.search(text, max(0, people.start - 24), people.start)
    if many_died or sentence is None or (hitting is None and _HIT.search(sentence.group()) is None):
        return 0, 0
    behind = " ".join(re.split(r"(?<=[.;])\s+", text[people.end :])[:_SENTENCES_ON])
    dead = {fate["noun"] or fate["name"] for fate in _FATE_OF.finditer(behind) if _lists_one(people.text, fate)}
    return len(dead) or int(_ONE_OF_THEM.search(behind) is not None), sentence.end()


def _lists_one(listed: str, fate: re.Match[str]) -> bool:
    """Whether a list has somebody by this name, or one person by this noun."""
    if fate["name"]:
        return re.search(rf"\b{re.escape(fate['name'])}\b", listed) is not None
    one = rf"\b(?:an?|another|one|his|her|their|the) (?:[\w-]+ ){{0,2}}?{re.escape(fate['noun'])}\b"
    return len(re.findall(one, listed, re.IGNORECASE)) == 1


# "Wounding two officers, killing a woman", "three people were injured and one died": the dead are told beside those who
# are told to live, if nobody says that they are of them.
_WOUNDED = re.compile(r"\b(?:wound|injur|hurt|graz)\w* (?:at least |about |some |another )?$", re.IGNORECASE)
_WOUNDING = re.compile(r"\b(?:wounding|injuring|hurting) (?:at least |about |some )?$", re.IGNORECASE)
_WERE_WOUNDED = re.compile(r"(?: [\w'’-]+){0,4}? (?:injured|wounded|hurt)\b", re.IGNORECASE)
_OF_THEM = len(" of them")
_OF_THEM_DIED = re.compile(
    r"\b(?:of (?:them|those|whom|the)|fatally|includ\w+|among|leaving|who)\b|[,–—-] ", re.IGNORECASE
)


def _died_beside_the_wounded(text: str, quantity: Quantity, found: re.Match[str]) -> bool:
    if _WOUNDING.search(text, max(0, quantity.start - 24), quantity.start):
        return _OF_THEM_DIED.search(text[quantity.end : found.end() + _OF_THEM].replace(", killing", "")) is None
    wounded = _WERE_WOUNDED.match(text, quantity.end, found.end())
    return wounded is not None and _OF_THEM_DIED.search(text, wounded.end(), found.end()) is None


def _number(word: str) -> int:
    return _SMALL.get(word.lower()) or (int(word) if word.isdigit() else 1)


def _end_of_all_hit(text: str, quantity: Quantity) -> int:
    """Where the words end that count all who were hit, if the next sentences tell that one of them died; else 0."""
    found = _THEN_ONE.match(text, quantity.end)
    if found is None or _OF_ANOTHER.search(found.group() + _REST.match(text, found.end()).group()):  # type: ignore[union-attr]
        return 0
    sentence = re.split(r"[.;]\s", text[quantity.end : found.end()])[0]
    hit = _HIT.search(sentence)
    told_out = found["part"] is not None and "of" in found["part"].split()
    if not told_out and (hit is None or _LIVING.search(sentence) or _LIVING.search(quantity.text)):
        return 0
    return quantity.end + (hit.end() if hit is not None else len(sentence))


def _end_of_one_by_one(text: str, quantity: Quantity) -> int:
    """Where the words end that count all who were hit, if one of them is told to have died further on, or by name
    anywhere; else 0."""
    sentence = _REST.match(text, quantity.end).group()  # type: ignore[union-attr]
    end = quantity.end + len(sentence)
    named = _ONE_BY_NAME.search(text, max(0, quantity.start - 60), quantity.start) or _INCLUDING_ONE.match(
        text, quantity.end
    )
    if named is not None and _is_dead(named["name"], text):
        return end
    found = _ONE_OF_ALL.search(text, end, end + _FURTHER)
    if found is None or _OF_ANOTHER.search(found.group() + _REST.match(text, found.end()).group()):  # type: ignore[union-attr]
        return 0
    hit = _HIT.search(sentence) or _HITTING.search(text, max(0, quantity.start - 24), quantity.start)
    told = hit is not None and not _LIVING.search(sentence) and not _LIVING.search(quantity.text)
    of = _number(found["of"]) if found["of"] else None
    return end if of == quantity.low or (of is None and told) else 0


def _is_dead(name: str, text: str) -> bool:
    """Whether a text tells that who goes by this surname died."""
    who = rf"\b{re.escape(name)}"
    told = rf"{who}(?:, [^.;]{{1,40}},)?{_HAS_DIED}\b|{who}(?:, \d{{1,2}})?,? who{_HAS_DIED}\b"
    return re.search(rf"{told}|{who}['’]s? (?:[\w-]+ )?death\b", text) is not None


_REST = re.compile(r"[^.;\n]*")


def with_those_shot(text: str, quantities: Sequence[Quantity], hurt: str | None, killed: str | None) -> list[Quantity]:
    """The quantities; those who were hit (measure `hurt`) and are said to have died are counted as killed, and those
    of whom only the shooting is told ("the fatal shooting of two men") as killed or hurt."""
    return [_before_self(text, _as_told(text, quantity, hurt, killed), hurt, killed) for quantity in quantities]


def with_those_who_died(text: str, lists: Sequence[Quantity], hurt: str | None, killed: str | None) -> list[Quantity]:
    """The lists of people; those who were hit and are told to have died, too, as killed."""

    def told(one: Quantity) -> Quantity:
        died = killed and one.measure == hurt and _AND_THEN_DIED.match(text, one.end)
        return replace(one, measure=killed) if died else one

    return [told(one) for one in lists]


# "Shot his four children and then himself"; "shot two men before turning the gun on himself".
_AND_SELF = re.compile(
    r"(?: [\w-]+){1,4}?,? (?:and|before|and then|then) (?:then )?"
    r"(?:(?:(?:fatally )?(?:shot|shooting)|kill(?:ed|ing)|(?:turned|turning|turns) (?:the|a|his|her) \w+ on) )?"
    r"(?:himself|herself)\b"
)
MURDER_SUICIDE = re.compile(r"\bmurder[- ]?suicide\b", re.IGNORECASE)


# "He had shot his wife and two daughters", in a text on a murder-suicide: nobody tells here that they lived.
_HAD_SHOT = re.compile(r"\b(?:shot|shoots|shooting)(?: (?:his|her|their|the))? (?:[\w'’-]+,? ){0,4}?$", re.IGNORECASE)


def _before_self(text: str, quantity: Quantity, hurt: str | None, killed: str | None) -> Quantity:
    """Those whom somebody shot before himself: dead where the text calls it a murder-suicide; else nobody tells here
    whether they lived."""
    if hurt is None or quantity.measure != hurt:
        return quantity
    if _WOUNDED.search(text, max(0, quantity.start - 24), quantity.start):
        return quantity  # "killed three and wounded | four others before killing himself"
    if not _AND_SELF.match(text, quantity.end):
        shot = _HAD_SHOT.search(text, max(0, quantity.start - 60), quantity.start)
        return replace(quantity, measure=None) if shot and MURDER_SUICIDE.search(text) else quantity
    return replace(quantity, measure=killed if MURDER_SUICIDE.search(text) else None)


def _as_told(text: str, quantity: Quantity, hurt: str | None, killed: str | None) -> Quantity:
    before = text[max(0, quantity.start - 40) : quantity.start]
    shooting = _SHOOTING_OF.search(before)
    if shooting is not None and quantity.unit == "people":
        return replace(quantity, measure=killed if shooting["fatal"] else hurt)
    out_of = _OUT_OF.search(before)
    if out_of is not None and not _LAST_OF.search(before):
        return _out_of_all(text, quantity, out_of, hurt)
    if killed and quantity.measure == killed and _is_of_all_gunned_down(text, quantity):
        return replace(quantity, measure=hurt)
    are_dead = _DIED_SINCE.match(text, quantity.end) or _WHOSE_BODIES.match(text, quantity.end)
    are_dead = are_dead or _SHOT_WHO_DIED.match(text, quantity.end) or _AND_THEN_DIED.match(text, quantity.end)
    if killed and quantity.measure == hurt and are_dead:
        return replace(quantity, measure=killed)
    return quantity


def _out_of_all(text: str, quantity: Quantity, out_of: re.Match[str], hurt: str | None) -> Quantity:
    """A number of all who were hit, out of whom some are told: as those who lived, where these died."""
    hit = _ALL_HIT.match(text, quantity.end)
    if quantity.unit != "people" or quantity.bound != "exact" or hit is None:
        return quantity
    if out_of["none"] and _IS_SAID.search(hit.group()):
        return quantity  # "none of the 80 passengers was hurt"
    if out_of["none"]:
        return replace(quantity, measure=hurt)
    after = _THEN_DEAD.match(text, quantity.end) if out_of["dead"] else _THEN_SOME.match(text, quantity.end)
    if after is None:
        return quantity
    lived = quantity.low - _number(out_of["dead"] or after[1])
    if lived <= 0:
        return quantity
    words = text[quantity.start : after.end()]
    return replace(quantity, low=lived, high=lived, measure=hurt, counted=WORKED_OUT, text=words, end=after.end())


# "Gunned down | five people at a party, killing three": all who were hit.
_GUNNED_DOWN = re.compile(r"\b(?:gunned|mowed|cut|struck) down (?:at least |about |some )?$", re.IGNORECASE)
_KILLING_SOME = re.compile(
    rf"[^.;]{{1,80}}?(?:,| -| --| –| —) (?:fatally wounding|killing) (?P<dead>{_NUMBER})\b", re.IGNORECASE
)


def _is_of_all_gunned_down(text: str, quantity: Quantity) -> bool:
    """Whether a number is of people whom somebody gunned down, of whom fewer are told to have been killed."""
    if not _GUNNED_DOWN.search(text, max(0, quantity.start - 30), quantity.start):
        return False
    some = _KILLING_SOME.match(text, quantity.end)
    return some is not None and _number(some["dead"]) < quantity.low
