"""A reader whose Telegram speaks French, one who chooses it, and what stays in its source's own words."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.handlers.readers.help.menus import set_menus
from briefings.deliveries.languages import language_of
from tests.support.desk_chat import EDITOR, SECOND, DeskChat, desk_chat, shown
from tests.support.reading_chat import ASKER, FILLED, OTHER, WIRE, Clock, publish, reading_chat
from tests.support.telegram_server import BOT

GROUP = -1_001_234_567_890
STRANGER = 66


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[DeskChat]:
    async with reading_chat(sqlite_url, tmp_path, *FILLED) as opened:
        opened.server.languages[ASKER] = "fr-CA"
        yield opened


async def test_who_reads_telegram_in_french_is_answered_in_french_and_others_are_not(chat: DeskChat) -> None:
    answer = await chat.say("/returnees France", ASKER)
    assert answer.startswith("Retours · France")
    assert "selon French officials (17 déc. 2017)" in answer
    assert "Of 1,700 from France, 400 to 450 were killed and 250 came back." in answer, "a source's words stay"
    assert "Pourquoi\u00a0?" in chat.buttons(ASKER)
    assert (await chat.say("/returnees France", OTHER)).startswith("Returnees · France")


async def test_what_nobody_typed_a_command_for_is_in_french_too(chat: DeskChat) -> None:
    member = {"user": BOT, "status": "member"}
    asker = {"id": ASKER, "is_bot": False, "first_name": "A", "language_code": "fr"}
    chat.server.feed(
        my_chat_member={
            "chat": {"id": GROUP, "type": "supergroup", "title": "A group"},
            "from": asker,
            "date": 1_519_900_000,
            "old_chat_member": {**member, "status": "left"},
            "new_chat_member": member,
        }
    )
    await chat.settled()
    assert chat.server.texts(GROUP)[-1].startswith("Dateline répond ici désormais.")
    await chat.say("/sttings", ASKER)
    assert "Quand je vous écris" in await chat.press("Lancer /settings", ASKER)
    for _ in range(50):
        chat.server.say("/help", user=ASKER)
    await chat.settled()
    assert any("Un instant" in text for text in chat.server.texts(ASKER))


async def test_an_editors_document_says_in_french_what_became_of_it(chat: DeskChat) -> None:
    chat.server.languages[EDITOR] = "fr"
    assert "\nPublié. /document_1" in await chat.forge("stored|1", EDITOR)
    await chat.say("/withdraw 1 une erreur", EDITOR)
    await chat.press(chat.buttons(EDITOR)[0], EDITOR)
    assert "\nRetiré. /document_1" in await chat.forge("stored|1", EDITOR)


async def test_what_a_place_was_taken_for_is_told_in_french(chat: DeskChat) -> None:
    answer = await chat.say("/returnees Germny", ASKER)
    assert answer.startswith("«\u00a0Germny\u00a0» compris comme Allemagne.\nRetours · Allemagne")


async def test_a_country_is_read_by_the_name_that_it_is_shown_under(chat: DeskChat) -> None:
    assert (await chat.say("/returnees allemagne", ASKER)).startswith("Retours · Allemagne\n")
    assert "Retours · Maroc" in await chat.say("/subscribe returnees Maroc at 8", ASKER)
    (made,) = await chat.services.outbox.subscriptions(ASKER)
    assert made.places == ("MA",)


async def test_a_topic_is_read_by_the_title_that_it_is_shown_under(chat: DeskChat) -> None:
    assert "Retours · France" in await chat.say("retours France", ASKER)
    assert "Retours · France" in await chat.say("/subscribe retours France à 8h30", ASKER)
    assert "Où ils sont · Maroc" in await chat.say("/subscribe où ils sont Maroc at 8", ASKER)
    (returns, where) = await chat.services.outbox.subscriptions(ASKER)
    assert (returns.topics, where.topics) == (("returnees",), ("whereabouts",))
    assert returns.schedule
    assert returns.schedule.at.isoformat("minutes") == "08:30"
    assert "n’est ni un thème ni un lieu" in await chat.say("/subscribe retournons France at 8", ASKER)


async def test_plain_words_are_understood_in_french(chat: DeskChat) -> None:
    for typed, words in {
        "Bonjour !": "Touchez un thème",
        "aide": "Ce qui a changé depuis votre dernière visite",
        "Merci": "Je vous en prie",
        "pourquoi ?": "La suite est sous les boutons",
        "arrêtez": "n’a pas d’abonnement",
    }.items():
        assert words in await chat.say(typed, ASKER), typed


async def test_a_draft_and_the_buttons_that_refile_name_topics_in_french(chat: DeskChat) -> None:
    chat.server.languages[EDITOR] = "fr"
    line = (await chat.services.library.claims_of(1))[0]
    await chat.say(f"/refile {line.id}", EDITOR)
    assert {"Itinéraires", "Dispersion"} <= {label.removeprefix("✓ ") for label in chat.buttons(EDITOR)}
    await chat.say(f"/refile {line.id} itinéraires", EDITOR)
    assert "✓ Itinéraires" in chat.buttons(EDITOR)


async def test_a_place_that_may_be_several_is_asked_for_in_french(chat: DeskChat) -> None:
    assert "Quel lieu\u00a0: «\u00a0Georgia\u00a0»\u00a0?" in await chat.say("/returnees Georgia", ASKER)


async def test_the_buttons_of_an_answer_fit_three_in_a_row_on_a_phone(chat: DeskChat) -> None:
    """Of "Toutes les lignes (7)" a phone of 360 pixels showed "Toutes les li…"."""
    await chat.say("/returnees France", ASKER)
    assert "⚠ Contredit" in chat.buttons(ASKER)
    assert [label for label in chat.buttons(ASKER) if len(label) > 14] == []


async def test_every_screen_of_a_reader_is_in_french(chat: DeskChat) -> None:
    for typed, words in {
        "/start": "Touchez un thème",
        "/help": "Ce qui a changé depuis votre dernière visite",
        "/figures France": "Chiffres · France",
        "/disputes": "Contradictions",
        "/latest": "Nouveautés",
        "/search smugglers": "Recherche\u00a0: smugglers",
        "/documents": "3 documents",
        "/document 1": "17 déc. 2017",
        "/events": "Événements",
        "/subscribe": "S’abonner (1 sur 3)",
        "/settings": "Cette discussion n’a pas d’abonnement",
        "/follow": "Rien n’est suivi ici",
        "/privacy": "Ce qui est conservé sur vous",
        "/returnees Atlantis": "Atlantis",
        "/document 99": "Il n’y a pas de document 99.",
        "/nonsense": "Je ne connais pas la commande /nonsense",
    }.items():
        assert words in await chat.say(typed, ASKER), typed


async def test_what_an_editor_may_do_with_a_line_stands_under_it_in_french(chat: DeskChat) -> None:
    chat.server.languages[EDITOR] = "fr"
    line = (await chat.services.library.claims_of(1))[0]
    await chat.say(f"/claim_{line.id}", EDITOR)
    assert {"Modifier", "Reclasser", "Écarter"} <= set(chat.buttons(EDITOR))


async def test_a_language_is_chosen_and_stays_and_in_a_group_its_administrators_choose(chat: DeskChat) -> None:
    await chat.say("/language", OTHER)
    assert "Dans quelle langue" in await chat.press("Français", OTHER)
    assert (await chat.say("/routes", OTHER)).startswith("Itinéraires")
    assert any(label.startswith("Tout (") for label in chat.buttons(OTHER)) or "Par lieu" in chat.buttons(OTHER)
    await chat.say("/langue", ASKER)
    await chat.press("English", ASKER)
    assert (await chat.say("/help", ASKER)).startswith("Help"), "chosen before Telegram's"
    await chat.say("/language", OTHER, chat=GROUP)
    refused = max(m["message_id"] for (c, _), m in chat.server.messages.items() if c == GROUP)
    assert "administrators" in chat.server.messages[GROUP, refused]["text"]


@pytest.mark.parametrize(("typed", "told"), [("fr", "Français"), ("French", "Français"), ("français", "Français"),
                                             ("EN", "English"), ("anglais", "English")])  # fmt: skip
async def test_a_language_that_is_named_behind_the_command_is_chosen(chat: DeskChat, typed: str, told: str) -> None:
    await chat.say(f"/language {typed}", OTHER)
    assert f"✓ {told}" in chat.buttons(OTHER)
    heading = "Itinéraires" if told == "Français" else "Routes"
    assert (await chat.say("/routes", OTHER)).startswith(heading)


async def test_a_language_that_is_not_written_is_named_and_nothing_chosen(chat: DeskChat) -> None:
    answer = await chat.say("/language Klingon <b>", OTHER)
    assert answer.startswith("I write no language called “Klingon <b>”.")
    assert chat.buttons(OTHER) == ["✓ English", "Français"]


async def test_what_is_to_be_typed_stays_english_and_is_read(chat: DeskChat) -> None:
    """A French date, or a measure's French name, would not be read."""
    told = await chat.say("/help", ASKER)
    example = re.search(r"/whereabouts \S+ since \w+ \d{4} asof \d+ \w+ \d{4}", told)
    assert example, told
    assert (await chat.say(example[0], ASKER)).startswith("Où ils sont · France")


