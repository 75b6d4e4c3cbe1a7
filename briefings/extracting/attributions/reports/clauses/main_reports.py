"""Sentences whose main verb is "said" or "told", where the parser has lost what was said or who said it.

"Poe told the radio | other men on the pier were hurt": the parser makes a thing of the clause's subject. "Poe, asked
about it, said he was ill": the speaker gets lost behind what describes him. Here both are found by their place: who
opens the sentence (or stands behind a comma before the verb), the verb, whoever was told, and all that follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from briefings.extracting.attributions.candidates import Reading
from briefings.extracting.attributions.cue_lexicon import DOCUMENTS
from briefings.extracting.attributions.cues.verbs.reporting_adjuncts import FINITE
from briefings.extracting.attributions.passage_words import may_have
from briefings.extracting.attributions.reports.clauses.reported_content import before_another
from briefings.extracting.attributions.speakers.phrases.named_speakers import named_before
from briefings.extracting.attributions.speakers.phrases.person_words import PEOPLE, ROLES, THINGS, TRADE
from briefings.extracting.attributions.speakers.phrases.run_readings import run_reading
from briefings.extracting.attributions.speakers.phrases.speaker_runs import SpeakerRun, is_time, run_after, run_before
from briefings.extracting.attributions.speakers.phrases.tellers import may_tell
from briefings.extracting.parsing.dependencies import trimmed
from briefings.extracting.parsing.language import Passage
from briefings.extracting.parsing.sentences import Run, sentences


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ASSERTING = FINITE | {"MD"}
_TELLING = _words("told tells tell")
_SAYING = _words("said says say") | _TELLING
# Verbs behind which a clause needs its "that".
_WITH_THAT = _words("confirmed confirms announced announces added adds stated states warned warns explained testified")
_ANY_SAYING = _SAYING | _WITH_THAT
_PRONOUNS = _words("he she they")
_HEARERS = _words("him her them me us you it")
# Parts of the day, which the parser takes for whoever speaks ("The guild late on Friday night | said that P").
_HOURS = _words("morning afternoon evening night noon midnight today yesterday")
_LATE = _words("late early")
_CLAUSE = frozenset({"DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ"})
_WHEN = _words("after before when while because since if although though as there")
_WHEN_APART = _WHEN - {"as"}
_QUOTES = frozenset({"“", "”", '"', "``", "''", "«", "»", "‘"})
# How many tokens may stand between "said" and the "that" of what was said.
_ADJUNCTS = 16


def with_main_reports(index: int, passage: Passage, found: Sequence[Reading], start: int) -> list[Reading]:
    """The readings, with those of such sentences in place of what was read of the same verbs. What stands before the
    token `start`, a dateline, is nobody's name."""
    kept = list(found)
    if not may_have(passage.doc, _ANY_SAYING):
        return kept
    for first, end in sentences(passage):
        run = max(first, start), end
        for reading in list(_readings(index, passage, run, kept)):
            kept = [r for r in kept if r.verb is None or reading.verb is None or r.verb.i != reading.verb.i]
            kept.append(reading)
    return kept


def _readings(index: int, passage: Passage, run: Run, found: Sequence[Reading]) -> Iterator[Reading]:
    doc = passage.doc
    for verb in [token for token in doc[run[0] : run[1]] if token.dep_ == "ROOT"]:
        said = _said(doc, verb, run) if _is_main_verb(verb) else None
        if said is None or any(t.text in _QUOTES for t in doc[run[0] : said]):
            continue
        content = trimmed(doc, said, before_another(doc, said, run) - 1)
        if content is None or not _is_lost(passage, verb, content, found):
            continue
        speaker = _speaker(doc, verb, run)
        reading = run_reading(index, passage, speaker, (verb, verb), content) if speaker is not None else None
        if reading is not None:
            yield replace(reading, verb=verb, rule="clause")


def _is_main_verb(verb: Any) -> bool:
    """Whether a sentence's main verb is "said", "told" or "confirmed"."""
    return verb.tag_ in FINITE and verb.lower_ in _ANY_SAYING


