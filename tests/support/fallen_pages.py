"""Pages of what no longer stands as it was told, on a library in which somebody revised, took out and withdrew."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.context import Services
from bot.web.addresses import claim_path
from briefings import newsroom
from briefings.model import Claim
from tests.support.fake_desk import upload
from tests.support.reading_chat import WIRE, publish
from tests.support.taking_in import NOBODY

GONE = upload(
    "Nine are back in Spain. | returned ES 9 | AP 2018-02-03 at=Spain/ES under=returnees",
    "Of those nine, two are women. | - | AP 2018-02-03 at=Spain/ES under=returnees",
    source="AP",
    published="2018-02-03",
    title="Spain counts",
)


async def fallen_pages(services: Services, wire: int) -> dict[str, str]:
    """Name → path. The document `wire` (see WIRE) is revised, another is withdrawn, a line of a third taken out."""
    library, now = services.library, services.now()
    old = await line(services, wire, "250 came back")
    lines = WIRE.content.decode().replace("250 came back", "some 255 of them came back").split("\n")
    await publish(services, replace(WIRE, content=lines[0].encode()))
    (gone,) = await publish(services, GONE)
    await newsroom.withdraw(library, gone, "it was made up", by=7, now=now, tell=NOBODY)
    (kept,) = await publish(
        services, replace(GONE, details={**GONE.details, "source": "Reuters", "title": "Once more"})
    )
    out = await line(services, kept, "two are women")
    await newsroom.drop(library, out.id, by=7, now=now, tell=NOBODY)
    return {
        "withdrawn": f"/documents/{gone}",
        "reworded": claim_path(wire, old.id),
        "revised": f"/documents/{wire}",
        "taken-out": claim_path(kept, out.id),
        "fallen-from": "/figures/returned/all/from-ES",
    }


async def line(services: Services, number: int, words: str) -> Claim:
    """The claim of a document that has these words."""
    return next(claim for claim in await services.library.claims_of(number) if words in claim.text)
