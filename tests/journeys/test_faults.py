"""The real process, killed at any moment, against a Bot API that misbehaves: nothing owed is lost, nothing told twice.

One bot on SQLite; and two on one PostgreSQL, of which now one and now both are killed, while the server cuts their
connections. `DATELINE_TEST_KILLS` says how often (6 in `make test`, 40 in `make test-long`, 1,000 in `make faults`; a
fifth of that for the two); `DATELINE_TEST_SEED` repeats a run. What came of it is printed at the end.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import time as clock
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.pages.messages.digest_message import TelegramScribe
from briefings.beat.beat import shipped_beat
from briefings.deliveries.alerts import MOST_ALERTED
from briefings.matching.net_changes import MOST_CHANGES, net_changes
from briefings.model import Delivery, Document, Finding, Schedule, Status, Subscription
from storage.database.database import Database
from storage.library.library import SqlLibrary
from storage.outbox.outbox import SqlOutbox
from tests.support.forked import Forked
from tests.support.owing_desk import correct_lines
from tests.support.postgres_server import Server
from tests.support.real_bot import fork_bot, kill, processor_seconds
from tests.support.telegram_server import BotApiServer, Call, Refusal
from tests.support.thoroughness import times

KILLS = times(6, 40, "DATELINE_TEST_KILLS")
SEED = int(os.environ.get("DATELINE_TEST_SEED", "20180220"))
# With two bots a round takes longer, because both have to be up again.
KILLS_OF_TWO = max(2, KILLS // 5)
CHATS_A_ROUND = 6
# One round in so many goes by while Telegram cannot be reached.
OUTAGE = 5
# Ids below this are supergroups, which move no more.
SUPERGROUP = -1_000_000_000
# Long enough that a digest of several takes two messages.
FILLER = "and so on for a good while, as such sentences do, " * 12
LINES = 8
# Seconds without a message after which what is owed at the end counts as lost, if each bot was at work meanwhile.
# It looks for what is due all the time; but on a machine that is overloaded it may have had no processor for a minute.
PATIENCE, AT_WORK = 60, 4
ALERTED = 5
DAY_LONG = tuple(range(7))
CLAIM = re.compile(r"Claim number \d{5}")
# The marks of the only second sends that there may be.
AGAIN = "<i>Again, in case this did not reach you.</i>"
OFFERED = "May not have reached you"

pytestmark = [pytest.mark.faults, pytest.mark.slow]


@dataclass
class Trouble:
    """Answers some sends as a bad day would; a blocked chat stays blocked until it is let in again."""

    dice: random.Random
    share: float
    blocked: set[int] = field(default_factory=set)
    moved: dict[int, int] = field(default_factory=dict)

    def __call__(self, call: Call) -> Refusal | None:
        if call.method != "sendMessage":
            return None
        chat = int(call.parameters["chat_id"])
        if chat in self.blocked:
            return Refusal(403, "Forbidden: bot was blocked by the user")
        if chat in self.moved:
            return self._has_moved(chat)
        if self.dice.random() > self.share:
            return None
        return self.dice.choice(
            [self._flooded, self._broken, self._gateway, self._lost_before, self._lost_after, self._slow, self._block]
            + ([self._moves] if SUPERGROUP < chat < 0 else [])
        )(chat)

    def _flooded(self, _: int) -> Refusal:
        return Refusal(429, "Too Many Requests: retry after 1", {"retry_after": 1})

    def _broken(self, _: int) -> Refusal:
        return Refusal(500, "Internal Server Error")

    def _gateway(self, _: int) -> Refusal:
        return Refusal(502, body=b"<html>Bad Gateway</html>")

    def _lost_before(self, _: int) -> Refusal:
        return Refusal(drop="before")

    def _lost_after(self, _: int) -> Refusal:
        return Refusal(drop="after")

    def _slow(self, _: int) -> Refusal:
        return Refusal(200, delay=0.4)

    def _block(self, chat: int) -> Refusal:
        self.blocked.add(chat)
        return Refusal(403, "Forbidden: bot was blocked by the user")

    def _moves(self, chat: int) -> Refusal:
        self.moved[chat] = chat - 1_000_000_000
        return self._has_moved(chat)

    def _has_moved(self, chat: int) -> Refusal:
        parameters = {"migrate_to_chat_id": self.moved[chat]}
        return Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", parameters)


class Newsroom:
    """The library as an editor's process would change it, beside the bot's own process."""

    def __init__(self, database: Database, dice: random.Random) -> None:
        self.library = SqlLibrary(database)
        self.outbox = SqlOutbox(database)
        self.scribe = TelegramScribe(shipped_beat(), "UTC")
        self.dice = dice
        self.made = 0
        self.standing: list[Finding] = []
        self.fallen: set[str] = set()
        self.seen_before: dict[int, int] = {}

    def _finding(self) -> Finding:
        self.made += 1
        name = f"s{self.made:05}"
        return Finding(
            id=name, statements=(name,), claims=(f"c{self.made:05}",), text=f"Claim number {self.made:05} {FILLER}",
            topics=("returnees",), countries=("FR",), roots=("AFP",), documents=(self.made,), first=date(2018, 2, 1),
            newest=date(2018, 2, 1), certainty="certain", negated=False,
        )  # fmt: skip

    async def publish(self) -> None:
        finding = self._finding()
        async with self.library.together() as books:
            await books.save_findings((), [finding], datetime.now(UTC))
            # A while ago, so that alerts need not wait until it has settled.
            await books.record_change("new", finding, datetime.now(UTC) - timedelta(minutes=1), {})
        self.standing.append(finding)

    async def subscribe(self, chat: int) -> None:
        """A subscription whose digest was due a minute ago, with the newest changes untold."""
        due = datetime.now(UTC) - timedelta(minutes=1)
        schedule = Schedule(time(due.hour, due.minute), DAY_LONG, "UTC")
        seen = max(0, await self.library.last_change() - LINES)
        made = await self.outbox.subscribe(Subscription(0, chat, schedule=schedule, due=due, seen=seen))
        self.seen_before[made.id] = seen

    async def subscribe_all_to_alerts(self) -> None:
        """A few who are told at once, in groups and in private."""
        for number in range(1, ALERTED + 1):
            await self.subscribe_to_alerts(-number if number % 2 else number)

    async def subscribe_to_alerts(self, chat: int) -> None:
        made = await self.outbox.subscribe(Subscription(0, chat, alerts=True))
        self.seen_before[made.id] = 0

    async def make_due_again(self) -> None:
        """Every digest once more, at a minute of its own: what may have been lost is offered in it."""
        for subscription in await self.outbox.subscriptions():
            if subscription.schedule is not None:
                due = datetime.now(UTC) - timedelta(minutes=1)
                if due.time().replace(second=0, microsecond=0) == subscription.schedule.at:
                    due -= timedelta(minutes=1)
                schedule = replace(subscription.schedule, at=time(due.hour, due.minute))
                await self.outbox.save_subscription(replace(subscription, schedule=schedule, due=due))

    async def is_due(self) -> bool:
        return bool(await self.outbox.due_subscriptions(datetime.now(UTC), 1))

    async def withdraw(self) -> None:
        """The newest but one falls, told or not, or a revision takes its words away."""
        if not self.standing:
            return
        finding = self.standing.pop(-self.dice.choice([1, 1, 2, 3]) % len(self.standing))
        self.fallen.add(finding.text)
        revised = self.dice.random() < 0.4
        status: Status = "published" if revised else "withdrawn"
        number, now = finding.documents[0], datetime.now(UTC)
        document = Document("id", "text", f"Document {finding.id}", number=number, status=status)
        async with self.library.together() as books:
            instead = [replace(self._finding(), documents=(number,))] if revised else []
            await books.save_findings(finding.statements, instead, now)
            await books.record_change("withdrawn", finding, now - timedelta(minutes=1), {})
            for new in instead:
                await books.record_change("new", new, now - timedelta(minutes=1), {})
            await correct_lines(
                self.library, self.outbox, self.scribe, document, finding.statements, "a fault test", now,
                revised=revised, act=self.made,
            )  # fmt: skip
        self.standing += instead


async def let_in_again(outbox: SqlOutbox, trouble: Trouble) -> None:
    """People who blocked the bot let it in again, so that what was held can go."""
    trouble.blocked.clear()
    for subscription in await outbox.subscriptions():
        if subscription.asleep:
            await outbox.sleep_chat(subscription.chat, False)


async def settled(outbox: SqlOutbox, trouble: Trouble) -> bool:
    """Nothing is owed any more."""
    await let_in_again(outbox, trouble)
    states: tuple[Any, ...] = ("pending", "sending")
    return not await outbox.deliveries(states=states, limit=1)


async def until_settled(desk: Newsroom, server: BotApiServer, trouble: Trouble, bots: Sequence[Forked]) -> None:
    """However much is owed: waits as long as messages go on arriving, and a moment more for a repeat to show. Then
    every digest is due once more."""
    await _until_nothing_is_owed(desk, server, trouble, bots)
    await desk.make_due_again()
    await _until_nothing_is_owed(desk, server, trouble, bots)


async def _until_nothing_is_owed(
    desk: Newsroom, server: BotApiServer, trouble: Trouble, bots: Sequence[Forked]
) -> None:
    arrived, in_vain = 0, waiting(bots)
    while (
        not await settled(desk.outbox, trouble)
        or await desk.is_due()
        or await desk.outbox.uncertain_corrections(1)
    ):  # fmt: skip
        if len(server.sent) > arrived:
            arrived, in_vain = len(server.sent), waiting(bots)
        assert not in_vain(), f"nothing arrives, and owed are {await owed(desk)}"
        await asyncio.sleep(0.5)
    await asyncio.sleep(0.5)


def waiting(bots: Sequence[Forked]) -> Callable[[], bool]:
    """A function that tells whether somebody who began to wait now has waited in vain. Fails if a bot has ended."""
    since, worked = clock.monotonic(), [processor_seconds(bot) for bot in bots]

    def in_vain() -> bool:
        assert not [bot.returncode for bot in bots if bot.returncode is not None], "a bot has ended"
        at_work = min(processor_seconds(bot) - before for bot, before in zip(bots, worked, strict=True))
        return clock.monotonic() - since > PATIENCE and at_work > AT_WORK

    return in_vain


async def owed(desk: Newsroom) -> str:
    """What is left to send, a line for each, and why it may wait."""
    now = datetime.now(UTC)
    found = await desk.outbox.deliveries(states=("pending", "sending"), limit=20)
    lines = [f"{d.kind} {d.id} to {d.chat}: {d.state}, tried {d.attempts} times, due at {d.due}" for d in found]
    lines += [f"digest of {s.id} to {s.chat}, due at {s.due}" for s in await desk.outbox.due_subscriptions(now, 20)]
    lines += [f"a repetition of {d.id} to {d.chat}" for d in await desk.outbox.uncertain_corrections(20)]
    return "\n".join([f"at {now}:", *lines])


async def news(number: int, desk: Newsroom, trouble: Trouble) -> None:
    """What happens at the desk and among readers in a round."""
    await desk.publish()
    for chat in range(1000 + CHATS_A_ROUND * number, 1000 + CHATS_A_ROUND * (number + 1)):
        await desk.subscribe(-chat if chat % 5 == 0 else chat)
    if number % 3 == 0:
        await let_in_again(desk.outbox, trouble)


async def a_while(desk: Newsroom) -> None:
    """Time in which the bots work, and the desk withdraws."""
    for _ in range(2):
        await asyncio.sleep(desk.dice.random() * 0.3)
        if desk.dice.random() < 0.4:
            await desk.withdraw()


async def one_round(number: int, desk: Newsroom, server: BotApiServer, home: Path, trouble: Trouble) -> None:
    """News and subscribers, a bot, and its end at any moment."""
    await news(number, desk, trouble)
    process, greeted = await fork_bot(server, home), len(server.calls)
    try:
        await server.until(lambda: len(server.calls) > greeted, seconds=60)
        async with server.out_of_reach() if number % OUTAGE == OUTAGE - 1 else nullcontext():
            await a_while(desk)
    finally:
        await kill(process)


async def test_kills_at_any_moment_lose_nothing_and_repeat_nothing(
    sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home, started = tmp_path, clock.monotonic()
    (home / "library.sqlite3").rename(home / "dateline.sqlite3")
    database = Database(f"sqlite+aiosqlite:///{home / 'dateline.sqlite3'}")
    desk = Newsroom(database, random.Random(SEED))
    trouble = Trouble(random.Random(SEED + 1), share=0.25)
    async with BotApiServer(faults=trouble) as server:
        await desk.subscribe_all_to_alerts()
        for number in range(KILLS):
            await one_round(number, desk, server, home, trouble)
        trouble.share = 0.0
        process = await fork_bot(server, home)
        try:
            await until_settled(desk, server, trouble, [process])
        finally:
            await kill(process)
        deliveries = await desk.outbox.deliveries(limit=1_000_000)
        await check(desk, deliveries, server, trouble)
    with capsys.disabled():
        print("\n" + summary("SQLite", KILLS, deliveries, server, trouble, clock.monotonic() - started))  # noqa: T201
    await database.close()


class Pair:
    """Two bots on one database, each in a home of its own. Their clocks are so many seconds ahead."""

    def __init__(self, server: BotApiServer, homes: Sequence[Path], url: str, ahead: Sequence[float]) -> None:
        self.server, self.homes, self.url, self.ahead = server, homes, url, ahead
        self.running: list[Forked | None] = [None, None]

    async def start(self) -> None:
        """Starts whichever is not running, and waits until both are there."""
        for place, home in enumerate(self.homes):
            if self.running[place] is None:
                polls = self._polls()
                # Nothing is read here, so neither loads a model.
                self.running[place] = await fork_bot(
                    self.server, home, ahead=self.ahead[place], database_url=self.url, own_worker="false"
                )
                await self.server.until(lambda polls=polls: self._polls() > polls, seconds=60)  # type: ignore[misc]

    async def kill(self, *places: int) -> None:
        for place in places:
            process, self.running[place] = self.running[place], None
            if process is not None:
                await kill(process)

    def _polls(self) -> int:
        return sum(call.method == "getMe" for call in self.server.calls)


# What a clock that is ahead puts off waits for that moment by the other clock: less than `PATIENCE`.
APART = [
    pytest.param((0.0, 0.0), id="one time"),
    pytest.param((-20.0, 20.0), id="clocks apart", marks=pytest.mark.long(reason="two bots once more")),
]


@pytest.mark.parametrize("ahead", APART)
async def test_two_bots_on_one_postgresql_lose_nothing_and_repeat_nothing(
    postgres: Server, postgres_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], ahead: tuple[float, float]
) -> None:
    """Of two that are killed in turn, one sends at any time; the database server cuts their connections, too. Their
    machines' clocks may differ."""
    started, database = clock.monotonic(), Database(postgres_url)
    dice = random.Random(SEED + 2)
    desk = Newsroom(database, random.Random(SEED))
    trouble = Trouble(random.Random(SEED + 1), share=0.25)
    homes = [tmp_path / "one", tmp_path / "two"]
    for home in homes:
        home.mkdir()
    async with BotApiServer(faults=trouble) as server:
        pair = Pair(server, homes, postgres_url, ahead)
        try:
            await desk.subscribe_all_to_alerts()
            for number in range(KILLS_OF_TWO):
                await news(number, desk, trouble)
                await pair.start()
                async with server.out_of_reach() if number % OUTAGE == OUTAGE - 1 else nullcontext():
                    await a_while(desk)
                    if dice.random() < 0.3:
                        postgres.cut_connections(postgres_url)
                    await a_while(desk)
                await pair.kill(*dice.choice([(0,), (1,), (0, 1)]))
            trouble.share = 0.0
            await pair.start()
            await until_settled(desk, server, trouble, [bot for bot in pair.running if bot is not None])
        finally:
            await pair.kill(0, 1)
        deliveries = await desk.outbox.deliveries(limit=1_000_000)
        await check(desk, deliveries, server, trouble)
    with capsys.disabled():
        took = clock.monotonic() - started
        print("\n" + summary("two bots on PostgreSQL", KILLS_OF_TWO, deliveries, server, trouble, took))  # noqa: T201
    await database.close()


