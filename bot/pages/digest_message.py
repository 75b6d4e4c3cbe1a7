"""The scribe: digests, alerts and corrections as Telegram messages, grouped by topic, one finding a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.chat.page import LONGEST_MESSAGE, clip, escape, one_space, visible_units
from bot.pages import wording
from briefings.beat.beat import Beat, Topic
from briefings.deliveries.net_changes import carried
from briefings.formats.glossing import glossed
from briefings.model import Carried, Change, Correction, Digest, Part

KIND_WORDS = {
    "new": "New",
    "corroborated": "Now also from another root",
    "updated": "Updated figure",
    "disputed": "Now disputed",
    "withdrawn": "No longer stands",
}
LONGEST_LINE = 700
# A correction of so many lines that each would be cut shorter names the first of them.
SHORTEST_QUOTE = 60
ROOM = 200
GAP = "\n\n"
MORE = "more in /latest"


@dataclass(frozen=True, slots=True)
class Block:
    """What is said of one sentence: under which topic (None for none), and the lines that it carries."""

    topic: Topic | None
    words: str
    carried: tuple[Carried, ...]


class TelegramScribe:
    """Writes in the beat's words; moments are shown in the reader's zone, else in `zone`."""

    def __init__(self, beat: Beat, zone: str) -> None:
        self._beat = beat
        self._zone = zone

    def digest(self, digest: Digest) -> Sequence[Part]:
        """As many messages as hold all changes; each knows the lines it carries."""
        end = f"{digest.more} {MORE}" if digest.more else None
        return self._parts(digest, self._head(digest), end)

    def again(self, digest: Digest, texts: Sequence[str], first: int) -> Sequence[Part]:
        """The rest of a message that is composed anew, with the head and the end that its texts had."""
        end = texts[-1].split(GAP)[-1]
        head = self._head_of_part(first) if first else texts[0].split(GAP)[0]
        return self._parts(digest, head, end if end.endswith(MORE) else None, first)

    def _parts(self, digest: Digest, head: str, end: str | None, first: int = 0) -> Sequence[Part]:
        parts: list[Part] = []
        lines: list[str] = [head]
        held: list[Carried] = []
        under: Topic | None = None
        for block in self._blocks(digest):
            written = _headed(block, under)
            if held and visible_units(GAP.join([*lines, written])) > LONGEST_MESSAGE - ROOM:
                parts.append(Part(GAP.join(lines), tuple(held)))
                # A message is read by itself: it says again what it belongs to, and under which topic it goes on.
                lines, held, written = [self._head_of_part(first + len(parts))], [], _headed(block, None)
            lines.append(written)
            held += block.carried
            under = block.topic
        return [*parts, Part(GAP.join([*lines, end] if end else lines), tuple(held))]

    def nothing_new(self, digest: Digest) -> Sequence[Part]:
        """The note for those who asked for one."""
        zone = ZoneInfo(digest.zone or self._zone)
        since = f" since {wording.day(digest.since.astimezone(zone).date())}" if digest.since else ""
        return [Part(f"Nothing new{since}. /settings changes when I write.")]

    def correction(self, correction: Correction) -> Part:
        """What no longer stands of the message that this replies to, and why. Every line of it is named, however short
        its words must be cut for all to fit."""
        named = f"Document {correction.document}, “{_clipped(correction.title, 150)}”"
        head = f"<b>Correction</b>\n{named}, {_deed(correction)}."
        blocks = [head, f"Why: {_clipped(correction.why, 500)}"] if correction.why else [head]
        groups = (
            ("No longer stands:", correction.fallen),
            ("Still stands, on other documents:", [kept.words for kept in correction.still if kept.words == kept.now]),
            ("No longer said so, but others still say:", [k.now for k in correction.still if k.words != k.now]),
            ("Stands, but is read otherwise now:", correction.otherwise),
            ("Stands, but what it was set against does not:", correction.alone),
            ("Stands again:", correction.restored),
        )
        many = sum(len(quotes) for _, quotes in groups)
        room = LONGEST_MESSAGE - visible_units(GAP.join(blocks)) - ROOM
        longest = max(SHORTEST_QUOTE, min(LONGEST_LINE, room // max(1, many) - 3))
        left = room // (longest + 3)
        for title, quotes in groups:
            if quotes:
                shown = [_quoted(quote, longest) for quote in quotes[:left]]
                left -= len(shown)
                more = [f"and {len(quotes) - len(shown)} more lines of that message"]
                blocks.append("\n".join([f"<b>{title}</b>", *shown, *(more if len(shown) < len(quotes) else [])]))
        return Part(GAP.join(blocks))

    def _head(self, digest: Digest) -> str:
        if digest.kind == "alert":
            return f"<b>Alert · {escape(self._beat.title)}</b>"
        zone = digest.zone or self._zone
        head = f"<b>Digest · {escape(self._beat.title)}</b>"
        if digest.late and digest.due:
            head += f"\n<i>Late: this was due {wording.moment(digest.due, zone)}.</i>"
        if digest.since:
            head += f"\n<i>What changed since {wording.moment(digest.since, zone)}</i>"
        return head

    def _head_of_part(self, part: int) -> str:
        return f"<b>{escape(self._beat.title)}</b>, part {part + 1}"

    def _blocks(self, digest: Digest) -> Iterator[Block]:
        """A sentence a block, with all that is to be said of it (one with two figures may be disputed twice), under the
        first of its topics: those that the reader chose come before others."""
        sentences: dict[str, list[Change]] = {}
        for change in digest.changes:
            sentences.setdefault(change.finding.text, []).append(change)
        chosen = sorted(self._beat.topics, key=lambda topic: topic.id not in digest.topics)
        for topic in chosen if digest.topics else self._beat.topics:
            for text, changes in list(sentences.items()):
                if any(topic.id in change.finding.topics for change in changes):
                    yield _block(topic, sentences.pop(text))
        for changes in sentences.values():
            yield _block(None, changes)


def _headed(block: Block, under: Topic | None) -> str:
    """A topic's heading goes with its first line, so that none stands alone at a message's end."""
    if block.topic is None or block.topic == under:
        return block.words
    return f"<b>{escape(block.topic.title)}</b>\n{block.words}"


def _block(topic: Topic | None, changes: Sequence[Change]) -> Block:
    first = changes[0].finding
    said = dict.fromkeys(_kind_words(change) for change in changes)
    # What is withdrawn has no support that could be counted.
    withdrawn = all(change.kind == "withdrawn" for change in changes)
    support = "" if withdrawn else escape(wording.finding_support(first)) + " "
    documents = dict.fromkeys(number for change in changes for number in change.finding.documents[:3])
    references = " ".join(f"/document_{number}" for number in documents)
    kinds = "\n".join(f"<i>{words}</i>" for words in said)
    words = f"{kinds}\n{_quoted(glossed(first.text, first.glosses), LONGEST_LINE)}\n{support}{references}"
    return Block(topic, words, tuple(carried(change) for change in changes))


def _kind_words(change: Change) -> str:
    """What is new about a line: "Now disputed: 1,910 in /document_2, about 1,700 here"."""
    why = f" ({escape(clip(change.why, 200))})" if change.why else ""
    if not change.old or not change.new or change.kind not in ("disputed", "updated"):
        return KIND_WORDS[change.kind] + why
    if change.old == change.new:
        return (KIND_WORDS["disputed"] if change.kind == "disputed" else "Now the opposite is said") + why
    beside = f" in /document_{change.beside}" if change.beside else ""
    if change.kind == "updated":
        return f"{KIND_WORDS['updated']}: {escape(change.old)}{beside} → {escape(change.new)}{why}"
    return f"{KIND_WORDS['disputed']}: {escape(change.new)} here, {escape(change.old)}{beside}{why}"


def _deed(correction: Correction) -> str:
    if correction.line:
        return "was read again"
    if correction.revised:
        return "was revised"
    return "was withdrawn, and that was taken back" if correction.restored else "was withdrawn"


def _quoted(words: str, longest: int) -> str:
    return wording.in_marks(one_space(words), _clipped(words, longest))


def _clipped(words: str, longest: int) -> str:
    return escape(clip(one_space(words), longest))
