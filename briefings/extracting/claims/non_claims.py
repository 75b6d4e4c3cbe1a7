"""What is no claim: headings, captions, teasers, menus, bylines, credit lines, questions, fragments.

Nothing is taken out of a document's text here; these lines and sentences only yield no claim.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import sentences
from briefings.extracting.roots.datelines import credit_line, dateline, sign_off
from briefings.knowledge.dates.vocabulary import MONTH_NAMES
from briefings.model import Document
from briefings.values import frozen

_HEADING_WORDS = 20
_CAPTION_TOKENS = 60
_SENTENCE_WORDS = 10
# "Most headed east": what opens so is no label from so many words on.
_SHORT_SENTENCE = 4
_QUANTIFIERS = frozenset("most some many others several few hundreds thousands dozens half all".split())
_TAIL_PASSAGES = 6
_TAIL_SHARE = 0.25

_MONTHS = "|".join(MONTH_NAMES)
_MENU = re.compile(
    r"(more (about|on|from)|read (more|also|next|on)|also read|see (also|more)|"
    r"related( (articles?|stories|topics|content|links?))?|"
    r"recommended( for you)?|most (read|popular)|tags?|topics|filed under|categories|share( this)?|follow us|"
    r"sign up|subscribe|advertisement|don.t miss|keep reading|up next|further reading|comments?|newsletter)"
    r"(?=\s*[:|»>]|\s*$)",
    re.IGNORECASE,
)
# Menus that stand in the middle of a text as often as at its foot.
_INLINE = re.compile(
    r"(advertisement|read (more|also|next)|also read|see also|share|subscribe|sign up)\b", re.IGNORECASE
)
_TEASER = re.compile(
    r"(read (more|also|next)|see also|also read|watch|listen|click here|sign up|subscribe to|follow us|don.t miss|"
    r"more (on|about|from) (this|our) )\b.{0,160}$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(by|written by|text by|story by|posted by|edited by|from our correspondent)\s+"
    r"[A-ZÀ-Þ][\w.’'-]+(\s+(and|in|for|[A-ZÀ-Þ][\w.’'-]*|de|van|von|al-\w+|bin),?)*[.,]?$"
)
_CREDIT = re.compile(
    r"(\(?(©|copyright|all rights reserved)|"
    r"\(?((additional|with) )?(reporting|writing|editing|translation|research) (by|from)\b|"
    r"(photo(graph)?s?|images?|picture|pics?|video|credit|source|caption|illustration|graphic)s?( by|( credit)?\s*:)|"
    r"editor.s note|correction\s*:|clarification\s*:|.{0,120}\bcontributed (reporting|to this (report|story|article))|"
    r"this (article|story|report) (was|is|has been|first|originally)\b.{0,60}(publish|appear|syndicat|updat|correct)|"
    r"(published|updated|posted|last (modified|updated))\s*(on|at|:)?\s*(\d|[A-Z])|e-?mail\s*:)",
    re.IGNORECASE,
)
# "Ann Poe covers courts. Follow her on …": what a paper says of its own, at the foot.
_OWN_PEOPLE = re.compile(
    r"[A-ZÀ-Þ][\w’'.-]+(\s+[A-ZÀ-Þ][\w’'.-]*){1,3}\s+"
    r"(covers|writes (about|on|for)|reports (on|from|for)|is (an?|the|our)\b.{0,60}\b"
    r"(reporter|correspondent|columnist|editor|freelance\w*|contributor|fellow)\b).{0,160}"
    r"(follow (her|him|them)|@\w|e-?mail|reach(ed)?\b.{0,20}\bat\b|twitter)",
    re.IGNORECASE,
)
# "Anyone who knows something is asked to call 555-010-7700."
_APPEAL = re.compile(
    r"\b(?=[aueripAUERIP])(?i:asked|urged|encouraged|requested|invited|advised|please)\b.{0,60}"
    r"\b(?i:call|contact|phone|ring|email|text)\b"
)
_REACHED_AT = re.compile(
    r"\d{3}[-. ]\d{3}|\(\d{3}\)|@\w|\b999\b|\b911\b|tip ?line|hot ?line|crime ?stoppers", re.IGNORECASE
)
_DATE_LINE = re.compile(
    rf"((Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*)?(\d{{1,2}}\s+({_MONTHS})|({_MONTHS})\s+\d{{1,2}}),?\s*(\d{{4}})?"
    r"(\s*[-–|,]?\s*\d{1,2}[:.]\d{2}.*)?$"
)
# A list's mark or the label of an interview's question or answer.
_BULLET = re.compile(r"([-–—•*‣▪·]|\d{1,2}[.)]|(Q|A|Question|Answer)\s*[:.])\s+")
_SHOWN = re.compile(
    r"\b(pictured|file (photo|picture|image)|seen here|"
    r"(this|in an?) (undated |archive |file )?(photo|photograph|picture|image|frame grab)|"
    r"(left|right|centre|center)\)|(photo|photograph|picture|image)\s*:|getty images)",
    re.IGNORECASE,
)
_DATED = re.compile(rf"\b(on|in)\s+(\d{{1,2}}\s+)?({_MONTHS}|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(19|20)\d\d)\b")
# What a photograph can show somebody doing; in the present tense and with a past date that is a caption.
_POSTURES = frozenset(
    {"stand", "carry", "walk", "sit", "gesture", "wave", "pose", "look", "march", "ride", "drive", "patrol", "rest",
     "gather", "watch", "pass", "inspect", "raise", "celebrate", "pray", "queue", "wait", "fire", "aim", "prepare",
     "shake", "smile", "react", "rise", "smoke", "cheer", "chant", "climb", "embrace", "hug", "kneel", "lie",
     "point", "sift", "survey", "train", "unload", "load", "mourn", "bury", "board", "stare", "peer", "cry", "flash",
     "display", "brandish", "guard", "arrive", "attend"}
)  # fmt: skip
_COUNTS = frozenset("number toll figure total count tally sum rate price share estimate".split())
_UNTIMED = frozenset(
    {"be", "have", "say", "show", "suggest", "mean", "remain", "become", "seem", "begin", "start", "open", "end",
     "expire", "resume", "meet", "face", "want", "need", "know", "believe", "think", "claim", "report", "add",
     "warn", "argue", "plan", "expect", "hope", "do", "come", "follow", "mark"}
)  # fmt: skip
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def without_claims(passages: Sequence[Passage], document: Document) -> dict[int, str]:
    """For each passage that yields no claim, its position in `passages` and why, in a word."""
    found: dict[int, str] = {}
    total = max(1, sum(len(p.doc) for p in passages))
    seen, begun = 0, False
    for i, passage in enumerate(passages):
        text = document.text[passage.start : passage.end]
        why = _why_none(_Line(passage, text, document, edge=not begun or i >= len(passages) - 2))
        if why:
            found[i] = why
        if why == "menu" and not _INLINE.match(text) and _is_tail(passages, i, seen, total):
            found.update(dict.fromkeys(_foot(passages, i), "teaser"))
            break
        seen += len(passage.doc)
        begun = begun or (not why and (len(passage.doc) > _CAPTION_TOKENS or seen > total * 0.1))
    return found


def _is_tail(passages: Sequence[Passage], i: int, seen: int, total: int) -> bool:
    """Whether what follows the menu at `i` is the foot of a page and not the rest of the article."""
    rest = total - seen
    return seen > 0 and len(passages) - i <= _TAIL_PASSAGES and rest <= total * _TAIL_SHARE


def _foot(passages: Sequence[Passage], i: int) -> list[int]:
    """The passages below the menu at `i` that are no paragraphs of their own."""
    return [n for n in range(i + 1, len(passages)) if len(list(sentences(passages[n]))) < 2]


@frozen
class _Line:
    """A passage with its text, the document that it is of, and whether it stands at the article's edge."""

    passage: Passage
    text: str
    document: Document
    edge: bool


