"""What readers get: from /start to a sourced answer in three taps, over a real HTTP Bot API on loopback."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from briefings import newsroom
from tests.support.desk_chat import EDITOR, OWNER, DeskChat, desk_chat
from tests.support.fake_desk import upload
from tests.support.reading_chat import (
    ASKER,
    FILLED,
    NOW,
    OTHER,
    ROUTES,
    URL,
    WIRE,
    Clock,
    apart,
    last_markup,
    many,
    publish,
    reading_chat,
)


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path, *FILLED) as opened:
        yield opened


@pytest.fixture
async def empty(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path) as opened:
        yield opened


# --- /start, /help, menus -------------------------------------------------------------------------------------------


async def test_start_says_in_four_lines_what_this_is_and_offers_the_topics(chat: DeskChat) -> None:
    first = await chat.say("/start", ASKER)
    assert len(first.splitlines()) == 4
    assert chat.buttons(ASKER) == [topic.title for topic in chat.services.beat.topics]


async def test_a_sourced_answer_is_three_taps_away(chat: DeskChat) -> None:
    await chat.say("/start", ASKER)
    answer = await chat.press("Returnees", ASKER)
    assert answer.startswith("Returnees")
    assert "250 people from France returned home, say French officials" in answer
    assert "[1] " in answer
    assert len(chat.server.texts(ASKER)) == 1, "the button edits its message in place"


async def test_an_empty_library_says_what_comes_next(empty: DeskChat) -> None:
    assert "still empty" in await empty.say("/start", ASKER)
    assert "Send an article here" in await empty.say("/start", EDITOR)
    for command in ("/returnees", "/figures", "/disputes", "/latest", "/documents", "/search smugglers"):
        assert await empty.say(command, ASKER)


async def test_help_differs_for_readers_editors_and_the_owner(chat: DeskChat) -> None:
    reader, editor, owner = [await chat.say("/help", who) for who in (ASKER, EDITOR, OWNER)]
    assert "/review" not in reader
    assert "/review" in editor
    assert "/appoint" not in editor
    assert "/appoint" in owner


async def test_menus_are_in_the_beats_words_and_differ_by_scope(chat: DeskChat) -> None:
    from bot.handlers.readers.menus import set_menus

    await set_menus(chat.application)
    menus = {str(c.parameters["scope"]): str(c.parameters["commands"]) for c in chat.server.calls
             if c.method == "setMyCommands"}  # fmt: skip
    everybody = next(menu for scope, menu in menus.items() if "default" in scope)
    group = next(menu for scope, menu in menus.items() if "all_group_chats" in scope)
    editor = next(menu for scope, menu in menus.items() if f'"chat_id": {EDITOR}' in scope or f"{EDITOR}" in scope)
    assert "returnees" in everybody
    assert "review" not in everybody
    assert "forgetme" not in group
    assert "review" in editor


# --- answers --------------------------------------------------------------------------------------------------------


async def test_the_lines_are_the_sources_own_words_and_link_to_the_sentence(chat: DeskChat) -> None:
    await chat.say("/returnees France", ASKER)
    markup = last_markup(chat)
    assert "Of 1,700 from France, 400 to 450 were killed and 250 came back." in markup
    assert f'<a href="{URL}#:~:text=' in markup
    assert "France has 271 returnees, says the &lt;b&gt;study&lt;/b&gt; &amp; its authors." in markup


async def test_one_sentence_is_read_once_however_many_figures_it_has(chat: DeskChat) -> None:
    assert (await chat.say("/whereabouts", ASKER)).count("Of 1,700 from France") == 1


async def test_an_answer_leads_with_the_fact_and_folds_the_rest(chat: DeskChat) -> None:
    answer = await chat.say("/returnees France", ASKER)
    title, fact, earlier, disputed, *_ = answer.splitlines()
    assert title == "Returnees · France"
    assert fact.startswith("250 people from France returned home, say French officials (17 Dec 2017)")
    assert earlier == "Earlier: 271 Soufan Center, Oct 2017"
    assert disputed.startswith("⚠ Disputed: 250 and 271 returned home: a total can't fall")
    markup = last_markup(chat)
    assert markup.count("<blockquote expandable>") == 1
    fold = markup.split("<blockquote expandable>")[1]
    assert "1 more line, 2 original sources" in fold
    assert "Original sources: French officials, Soufan Center" in fold
    assert "/claim_" not in markup, "a line is opened by a button, not by its hash"


async def test_a_line_leads_that_was_filed_where_it_was_asked_for(chat: DeskChat) -> None:
    """Two papers carry one agency's count; the one whose sentence is filed here is quoted, not the newer one."""
    other = upload(
        "As many as 450 are dead, the agency said. | killed FR 400-450 | AFP > French officials 2017-12-20"
        " at=France/FR under=whereabouts",
        source="The Gazette", published="2017-12-20", title="The dead",
    )  # fmt: skip
    await publish(chat.services, other)
    assert "450 are dead" not in (await chat.say("/returnees France", ASKER))