async def test_digests_alerts_and_corrections_come_in_the_language_of_the_subscriber(
    sqlite_url: str, tmp_path: Path
) -> None:
    clock = Clock()
    async with reading_chat(sqlite_url, tmp_path, clock=clock) as chat:
        chat.server.languages[ASKER] = "fr"
        for reader in (ASKER, OTHER):
            await chat.say("/subscribe returnees at 10 with alerts", reader)
        (number,) = await publish(chat.services, WIRE)
        clock.on(minutes=5)
        await chat.tick.run(clock())
        await chat.deliver()
        assert "Alerte · " in chat.server.texts(ASKER)[-1]
        assert "Détails" in chat.buttons(ASKER)
        assert "Alert · " in chat.server.texts(OTHER)[-1]
        assert "Details" in chat.buttons(OTHER)
        await chat.say(f"/withdraw {number} a slip")
        await chat.press("Withdraw")
        await chat.deliver()
        assert "Rectificatif" in chat.server.texts(ASKER)[-1]
        assert "a été retiré" in chat.server.texts(ASKER)[-1]
        assert "Why: a slip" in chat.server.texts(OTHER)[-1]


async def test_the_menus_are_set_in_every_language(chat: DeskChat) -> None:
    await set_menus(chat.application)
    french = [
        c.parameters for c in chat.server.calls if c.method == "setMyCommands" and c.parameters.get("language_code")
    ]
    assert {call["language_code"] for call in french} == {"fr"}
    assert all("Les chiffres, par pays et par mesure" in str(call["commands"]) for call in french)


