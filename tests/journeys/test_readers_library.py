"""What readers find in the library: documents, claims, the ledger of figures, disputes, and what changed of late."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.chat.page import PHONE_LINES, phone_lines
from briefings import newsroom
from briefings.deliveries.digests import preview
from tests.support.desk_chat import EDITOR, DeskChat
from tests.support.fake_desk import upload
from tests.support.reading_chat import ASKER, FILLED, NOW, OTHER, Clock, apart, last_markup, many, publish, reading_chat


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path, *FILLED) as opened:
        yield opened


@pytest.fixture
async def empty(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path) as opened:
        yield opened


async def whole_latest(chat: DeskChat, user: int) -> str:
    """What /latest tells, screen after screen."""
    told = await chat.say("/latest", user)
    while any(label.endswith(" more") for label in chat.buttons(user)):
        told += await chat.press(chat.buttons(user)[0], user)
    return told


async def test_readers_see_claims_in_their_paragraph_and_editors_the_whole_text(chat: DeskChat) -> None:
    assert "3 documents" in await chat.say("/documents", ASKER)
    reader = await chat.say("/document_1", ASKER)
    assert "250 came back" in reader
    assert "Whole text" not in chat.buttons(ASKER)
    assert "Only this desk's editors" in await chat.forge("text|1|0", ASKER)
    await chat.say("/document 1", EDITOR)
    assert "Nobody knows where the others are." in await chat.press("Whole text", EDITOR)
    await chat.say("/document 1", EDITOR)
    await chat.press("As a file", EDITOR)
    assert chat.count("sendDocument") == 1


@pytest.mark.parametrize("command", ["/document 99", "/document", "/claim", "/claim zzz", "/claim_ffffffffffff"])
async def test_what_is_not_there_is_said_kindly(chat: DeskChat, command: str) -> None:
    answer = await chat.say(command, ASKER)
    assert "went wrong" not in answer
    assert answer
    if command.startswith("/document"):
        assert "/documents lists them." in answer


async def test_a_claim_in_full_says_why_and_can_be_reported(chat: DeskChat) -> None:
    await chat.say("/returnees France", ASKER)
    full = await chat.press("Why?", ASKER)
    for part in (
        "Original source",
        "Figure",
        "How sure",
        "Filed under Returnees",
        "In conflict: 250 and 271 returned home",
    ):
        assert part in full
    assert "(-0." not in full
    assert "(-0." in await chat.press("Why?", ASKER)
    await chat.press("Back to the line", ASKER)
    await chat.press("Report this line", ASKER)
    reports = await chat.services.library.reports()
    assert [(r.by, r.state) for r in reports] == [(ASKER, "open")]
    thanks = [c.parameters.get("text", "") for c in chat.server.calls if c.method == "answerCallbackQuery"]
    assert "Thank you" in thanks[-1]


async def test_the_reader_hears_what_became_of_a_report(chat: DeskChat) -> None:
    await chat.say("/returnees France", ASKER)
    await chat.press("Why?", ASKER)
    await chat.press("Report this line", ASKER)
    await chat.say("/review", EDITOR)
    await chat.press("It stands", EDITOR)
    await chat.deliver()
    assert "You reported a line" in chat.server.texts(ASKER)[-1]


# --- the ledger, disputes, what changed -----------------------------------------------------------------------------


async def test_a_figure_opens_its_history(chat: DeskChat) -> None:
    ledger = await chat.say("/figures France returned", ASKER)
    assert "250–271 people from France returned home, disputed" in ledger
    assert "joined" not in ledger
    history = await chat.press("History: France", ASKER)
    newest, oldest = history.index("17 Dec 2017: 250"), history.index("24 Oct 2017: 271, Soufan Center")
    assert newest < oldest
    await chat.press("Back to figures", ASKER)


async def test_a_figures_history_is_drawn_once_and_said_in_its_caption(chat: DeskChat) -> None:
    await chat.say("/figures France returned", ASKER)
    await chat.press("History: France", ASKER)
    await chat.press("As a chart", ASKER)
    (sent,) = [call.parameters for call in chat.server.calls if call.method == "sendPhoto"]
    name, content = next(value for value in sent.values() if isinstance(value, tuple))
    assert name == "dateline.png"
    assert content.startswith(b"\x89PNG")
    assert "24 Oct 2017: 271, Soufan Center" in sent["caption"]
    assert "(disputed)" in sent["caption"]


async def test_each_page_of_the_ledger_keeps_the_region_and_the_dates(chat: DeskChat) -> None:
    countries = {"AT": "Austria", "BE": "Belgium", "DE": "Germany", "DK": "Denmark", "ES": "Spain", "FI": "Finland",
                 "IT": "Italy", "NL": "the Netherlands", "NO": "Norway", "SE": "Sweden"}  # fmt: skip
    dead = [f"{10 + n} men from {name} are dead. | killed {code} {10 + n} | Reuters 2017-11-02 under=whereabouts"
            for n, (code, name) in enumerate(countries.items())]  # fmt: skip
    later = "99 men from Norway are dead. | killed NO 99 | AFP 2018-02-02 under=whereabouts"
    undated = "77 men from Spain are dead. | killed ES 77 | Herald under=whereabouts"
    await publish(
        chat.services,
        upload(*dead, source="Reuters", published="2017-11-02", title="The dead"),
        upload(later, source="AFP", published="2018-02-02", title="More dead"),
        upload(undated, source="Herald", title="Dead at some time"),
    )
    page = await chat.say("/figures Europe killed asof 31 Dec 2017", ASKER)
    told = page
    for _ in range(3):
        assert page.startswith("Figures · Europe · killed\nas published by 31 Dec 2017\n")
        assert "1 document without a date left out." in page
        more = [label for label in chat.buttons(ASKER) if label.endswith("more")]
        if not more:
            break
        page = await chat.press(more[0], ASKER)
        told += page
    assert all(f"{10 + n} " in told for n in range(10))
    assert "99" not in told
    assert (await chat.press("All dates", ASKER)).startswith("Figures · Europe · killed\n\n")
    assert "99" in await chat.say("/figures Norway", ASKER)


async def test_two_figures_of_one_country_and_measure_have_two_labels_and_two_histories(chat: DeskChat) -> None:
    for day, source in (("2017-11-02", "Reuters"), ("2017-11-09", "Herald")):
        line = f"Of the French 90 are dead, 12 of them women. | killed FR 90 ; killed FR women 12 | {source} {day}"
        await publish(
            chat.services,
            upload(f"{line} under=whereabouts", source=source, published=day, title=f"The dead, by {source}"),
        )
    await chat.say("/figures France killed", ASKER)
    whole, part = [label for label in chat.buttons(ASKER) if label.startswith("History")]
    assert whole == "History: people from France killed"
    assert part == "History: women from France killed (of a larger number)"
    assert (await chat.press(part, ASKER)).startswith("12 women from France killed (of a larger number)")


async def test_disputes_within_dates_say_so(chat: DeskChat) -> None:
    await publish(
        chat.services, upload("Some came. | - | Herald at=France/FR under=returnees", source="Herald", title="Undated")
    )
    said = await chat.say("/disputes France since 1 Dec 2017", ASKER)
    assert said.startswith("Disputes · France\npublished since 1 Dec 2017\n")
    assert "1 document without a date left out." in said


async def test_disputes_show_both_sides_once_with_all_reasons(chat: DeskChat) -> None:
    answer = await chat.say("/disputes", ASKER)
    assert answer.count("France has 271 returnees") == 1
    assert "250 and 271 returned home: a total can't fall" in answer
    left, right = [line for line in answer.splitlines() if line.startswith("“")]
    marks = {line[:3]: line for line in answer.splitlines() if line.startswith("[")}
    assert "AFP" in marks[(left if "came back" in left else right)[-3:]], "each side is marked with its own document"


async def test_a_sentence_with_three_figures_is_told_once_by_latest(chat: DeskChat) -> None:
    assert (await chat.say("/latest", ASKER)).count("Of 1,700 from France") == 1


async def test_a_run_of_what_is_merely_new_has_its_heading_once(chat: DeskChat) -> None:
    told = await chat.say("/latest", ASKER)
    entries = told.split("\n\n")[1:]
    runs = [pair for pair in pairwise(entries) if pair[0].startswith(("New\n", "“")) and pair[1].startswith("“")]
    assert runs, "what follows another that is new stands under its heading"
    assert not any(left.startswith("New\n") and right.startswith("New\n") for left, right in pairwise(entries))


async def test_latest_and_digests_tell_an_article_s_lines_in_its_order(empty: DeskChat) -> None:
    await empty.say("/subscribe everything at 8", ASKER)
    await publish(empty.services, apart(9))
    document = await empty.services.library.document(1)
    claims = await empty.services.library.claims_of(1)
    lines = [claim.text for claim in sorted(claims, key=lambda claim: claim.start)]
    assert [claim.text for claim in sorted(claims, key=lambda claim: claim.id)] != lines, "ids are in another order"
    assert all(line in document.text for line in lines)
    (subscription,) = await empty.services.outbox.subscriptions(ASKER)
    digest = await preview(empty.services.library, empty.services.outbox, subscription)
    assert [change.finding.text for change in digest.changes] == lines
    told = await whole_latest(empty, ASKER)
    assert [told.index(line) for line in lines] == sorted(told.index(line) for line in lines)
    await newsroom.withdraw(
        empty.services.library, 1, "a test", by=EDITOR, now=empty.services.now(), tell=empty.services.tell
    )
    told = await whole_latest(empty, ASKER)
    assert told.startswith("Latest")
    assert [told.index(line) for line in lines] == sorted(told.index(line) for line in lines)


async def test_where_nothing_is_of_a_place_the_library_s_other_figures_are_not_denied(chat: DeskChat) -> None:
    assert "No figure in the library is of this" in await chat.say("/figures Peru", ASKER)


async def test_an_empty_library_has_no_figure_yet(empty: DeskChat) -> None:
    assert "No figure in the library yet" in await empty.say("/figures", ASKER)


async def test_latest_and_digests_tell_of_no_dispute_that_was_settled_since(chat: DeskChat) -> None:
    await chat.say("/subscribe returnees at 8", ASKER)
    await chat.say("/latest", ASKER)
    rival = "France has 290 returnees, says the court. | returned FR 290 | court 2017-12-18 under=returnees"
    (number,) = await publish(chat.services, upload(rival, source="Court News", published="2017-12-18", title="Rival"))
    library = chat.services.library
    for match in await library.matches_of([s.id for s in await library.statements_of([number])]):
        await newsroom.overrule(
            library, match.left, match.right, "unrelated", by=EDITOR, now=chat.services.now(), tell=chat.services.tell
        )
    assert "290" not in await chat.say("/disputes", ASKER)
    said = await chat.say("/latest", ASKER)
    assert "New\n“France has 290 returnees, says the court.”" in said
    chat.services.clock = Clock(NOW + timedelta(hours=24))
    await chat.tick.run(chat.services.now())
    await chat.deliver()
    digest = last_markup(chat)
    assert "290" in digest
    for told in (said, digest):
        assert "isputed" not in told


async def test_latest_tells_what_changed_since_this_readers_mark(chat: DeskChat) -> None:
    first = await chat.say("/latest", ASKER)
    assert "first time" in first
    assert "Smugglers" in first
    assert "Nothing has changed" in await chat.say("/latest", ASKER)
    await publish(chat.services, many(1))
    again = await chat.say("/latest", ASKER)
    assert "Since Thu 1 Mar 2018, 09:00" in again
    assert "Road number" in again
    assert "Smugglers" not in again
    assert "first time" in await chat.say("/latest", OTHER)


async def test_what_was_borne_out_by_a_document_that_is_withdrawn_since_is_no_news(chat: DeskChat) -> None:
    await chat.say("/latest", ASKER)
    second = upload(
        "In France 250 came back, the port says. | returned FR 250 | Reuters 2017-12-18 at=France/FR under=returnees",
        source="Reuters",
        published="2017-12-18",
        title="The port counts",
    )
    (number,) = await publish(chat.services, second)
    assert "“In France 250" in await whole_latest(chat, OTHER)
    await newsroom.withdraw(
        chat.services.library, number, "wrong", by=EDITOR, now=chat.services.now(), tell=chat.services.tell
    )
    assert "Nothing has changed" in await chat.say("/latest", ASKER)


async def test_an_old_button_of_latest_says_that_nothing_stands_there_any_more(chat: DeskChat) -> None:
    """It showed an empty message under “Latest”."""
    (number,) = await publish(chat.services, apart(30))
    await chat.say("/latest", ASKER)
    await chat.press(chat.buttons(ASKER)[0], ASKER)
    more = chat.data("", ASKER)
    assert more.startswith("latest|")
    await newsroom.withdraw(chat.services.library, number, "an error", by=None, now=chat.services.now(),
                            tell=chat.services.tell)  # fmt: skip
    assert await chat.forge(more, ASKER) == "Latest\n\nThere is nothing beyond."
    assert chat.buttons(ASKER) == ["Back to the top"]


async def test_an_old_button_leads_to_no_empty_page_once_what_stood_there_is_gone(chat: DeskChat) -> None:
    """Each showed its heading alone."""
    disputed = await chat.forge("disputes|returnees|FR|||30", ASKER)
    assert disputed == "Returnees · France\n\nThere is nothing beyond."
    assert chat.buttons(ASKER)[0] == "Back to the top"
    listed = await chat.forge("documents|20", ASKER)
    assert "Paris counts" in listed
    assert chat.buttons(ASKER) == []


async def test_a_long_latest_pages_though_the_mark_has_moved(chat: DeskChat) -> None:
    await chat.say("/latest", ASKER)
    await publish(chat.services, apart(25))
    first = await chat.say("/latest", ASKER)
    (more,) = chat.buttons(ASKER)
    second = await chat.press(more, ASKER)
    told = [{line for line in page.splitlines() if line.startswith("“Q")} for page in (first, second)]
    assert more == f"{25 - len(told[0])} more"
    assert len(told[1]) == 10
    assert not told[0] & told[1]


async def test_what_is_new_fits_a_phone_before_more_of_it_is_asked_for(chat: DeskChat) -> None:
    """It took up to three screens."""
    await chat.say("/latest", ASKER)
    await publish(chat.services, apart(25))
    first = await chat.say("/latest", ASKER)
    assert 20 < phone_lines(first) <= PHONE_LINES
    assert phone_lines(await chat.press("2", ASKER)) > PHONE_LINES, "then fewer taps are worth more"