async def test_a_region_is_answered_by_its_countries(chat: DeskChat) -> None:
    answer = await chat.say("/returnees Europe", ASKER)
    assert answer.startswith("Returnees · Europe\n250 people from France")
    assert "250–271" in await chat.say("/figures Western Europe", ASKER)
    assert "No document" in await chat.say("/returnees the Maghreb", ASKER)
    dated = await chat.say("/returnees Europe since December 2017", ASKER)
    assert "250 people from France" in dated
    assert "271" not in dated


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("France", "Returnees · France"),
        ("the Phillipines", "the Phillipines taken as Philippines"),
        ("UK", "UK taken as United Kingdom"),
        ("since October 2017", "published since 1 Oct 2017"),
        ("asof 8 Dec 2017", "as published by 8 Dec 2017"),
        ("France since 2017-12-01 asof 31 Dec 2017", "published since 1 Dec 2017, as published by 31 Dec 2017"),
        ("asof 31 Dec 2017 France", "Returnees · France"),
        ("Qwertyland", "I know no place called “Qwertyland”"),
        ("since whenever", "I cannot read “whenever” as a date"),
    ],
)
async def test_places_and_dates_are_read_as_people_write_them(chat: DeskChat, words: str, said: str) -> None:
    assert said in await chat.say(f"/returnees {words}", ASKER)


@pytest.mark.parametrize("words", ["france", "the Netherlands", "Cote d’Ivoire", "Côte d'Ivoire"])
async def test_a_place_that_was_named_as_it_is_called_is_taken_for_nothing_else(chat: DeskChat, words: str) -> None:
    answer = await chat.say(f"/returnees {words}", ASKER)
    assert answer.startswith("Returnees · ")
    assert "taken as" not in answer


@pytest.mark.parametrize("words", ["all", "All countries", "everywhere", "the world", "around the world", "worldwide"])
async def test_everywhere_is_no_place(chat: DeskChat, words: str) -> None:
    everything = await chat.say("/returnees", ASKER)
    assert await chat.say(f"/returnees {words}", ASKER) == everything
    assert "1 Dec 2017" in await chat.say(f"/returnees {words} since December 2017", ASKER)
    assert await chat.say(f"/figures {words}", ASKER) == await chat.say("/figures", ASKER)


async def test_a_towns_name_is_told_with_the_country_in_which_the_library_has_it(chat: DeskChat) -> None:
    """The gazetteer's likeliest Toledo is in Belize, and its Springfield one of many in one country."""
    for town in ("Toledo", "Springfield"):
        line = f"Guides took families over the bridge at {town}. | - | Reuters 2017-11-02 at={town}/US under=routes"
        await publish(chat.services, upload(line, source="Reuters", published="2017-11-02", title=f"At {town}"))
        answer = await chat.say(f"/routes {town}", ASKER)
        assert answer.splitlines()[:2] == [f"{town} taken as {town}, United States.", f"Routes · {town}"]