async def test_the_desk_works_in_french_too_and_each_is_told_in_their_own_language(chat: DeskChat) -> None:
    chat.server.languages[EDITOR] = "fr"
    await chat.say("/desk", SECOND, chat=GROUP)
    draft = await chat.say("/add 2018-01-09 Reuters\nAbout 40 women came back to Belgium from Syria, officials said.")
    assert "Brouillon 4" in draft
    assert "Publier" in chat.buttons(EDITOR)
    posted = [m["text"] for (c, _), m in chat.server.messages.items() if c == GROUP]
    assert any("Draft 4" in text for text in posted), "the group did not choose French"
    await chat.say("/returnees France", ASKER)
    await chat.press("Pourquoi\u00a0?", ASKER)
    assert "Signalé\u00a0: «\u00a0" in await chat.press("Signaler cette ligne", ASKER)
    posted = [m["text"] for (c, _), m in chat.server.messages.items() if c == GROUP]
    assert "A reader reports this line" in posted[-1]
    assert "Un lecteur signale cette ligne" in await chat.say("/review", EDITOR)
    await chat.press("Maintenir", EDITOR)
    await chat.deliver()
    assert "Vous avez signalé une ligne" in chat.server.texts(ASKER)[-1]


async def test_an_editor_whose_telegram_is_french_is_told_unasked_in_french(sqlite_url: str, tmp_path: Path) -> None:
    async with desk_chat(sqlite_url, tmp_path, access="invited") as chat:
        chat.server.languages |= {EDITOR: "fr", STRANGER: "fr-BE"}
        await chat.say("/stats", EDITOR)
        await chat.forge("ask_in", STRANGER)
        assert "demande l’accès" in shown(chat.server.texts(EDITOR)[-1])
        assert "asks to read" in shown(chat.server.texts(SECOND)[-1]), "who never spoke French"
        await chat.press("Donner l’accès", EDITOR)
        await chat.deliver()
        assert "Bienvenue" in chat.server.texts(STRANGER)[-1]