def summary(
    where: str, kills: int, deliveries: tuple[Delivery, ...], server: BotApiServer, trouble: Trouble, seconds: float
) -> str:
    states, kinds = Counter(d.state for d in deliveries), Counter(d.kind for d in deliveries)
    later_parts = sum(d.part > 0 for d in deliveries)
    return (
        f"{where}: {kills} kills (seed {SEED}) in {seconds:.0f} s: {len(deliveries)} deliveries "
        f"({kinds['digest']} digests, {later_parts} of them later parts, {kinds['alert']} alerts, "
        f"{kinds['correction']} corrections, {sum(d.repeats is not None for d in deliveries)} of them repeated), "
        f"{sum(line.again for d in deliveries for line in d.carried)} lines offered again, "
        f"{states['sent']} sent, {states['uncertain']} uncertain, {states['cancelled']} cancelled; "
        f"{len(server.sent)} messages arrived, {len(trouble.moved)} groups moved; repeated 0, lost 0"
    )


async def check(desk: Newsroom, deliveries: tuple[Delivery, ...], server: BotApiServer, trouble: Trouble) -> None:
    """Every due digest and alert arrived or is recorded as uncertain; none arrived twice; every line that fell after it
    was told is corrected, in reply to the message that carried it; and of what may not have arrived each line is
    offered once, each correction repeated once, marked as such."""
    assert server.problems == []
    assert {d.state for d in deliveries} <= {"sent", "uncertain", "cancelled"}
    arrived = Counter((m["chat_id"], m["text"]) for m in server.sent)
    for delivery in deliveries:
        times = sum(arrived[chat, delivery.text] for chat in chats_of(delivery, trouble))
        if delivery.state == "sent":
            assert times == 1, f"{delivery} arrived {times} times; in the same words: {alike(delivery, deliveries)}"
        elif delivery.state == "uncertain":
            assert times <= 1, f"uncertain delivery {delivery.id} was repeated"
        else:
            assert times == 0, f"cancelled delivery {delivery.id} arrived"
    await check_told(desk, deliveries)
    check_corrections(desk, deliveries, server, trouble)
    check_second_sends(desk, deliveries)
    check_what_chats_saw(server, trouble)


