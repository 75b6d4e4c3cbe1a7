"""What readers are told stands in the catalogues, in every shipped language; numbers and dates as written there."""

from __future__ import annotations

import ast
import re
import string
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal

from bot.handlers.editors.act_pages import in_words
from bot.handlers.editors.feeds import found_words
from bot.handlers.editors.withdrawing import counted_state
from bot.language import ENGLISH, LANGUAGES, _, in_every_language, retold, shipped, speaking
from bot.locale import catalogues
from bot.pages import wording
from bot.pages.copy_words import copy_words
from bot.pages.plain_reasons import plain_reason, reason_of_a_change
from bot.pages.subscription_words import subject_words
from briefings.beat.beat import shipped_beat
from briefings.model import RecordedAct
from briefings.newsroom.near_copies import NearCopy, ParagraphCounts
from tests.support.articles import document as article

CODE = Path(__file__).parents[2]
OTHERS = [language for language in LANGUAGES if language != ENGLISH]
# Where people's texts are written. Not looked through: tables of words that people type, and file formats.
ROOMS = [
    *sorted((CODE / "bot" / "pages").rglob("*.py")),
    *sorted((CODE / "bot" / "handlers" / "readers").rglob("*.py")),
    *sorted((CODE / "bot" / "handlers" / "subscriptions").rglob("*.py")),
    *sorted((CODE / "bot" / "handlers" / "editors").rglob("*.py")),
    *sorted((CODE / "bot" / "handlers" / "owner").rglob("*.py")),
    CODE / "bot" / "handlers" / "admission.py",
    CODE / "bot" / "handlers" / "buttons.py",
    CODE / "bot" / "feeds" / "telling.py",
]
TYPED = {
    "captions.py",
    "citation.py",
    "place_words.py",
    "examples.py",
    "own_data.py",
    "plain_words.py",
    "wishes.py",
}
# What is called with words that nobody is shown.
UNSEEN = frozenset(
    """compile sub search match fullmatch finditer findall split startswith endswith removeprefix removesuffix
    partition TypeVar ParamSpec warning error exception info getLogger View kept keep drop record CommandHandler count
    ngettext replace frozenset _dated""".split()
)
# Words that are looked for in matchers' reasons, that an editor types, that name a state, or that are stored with a
# document: not shown as they stand here.
NOT_SHOWN = {
    "digest_message.py": ("the later says the opposite of the earlier",),
    "plain_reasons.py": ("both go back to", "both come from", " root", " original source"),
    "desk_group.py": ("publish it", "discard it", "drop it", "it stands"),
    "feeds.py": ("off beat",),
    "pieces.py": ("your caption", "a file without a name", "your text", "the forwarded post", "the link"),
}


# Acts as the log has them, whose targets have no number.
UNNUMBERED_ACTS = {
    "invite": "an editor",
    "take back an invitation": "an editor",
    "resume": "deliveries",
    **dict.fromkeys(("watch", "unwatch", "set watch"), "https://news.example/feed"),
}


def _is_for_people(words: str) -> bool:
    plain = re.sub(r"<[^>]*>|(?<!\w)/\w+", "", words)
    return bool(re.search(r"[A-Za-z]{2,} [A-Za-z]|^\W*[A-Z][a-z]{2,}", plain))


def _unmarked(path: Path) -> list[str]:
    """Texts outside `_()`: no docstring, no pattern, no key, and not compared with anything."""
    tree = ast.parse(path.read_text("utf-8"))
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_for_people(node.value)):
            continue
        if not _set_aside(node, parents) and node.value not in (*NOT_SHOWN.get(path.name, ()), "blockquote expandable"):
            found.append(f"{path.name}:{node.lineno}: {node.value[:60]!r}")
    return found


