"""What a claim's words have in common with another's: a symmetrical measure that needs no library and no model.

A wording is the bag of a claim's telling words, each brought to one form and one of a few common synonyms, without the
words of its attribution (who says a thing is not what is said). Names and numbers weigh more than other words. Words
that turn a sentence round (not, no longer, closed for open) are kept apart from the bag, so that an assertion and its
denial have one bag and two polarities.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefings.knowledge.folding import fold
from briefings.knowledge.inflection import forms_of
from briefings.knowledge.late_patterns import late
from briefings.knowledge.once import once
from briefings.model import Claim
from briefings.values import frozen

# Synonyms of reporting in general; the first word of a line stands for all. Two words stand for a phrase.
_SYNONYMS = """
flee escape bolt
kill die slay perish death dead fatality
arrest detain capture catch apprehend detention
return repatriate
fighter militant jihadist jihadi combatant insurgent recruit extremist
remain stay persist
border frontier
smuggler trafficker
smuggle traffic
leader chief head commander
attack assault raid strike
city town
road route way path passage
lawmaker parliamentarian
soldier troop
begin start launch
join enlist
travel journey go leave depart
threat danger risk menace
police policeman
seize retake recapture
near around
prison jail gaol imprison
large big huge sizeable
move shift relocate
village hamlet
unknown unclear unaccounted
pay bribe
guard patrol
price cost fee
hide conceal lurk
help aid assist
injure wound hurt
deport expel
inmate prisoner detainee
bounty reward
citizen national
truce ceasefire
agreement accord pact
destroy wreck demolish
blast explosion explode detonate
militia paramilitary
doctor physician medic
hideout hideaway
wife spouse
child minor
refugee migrant
operate act
most majority
foreign foreigner overseas abroad
"""

# What is said by several words as well as by one; a single word stands for each.
_PHRASES: tuple[tuple[str, str], ...] = (
    (r"(?:lost|los(?:e|es|ing)) (?:his|her|its|their) li(?:fe|ves)|loss of life", "died"),
    (r"cost the li(?:fe|ves) of", "killed"),
    (r"(?:got|gets?|getting|ran|run|running) away|(?:broke|breaks?|broken|breaking) (?:out|free)", "escaped"),
    (r"(?:gave|gives?|given|giving|turned|handed) (?:him|her|it|them)sel(?:f|ves) (?:up|in|over)", "surrendered"),
    (r"(?:sen[dt]s?|sending|received?|receiving) (?:back|home)", "deported"),
    (
        r"(?:came|comes?|coming|went|goes|going|gone|go|brought|brings?|taken?|took|taking|flown|flew|got)"
        r" (?:back home|back|home again|home)",
        "returned",
    ),
    (r"(?:put|placed|held|kept)? ?behind bars", "confined"),
    (
        r"(?:driven|forced|chased) (?:out of|from) (?:his|her|their) homes?"
        r"|(?:abandon(?:ed|ing)?|fle(?:d|e|eing)|los[te]|losing) their homes",
        "uprooted",
    ),
    (r"set free|let go", "released"),
    (r"(?:found|find) guilty", "convicted"),
    (r"turned (?:back|away)", "stopped"),
    (r"price (?:of [^ ]+ [^ ]+ )?(?:is )?on (?:his|her|the) head|price on the head", "bounty"),
)

# Pairs that deny each other, said of one subject; the second counts as the first, turned round.
_OPPOSITES = """
open close
open shut
open seal
alive dead
alive killed
hold lose
control lose
defeat survive
safe dangerous
known unknown
win lose
rise fall
increase decrease
grow shrink
allow ban
allow refuse
accept reject
accept refuse
confirm deny
present absent
free jailed
free captured
full empty
"""

_ONE_NAME = {
    "isis": "is-group",
    "isil": "is-group",
    "daesh": "is-group",
    "islamic state": "is-group",
    "u.s.": "united states",
    "us": "united states",
    "usa": "united states",
    "u.s": "united states",
    "uk": "britain",
    "u.k.": "britain",
    "u.k": "britain",
    "united kingdom": "britain",
    "eu": "european union",
    "un": "united nations",
    "u.n.": "united nations",
    "u.n": "united nations",
}

_NEGATORS = frozenset("not no never none neither nor nobody nothing cannot without n't nt hardly".split())
_EMPTY = frozenset(
    """a an the and or but if then than that this these those there here who whom whose which what when where why how it
    its they them their he him his she her we us our you your i me my one ones is are was were be been being am do does
    did done have has had having will would shall should can could may might must of in on at by for from to into onto
    with as about over under up down out off through between among against during before after since until while also
    too very so such some any each both few other others another more less least own same just only still even yet ever
    already now today recently currently say says said tell told add added according report reported estimate estimated
    believe believed think thought official officials source sources statement thing something anything way around
    nearly almost roughly approximately least many several much most late early last year month week day ago well
    however meanwhile therefore moreover""".split()
)
_IRREGULAR_BASES = (
    "leave flee fight find hide hold know lead lose rise send sell shoot take hear keep spread bring give break come "
    "become begin catch seek strike win withdraw".split()
)

_WORD = late(r"[^\W\d_](?:[^\W_]|['’](?=[^\W_])|\.(?=[^\W\d_]\.?))*\.?|\d+(?:[.,]\d+)*%?")


@frozen(slots=False)
class Wording:
    """A claim's telling words in their form for comparison, with their weights and as they are written; `turned` are
    those that stand for their opposites, `upright` those whose opposites stand for them."""

    words: tuple[tuple[str, float], ...]
    written: tuple[tuple[str, str], ...]
    turned: frozenset[str]
    upright: frozenset[str]

    @once
    def terms(self) -> frozenset[str]:
        """The words alone."""
        return frozenset(word for word, _ in self.words)

    @once
    def weights(self) -> dict[str, float]:
        """Each word's weight."""
        return dict(self.words)


