"""What editors do, on a real library: each act is one transaction, is in the audit log, and changes what it should."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import newsroom
from briefings.errors import AlreadyStored, Conflict, JobFailed, UnreadableDocument
from briefings.matching.candidates import BESIDE
from briefings.model import Document, Extraction, Finding, Question, Root, Source, Upload, Verdict
from briefings.newsroom import NothingToUndo, transitions
from storage.database.database import Database
from storage.library.library import SqlLibrary
from tests.support import taking_in
from tests.support.fake_desk import LineDesk, upload
from tests.support.taking_in import NOBODY, receive, set_details
from tests.support.thoroughness import examples

NOW = datetime(2018, 3, 1, 9, 0, tzinfo=UTC)
EDITOR, COLLEAGUE = 7, 8

WIRE = upload(
    "Of 1,700 from France, 400 to 450 were killed and 250 came back. | joined FR about 1700 ; killed FR 400-450 ;"
    " returned FR 250 | AFP > French officials 2017-12-17 under=returnees,whereabouts",
    "Another 500 are unaccounted for. | unaccounted FR 500 | AFP 2017-12-17 under=whereabouts",
    source="AFP",
    published="2017-12-17",
)
SITE = upload(
    "As the agency found, 1,700 came from France, 400 to 450 died and 250 returned. | joined FR 1700 ;"
    " killed FR 400-450 ; returned FR 250 | A site > AFP 2018-02-20 under=returnees,whereabouts",
    source="A site",
    published="2018-02-20",
)
REPORT = upload(
    "France has 271 returnees. | returned FR 271 | Soufan Center 2017-10-24 under=returnees",
    source="Soufan Center",
    published="2017-10-24",
)
COURT = upload(
    "Some 250 have come home to France. | returned FR about 250 | Paris prosecutor 2017-12-20 under=returnees",
    source="Le Matin",
    published="2017-12-20",
)
ROUTES = upload(
    "Escape routes through the desert to Turkey remain open. | - | Reuters 2017-11-01 to=Turkey/TR under=routes",
    source="Reuters",
    published="2017-11-01",
)
CLOSED = upload(
    "Escape routes through the desert to Turkey are closed. | - | The coalition 2017-11-05 to=Turkey/TR under=routes",
    source="The Daily",
    published="2017-11-05",
)


_take_in = partial(taking_in.take_in, by=EDITOR, now=NOW)


async def _findings(library: SqlLibrary) -> tuple[Finding, ...]:
    return await library.findings(Question(None), limit=1000)


async def _acts(library: SqlLibrary) -> list[tuple[str, str, int | None]]:
    return [(act.what, act.target, act.who) for act in reversed(await library.acts())]


async def test_a_draft_is_in_no_answer_until_it_is_published(library: SqlLibrary) -> None:
    draft = await receive(library, LineDesk(), WIRE, by=EDITOR, now=NOW)
    assert (draft.document.number, draft.document.status, len(draft.claims), draft.off_beat) == (1, "draft", 2, False)
    assert await _findings(library) == ()
    assert await library.figures() == ()
    done = await newsroom.publish(library, 1, by=EDITOR, now=NOW, tell=NOBODY)
    assert len(done.findings) == 4
    assert {change.kind for change in done.changes} == {"new"}
    assert [(f.measure, f.low, f.high) for f in await library.figures(measure="killed")] == [("killed", 400, 450)]
    assert await _acts(library) == [("receive", "document 1", EDITOR), ("publish", "document 1", EDITOR)]


async def test_a_copy_makes_two_documents_and_no_second_root(library: SqlLibrary) -> None:
    await _take_in(library, WIRE, SITE)
    shared = [finding for finding in await _findings(library) if len(finding.documents) == 2]
    assert [(finding.roots, finding.documents) for finding in shared] == [(("AFP",), (1, 2))] * 3
    alone = next(finding for finding in await _findings(library) if "Another 500" in finding.text)
    assert alone.documents == (1,)


async def test_nothing_is_stored_of_what_cannot_be_read(library: SqlLibrary) -> None:
    with pytest.raises(UnreadableDocument):
        await receive(library, LineDesk(), upload(), by=EDITOR, now=NOW)
    assert (await library.counts())["documents"] == 0
    assert await library.acts() == ()


async def test_the_same_text_twice_is_one_document_and_the_editor_is_told_which(library: SqlLibrary) -> None:
    await _take_in(library, WIRE)
    with pytest.raises(AlreadyStored) as told:
        await receive(library, LineDesk(), WIRE, by=EDITOR, now=NOW)
    assert told.value.number == 1
    assert await library.count_documents(None) == 1


async def test_of_two_editors_who_publish_one_draft_one_wins(library: SqlLibrary) -> None:
    await receive(library, LineDesk(), WIRE, by=EDITOR, now=NOW)
    tries = [newsroom.publish(library, 1, by=who, now=NOW, tell=NOBODY) for who in (EDITOR, COLLEAGUE)]
    outcomes = await asyncio.gather(*tries, return_exceptions=True)
    assert sorted(isinstance(outcome, Conflict) for outcome in outcomes) == [False, True]
    assert [act[0] for act in await _acts(library)].count("publish") == 1


async def test_a_second_root_is_told_as_support(library: SqlLibrary) -> None:
    await _take_in(library, WIRE)
    draft = await receive(library, LineDesk(), COURT, by=EDITOR, now=NOW)
    done = await newsroom.publish(library, draft.document.number, by=EDITOR, now=NOW, tell=NOBODY)
    assert [(change.kind, change.finding.roots) for change in done.changes] == [
        ("corroborated", ("French officials", "Paris prosecutor"))
    ]


async def test_restating_alone_is_told_to_nobody(library: SqlLibrary) -> None:
    await _take_in(library, WIRE)
    draft = await receive(library, LineDesk(), SITE, by=EDITOR, now=NOW)
    assert (await newsroom.publish(library, draft.document.number, by=EDITOR, now=NOW, tell=NOBODY)).changes == ()


async def test_a_conflict_is_told_with_both_numbers_and_why(library: SqlLibrary) -> None:
    await _take_in(library, REPORT)
    draft = await receive(library, LineDesk(), COURT, by=EDITOR, now=NOW)
    (change,) = (await newsroom.publish(library, draft.document.number, by=EDITOR, now=NOW, tell=NOBODY)).changes
    assert (change.kind, change.old, change.new) == ("disputed", "271", "about 250")
    assert change.why is not None
    assert "cannot fall" in change.why
    (figure,) = await library.figures()
    assert (figure.low, figure.high, figure.disputed) == (250, 271, True)


async def test_a_later_number_is_told_as_an_update(library: SqlLibrary) -> None:
    later = upload(
        "France now counts 300 returnees. | returned FR 300 | Soufan Center 2018-02-24 under=returnees",
        source="Soufan Center",
        published="2018-02-24",
    )
    await _take_in(library, REPORT)
    draft = await receive(library, LineDesk(), later, by=EDITOR, now=NOW)
    (change,) = (await newsroom.publish(library, draft.document.number, by=EDITOR, now=NOW, tell=NOBODY)).changes
    assert (change.kind, change.old, change.new) == ("updated", "271", "300")


async def test_a_withdrawn_document_leaves_every_answer_and_says_why(library: SqlLibrary) -> None:
    one, two = await _take_in(library, WIRE, SITE)
    done = await newsroom.withdraw(library, one, "the agency killed the story", by=EDITOR, now=NOW, tell=NOBODY)
    assert {(change.kind, change.finding.text[:11]) for change in done.changes} == {("withdrawn", "Another 500")}
    assert all(finding.documents == (two,) for finding in await _findings(library))
    assert len(done.gone) == 4
    assert (await library.acts())[0].detail["why"] == "the agency killed the story"
    with pytest.raises(Conflict):
        await newsroom.withdraw(library, one, "again", by=COLLEAGUE, now=NOW, tell=NOBODY)


async def test_undo_takes_back_a_persons_own_last_act(library: SqlLibrary) -> None:
    (number,) = await _take_in(library, WIRE)
    before = await _findings(library)
    await newsroom.withdraw(library, number, "by mistake", by=EDITOR, now=NOW, tell=NOBODY)
    with pytest.raises(NothingToUndo):
        await newsroom.undo(library, by=COLLEAGUE, now=NOW, tell=NOBODY)
    act, _ = await newsroom.undo(library, by=EDITOR, now=NOW, tell=NOBODY)
    assert act.what == "withdraw"
    assert await _findings(library) == before
    act, done = await newsroom.undo(library, by=EDITOR, now=NOW, tell=NOBODY)
    assert (act.what, done.document and done.document.status) == ("publish", "draft")
    with pytest.raises(NothingToUndo):
        await newsroom.undo(library, by=EDITOR, now=NOW, tell=NOBODY)


async def test_a_later_version_under_the_same_link_takes_the_documents_place(library: SqlLibrary) -> None:
    def version(number: int, published: str) -> Upload:
        return upload(
            f"Some {number} have come home to France. | returned FR {number} | Le Matin {published} under=returnees",
            source="Le Matin",
            url="https://lematin.example/returnees",
            published=published,
        )

    await _take_in(library, version(250, "2017-12-17"))
    draft = await receive(library, LineDesk(), version(260, "2017-12-18"), by=EDITOR, now=NOW)
    assert draft.revision_of == 1
    done = await newsroom.publish(library, draft.document.number, by=EDITOR, now=NOW, tell=NOBODY)
    assert done.document is not None
    assert (done.document.number, done.document.version, done.document.status) == (1, 2, "published")
    assert done.revision is not None
    assert done.revision.gone == ("Some 250 have come home to France.",)
    assert len(done.gone) == 1
    assert [finding.text for finding in await _findings(library)] == ["Some 260 have come home to France."]
    assert [document.version for document in await library.versions(1)] == [1, 2]
    assert await library.count_documents(None) == 1


async def test_a_revision_says_what_it_changed(library: SqlLibrary) -> None:
    (number,) = await _take_in(library, WIRE)
    corrected = upload(*WIRE.content.decode().split("\n")[:1], source="AFP", published="2017-12-17")
    done = await newsroom.revise(
        library, number, corrected, await LineDesk().read(corrected), by=EDITOR, now=NOW, tell=NOBODY
    )
    assert done.revision is not None
    assert (done.revision.gone, done.revision.new) == (("Another 500 are unaccounted for.",), ())
    assert [change.kind for change in done.changes] == ["withdrawn"]
    assert await library.figures(measure="unaccounted") == ()


async def test_a_discarded_draft_comes_back_by_undo(library: SqlLibrary) -> None:
    await receive(library, LineDesk(), WIRE, by=EDITOR, now=NOW)
    await newsroom.discard(library, 1, by=EDITOR, now=NOW, tell=NOBODY)
    with pytest.raises(Conflict):
        await newsroom.publish(library, 1, by=EDITOR, now=NOW, tell=NOBODY)
    _, done = await newsroom.undo(library, by=EDITOR, now=NOW, tell=NOBODY)
    assert done.document is not None
    assert (done.document.status, done.gone) == ("draft", ())


async def test_a_date_set_by_an_editor_counts_from_then_on(library: SqlLibrary) -> None:
    desk = LineDesk()
    draft = await receive(library, desk, REPORT, by=EDITOR, now=NOW)
    await newsroom.publish(library, draft.document.number, by=EDITOR, now=NOW, tell=NOBODY)
    done = await set_details(library, desk, 1, {"published": date(2018, 1, 5)}, by=EDITOR, now=NOW, tell=NOBODY)
    assert done.document is not None
    assert done.document.published == date(2018, 1, 5)
    (finding,) = await _findings(library)
    assert finding.newest == date(2018, 1, 5)
    (figure,) = await library.figures()
    assert figure.newest == date(2018, 1, 5)
    assert (await library.acts())[0].detail["before"] == {"published": "2017-10-24"}


async def test_a_document_that_was_withdrawn_can_be_handed_in_again(library: SqlLibrary) -> None:
    (number,) = await _take_in(library, WIRE)
    before = await _findings(library)
    await newsroom.withdraw(library, number, "too early", by=EDITOR, now=NOW, tell=NOBODY)
    assert await _take_in(library, WIRE) == [number]
    assert await _findings(library) == before


async def test_an_editors_word_on_a_claim_moves_it_and_can_be_taken_back(library: SqlLibrary) -> None:
    await _take_in(library, WIRE, COURT)
    (claim,) = await library.claims_of(2)
    before = await _findings(library)
    done = await newsroom.amend(
        library, claim.id, "root", Root("AFP", "agency", ("Le Matin", "AFP")), by=EDITOR, now=NOW, tell=NOBODY
    )
    assert [finding.roots for finding in done.findings] == [("AFP",)]
    await newsroom.undo(library, by=EDITOR, now=NOW, tell=NOBODY)
    assert await _findings(library) == before


async def test_a_claim_is_refiled_and_dropped(library: SqlLibrary) -> None:
    await _take_in(library, COURT)
    (claim,) = await library.claims_of(1)
    await newsroom.refile(library, claim.id, ["dispersal"], by=EDITOR, now=NOW, tell=NOBODY)
    assert await library.count_findings(Question("returnees")) == 0
    assert await library.count_findings(Question("dispersal")) == 1
    done = await newsroom.drop(library, claim.id, by=EDITOR, now=NOW, tell=NOBODY)
    assert [change.kind for change in done.changes] == ["withdrawn"]
    assert await _findings(library) == ()
    assert await library.figures() == ()
    await newsroom.undo(library, by=EDITOR, now=NOW, tell=NOBODY)
    assert await library.count_findings(Question("dispersal")) == 1


async def _returned(library: SqlLibrary, number: int) -> str:
    statements = await library.statements_of([number])
    return next(s.id for s in statements if s.quantity and s.quantity.measure == "returned")


async def test_not_the_same_parts_two_and_same_joins_two(library: SqlLibrary) -> None:
    await _take_in(library, WIRE, COURT, REPORT)
    left, right = await _returned(library, 1), await _returned(library, 2)
    await newsroom.overrule(library, left, right, "unsure", by=EDITOR, now=NOW, tell=NOBODY)
    assert all(len(finding.documents) == 1 for finding in await _findings(library))
    await newsroom.undo(library, by=EDITOR, now=NOW, tell=NOBODY)
    assert [f.documents for f in await _findings(library) if len(f.documents) > 1] == [(1, 2)]
    other = await _returned(library, 3)
    await newsroom.overrule(library, right, other, "corroborates", by=EDITOR, now=NOW, tell=NOBODY)
    assert (2, 3) in [finding.documents[-2:] for finding in await _findings(library)]


async def _revised_by_a_colleague(library: SqlLibrary, number: int, *lines: str) -> None:
    document = await library.document(number)
    assert document.published
    details = {"source": document.source or "", "published": document.published.isoformat()}
    revision = upload(*lines, **details)
    read = await LineDesk().read(revision)
    await newsroom.revise(library, number, revision, read, by=COLLEAGUE, now=NOW, tell=NOBODY)


MORE = "The court will hear more. | - | Le Matin 2017-12-20"


async def test_a_verdict_is_taken_back_after_a_colleague_has_revised_one_of_its_documents(library: SqlLibrary) -> None:
    await _take_in(library, WIRE, COURT)
    left, right = await _returned(library, 1), await _returned(library, 2)
    await newsroom.overrule(library, left, right, "unsure", by=EDITOR, now=NOW, tell=NOBODY)
    await _revised_by_a_colleague(library, 2, COURT.content.decode(), MORE)
    assert all(len(finding.documents) == 1 for finding in await _findings(library))
    await newsroom.undo(library, by=EDITOR, now=NOW, tell=NOBODY)
    assert [f.documents for f in await _findings(library) if len(f.documents) > 1] == [(1, 2)]


async def test_an_amendment_is_taken_back_after_a_colleague_has_revised_its_document(library: SqlLibrary) -> None:
    await _take_in(library, COURT)
    (claim,) = await library.claims_of(1)
    await newsroom.amend(library, claim.id, "negated", True, by=EDITOR, now=NOW, tell=NOBODY)
    await _revised_by_a_colleague(library, 1, COURT.content.decode(), MORE)
    assert [finding.negated for finding in await _findings(library)].count(True) == 1
    await newsroom.undo(library, by=EDITOR, now=NOW, tell=NOBODY)
    assert not any(finding.negated for finding in await _findings(library))


async def test_two_names_of_one_root_count_once_from_then_on(library: SqlLibrary) -> None:
    await _take_in(library, WIRE, COURT)
    done = await newsroom.same_root(library, "French officials", "Paris prosecutor", by=EDITOR, now=NOW, tell=NOBODY)
    assert [finding.roots for finding in done.findings if len(finding.documents) == 2] == [("French officials",)]
    await newsroom.undo(library, by=EDITOR, now=NOW, tell=NOBODY)
    both = next(finding for finding in await _findings(library) if len(finding.documents) == 2)
    assert both.roots == ("French officials", "Paris prosecutor")


async def test_what_is_of_a_name_of_a_name_or_written_otherwise_gets_the_new_name_too(library: SqlLibrary) -> None:
    told = "Some {} returned to France. | returned FR {} | {} 2017-12-17"
    lines = [told.format(n, n, root) for n, root in ((250, "The Herald"), (900, "the herald"), (4000, "Gazette"))]
    await _take_in(library, *(upload(line, published="2017-12-17") for line in lines))

    async def roots() -> set[tuple[str, ...]]:
        return {finding.roots for finding in await _findings(library)}

    await newsroom.same_root(library, "Gazette", "Herald", by=EDITOR, now=NOW, tell=NOBODY)
    assert await roots() == {("Gazette",)}
    await newsroom.same_root(library, "Courier", "Gazette", by=EDITOR, now=NOW, tell=NOBODY)
    assert await roots() == {("Courier",)}
    await newsroom.undo(library, by=EDITOR, now=NOW, tell=NOBODY)
    assert await roots() == {("Gazette",)}


async def test_nobody_takes_back_what_a_colleague_has_ruled_on_since(library: SqlLibrary) -> None:
    await _take_in(library, WIRE, COURT)
    left, right = await _returned(library, 1), await _returned(library, 2)

    async def ruled(by: int, verdict: Verdict, root: str, family: str) -> None:
        await newsroom.overrule(library, left, right, verdict, by=by, now=NOW, tell=NOBODY)
        await newsroom.same_root(library, root, "A site", by=by + 10, now=NOW, tell=NOBODY)
        await newsroom.set_source(library, Source("AFP", family=family), by=by + 20, now=NOW, tell=NOBODY)

    await newsroom.same_root(library, "Reuters", "A site", by=EDITOR, now=NOW, tell=NOBODY)
    await ruled(EDITOR, "corroborates", "AFP", "Agencies")
    await ruled(COLLEAGUE, "unsure", "Le Matin", "The Wire")
    for by in (EDITOR, EDITOR + 10, EDITOR + 20):
        with pytest.raises(Conflict, match="has ruled on this since"):
            await newsroom.undo(library, by=by, now=NOW, tell=NOBODY)
    assert all(len(finding.documents) == 1 for finding in await _findings(library))
    assert await library.root_names() == {"A site": "Le Matin"}
    source = await library.source("AFP")
    assert source is not None
    assert source.family == "The Wire"


async def test_what_a_name_meant_before_is_brought_back(library: SqlLibrary) -> None:
    await _take_in(library, WIRE, COURT)
    for name in ("French officials", "Le Matin"):
        await newsroom.same_root(library, name, "The Paris prosecutor", by=EDITOR, now=NOW, tell=NOBODY)
    await newsroom.undo(library, by=EDITOR, now=NOW, tell=NOBODY)
    assert await library.root_names() == {"The Paris prosecutor": "French officials"}


async def test_titles_of_one_family_count_once(library: SqlLibrary) -> None:
    titles = [
        upload(
            f"Some 250 {words} to France. | returned FR 250 | {name} 2017-12-17", source=name, published="2017-12-17"
        )
        for name, words in (("Morning Post", "came back"), ("Evening Post", "have returned"))
    ]
    await _take_in(library, *titles)
    assert [finding.roots for finding in await _findings(library)] == [("Evening Post", "Morning Post")]
    for name in ("Morning Post", "Evening Post"):
        await newsroom.set_source(library, Source(name, family="Posts"), by=EDITOR, now=NOW, tell=NOBODY)
    assert [finding.roots for finding in await _findings(library)] == [("Posts",)]


async def test_reading_again_keeps_the_editors_word_and_tells_nobody(library: SqlLibrary) -> None:
    desk = LineDesk()
    draft = await receive(library, desk, COURT, by=EDITOR, now=NOW)
    await newsroom.publish(library, draft.document.number, by=EDITOR, now=NOW, tell=NOBODY)
    (claim,) = draft.claims
    await newsroom.refile(library, claim.id, ["dispersal"], by=EDITOR, now=NOW, tell=NOBODY)
    before, told = await _findings(library), await library.last_change()
    (difference,) = await newsroom.reread(library, desk, by=EDITOR, now=NOW, dry_run=True, tell=NOBODY)
    assert difference.otherwise == (claim.text,)
    (difference,) = await newsroom.reread(library, desk, by=EDITOR, now=NOW, tell=NOBODY)
    assert not difference.changed
    assert await _findings(library) == before
    assert await library.last_change() == told


async def test_a_document_that_can_not_be_read_again_stays_as_it_was_and_the_others_are_read(
    library: SqlLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _take_in(library, WIRE, COURT)
    before = await library.claims_of(1)
    desk = LineDesk()
    for each in (WIRE, COURT):
        await desk.read(each)
    extract = desk.extract

    async def failing(document: Document) -> Extraction:
        if document.number == 1:
            raise JobFailed("a trace")
        return await extract(document)

    monkeypatch.setattr(desk, "extract", failing)
    first, second = await newsroom.reread(library, desk, by=EDITOR, now=NOW, tell=NOBODY)
    assert "not read again, and left as it was. Something went wrong" in str(first)
    assert not second.unread
    assert await library.claims_of(1) == before


# --- any order, and any withdrawal, on a real library ----------------------------------------------------------------

UPLOADS = (WIRE, SITE, REPORT, COURT, ROUTES, CLOSED)
Steps = Sequence[tuple[str, int]]


async def _walk(library: SqlLibrary, steps: Steps) -> dict[int, int]:
    """Does what still can be done of the steps; gives upload → the published document's number."""
    desk, drafts, public = LineDesk(), {}, {}
    for step, which in steps:
        if step == "receive" and which not in drafts and which not in public:
            draft = await receive(library, desk, UPLOADS[which], by=EDITOR, now=NOW)
            drafts[which] = draft.document.number
        elif step == "publish" and which in drafts:
            await newsroom.publish(library, drafts[which], by=EDITOR, now=NOW, tell=NOBODY)
            public[which] = drafts.pop(which)
        elif step == "withdraw" and which in public:
            await newsroom.withdraw(library, public.pop(which), "a test", by=EDITOR, now=NOW, tell=NOBODY)
    return public