def alike(delivery: Delivery, deliveries: Iterable[Delivery]) -> list[int]:
    """The other deliveries that say the same to the same chat: an outsider can't tell them from a second send."""
    return [d.id for d in deliveries if (d.chat, d.text) == (delivery.chat, delivery.text) and d.id != delivery.id]


def chats_of(delivery: Delivery, trouble: Trouble) -> set[int]:
    """The chat, and what it was called before it became a supergroup."""
    return {delivery.chat} | {old for old, new in trouble.moved.items() if new == delivery.chat}


async def check_told(desk: Newsroom, deliveries: Iterable[Delivery]) -> None:
    """Each subscription was told exactly what changed between its marks, but for lines that fell before they went."""
    told: dict[int, list[tuple[str, bool]]] = {}
    for delivery in deliveries:
        if delivery.kind in ("digest", "alert"):
            lines = [(line.text, line.kind == "withdrawn") for line in delivery.carried if not line.again]
            told.setdefault(delivery.subscription, []).extend(lines)
    for subscription, seen in desk.seen_before.items():
        after = await desk.outbox.subscription(subscription)
        assert after.alerts or after.mark is not None, f"subscription {subscription} got no digest"
        upto = after.alerted if after.alerts else after.seen
        changed = [c for c in await desk.library.changes_after(seen) if c.id <= upto]
        owed = {c.finding.text for c in net_changes(changed) if c.kind != "withdrawn" or not after.alerts}
        lines = told.get(subscription, [])
        assert len(lines) == len(set(lines)), f"subscription {subscription} was told a line twice"
        heard = [text for text, _ in lines]
        assert set(heard) - desk.fallen <= owed
        missing = owed - set(heard) - desk.fallen
        if after.left_out is not None:
            # A message names so many lines, and leads on to /latest for the rest.
            since = {c.finding.text for c in changed if c.id > after.left_out}
            assert len(since) > (MOST_ALERTED if after.alerts else MOST_CHANGES)
            missing -= since
        assert missing == set(), f"subscription {subscription} lost a line"