def said(claim: Claim) -> str:
    """The claim's text without its attribution: the content where it is known, else all but speaker and cue."""
    attribution = claim.attribution
    if attribution is None:
        return claim.text
    start, end = (max(claim.start, attribution.content_span[0]), min(claim.end, attribution.content_span[1]))
    text = claim.text
    if end - start > len(text) // 2:
        return text[start - claim.start : end - claim.start]
    for span in sorted((s for s in (attribution.source_span, attribution.cue_span) if s), reverse=True):
        if claim.start <= span[0] and span[1] <= claim.end:
            text = text[: span[0] - claim.start] + " " + text[span[1] - claim.start :]
    return text


@lru_cache(maxsize=8192)
def wording(text: str) -> Wording:
    """The wording of a claim's words."""
    weights: dict[str, float] = {}
    written: dict[str, str] = {}
    turned: set[str] = set()
    upright: set[str] = set()
    for word, weight, as_written in _telling(text):
        base, sign = _polar().get(word, (word, 0))
        written.setdefault(base, as_written)
        if sign:
            (turned if sign < 0 else upright).add(base)
        weights[base] = max(weight, weights.get(base, 0.0))
    both = turned & upright  # "lost what it held" turns nothing round
    words = tuple(sorted(weights.items()))
    return Wording(words, tuple(sorted(written.items())), frozenset(turned - both), frozenset(upright - both))


def shared_words(left: Wording, right: Wording) -> tuple[str, ...]:
    """The words that both have, as the left one writes them, in alphabetical order."""
    both = left.terms & right.terms
    return tuple(sorted((word for base, word in left.written if base in both), key=_folded_word))


def similarity(left: Wording, right: Wording) -> float:
    """From 0 to 1: twice the weight of what both say over the weight of both (a weighted Dice coefficient)."""
    ours, theirs = left.weights, right.weights
    total = sum(ours.values()) + sum(theirs.values())
    shared = sum(ours[word] + theirs[word] for word in ours.keys() & theirs.keys())
    return shared / total if total else 0.0


def turned_round(left: Wording, right: Wording) -> bool:
    """One says of a thing what is the opposite of what the other says: a road is open, the road is closed."""
    return bool(left.turned & right.upright or left.upright & right.turned)


