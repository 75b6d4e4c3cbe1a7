"""White space set right: hard-wrapped lines and sentences that a page's layout cut become whole paragraphs again.

Nothing but white space is ever changed. Two kinds of broken lines are mended, both by general rules:

- *wrapped*: single line breaks that fall where the next word would not have fitted into the text's own width;
- *cut*: a line (or a blank line) that ends in the middle of a sentence. A line that goes on in lower case is always
  such; one that goes on with a capital only where the text shows cuts of the first kind, and then only after an article
  or the like ("of the / United Nations") or between a name's parts ("analyst Jane / Roe").

Headings, lists, tables, quoted lines, verse and datelines stay paragraphs of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefings.knowledge.agencies import agency_named
from briefings.reading.bounds import check_raw, check_text
from briefings.reading.signed_lines import signed, tells_who_or_where


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


# Texts are wrapped at widths in this range; longer lines are whole paragraphs, shorter ones verse or a list.
_NARROWEST, _WIDEST = 40, 132
_FEW_WORDS = 4
_MARKUP = re.compile(r"(?:[-*+•·▪]|\d{1,3}[.)]|\(?[a-z]\)|#{1,6}|[|>])\s|\||>|```|~~~|={3,}|-{3,}|\*{3,}|\[\^?\w+\]:")
_HEADING_MARK = re.compile(r"#{1,6}\s|\||```|~~~|={3,}|-{3,}|\*{3,}")
_END = re.compile(r"[.!?…:;]['\"’”)\]»*_]*$|[)\]'\"’”»|]$")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.)+$")
_TITLE_END = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Sgt|Capt|Adm|Gov|Sen|Rep|Rev|St|Brig)\.$")
_OPENING = "'\"‘“«([*_"
# Words that end no heading and no sentence: what follows belongs to them, even with a capital.
_HANGING = _words("the a an and or nor its their whose his her our my your every than via de al el bin ibn")
# Words that rarely end a line; they decide only in a text that is known to be cut.
_LEANING = _HANGING | _words(
    "of with by at from to in on for into between against among under near that which who whom as if when while "
    "because but is are was were be been has have had will would could should may might can about around some nearly "
    "after before since without behind inside outside beyond across over versus never other another whether"
)
_RANKS = _words(
    "mr mrs ms dr prof minister president general colonel captain major chancellor senator sheikh professor sir lord "
    "ambassador secretary spokesman spokeswoman director judge commander king prince analyst correspondent"
)
# A trade in lower case, recognised by its ending ("historian", "specialist", "spokesman", "lawyer", "expert").
_TRADE = re.compile(r"[a-z-]{2,}(?:ist|yst|er|or|ian|man|woman|ant|ert|chief|aide)")
# "by Ann Poe", "by Ann Poe and Tom Lane  3 December 2017": a byline, whose "by" no sentence before it needs.
_LOWER_BYLINE = re.compile(r"by(?:\s+(?:[|–-]\s+)?(?:and|for|[A-ZÀ-Þ\d]\S*))+$")
# Names in lower case that may begin a paragraph.
_LOWER_NAME = re.compile(r"(?:a[lnrstdz]|el|ash)[-'’][A-Z]|(?:abu|bin|ibn|de|di|van|von|le|la) [A-Z]|[a-z]{1,2}[A-Z]")
_STARTERS = _words(
    "the a an this that these those it its he she they we i you his her their our my in on at by for from of to with "
    "as after before during since until when while where why how what who which if though although because but and or "
    "so yet there here many most some all several one two three no not last next now then today also still about "
    "around over under more less according"
)


def unwrap(text: str) -> str:
    """`text` as it is stored: paragraphs with one blank line between them, single spaces inside, no space around.

    Only white space differs from the input. Raises `UnreadableDocument` for a text that is too long.
    """
    check_raw(text)
    lines = [(" ".join(line.split()), _indent(line)) for line in _normal_breaks(text).split("\n")]
    blocks = _blocks(lines)
    width = _width(blocks)
    paragraphs = [p for block in blocks for p in _mend_block(block, width)]
    return check_text("\n\n".join(_mend_cuts(paragraphs)))


def _normal_breaks(text: str) -> str:
    """The text with every kind of line end (CR, form feed, U+2028 …) as a line feed."""
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", "\n", text))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _blocks(lines: Sequence[tuple[str, int]]) -> list[list[str]]:
    """Runs of lines without a blank line. An indented line opens a new run if the line before it ends its sentence."""
    blocks: list[list[str]] = [[]]
    before = 0
    for line, indent in lines:
        if not line:
            blocks.append([])
        elif blocks[-1] and indent > before and _END.search(blocks[-1][-1]):
            blocks.append([line])
        else:
            blocks[-1].append(line)
        before = indent
    return [block for block in blocks if block]


def _width(blocks: Sequence[Sequence[str]]) -> int | None:
    """The width at which the text was wrapped, by hand or by a mail program; None if it was not.

    In wrapped prose most breaks fall inside a sentence, before a word in lower case; in verse, in lists and in texts
    with one paragraph a line they do not. Nor is a text wrapped at the width of its head (title, date, byline) whose
    prose stands in longer lines.
    """
    breaks = [pair for block in blocks for pair in pairwise(block) if not any(map(_MARKUP.match, pair))]
    if not breaks or not _break_sentences(breaks):
        return None
    width = _usual_width(breaks)
    if not _NARROWEST <= width <= _WIDEST or _has_longer_prose(blocks, width):
        return None
    return width


def _break_sentences(breaks: Sequence[tuple[str, str]]) -> bool:
    """True if most breaks (the line before, the line after) fall inside a sentence, before a word in lower case."""
    inside = sum(not _ended(line) and not following[:1].isupper() for line, following in breaks)
    return 2 * inside >= len(breaks)


def _usual_width(breaks: Sequence[tuple[str, str]]) -> int:
    """The length of the longest line before a break; in a longer text, the length that hardly a line passes."""
    lengths = sorted(len(line) for line, _ in breaks)
    return lengths[-1] if len(lengths) < 20 else lengths[int(len(lengths) * 0.97)]


def _has_longer_prose(blocks: Sequence[Sequence[str]], width: int) -> bool:
    """True if half of the text or more stands in lines that are longer than this."""
    lines = [line for block in blocks for line in block]
    longer = sum(len(line) for line in lines if len(line) > 1.1 * width)
    return 2 * longer >= sum(map(len, lines))


def _mend_block(lines: Sequence[str], width: int | None) -> list[str]:
    paragraphs = [[lines[0]]]
    for line, following in pairwise(lines):
        if _is_wrapped(line, following, width) or _goes_on(line, following):
            paragraphs[-1].append(following)
        else:
            paragraphs.append([following])
    return [_join(pieces) for pieces in paragraphs]


def _is_wrapped(line: str, following: str, width: int | None) -> bool:
    """True if `line` was full: the next word would not have fitted into the width (or hardly, in the middle of a
    sentence)."""
    if width is None or _parted_by_markup(line, following):
        return False
    ended = _ended(line)
    if ended and following.startswith(("–", "—")):  # a dash that opens a line of dialogue
        return False
    needed = len(line) + 1 + len(following.split(" ", 1)[0])
    return needed > (width if ended else 0.85 * width)


def _goes_on(line: str, following: str) -> bool:
    """True if a sentence is cut between two lines: no sentence end before the cut, and lower case after it."""
    if _parted_by_markup(line, following):
        return False
    word = following.lstrip(_OPENING)
    if not word[:1].islower() or _ended(line) or _is_byline(word):
        return False
    last = _last_word(line)
    if last in _HANGING or line.endswith((",", "-", "–", "—")):
        return True
    if _LOWER_NAME.match(word):
        return last in _LEANING
    items_of_a_list = len(line.split()) < _FEW_WORDS and len(following.split()) < _FEW_WORDS + 2
    return not items_of_a_list


def _is_byline(line: str) -> bool:
    """True for "by Ann Poe", "by Ann Poe, policy editor, The Harbour Post", "dpa/Harbour Post", "by our crime
    reporter"."""
    if line.endswith("."):
        return False
    if _LOWER_BYLINE.match(line):
        return True
    first = re.split(r"[\s/,]", line, maxsplit=1)[0]
    if first == "by":
        return signed(line) is not None or tells_who_or_where(line)
    return agency_named(first) is not None and signed(line) is not None


