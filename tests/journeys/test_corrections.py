"""A line that was sent is corrected when it falls, by whatever way, and however its document changed in between."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import time, timedelta
from pathlib import Path

import pytest

from bot.commands.keeping import ingest
from bot.settings import Settings
from briefings.model import Schedule, Subscription
from tests.support.desk_chat import EDITOR, RIVAL, WIRE, DeskChat, commands_read_here, desk_chat, shown
from tests.support.taking_in import set_details

pytestmark = [pytest.mark.model, pytest.mark.slow]

SUBSCRIBER = 30
WITHOUT_WOMEN = WIRE.replace(
    "Officials said on Tuesday that 40 women had returned to France with their children.\n", ""
)


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DeskChat]:
    commands_read_here(monkeypatch)
    async with desk_chat(sqlite_url, tmp_path) as opened:
        yield opened


async def alerted(chat: DeskChat) -> None:
    """A subscriber who has been sent an alert of all that the wire says."""
    await chat.services.outbox.subscribe(Subscription(0, SUBSCRIBER, alerts=True))
    await chat.send("article.txt", WIRE, caption="2017-12-17 AFP")
    await chat.press("Publish")
    await chat.pass_time(minutes=5)
    assert "40 women" in chat.server.texts(SUBSCRIBER)[-1]


async def revise(chat: DeskChat, text: str) -> str:
    await chat.say("/revise 1")
    compared = await chat.send("corrected.txt", text)
    await chat.press("Put it in place")
    return compared


async def corrections(chat: DeskChat) -> list[str]:
    """What the subscriber was told, each in reply to the alert."""
    await chat.deliver()
    mine = [m for m in chat.server.sent if m["chat_id"] == SUBSCRIBER]
    alert = mine[0]["message_id"]
    told = [m for m in mine if "Correction" in m["text"]]
    assert {m["reply_to"] for m in told} <= {alert}
    return [shown(m["text"]) for m in told]


async def details_set(chat: DeskChat, **details: str) -> int:
    """Gives how many messages that corrects."""
    services = chat.services
    act = {"by": EDITOR, "now": services.now(), "tell": services.tell}
    return (await set_details(services.library, services.desk, 1, details, **act)).corrections


async def claim_about(chat: DeskChat, words: str) -> str:
    return next(c.id for c in await chat.services.library.claims_of(1) if words in c.text)


async def test_a_line_of_a_message_opens_by_its_short_id_also_after_a_revision(chat: DeskChat) -> None:
    await alerted(chat)
    women, counted = await claim_about(chat, "40 women"), await claim_about(chat, "Some 250")
    await revise(chat, WIRE.replace("Some 250 fighters", "Some 240 fighters"))
    assert women != await claim_about(chat, "40 women")
    assert "40 women" in await chat.say(f"/claim_{women[:10]}")
    gone = await chat.say(f"/claim_{counted[:10]}")
    assert f"There is no claim {counted[:10]}, or no longer" in gone
    assert "/search finds lines" in gone


async def test_a_line_that_one_revision_keeps_and_the_next_takes_away_is_corrected(chat: DeskChat) -> None:
    await alerted(chat)
    reworded = WIRE.replace("Some 250 fighters", "Some 240 fighters")
    assert "1 message will be corrected." in await revise(chat, reworded)
    (first,) = await corrections(chat)
    assert "250 fighters" in first
    assert "40 women" not in first
    assert "1 message will be corrected." in await revise(chat, WITHOUT_WOMEN.replace("Some 250", "Some 240"))
    _, second = await corrections(chat)
    assert "40 women" in second
    assert "250 fighters" not in second, "that was told before"


async def test_a_line_that_was_dropped_does_not_stand_again_with_its_document(chat: DeskChat) -> None:
    await alerted(chat)
    await chat.say(f"/drop {await claim_about(chat, '40 women')}")
    await corrections(chat)
    await chat.say("/withdraw 1 a slip")
    await chat.press("Withdraw it")
    await corrections(chat)
    await chat.press("Undo")
    dropped, withdrawn, restored = await corrections(chat)
    assert "40 women" in dropped
    assert "40 women" not in withdrawn
    assert "Stands again" in restored
    assert "250 fighters" in restored
    assert "40 women" not in restored


async def test_nobody_is_counted_whom_an_earlier_correction_told_all(chat: DeskChat) -> None:
    await alerted(chat)
    await revise(chat, "A correction\n\nThe figures that stood here were wrong, the agency said on Monday.\n")
    assert len(await corrections(chat)) == 1
    assert "nobody is written to" in await chat.say("/withdraw 1 nothing is left of it")
    await chat.press("Withdraw it")
    assert len(await corrections(chat)) == 1


async def test_a_later_version_from_the_command_line_earns_corrections(
    chat: DeskChat, sqlite_url: str, tmp_path: Path
) -> None:
    """The same link from the same source: it takes the place of what was published."""
    link = "2017-12-17 AFP https://afp.example/returned"
    await chat.services.outbox.subscribe(Subscription(0, SUBSCRIBER, alerts=True))
    await chat.send("article.txt", WIRE, caption=link)
    await chat.press("Publish")
    await chat.pass_time(minutes=5)
    later = tmp_path / "later.md"
    later.write_text(
        f"---\nsource: AFP\npublished: 2017-12-18\nurl: https://afp.example/returned\n---\n{WITHOUT_WOMEN}"
    )
    settings = Settings(home=tmp_path, database_url=sqlite_url)
    assert await ingest(settings, [later], {}, publish=True)
    (told,) = await corrections(chat)
    assert "40 women" in told
    assert "was revised" in told


async def test_a_folder_that_is_taken_in_again_brings_back_nothing_that_was_withdrawn(
    chat: DeskChat, sqlite_url: str, tmp_path: Path
) -> None:
    path = tmp_path / "wire.md"
    path.write_text(f"---\nsource: AFP\npublished: 2017-12-17\n---\n{WIRE}")
    settings = Settings(home=tmp_path, database_url=sqlite_url)
    assert await ingest(settings, [path], {}, publish=True)
    await chat.say("/withdraw 1 a hoax")
    await chat.press("Withdraw it")
    assert await ingest(settings, [path], {}, publish=True)
    assert (await chat.services.library.document(1)).status == "withdrawn"


async def test_readers_hear_that_a_line_is_somebody_elses(chat: DeskChat) -> None:
    """Its words stand, but it was told under another name."""
    await alerted(chat)
    assert await details_set(chat, source="Harbour Courier") == 1
    (told,) = await corrections(chat)
    assert "its source, date or title was corrected" in told
    assert "Stands, but is read otherwise now:" in told
    assert await details_set(chat, title="Another title") == 0
    assert len(await corrections(chat)) == 1


async def test_a_mended_speaker_whose_original_source_follows_is_one_correction_and_its_undo_another(
    chat: DeskChat,
) -> None:
    await alerted(chat)
    claims = await chat.services.library.claims_of(1)
    own = next(c for c in claims if c.attribution and c.root.name == c.attribution.speaker)
    await chat.forge(f"amend-field|{own.id}|speaker", EDITOR)
    said = await chat.say("the harbour prosecutor")
    assert "Its original source follows" in said
    assert "1 correction is on its way." in said
    (told,) = await corrections(chat)
    assert "Stands, but is read otherwise now:" in told
    assert "1 correction is on its way." in await chat.press("Undo")
    assert len(await corrections(chat)) == 2
    back, _ = await chat.services.library.claim(own.id)
    assert (back.root, back.attribution) == (own.root, own.attribution)


async def test_a_pending_digest_is_composed_anew_once_all_of_a_mended_speaker_is_taken_back(chat: DeskChat) -> None:
    daily = Schedule(time(8), tuple(range(7)), "UTC")
    due = chat.services.now() + timedelta(hours=1)
    await chat.services.outbox.subscribe(Subscription(0, SUBSCRIBER, schedule=daily, due=due))
    await chat.send("article.txt", WIRE, caption="2017-12-17 AFP")
    await chat.press("Publish")
    chat.clock.ahead += timedelta(hours=2)
    await chat.tick.run(chat.clock())
    (before,) = await chat.services.outbox.deliveries(states=("pending",))
    claims = await chat.services.library.claims_of(1)
    own = next(c for c in claims if c.attribution and c.root.name == c.attribution.speaker)
    await chat.forge(f"amend-field|{own.id}|speaker", EDITOR)
    await chat.say("the harbour prosecutor")
    (amended,) = await chat.services.outbox.deliveries(states=("pending",))
    assert "harbour prosecutor" in amended.text
    await chat.press("Undo")
    (after,) = await chat.services.outbox.deliveries(states=("pending",))
    assert shown(after.text) == shown(before.text)


async def test_a_detail_that_is_set_says_how_many_it_corrects(chat: DeskChat) -> None:
    await alerted(chat)
    await chat.forge("detail|1|source", EDITOR)
    said = await chat.say("Harbour Courier")
    assert "Source is set.\n1 correction is on its way." in said
    assert len(await corrections(chat)) == 1
    await chat.forge("detail|1|title", EDITOR)
    assert "Title is set.\n\n" in await chat.say("Another title")


async def test_a_revision_is_compared_line_by_line_with_whom_a_he_means(chat: DeskChat) -> None:
    said = "Minister Ann Poe said that 90 Islamic State fighters returned to France. She added that 12 were jailed."
    await chat.send("poe.txt", f"A count\n\n{said}\n", caption="2017-12-17 AFP")
    await chat.press("Publish")
    await chat.say("/revise 1")
    compared = await chat.send("later.txt", f"A count\n\n{said.replace('12', '14')}\n")
    assert "− “She [Ann Poe] added that 12 were jailed.”" in compared
    assert "+ “She [Ann Poe] added that 14 were jailed.”" in compared


async def test_a_ruling_that_ends_a_dispute_says_how_many_it_corrects(chat: DeskChat) -> None:
    await alerted(chat)
    await chat.send("rival.txt", RIVAL, caption="2017-12-17 Harbour Institute")
    await chat.press("Publish")
    await chat.pass_time(minutes=5)
    assert "Disputed, 271 or about 250" in shown(chat.server.texts(SUBSCRIBER)[-1])
    ours = {s.id for s in await chat.services.library.statements_of([1])}
    (pair,) = await chat.services.library.matches_of(ours, verdicts=("conflicts",))
    said = await chat.forge(f"judge|{pair.left}|{pair.right}|apart", EDITOR)
    assert said.startswith("✓ Kept apart.\n1 correction is on its way.\n")
    await chat.deliver()
    assert "Stands, and is not disputed:" in shown(chat.server.texts(SUBSCRIBER)[-1])


async def test_a_long_digest_leads_to_latest_which_tells_the_rest(chat: DeskChat) -> None:
    lines = "\n\n".join(
        f"Officials in district {n} said {n + 10} Islamic State fighters from France were killed near bridge {n}."
        for n in range(30)
    )
    daily = Schedule(time(8), tuple(range(7)), "UTC")
    due = chat.services.now() + timedelta(hours=1)
    await chat.services.outbox.subscribe(Subscription(0, SUBSCRIBER, schedule=daily, due=due))
    await chat.send("long.txt", f"Many districts\n\n{lines}\n", caption="2017-12-17 AFP")
    await chat.press("Publish")
    await chat.pass_time(hours=2)
    digest = shown("".join(m["text"] for m in chat.server.sent if m["chat_id"] == SUBSCRIBER))
    assert "more in /latest" in digest
    first = await chat.say("/latest", SUBSCRIBER)
    told = first
    while any("more" in label for label in chat.buttons(SUBSCRIBER)):
        told += await chat.press(next(label for label in chat.buttons(SUBSCRIBER) if "more" in label), SUBSCRIBER)
    for n in range(30):
        assert f"district {n} said" in digest + told, n
    assert "Nothing has changed" in await chat.say("/latest", SUBSCRIBER), "it was read"