async def _state(library: SqlLibrary, public: dict[int, int]) -> tuple[Any, ...]:
    """All findings and figures, with documents named by their uploads instead of their numbers."""
    upload_of = {number: which for which, number in public.items()}
    findings = {
        (f.id, f.statements, f.text, f.roots, frozenset(upload_of[n] for n in f.documents), f.first, f.newest)
        for f in await _findings(library)
    }
    figures = {
        (
            *(f.measure, f.origin, f.scope, f.low, f.high, f.bound, f.roots, f.disputed),
            *((e.low, e.root, e.published, e.claim, upload_of[e.document], e.verdict) for e in f.history),
        )
        for f in await library.figures()
    }
    disputes = {(m.left, m.right) for m in await library.conflicts(Question(None), limit=100)}
    return findings, figures, disputes


async def _compare(template: Path, steps: Steps) -> None:
    states = []
    public: dict[int, int] = {}
    for fresh in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "library.sqlite3"
            shutil.copy(template, path)
            database = Database(f"sqlite+aiosqlite:///{path}")
            library = SqlLibrary(database)
            rest = [(step, which) for which in sorted(public) for step in ("receive", "publish")]
            public = await _walk(library, rest if fresh else steps)
            states.append(await _state(library, public))
            await database.close()
    assert states[0] == states[1]


