"""Claims, their statements, and editors' words laid over them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from briefings.errors import NotFound
from briefings.model import NO_ENTRY, Claim, Document, Filing, Question, Root, Source, statements_from
from briefings.model.rows import quantity_row
from storage.library.claims import blocks, statements
from storage.library.library import SqlLibrary
from tests.support.making import NOW, SENTENCES, TEXT, claim, extraction, filled, later, quantity


async def added(library: SqlLibrary, **fields: Any) -> tuple[Document, tuple[Claim, ...]]:
    made = extraction(**fields)
    return await library.add_document(made, now=NOW, status="published"), made.claims


async def test_statements_are_those_of_the_one_rule(library: SqlLibrary) -> None:
    document, claims = await added(library)
    statements = await library.statements_of([document.number])
    assert statements == statements_from(claims, document, None)
    assert await library.statements([s.id for s in statements]) == statements
    assert await library.statements(["no such"]) == ()


async def test_a_source_and_its_other_names_are_under_one_roof(library: SqlLibrary) -> None:
    await library.save_source(Source("Harbour Post", ("HP",), family="Harbour Group"))
    await library.save_source(Source("Inland Courier", ("The Courier",)))
    numbers = [(await added(library, source=name))[0].number for name in ("hp", "The  Courier", "Unknown")]
    families = {s.source: s.family for s in await library.statements_of(numbers)}
    assert families == {"hp": "Harbour Group", "The  Courier": "Inland Courier", "Unknown": None}


async def test_the_beginning_of_an_id_will_do_where_one_claim_has_it(library: SqlLibrary) -> None:
    _, claims = await added(library)
    assert (await library.claim(claims[1].id[:6]))[0] == claims[1]
    for short in (claims[1].id[:5], "", "%%%%%%", "______", "ffffff-not-there"):
        with pytest.raises(NotFound):
            await library.claim(short)


async def test_a_beginning_that_two_claims_share_is_refused(library: SqlLibrary) -> None:
    made = extraction()
    twins = tuple(replace(c, id=f"abcdef{n}") for n, c in enumerate(made.claims))
    await library.add_document(replace(made, claims=twins), now=NOW)
    with pytest.raises(NotFound, match="More than one"):
        await library.claim("abcdef")
    assert (await library.claim("abcdef1"))[0].id == "abcdef1"


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("topics", [Filing("routes", 1.0, ("by an editor",))], {"topics": (Filing("routes", 1.0, ("by an editor",)),)}),
        ("root", Root("AFP", "agency", ("AFP",)), {"root": Root("AFP", "agency", ("AFP",))}),
        ("negated", True, {"negated": True}),
        ("certainty", "unknown", {"certainty": "unknown"}),
        ("places", [], {"places": ()}),
        ("times", [], {"times": (), "when": None}),
    ],
)
async def test_an_editors_word_is_laid_over_the_reading(
    library: SqlLibrary, field: str, value: Any, expected: dict[str, Any]
) -> None:
    _, claims = await added(library)
    amendment = await library.amend(claims[0].id, field, value, by=7, now=NOW)
    assert (await library.claim(claims[0].id))[0] == replace(claims[0], **expected)
    await library.take_back_amendment(amendment)
    assert (await library.claim(claims[0].id))[0] == claims[0]


async def test_a_speaker_can_be_given_changed_and_taken_away(library: SqlLibrary) -> None:
    document, claims = await added(library)
    await library.amend(claims[0].id, "speaker", "the mayor", by=7, now=NOW)
    await library.amend(claims[0].id, "role", None, by=7, now=NOW)
    await library.amend(claims[1].id, "speaker", "a witness", by=7, now=NOW)
    first, second, _ = await library.claims_of(document.number)
    assert first.attribution == replace(claims[0].attribution, speaker="the mayor", role=None)
    assert second.attribution is not None
    assert (second.attribution.speaker, second.attribution.content_span) == ("a witness", (second.start, second.end))
    await library.amend(claims[0].id, "speaker", None, by=7, now=later(1))
    assert (await library.claim(claims[0].id))[0].attribution is None


async def test_amended_figures_change_the_statements(library: SqlLibrary) -> None:
    document, claims = await added(library)
    before = await library.statements_of([document.number])
    new = [{**quantity_row(quantity("80", 10, low=80, measure="killed")), "scope": "women"}, quantity("250", 29)]
    amendment = await library.amend(claims[0].id, "quantities", new, by=7, now=NOW)
    statements = await library.statements_of([document.number])
    assert [s.id for s in statements][:2] == [f"{claims[0].id}.1", f"{claims[0].id}.2"]
    assert statements[0].quantity is not None
    assert (statements[0].quantity.low, statements[0].quantity.scope) == (80, "women")
    assert [s.id for s in await library.figure_statements("killed", "FR", "women")] == [statements[0].id]
    await library.take_back_amendment(amendment)
    assert await library.statements_of([document.number]) == before


async def test_a_cell_of_few_is_taken_whole_and_of_a_crowd_one_statement_of_each_kind(
    library: SqlLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [(await added(library, text=f"{TEXT} Edition {n}."))[0].number for n in range(3)]
    of_cell = [s for s in await library.statements_of(numbers) if s.quantity and s.quantity.measure == "returned"]
    ids = sorted(s.id for s in of_cell)
    assert len(ids) == 3
    await library.save_keys({number: ["ledger/people/exact/"] for number in ids[:2]} | {ids[2]: [NO_ENTRY]})
    monkeypatch.setattr(statements, "FEW", 3)
    assert await library.figure_entry_ids("returned", "FR", "fighters") == tuple(ids)
    monkeypatch.setattr(statements, "FEW", 2)
    assert await library.figure_entry_ids("returned", "FR", "fighters") == (ids[0],)


async def test_a_dropped_claim_is_in_no_answer_until_it_is_taken_back(library: SqlLibrary) -> None:
    document, claims = await added(library)
    amendment = await library.amend(claims[0].id, "dropped", True, by=7, now=NOW)
    assert [c.id for c in await library.claims_of(document.number)] == [c.id for c in claims[1:]]
    assert await library.published_statements(Question("returnees")) == ()
    assert await library.figure_statements("returned", "FR", "fighters") == ()
    with pytest.raises(NotFound, match="dropped"):
        await library.claim(claims[0].id)
    await library.take_back_amendment(amendment)
    assert await library.claims_of(document.number) == claims


async def test_an_unknown_field_is_a_mistake(library: SqlLibrary) -> None:
    _, claims = await added(library)
    with pytest.raises(ValueError, match="text"):
        await library.amend(claims[0].id, "text", "never", by=7, now=NOW)
    with pytest.raises(NotFound):
        await library.take_back_amendment(99)


async def test_an_editors_word_survives_a_reading_that_cuts_the_claim_elsewhere(library: SqlLibrary) -> None:
    document, claims = await added(library)
    await library.amend(claims[0].id, "negated", True, by=7, now=NOW)
    shorter = filled(claim(document.id, TEXT, SENTENCES[0].removeprefix("Officials in Paris said that ")))
    other = replace(extraction(), claims=(shorter, *claims[1:]))
    await library.replace_extraction(document.number, other, now=NOW, new_version=False)
    assert [c.negated for c in await library.claims_of(document.number)] == [True, False, False]
    await library.replace_extraction(document.number, extraction(), now=NOW, new_version=False)
    assert [c.negated for c in await library.claims_of(document.number)] == [True, False, False]


async def test_an_editors_word_moves_with_its_words_into_a_revised_text(library: SqlLibrary) -> None:
    document, claims = await added(library)
    await library.amend(claims[1].id, "certainty", "possible", by=7, now=NOW)
    await library.amend(claims[2].id, "negated", True, by=7, now=NOW)
    revised = extraction("It was a quiet week. " + " ".join(SENTENCES[:2]))
    await library.replace_extraction(document.number, revised, now=NOW, new_version=True)
    now = await library.claims_of(document.number)
    assert [c.certainty for c in now] == ["probable", "certain", "possible"]
    assert not any(c.negated for c in now)


async def test_reading_again_keeps_the_keys_of_statements_that_stay(library: SqlLibrary) -> None:
    document, claims = await added(library)
    await library.save_keys({f"{claims[0].id}.1": ["FR:250"]})
    await library.replace_extraction(document.number, extraction(), now=NOW, new_version=False)
    assert await library.blocks(["FR:250"], outside=99) == {"FR:250": [f"{claims[0].id}.1"]}


async def test_a_block_holds_all_who_stand_under_a_key_but_for_one_document(library: SqlLibrary) -> None:
    one, claims = await added(library)
    other, more = await added(library, source="Inland Courier")
    here, there = f"{claims[0].id}.1", f"{more[0].id}.1"
    await library.save_keys({here: ["a", "b"], there: ["b"], more[1].id: ["c"]})
    assert await library.block_sizes(["a", "b", "c", "d"]) == {"a": 1, "b": 2, "c": 1}
    assert await library.block_sizes(["a", "b", "c"], outside=other.number) == {"a": 1, "b": 1}
    assert await library.blocks(["a", "b", "c"], outside=other.number) == {"a": [here], "b": [here]}
    assert await library.blocks(["b", "c"], outside=one.number) == {"b": [there], "c": [more[1].id]}
    assert {key: sorted(ids) for key, ids in (await library.blocks(["b"])).items()} == {"b": sorted([here, there])}
    await library.save_keys({there: ["z"]})
    assert await library.blocks(["b"], outside=one.number) == {}


@pytest.mark.parametrize("few", [blocks.FEW_HIDDEN, 0], ids=["few are hidden", "many are"])
async def test_a_key_hides_the_drafts_and_dropped_claims_under_it_but_none_of_one_document(
    few: int, library: SqlLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "FEW_HIDDEN", few)
    one, claims = await added(library)
    other, more = await added(library, source="Inland Courier")
    await library.save_keys({f"{claims[0].id}.1": ["a", "b"], f"{more[0].id}.1": ["b"]})
    assert not await library.hides(["a", "b", "c"], outside=99)
    assert not await library.hides([], outside=99)

    await library.change_status(other.number, "withdrawn", expected=("published",))
    assert await library.hides(["a", "b"], outside=99)
    assert not await library.hides(["a", "c"], outside=99)
    assert not await library.hides(["a", "b"], outside=other.number)

    await library.amend(claims[0].id, "dropped", True, by=7, now=NOW)
    assert await library.hides(["a"], outside=other.number)
    assert not await library.hides(["a"], outside=one.number)


async def test_published_statements_answer_a_question_by_publication_date(library: SqlLibrary) -> None:
    days = {"A": date(2017, 12, 17), "B": date(2018, 2, 20), "C": None}
    for source, day in days.items():
        await added(library, source=source, published=day)
    await library.add_document(extraction(source="draft"), now=NOW)

    async def sources(**question: Any) -> list[str | None]:
        return [s.source for s in await library.published_statements(Question("returnees", **question))]

    assert await sources() == ["A", "B", "C"]
    assert await sources(asof=date(2018, 1, 1)) == ["A"]
    assert await sources(since=date(2017, 12, 18)) == ["B"]
    assert await sources(place="FR") == await sources(place="france") == ["A", "B", "C"]
    assert await sources(place="GB") == []


@pytest.mark.parametrize("place", [None, "FR"])
async def test_undated_documents_are_counted_up_to_a_number(library: SqlLibrary, place: str | None) -> None:
    for source, day in {"A": date(2017, 12, 17), "B": None, "C": None, "D": None}.items():
        await added(library, source=source, published=day)
    question = Question("returnees", place, asof=date(2018, 1, 1))
    assert [await library.count_undated(question, at_most=most) for most in (2, 3, 9)] == [2, 3, 3]
    assert await library.count_undated(Question("routes", place, asof=date(2018, 1, 1)), at_most=9) == 0


async def test_published_statements_of_some_measures_are_those_alone(library: SqlLibrary) -> None:
    two = f"{SENTENCES[0]} Another 30 were killed near the border."
    read = extraction(two)
    thirty = quantity("30", 74, 30, measure="killed")
    killed = replace(read.claims[1], topics=read.claims[0].topics, quantities=(thirty,))
    await library.add_document(replace(read, claims=(read.claims[0], killed)), now=NOW)
    await library.change_status(1, "published", expected=("draft",))

    async def measures(wanted: set[str] | None) -> list[str | None]:
        found = await library.published_statements(Question("returnees"), measures=wanted)
        return sorted(s.quantity.measure for s in found if s.quantity)

    assert await measures({"killed"}) == ["killed"]
    assert await measures({"killed", "returned"}) == ["killed", "returned"]
    assert await measures({"joined"}) == []
    assert await measures(None) == ["killed", "returned"]


async def test_with_no_measure_named_published_statements_are_those_with_any(library: SqlLibrary) -> None:
    """What has no figure that the beat counts is no part of the ledger."""
    read = extraction()
    filed = tuple(replace(c, topics=read.claims[0].topics) for c in read.claims)
    await library.add_document(replace(read, claims=filed), now=NOW)
    await library.change_status(1, "published", expected=("draft",))
    assert len(await library.published_statements(Question("returnees"))) == 3
    (counted,) = await library.published_statements(Question("returnees"), measures=())
    assert counted.quantity is not None


async def test_roots_find_their_statements_by_any_link_of_the_chain(library: SqlLibrary) -> None:
    _, claims = await added(library)
    assert await library.statements_rooted(["harbour  post"]) == (f"{claims[0].id}.1",)
    assert await library.statements_rooted(["FRENCH OFFICIALS", "unknown"]) == tuple(
        sorted((f"{claims[0].id}.1", claims[1].id, claims[2].id))
    )
    assert await library.statements_rooted(["AFP"]) == ()


async def test_sources_are_found_by_any_name_and_share_none(library: SqlLibrary) -> None:
    from briefings.errors import Conflict

    post = Source("Harbour Post", ("HP",), "https://harbour.example", "Harbour Group")
    await library.save_source(post)
    assert await library.source("harbour post") == await library.source("hp") == post
    await library.save_source(replace(post, other_names=("The Post",)))
    assert await library.source("HP") is None
    with pytest.raises(Conflict, match="The Post is a name of the source Harbour Post"):
        await library.save_source(Source("Evening Post", ("The Post",)))
    await library.save_source(Source("Evening Post"))
    assert [s.name for s in await library.sources()] == ["Evening Post", "Harbour Post"]


async def test_an_editor_says_that_two_roots_are_one_and_takes_it_back(library: SqlLibrary) -> None:
    await library.same_root("AFP", "Agence France-Presse", by=7, now=NOW)
    assert await library.root_names() == {"Agence France-Presse": "AFP"}
    await library.not_same_root("AFP", "agence france-presse")
    assert await library.root_names() == {}


async def test_of_some_claims_the_statements_that_count_a_measure_are_found(library: SqlLibrary) -> None:
    made = [extraction(source=name) for name in ("A", "B")]
    for each in made:
        await library.add_document(each, now=NOW, status="published")
    claims = [claim.id for each in made for claim in each.claims]
    counting = tuple(sorted(f"{each.claims[0].id}.1" for each in made))
    assert await library.counting_statements(claims, ["killed", "returned"]) == counting
    assert await library.counting_statements(claims[:1], ["returned"]) == (f"{claims[0]}.1",)
    assert await library.counting_statements(claims, ["killed"]) == ()
    assert await library.counting_statements([], ["returned"]) == ()


async def test_a_ruling_on_where_a_claim_stands_has_the_machine_s_topics_and_the_editor_s(library: SqlLibrary) -> None:
    filed = [Filing("routes", 0.8, ("route",))]
    made = extraction()
    claims = tuple(replace(one, topics=tuple(filed)) for one in made.claims)
    await library.add_document(replace(made, claims=claims), now=NOW, status="published")
    assert await library.filing_rulings() == ()

    await library.amend(claims[0].id, "topics", [Filing("returnees", 1.0, ())], by=7, now=NOW)
    await library.amend(claims[0].id, "topics", [], by=7, now=later(1))
    dropping = await library.amend(claims[1].id, "dropped", True, by=7, now=later(2))
    await library.amend(claims[2].id, "negated", True, by=7, now=later(3))
    first, second = await library.filing_rulings()
    assert (first.claim, first.text, first.was, first.topics) == (
        claims[0].id, claims[0].text, frozenset({"routes"}), frozenset(),
    )  # fmt: skip
    assert (second.claim, second.dropped, second.wanted) == (claims[1].id, True, frozenset())

    await library.take_back_amendment(dropping)
    assert [ruling.claim for ruling in await library.filing_rulings()] == [claims[0].id]