def _is_lost(passage: Passage, verb: Any, content: tuple[int, int], found: Sequence[Reading]) -> bool:
    """Whether no reading of the verb begins where the content does, with a source that could have said it."""
    start = passage.at(passage.doc[content[0]])
    for reading in found:
        if reading.cue is None or not reading.cue[0] <= passage.at(verb) < reading.cue[1]:
            continue
        could = reading.source is None or reading.source.lower_ not in _HOURS
        if could and reading.content[0] <= start and reading.content[1] - reading.content[0] > len("that"):
            return False
    return True


def _said(doc: Any, verb: Any, run: Run) -> int | None:
    """The token where what was said begins; None where nothing with a verb of its own follows."""
    k = verb.i + 1
    if verb.lower_ in _TELLING:
        past = _past_hearer(doc, k, run)
        if past is None:
            return None
        k = past
    that = _that(doc, k, run)
    if that is None and (verb.lower_ in _WITH_THAT or not _opens_clause(doc, k, run)):
        return None
    first = k if that is None else that
    asserts = any(t.tag_ in _ASSERTING for t in doc[first + 1 : run[1]])
    return first if asserts else None


def _that(doc: Any, k: int, run: Run) -> int | None:
    """The "that" of what was said, right at `k` or behind when, where and to whom it was said."""
    near = range(k, min(k + _ADJUNCTS, run[1] - 2))
    that = next((i for i in near if doc[i].lower_ == "that"), None)
    if that is None or doc[that + 1].tag_ in _ASSERTING or doc[that + 1].is_punct:
        return None
    return that if _tells_when_or_where(doc[k:that]) else None


def _tells_when_or_where(words: Any) -> bool:
    """Whether the words between "said" and "that" only say when, where and to whom: "on Monday", "as she left"."""
    if len(words) == 0:
        return True
    clause = words[0].lower_ in _WHEN
    if any(t.is_punct or (t.tag_ in _ASSERTING and not clause) for t in words):
        return False
    return clause or words[0].pos_ in ("ADP", "ADV", "PROPN", "NOUN")


def _opens_clause(doc: Any, k: int, run: Run) -> bool:
    if (
        k + 2 >= run[1]
        or doc[k].tag_ in ("TO", "VBG", "WDT", "WP", "WP$")
        or doc[k].lower_ in ("so", "it", "that", "as")
    ):
        return k + 2 < run[1] and doc[k].lower_ == "it" and doc[k + 1].tag_ in _ASSERTING
    return doc[k].pos_ in _CLAUSE or doc[k].lower_ in _WHEN_APART


def _past_hearer(doc: Any, k: int, run: Run) -> int | None:
    """The token behind those who were told: a pronoun, a name, or a noun for people with what stands before it."""
    if k >= run[1] or doc[k].is_punct:
        return None
    if doc[k].lower_ in _HEARERS:
        return k + 1
    i = _past_article(doc, k, run)
    if i < run[1] and _is_name(doc[i]):
        return _past_name(doc, i, run)
    return _past_noun(doc, i, run)


def _past_article(doc: Any, i: int, run: Run) -> int:
    """The token behind an article or "her", and behind adjectives: "the local | radio"."""
    if doc[i].pos_ == "DET" or doc[i].tag_ == "PRP$":
        i += 1
    while i < run[1] and doc[i].pos_ == "ADJ" and doc[i].text.islower():
        i += 1
    return i


def _past_name(doc: Any, i: int, run: Run) -> int:
    """The token behind a name and the noun that goes with it: "Harbour Radio's reporter |"."""
    while i < run[1] and (_is_name(doc[i]) or doc[i].tag_ == "POS" or doc[i].text in ("-", "&")):
        i += 1
    return i + (i + 1 < run[1] and doc[i].lower_ in _HEARING)


