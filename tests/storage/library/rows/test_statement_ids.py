"""Under which ids words stood before and stand now: across revisions, readings and amendments. On both databases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefings.model import Claim, Document, Extraction
from storage.library.library import SqlLibrary
from tests.support.making import NOW, SENTENCES, TEXT, extraction, later, quantity

COUNTED, WOMEN, OTHERS = SENTENCES


async def added(library: SqlLibrary, made: Extraction) -> Document:
    return await library.add_document(made, now=NOW, status="published")


async def revised(library: SqlLibrary, number: int, text: str) -> None:
    await library.replace_extraction(number, extraction(text), now=later(1), new_version=True)


async def ids(library: SqlLibrary, number: int, sentence: str) -> tuple[str, ...]:
    """Those of a sentence's statements now."""
    return tuple(s.id for s in await library.statements_of([number]) if s.claim.text == sentence)


async def former(library: SqlLibrary, statements: Sequence[str]) -> list[set[str]]:
    found = await library.former_ids(statements)
    return [set(found.get(statement, ())) for statement in statements]


def two_figures(claim: Claim) -> tuple[object, ...]:
    return quantity("250", claim.start), quantity("80", claim.start + 4, low=80, scope="women")


async def test_words_keep_all_the_ids_that_revisions_took_from_them(library: SqlLibrary) -> None:
    number = (await added(library, extraction(TEXT))).number
    (first,) = await ids(library, number, WOMEN)
    await revised(library, number, f"It has a new head. {TEXT}")
    (second,) = await ids(library, number, WOMEN)
    await revised(library, number, f"It has a longer new head now. {TEXT}")
    (third,) = await ids(library, number, WOMEN)
    assert len({first, second, third}) == 3
    assert await library.former_ids([third, second, first]) == {third: {first, second}, second: {first}}
    assert await library.later_ids([first, second, third]) == {first: {second, third}, second: {third}}


async def test_the_ids_of_a_former_claim_are_found_by_the_beginning_that_messages_show(library: SqlLibrary) -> None:
    number = (await added(library, extraction(TEXT))).number
    (first,) = await ids(library, number, WOMEN)
    await revised(library, number, f"It has a new head. {TEXT}")
    (second,) = await ids(library, number, WOMEN)
    assert await library.former_ids_of(first[:10]) == {first}
    assert not await library.former_ids_of(second[:10]), "it has this id now"
    assert not await library.former_ids_of(first[:5]), "too short to name a claim"
    assert not await library.former_ids_of("ffffffffff")


async def test_a_statement_of_an_earlier_day_is_found_under_the_id_that_it_has_now(library: SqlLibrary) -> None:
    made = extraction(TEXT)
    counted = replace(made.claims[0], quantities=two_figures(made.claims[0]))  # type: ignore[arg-type]
    number = (await added(library, replace(made, claims=(counted, *made.claims[1:])))).number
    before = await ids(library, number, COUNTED)
    again = extraction(f"It has a new head. {TEXT}")
    head, read, *rest = again.claims
    counted = replace(read, quantities=two_figures(read))  # type: ignore[arg-type]
    again = replace(again, claims=(head, counted, *rest))
    await library.replace_extraction(number, again, now=later(1), new_version=True)
    now = await ids(library, number, COUNTED)
    assert await library.present_ids([*before, *now, "of nothing"]) == {
        **dict(zip(before, now, strict=True)),
        **dict(zip(now, now, strict=True)),
        "of nothing": "of nothing",
    }


async def test_words_that_a_revision_took_away_have_no_later_id(library: SqlLibrary) -> None:
    number = (await added(library, extraction(TEXT))).number
    (women,), (others,) = await ids(library, number, WOMEN), await ids(library, number, OTHERS)
    await revised(library, number, f"{COUNTED} It says little else. {OTHERS}")
    assert set(await library.later_ids([women, others])) == {others}


async def test_new_words_had_no_id_before(library: SqlLibrary) -> None:
    number = (await added(library, extraction(TEXT))).number
    await revised(library, number, f"{TEXT} One more line was added.")
    (new,) = await ids(library, number, "One more line was added.")
    assert await library.former_ids([new]) == {}


async def test_figures_that_an_editor_adds_follow_the_words_that_had_one(library: SqlLibrary) -> None:
    made = extraction(TEXT)
    number = (await added(library, made)).number
    before = await ids(library, number, COUNTED)
    await library.amend(made.claims[0].id, "quantities", two_figures(made.claims[0]), by=7, now=NOW)
    one, two = await ids(library, number, COUNTED)
    assert before == (one,)
    assert await former(library, [one, two]) == [set(), {one}]


async def test_figures_that_an_editor_takes_away_or_gives_change_the_id_of_the_words(library: SqlLibrary) -> None:
    """A claim without a figure is its own statement."""
    made = extraction(TEXT)
    number, claim = (await added(library, made)).number, made.claims[0].id
    await library.amend(claim, "quantities", (), by=7, now=NOW)
    assert await ids(library, number, COUNTED) == (claim,)
    assert await library.former_ids([claim]) == {claim: {f"{claim}.1"}}
    assert await library.later_ids([f"{claim}.1"]) == {f"{claim}.1": {claim}}


async def test_the_undo_of_an_amendment_gives_the_words_their_id_back_and_forgets_none(library: SqlLibrary) -> None:
    made = extraction(TEXT)
    number, claim = (await added(library, made)).number, made.claims[1]
    amendment = await library.amend(claim.id, "quantities", two_figures(claim), by=7, now=NOW)
    assert await former(library, [f"{claim.id}.1", f"{claim.id}.2"]) == [{claim.id}, {claim.id}]
    await library.take_back_amendment(amendment)
    assert await ids(library, number, WOMEN) == (claim.id,)
    assert await former(library, [claim.id]) == [{f"{claim.id}.1", f"{claim.id}.2"}]
    assert await library.later_ids([f"{claim.id}.2"]) == {f"{claim.id}.2": {claim.id}}


async def test_ids_are_followed_through_an_amendment_and_the_revision_after_it(library: SqlLibrary) -> None:
    made = extraction(TEXT)
    number, claim = (await added(library, made)).number, made.claims[1]
    await library.amend(claim.id, "quantities", two_figures(claim), by=7, now=NOW)
    await revised(library, number, f"It has a new head. {TEXT}")
    now = await ids(library, number, WOMEN)
    assert len(now) == 2, "the editor's word holds in the new version"
    ever = {claim.id, f"{claim.id}.1", f"{claim.id}.2"}
    assert await former(library, now) == [ever, ever]


async def test_a_reading_that_changes_the_figures_of_a_claim_keeps_its_ids_together(library: SqlLibrary) -> None:
    made = extraction(TEXT)
    number, claim = (await added(library, made)).number, made.claims[0]
    again = replace(made, claims=(replace(claim, quantities=()), *made.claims[1:]))
    await library.replace_extraction(number, again, now=later(1), new_version=False)
    assert await ids(library, number, COUNTED) == (claim.id,)
    assert await former(library, [claim.id]) == [{f"{claim.id}.1"}]


async def test_thousands_of_ids_can_be_asked_for_at_once(library: SqlLibrary) -> None:
    made = extraction(TEXT)
    await added(library, made)
    claim = made.claims[0].id
    await library.amend(claim, "quantities", (), by=7, now=NOW)
    many = [f"s{n:05}" for n in range(40_000)]
    assert set(await library.former_ids([*many, claim])) == {claim}
    assert set(await library.later_ids([*many, f"{claim}.1"])) == {f"{claim}.1"}