async def test_lines_of_the_same_document_are_not_called_those_of_others(chat: DeskChat) -> None:
    twice = (
        "Some 30 fighters came home to Malta. | returned MT fighters 30 | Reuters 2017-11-02 under=returnees",
        "Malta counts 30 fighters who are home. | returned MT fighters 30 | Reuters 2017-11-02 under=returnees",
    )
    await publish(chat.services, upload(*twice, source="Reuters", published="2017-11-02", title="Malta counts"))
    await chat.say("/returnees Malta", ASKER)
    assert "▾ 1 line beside it, its paragraph" in await chat.press("Why?", ASKER)
    await chat.say("/returnees France", ASKER)
    assert "of other documents beside it, its paragraph" in await chat.press("Why?", ASKER)


async def test_a_lines_page_says_how_many_of_those_beside_it_it_leaves_out(chat: DeskChat) -> None:
    said = "Some 30 fighters came home to Malta, {0} said. | returned MT fighters 30 | {0} 2017-11-02 under=returnees"
    for who in ("Ash", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gum"):
        line = said.format(who)
        await publish(chat.services, upload(line, source=who, published="2017-11-02", title=f"Malta, {who}"))
    await chat.say("/returnees Malta", ASKER)
    page = await chat.press("Why?", ASKER)
    assert "▾ 6 lines of other documents beside it" in page
    assert page.count("Some 30 fighters came home to Malta, ") == 1 + 4 + 1
    assert "\nand 2 other lines\n" in page


async def test_no_table_is_offered_of_nothing(chat: DeskChat) -> None:
    await chat.say("/figures Norway", ASKER)
    assert chat.buttons(ASKER) == ["All places"]


async def test_a_long_answer_is_no_echo_of_what_was_typed(chat: DeskChat) -> None:
    for words in ("x" * 3000, f"since {'x' * 3000}"):
        assert len(await chat.say(f"/returnees {words}", ASKER)) < 200


async def test_one_line_of_one_source_has_nothing_to_unfold(chat: DeskChat) -> None:
    answer = await chat.say("/routes Raqqa", ASKER)
    assert "Smugglers" in answer
    assert "▾" not in answer


async def test_a_search_that_is_too_long_is_not_cut_within_a_word(chat: DeskChat) -> None:
    assert "2,000 dollars" in await chat.say("/search " + "smugglers " * 60, ASKER)


async def test_a_number_that_is_too_long_is_not_taken_for_another(chat: DeskChat) -> None:
    assert "999999999." not in await chat.say("/document 99999999999999", ASKER)


async def test_several_places_are_offered_as_buttons(chat: DeskChat) -> None:
    assert "Which place is “Georgia”?" in await chat.say("/returnees Georgia", ASKER)
    assert chat.buttons(ASKER) == ["Georgia (country)", "United States (no claim names Georgia)"]
    assert (await chat.press("Georgia (country)", ASKER)).startswith("Returnees · Georgia")


# A town in either of two countries, as a claim says which, and that country's own line.
IN_LIBYA = upload(
    "A ship left Tripoli at night. | - | Reuters 2017-11-01 at=Tripoli/LY under=routes",
    "Libya closed its ports. | - | Reuters 2017-11-01 at=Libya/LY under=routes",
    source="Reuters", published="2017-11-01", title="Ports",
)  # fmt: skip
IN_LEBANON = upload(
    "A bus from Tripoli reached Homs. | - | AFP 2017-11-02 at=Tripoli/LB under=routes",
    source="AFP", published="2017-11-02", title="Buses",
)  # fmt: skip


async def test_a_town_of_two_countries_is_answered_for_the_country_that_is_chosen(chat: DeskChat) -> None:
    await publish(chat.services, IN_LIBYA)
    assert "Which place is “Tripoli”?" in await chat.say("/routes Tripoli", ASKER)
    assert chat.buttons(ASKER) == ["Tripoli, Libya", "Lebanon (no claim names Tripoli)"]
    answer = await chat.press("Lebanon", ASKER)
    assert answer.startswith("Routes · Lebanon")
    assert "ship" not in answer
    await chat.say("/routes Tripoli", ASKER)
    answer = await chat.press("Tripoli, Libya", ASKER)
    assert answer.startswith("Routes · Tripoli")
    assert "A ship left Tripoli" in answer
    assert "closed its ports" not in answer


async def test_a_town_with_its_country_is_not_answered_with_its_namesake(chat: DeskChat) -> None:
    await publish(chat.services, IN_LIBYA)
    answer = await chat.say("/routes Tripoli, Lebanon", ASKER)
    assert answer.startswith("No claim names Tripoli in Lebanon.\nRoutes · Lebanon")
    assert "ship" not in answer


async def test_nobody_is_asked_which_town_where_claims_give_one_answer_for_both(chat: DeskChat) -> None:
    await publish(chat.services, IN_LIBYA, IN_LEBANON)
    answer = await chat.say("/routes Tripoli", ASKER)
    assert "Lines on Tripoli, Libya and Tripoli, Lebanon stand together" in answer
    assert "A ship left Tripoli" in answer
    assert "All lines (2)" in chat.buttons(ASKER)


async def test_a_town_of_two_countries_that_no_claim_names_leads_to_either_country(chat: DeskChat) -> None:
    await chat.say("/events Tripoli", ASKER)
    assert chat.buttons(ASKER) == ["Libya (no claim names Tripoli)", "Lebanon (no claim names Tripoli)"]
    assert "Lebanon" in await chat.press("Lebanon", ASKER)


async def test_a_town_that_no_claim_names_is_answered_by_its_country(chat: DeskChat) -> None:
    assert "Smugglers" in await chat.say("/routes Raqqa", ASKER)
    assert "No claim names Aleppo" in await chat.say("/routes Aleppo", ASKER)


async def test_buttons_lead_on_by_place_and_dates_and_back(chat: DeskChat) -> None:
    await chat.say("/returnees", ASKER)
    await chat.press("By place", ASKER)
    assert "France" in chat.buttons(ASKER)
    assert (await chat.press("France", ASKER)).startswith("Returnees · France")
    await chat.press("Since", ASKER)
    answer = await chat.press("The last 30 days", ASKER)
    assert "published since 30 Jan 2018" in answer
    assert "250" not in answer
    assert "All dates" in chat.buttons(ASKER)
    await chat.press("As of", ASKER)
    assert "as published by 31 Dec 2017" in await chat.press("End of 2017", ASKER)
    assert len(chat.server.texts(ASKER)) == 1


async def test_a_long_answer_pages_and_says_how_much_is_left(chat: DeskChat) -> None:
    await publish(chat.services, apart(60))
    await chat.say("/routes", ASKER)
    seen, page = set(), await chat.press("All lines", ASKER)
    for _ in range(12):
        lines = {line.partition(" ")[2] for line in page.splitlines() if ". “Q" in line}
        assert not lines & seen
        seen |= lines
        more = [label for label in chat.buttons(ASKER) if label.endswith("more")]
        if not more:
            break
        page = await chat.press(more[0], ASKER)
    assert len(seen) == 60


@pytest.mark.parametrize(
    "asked", ["/dispersal", "/dispersal Europe", "/dispersal since 2017", "/dispersal asof 2018-02"]
)
async def test_a_sentence_with_two_figures_stands_once_in_all_lines(chat: DeskChat, asked: str) -> None:
    """One of its figures is borne out by others, so that its two findings are pages apart."""
    homes = list(enumerate("FR BE DE NL GB SE NO DK ES IT AT FI IE PT".split(), 1))
    twice = [
        f"Of those from {home}, {n * 70} were killed and {n * 11} came back. | killed {home} {n * 70} ;"
        f" returned {home} {n * 11} | Reuters 2017-11-02 from={home}/{home} under=dispersal"
        for n, home in homes
    ]
    borne_out = [
        f"Dead are {n * 70} of {home}. | killed {home} {n * 70} | AP 2017-11-01 from={home}/{home} under=dispersal"
        for n, home in homes
    ]
    await publish(
        chat.services,
        upload(*twice, source="Road Watch", published="2017-11-02", title="Twice told"),
        upload(*borne_out, source="Count Watch", published="2017-11-01", title="Borne out"),
    )
    await chat.say(asked, ASKER)
    seen: list[str] = []
    page = await chat.press("All lines", ASKER)
    for _ in range(12):
        seen += [line.partition(" ")[2] for line in page.splitlines() if ". “" in line]
        more = [label for label in chat.buttons(ASKER) if label.endswith("more")]
        if not more:
            break
        page = await chat.press(more[0], ASKER)
    assert "There is nothing beyond" not in page
    assert len(seen) == len(set(seen))
    assert len(seen) >= len(homes)


async def test_what_is_said_to_be_unknown_is_listed_and_opens(chat: DeskChat) -> None:
    """It is none of "All lines": nothing is told by it."""
    unknown = [f"Nobody knows where the {word} went. | - | {word} 2017-11-02 unknown under=dispersal"
               for word in ("Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel")]  # fmt: skip
    told = "The men of Raqqa went south. | - | Reuters 2017-11-02 under=dispersal"
    more = "The men of Hajin stayed. | - | Reuters 2017-11-02 under=dispersal"
    await publish(chat.services, upload(told, more, *unknown, source="Watch", published="2017-11-02", title="Gone"))
    for asked in ("/dispersal", "/dispersal since 2017", "/dispersal asof 2018-02-01"):
        await chat.say(asked, ASKER)
        assert "All lines (2)" in chat.buttons(ASKER)
        page = await chat.press("Said to be unknown", ASKER)
        assert page.startswith("Dispersal\n")
        assert "\nSaid to be unknown\n" in page
        assert "not known" in page
        seen = [line.partition(" ")[2] for line in page.splitlines() if ". “" in line]
        page = await chat.press("More", ASKER)
        seen += [line.partition(" ")[2] for line in page.splitlines() if ". “" in line]
        assert sorted(seen) == sorted(f"“{line.partition(' |')[0]}”" for line in unknown)
        assert "More" not in chat.buttons(ASKER)
        await chat.press("1", ASKER)
        assert "said to be not known" in chat.server.texts(ASKER)[-1]
    await chat.say("/routes", ASKER)
    assert "Said to be unknown" not in chat.buttons(ASKER)


async def test_lines_that_were_not_looked_at_are_counted_as_at_most_so_many(chat: DeskChat) -> None:
    """A sentence with two figures stands in two findings, and is one line; who says those further down is not known."""
    twice = [
        f"Q{n} of the men of hill {n} were killed and {n + 1} came back. | killed SY {n} ; returned SY {n + 1} |"
        f" Reuters{n} 2017-11-02 under=dispersal"
        for n in range(200, 3000, 200)
    ]
    await publish(chat.services, upload(*twice, source="Road Watch", published="2017-11-02", title="Twice told"))
    answer = await chat.say("/dispersal", ASKER)
    assert "▾ up to 21 more lines\n" in answer
    assert " and others\n" in answer
    assert "All lines (up to 22)" in chat.buttons(ASKER)
    lines = (await chat.press("All lines", ASKER)).count(". “Q")
    assert "up to 16 more" in chat.buttons(ASKER)
    lines += (await chat.press("up to 16 more", ASKER)).count(". “Q")
    lines += (await chat.press("up to 4 more", ASKER)).count(". “Q")
    assert lines == 14


async def test_the_way_to_disputes_does_not_count_those_around_what_the_screen_shows(chat: DeskChat) -> None:
    await chat.say("/returnees France", ASKER)
    assert "⚠ Disputed" in chat.buttons(ASKER)


async def test_what_only_the_questions_words_led_to_adds_no_source_to_the_count(chat: DeskChat) -> None:
    await publish(
        chat.services,
        upload("The French are gone from the desert. | - | Shepherds 2017-11-02 at=France/FR under=territory",
               source="Road Watch", published="2017-11-02", title="Gone"),
    )  # fmt: skip
    answer = await chat.say("/ask how many French returned to France, and who are gone from the desert?", ASKER)
    assert "Returnees · France" in answer
    assert "2 more lines, 2 original sources" in answer


async def test_a_second_tap_changes_nothing_and_hurts_nobody(chat: DeskChat) -> None:
    await chat.say("/start", ASKER)
    data = chat.data("Returnees", ASKER)
    message = next(m for (c, _), m in chat.server.messages.items() if c == ASKER)
    first = await chat.press("Returnees", ASKER)
    chat.server.tap(data, message, user=ASKER)
    assert await chat.answer(ASKER) == first
    assert len(chat.server.texts(ASKER)) == 1


async def test_an_old_button_works_after_a_restart(sqlite_url: str, tmp_path: Path) -> None:
    long_place = "The Autonomous Region of the Hills beyond the Second River"
    async with reading_chat(sqlite_url, tmp_path, *FILLED) as before:
        from bot.chat.views import View, data_for, question_args
        from briefings.model import Question

        kept = await data_for(before.services, View("ask", question_args(Question("returnees", long_place))))
        await before.say("/start", ASKER)
        short = before.data("Routes", ASKER)
    async with reading_chat(sqlite_url, tmp_path) as after:
        assert "Smugglers" in await after.forge(short, ASKER)
        assert long_place in await after.forge(kept, ASKER)


async def test_a_line_withdrawn_since_is_shown_as_withdrawn(chat: DeskChat) -> None:
    await chat.say("/routes Turkey", ASKER)
    claim = "/claim_" + chat.data("Why?", ASKER).removeprefix("claim|")
    number = next(d.number for d in await chat.services.library.documents() if d.title == ROUTES.details["title"])
    await newsroom.withdraw(
        chat.services.library,
        number,
        "The prices were made up",
        by=EDITOR,
        now=chat.services.now(),
        tell=chat.services.tell,
    )
    opened = await chat.say(claim, ASKER)
    assert opened.startswith("Withdrawn. The reason given: “The prices were made up”. This line stands")
    listed = await chat.say(f"/document {number}", ASKER)
    assert "Withdrawn. The reason given: “The prices were made up”.\nIts lines stand" in listed
    assert "Smugglers" not in await chat.say("/routes", ASKER)


# --- documents and claims -------------------------------------------------------------------------------------------


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
    await chat.press("Back to the figures", ASKER)


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
        assert page.startswith("Figures · Europe\nas published by 31 Dec 2017\n")
        assert "1 document without a date left out." in page
        more = [label for label in chat.buttons(ASKER) if label.endswith("more")]
        if not more:
            break
        page = await chat.press(more[0], ASKER)
        told += page
    assert all(f"{10 + n} " in told for n in range(10))
    assert "99" not in told
    assert (await chat.press("All dates", ASKER)).startswith("Figures · Europe\n\n")
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
    assert "“In France 250" in await chat.say("/latest", OTHER)
    await newsroom.withdraw(
        chat.services.library, number, "wrong", by=EDITOR, now=chat.services.now(), tell=chat.services.tell
    )
    assert "Nothing has changed" in await chat.say("/latest", ASKER)


async def test_an_old_button_of_latest_says_that_nothing_stands_there_any_more(chat: DeskChat) -> None:
    """It showed an empty message under “Latest”."""
    (number,) = await publish(chat.services, apart(30))
    await chat.say("/latest", ASKER)
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
    second = await chat.press("15 more", ASKER)
    told = [{line for line in page.splitlines() if line.startswith("“Q")} for page in (first, second)]
    assert [len(lines) for lines in told] == [10, 10]
    assert not told[0] & told[1]


# --- searching, asking, free words ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "found", "missing"),
    [
        ("smuggler", "Smugglers", "desert"),
        ('"desert to Turkey"', "desert", "Smugglers"),
        ("topic:routes -desert", "Smugglers", "desert"),
        ("place:Turkey topic:routes", "desert", "Smugglers"),
        ('source:"Soufan Center" returnees', "271 returnees", "Smugglers"),
        ("xylophone", "No claim has all of these words", "Smugglers"),
    ],
)
async def test_search_takes_words_phrases_and_filters(chat: DeskChat, words: str, found: str, missing: str) -> None:
    answer = await chat.say(f"/search {words}", ASKER)
    lines = "\n".join(line for line in answer.splitlines() if not line.startswith("Search:"))
    assert found in lines
    assert missing not in lines