def _past_noun(doc: Any, i: int, run: Run) -> int | None:
    """The token behind a noun for people with nouns before it ("a port office clerk |"); None where there is none."""
    while i < run[1] and doc[i].pos_ == "NOUN" and doc[i].lemma_.lower() not in _HEARING:
        i += 1
    return i + 1 if i < run[1] and doc[i].lemma_.lower() in _HEARING else None


_HEARING = (
    ROLES | PEOPLE | _words("court jury parliament responder dispatcher crowd trooper detective agency newspaper")
)


def _is_name(token: Any) -> bool:
    """A word of a name, or the number of a station ("News 4")."""
    capital = token.text[:1].isupper() and token.pos_ not in ("PRON", "DET")
    return capital or (token.text.isdigit() and (token.i == 0 or token.doc[token.i - 1].text[:1].isupper()))


def _speaker(doc: Any, verb: Any, run: Run) -> SpeakerRun | None:
    """Who says it: a name before the verb, who opens the sentence, or who stands behind a comma before the verb."""
    end = verb.i
    while end > run[0] and doc[end - 1].pos_ == "ADV":
        end -= 1
    if doc[run[0]].lower_ in _PRONOUNS and end == run[0] + 1:
        return SpeakerRun(run[0], run[0], run[0], sure=True)
    named = named_before(doc, end, run[0])
    if named is not None:
        return named[0]
    opening = _without_hour(doc, run_after(doc, run[0], end))
    if opening is not None and _may_say(doc[opening.head]) and _describes(doc, opening.last + 1, end):
        return opening
    return _behind_comma(doc, end, run)


def _behind_comma(doc: Any, end: int, run: Run) -> SpeakerRun | None:
    """ "Asked about it, | the clerk | said": whose phrase stands between a comma and the verb."""
    before = run_before(doc, end, run[0])
    if before is None or not before.sure or not _may_say(doc[before.head]):
        return None
    if before.first <= run[0] + 1 or doc[before.first - 1].text != ",":
        return None
    return before if doc[run[0]].pos_ in ("ADP", "SCONJ", "ADV") or doc[run[0]].tag_ == "VBG" else None


def _without_hour(doc: Any, opening: SpeakerRun | None) -> SpeakerRun | None:
    """The phrase without the "late" of "The guild late on Friday said"."""
    if opening is None or opening.last == opening.head or doc[opening.last].lower_ not in _LATE:
        return opening
    return SpeakerRun(opening.first, opening.last - 1, opening.head, opening.sure)


def _may_say(noun: Any) -> bool:
    if is_time(noun) or noun.lower_ in _HOURS:
        return False
    word = noun.lemma_.lower()
    return may_tell(noun) or word in DOCUMENTS or (TRADE.fullmatch(word) is not None and word not in THINGS)


def _describes(doc: Any, first: int, end: int) -> bool:
    """Whether what stands between the opening phrase and the verb only says who or where it is, or when it spoke."""
    between = doc[first:end]
    if len(between) == 0:
        return True
    if between[0].text == ",":
        return _is_aside(between)
    return not any(t.is_punct for t in between) and _tells_where_it_spoke(between)


def _is_aside(words: Any) -> bool:
    """Whether the words are set off by commas and describe: ", who heads the office,", ", a clerk,"."""
    if words[-1].text != "," or len(words) < 3:
        return False
    finite = sum(t.tag_ in _ASSERTING for t in words)
    return not finite or (finite == 1 and words[1].tag_ in ("WP", "WDT", "WP$", "VBN", "VBD", "VBG"))


def _tells_where_it_spoke(words: Any) -> bool:
    """Whether the words are an adjunct with no verb but a participle: "late on Friday", "reached by telephone"."""
    for t in words:
        if t.tag_ in _ASSERTING and not (t.tag_ == "VBD" and t.i < words[-1].i and t.nbor(1).pos_ == "ADP"):
            return False
    opening = words[0]
    return opening.lower_ in _LATE or opening.pos_ in ("ADP", "ADV", "PROPN") or opening.tag_ in ("VBN", "VBD", "VBG")
