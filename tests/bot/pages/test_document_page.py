"""A document in a list, and alone: its title is told once, also where no source is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.chat.page import shown
from bot.language import speaking
from bot.pages.document_page import listed
from briefings.model import Document

KNOWN = Document("d", "Text", "Back from the front", source="AFP", number=3, published=date(2018, 3, 12))


def test_a_document_in_a_list_is_its_title_with_source_and_day() -> None:
    assert shown(listed(KNOWN)) == "Back from the front\nAFP, 12 Mar 2018 /document_3"


def test_one_without_a_source_says_so_and_does_not_tell_its_title_twice() -> None:
    nameless = replace(KNOWN, source=None)
    assert shown(listed(nameless)) == "Back from the front\nno source named, 12 Mar 2018 /document_3"
    linked = replace(nameless, url="https://quay.example/back")
    assert '<a href="https://quay.example/back">no source named, 12 Mar 2018</a>' in listed(linked)
    with speaking("fr"):
        assert "source non indiquée, 12 mars 2018" in shown(listed(nameless))