async def test_found_words_are_marked_and_a_long_result_pages(chat: DeskChat) -> None:
    await chat.say("/search smugglers", ASKER)
    assert "<b>Smugglers</b> in Raqqa" in last_markup(chat)
    await publish(chat.services, many(15))
    first = await chat.say("/search road hill", ASKER)
    second = await chat.press("More", ASKER)
    assert not {x for x in first.splitlines() if "Road" in x} & {x for x in second.splitlines() if "Road" in x}


async def test_a_question_in_ones_own_words_finds_topic_and_place_and_says_so(chat: DeskChat) -> None:
    answer = await chat.say("/ask How many fighters returned to France?", ASKER)
    assert "Taken as: Returnees · France" in answer
    assert "250 people from France" in answer
    assert "this is a search" in await chat.say("/ask what do dollars buy", ASKER)


async def test_a_question_is_answered_by_its_words_numbers_and_kind(chat: DeskChat) -> None:
    priced = upload(
        "Smugglers wait in the hills for a clear night. | - | Reuters 2017-11-05 at=Turkey/TR under=routes",
        "Guides charge 400 dollars a head, the smugglers told us. | - | Reuters 2017-11-04 at=Turkey/TR under=routes",
        source="Hill Post", published="2017-11-05", title="At night",
    )  # fmt: skip
    denied = upload(
        "It is not true that 271 returned to France, he said. | returned FR 271 | a spokesman 2018-02-08 at=France/FR"
        " not under=returnees",
        source="Strait Gazette", published="2018-02-08", title="A denial",
    )  # fmt: skip
    await publish(chat.services, priced, denied)
    prices = await chat.say("/ask How much do smugglers charge?", ASKER)
    assert prices.splitlines()[2].startswith("“Guides charge 400 dollars")
    answer = await chat.say("/ask Did 271 return to France?", ASKER)
    assert "It is not true that 271 returned" in answer.splitlines()[2]


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("/returnes France", "Did you mean /returnees France?"),
        ("/serach smugglers", "Did you mean /search smugglers?"),
        ("/qqqqqqqq", "/help lists all"),
        ("returnees France", "Returnees · France"),
        ("who smuggles fighters over the border?", "Taken as: Routes"),
        ("hlep", "Did you mean /help?"),
        ("🙂" * 4096, "I read words"),
        ("...", "I read words"),
    ],
)
async def test_words_that_are_no_command_are_never_met_with_silence(chat: DeskChat, typed: str, answered: str) -> None:
    assert answered in await chat.say(typed, ASKER)


