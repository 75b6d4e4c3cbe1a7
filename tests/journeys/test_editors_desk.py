"""The rest of an editor's desk: links, withdrawing, revising, amending, the queue, sources; what readers then get."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.handlers.editors.queue.review_queue import ASKS
from briefings import newsroom
from briefings.errors import FetchFailed
from briefings.model import Match, Person, Reason, Source, Subscription, Upload
from tests.support.desk_chat import EDITOR, OWNER, READER, RIVAL, SECOND, WIRE, DeskChat, desk_chat, shown

pytestmark = [pytest.mark.model, pytest.mark.slow]

SUBSCRIBER = 30
LINK = "https://harbour.example/study"


class Pages:
    """Gives pages from memory."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {LINK: RIVAL}

    async def fetch(self, url: str) -> Upload:
        if url not in self.pages:
            raise FetchFailed("harbour.example answered 404; send the page as a file instead.")
        return Upload(self.pages[url].encode(), "study.txt", details={"url": url})


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with desk_chat(sqlite_url, tmp_path, fetcher=Pages()) as opened:
        yield opened


async def publish(chat: DeskChat, text: str = WIRE, caption: str = "2017-12-17 AFP") -> None:
    await chat.send("article.txt", text, caption=caption)
    assert "is published" in await chat.press("Publish")


async def alerted(chat: DeskChat, chats: int = 1) -> None:
    """Subscribers who have been sent an alert of all that is public."""
    for number in range(chats):
        await chat.services.outbox.subscribe(Subscription(0, SUBSCRIBER + number, alerts=True))
    await publish(chat)
    await chat.pass_time(minutes=5)
    assert all(chat.server.texts(SUBSCRIBER + number) for number in range(chats))


# --- links ----------------------------------------------------------------------------------------------------------


async def test_a_link_alone_is_fetched_and_kept_as_the_documents_link(chat: DeskChat) -> None:
    draft = await chat.say(LINK)
    assert f"Link: {LINK} (the link)" in draft


@pytest.mark.parametrize("said", [f"please read this ({LINK}).", f"look: {LINK} again {LINK}"])
async def test_a_link_among_a_few_words_is_fetched_and_the_words_name_no_source(chat: DeskChat, said: str) -> None:
    draft = await chat.say(said)
    assert f"Link: {LINK} (the link)" in draft
    assert "Source: not found" in draft
    assert "from “Ministers count the returned” → Harbour Institute" in draft


async def test_a_date_and_source_beside_a_link_are_its_own(chat: DeskChat) -> None:
    draft = await chat.say(f"2018-01-03 Harbour Institute {LINK}")
    assert f"Link: {LINK}" in draft
    assert "Date: 3 Jan 2018" in draft
    assert "Source: Harbour Institute" in draft


async def test_a_link_without_its_scheme_is_one(sqlite_url: str, tmp_path: Path) -> None:
    pages = Pages()
    pages.pages["https://www.harbour.example/study"] = RIVAL
    async with desk_chat(sqlite_url, tmp_path, fetcher=pages) as chat:
        assert (await chat.say("www.harbour.example/study")).startswith("Draft 1")


async def test_several_links_in_one_message_are_one_batch(chat: DeskChat) -> None:
    said = await chat.say(f"{LINK} https://harbour.example/gone")
    assert "2 sent: 1 draft" in said
    assert "https://harbour.example/gone" in said


async def test_a_page_that_was_found_twice_is_one_document(sqlite_url: str, tmp_path: Path) -> None:
    pages = Pages()
    shared = [f"{LINK}?utm_source=letter", f"{LINK}?fbclid=17"]
    pages.pages |= dict.fromkeys(shared, RIVAL)
    async with desk_chat(sqlite_url, tmp_path, fetcher=pages) as chat:
        assert f"Link: {LINK} (the link)" in await chat.say(shared[0])
        assert "This is document 1 already" in await chat.say(f"/add {shared[1]}")


async def test_add_takes_a_link_with_date_and_source(chat: DeskChat) -> None:
    draft = await chat.say(f"/add {LINK} 2018-01-03 Harbour Institute")
    assert f"Link: {LINK}" in draft
    assert "Date: 3 Jan 2018" in draft
    assert "Source: Harbour Institute" in draft


