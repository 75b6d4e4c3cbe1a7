"""What readers ask, answered from a real library."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.pages.answer_page import answer_html
from bot.pages.references import shown_among
from briefings import answers, newsroom
from briefings.answers import as_of, briefing
from briefings.answers.composing import disputes_of
from briefings.answers.one_screen import one_screen
from briefings.answers.questions.search_query import parse_search
from briefings.beat.beat import Beat, shipped_beat
from briefings.errors import NotFound
from briefings.formats.briefing_format import briefing_row
from briefings.model import Finding, Match, Question, Reason, Upload
from storage.library.library import SqlLibrary
from tests.support.fake_desk import LineDesk, upload
from tests.support.filled_library import FilledLibrary
from tests.support.taking_in import NOBODY, receive

NOW = datetime(2018, 3, 1, 9, 0, tzinfo=UTC)

REPORT = upload(
    "France has 271 returnees. | returned FR fighters 271 | Soufan Center 2017-10-24 under=returnees",
    "Nobody knows how many hide in Europe. | - | Soufan Center 2017-10-24 under=returnees unknown not at=France/FR",
    source="Soufan Center",
    published="2017-10-24",
    url="https://soufan.example/report",
)
WIRE = upload(
    "Only 250 have come home to France. | returned FR fighters 250 | AFP > French officials 2017-12-17 under=returnees",
    "Most of them face a judge on return to France. | - | AFP 2017-12-17 under=returnees to=France/FR",
    source="AFP",
    published="2017-12-17",
)
SITE = upload(
    "As AFP found, 250 returned to France. | returned FR fighters 250 | A site > AFP 2018-02-20 under=returnees",
    source="A site",
    published="2018-02-20",
)
UNDATED = upload(
    "Some 40 came home to Belgium. | returned BE fighters about 40 | Le Soir under=returnees", source="Le Soir"
)
ROUTES = upload(
    "Smugglers sell passports in Idlib. | - | BuzzFeed 2017-11-01 under=routes at=Idlib/SY",
    source="BuzzFeed",
    published="2017-11-01",
)


@pytest.fixture(scope="module")
def beat() -> Beat:
    return shipped_beat()


@pytest.fixture
async def filled(database_url: str, library: SqlLibrary) -> SqlLibrary:
    """The five articles, published in this order."""
    kept = FilledLibrary(database_url, ("answers",)) if database_url.startswith("sqlite") else None
    if kept is None or not kept.put():
        desk = LineDesk()
        for number, each in enumerate((REPORT, WIRE, SITE, UNDATED, ROUTES)):
            await _publish(library, desk, each, NOW + timedelta(hours=number))
        if kept is not None:
            kept.keep()
    return library


@pytest.mark.parametrize("asof", [None, NOW.date()])
async def test_a_screen_says_what_it_would_with_all_documents_at_hand(
    filled: SqlLibrary, beat: Beat, asof: date | None
) -> None:
    question = Question("returnees", asof=asof)
    screen = await one_screen(filled, beat, question)
    whole = await answers.brief(filled, beat, question)
    claims = shown_among(screen.briefing.findings, screen.statements)
    with_all = replace(screen, briefing=replace(screen.briefing, documents=whole.documents))
    said = answer_html(screen, beat, claims).html
    assert said == answer_html(with_all, beat, claims).html
    assert "Soufan Center, 24 Oct 2017" in said
    assert said != answer_html(replace(screen, briefing=replace(screen.briefing, documents=())), beat, claims).html


async def test_of_equal_lines_one_that_can_be_read_alone_is_shown_first(library: SqlLibrary, beat: Beat) -> None:
    desk, alone, leaning = LineDesk(), "Two of the women are in prison in Lille.", "Of these, two are in prison."
    for words, day in ((alone, "2018-02-01"), (leaning, "2018-02-02")):
        line = f"{words} | - | AFP {day} under=returnees at=France/FR"
        await _publish(library, desk, upload(line, source="AFP", published=day), NOW)
    screen = await one_screen(library, beat, Question("returnees"))
    assert [finding.text for finding in screen.briefing.findings] == [alone, leaning]


async def test_more_lines_than_anyone_turns_to_are_not_counted_to_the_end(
    filled: SqlLibrary, beat: Beat, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = await answers.brief(filled, beat, Question("returnees"), limit=1)
    for module in (briefing, as_of):
        monkeypatch.setattr(module, "MOST_MORE", 1)
    for asof in (None, NOW.date()):
        some = await answers.brief(filled, beat, Question("returnees", asof=asof), limit=1)
        assert (whole.more, some.more) == (3, 2)


async def _publish(library: SqlLibrary, desk: LineDesk, article: Upload, now: datetime) -> int:
    draft = await receive(library, desk, article, by=1, now=now)
    await newsroom.publish(library, draft.document.number, by=1, now=now, tell=NOBODY)
    return draft.document.number


async def test_a_topics_answer_starts_with_the_figures_and_leads_to_its_documents(
    filled: SqlLibrary, beat: Beat
) -> None:
    briefing = await answers.brief(filled, beat, Question("returnees", "FR"))
    (figure,) = briefing.figures
    assert (figure.low, figure.high, figure.roots, figure.disputed) == (250, 271, ("AFP", "Soufan Center"), True)
    assert briefing.findings[0].documents == (2, 3)
    assert [finding.certainty for finding in briefing.unknown] == ["unknown"]
    assert all(finding.certainty != "unknown" for finding in briefing.findings)
    (dispute,) = briefing.disputes
    assert {dispute.left_text, dispute.right_text} >= {"France has 271 returnees."}
    assert [reference.number for reference in briefing.documents] == [1, 2, 3]
    assert briefing.documents[0].url == "https://soufan.example/report"


async def test_a_page_leads_on_to_the_next(filled: SqlLibrary, beat: Beat) -> None:
    first = await answers.brief(filled, beat, Question("returnees"), limit=2)
    second = await answers.brief(filled, beat, Question("returnees"), limit=2, offset=2)
    assert (len(first.findings), first.more) == (2, 2)
    assert (len(second.findings), second.more, second.figures) == (2, 0, ())
    assert not {f.id for f in first.findings} & {f.id for f in second.findings}


@pytest.mark.parametrize(
    ("since", "asof", "figure", "roots"),
    [
        (None, date(2017, 11, 1), (271, 271), ("Soufan Center",)),
        (None, date(2017, 12, 17), (250, 271), ("French officials", "Soufan Center")),
        (date(2017, 11, 1), None, (250, 250), ("AFP",)),
        (None, date(2018, 12, 31), (250, 271), ("AFP", "Soufan Center")),
    ],
)
async def test_as_of_a_day_is_what_had_been_published_by_then(
    filled: SqlLibrary,
    beat: Beat,
    since: date | None,
    asof: date | None,
    figure: tuple[int, int],
    roots: tuple[str, ...],
) -> None:
    briefing = await answers.brief(filled, beat, Question("returnees", "FR", since, asof))
    assert [(f.low, f.high, f.roots) for f in briefing.figures] == [(*figure, roots)]
    assert briefing.undated == 0
    ledger = await answers.figures(filled, beat, Question(None, "FR", since, asof))
    assert ledger.figures == briefing.figures


async def test_as_of_the_last_day_is_what_is_stored(filled: SqlLibrary, beat: Beat) -> None:
    stored = await answers.brief(filled, beat, Question("returnees", "FR"))
    then = await answers.brief(filled, beat, Question("returnees", "FR", None, date(2030, 1, 1)))
    assert then.findings == stored.findings
    assert then.figures == stored.figures
    assert then.disputes == stored.disputes


async def test_undated_documents_are_left_out_of_dated_answers_and_counted(filled: SqlLibrary, beat: Beat) -> None:
    briefing = await answers.brief(filled, beat, Question("returnees", None, None, date(2030, 1, 1)))
    assert briefing.undated == 1
    assert "BE" not in {figure.origin for figure in briefing.figures}
    assert "BE" in {figure.origin for figure in (await answers.figures(filled, beat, Question(None))).figures}


async def test_the_briefing_format_is_the_designs(filled: SqlLibrary, beat: Beat) -> None:
    row = briefing_row(await answers.brief(filled, beat, Question("returnees", "FR"), limit=10**6))
    assert list(row) == ["topic", "place", "since", "asof", "figures", "findings", "disputes", "documents"]
    assert list(row["figures"][0]) == [
        *("measure", "origin", "event", "place", "scope", "part", "low", "high", "bound", "newest", "roots"),
        *("disputed", "history", "parts"),
    ]
    assert list(row["figures"][0]["history"][0]) == [
        *("low", "high", "bound", "root", "published", "claim", "document", "verdict"),
    ]
    assert list(row["findings"][0]) == [
        *("id", "text", "claims", "roots", "documents", "newest", "certainty", "negated"),
    ]
    assert (row["topic"], row["place"], row["since"]) == ("returnees", "FR", None)
    assert (row["figures"][0]["low"], row["figures"][0]["newest"]) == (250, "2018-02-20")
    assert {finding["certainty"] for finding in row["findings"]} == {"certain", "unknown"}
    assert {d["left"] for d in row["disputes"]} | {d["right"] for d in row["disputes"]} <= {
        finding["id"] for finding in row["findings"]
    }


async def test_a_dated_dispute_shows_both_sides_where_one_stands_under_another_topic(
    library: SqlLibrary, beat: Beat
) -> None:
    desk = LineDesk()
    report = upload(
        "France has 271 returnees. | returned FR fighters 271 | Soufan Center 2017-10-24 under=whereabouts",
        source="Soufan Center",
        published="2017-10-24",
    )
    for number, each in enumerate((report, WIRE)):
        await _publish(library, desk, each, NOW + timedelta(hours=number))
    today = Question("returnees")
    stored = await answers.disputes(library, beat, today)
    assert len(stored.disputes) == 1
    assert (await answers.disputes(library, beat, replace(today, asof=NOW.date()))).disputes == stored.disputes
    assert (await answers.brief(library, beat, replace(today, asof=NOW.date()))).disputes == stored.disputes
    assert (await answers.brief(library, beat, replace(today, asof=date(2017, 11, 1)))).disputes == ()


@pytest.mark.parametrize("asof", [None, NOW.date()])
async def test_the_ledger_comes_in_pages(filled: SqlLibrary, beat: Beat, asof: date | None) -> None:
    ledger = Question(None, None, None, asof)
    whole = (await answers.figures(filled, beat, ledger)).figures
    pages = [await answers.figures(filled, beat, ledger, limit=1, offset=n) for n in range(len(whole) + 1)]
    assert tuple(figure for page in pages for figure in page.figures) == whole
    assert [page.more for page in pages] == [*reversed(range(len(whole))), 0]


async def test_an_answer_is_of_one_moment(filled: SqlLibrary, beat: Beat) -> None:
    """What is written meanwhile, by this task or another, is not in it, and is not kept waiting."""
    async with filled.looking():
        before = await filled.count_documents()
        async with filled.together():
            await filled.change_status(1, "withdrawn", expected=["published"])
            assert await filled.count_documents() == before - 1
        if filled.database.is_sqlite:
            assert await filled.count_documents() == before
    assert await filled.count_documents() == before - 1


async def test_disputes_are_open_conflicts_with_both_sides_word_for_word(filled: SqlLibrary, beat: Beat) -> None:
    briefing = await answers.disputes(filled, beat, Question(None))
    (dispute,) = briefing.disputes
    assert {finding.id for finding in briefing.findings} == {dispute.left, dispute.right}
    assert any("cannot fall" in why for why in dispute.why)
    corrected = upload(
        "France now counts 250 returnees. | returned FR fighters 250 | Soufan Center 2018-02-24 under=returnees",
        source="Soufan Center",
        published="2018-02-24",
    )
    await _publish(filled, LineDesk(), corrected, NOW)
    assert (await answers.disputes(filled, beat, Question(None))).disputes == ()
    # On the day before the correction both sides stood; that day's answers go on saying so.
    asof = [Question(None, asof=date(2018, 2, day)) for day in (23, 24)]
    assert [len((await answers.disputes(filled, beat, each)).disputes) for each in asof] == [1, 0]
    before = await answers.brief(filled, beat, replace(asof[0], topic="returnees"))
    assert any(figure.disputed for figure in before.figures)
    assert len(before.disputes) == 1


def test_a_dispute_is_told_by_what_decided_it_and_not_by_what_made_it_less_sure() -> None:
    left, right = (
        Finding(n, (f"{n}.0",), (n,), n, ("victims",), ("US",), (n,), (1,), None, None, "certain", False) for n in "ab"
    )
    reasons = (
        Reason("measure", 0.3, "both say how many killed"),
        Reason("time", -0.1, "one counts within a time, the other over another"),
        Reason("value", -0.3, "3 and 4 differ, of one event and about one day, from different sources"),
    )
    (dispute,) = disputes_of([Match("a.0", "b.0", "conflicts", 0.8, reasons)], [left, right])
    assert dispute.why == ("3 and 4 differ, of one event and about one day, from different sources",)


async def test_latest_is_what_changed_since_one_looked(filled: SqlLibrary, beat: Beat) -> None:
    everything = await answers.latest(filled, NOW - timedelta(days=1), NOW + timedelta(days=1))
    assert {change.kind for change in everything} == {"new", "disputed"}
    routes = await answers.latest(filled, NOW + timedelta(hours=3), NOW + timedelta(days=1), topics=["routes"])
    assert [change.finding.text for change in routes] == ["Smugglers sell passports in Idlib."]
    assert await answers.latest(filled, NOW + timedelta(hours=4), NOW + timedelta(days=1)) == ()


async def test_a_claim_in_full_says_what_it_matches_and_why(filled: SqlLibrary) -> None:
    claim = (await filled.claims_of(2))[0]
    view = await answers.claim_in_full(filled, claim.id[:8])
    assert (view.claim, view.document.number) == (claim, 2)
    assert view.paragraph == "Only 250 have come home to France."
    assert {(m.match.verdict, m.document.number, m.one_root) for m in view.matches} == {
        ("restates", 3, True),
        ("conflicts", 1, False),
    }
    reasons = {reason.feature: reason.words for reason in view.matches[0].match.reasons}
    assert reasons["measure"] == "both say how many returned"
    assert [finding.documents for finding in view.findings] == [(2, 3)]


async def test_a_drafts_claim_is_the_editors_alone(library: SqlLibrary) -> None:
    draft = await receive(library, LineDesk(), WIRE, by=1, now=NOW)
    with pytest.raises(NotFound):
        await answers.claim_in_full(library, draft.claims[0].id)
    view = await answers.claim_in_full(library, draft.claims[0].id, drafts=True)
    assert view.document.status == "draft"


async def test_an_empty_library_answers_with_nothing(library: SqlLibrary, beat: Beat) -> None:
    for question in (Question("returnees"), Question("routes", "FR"), Question(None, None, date(2017, 1, 1))):
        briefing = await answers.brief(library, beat, question)
        assert (briefing.figures, briefing.findings, briefing.documents) == ((), (), ())
    assert (await answers.disputes(library, beat, Question(None))).disputes == ()


async def test_a_search_finds_published_claims(filled: SqlLibrary) -> None:
    hits = await filled.search(parse_search("smuggler passport -gold place:SY").search(place="SY"), limit=9)
    assert [(hit.claim.text, hit.document.number) for hit in hits] == [("Smugglers sell passports in Idlib.", 5)]


ON_ROUTES = upload(
    "The 250 came home by way of Turkey. | returned FR fighters 250 | Reuters 2018-02-22 under=routes at=Turkey/TR",
    source="Reuters",
    published="2018-02-22",
)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        (Question("returnees"), "As AFP found, 250 returned to France."),
        (Question("routes"), "The 250 came home by way of Turkey."),
        (Question(None, "TR"), "The 250 came home by way of Turkey."),
        (Question("routes", asof=date(2018, 3, 1)), "The 250 came home by way of Turkey."),
    ],
)
async def test_the_line_of_a_finding_is_one_that_belongs_to_what_was_asked(
    filled: SqlLibrary, beat: Beat, question: Question, line: str
) -> None:
    await _publish(filled, LineDesk(), ON_ROUTES, NOW + timedelta(hours=9))
    briefing = await answers.brief(filled, beat, question)
    together = [finding for finding in briefing.findings if len(finding.documents) > 1]
    assert [finding.text for finding in together] == [line]