def _why_none(line: _Line) -> str | None:
    """Why a passage yields no claim, by the first of the kinds that it is of; None where it may yield one."""
    return next((why for why, is_so in _KINDS if is_so(line)), None)


def _is_headline(line: _Line) -> bool:
    return _same(line.text, line.document.title) and not _is_lead(line.text, line.document)


def _is_menu(line: _Line) -> bool:
    """ "Most read", "Share this"."""
    return _MENU.match(line.text) is not None and len(line.passage.doc) <= _HEADING_WORDS


def _is_teaser(line: _Line) -> bool:
    """ "Read more: How the harbour was lost"."""
    return _TEASER.match(line.text) is not None and len(list(sentences(line.passage))) == 1


def _is_byline(line: _Line) -> bool:
    """ "By Ann Poe", "Monday, 4 June 2018 - 10:00"."""
    return bool(_BYLINE.match(line.text) or _DATE_LINE.match(line.text))


def _is_credit(line: _Line) -> bool:
    """ "Photo: Tom Lane", "dpa/AFP", "Ann Poe covers courts. Follow her on …"."""
    text, document = line.text, line.document
    if _CREDIT.match(text) or credit_line(text) is not None or _OWN_PEOPLE.match(text):
        return True
    return _same(text, document.credit) or _same(text, document.author)