def stem(word: str) -> str:
    """A word's form for comparison: endings of number and tense off, irregular forms by the table. Not a dictionary
    form; only equality counts."""
    base = _synonyms().get(word)
    if base:
        return base
    cut = _cut_ending(word)
    return _synonyms().get(cut, cut)


def stems_in(text: str) -> frozenset[str]:
    """The forms for comparison of a text's telling words."""
    return frozenset(word for word, _, _ in _telling(text))


@lru_cache(maxsize=1 << 14)
def _folded_word(word: str) -> str:
    return fold(word)


def _telling(text: str) -> list[tuple[str, float, str]]:
    """Each telling word in its form for comparison, its weight (1.5 for names and numbers, else 1), and as written."""
    text, phrases = _with_words_for_phrases(
        re.sub(r"\bIslamic State(?: (?:group|of Iraq and \w+))?", "ISIS", text.replace("’s", "").replace("'s", ""))
    )
    found = []
    for number, match in enumerate(_WORD.finditer(text)):
        written = match.group()
        if written.count(".") == 1:  # a sentence's end; "U.S." keeps its own
            written = written.rstrip(".")
        told = _weighed(written, is_first=number == 0)
        if told:
            found.append((*told, phrases.get(written, written)))
    return found


def _with_words_for_phrases(text: str) -> tuple[str, dict[str, str]]:
    """The text with one word for each phrase that has one, and word → phrase as it was written."""
    phrases: dict[str, str] = {}
    for phrase, word in _phrases():
        if said_so := phrase.search(text):
            phrases[word] = said_so.group()
            text = phrase.sub(word, text)
    return text, phrases


def _weighed(written: str, *, is_first: bool) -> tuple[str, float] | None:
    """A word's form for comparison and its weight; None where it tells nothing. A first word's capital is no name's."""
    folded = fold(written)
    capital = written[0].isupper()
    name = "is-group" if written == "IS" else _ONE_NAME.get(folded) if capital else None
    if name:
        return name, 1.0
    if written[0].isdigit():
        return written.replace(",", ""), 1.5
    if folded in _NEGATORS or folded in _EMPTY or folded.endswith("n't"):
        return None
    return stem(folded), 1.5 if capital and not is_first else 1.0


def _cut_ending(word: str) -> str:
    """A word as far as its endings leave it: "cities", "city" → "citi"; "stopped", "stop" → "stop"."""
    word = _without_ly(_with_one_consonant(_without_number_and_tense(word)))
    if len(word) <= 3:
        return word
    return word[:-1] + "i" if word.endswith("y") else word.removesuffix("e")


_ENDINGS = (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))


def _without_number_and_tense(word: str) -> str:
    """A word without the ending of a plural or a past, where enough of it is left: not "ring", "boss", "virus"."""
    if word.endswith(("ss", "us", "is")):
        return word
    for ending, kept in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + kept
    return word


def _with_one_consonant(word: str) -> str:
    """ "Stopp" (of "stopped") → "stop"; "fall", "pass" and "buzz" end in two."""
    doubled = len(word) > 4 and word[-1] == word[-2] and word[-1] not in "lsz"
    return word[:-1] if doubled else word


def _without_ly(word: str) -> str:
    return word[:-2] if len(word) > 5 and word.endswith("ly") else word


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), word) for words, word in _PHRASES)


@cache
def _synonyms() -> dict[str, str]:
    lines = [line.split() for line in _SYNONYMS.strip().splitlines()] + [[word] for word in _IRREGULAR_BASES]
    table: dict[str, str] = {}
    for line in lines:
        for word in line:
            for form in forms_of(word) | {_cut_ending(word)}:
                table.setdefault(form, line[0])
    return table


@cache
def _polar() -> dict[str, tuple[str, int]]:
    """Word for comparison → (what stands for the pair, 1 upright or -1 turned)."""
    table: dict[str, tuple[str, int]] = {}
    for line in _OPPOSITES.strip().splitlines():
        upright, turned = (stem(word) for word in line.split())
        base = table.get(upright, table.get(turned, (upright, 1)))[0]
        table.setdefault(upright, (base, 1))
        table.setdefault(turned, (base, -1))
    return table
