"""The scribe: digests, alerts and corrections as Telegram messages, grouped by topic, one finding a line."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from typing import ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from bot.chat.page import LONGEST_MESSAGE, clip, escape, visible_units
from bot.language import ENGLISH, N_, _, in_every_language, speaking
from bot.pages import figure_wording, wording
from bot.pages.messages import correction_message
from bot.pages.messages.alert_message import HEADLINE, alert_html
from bot.pages.plain_reasons import reason_of_a_change
from briefings.beat.beat import Beat, Topic
from briefings.formats.glossing import glossed
from briefings.matching.net_changes import carried
from briefings.model import Carried, Change, CorrectedTogether, Correction, Digest, Finding, Part
from briefings.newsroom.acts import DROPPED
from briefings.ports import Report
from briefings.values import frozen

KIND_WORDS = {
    "new": N_("New"),
    "corroborated": N_("Now also from another source"),
    "updated": N_("Updated figure"),
    "disputed": N_("Now disputed"),
    "withdrawn": N_("No longer stands"),
}
# The matcher's reason that says no more than the heading does.
OPPOSITE = "the later says the opposite of the earlier"
ROOM = 200
GAP = "\n\n"
P = ParamSpec("P")
Written = TypeVar("Written")
# What the newsroom says of a report that is settled (`briefings.newsroom.acts`).
OUTCOMES = (N_("an editor took it out of all answers"), N_("an editor looked at it, and it stands as it is"))
DIGEST, ALERT = HEADS = (N_("Digest"), N_("Alert"))
MORE = N_("more in /latest")
LOST = N_("<b>May not have reached you</b>\n<i>Sent before, without word that it arrived.</i>")


@frozen
class Block:
    """What is said of one sentence: under which heading (empty for none), and the lines that it carries."""

    heading: str
    words: str
    carried: tuple[Carried, ...]


def _in_its_language(write: Callable[P, Written]) -> Callable[P, Written]:
    """The method speaks the language of its scribe, whoever calls it."""

    @functools.wraps(write)
    def written(*args: P.args, **kwargs: P.kwargs) -> Written:
        scribe = args[0]
        assert isinstance(scribe, TelegramScribe)
        with speaking(scribe.language):
            return write(*args, **kwargs)

    return written


class TelegramScribe:
    """Writes in the beat's words; moments are shown in the reader's zone, else in `zone`."""

    def __init__(self, beat: Beat, zone: str, language: str = ENGLISH) -> None:
        self._beat = beat
        self._zone = zone
        self.language = language

    def speaking(self, language: str | None) -> TelegramScribe:
        """A scribe that writes in this language."""
        return TelegramScribe(self._beat, self._zone, language or ENGLISH)

    @_in_its_language
    def digest(self, digest: Digest) -> Sequence[Part]:
        """As many messages as hold all changes; each knows the lines it carries."""
        end = f"{digest.more} {_(MORE)}" if digest.more else None
        return self._alert(digest, end) or self._parts(digest, self._head(digest), end)

    @_in_its_language
    def again(self, digest: Digest, texts: Sequence[str], first: int) -> Sequence[Part]:
        """The rest of a message that is composed anew, with the head and the end that its texts had."""
        last = texts[-1].split(GAP)[-1]
        end = last if last.endswith(in_every_language(MORE)) else None
        head = self._head_of_part(first) if first else _head_in(texts[0])
        return (() if first else self._alert(digest, end)) or self._parts(digest, head, end, first)

    def _alert(self, digest: Digest, end: str | None) -> Sequence[Part]:
        """An alert as one message; empty where it is none, or carries more than one message takes."""
        if digest.kind != "alert" or not digest.changes or digest.perhaps:
            return ()
        foot = GAP.join([f"<i>{self._alert_foot(digest)}</i>", *([end] if end else [])])
        text = alert_html(list(_by_sentence(digest.changes).values()), self._beat, foot)
        if visible_units(text) > LONGEST_MESSAGE - ROOM:
            return ()
        return [Part(text, tuple(carried(change) for change in digest.changes))]

    def _alert_foot(self, digest: Digest) -> str:
        if digest.followed is None:
            return f"{_(ALERT)} · {escape(_(self._beat.title))}"
        return _("You follow: {beat} · /follow").format(
            beat=escape(figure_wording.figure_headline(self._beat, digest.followed))
        )

    def _parts(self, digest: Digest, head: str, end: str | None, first: int = 0) -> Sequence[Part]:
        parts: list[Part] = []
        top = None if first else self._top(digest)
        lines = [top.words, head] if top else [head]
        told = top.carried if top else ()
        held: list[Block] = []
        for block in self._blocks(digest, but_first=top is not None):
            if held and visible_units(_written(lines, [*held, block])) > LONGEST_MESSAGE - ROOM:
                parts.append(_part(lines, held, told=told))
                # A message is read by itself: it says again what it belongs to, and under which topic it goes on.
                lines, held, told = [self._head_of_part(first + len(parts))], [], ()
            held.append(block)
        return [*parts, _part(lines, held, end, told)]

    def _top(self, digest: Digest) -> Block | None:
        """The weightiest line, before all else: a lock screen shows it, and it is said nowhere else. None where all
        that there is was told before."""
        if not digest.changes:
            return None
        first = next(iter(_by_sentence(digest.changes).values()))
        topic = self._topic_of(digest, first)
        return _block(escape(_(topic.title)) if topic else "", first, leads=True)

    @_in_its_language
    def nothing_new(self, digest: Digest) -> Sequence[Part]:
        """The note for those who asked for one."""
        zone = ZoneInfo(digest.zone or self._zone)
        since = _(" since {day}").format(day=wording.day(digest.since.astimezone(zone).date())) if digest.since else ""
        return [Part(_("Nothing new{since}. /settings changes when I write.").format(since=since))]

    @_in_its_language
    def correction(self, correction: Correction) -> Part:
        """What no longer stands of the message that this replies to, and why."""
        return Part(correction_message.one(correction))

    @_in_its_language
    def corrections(self, together: Sequence[CorrectedTogether]) -> Sequence[Part]:
        """What no longer stands of many messages of one chat, in as few as hold it."""
        return correction_message.several(together, self._zone)

    @_in_its_language
    def repeated(self, text: str) -> str:
        """The text of a correction that may not have arrived, as it is sent once more."""
        return correction_message.repeated(text)

    @_in_its_language
    def settled(self, report: Report) -> str:
        """What became of a line that a reader reported, with the way to it where it is still there."""
        thanks = _("You reported a line. Thank you: {words}.").format(words=escape(_(report.outcome or "")))
        return thanks if report.outcome == DROPPED else f"{thanks} /claim_{report.claim[:10]}"

    def _head(self, digest: Digest) -> str:
        if digest.kind == "alert":
            return f"<i>{_(ALERT)} · {escape(_(self._beat.title))}</i>"
        zone = digest.zone or self._zone
        head = f"<i>{_(DIGEST)} · {escape(_(self._beat.title))}"
        if digest.late and digest.due:
            head += _("\nLate: this was due {moment}.").format(moment=wording.moment(digest.due, zone))
        if digest.since:
            head += _("\nWhat changed since {moment}").format(moment=wording.moment(digest.since, zone))
        return f"{head}</i>"

    def _head_of_part(self, part: int) -> str:
        return _("<b>{title}</b>, part {value}").format(title=escape(_(self._beat.title)), value=part + 1)

    def _blocks(self, digest: Digest, *, but_first: bool) -> Iterator[Block]:
        """A sentence a block, with all that is to be said of it (one with two figures may be disputed twice), under the
        first of its topics: those that the reader chose come before others. What may not have arrived comes last."""
        sentences = _by_sentence(digest.changes)
        if but_first:
            sentences.pop(next(iter(sentences)))
        for topic in self._topics(digest):
            for text, changes in list(sentences.items()):
                if any(topic.id in change.finding.topics for change in changes):
                    yield _block(f"<b>{escape(_(topic.title))}</b>", sentences.pop(text))
        for changes in sentences.values():
            yield _block("", changes)
        for changes in _by_sentence(digest.perhaps).values():
            yield _block(_(LOST), changes, again=True)

    def _topics(self, digest: Digest) -> Sequence[Topic]:
        """Those that the reader chose before others."""
        return sorted(self._beat.topics, key=lambda topic: bool(digest.topics) and topic.id not in digest.topics)

    def _topic_of(self, digest: Digest, changes: Sequence[Change]) -> Topic | None:
        filed = {topic for change in changes for topic in change.finding.topics}
        return next((topic for topic in self._topics(digest) if topic.id in filed), None)


def _by_sentence(changes: Sequence[Change]) -> dict[str, list[Change]]:
    sentences: dict[str, list[Change]] = {}
    for change in changes:
        finding = change.finding
        sentences.setdefault(glossed(finding.text, finding.glosses), []).append(change)
    return sentences


def _head_in(text: str) -> str:
    """The line of a message that says what it is, as it was sent: now behind its headline, before that its first."""
    blocks = text.split(GAP)
    heads = tuple(f"<{tag}>{word} ·" for tag in "ib" for kind in HEADS for word in in_every_language(kind))
    return next((block for block in blocks[:2] if block.startswith(heads)), blocks[0])


def _part(head: Sequence[str], held: Sequence[Block], end: str | None = None, told: tuple[Carried, ...] = ()) -> Part:
    text = _written(head, held) + (GAP + end if end else "")
    return Part(text, (*told, *(line for block in held for line in block.carried)))


def _written(head: Sequence[str], blocks: Sequence[Block]) -> str:
    """The blocks, each run under one heading folded: a phone shows the first lines of each, and the rest at a tap."""
    sections: list[tuple[str, list[str]]] = []
    for block in blocks:
        if not sections or sections[-1][0] != block.heading:
            sections.append((block.heading, []))
        sections[-1][1].append(block.words)
    folds = [
        (f"{heading}\n" if heading else "") + "<blockquote expandable>" + "\n".join(lines) + "</blockquote>"
        for heading, lines in sections
    ]
    return GAP.join([*head, *folds])


def _block(heading: str, changes: Sequence[Change], *, again: bool = False, leads: bool = False) -> Block:
    """With `leads` the first line is all that a lock screen shows: the words, or what became of them."""
    first = changes[0].finding
    # What was told before is no news: then only what it disputes or updates is said of it.
    said = dict.fromkeys(change_words(change) for change in changes if not (again and change.kind == "new"))
    # What is withdrawn has no support that could be counted.
    withdrawn = all(change.kind == "withdrawn" for change in changes)
    support = "" if withdrawn else escape(wording.finding_support(first)) + " "
    documents = dict.fromkeys(number for change in changes for number in change.finding.documents[:3])
    references = " ".join(f"/document_{number}" for number in documents)
    # What is merely new says so in its own line: a folded quotation shows three.
    kinds = "".join(f"<i>{words}</i>" + (" " if words == _(KIND_WORDS["new"]) else "\n") for words in said)
    line = correction_message.quoted(glossed(first.text, first.glosses), correction_message.LONGEST_LINE)
    words = f"{kinds}{line}\n{support}{references}"
    if leads:
        under = f"{heading} · " if heading else ""
        rest = f"{under}{support}{references}"
        words = f"{kinds}{line}\n{rest}" if kinds.endswith("\n") else f"{_bold(line)}\n{kinds}{rest}"
    return Block(heading, words, tuple(carried(change, again=again) for change in changes))


def _bold(line: str) -> str:
    return f"<b>{line}</b>" if visible_units(line) <= HEADLINE else line


def kind_words(line: Carried) -> str:
    """What was new about a line of a message, in italics on a line of its own; nothing for what was only new."""
    change = Change(line.kind, _NOBODYS, line.old, line.new, line.why, beside=line.beside)
    return "" if line.kind == "new" else f"<i>{change_words(change)}</i>\n"


_NOBODYS = Finding("", (), (), "", (), (), (), (), None, None, "certain", False)


def change_words(change: Change) -> str:
    """What is new about a line: "Now disputed: 1,910 in /document_2, about 1,700 here"."""
    why = f" ({escape(clip(reason_of_a_change(change.why), 200))})" if change.why else ""
    if not change.old or not change.new or change.kind not in ("disputed", "updated"):
        return _(KIND_WORDS[change.kind]) + why
    if change.old == change.new and change.kind == "updated":
        return _("Now the opposite is said") + ("" if change.why == OPPOSITE else why)
    if change.old == change.new:
        return _(KIND_WORDS["disputed"]) + why
    old, new = escape(wording.stored_amount(change.old)), escape(wording.stored_amount(change.new))
    beside = _(" in /document_{beside}").format(beside=change.beside) if change.beside else ""
    if change.kind == "updated":
        return wording.labelled(_(KIND_WORDS["updated"]), f"{old}{beside} → {new}{why}")
    return _("{value}: {new} here, {old}{beside}{why}").format(
        value=_(KIND_WORDS["disputed"]), new=new, old=old, beside=beside, why=why
    )
