"""A real library and outbox with a simple scribe, for tests of what is owed to whom."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from briefings.deliveries.alerts import compose_alerts
from briefings.deliveries.corrections.corrections import owe_corrections
from briefings.deliveries.corrections.recomposing import mend_outdated
from briefings.deliveries.digests import compose_due
from briefings.deliveries.following_up import repeat_corrections
from briefings.deliveries.telling import TellReaders
from briefings.matching.net_changes import carried
from briefings.model import (
    ChangeKind,
    CorrectedTogether,
    Correction,
    Delivery,
    Digest,
    Document,
    Finding,
    Part,
    Schedule,
    Status,
    Subscription,
)
from briefings.newsroom import Done, Tell
from briefings.newsroom.revisions import revision_between
from briefings.ports import Library, Outbox, Report, Scribe
from storage.database.database import Database
from storage.library.library import SqlLibrary
from storage.outbox.outbox import SqlOutbox

SEVEN = datetime(2018, 2, 20, 7, tzinfo=UTC)
EVERY_DAY = Schedule(time(7, 0), (0, 1, 2, 3, 4, 5, 6), "UTC")


class PlainScribe:
    """Writes one line for each change, two changes a message."""

    def speaking(self, language: str | None) -> PlainScribe:
        return self

    def digest(self, digest: Digest) -> Sequence[Part]:
        late = " (late)" if digest.late else ""
        lines = [
            *((f"\n{c.kind} {c.finding.text}", carried(c)) for c in digest.changes),
            *((f"\nperhaps {c.finding.text}", carried(c, again=True)) for c in digest.perhaps),
        ]
        pairs = [lines[n : n + 2] for n in range(0, len(lines), 2)]
        return [
            Part(digest.kind + late + "".join(words for words, _ in pair), tuple(line for _, line in pair))
            for pair in pairs
        ]

    def again(self, digest: Digest, texts: Sequence[str], first: int) -> Sequence[Part]:
        return self.digest(digest)

    def nothing_new(self, digest: Digest) -> Sequence[Part]:
        return [Part("nothing new")]

    def correction(self, correction: Correction) -> Part:
        if correction.restored:
            return Part(f"stands again: {'; '.join(correction.restored)}")
        changed = f" | otherwise {'; '.join(correction.otherwise)}" if correction.otherwise else ""
        changed += f" | alone {'; '.join(correction.alone)}" if correction.alone else ""
        changed += f" | not disputed {'; '.join(correction.settled)}" if correction.settled else ""
        fallen, still = "; ".join(correction.fallen), "; ".join(kept.now for kept in correction.still)
        return Part(f"correction: {fallen} | {still} | {correction.why}{changed}")

    def corrections(self, together: Sequence[CorrectedTogether]) -> Sequence[Part]:
        """Puts two kinds of messages into one correction."""
        parts = []
        for first in range(0, len(together), 2):
            found = together[first : first + 2]
            numbers = tuple(message.delivery for f in found for message in f.messages)
            texts = [f"{len(f.messages)} messages: {self.correction(f.correction).text}" for f in found]
            parts.append(Part("\n".join(texts), tuple(line for f in found for line in f.lines), numbers))
        return parts

    def repeated(self, text: str) -> str:
        return f"again: {text}"

    def settled(self, report: Report) -> str:
        return f"your report: {report.outcome}"


async def correct_lines(
    library: Library,
    outbox: Outbox,
    scribe: Scribe,
    document: Document,
    gone: Collection[str],
    why: str,
    now: datetime,
    *,
    revised: bool = False,
    act: int = 0,
) -> int:
    """Owes what a withdrawal or a revision owes after which these of a document's statements no longer stand; gives how
    many."""
    revision = revision_between(document, (), document, ()) if revised else None
    done = Done(act, document, gone=tuple(gone), whole=not revised, revision=revision)
    return await owe_corrections(library, outbox, scribe, done, why, now)


class Desk:
    """A library, an outbox, and helpers to record changes."""

    def __init__(self, database: Database) -> None:
        self.library = SqlLibrary(database)
        self.outbox = SqlOutbox(database)
        self.scribe = PlainScribe()
        self.tell: Tell = TellReaders(self.outbox, self.scribe)

    async def change(self, name: str, kind: ChangeKind = "new", at: datetime = SEVEN, **fields: object) -> Finding:
        finding = Finding(
            id=name, statements=(name,), claims=(name,), text=f"words of {name}", topics=("returnees",),
            countries=("FR",), roots=("AFP",), documents=(1,), first=date(2018, 2, 1), newest=date(2018, 2, 1),
            certainty="certain", negated=False,
        )  # fmt: skip
        finding = replace(finding, **fields)  # type: ignore[arg-type]
        gone = kind == "withdrawn"
        await self.library.save_findings(finding.statements, () if gone else [finding], at)
        await self.library.record_change(kind, finding, at, {})
        return finding

    async def subscribe(self, **fields: object) -> Subscription:
        plain = Subscription(0, 5, schedule=EVERY_DAY, due=SEVEN, mark=SEVEN - timedelta(days=1))
        return await self.outbox.subscribe(replace(plain, **fields))  # type: ignore[arg-type]

    async def tick(self, now: datetime) -> list[str]:
        """Composes what is due; gives the texts that were added."""
        before = {d.id for d in await self.outbox.deliveries(limit=1000)}
        await compose_due(self.library, self.outbox, self.scribe, now)
        await compose_alerts(self.library, self.outbox, self.scribe, now)
        return [d.text for d in reversed(await self.outbox.deliveries(limit=1000)) if d.id not in before]

    async def send_all(self, state: str = "sent") -> None:
        for delivery in await self.outbox.deliveries(states=("pending",), limit=1000):
            await self.settle(delivery, state)

    async def owe(
        self, status: Status = "withdrawn", gone: Sequence[str] = (), act: int = 1, number: int = 1, **more: object
    ) -> int:
        """Owes the corrections of an act on a document; gives how many. With `back` the document stands again."""
        document = Document("id", "text", "A title", number=number, status=status)
        whole = status == "withdrawn" or "back" in more
        done = replace(Done(act, document, gone=tuple(gone), whole=whole), **more)  # type: ignore[arg-type]
        return await owe_corrections(self.library, self.outbox, self.scribe, done, "why", SEVEN)

    async def withdraw(self, *names: str, act: int = 1) -> int:
        """Withdraws document 1 with these findings."""
        await self.library.save_findings(names, (), SEVEN)
        return await self.owe(gone=names, act=act)

    async def pending(self) -> list[str]:
        """The texts that are owed, oldest first."""
        return [d.text for d in reversed(await self.outbox.deliveries(states=("pending",), limit=1000))]

    async def only(self) -> Delivery:
        """The only delivery."""
        (delivery,) = await self.outbox.deliveries()
        return delivery

    async def repeat(self, now: datetime = SEVEN) -> int:
        """Does what the tick does about corrections of unknown outcome."""
        return await repeat_corrections(self.library, self.outbox, self.scribe, now)

    async def settle(self, delivery: Delivery, state: str) -> None:
        """Records the outcome of a delivery that was sent."""
        message = 900 + delivery.id if state == "sent" else None
        await self.outbox.settle(replace(delivery, state=state, message=message, sent=SEVEN))  # type: ignore[arg-type]

    async def mend(self) -> int:
        """Does what the tick does about messages that were corrected while they were being sent."""
        return await mend_outdated(self.library, self.outbox, self.scribe)
