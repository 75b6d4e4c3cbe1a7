"""What readers get who ask for a topic: the sources' words, places and dates as people write them, and buttons on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from briefings import newsroom
from tests.support.desk_chat import EDITOR, DeskChat
from tests.support.fake_desk import upload
from tests.support.reading_chat import ASKER, FILLED, ROUTES, URL, apart, last_markup, publish, reading_chat


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path, *FILLED) as opened:
        yield opened


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
        ("France since", "No date stands behind “since”. Write it like 8 Dec 2017"),
        ("asof", "No date stands behind “asof”. Write it like 8 Dec 2017"),
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


async def test_an_answer_of_nothing_has_no_buttons_that_narrow_it(chat: DeskChat) -> None:
    assert "No document in the library says anything on this" in await chat.say("/returnees Iceland", ASKER)
    assert chat.buttons(ASKER) == ["By place", "All places", "Follow"]
    await chat.say("/returnees France", ASKER)
    assert {"Since …", "As of …"} <= set(chat.buttons(ASKER))


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
    seen, page = set(), await chat.press("Up to ", ASKER)
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
    page = await chat.press("Up to ", ASKER)
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
        page = await chat.press("Not known", ASKER)
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
    assert "Not known" not in chat.buttons(ASKER)


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
    assert "Up to 22 lines" in chat.buttons(ASKER)
    lines = (await chat.press("Up to 22 lines", ASKER)).count(". “Q")
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