def _is_lead(text: str, document: Document) -> bool:
    """Whether the title was only taken from the first line, which is a sentence and no headline."""
    words = [w for w in text.split() if len(w) > 3]
    capitals = sum(not w[0].islower() for w in words)
    is_sentence = text.rstrip("\"'”’»)").endswith(".")
    return document.found.get("title") == "the first line" and is_sentence and capitals < len(words) * 0.7


def _same(text: str, other: str | None) -> bool:
    """Equal but for case, white space and marks."""
    return bool(other) and len(text) < 2 * len(other or "") + 20 and _letters(text) == _letters(other or "") != ""


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _is_heading(line: _Line) -> bool:
    """A short line that no mark ends: a title, a subhead, a caption, a place on its own. List items are not."""
    start, end = body(line.text)
    words = len(line.text[start:end].split())
    if _BULLET.match(line.text):
        return words < 4
    if start > 0 and words > _LABEL_WORDS and _has_a_verb(line.passage):
        return False  # behind a dateline stands the first sentence, ended or not
    ended = line.text[start:end].rstrip("\"'”’»)] ").endswith((".", "!", "?", "…", ":", ";"))
    return words <= _HEADING_WORDS and not ended


_LABEL_WORDS = 6


def _has_a_verb(passage: Passage) -> bool:
    return any(token.dep_ == "ROOT" and token.tag_ in _FINITE | {"VBN"} for token in passage.doc)


def _is_caption(line: _Line) -> bool:
    """One sentence that says what a photograph shows: a posture in the present tense, dated or at an article's edge."""
    doc = line.passage.doc
    if len(doc) > _CAPTION_TOKENS or len(list(sentences(line.passage))) != 1:
        return False
    if _SHOWN.search(line.text):
        return True
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None or not _may_be_seen(root):
        return False
    return _dated(doc, root) or (line.edge and root.lemma_ in _POSTURES)


def _may_be_seen(verb: Any) -> bool:
    """Whether a photograph may show what a verb tells: in the present tense, simply, by nobody's account ("according to
    the port"), and neither of a number ("the toll stands at 95") nor of so many people."""
    if any(t.lower_ == "according" for t in verb.doc):
        return False
    if verb.tag_ not in {"VBZ", "VBP"} or verb.lemma_ in _UNTIMED:
        return False
    if any(c.dep_ in {"ccomp", "aux", "auxpass", "neg", "conj"} or c.pos_ == "PRON" for c in verb.children):
        return False
    subjects = (c for c in verb.children if "subj" in c.dep_)
    return not any(c.lemma_.lower() in _COUNTS or _are_too_many(c) for c in subjects)