async def test_a_link_that_cannot_be_fetched_is_named_with_the_reason(chat: DeskChat) -> None:
    said = await chat.say("https://harbour.example/gone")
    assert said == (
        "https://harbour.example/gone was not taken in.\nharbour.example answered 404; send the page as a file instead."
    )


async def test_a_french_editor_is_told_in_french_why_a_link_was_not_had(chat: DeskChat) -> None:
    chat.server.languages[EDITOR] = "fr"
    said = await chat.say("https://harbour.example/gone")
    assert said.endswith("harbour.example a répondu 404\u00a0; envoyez plutôt la page en fichier.")


# --- withdrawing and revising ---------------------------------------------------------------------------------------


async def test_withdrawing_says_first_how_many_messages_it_corrects_and_then_corrects_them(chat: DeskChat) -> None:
    await alerted(chat, chats=2)
    asked = await chat.say("/withdraw 1 the ministry took its count back")
    assert "2 messages that carried its claims will be corrected." in asked
    assert "Readers are told: “the ministry took its count back”" in asked
    assert await chat.services.library.count_documents() == 1

    done = await chat.press("Withdraw it")
    assert "Document 1 is withdrawn." in done
    assert "2 corrections are on their way." in done
    assert "2 still to go" in await chat.press("How many went out?")
    await chat.deliver()
    assert "2 sent" in await chat.press("Look again")
    correction = chat.server.texts(SUBSCRIBER)[-1]
    assert "was withdrawn" in correction
    assert "the ministry took its count back" in correction
    told = [m for m in chat.server.sent if m["chat_id"] == SUBSCRIBER]
    assert told[-1]["reply_to"] == told[0]["message_id"]


async def test_withdrawing_without_a_reason_asks_for_it(chat: DeskChat) -> None:
    await publish(chat)
    assert "Why is it withdrawn?" in await chat.say("/withdraw 1")
    assert "Readers are told: “a slip of ours”" in await chat.say("a slip of ours")
    await chat.press("Withdraw it")
    assert (await chat.services.library.document(1)).status == "withdrawn"
    await chat.press("Undo")
    assert (await chat.services.library.document(1)).status == "published"


async def test_a_revision_shows_what_changes_and_is_put_in_place_by_a_button(chat: DeskChat) -> None:
    await alerted(chat)
    assert "Send the corrected article" in await chat.say("/revise 1")
    compared = await chat.send("corrected.txt", WIRE.replace("Some 250 fighters", "Some 240 fighters"))
    assert "1 paragraph reworded" in compared
    assert "1 message will be corrected." in compared
    assert (await chat.services.library.document(1)).version == 1

    done = await chat.press("Put it in place")
    assert "Document 1 is published as version 2." in done
    assert "1 correction is on its way." in done
    document = await chat.services.library.document(1)
    assert (document.source, str(document.published)) == ("AFP", "2017-12-17")
    await chat.deliver()
    assert "was revised" in chat.server.texts(SUBSCRIBER)[-1]


async def test_a_bad_revision_changes_nothing(chat: DeskChat) -> None:
    await publish(chat)
    await chat.say("/revise 1")
    said = await chat.send("corrected.txt", b"")
    assert "can't take document 1's place" in said
    assert (await chat.services.library.document(1)).version == 1


# --- claims ---------------------------------------------------------------------------------------------------------


async def claim_with(chat: DeskChat, words: str) -> str:
    claims = await chat.services.library.claims_of(1)
    return next(c.id for c in claims if words in c.text)


async def test_a_figure_is_amended_and_the_answer_changes(chat: DeskChat) -> None:
    await publish(chat)
    claim = await claim_with(chat, "250 fighters")
    await chat.say(f"/amend {claim[:10]}")
    await chat.press("Figures")
    await chat.press("about 250")
    await chat.press("Number")
    assert "Send one number" in await chat.say("many")
    assert "Figures amended." in await chat.say("240 to 245")
    quantity = (await chat.services.library.claim(claim))[0].quantities[0]
    assert (quantity.low, quantity.high) == (240, 245)
    assert (await chat.services.library.claim(claim))[0].text.startswith("Some 250 fighters")


