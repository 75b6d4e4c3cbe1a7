"""Whom "he", "the group" and "there" stand for: one sure antecedent, or silence."""

from __future__ import annotations

from datetime import date

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.coreference.pronouns.pronouns import Sentences
from briefings.extracting.parsing.language import Language
from briefings.model import Document, Extraction
from briefings.pipeline import understand

pytestmark = pytest.mark.model


def read(language: Language, text: str) -> Extraction:
    return understand(Document("d", text, "Title", published=date(2018, 1, 2)), shipped_beat(), language)


def anaphors(language: Language, text: str) -> dict[str, str]:
    return {a.text: a.name for a in read(language, text).mentions.anaphors}


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        # the subject of the sentence before
        ("Tom Lane joined the brigade in 2014. He was killed a year later.", "He", "Tom Lane"),
        # gender by given name and by title
        ("Minister Ann Poe met Tom Lane in Leeds. She said that the road was open.", "She", "Ann Poe"),
        ("Mr. Lane met Ms. Poe in Leeds. She said that the road was open.", "She", "Poe"),
        # who spoke goes on speaking
        ("“The road is open,” said Tom Lane, the mayor.\n\n“It will stay so,” he said.", "he", "Tom Lane"),
        # the possessive of its clause's subject
        ("Tom Lane left Leeds in 2014. In May he sold his house.", "he", "Tom Lane"),
        # "the minister" of the sentence itself is he
        ("Minister Tom Lane met the press in Leeds. The minister said that he was glad.", "he", "Tom Lane"),
        # a full name given once, and the surname between
        ("Tom Lane led the cell in Leeds. Lane left in May. He was arrested in June.", "He", "Tom Lane"),
    ],
)
def test_a_pronoun_is_the_person_that_it_can_only_be(language: Language, text: str, word: str, name: str) -> None:
    assert anaphors(language, text).get(word) == name


@pytest.mark.parametrize(
    "text",
    [
        # another argument of one verb
        "Tom Lane saw him.",
        # either may be meant
        "Tom Lane and Paul Poe met in Leeds. He left in May.",
        # of the other gender
        "Ann Poe joined the brigade in 2014. He was killed a year later.",
        # what "his" possesses is not he
        "His brother Tom Lane left in May.",
        # who speaks does not say "he" of himself
        "“He left in May,” said Tom Lane.",
        # nobody is named
        "A man from Leeds left. He was arrested.",
        # somebody without a name in the sentence itself may be meant
        "Tom Lane joined the brigade in 2014. The man from Leeds is said to have sold his house.",
        "Two were hurt, said Tom Lane, the mayor. A third was caught as he jumped from a wall.",
        "“Nobody is let off,” said Tom Lane, the mayor. Whoever has blood on his hands is tried.",
        # who speaks for an office is not whom the paper tells of as a suspect
        "Two were held, said Tom Lane, a police spokesman. He is alleged to have sent money abroad.",
    ],
)
def test_where_it_is_not_sure_nobody_is_named(language: Language, text: str) -> None:
    assert not {"he", "him", "his"} & {word.lower() for word in anaphors(language, text)}


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Institute warned of it. It is feared that 40 left for the coast.",
        "The Harbour Institute warned of it. It seems that 40 left for the coast.",
        "Many went to Leeds. There are 40 of them.",
    ],
)
def test_empty_words_stand_for_nothing(language: Language, text: str) -> None:
    assert not {"It", "There"} & anaphors(language, text).keys()


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Fighters of the Harbour Liberation Front fled. On Monday the group denied it.", "the group",
         "Harbour Liberation Front"),
        ("The Ministry of Defence counted 40. In May the ministry counted 50.", "the ministry", "Ministry of Defence"),
        ("A report by the Harbour Institute counted 40 recruits. Many died, the report says.", "the report",
         "report by the Harbour Institute"),
        ("The Harbour Institute counted 40 recruits in May. It warned that more would follow.", "It",
         "Harbour Institute"),
        ("Many women live in the Sahil camp. In May 40 fled from the camp.", "the camp", "Sahil"),
        ("Many women live in Norway's crowded camp of Sahil. In May 40 fled from the camp.", "the camp", "Sahil"),
        ("Tunisia expects 40 recruits in May. Most left the country in 2014.", "the country", "Tunisia"),
        ("They went to Tunisia in 2014. Most of them stayed there.", "there", "Tunisia"),
    ],
)  # fmt: skip
def test_what_comes_back_is_what_was_named(language: Language, text: str, words: str, name: str) -> None:
    assert anaphors(language, text).get(words) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Harbour Liberation Front fought the Sahil Defence Forces. On Monday the group denied it.", "the group"),
        ("The women reached Leeds in May. The group had no papers.", "The group"),
        # an army is hardly called so, a text about another group means that one, and anybody is an organisation
        ("The Sahil Defence Forces hold 40 men. Their ties to the group are told in a file.", "the group"),
        ("The Harbour Front fled. The Harbour Front lost Leeds.\n\nThe Sahil Brigade won. The group ate.", "The group"),
        ("The Harbour Liberation Front fled. Observers for the organisation sat in on the trial.", "the organisation"),
        ("Aides at the Pentagon read it. The group, it says, wants to grow.", "The group"),
        # several groups have no name, and people on their way together are no body
        ("Many went to join Islamist groups. The group denied it.", "The group"),
        ("The Harbour Liberation Front let 40 go. The group included four men.", "The group"),
        ("The Harbour Liberation Front let 40 go. The group was flown to Leeds.", "The group"),
        ("The Ministry of Defence and the Ministry of Health disagree. On Monday the ministry counted 50.",
         "the ministry"),
        ("Most Tunisians stayed. Some left the country in 2014.", "the country"),
        ("Tunisia and Morocco expect 40 recruits. Most left the country in 2014.", "the country"),
        ("They went from Tunisia to Libya in 2014. Most of them stayed there.", "there"),
    ],
)  # fmt: skip
def test_two_that_fit_are_none(language: Language, text: str, words: str) -> None:
    assert words not in anaphors(language, text)