def _are_too_many(people: Any) -> bool:
    """ "43 Danes | sit in prison": more than a photograph shows, or than who took it has counted, in figures."""
    return any(
        c.dep_ == "nummod" and c.lower_.replace(",", "").isdecimal() and len(c.lower_) > 1 for c in people.children
    )


_KINDS: tuple[tuple[str, Callable[[_Line], bool]], ...] = (
    ("headline", _is_headline),
    ("menu", _is_menu),
    ("teaser", _is_teaser),
    ("byline", _is_byline),
    ("credit", _is_credit),
    ("heading", _is_heading),
    ("caption", _is_caption),
)


def _dated(doc: Any, root: Any) -> bool:
    """Whether a date stands after the verb, so that it can be the verb's own."""
    return bool(_DATED.search(doc[root.i : len(doc)].text))


def is_appeal(text: str) -> bool:
    """Whether a sentence asks its readers to call or write somewhere."""
    return bool(_APPEAL.search(text) and _REACHED_AT.search(text))


def is_question(tokens: Sequence[Any]) -> bool:
    """Whether the last sentence mark among the tokens is a question mark (what follows it being who asked)."""
    depth = 0
    for token in tokens:
        depth += (token.text == "(") - (token.text == ")")
        if "?" in token.text and depth == 0 and "?" in token.text.strip("!"):
            return True
    return False


def is_assertion(tokens: Sequence[Any]) -> bool:
    """Whether the tokens hold a verb that says something of a subject. An imperative or a fragment does not.

    The tagger takes some past tenses for participles ("guards caught") or adjectives ("a driver clocked"), so that a
    verb with a subject is enough, and in a sentence of some length any word in "-ed".
    """
    words = [t for t in tokens if not t.is_punct]
    if len(words) < 2:
        return False
    if any(_says_something(t) for t in words):
        return True
    long = len(words) >= _SENTENCE_WORDS or (len(words) >= _SHORT_SENTENCE and words[0].lower_ in _QUANTIFIERS)
    return long and any(t.tag_ in {"JJ", "VBN"} and t.lower_.endswith("ed") for t in words)


def _says_something(token: Any) -> bool:
    if token.tag_ in _FINITE:
        return not _inside_relative(token)
    if token.tag_ == "VB":
        return token.dep_ == "ROOT" and _is_present(token)
    participle = token.tag_ in {"VBN", "VBG"} and token.dep_ in {"ROOT", "ccomp"}
    mistaken = token.dep_ == "ROOT" and token.pos_ == "NOUN" and token.lower_.endswith("s")
    return bool((participle or mistaken) and any("subj" in c.dep_ for c in token.children))


def _is_present(verb: Any) -> bool:
    """Whether what the tagger takes for an infinitive or an order is a present tense: "Guides in Zwara charge more";
    not "You pay the guide", nor "To see guides charge more"."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    return subject is not None and subject.lower_ != "you" and not any(c.dep_ == "aux" for c in verb.lefts)


def _inside_relative(token: Any) -> bool:
    """Whether the verb only describes a noun that itself belongs to no clause ("The city that fell in 2017")."""
    head = token if token.dep_ not in {"aux", "auxpass"} else token.head
    return head.dep_ == "relcl" and head.head.dep_ == "ROOT" and head.head.tag_ not in _FINITE


def body(text: str) -> tuple[int, int]:
    """The part of a passage without its dateline or list mark in front and its credit in brackets behind."""
    start, _ = dateline(text)
    bullet = _BULLET.match(text)
    end, _ = sign_off(text)
    return start or (bullet.end() if bullet else 0), end