@pytest.mark.slow
@settings(max_examples=examples(12), deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["receive", "publish", "publish", "withdraw"]), st.integers(0, len(UPLOADS) - 1)),
        min_size=4,
        max_size=24,
    )
)
def test_any_order_leaves_what_a_fresh_library_with_the_same_documents_has(sqlite_template: Path, steps: Any) -> None:
    every = [("receive", which) for which in range(len(UPLOADS))]
    asyncio.run(_compare(sqlite_template, [*steps[:4], *every, *steps[4:]]))


async def test_dates_are_publication_dates(library: SqlLibrary) -> None:
    await _take_in(library, REPORT)
    (finding,) = await _findings(library)
    assert (finding.first, finding.newest) == (date(2017, 10, 24), date(2017, 10, 24))


async def test_undo_stops_at_a_last_act_that_cannot_be_taken_back(library: SqlLibrary) -> None:
    one, two = await _take_in(library, WIRE, COURT)
    desk = LineDesk()
    await newsroom.withdraw(library, two, "by mistake", by=EDITOR, now=NOW, tell=NOBODY)
    corrected = upload(*WIRE.content.decode().split("\n")[:1], source="AFP", published="2017-12-17")
    await newsroom.revise(library, one, corrected, await desk.read(corrected), by=EDITOR, now=NOW, tell=NOBODY)
    for _ in range(2):
        with pytest.raises(NothingToUndo, match=r"a revision of document 1; .* /revise 1 takes the text before"):
            await newsroom.undo(library, by=EDITOR, now=NOW, tell=NOBODY)
    assert (await library.document(two)).status == "withdrawn"
    await set_details(library, desk, one, {"published": date(2018, 1, 5)}, by=EDITOR, now=NOW, tell=NOBODY)
    with pytest.raises(NothingToUndo, match=r"document 1's details; .* Before: published 2017-12-17\."):
        await newsroom.undo(library, by=EDITOR, now=NOW, tell=NOBODY)