def _set_aside(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    child = node
    while (parent := parents.get(child)) is not None:
        if isinstance(parent, ast.Expr | ast.Compare):
            return True
        if isinstance(parent, ast.Dict) and child in parent.keys:
            return True
        if isinstance(parent, ast.Subscript) and child is parent.slice:
            return True
        if isinstance(parent, ast.Call) and child is not parent.func:
            name = parent.func.id if isinstance(parent.func, ast.Name) else getattr(parent.func, "attr", "")
            if name in UNSEEN | catalogues.ONE:
                return True
        child = parent
    return False


def test_every_text_for_people_stands_in_the_catalogue() -> None:
    found = [text for path in ROOMS if path.name not in TYPED for text in _unmarked(path)]
    assert found == [], "put it inside _(), or N_() in a table"


def test_the_search_for_unmarked_texts_finds_one(tmp_path: Path) -> None:
    page = tmp_path / "page.py"
    page.write_text('"""A page."""\n\n\ndef page(name: str) -> str:\n    return f"<b>Good day</b> {name}"\n')
    assert len(_unmarked(page)) == 1


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated_and_the_catalogues_are_of_today(language: str) -> None:
    stored = {str(m.id): m for m in catalogues.read(language) if m.id}
    today = {str(m.id): m for m in catalogues.brought_up_to_date(language) if m.id}
    assert stored.keys() == today.keys(), "python -m bot.locale.catalogues"
    lacking = [m.id for m in stored.values() if not m.string or (isinstance(m.string, tuple) and not all(m.string))]
    assert lacking == []
    path = Path(catalogues.__file__).parent / language / "LC_MESSAGES" / "dateline.mo"
    assert path.read_bytes() == catalogues.compiled(catalogues.read(language)), "python -m bot.locale.catalogues"


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_names_the_values_and_the_markup_of_its_text(language: str) -> None:
    for message in catalogues.read(language):
        if not message.id:
            continue
        texts = message.id if isinstance(message.id, tuple) else (message.id,)
        told = message.string if isinstance(message.string, tuple) else (message.string,)
        for text, words in zip(texts, told, strict=True):
            assert _values(text) == _values(words), text
            assert re.findall(r"</?[a-z]+", text) == re.findall(r"</?[a-z]+", words), text
            assert sorted(re.findall(r"(?<![\w</])/[a-z]+", text)) == sorted(
                re.findall(r"(?<![\w</])/[a-z]+", words)
            ), text


def _values(text: str) -> list[str]:
    return sorted(name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name is not None)


def test_every_text_that_is_filled_in_is_given_its_values() -> None:
    wrong = []
    for path in sorted((CODE / "bot").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            text = _filled(node)
            if text is None:
                continue
            assert isinstance(node, ast.Call)
            given = {keyword.arg for keyword in node.keywords}
            if given != {name for name in _values(text) if name} and not node.args:
                wrong.append(f"{path.name}:{node.lineno}")
    assert wrong == []


def _filled(node: ast.AST) -> str | None:
    """The text of `_("…").format(…)`."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"):
        return None
    inner = node.func.value
    if not (isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id == "_" and inner.args):
        return None
    first = inner.args[0]
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def test_numbers_days_and_plurals_are_written_as_in_french() -> None:
    with speaking("fr"):
        assert wording.number(40000) == format_decimal(40000, locale="fr")
        assert wording.number(1.5) == "1,5"
        assert wording.number(1 / 3) == "un tiers"
        assert wording.number(3 / 7) == "3/7"
        assert wording.day(date(2017, 12, 17)) == format_date(date(2017, 12, 17), "d MMM y", "fr") == "17 déc. 2017"
        assert [wording.day(date(2017, 12, day)) for day in (1, 11)] == ["1er déc. 2017", "11 déc. 2017"]
        assert wording.listed(["a", "b"]) == "a\u00a0; b"
        assert wording.moment(datetime(2017, 12, 17, 17, 5, tzinfo=UTC), "Europe/Paris").startswith("dim. 17 déc.")
        assert [wording.count(n, "line") for n in (0, 1, 2)] == ["0 ligne", "1 ligne", "2 lignes"]
        assert wording.month(date(2017, 12, 17)) == "déc. 2017"
        assert wording.place_name("DE") == "Allemagne"
        assert wording.amount(250, 250, "at_least") == "au moins 250"


def test_english_is_as_it_was() -> None:
    assert wording.number(40000) == "40,000"
    assert wording.number(1.25) == "1.25"
    assert wording.number(1 / 3) == "a third"
    assert [wording.count(n, "line") for n in (0, 1, 2)] == ["0 lines", "1 line", "2 lines"]


def test_a_code_of_telegram_leads_to_the_nearest_language() -> None:
    assert [shipped(code) for code in ("fr", "fr-CA", "FR", "en-GB", "de", "", None)] == [
        "fr",
        "fr",
        "fr",
        "en",
        "en",
        "en",
        "en",
    ]


def test_a_block_ends_with_the_language_that_was_spoken_before() -> None:
    with speaking("fr"):
        assert _("Undo") == "Annuler"
        with speaking("en"):
            assert _("Undo") == "Undo"
        assert _("Undo") == "Annuler"
    assert _("Undo") == "Undo"
    assert in_every_language("Alert") == ("Alert", "Alerte")


def test_why_two_numbers_are_disputed_is_said_in_the_readers_language() -> None:
    why = "1,700 and 1,910 differ, at the same time and from independent sources"
    assert plain_reason(shipped_beat(), why) == why
    with speaking("fr"):
        one, other = wording.number(1700), wording.number(1910)
        assert reason_of_a_change("1,910 and 1,700 differ: a total (joined) cannot fall, and the later is lower") == (
            f"{other} et {one} diffèrent\u00a0: un total ne peut pas baisser, or le plus récent est plus bas"
        )
        assert plain_reason(shipped_beat(), why).startswith(f"{one} et {other} diffèrent, au même moment")


def test_an_amount_that_was_stored_in_english_is_written_as_in_french() -> None:
    """To a French eye 1,700 is less than two."""
    assert wording.stored_amount("more than 1,700") == "more than 1,700"
    with speaking("fr"):
        assert wording.stored_amount("more than 1,700") == f"plus de {wording.number(1700)}"
        assert wording.stored_amount("400 to 450") == "400–450"
        assert wording.stored_amount("0.5") == "la moitié"
        assert wording.stored_amount("hundreds of them") == "hundreds of them", "no amount that it knows"


def test_colons_and_quotation_marks_are_set_as_in_french() -> None:
    assert wording.labelled("Source", "AFP") == "Source: AFP"
    assert wording.in_marks("They left", "They left") == "“They left”"
    assert wording.percent(0.45) == "45%"
    with speaking("fr"):
        assert wording.labelled("Source", "AFP") == "Source\u00a0: AFP"
        assert wording.in_marks("They left", "They left") == "«\u00a0They left\u00a0»"
        assert wording.in_marks("“Go”, they said", "“Go”, they said") == "“Go”, they said"
        assert wording.percent(0.45) == "45\u00a0%"


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_is_typeset_as_its_language_is_printed(language: str) -> None:
    for message in catalogues.read(language):
        for words in message.string if isinstance(message.string, tuple) else (message.string,):
            if message.id:
                assert words == catalogues.typeset(language, words), message.id


def test_typesetting_keeps_what_is_typed_tags_and_values() -> None:
    typed = "<a href='x : y'>L'aide …</a> : <code>/add 'a : b …'</code> {at:%H : %M} « {word} » 20 Mo, 5 %"
    assert catalogues.typeset("fr", typed) == (
        "<a href='x : y'>L’aide…</a>\u00a0: <code>/add 'a : b …'</code> {at:%H : %M}"
        " «\u00a0{word}\u00a0» 20\u00a0Mo, 5\u00a0%"
    )
    assert catalogues.typeset("en", typed) == typed


def test_the_glossary_at_a_catalogues_head_outlives_its_renewal() -> None:
    assert "source originale" in catalogues.brought_up_to_date("fr").header_comment


def test_a_sentence_of_the_domain_is_retold_with_the_documents_state() -> None:
    told = "Document 3 is withdrawn by now, and no draft."
    assert retold(told) == told
    with speaking("fr"):
        assert retold(told) == "Le document 3 n’est plus un brouillon\u00a0: il est retiré."


def test_messages_are_counted_by_what_became_of_them() -> None:
    assert [counted_state(state, 2) for state in ("sent", "pending", "failed")] == [
        "2 sent",
        "2 still to go",
        "2 failed",
    ]
    with speaking("fr"):
        assert [counted_state("sent", many) for many in (1, 2)] == ["1 envoyé", "2 envoyés"]
        assert counted_state("uncertain", 1) == "1 incertain"


def test_what_became_of_a_feeds_finds_agrees_with_its_number() -> None:
    assert found_words({"kept": 3, "known": 1, "waiting": 0}) == ["3 kept", "1 known already"]
    with speaking("fr"):
        assert found_words({"kept": 3, "known": 1, "failed": 2}) == ["3 gardés", "1 déjà connu", "2 inaccessibles"]


def test_what_a_version_changed_is_told_in_french() -> None:
    copy = NearCopy(replace(article("A text."), number=3), 0.8, ParagraphCounts(4, 1, 2, 0, retitled=True))
    assert (
        copy_words(copy) == copy.words == "a version of document 3: 2 paragraphs dropped, 1 reworded, another headline"
    )
    with speaking("fr"):
        told = "une version du document 3\u00a0: 2 paragraphes supprimés, 1 paragraphe récrit, un autre titre"
        assert copy_words(copy) == told


def test_an_editors_last_act_is_named_in_their_language() -> None:
    act = RecordedAct(1, datetime(2018, 1, 1, tzinfo=UTC), 7, "withdraw", "document 3")
    assert in_words(act) == "withdraw document 3"
    with speaking("fr"):
        assert in_words(act) == "retrait (document 3)"
        assert (
            in_words(replace(act, what="drop", target="claim 3fa2b1c9d0")) == "mise à l’écart (affirmation 3fa2b1c9d0)"
        )
        told = {what: in_words(replace(act, what=what, target=target)) for what, target in UNNUMBERED_ACTS.items()}
    assert told == {
        "invite": "invitation (un rédacteur)",
        "take back an invitation": "invitation révoquée (un rédacteur)",
        "resume": "reprise des envois (messages dus)",
        "watch": "surveillance (https://news.example/feed)",
        "unwatch": "fin de surveillance (https://news.example/feed)",
        "set watch": "réglage de surveillance (https://news.example/feed)",
    }


def test_an_act_on_an_event_is_named_by_the_id_that_its_page_tells() -> None:
    one, other = "881d7f8f33f6df8a.1", "bb7fed9af6233bc3.12"
    act = RecordedAct(1, datetime(2018, 1, 1, tzinfo=UTC), 7, "same event", f"{one} and {other}")
    assert in_words(act) == "same event 881d7f8f and bb7fed9a"
    named = replace(act, what="name event", target=f"event {one}")
    assert in_words(named) == "name event 881d7f8f"
    parted = replace(act, what="not this event", target="document 2")
    assert in_words(parted) == "not this event: document 2"
    with speaking("fr"):
        assert in_words(named) == "nom d’un événement (881d7f8f)"
        assert in_words(parted) == "pas cet événement\u00a0: document 2"


def test_a_subscription_to_every_place_says_so_in_french() -> None:
    with speaking("fr"):
        assert subject_words(shipped_beat(), (), ()) == "Tous les thèmes · partout"
