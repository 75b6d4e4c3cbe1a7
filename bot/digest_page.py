"""The scribe: digests, alerts and corrections as Telegram messages, grouped by topic, one finding a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from bot import wording
from bot.pages import LONGEST_MESSAGE, clip, escape, one_space, visible_units
from briefings.beat import Beat
from briefings.digests import carried
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


class TelegramScribe:
    """Writes in the beat's words; moments are shown in `zone`."""

    def __init__(self, beat: Beat, zone: str) -> None:
        self._beat = beat
        self._zone = zone

    def digest(self, digest: Digest) -> Sequence[Part]:
        """As many messages as hold all changes; each knows the lines it carries."""
        end = f"{digest.more} {MORE}" if digest.more else None
        return self._parts(digest, self._head(digest), end)

    def again(self, digest: Digest, texts: Sequence[str], first: int) -> Sequence[Part]:
        """The rest of a message that is composed anew, with the head and the end that its texts had."""
        head = texts[0].split(GAP)[0] if first == 0 else None
        end = texts[-1].split(GAP)[-1]
        return self._parts(digest, head, end if end.endswith(MORE) else None)

    def _parts(self, digest: Digest, head: str | None, end: str | None) -> Sequence[Part]:
        parts: list[Part] = []
        lines: list[str] = [head] if head else []
        held: list[Carried] = []
        for block, changes in self._blocks(digest):
            if visible_units(GAP.join([*lines, block])) > LONGEST_MESSAGE - ROOM and held:
                parts.append(Part(GAP.join(lines), tuple(held)))
                lines, held = [], []
            lines.append(block)
            held += [carried(change) for change in changes]
        return [*parts, Part(GAP.join([*lines, end] if end else lines), tuple(held))]

    def nothing_new(self, digest: Digest) -> Sequence[Part]:
        """The note for those who asked for one."""
        since = f" since {wording.day(digest.since.astimezone(ZoneInfo(self._zone)).date())}" if digest.since else ""
        return [Part(f"Nothing new{since}. /settings changes when I write.")]

    def correction(self, correction: Correction) -> Part:
        """What no longer stands of the message that this replies to, and why. Every line of it is named, however short
        its words must be cut for all to fit."""
        act = "was revised" if correction.revised else "was withdrawn"
        if correction.restored and not correction.revised:
            act = "was withdrawn, and that was taken back"
        head = f"<b>Correction</b>\nDocument {correction.document}, “{_quoted(correction.title, 150)}”, {act}."
        blocks = [head, f"Why: {_quoted(correction.why, 500)}"] if correction.why else [head]
        groups = (
            ("No longer stands:", correction.fallen),
            ("Still stands, on other documents:", correction.still),
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
                shown = [f"“{_quoted(quote, longest)}”" for quote in quotes[:left]]
                left -= len(shown)
                more = [f"and {len(quotes) - len(shown)} more lines of that message"]
                blocks.append("\n".join([f"<b>{title}</b>", *shown, *(more if len(shown) < len(quotes) else [])]))
        return Part(GAP.join(blocks))

    def _head(self, digest: Digest) -> str:
        if digest.kind == "alert":
            return f"<b>Alert · {escape(self._beat.title)}</b>"
        head = f"<b>Digest · {escape(self._beat.title)}</b>"
        if digest.late and digest.due:
            head += f"\n<i>Late: this was due {wording.moment(digest.due, self._zone)}.</i>"
        if digest.since:
            head += f"\n<i>What changed since {wording.moment(digest.since, self._zone)}</i>"
        return head

    def _blocks(self, digest: Digest) -> Iterator[tuple[str, list[Change]]]:
        """A topic's heading goes with its first line, so that none stands alone at a message's end. Findings that are
        shown by the same words (one sentence with two figures) are one line."""
        told: set[str] = set()
        for topic in self._beat.topics:
            first = True
            for change in digest.changes:
                if change.finding.text in told or topic.id not in change.finding.topics:
                    continue
                told.add(change.finding.text)
                heading = f"<b>{escape(topic.title)}</b>\n" if first else ""
                first = False
                yield heading + self._line(change), _by_the_same_words(digest, change)
        for change in digest.changes:
            if change.finding.text not in told:
                told.add(change.finding.text)
                yield self._line(change), _by_the_same_words(digest, change)

    def _line(self, change: Change) -> str:
        finding = change.finding
        moved = f": {escape(change.old)} → {escape(change.new)}" if change.old and change.new else ""
        why = f" ({escape(clip(change.why, 200))})" if change.why else ""
        # What is withdrawn has no support that could be counted.
        support = "" if change.kind == "withdrawn" else escape(wording.finding_support(finding)) + " "
        references = " ".join(f"/document_{number}" for number in finding.documents[:3])
        words = f"<i>{KIND_WORDS[change.kind]}{moved}{why}</i>\n“{_quoted(finding.text, LONGEST_LINE)}”"
        return f"{words}\n{support}{references}"


def _by_the_same_words(digest: Digest, change: Change) -> list[Change]:
    return [other for other in digest.changes if other.finding.text == change.finding.text]


def _quoted(words: str, longest: int) -> str:
    return escape(clip(one_space(words), longest))