def check_corrections(desk: Newsroom, deliveries: tuple[Delivery, ...], server: BotApiServer, trouble: Trouble) -> None:
    by_id = {d.id: d for d in deliveries}
    firsts = [d for d in deliveries if d.kind == "correction" and d.repeats is None]
    corrected = Counter(number for d in firsts for number in (d.corrects, *d.also))
    for told in (d for d in deliveries if d.kind in ("digest", "alert") and d.state in ("sent", "uncertain")):
        fell = sum(line.kind != "withdrawn" and line.text in desk.fallen for line in told.carried)
        assert corrected[told.id] == fell, f"delivery {told.id}: {fell} lines fell, {corrected[told.id]} corrections"
    for correction in (d for d in deliveries if d.kind == "correction" and d.state == "sent"):
        original = by_id[correction.corrects or 0]
        assert original.state in ("sent", "uncertain")
        (message,) = [
            m for m in server.sent
            if m["text"] == correction.text and m["chat_id"] in chats_of(correction, trouble)
        ]  # fmt: skip
        if message["reply_to"] is None:
            known = original.state == "uncertain" or original.chat in trouble.moved.values()
            assert known, f"correction {correction.id} ({correction.sent}) replies to nothing: {original}"
        else:
            assert server.messages[message["chat_id"], message["reply_to"]]["text"] == original.text