async def test_who_was_told_of_a_figure_hears_that_it_was_amended(chat: DeskChat) -> None:
    await alerted(chat)
    claim = await claim_with(chat, "250 fighters")
    await chat.say(f"/amend {claim}")
    await chat.press("Figures")
    await chat.press("about 250")
    await chat.press("Number")
    assert "1 correction is on its way." in await chat.say("about 205")
    await chat.deliver()
    told = [m for m in chat.server.sent if m["chat_id"] == SUBSCRIBER]
    assert "an editor corrected how it is read" in told[-1]["text"]
    assert told[-1]["reply_to"] == told[0]["message_id"]


async def test_filing_a_claim_anew_corrects_no_message(chat: DeskChat) -> None:
    await alerted(chat)
    claim = await claim_with(chat, "250 fighters")
    await chat.say(f"/refile {claim} routes")
    await chat.pass_time(minutes=5)
    assert not any("Correction" in text for text in chat.server.texts(SUBSCRIBER))


async def test_taking_a_publication_back_corrects_what_was_sent(chat: DeskChat) -> None:
    await alerted(chat)
    await chat.say("/undo")
    said = await chat.press("Take it back")
    assert said == "Taken back: publish document 1.\n1 correction is on its way."


AMENDED = [
    ("Speaker", None, "The Interior Minister", "speaker"),
    ("Time", None, "Oct 2017", "times"),
    ("Root", "Official", "French officials", "root"),
    ("Places", "Add a place", "Iraq", "places"),
]


@pytest.mark.parametrize(("field", "choice", "value", "name"), AMENDED, ids=[row[0] for row in AMENDED])
async def test_each_part_of_a_claim_is_amended_by_buttons_and_one_message(
    chat: DeskChat, field: str, choice: str | None, value: str, name: str
) -> None:
    await publish(chat)
    claim = await claim_with(chat, "250 fighters")
    await chat.say(f"/amend {claim}")
    await chat.press(field)
    if choice:
        await chat.press(choice)
    assert "amended." in await chat.say(value)
    acts = await chat.services.library.acts(limit=1)
    assert (acts[0].who, acts[0].what, acts[0].detail["field"]) == (EDITOR, "amend", name)


async def test_negation_is_one_press(chat: DeskChat) -> None:
    await publish(chat)
    claim = await claim_with(chat, "250 fighters")
    await chat.say(f"/amend {claim}")
    assert "Negation: yes" in await chat.press("Negation")
    assert (await chat.services.library.claim(claim))[0].negated


async def test_refile_and_drop_by_command(chat: DeskChat) -> None:
    await publish(chat)
    claim = await claim_with(chat, "250 fighters")
    assert "Filed anew." in await chat.say(f"/refile {claim} routes")
    assert [f.topic for f in (await chat.services.library.claim(claim))[0].topics] == ["routes"]
    assert "There is no topic “weather”" in await chat.say(f"/refile {claim} weather")
    said = await chat.say(f"/drop {claim} 0123abcdef")
    assert "Dropped from all answers" in said
    assert "/drop takes one claim: “0123abcdef” was not read." in said
    assert f"Taken back: drop claim {claim}." in await chat.say("/undo")
    assert f"Taken back: refile claim {claim}." in await chat.say("/undo")


async def test_an_act_on_which_a_colleague_has_ruled_since_does_not_stand_before_the_one_before_it(
    chat: DeskChat,
) -> None:
    await publish(chat)
    claim = await claim_with(chat, "250 fighters")
    await chat.say(f"/drop {claim}")
    one, other = Source("AFP", family="Agencies"), Source("AFP", family="The Wire")
    services = chat.services
    for by, source in ((EDITOR, one), (SECOND, other)):
        await newsroom.set_source(services.library, source, by=by, now=services.now(), tell=services.tell)
    for _ in range(2):
        refused = await chat.say("/undo")
        assert refused.startswith(
            "Your last act was source AFP.\nSomebody else has ruled on this since, and that stands."
        )
        assert f"Before that: drop claim {claim}, on " in refused
    assert "It stands." in await chat.press("Leave it")
    await chat.say("/undo")
    assert f"Taken back: drop claim {claim}." in await chat.press("Take that back")
    assert await services.library.source("AFP") == other
    assert "Before that: publish document 1" in await chat.say("/undo")


