"""Digests, alerts and corrections as messages: whole, within Telegram's limits, one line for one sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.chat.page import LONGEST_MESSAGE, shown, visible_units
from bot.pages.messages.digest_message import TelegramScribe
from briefings.beat.beat import shipped_beat
from briefings.model import (
    Carried,
    Change,
    ChangeKind,
    CorrectedTogether,
    Correction,
    Digest,
    Finding,
    Gloss,
    Kept,
    Mentioned,
)
from briefings.newsroom.acts import AMENDED, DROPPED, TAKEN_BACK
from tests.support.payloads import check_payload

SEVEN = datetime(2018, 2, 20, 7, tzinfo=UTC)


@pytest.fixture
def scribe() -> TelegramScribe:
    return TelegramScribe(shipped_beat(), "UTC")


def change(name: str, text: str | None = None, kind: ChangeKind = "new") -> Change:
    finding = Finding(
        id=name, statements=(name,), claims=(name,), text=text or f"words of {name}", topics=("returnees",),
        countries=("FR",), roots=("AFP",), documents=(1,), first=date(2018, 2, 1), newest=date(2018, 2, 1),
        certainty="certain", negated=False,
    )  # fmt: skip
    return Change(kind, finding)


@pytest.mark.parametrize("many", [1, 4, 9, 20, 100])
@pytest.mark.parametrize("words", ["short", "<&> 😀 " * 300])
def test_a_correction_fits_whatever_it_corrects(scribe: TelegramScribe, many: int, words: str) -> None:
    lines = tuple(f"{n:03} {words}" for n in range(many))
    why = "because & because " * 60
    still = tuple(Kept(line, f"now {line}", (4,)) for line in lines)
    written = scribe.correction(Correction(3, "A <title> " * 60, why, lines, still, False, lines)).text
    assert visible_units(written) <= LONGEST_MESSAGE


def test_a_correction_of_a_full_message_names_every_line(scribe: TelegramScribe) -> None:
    lines = tuple(f"line {n:02} " + "and more " * 80 for n in range(20))
    written = shown(scribe.correction(Correction(3, "A title", "A hoax", lines, ())).text)
    assert all(f"line {n:02}" in written for n in range(20))


def test_a_digest_of_the_longest_lines_takes_several_messages_and_loses_none(scribe: TelegramScribe) -> None:
    changes = tuple(change(f"s{n:02}", f"{n:02} " + "<&>😀 " * 400) for n in range(20))
    parts = scribe.digest(Digest("digest", changes, 7, SEVEN, SEVEN))
    assert len(parts) > 1
    assert all(visible_units(part.text) <= LONGEST_MESSAGE for part in parts)
    assert [s for part in parts for line in part.carried for s in line.statements] == [f"s{n:02}" for n in range(20)]
    assert parts[-1].text.endswith("7 more in /latest")


def test_one_sentence_with_two_figures_is_one_line_that_carries_both(scribe: TelegramScribe) -> None:
    two = (change("c.1", "40 men and 12 women came back"), change("c.2", "40 men and 12 women came back"))
    (part,) = scribe.digest(Digest("digest", two))
    assert part.text.startswith("<b>“40 men and 12 women came back”</b>\n"), "a lock screen shows the line"
    assert part.text.count("40 men") == 1, "and it is said once"
    assert {s for line in part.carried for s in line.statements} == {"c.1", "c.2"}


def test_composed_anew_it_is_as_late_and_leads_on_as_before(scribe: TelegramScribe) -> None:
    digest = Digest("digest", (change("a"), change("b")), 3, SEVEN, SEVEN, late=True)
    (before,) = scribe.digest(digest)
    (after,) = scribe.again(replace(digest, changes=digest.changes[1:], more=0, late=False), [before.text], 0)
    assert after.text.startswith("<b>“words of b”</b>\n")
    assert after.text.split("\n\n")[1] == before.text.split("\n\n")[1]
    assert after.text.endswith("3 more in /latest")
    assert "words of a" not in after.text


def test_a_later_part_composed_anew_has_no_head(scribe: TelegramScribe) -> None:
    (after,) = scribe.again(Digest("digest", (change("b"),)), ["<b>Returnees</b>\nwords"], 1)
    assert "Digest" not in after.text


def test_a_sentence_that_is_disputed_twice_says_both_and_where_the_other_sides_stand(scribe: TelegramScribe) -> None:
    words = "250 of the 1,700 came back"
    one = replace(change("c.1", words, "disputed"), old="271", new="250", beside=4)
    two = replace(change("c.2", words, "disputed"), old="1,910", new="1,700", beside=5)
    (part,) = scribe.digest(Digest("digest", (one, two)))
    assert part.text.count(words) == 1
    assert part.text.startswith("<i>Now disputed: "), "a lock screen shows what became of it"
    assert "Now disputed: 250 here, 271 in /document_4" in part.text
    assert "Now disputed: 1,700 here, 1,910 in /document_5" in part.text


def test_a_figure_that_is_denied_is_not_shown_as_having_moved(scribe: TelegramScribe) -> None:
    denied = replace(change("a", "It is not true that 271 came back", "updated"), old="271", new="271", beside=4,
                     why="the later says the opposite of the earlier")  # fmt: skip
    (part,) = scribe.digest(Digest("digest", (denied,)))
    assert "Now the opposite is said" in part.text
    assert "the later says the opposite" not in part.text, "it says no more than the heading"
    assert "271 →" not in shown(part.text)


def test_a_line_stands_under_the_topic_that_its_reader_chose(scribe: TelegramScribe) -> None:
    both = change("a")
    both = replace(both, finding=replace(both.finding, topics=("returnees", "whereabouts")))
    (for_all,) = scribe.digest(Digest("digest", (both,)))
    (for_some,) = scribe.digest(Digest("digest", (both,), topics=("returnees",)))
    assert "Whereabouts · AFP" in for_all.text
    assert "Returnees · AFP" in for_some.text
    assert "Whereabouts" not in for_some.text


def test_moments_are_those_of_the_readers_own_clock(scribe: TelegramScribe) -> None:
    (part,) = scribe.digest(Digest("digest", (change("a"),), since=SEVEN, due=SEVEN, late=True, zone="Asia/Tokyo"))
    assert part.text.count("16:00") == 2
    assert "07:00" not in part.text


def test_each_message_of_a_long_digest_says_what_it_belongs_to_and_its_topic(scribe: TelegramScribe) -> None:
    changes = tuple(change(f"s{n:02}", f"{n:02} " + "and so on " * 60) for n in range(20))
    first, second, *_ = scribe.digest(Digest("digest", changes))
    assert second.text.startswith(f"<b>{shipped_beat().title}</b>, part 2\n\n<b>Returnees</b>\n")
    assert first.text.count("<b>Returnees</b>") == 1


def test_a_quotation_that_brings_its_own_marks_gets_no_second_pair(scribe: TelegramScribe) -> None:
    (part,) = scribe.digest(Digest("digest", (change("a", "“They are all gone.”"),)))
    assert "““" not in part.text


def test_a_correction_of_a_dispute_names_no_document(scribe: TelegramScribe) -> None:
    written = shown(scribe.correction(Correction(0, "", "", (), (), settled=("Some 250 came home.",))).text)
    assert written == (
        "Correction\nAn editor has ruled that sources do not contradict one another.\n\n"
        "Stands, and is not disputed:\n“Some 250 came home.”"
    )


@pytest.mark.parametrize(
    ("why", "told"),
    [
        (DROPPED, "an editor took one of its lines out of all answers"),
        (AMENDED, AMENDED),
        (TAKEN_BACK, "the desk took back what it had changed in one of its lines"),
        ("the agency took it back", "the agency took it back"),
    ],
)
def test_an_act_on_a_line_is_not_told_as_one_on_the_document(scribe: TelegramScribe, why: str, told: str) -> None:
    """A reader of "Document 3 …, an editor took it out of all answers" would think that all of it was gone."""
    written = shown(scribe.correction(Correction(3, "A title", why, ("a line",), (), revised=True, line=True)).text)
    assert f"Why: {told}\n" in written


def test_a_withdrawal_that_was_taken_back_is_the_desks(scribe: TelegramScribe) -> None:
    whole = Correction(3, "A title", TAKEN_BACK, ("a line",), ())
    assert f"Why: {TAKEN_BACK}\n" in shown(scribe.correction(whole).text)


def test_what_is_read_otherwise_leads_to_how_it_is_read_now(scribe: TelegramScribe) -> None:
    otherwise = Correction(3, "A title", AMENDED, (), (), revised=True, otherwise=("a line",), line=True)
    assert shown(scribe.correction(otherwise).text).endswith(
        "Stands, but is read otherwise now:\n“a line”\nHow it is read now: /document_3"
    )
    assert "How it is read now" not in scribe.correction(Correction(3, "A title", "", ("a line",), ())).text


def test_what_others_still_say_is_quoted_in_their_words(scribe: TelegramScribe) -> None:
    """The words of the document that is gone are no longer said by anybody."""
    kept = Kept("2,929 of them went, the ministry said", "2,926 went", (2,))
    written = shown(scribe.correction(Correction(4, "A title", "A hoax", (), (kept,))).text)
    assert "others still say:\n“2,926 went”" in written
    assert "2,929" not in written


# --- corrections of many messages -------------------------------------------------------------------------------------

GROUP = -1_001_234_567_890


def together(many: int, *lines: str, chat: int = GROUP, first: int = 1) -> CorrectedTogether:
    """Digests of one chat, a day apart, the newest first, that carried these lines."""
    messages = tuple(
        Mentioned(number, "digest", chat, SEVEN + timedelta(days=number), 700 + number)
        for number in range(first + many - 1, first - 1, -1)
    )
    correction = Correction(3, "A title", "A hoax", lines, ())
    fell = tuple(Carried("withdrawn", (f"s{m.delivery}",), (3,), "words", told_in=m.delivery) for m in messages)
    return CorrectedTogether(messages, correction, fell)


def test_a_correction_of_many_messages_links_to_each_of_them(scribe: TelegramScribe) -> None:
    (part,) = scribe.corrections([together(4, "The camp at Ledbury Ford was empty.")])
    assert part.text.count("The camp at Ledbury Ford was empty.") == 1
    assert '<a href="https://t.me/c/1234567890/704">digest of 24 Feb 2018, 07:00</a>' in part.text
    assert "In these 4 messages (UTC)" in shown(part.text)
    assert part.corrects == (4, 3, 2, 1)
    assert len(part.carried) == 4


def test_where_telegram_has_no_links_messages_are_named_by_their_date(scribe: TelegramScribe) -> None:
    (part,) = scribe.corrections([together(4, "A line.", chat=5)])
    assert "t.me" not in part.text
    assert "digest of 24 Feb 2018, 07:00, digest of 23 Feb 2018, 07:00" in part.text


@pytest.mark.parametrize("sections", [1, 2, 7])
@pytest.mark.parametrize(
    "many", [1, 40, pytest.param(300, marks=pytest.mark.long(reason="writes out what 40 show, seven times over"))]
)
@pytest.mark.parametrize("words", ["short", "<&> 😀 " * 300])
def test_a_correction_of_however_many_messages_fits_and_leaves_none_out(
    scribe: TelegramScribe, sections: int, many: int, words: str
) -> None:
    found = [together(many, *(f"{n:02} {words}" for n in range(20)), first=1 + many * s) for s in range(sections)]
    parts = scribe.corrections(found)
    for part in parts:
        again = scribe.repeated(part.text)
        assert check_payload("sendMessage", {"chat_id": 5, "text": again, "parse_mode": "HTML"}) == []
        assert part.text.count("<a ") + part.text.count("<b>") <= 100, "Telegram marks up no more"
        assert all(f"{n:02}" in shown(part.text) for n in range(20))
    assert [number for part in parts for number in part.corrects] == [m.delivery for f in found for m in f.messages]
    assert sum(len(part.carried) for part in parts) == sections * many


def test_a_correction_that_may_not_have_arrived_says_so_when_it_goes_once_more(scribe: TelegramScribe) -> None:
    text = scribe.correction(Correction(3, "A title", "A hoax", ("A line.",), ())).text
    assert shown(scribe.repeated(text)).startswith("Again, in case this did not reach you.\nCorrection")


# --- what may not have arrived ----------------------------------------------------------------------------------------


def test_what_may_not_have_reached_a_reader_comes_last_and_is_not_called_new(scribe: TelegramScribe) -> None:
    digest = Digest("digest", (change("a"),), 0, SEVEN, SEVEN, perhaps=(change("b"), change("c", kind="updated")))
    (part,) = scribe.digest(digest)
    news, offered = shown(part.text).split("May not have reached you")
    assert "words of a" in news
    assert "New" in news
    assert "words of b" in offered
    assert "New" not in offered
    assert "Updated figure\n“words of c”" in offered
    assert [(line.text, line.again) for line in part.carried] == [
        ("words of a", False), ("words of b", True), ("words of c", True),
    ]  # fmt: skip


def test_a_digest_of_nothing_but_offers_says_what_they_are(scribe: TelegramScribe) -> None:
    (part,) = scribe.digest(Digest("digest", (), 0, SEVEN, SEVEN, perhaps=(change("b"),)))
    assert shown(part.text).index("May not have reached you") < shown(part.text).index("words of b")


# --- alerts -----------------------------------------------------------------------------------------------------------


def test_an_alert_tells_its_fact_in_the_first_line_and_folds_the_others(scribe: TelegramScribe) -> None:
    disputed = replace(
        change("c.1", "1,910 of them left the country", "disputed"), old="about 1,700", new="1,910",
        why="about 1,700 and 1,910 differ: a total (joined) cannot fall, and the later is lower",
    )  # fmt: skip
    (part,) = scribe.digest(Digest("alert", (disputed, change("b"), change("c")), 7))
    first = shown(part.text).splitlines()[0]
    assert first.startswith("⚠ Disputed: about 1,700 and 1,910 joined: a total can't fall")
    assert part.text.count("<blockquote expandable>") == 1
    assert "2 more lines" in part.text.split("<blockquote expandable>")[1]
    assert part.text.endswith("7 more in /latest")
    assert len(part.carried) == 3


@pytest.mark.parametrize(
    ("kind", "numbers", "why", "first"),
    [
        ("disputed", ("140", "475"), "140 and 475 differ, at the same time and from independent sources",
         "⚠ Disputed, 475 or 140: Rebels said that 475 were killed in Homs"),
        ("disputed", (None, None), "one asserts what the other denies, at the same time",
         "⚠ Disputed: Rebels said that 475 were killed in Homs"),
        ("updated", ("475", "500"), "475 and 500 differ: the toll rose",
         "475 → 500: Rebels said that 475 were killed in Homs"),
        ("withdrawn", (None, None), None, "No longer stands: Rebels said that 475 were killed in Homs"),
        ("new", (None, None), None, "Rebels said that 475 were killed in Homs"),
    ],
)  # fmt: skip
def test_an_alerts_first_line_says_of_what_it_is_and_its_folded_lines_say_it_once(
    scribe: TelegramScribe, kind: ChangeKind, numbers: tuple[str | None, str | None], why: str | None, first: str
) -> None:
    told = change("a", "Rebels said that 475 were killed in Homs", kind)
    told = replace(told, old=numbers[0], new=numbers[1], why=why)
    (alone,) = scribe.digest(Digest("alert", (told,)))
    assert shown(alone.text).splitlines()[0] == first
    (second,) = scribe.digest(Digest("alert", (change("b"), told)))
    assert shown(second.text).count("Rebels said that 475 were killed in Homs") == 1


def test_an_alert_composed_anew_keeps_its_end(scribe: TelegramScribe) -> None:
    digest = Digest("alert", (change("a"), change("b")), 3)
    (before,) = scribe.digest(digest)
    (after,) = scribe.again(replace(digest, changes=digest.changes[1:], more=0), [before.text], 0)
    assert after.text.startswith("<b>words of b</b>")
    assert after.text.endswith("3 more in /latest")


def test_what_an_older_dateline_composed_keeps_its_head(scribe: TelegramScribe) -> None:
    (after,) = scribe.again(Digest("digest", (change("b"),)), ["<b>Digest · A title</b>\n\nwords of a"], 0)
    assert "<b>Digest · A title</b>" in after.text


def test_an_alert_and_a_digest_say_a_line_once_however_long_it_is(scribe: TelegramScribe) -> None:
    words = "The ministry counted them again in the spring, town by town and village by village, " * 2 + "to the last."
    for kind in ("alert", "digest"):
        (part,) = scribe.digest(Digest(kind, (change("a", words),)))  # type: ignore[arg-type]
        assert shown(part.text).count("The ministry counted them again in the spring") == 2, kind
        assert shown(part.text).count("to the last.") == 1, kind


def test_the_same_words_of_two_people_are_two_lines_each_with_its_own_bearer(scribe: TelegramScribe) -> None:
    of_two = []
    for name, bearer in (("a", "Tom Lane"), ("b", "Ann Poe")):
        said = change(name, "He was buried in spring.")
        of_two.append(replace(said, finding=replace(said.finding, glosses=(Gloss(0, 2, bearer),))))
    (part,) = scribe.digest(Digest("digest", tuple(of_two)))
    assert "He [Tom Lane] was buried" in part.text
    assert "He [Ann Poe] was buried" in part.text