def check_second_sends(desk: Newsroom, deliveries: tuple[Delivery, ...]) -> None:
    """Promise 3: what is uncertain goes once more, and says so; nothing else goes twice."""
    by_id = {d.id: d for d in deliveries}
    repeats = Counter(d.repeats for d in deliveries if d.repeats is not None)
    assert set(repeats.values()) <= {1}, "a correction was repeated more than once"
    for number in repeats:
        first = by_id[number or 0]
        assert (first.state, first.kind, first.repeats) == ("uncertain", "correction", None)
    for repeat in (d for d in deliveries if d.repeats is not None):
        assert repeat.text.startswith(AGAIN)
    lost = [d for d in deliveries if d.kind == "correction" and d.state == "uncertain" and d.repeats is None]
    assert {d.id for d in lost} == set(repeats), "an uncertain correction was not repeated"
    told = [d for d in deliveries if d.kind in ("digest", "alert")]
    offered = Counter((d.subscription, line.text) for d in told for line in d.carried if line.again)
    perhaps = Counter(
        (d.subscription, line.text)
        for d in told
        if d.state == "uncertain"
        for line in d.carried
        if not line.again and line.kind != "withdrawn"
    )
    assert offered <= perhaps, "a line was offered that was not uncertain, or twice"
    missing = {key for key in perhaps - offered if key[1] not in desk.fallen}
    with_digest = {d.subscription for d in told if d.kind == "digest"}
    assert not {key for key in missing if key[0] in with_digest}, "an uncertain line that stands was not offered"


