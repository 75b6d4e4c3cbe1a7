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
ROOM = 200


class TelegramScribe:
    """Writes in the beat's words; moments are shown in `zone`."""

    def __init__(self, beat: Beat, zone: str) -> None:
        self._beat = beat
        self._zone = zone

    def digest(self, digest: Digest) -> Sequence[Part]:
        """As many messages as hold all changes; each knows the lines it carries."""
        parts: list[Part] = []
        lines: list[str] = [self._head(digest)]
        held: list[Carried] = []
        for block, changes in self._blocks(digest):
            if visible_units("\n\n".join([*lines, block])) > LONGEST_MESSAGE - ROOM and held:
                parts.append(Part("\n\n".join(lines), tuple(held)))
                lines, held = [], []
            lines.append(block)
            held += [carried(change) for change in changes]
        if digest.more:
            lines.append(f"{digest.more} more in /latest")
        return [*parts, Part("\n\n".join(lines), tuple(held))]

    def nothing_new(self, digest: Digest) -> Sequence[Part]:
        """The note for those who asked for one."""
        since = f" since {wording.day(digest.since.astimezone(ZoneInfo(self._zone)).date())}" if digest.since else ""
        return [Part(f"Nothing new{since}. /settings changes when I write.")]

    def correction(self, correction: Correction) -> Part:
        """What no longer stands of the message that this replies to, and why."""
        act = "was revised" if correction.revised else "was withdrawn"
        blocks = [
            f"<b>Correction</b>\nDocument {correction.document}, “{escape(one_space(correction.title)[:150])}”, {act}."
        ]
        if correction.why:
            blocks.append(f"Why: {escape(clip(one_space(correction.why), 500))}")
        for title, quotes in (
            ("No longer stands:", correction.fallen),
            ("Still stands, on other documents:", correction.still),
        ):
            if quotes:
                shown = [f"“{escape(clip(one_space(quote), LONGEST_LINE))}”" for quote in quotes[:4]]
                more = [f"and {len(quotes) - 4} more lines of that message"] if len(quotes) > 4 else []
                blocks.append("\n".join([f"<b>{title}</b>", *shown, *more]))
        return Part("\n\n".join(blocks))

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
        """A topic's heading goes with its first line, so that none stands alone at a message's end."""
        told: set[str] = set()
        for topic in self._beat.topics:
            first = True
            for change in digest.changes:
                if change.finding.id in told or topic.id not in change.finding.topics:
                    continue
                told.add(change.finding.id)
                heading = f"<b>{escape(topic.title)}</b>\n" if first else ""
                first = False
                yield heading + self._line(change), [change]
        for change in digest.changes:
            if change.finding.id not in told:
                yield self._line(change), [change]

    def _line(self, change: Change) -> str:
        finding = change.finding
        moved = f": {escape(change.old)} → {escape(change.new)}" if change.old and change.new else ""
        why = f" ({escape(clip(change.why, 200))})" if change.why else ""
        support = escape(wording.finding_support(finding))
        references = " ".join(f"/document_{number}" for number in finding.documents[:3])
        return (
            f"<i>{KIND_WORDS[change.kind]}{moved}{why}</i>\n"
            f"“{escape(clip(one_space(finding.text), LONGEST_LINE))}”\n{support} {references}"
        )
