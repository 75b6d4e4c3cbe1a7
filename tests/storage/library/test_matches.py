"""Matches and rulings, and the components that they link."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from briefings.model import Question
from storage.library import conflicts
from storage.library.library import SqlLibrary
from tests.support.making import NOW, extraction, finding, match


async def put(library: SqlLibrary, name: str, status: str = "published", day: date | None = None) -> str:
    """A document; gives the id of the one statement of its that has a figure."""
    made = extraction(source=name, published=day)
    await library.add_document(made, now=NOW, status=status)  # type: ignore[arg-type]
    return f"{made.claims[0].id}.1"


async def test_a_match_comes_back_from_either_side(library: SqlLibrary) -> None:
    made = match("a", "b")
    await library.save_matches([made])
    assert await library.matches_of(["a"]) == await library.matches_of(["b"]) == (made,)
    assert await library.matches_of(["a", "b", "c"]) == (made,)
    assert await library.matches_of(["c"]) == ()


async def test_the_machine_may_change_its_mind_but_not_the_editors(library: SqlLibrary) -> None:
    await library.save_matches([match("a", "b", "unsure", 0.5), match("a", "c", "unsure", 0.4)])
    await library.overrule("b", "a", "conflicts", by=7, now=NOW)
    await library.save_matches([match("a", "b", "restates", 0.8), match("a", "c", "restates", 0.7)])
    ruled, other = await library.matches_of(["a"])
    assert (ruled.verdict, ruled.by, ruled.score) == ("conflicts", 7, 0.8)
    assert (other.verdict, other.by) == ("restates", None)
    await library.overrule("a", "b", None, by=7, now=NOW)
    assert (await library.matches_of(["b"]))[0] == match("a", "b", "restates", 0.8)


async def test_matches_are_found_by_verdict_and_without_their_reasons(library: SqlLibrary) -> None:
    await library.save_matches([match("a", "b", "conflicts"), match("a", "c", "updates"), match("b", "c")])
    await library.overrule("a", "c", "conflicts", by=7, now=NOW)
    found = await library.matches_of(["a"], verdicts=["conflicts"])
    assert [(m.right, m.by, bool(m.reasons)) for m in found] == [("b", None, True), ("c", 7, True)]
    bare = await library.matches_of(["a"], verdicts=["conflicts", "updates"], reasons=False)
    assert bare == tuple(replace(m, reasons=()) for m in found)


async def test_the_likeliest_conflicts_of_statements_come_first_whichever_side_they_are_on(library: SqlLibrary) -> None:
    likely, likelier = match("a", "b", "conflicts", 0.7), match("c", "d", "conflicts", 0.8)
    others = [match("a", "d", "restates", 0.9), match("e", "f", "conflicts", 0.9)]
    await library.save_matches([likely, likelier, *others])
    assert await library.likeliest_conflicts(["b", "c"], limit=9) == (likelier, likely)
    assert await library.likeliest_conflicts(["a", "b", "d"], limit=1) == (likelier,)
    await library.overrule("c", "d", "restates", by=7, now=NOW)
    assert await library.likeliest_conflicts(["b", "c", "z"], limit=9) == (likely,)
    assert await library.likeliest_conflicts(["z"], limit=9) == ()


async def test_of_more_statements_than_are_asked_for_at_once_the_likeliest_conflicts_are_of_all(
    library: SqlLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [match(f"a{n}", f"b{n}", "conflicts", 0.5 + n / 100) for n in range(9)]
    await library.save_matches(made)
    monkeypatch.setattr(conflicts, "batches", lambda ids: ([each] for each in ids))
    assert await library.likeliest_conflicts([f"a{n}" for n in range(9)], limit=3) == tuple(made[:-4:-1])


async def test_pages_of_conflicts_join_wherever_a_span_of_days_ends(
    library: SqlLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [await put(library, f"P{n}", day=date(2017, 1, 1 + n // 2) if n else None) for n in range(9)]
    pairs = [match(one, other, "conflicts") for one, other in pairwise(ids)]
    await library.save_matches([*pairs, match(ids[0], ids[8], "conflicts")])
    every = await library.conflicts(Question(None), limit=1_000_000)
    assert len(every) == 9
    monkeypatch.setattr(conflicts, "_SPANS", (1, 2))
    for size in (1, 2, 4, 9, 20):
        pages = [await library.conflicts(Question(None), limit=size, offset=start) for start in range(0, 12, size)]
        assert tuple(m for page in pages for m in page) == every
    dated = Question(None, None, date(2017, 1, 2), date(2017, 1, 4))
    within = [m for m in every if {m.left, m.right} <= set(ids[2:8])]
    assert list(await library.conflicts(dated)) == within


async def test_forgetting_matches_leaves_rulings(library: SqlLibrary) -> None:
    await library.save_matches([match("a", "b"), match("a", "c"), match("c", "d")])
    await library.overrule("a", "b", "conflicts", by=7, now=NOW)
    await library.forget_matches(["a"])
    assert [(m.left, m.right, m.verdict) for m in await library.matches_of(["a"])] == [("a", "b", "conflicts")]
    assert len(await library.matches_of(["d"])) == 1
    await library.overrule("a", "b", None, by=7, now=NOW)
    assert await library.matches_of(["a"]) == ()


async def test_a_ruling_on_a_pair_that_the_machine_never_saw_stands(library: SqlLibrary) -> None:
    await library.overrule("b", "a", "restates", by=7, now=NOW)
    (ruled,) = await library.matches_of(["b"])
    assert (ruled.left, ruled.right, ruled.verdict, ruled.by, ruled.reasons) == ("a", "b", "restates", 7, ())


async def test_a_ruling_moves_with_its_claim_when_a_revision_shifts_it(library: SqlLibrary) -> None:
    one, other = await put(library, "A"), await put(library, "B")
    await library.overrule(one, other, "conflicts", by=7, now=NOW)
    made = extraction(source="A")
    shifted = extraction("It was a quiet week. " + made.document.text, source="A")
    with_figure = replace(shifted, claims=(shifted.claims[0], *shifted.claims[1:]))
    await library.replace_extraction(1, with_figure, now=NOW, new_version=True)
    (ruled,) = await library.matches_of([other])
    moved = shifted.claims[1].id
    assert {ruled.left, ruled.right} == {f"{moved}.1", other}


async def test_unsure_matches_come_likeliest_first_and_only_where_both_stand(library: SqlLibrary) -> None:
    a, b, c = [await put(library, name) for name in "ABC"]
    await library.save_matches([match(a, b, "unsure", 0.4), match(a, c, "unsure", 0.6), match(b, c, "updates")])
    assert [m.score for m in await library.unsure_matches()] == [0.6, 0.4]
    assert [m.score for m in await library.unsure_matches(1)] == [0.6]
    await library.change_status(3, "withdrawn", expected=["published"])
    assert [m.score for m in await library.unsure_matches()] == [0.4]


async def test_conflicts_are_between_published_statements_newest_first(library: SqlLibrary) -> None:
    days = [date(2018, 1, day) for day in (1, 2, 3)]
    a, b, c = [await put(library, name, day=day) for name, day in zip("ABC", days, strict=True)]
    draft = await put(library, "D", "draft")
    pairs = [match(a, b, "conflicts"), match(b, c, "conflicts"), match(a, draft, "conflicts"), match(a, c, "updates")]
    await library.save_matches(pairs)

    def of(*sides: str) -> tuple[str, ...]:
        return tuple(sorted(sides))

    async def found(**question: object) -> list[tuple[str, ...]]:
        asked = Question("returnees", **question)  # type: ignore[arg-type]
        return [(m.left, m.right) for m in await library.conflicts(asked)]

    assert await found() == [of(b, c), of(a, b)]
    assert await found(place="FR") == [of(b, c), of(a, b)]
    assert await found(place="GB") == []
    assert await found(asof=days[1]) == [of(a, b)]
    assert await found(since=days[1]) == [of(b, c)]
    assert len(await library.conflicts(Question(None), limit=1, offset=1)) == 1
    assert await library.conflicts(Question("routes")) == ()
    await library.overrule(b, c, "updates", by=7, now=NOW)
    assert await found() == [of(a, b)]


async def test_a_conflict_is_as_new_as_its_side_under_the_question_wherever_the_first_look_ends(
    library: SqlLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = [await put(library, f"Here {n}", day=date(2017, 3, 1 + n // 2) if n else None) for n in range(7)]
    elsewhere = [await put(library, f"Elsewhere {n}", day=date(2017, 1 + 4 * n, 9)) for n in range(2)]
    for statement in elsewhere:
        claim = statement.partition(".")[0]
        await library.amend(claim, "places", [], by=7, now=NOW)
        await library.amend(claim, "quantities", [], by=7, now=NOW)
    before, after = (statement.partition(".")[0] for statement in elsewhere)
    pairs = [match(here[n], before if n % 2 else after, "conflicts") for n in range(7)]
    await library.save_matches([*pairs, match(here[2], here[5], "conflicts")])
    for question in (Question(None, "FR"), Question("returnees", "FR")):
        every = await library.conflicts(question, limit=1_000_000)
        newest = [max(here.index(side) for side in (m.left, m.right) if side in here) for m in every]
        assert newest == [6, 5, 5, 4, 3, 2, 1, 0]
        for looked_at in (1, 2, 3, 99):
            monkeypatch.setattr(conflicts, "_NEWEST_THERE", looked_at)
            for size in (1, 2, 3, 9):
                pages = [await library.conflicts(question, limit=size, offset=start) for start in range(0, 9, size)]
                assert tuple(m for page in pages for m in page) == every


async def test_of_what_updates_a_statement_the_later_is_told_and_only_what_stands(library: SqlLibrary) -> None:
    days = [date(2018, 1, 2), date(2018, 1, 1), date(2018, 1, 2), date(2018, 1, 3), None]
    own, earlier, same_day, later_on, undated = [await put(library, f"P{n}", day=day) for n, day in enumerate(days)]
    draft = await put(library, "D", "draft", days[3])
    others = (earlier, same_day, later_on, undated, draft)
    await library.save_matches([match(own, other, "updates") for other in others])
    await library.save_matches([match(same_day, later_on, "restates")])
    found = await library.updates_since([own])
    after = [later_on, *([same_day] if same_day > own else [])]
    assert sorted((one.id, other.id) for one, other in found) == sorted((own, other) for other in after)
    assert {one.claim.root.name for one, _ in found} == {"French officials"}
    assert [(one.id, other.id) for one, other in await library.updates_since([earlier])] == [(earlier, own)]
    assert await library.updates_since([undated, draft, "z"]) == ()


async def test_linked_walks_over_merging_verdicts_among_what_is_published(library: SqlLibrary) -> None:
    a, b, c, d, e = [await put(library, name) for name in "ABCDE"]
    draft = await put(library, "F", "draft")
    await library.save_matches([match(a, b), match(b, c, "corroborates"), match(c, d, "updates"), match(c, draft)])
    await library.save_matches([match(draft, e)])
    assert await library.linked([a]) == tuple(sorted((a, b, c)))
    assert await library.linked([d, "gone"]) == (d,)
    assert await library.linked([draft]) == ()
    await library.overrule(a, b, "unsure", by=7, now=NOW)
    assert await library.linked([a]) == (a,)


async def test_linked_walks_over_stored_findings_of_what_was_withdrawn(library: SqlLibrary) -> None:
    a, b, c = [await put(library, name) for name in "ABC"]
    await library.save_matches([match(a, b), match(b, c)])
    statements = await library.statements([a, b, c])
    await library.save_findings([], [finding(*statements)], NOW)
    await library.change_status(2, "withdrawn", expected=["published"])
    assert await library.linked([b]) == tuple(sorted((a, c)))
    await library.save_findings([b], [], NOW)
    assert await library.linked([b]) == ()
    assert await library.linked([a]) == (a,)


async def test_a_component_larger_than_a_statements_variables_is_walked(library: SqlLibrary) -> None:
    made = extraction()
    many = tuple(replace(made.claims[1], id=f"c{n:05}", start=n, end=n + 1) for n in range(1200))
    await library.add_document(replace(made, claims=many), now=NOW, status="published")
    await library.save_matches([match(one.id, other.id) for one, other in pairwise(many)][:40])
    await library.save_matches([match("c00040", c.id) for c in many[41:]])
    assert await library.linked(["c00000"]) == tuple(c.id for c in many)