def claims_told(lines: Sequence[str], over: str = "") -> Iterable[str]:
    """The claims that these lines of a message tell, which stand under one; that one fell, as a later digest may say in
    the same line or the one before, is news of its own."""
    for before, line in zip([over, *lines], lines, strict=False):
        fell = "No longer stands: " if "No longer stands" in before + line else ""
        yield from {fell + claim for claim in CLAIM.findall(line)}


def check_what_chats_saw(server: BotApiServer, trouble: Trouble) -> None:
    """By the messages alone, as an outsider reads them: no chat reads a line twice but where the second says why."""
    seen, seen_again = Counter[tuple[int, str]](), Counter[tuple[int, str]]()
    for message in server.sent:
        chat = trouble.moved.get(message["chat_id"], message["chat_id"])
        text = message["text"]
        if "Correction" in text.splitlines()[0] or text.startswith(AGAIN):
            (seen_again if text.startswith(AGAIN) else seen).update([(chat, text)])
            continue
        news, _, offered = text.partition(OFFERED)
        # The headline says again, for a lock screen, what one of the lines below may say.
        headline, *lines = news.splitlines()
        label = "" if CLAIM.search(headline) else headline
        told = Counter(claims_told(lines, label)) | Counter(claims_told([headline]))
        seen.update({(chat, claim): times for claim, times in told.items()})
        seen_again.update((chat, line) for line in CLAIM.findall(offered))
    twice = sorted(what for what, times in seen.items() if times > 1)
    assert not twice, "read twice, unmarked: " + "\n".join(
        f"{chat}: {m['text'][:300]}" for chat, claim in twice[:1] for m in server.sent if claim[-18:] in m["text"]
        and trouble.moved.get(m["chat_id"], m["chat_id"]) == chat
    )  # fmt: skip
    assert {what for what, times in seen_again.items() if times > 1} == set(), "a chat was offered something twice"
