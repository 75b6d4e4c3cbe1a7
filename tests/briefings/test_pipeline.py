"""From a document to what is stored of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import claim_id
from briefings.extracting.parsing.language import Language
from briefings.model import Document
from briefings.pipeline import understand

pytestmark = pytest.mark.model

FEUD = """The feud between the heirs of two drug lords has cost 43 lives in ten days.

Families of more than 200 missing persons gathered before the cathedral.

Gunmen of either side man roadblocks on the highway, and 12 of the cartel's men were arrested.

“It is the Islamic State without the religion,” said the owner of a pharmacy.

The cartel killed 30 people in May, a retired general of the army explained.

Former soldiers who fought in Ukraine have been hired by the cartel."""
# An article that reads like the beat's, and never names the group.
UNNAMED = """The mothers of Valletta have waited ten years for word from their sons.

Some 130 of its citizens fought in those wars, the interior ministry of Malta says.

Of those, 31 were killed and 44 have been back for years.

Twelve women and nine children were flown home from a tent last spring.

The women were tried, and three are in prison with their babies.

Nobody knows the whereabouts of the rest, who crossed from Turkey into Syria.

The ministry has refused to bring back the men from Kurdish prisons."""
WAR = "Islamic State fighters fled Raqqa. Some 250 of the fighters were killed, and 12 were captured."


def document(text: str) -> Document:
    return Document("d", text, "A title", source="The Harbour Post", published=date(2019, 6, 4))


def test_figures_of_an_article_off_the_beat_are_counted_as_nothing(language: Language) -> None:
    found = understand(document(FEUD), shipped_beat(), language)
    assert found.off_beat
    quantities = [q for claim in found.claims for q in claim.quantities]
    assert {43, 200, 12, 30} <= {q.low for q in quantities}, "they can be searched for still"
    assert not any(q.measure or q.scope or q.event for q in (*quantities, *found.mentions.quantities))
    assert set(quantities) <= set(found.mentions.quantities), "a claim's figures are those of the document inside it"


def test_where_everybody_counts_they_keep_their_measures(language: Language) -> None:
    beat = replace(shipped_beat(), whom="everybody")
    found = understand(document(FEUD), beat, language)
    assert found.off_beat
    assert any(q.measure == "killed" for claim in found.claims for q in claim.quantities)


def test_those_of_an_article_on_it_keep_their_measures(language: Language) -> None:
    found = understand(document(WAR), shipped_beat(), language)
    assert not found.off_beat
    assert {q.measure for claim in found.claims for q in claim.quantities} == {"killed", "captured"}


def test_those_of_an_article_that_reads_like_the_beat_are_measured_though_it_names_no_group(language: Language) -> None:
    found = understand(replace(document(UNNAMED), title=""), shipped_beat(), language)
    measured = [(q.low, q.measure) for q in found.mentions.quantities if q.measure]
    assert measured[:5] == [(130, "joined"), (31, "killed"), (44, "returned"), (12, "returned"), (9, "returned")]


@pytest.mark.parametrize(
    "text",
    [
        f"{UNNAMED} The PKK is asked for news of them.",  # they may be the other group's
        UNNAMED.replace(", who crossed from Turkey into Syria", "").replace("Kurdish ", ""),  # of no war of the beat's
    ],
)
def test_those_of_one_that_may_be_about_another_group_are_not(text: str, language: Language) -> None:
    found = understand(replace(document(text), title=""), shipped_beat(), language)
    assert not any(q.measure for q in found.mentions.quantities)


MARKED = (
    "PARIS (Courier) - **Jean Dupont** said that *40 children* had come home from [Syria](https://a.example/sy).[^1]\n\n"
    "[Ann Poe](https://b.example/poe), a spokeswoman, said on **Thursday** that 30 ofﬁcers were killed[^2].\n\n"
    "[^1]: An interview of 3 May 2018 with 12 officials."
)


def test_markup_makes_no_speaker_and_no_figure_and_every_span_is_one_of_the_stored_text(language: Language) -> None:
    read = document(MARKED)
    found = understand(read, shipped_beat(), language)
    assert found.document == read
    assert [c.attribution and c.attribution.speaker for c in found.claims] == ["Jean Dupont", "Ann Poe"]
    assert [[q.low for q in c.quantities] for c in found.claims] == [[40], [30]]
    assert [c.text for c in found.claims] == [
        "**Jean Dupont** said that *40 children* had come home from [Syria](https://a.example/sy).",
        "[Ann Poe](https://b.example/poe), a spokeswoman, said on **Thursday** that 30 ofﬁcers were killed[^2].",
    ]
    assert [p.name for c in found.claims for p in c.places] == ["Syria"]
    for claim in found.claims:
        assert claim.id == claim_id(read.id, claim.start, claim.end, claim.text)
        for words in (claim, *claim.quantities, *claim.times):
            assert read.text[words.start : words.end] == words.text
        assert claim.attribution is not None
        assert claim.attribution.source_span is not None
        start, end = claim.attribution.source_span
        assert read.text[start:end].startswith(("Jean Dupont", "Ann Poe"))