async def test_what_was_done_after_a_refused_undo_is_not_taken_back_by_its_button(chat: DeskChat) -> None:
    await publish(chat)
    services = chat.services
    for by, family in ((EDITOR, "Agencies"), (SECOND, "The Wire")):
        source = Source("AFP", family=family)
        await newsroom.set_source(services.library, source, by=by, now=services.now(), tell=services.tell)
    await chat.say("/undo")
    offered = chat.data("Take that back")
    claim = await claim_with(chat, "250 fighters")
    await chat.say(f"/drop {claim}")
    assert "You have done more since" in await chat.forge(offered, EDITOR)
    assert await services.library.count_documents() == 1


async def test_an_undo_button_takes_back_its_own_act_and_no_later_one(chat: DeskChat) -> None:
    await publish(chat)
    claim = await claim_with(chat, "250 fighters")
    await chat.say(f"/drop {claim}")
    undo = chat.data("Undo")
    await chat.say(f"/refile {await claim_with(chat, '40 women')} routes")
    assert "You have done more since" in await chat.forge(undo, EDITOR)


# --- the queue ------------------------------------------------------------------------------------------------------


async def test_the_queue_walks_reports_people_drafts_and_unsure_matches(chat: DeskChat) -> None:
    services = chat.services
    await publish(chat)
    await publish(chat, RIVAL, "2018-01-03 Harbour Institute")
    ours = (await services.library.statements_of([1]))[0]
    theirs = (await services.library.statements_of([2]))[0]
    left, right = sorted((ours.id, theirs.id))
    await services.library.save_matches([Match(left, right, "unsure", 0.5, (Reason("words", 0.5, "like words"),))])
    claim = await claim_with(chat, "40 women")
    await services.library.report(claim, READER, services.now())
    await services.library.save_person(Person(31, "Sam & <b>Co</b>"))
    await services.library.keep(ASKS, "31", {"name": "Sam"}, services.now())
    await chat.send("draft.txt", WIRE.replace("250", "260"), caption="2018-02-01 Reuters")

    assert (await chat.say("/review")).startswith("Queue: 1 report, 1 person asking, 1 draft, ")
    assert "A reader reports this line" in await chat.answer()
    assert "Sam & <b>Co</b>" in await chat.press("Skip")
    assert "Let in, and told so." in await chat.press("Let them in")
    assert "Draft 3" in await chat.answer()
    assert "Do these two say the same?" in await chat.press("Skip")
    assert "Counted as the same." in await chat.press("The same")
    act = (await services.library.acts(limit=1))[0]
    assert (act.who, act.what) == (EDITOR, "overrule")
    assert act.detail["verdict"] in ("corroborates", "restates")
    person = await services.library.person(31)
    assert person is not None
    assert person.admitted


async def test_a_reader_hears_what_became_of_a_report(chat: DeskChat) -> None:
    await publish(chat)
    stands, falls = await claim_with(chat, "40 women"), await claim_with(chat, "250 fighters")
    for claim in (stands, falls):
        await chat.services.library.report(claim, READER, chat.services.now())
    await chat.say("/review")
    assert "The line stands" in await chat.press("It stands")
    assert "Dropped from all answers" in await chat.press("Drop it")
    await chat.deliver()
    told = chat.server.texts(READER)
    assert len(told) == 2
    assert "it stands as it is" in told[0]
    assert "took it out of all answers" in told[1]
    assert await chat.services.library.reports("open") == ()


async def test_an_empty_queue_says_so(chat: DeskChat) -> None:
    assert await chat.say("/review") == "The queue is empty."


async def test_two_editors_publish_one_draft_and_one_wins(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE)
    data = chat.data("Publish")
    for editor in (EDITOR, SECOND):
        chat.server.tap(data, chat.server.message(user=editor, text="draft"), user=editor)
    await chat.settled()
    said = [chat.server.texts(EDITOR)[-1], chat.server.texts(SECOND)[-1]]
    assert sum(shown(text).startswith("Document 1 is published.") for text in said) == 1, said
    assert len([a for a in await chat.services.library.acts(limit=50) if a.what == "publish"]) == 1


