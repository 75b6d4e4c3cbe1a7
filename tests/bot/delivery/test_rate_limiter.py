"""One person's flood costs that person alone, and their answers keep their order."""

from __future__ import annotations

import asyncio

from telegram import Update

from bot.chat.fair_updates import FairUpdates


def update(number: int, user: int) -> Update:
    message = {
        "message_id": number,
        "date": 1_519_900_000,
        "chat": {"id": user, "type": "private"},
        "from": {"id": user, "is_bot": False, "first_name": "A"},
        "text": "/routes",
    }
    made = Update.de_json({"update_id": number, "message": message}, None)
    assert made is not None
    return made


async def test_a_thousand_updates_of_one_person_hold_nobody_else_up() -> None:
    told: list[int] = []
    done: list[tuple[int, int]] = []

    async def tell(flooded: Update) -> None:
        assert flooded.effective_user
        told.append(flooded.effective_user.id)

    async def answer(user: int, number: int) -> None:
        await asyncio.sleep(0.002)
        done.append((user, number))

    fair = FairUpdates(tell)
    work = [fair.process_update(update(n, 1), answer(1, n)) for n in range(1000)]
    work.append(fair.process_update(update(1000, 2), answer(2, 1000)))
    async with asyncio.timeout(5):
        await asyncio.gather(*work)
    mine = [number for user, number in done if user == 1]
    assert (2, 1000) in done[:5], "the other person is answered among the first"
    assert mine == sorted(mine), "one person's answers come in order"
    assert len(mine) < 100
    assert set(told) == {1}
    assert len(told) <= 2