async def test_undo_passes_over_a_drafts_details(library: SqlLibrary) -> None:
    (number,) = await _take_in(library, WIRE)
    await newsroom.withdraw(library, number, "by mistake", by=EDITOR, now=NOW, tell=NOBODY)
    desk = LineDesk()
    draft = await receive(library, desk, COURT, by=EDITOR, now=NOW)
    dated = {"published": date(2018, 1, 5)}
    await set_details(library, desk, draft.document.number, dated, by=EDITOR, now=NOW, tell=NOBODY)
    act, _ = await newsroom.undo(library, by=EDITOR, now=NOW, tell=NOBODY)
    assert (act.what, act.target) == ("withdraw", f"document {number}")


async def test_a_text_that_was_a_version_already_is_stored_already(library: SqlLibrary) -> None:
    def version(number: int) -> Upload:
        return upload(
            f"Some {number} have come home to France. | returned FR {number} | Le Matin 2017-12-17 under=returnees",
            source="Le Matin",
            url="https://lematin.example/returnees",
            published="2017-12-17",
        )

    assert await _take_in(library, version(250), version(260)) == [1, 2]
    for number in (250, 260):
        with pytest.raises(AlreadyStored) as told:
            await receive(library, LineDesk(), version(number), by=EDITOR, now=NOW)
        assert told.value.number == 1
    assert [document.version for document in await library.versions(1)] == [1, 2]
    assert await library.count_documents(None) == 1