async def test_an_editor_dismissed_in_the_middle_of_a_review_is_refused_at_the_next_button(chat: DeskChat) -> None:
    await chat.send("wire.txt", WIRE)
    await chat.say("/review")
    person = await chat.services.library.person(EDITOR)
    assert person is not None
    await chat.services.library.save_person(replace(person, role="reader"))
    assert "Only this desk's editors can do that" in await chat.press("Publish")
    assert await chat.services.library.count_documents() == 0


async def test_an_editor_dismissed_in_the_middle_of_a_batch_hands_in_no_more(chat: DeskChat) -> None:
    chat.desk.gate.clear()
    chat.server.upload("one.txt", WIRE.encode(), user=EDITOR)
    chat.server.upload("two.txt", RIVAL.encode(), user=EDITOR)
    await chat.server.until(lambda: chat.desk.reads)
    person = await chat.services.library.person(EDITOR)
    assert person is not None
    await chat.services.library.save_person(replace(person, role="reader"))
    await chat.server.until(chat.fetched)
    chat.desk.gate.set()
    assert "✗ two.txt: Only this desk's editors can do that" in await chat.answer()


async def test_questions_and_buttons_outlive_a_restart(sqlite_url: str, tmp_path: Path) -> None:
    async with desk_chat(sqlite_url, tmp_path) as before:
        await before.send("wire.txt", WIRE)
        publish_button = before.data("Publish")
        await before.press("Edit details")
        await before.press("Date")
    async with desk_chat(sqlite_url, tmp_path) as after:
        assert "Date is set." in await after.say("2017-12-17")
        assert "Document 1 is published." in await after.forge(publish_button, EDITOR)


# --- sources --------------------------------------------------------------------------------------------------------


async def test_a_source_gets_a_family_and_other_names(chat: DeskChat) -> None:
    await publish(chat)
    assert (await chat.say("/source AFP")).startswith("AFP")
    await chat.press("Family")
    assert "Family: Agence Group" in await chat.say("Agence Group")
    await chat.press("Other names")
    assert "Other names: Agence One, A.O." in await chat.say("Agence One, A.O.")
    await chat.press("Undo")
    source = await chat.services.library.source("AFP")
    assert source is not None
    assert (source.family, source.other_names) == ("Agence Group", ())


async def test_a_root_is_said_to_be_another(chat: DeskChat) -> None:
    await chat.say("/source Harbour Institute")
    await chat.press("Same root as")
    assert "count as one root now" in await chat.say("The Harbour Study")
    assert dict(await chat.services.library.root_names()) == {"Harbour Institute": "The Harbour Study"}
    assert "Taken back: same root" in await chat.press("Undo")
    assert not await chat.services.library.root_names()


async def test_a_claims_matches_are_overruled_and_given_back_to_the_machine(chat: DeskChat) -> None:
    await publish(chat)
    await publish(chat, RIVAL, "2018-01-03 Harbour Institute")
    claim = await claim_with(chat, "250 fighters")
    other = next(s for s in await chat.services.library.statements_of([2]) if "271" in s.claim.text)
    ours = next(s for s in await chat.services.library.statements_of([1]) if s.claim.id == claim)
    left, right = sorted((ours.id, other.id))
    await chat.services.library.save_matches([Match(left, right, "conflicts", 0.8, (Reason("n", 1.0, "250, 271"),))])
    await chat.say(f"/amend {claim}")
    await chat.press("Done")
    assert "Match 1 of 1: in conflict (the machine’s)" in await chat.press("Matches")
    assert "an editor’s word" in await chat.press("Not the same")
    ruled = next(m for m in await chat.services.library.matches_of([left]) if m.right == right)
    assert (ruled.verdict, ruled.by) == ("unsure", EDITOR)
    await chat.press("As the machine")
    back = next(m for m in await chat.services.library.matches_of([left]) if m.right == right)
    assert back.by is None


async def test_every_act_stands_in_the_audit_log(chat: DeskChat) -> None:
    await publish(chat)
    claim = await claim_with(chat, "250 fighters")
    await chat.say(f"/drop {claim}")
    await chat.say("/withdraw 1 a test")
    await chat.press("Withdraw it")
    log = await chat.say("/audit", user=OWNER)
    for act in ("receive document 1", "publish document 1", f"drop claim {claim}", "withdraw document 1: a test"):
        assert act in log