# --- hostile and hurried people -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    ["", "ask", "ask|x|y|z|w|v", "ask|returnees||||99999999", "ask|nonsense||||0", "=0000", "history|a",
     "figures|a|b|c", "latest|a|b|c", "search|x", "document|1|-1", "document|９|０", "claim|'; DROP TABLE claims",
     "report|x", "settings|1", "sub-when|never", "forget|", "admit|1", "text|1|0", "|||||", "do|drop|all",
     "set-time-to|1|99"],
)  # fmt: skip
async def test_forged_buttons_do_nothing_and_get_a_word(chat: DeskChat, data: str) -> None:
    before = await chat.services.library.counts()
    await chat.forge(data or "|", ASKER)
    assert await chat.services.library.counts() == before
    assert not any("went wrong" in text for text in chat.server.texts(ASKER))


async def test_a_flood_from_one_person_slows_that_person_only(chat: DeskChat) -> None:
    for _ in range(1000):
        chat.server.say("/returnees", user=ASKER)
    chat.server.say("/routes", user=OTHER)
    begun = time.monotonic()
    await chat.server.until(lambda: chat.server.texts(OTHER), seconds=20)
    assert time.monotonic() - begun < 10
    await chat.settled()
    texts = chat.server.texts(ASKER)
    assert len(texts) < 200
    assert sum("you write faster than I answer" in text for text in texts) >= 1
    assert (await chat.say("/routes", ASKER)).startswith("Routes")


