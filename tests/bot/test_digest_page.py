"""Digests, alerts and corrections as messages: whole, within Telegram's limits, one line for one sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.digest_page import TelegramScribe
from bot.pages import LONGEST_MESSAGE, shown, visible_units
from briefings.beat import shipped_beat
from briefings.model import Change, ChangeKind, Correction, Digest, Finding

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
    written = scribe.correction(Correction(3, "A <title> " * 60, why, lines, lines, False, lines)).text
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
    assert part.text.count("40 men") == 1
    assert {s for line in part.carried for s in line.statements} == {"c.1", "c.2"}


def test_composed_anew_it_is_as_late_and_leads_on_as_before(scribe: TelegramScribe) -> None:
    digest = Digest("digest", (change("a"), change("b")), 3, SEVEN, SEVEN, late=True)
    (before,) = scribe.digest(digest)
    (after,) = scribe.again(replace(digest, changes=digest.changes[1:], more=0, late=False), [before.text], 0)
    assert after.text.split("\n\n")[0] == before.text.split("\n\n")[0]
    assert after.text.endswith("3 more in /latest")
    assert "words of a" not in after.text


def test_a_later_part_composed_anew_has_no_head(scribe: TelegramScribe) -> None:
    (after,) = scribe.again(Digest("digest", (change("b"),)), ["<b>Returnees</b>\nwords"], 1)
    assert "Digest" not in after.text