async def test_a_language_that_was_chosen_is_kept_whatever_telegram_speaks(chat: DeskChat) -> None:
    await chat.say("/language en", EDITOR)
    chat.server.languages[EDITOR] = "fr"
    assert "Library" in await chat.say("/stats", EDITOR)


async def test_what_an_editor_does_in_a_group_says_nothing_of_the_group_s_language(chat: DeskChat) -> None:
    chat.server.languages[EDITOR] = "fr"
    await chat.say("/desk", EDITOR, chat=GROUP)
    assert await language_of(chat.services.library, GROUP) is None


NOT_TO_BE_READ = [
    ("notes.txt", b"\x00\x01\x02" * 50, "Ce fichier n’est pas un texte"),
    ("scan.pdf", b"%PDF-1.4 nothing", "Ce PDF est abîmé"),
    ("empty.txt", b"", "Ce fichier est vide"),
]


@pytest.mark.parametrize(("name", "content", "why"), NOT_TO_BE_READ, ids=[row[0] for row in NOT_TO_BE_READ])
async def test_why_a_file_cannot_be_read_is_told_in_french(chat: DeskChat, name: str, content: bytes, why: str) -> None:
    chat.server.languages[EDITOR] = "fr"
    assert why in await chat.send(name, content)


async def test_what_an_editor_typed_wrongly_is_told_in_french(chat: DeskChat) -> None:
    chat.server.languages[EDITOR] = "fr"
    assert "Écrivez l’adresse d’un flux" in await chat.say("/watch nonsense")
    (claim, *_) = await chat.services.library.claims_of(1)
    await chat.say(f"/amend {claim.id}")
    await chat.press("Date des faits")
    assert "Envoyez un jour, un mois ou une période" in await chat.say("jadis")
    assert "elle ne s’est jamais arrêtée" in await chat.say("/stats")


async def test_why_lines_stand_against_one_another_is_told_in_french_to_readers_and_editors(chat: DeskChat) -> None:
    falls = "250 et 271 diffèrent\u00a0: un total ne peut pas baisser, or le plus récent est plus bas"
    compared = await chat.say("/compare 1 2", ASKER)
    assert falls in compared
    assert "à des moments différents\u00a0: 17 déc. 2017 et 24 oct. 2017" in compared
    statements = await chat.services.library.statements_of([1, 2])
    ours = next(statement for statement in statements if "250 came back" in statement.claim.text)
    await chat.say(f"/claim_{ours.claim.id}", ASKER)
    why = await chat.press("Pourquoi\u00a0?", ASKER)
    assert "les deux donnent un nombre pour" in why
    assert "un total ne peut pas baisser" in why
    chat.server.languages[EDITOR] = "fr"
    await chat.say(f"/amend {ours.claim.id}", EDITOR)
    await chat.press("Terminé", EDITOR)
    judged = await chat.press("Rapprochements", EDITOR)
    assert "un total ne peut pas baisser" in judged
    assert "both" not in judged