# --- by invitation --------------------------------------------------------------------------------------------------


async def test_a_stranger_gets_one_kind_line_and_is_let_in_by_an_editor(sqlite_url: str, tmp_path: Path) -> None:
    async with reading_chat(sqlite_url, tmp_path, WIRE, access="invited") as chat:
        assert "for invited readers" in await chat.say("/returnees", ASKER)
        assert "250" not in "".join(chat.server.texts(ASKER))
        await chat.press("Ask to be let in", ASKER)
        await chat.forge("ask|returnees||||0", OTHER)
        assert "250" not in "".join(chat.server.texts(OTHER))
        assert "Person 20" in await chat.answer(EDITOR)
        assert "Person 20" in await chat.say("/review", EDITOR)
        await chat.press("Let them in", EDITOR)
        await chat.deliver()
        person = await chat.services.library.person(ASKER)
        assert person is not None
        assert person.admitted
        assert "let you in" in chat.server.texts(ASKER)[-1]
        assert "250" in await chat.say("/returnees", ASKER)


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


# --- words behind a command that reads none -------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["documents", "latest"])
async def test_words_that_a_list_does_not_read_are_named_with_what_finds_them(chat: DeskChat, command: str) -> None:
    plain = await chat.say(f"/{command}", OTHER)
    answer = await chat.say(f"/{command} France <now>", ASKER)
    note, whole = answer.split("\n", 1)
    assert note == f"/{command} takes no words: “France <now>” was not read. For its lines: /search France <now>"
    assert whole == plain