class Interrupted(SqlLibrary):
    """A library in which a colleague takes in another document while the first is compared."""

    other: Upload | None = None

    async def block_sizes(
        self, keys: Collection[str], *, outside: int | None = None, public: bool = False
    ) -> Mapping[str, int]:
        other, self.other = self.other, None
        if other is not None:
            # In a task of its own, as another chat's: a transaction around the comparison would keep it out.
            await asyncio.create_task(receive(self, LineDesk(), other, by=COLLEAGUE, now=NOW))
        return await super().block_sizes(keys, outside=outside, public=public)


async def test_comparing_keeps_nobody_out_and_misses_nothing_that_came_meanwhile(database: Database) -> None:
    library = Interrupted(database)
    library.other = COURT
    draft = await receive(library, LineDesk(), WIRE, by=EDITOR, now=NOW)
    assert [act.target for act in await library.acts()] == [f"document {n}" for n in (draft.document.number, 1)]
    statements = await library.statements_of([draft.document.number])
    matches = await library.matches_of([statement.id for statement in statements])
    assert [match.verdict for match in matches] == ["corroborates"]


async def test_comparing_a_revision_keeps_nobody_out_and_misses_nothing_that_came_meanwhile(database: Database) -> None:
    library, desk = Interrupted(database), LineDesk()
    (number,) = await _take_in(library, REPORT)
    library.other = COURT
    done = await newsroom.revise(library, number, WIRE, await desk.read(WIRE), by=EDITOR, now=NOW, tell=NOBODY)
    assert done.document is not None
    assert done.document.version == 2
    statements = await library.statements_of([number])
    matches = await library.matches_of([statement.id for statement in statements])
    assert [match.verdict for match in matches] == ["corroborates"]