def _parted_by_markup(line: str, following: str) -> bool:
    """True if two lines stay apart whatever they say: the first is a heading, or the second an item of a list, a row of
    a table or the like."""
    return bool(_MARKUP.match(following) or _HEADING_MARK.match(line))


def _ended(line: str) -> bool:
    return bool(_END.search(line)) and not _ABBREVIATION.search(line) and not _TITLE_END.search(line)


def _mend_cuts(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs with sentences that blank lines cut made whole."""
    cuts = [_goes_on(before, after) for before, after in pairwise(paragraphs)]
    known_cut = any(cuts)
    words = frozenset(re.findall(r"\b[a-z]+\b", " ".join(paragraphs))) if known_cut else frozenset()
    whole: list[list[str]] = [[paragraphs[0]]] if paragraphs else []
    for number, cut in enumerate(cuts):
        before, after = paragraphs[number], paragraphs[number + 1]
        if cut or _title_cut(before, after) or (known_cut and number > 0 and _name_goes_on(before, after, words)):
            whole[-1].append(after)
        else:
            whole.append([after])
    return [_join(pieces) for pieces in whole]


def _title_cut(before: str, after: str) -> bool:
    """True for a cut after a title or an article: "Lt. Gen. / Stephen …", "a report of the / United Nations"."""
    if _parted_by_markup(before, after) or not after.lstrip(_OPENING)[:1].isupper():
        return False
    hanging = before.split(" ")[-1] in _HANGING and len(before.split()) >= _FEW_WORDS
    return hanging or bool(_TITLE_END.search(before))


def _name_goes_on(before: str, after: str, lower_words: frozenset[str]) -> bool:
    """True, in a text that is known to be cut, for a cut after a preposition or between the parts of a person's name.

    The word after the cut must not begin sentences otherwise, nor be written in lower case elsewhere in the text (then
    its capital is a sentence's). A person's first name is recognised by the rank or trade before it.
    """
    if _parted_by_markup(before, after) or _END.search(before) or len(after.split()) < _FEW_WORDS:
        return False
    if not _opens_with_a_name(after, lower_words):
        return False
    words = before.split()
    if len(words) < 3:
        return False
    if words[-1] in _LEANING:
        return True
    return words[-1].isalpha() and words[-1][0].isupper() and _calls_a_person(words[-2])


def _opens_with_a_name(line: str, lower_words: frozenset[str]) -> bool:
    """True if a line's first word has a capital of its own, and not a sentence's."""
    word = re.match(r"[^\W\d_][\w’'-]*", line)
    if not word or not word[0][0].isupper():
        return False
    return word[0].lower() not in _STARTERS and word[0].lower() not in lower_words


def _calls_a_person(word: str) -> bool:
    """True if the word before a first name is a rank ("General") or a trade in lower case ("historian")."""
    return word.rstrip(".").lower() in _RANKS or (word not in _LEANING | _STARTERS and bool(_TRADE.fullmatch(word)))


def _last_word(line: str) -> str:
    return line.split(" ")[-1]


def _join(pieces: Sequence[str]) -> str:
    """Lines as one paragraph. A word that was cut at its hyphen is closed up; the hyphen stays."""
    parts = [pieces[0]]
    for piece in pieces[1:]:
        hyphened = re.search(r"[^\W\d_]-$", parts[-1]) and piece[:1].isalpha()
        parts.append(piece if hyphened else " " + piece)
    return "".join(parts)