def test_every_anaphor_and_its_antecedent_are_words_of_the_text(language: Language) -> None:
    text = "Tom Lane led the cell in Leeds. He was killed in 2015.\n\nThe Harbour Front fled. The group denied it."
    extraction = read(language, text)
    assert extraction.mentions.anaphors
    for a in extraction.mentions.anaphors:
        assert text[a.start : a.end] == a.text
        assert text[a.antecedent[0] : a.antecedent[1]] == a.name


def test_the_cast_counts_a_pronoun_among_the_mentions(language: Language) -> None:
    text = "Tom Lane led the cell in Leeds. He was killed in 2015."
    (lane,) = [m for m in read(language, text).mentions.cast if m.name == "Tom Lane"]
    assert [text[a:b] for a, b in lane.mentions] == ["Tom Lane", "He"]


def test_a_claim_has_a_gloss_where_its_antecedent_stands_outside(language: Language) -> None:
    text = "Tom Lane joined the brigade in 2014. He was killed a year later."
    first, second = read(language, text).claims
    assert first.glosses == ()
    assert [(g.start, g.end, g.text) for g in second.glosses] == [(text.index("He"), text.index("He") + 2, "Tom Lane")]


def test_a_claim_that_names_the_antecedent_itself_has_no_gloss(language: Language) -> None:
    text = "Tom Lane joined the brigade in 2014. When he was killed in 2015, Lane was 30."
    assert [claim.glosses for claim in read(language, text).claims] == [(), ()]


def test_one_antecedent_is_glossed_once_in_a_line(language: Language) -> None:
    text = "Tom Lane joined the brigade in 2014. He sold his house and he left his village."
    assert len(read(language, text).claims[1].glosses) == 1


def test_sentences_are_counted_through_passages(language: Language) -> None:
    """How far two sentences lie apart is the same whether they are counted one by one or by passages."""
    numbers = Sentences(
        language.parse("Ann left. Tom stayed.\n\nIt rained.\n\nThe road was shut. They slept. It was May.")
    )
    places = [(0, 0), (0, 1), (1, 0), (2, 0), (2, 1), (2, 2)]
    for here, (passage, sentence) in enumerate(places):
        for there, later in enumerate(places[here:], here):
            assert numbers.between(passage, sentence, *later) == there - here


@pytest.mark.parametrize(
    "text",
    [
        # it brought the news, or was told it
        "LEEDS (Reuters) - The harbour office counts 300 boats, it told Reuters.\n\nThe agency expects more to come.",
        "PARIS (AFP) - Minister Ann Poe told AFP that 300 had left. The HDO counts 200.\n\nThe agency warned of more.",
        # another was heard there
        "LEEDS (Reuters) - Norway's coast agency HDO counts 300 boats. The agency said 40 of them are old.",
    ],
)
def test_the_agency_is_no_news_agency_that_only_brought_the_news(language: Language, text: str) -> None:
    assert not {"Reuters", "AFP"} & set(anaphors(language, text).values())


def test_the_agency_is_a_news_agency_that_a_sentence_is_about(language: Language) -> None:
    text = "Reuters reported on Monday that 300 boats had sunk. The agency named no source."

    assert anaphors(language, text).get("agency", anaphors(language, text).get("The agency")) == "Reuters"