@pytest.mark.parametrize("details", [{"published": date(2018, 1, 5)}, {"source": "The Lantern"}])
async def test_what_was_compared_ahead_is_only_written(
    library: SqlLibrary, monkeypatch: pytest.MonkeyPatch, details: Mapping[str, object]
) -> None:
    """Comparing inside the transaction would keep every other writer waiting."""
    number, _ = await _take_in(library, REPORT, COURT)
    desk = LineDesk()

    def inside(*_: object, **__: object) -> None:
        raise AssertionError("compared inside the transaction")

    monkeypatch.setattr(transitions, "match", inside)
    await newsroom.revise(library, number, WIRE, await desk.read(WIRE), by=EDITOR, now=NOW, tell=NOBODY)
    extraction = await desk.extract(newsroom.with_details(await library.document(number), details))
    await newsroom.change_details(library, number, details, extraction, by=EDITOR, now=NOW, tell=NOBODY)
    document = await library.document(number)
    assert document.version == 2
    assert {name: getattr(document, name) for name in details} == details


async def test_many_lines_that_are_all_alike_are_one_finding_and_few_matches(sqlite_database: Database) -> None:
    library, many = SqlLibrary(sqlite_database), 150
    line = "On 3 March five fighters were killed near Raqqa. | killed fighters 5 | Monitor 2017-03-29 at=Raqqa/SY"
    (number,) = await _take_in(library, upload(*[line] * many, source="Monitor", published="2017-03-29"))
    (finding,) = await _findings(library)
    assert len(finding.statements) == many
    statements = await library.statements_of([number])
    assert len(await library.matches_of([s.id for s in statements])) <= many * 4 * BESIDE
    await newsroom.withdraw(library, number, "a test", by=EDITOR, now=NOW, tell=NOBODY)
    assert await _findings(library) == ()
    await newsroom.undo(library, by=EDITOR, now=NOW, tell=NOBODY)
    assert [f.statements for f in await _findings(library)] == [finding.statements]


async def test_details_are_not_set_on_a_text_that_was_revised_while_it_was_read(library: SqlLibrary) -> None:
    """What was read is the text before; in the revised one's place it would take the revision back."""
    (number,) = await _take_in(library, REPORT)
    desk, details = LineDesk(), {"published": date(2018, 1, 5)}
    await desk.read(REPORT)
    extraction = await desk.extract(newsroom.with_details(await library.document(number), details))
    await newsroom.revise(library, number, COURT, await desk.read(COURT), by=COLLEAGUE, now=NOW, tell=NOBODY)
    with pytest.raises(Conflict, match="got another text meanwhile"):
        await newsroom.change_details(library, number, details, extraction, by=EDITOR, now=NOW, tell=NOBODY)
    assert (await library.document(number)).text == "Some 250 have come home to France."
