"""Names that stand as a label before what is said: "Poe: we will go", "The mayor was blunt: “…”", "ANN POE «…»"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.passage_words import may_have
from briefings.extracting.attributions.speakers.phrases.person_words import BODIES, OFFICES_AND_BODIES
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun, run_after
from briefings.extracting.coreference.mentions.nationality import is_country_name
from briefings.extracting.parsing.dependencies import sentence_start, trimmed
from briefings.extracting.parsing.language import Passage

# How many tokens a label may have, and the words before a colon that describe somebody.
_LONGEST_NAME = 8
_LONGEST_OPENING = 16
# Labels that stand before a colon and name nobody.
_LABELS = frozenset(
    """watch read update updated photo photos video related note source sources subject date time tags topics more image
    credit caption breaking exclusive live analysis opinion editorial by via also see here contact email phone fax web
    q a question answer follow listen gallery factbox timeline correction editor's advertisement share abstract summary
    introduction background conclusion conclusions keywords methods results""".split()
)


def labelled_readings(index: int, passage: Passage) -> Iterator[Reading]:
    """What stands behind the passage's labels, by whom they name."""
    if may_have(passage.doc, _COLON):
        yield from _named_before_colon(index, passage)
        yield from _verbless_before_quotation(index, passage)
        yield from _named_before_quotation(index, passage)
    if passage.doc[0].text.isupper():
        yield from _labelled_answer(index, passage)


_COLON = frozenset({":"})


def _first_mark(tokens: Any, *marks: str) -> int | None:
    """Where the first of the marks stands among the tokens."""
    return next((t.i for t in tokens if t.text in marks), None)


def _named_before_colon(index: int, passage: Passage) -> Iterator[Reading]:
    """ "Smith: we will go", "SMITH: …", "Poll: half would stay": a name and a colon open the passage."""
    doc = passage.doc
    first = 1 if len(doc) and doc[0].is_quote else 0
    colon = _first_mark(doc[first : first + _LONGEST_NAME], ":")
    if colon is None or colon == first or len(doc) - colon < 4:
        return
    name = _without_topic(doc, first, colon)
    if not _may_label(name) or _is_of_a_clock(name, colon) or doc[-1].text == "?":
        return
    edges = trimmed(doc, colon + 1, len(doc) - 1)
    if edges is None or (index and _is_entry_of_a_list(name, doc[colon + 1])):
        return
    yield Reading(
        passage=index,
        source=name[-1],
        verb=None,
        cue=passage.span(doc[colon], doc[colon]),
        content=passage.span(doc[edges[0]], doc[edges[1]]),
        kind="direct",
        rule="phrase",
    )


def _without_topic(doc: Any, first: int, colon: int) -> Any:
    """The label's words up to what is spoken of ("Poe | on the harbour: …")."""
    topic = next((i for i in range(first + 1, colon) if doc[i].lower_ == "on"), colon)
    return doc[first:topic]


def _may_label(name: Any) -> bool:
    """Whether the words are a name or a body's or document's title ("Poll"), and no "Photo" nor where it happened
    ("Sarlane province: two were hurt")."""
    if name[0].lower_ in _LABELS or name[-1].lemma_.lower() in _GROUNDS:
        return False
    return _is_titled(name) or all(_in_name(t) for t in name)


_GROUNDS = frozenset(
    "province governorate countryside district region county area desert city town village suburb".split()
)


def _is_titled(name: Any) -> bool:
    """ "Harbour guild", "New report": a body or document in a capital, and no verb; not "In brief"."""
    titled = name[-1].lemma_.lower() in _TITLED and name[0].text[:1].isupper() and name[0].pos_ != "ADP"
    return titled and not _has_verb(name)


_TITLED = DOCUMENTS | BODIES


def _has_verb(words: Any) -> bool:
    return any(t.pos_ in ("VERB", "AUX") for t in words)


def _in_name(token: Any) -> bool:
    return bool((token.text[0].isupper() and token.pos_ not in ("VERB", "ADV")) or token.text in (".", "-"))


def _is_of_a_clock(name: Any, colon: int) -> bool:
    """Whether the colon parts figures or touches what follows ("At 10:30")."""
    doc = name.doc
    return bool(doc[colon + 1].idx == doc[colon].idx + 1 or name[-1].text.isdigit())


def _is_entry_of_a_list(name: Any, following: Any) -> bool:
    """ "Finland: of 80 who sailed, 20 drowned": a country's entry, where it stands in no headline."""
    return is_country_name(name.text) and not following.is_quote