async def test_a_number_behind_the_list_is_that_documents(chat: DeskChat) -> None:
    assert await chat.say("/documents 2", ASKER) == await chat.say("/document 2", ASKER)
    assert "no document 99" in await chat.say("/documents 99", ASKER)


async def test_control_characters_are_read_as_spaces(database_url: str, tmp_path: Path) -> None:
    """PostgreSQL stores no NUL, and SQLite's search ends at one: both said that the library can't be used."""
    async with desk_chat(database_url, tmp_path) as chat:
        await publish(chat.services, *FILLED)
        for typed in (
            "/search smugglers\0",
            '/search "in\0Raqqa"',
            "/search \x01smugglers\x7f",
            "/search dollars\ud83d",
        ):
            assert "Smugglers in Raqqa asked for 2,000 dollars." in await chat.say(typed, ASKER), typed
        await chat.say("/serch smugglers\0Raqqa", ASKER)
        assert "Smugglers in Raqqa" in await chat.press("Do /search smugglers Raqqa", ASKER)
        asker = {"id": ASKER, "is_bot": False, "first_name": "A\0"}
        chat.server.feed(inline_query={"id": "1", "from": asker, "query": "\0smugglers", "offset": ""})
        await chat.settled()
        (offered,) = [call for call in chat.server.calls if call.method == "answerInlineQuery"]
        assert "Smugglers in Raqqa" in str(offered.parameters["results"])
        await chat.say("/withdraw 3 a\0mistake", EDITOR)
        assert "is withdrawn" in await chat.press("Withdraw it", EDITOR)
        assert "“a mistake”" in await chat.say("/document 3", EDITOR)


async def test_an_empty_library_says_what_to_do_where_there_is_nothing_to_ask(sqlite_url: str, tmp_path: Path) -> None:
    """“Which words?” alone stood there, where an example stands in a library with lines."""
    async with reading_chat(sqlite_url, tmp_path) as chat:
        for typed, asked in (("/search", "Which words?"), ("/ask", "What do you want to know?")):
            said = await chat.say(typed, ASKER)
            assert said == f"{asked} There is no line to find yet: /subscribe tells you when there is one."