def _verbless_before_quotation(index: int, passage: Passage) -> Iterator[Reading]:
    """ "The premier, in a grey suit, on state television: “We …”": somebody and a colon open the passage, without a
    verb."""
    doc = passage.doc
    colon = _first_mark(doc[:_LONGEST_OPENING], ":")
    if not colon or colon + 3 >= len(doc) or not doc[colon + 1].is_quote:
        return
    speaker = run_after(doc, 0, colon) if _is_plain(doc[0:colon]) else None
    if speaker is None or not _is_somebody(doc[speaker.head]):
        return
    content = trimmed(doc, colon + 1, len(doc) - 1)
    if content is not None and speaker.last + 1 < colon:
        span, cue = passage.span(doc[content[0]], doc[content[1]]), passage.span(doc[colon], doc[colon])
        yield Reading(index, doc[speaker.head], None, cue, span, "direct", "phrase", phrase=(0, speaker.last))


def _is_plain(words: Any) -> bool:
    """Whether the words neither tell nor quote anything, nor end a sentence."""
    return not _has_verb(words) and not any(t.is_quote or t.text == "." for t in words)


def _is_somebody(head: Any) -> bool:
    """Whether the noun is a name, a role or a body."""
    return head.lemma_.lower() in OFFICES_AND_BODIES or head.pos_ == "PROPN"


def _named_before_quotation(index: int, passage: Passage) -> Iterator[Reading]:
    """ "Ann Poe, a clerk: “…”", "The mayor was blunt: “…”" within a paragraph: somebody, a colon and what is quoted."""
    doc = passage.doc
    for colon in doc[1 : max(1, len(doc) - 3)]:
        if colon.text != ":" or not doc[colon.i + 1].is_quote:
            continue
        speaker = _who_opens_the_sentence(doc, colon.i)
        if speaker is None or not _may_open(doc, speaker, colon.i):
            continue
        close = next((t.i for t in doc[colon.i + 2 :] if t.is_quote), len(doc) - 1)
        content = trimmed(doc, colon.i + 1, close)
        if content is not None:
            span, cue = passage.span(doc[content[0]], doc[content[1]]), passage.span(colon, colon)
            phrase = (speaker.first, speaker.last)
            yield Reading(index, doc[speaker.head], None, cue, span, "direct", "phrase", phrase=phrase)


def _who_opens_the_sentence(doc: Any, colon: int) -> SpeakerRun | None:
    """Whoever stands first in a sentence of few words before the colon; none in the passage's first sentence."""
    first = sentence_start(doc, colon)
    while first < colon and (doc[first].is_quote or doc[first].is_space):
        first += 1
    return run_after(doc, first, colon) if 0 < first < colon <= first + _LONGEST_OPENING else None


def _may_open(doc: Any, speaker: SpeakerRun, colon: int) -> bool:
    """Whether somebody stands before the colon with nothing but an apposition, or "was" and how."""
    head = doc[speaker.head]
    if not _is_somebody(head) or head.lower_ in _LABELS:
        return False
    verbs = [t for t in doc[speaker.last + 1 : colon] if t.pos_ in ("VERB", "AUX")]
    return not verbs or (len(verbs) == 1 and verbs[0].lemma_ == "be" and doc[colon - 1].pos_ == "ADJ")


def _labelled_answer(index: int, passage: Passage) -> Iterator[Reading]:
    """ "ANN POE «The port is shut.»", "POE (sighs) «…»": an interview's answer, behind its speaker in capitals."""
    doc = passage.doc
    last = next((t.i - 1 for t in doc[: _LONGEST_NAME + 1] if not (t.text.isupper() and t.text.isalpha())), -1)
    if last < 0 or doc[last].lower_ in _LABELS:
        return
    opening = _past_gesture(doc, last + 1)
    if opening + 2 >= len(doc) or doc[opening].text not in ("«", "“"):
        return
    closing = _first_mark(doc[opening + 1 :], "»", "”")
    content = trimmed(doc, opening, len(doc) - 1)
    if content is not None and closing is not None and closing >= content[1]:  # and no "LEEDS “It fell,” said Poe."
        span = passage.span(doc[content[0]], doc[content[1]])
        yield Reading(index, doc[last], None, None, span, "direct", "phrase", phrase=(0, last))


def _past_gesture(doc: Any, i: int) -> int:
    """The token at `i`, or the one behind a gesture in brackets that begins there ("POE | (sighs) | «…»")."""
    if i >= len(doc) or doc[i].text != "(":
        return i
    return next((t.i + 1 for t in doc[i : i + _LONGEST_NAME] if t.text == ")"), i)
