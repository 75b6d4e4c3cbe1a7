"""What is a claim, where a sentence is cut, and what is none."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from briefings.extracting.attributions.attributions import find_attributions
from briefings.extracting.claims.segmentation import find_pieces, pieces_of
from briefings.extracting.parsing.language import Language
from briefings.model import Attribution, Document
from tests.support.articles import claims, pieces, said, speakers

pytestmark = pytest.mark.model


# One sentence, one claim


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The town fell in May. The army held the bridge.", 2),
        ("The U.S. army left the town. Mr. Smith stayed.", 2),
        ("Lt. Gen. Ann Example took the bridge on Oct. 12. She left a week later.", 2),
        ("The price was 3.5 million dollars. It was paid.", 2),
        ('"We left. They stayed." The army agreed.', 3),
        ("The army left... Nobody stayed behind.", 2),
        ("He left in 2015. 300 others stayed in the valley.", 2),
        ("Forty boats sank in the strikes, said Brig. Salim al-Poe, spokesman of the port. He left.", 2),
        ("The men, who came from Ruritania, left the town.", 1),
        ("The guards saw it; nobody else did.", 1),
        ("He was held at 4 a.m. It was not clear why.", 2),
        ("He was held at 4 a.m. The town was quiet.", 2),
        ("He was held at 4 a.m. Monday in the town.", 1),
        ("He was held between 4 a.m. and 5 p.m. on Monday.", 1),
        ("The 4 p.m. Harbour ferry was late.", 1),
        ("The pier was shut, the mayor wrote on X. Later a bell rang in the town.", 2),
        ("The mayor met X. Poe in the town in May.", 1),
        ("The town fell. Anyone who knows more is asked to call 555-010-7700.", 1),
        ("The town fell. Residents were urged to call their mayor at once.", 2),
        ("The town fell.\n\nAnn Example covers courts. Follow her on Twitter @example.", 1),
        ("The town fell.\n\nAnn Example covers courts. She was held in May.", 3),
    ],
)
def test_each_sentence_that_asserts_something_is_one_claim(language: Language, text: str, expected: int) -> None:
    assert len(claims(language, text)) == expected


def test_claims_are_verbatim_apart_and_in_order(language: Language) -> None:
    text = "The town fell in May. Is it safe? The army held the bridge, and the mayor fled.\n\n“We won,” she said."
    found = pieces(language, text)
    assert [text[p.start : p.end] for p in found] == [
        "The town fell in May.",
        "The army held the bridge, and the mayor fled.",
        "“We won,” she said.",
    ]
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_offsets_hold_beside_emoji_and_right_to_left_text(language: Language) -> None:
    text = "قال المسؤول 🙂 شيئا. The town fell 🏚️ in May. The army left."
    found = claims(language, text)
    assert found[-1] == "The army left."
    assert "The town fell 🏚️ in May." in found[-2]


# A sentence is cut where the speaker changes


@pytest.mark.parametrize(
    ("text", "content", "cue", "expected"),
    [
        # when and how it was said stays with what was said
        (
            "The men had counted on fog, the port said in a statement, and several of their boats sank.",
            "The men had counted on fog",
            "said",
            ["The men had counted on fog, the port said in a statement", "several of their boats sank."],
        ),
        (
            "The men had counted on fog, the port said, and in a storm several of their boats sank.",
            "The men had counted on fog",
            "said",
            ["The men had counted on fog, the port said", "in a storm several of their boats sank."],
        ),
        # a condition is no claim
        (
            "The port said work goes on to bring them in, but only if their owners agree to pay.",
            "work goes on to bring them in",
            "said",
            ["The port said work goes on to bring them in, but only if their owners agree to pay."],
        ),
    ],
)
def test_a_part_can_stand_alone(language: Language, text: str, content: str, cue: str, expected: list[str]) -> None:
    assert claims(language, text, said(text, "the port", content, cue=cue)) == expected


def test_a_sentence_is_cut_between_the_documents_words_and_a_speakers(language: Language) -> None:
    text = "Hundreds were killed in the siege, but local doctors believe many survived and left the valley."
    attribution = said(text, "local doctors", "many survived and left the valley", cue="believe")
    assert claims(language, text, attribution) == [
        "Hundreds were killed in the siege",
        "local doctors believe many survived and left the valley.",
    ]
    assert speakers(language, text, attribution) == [None, "local doctors"]


@pytest.mark.parametrize(
    ("opening", "kept"),
    [
        ("So far 124 men were tried", "So far 124 men were tried"),
        ("So few of the men were tried", "So few of the men were tried"),
        ("So-called repentants were tried", "So-called repentants were tried"),
        ("Yet another man was tried", "Yet another man was tried"),
        ("So the men were tried", "the men were tried"),
        ("Yet the men were tried", "the men were tried"),
    ],
)
def test_a_claim_that_is_cut_loses_a_word_at_its_edge_that_joins_clauses_alone(
    language: Language, opening: str, kept: str
) -> None:
    text = f"{opening} in May, but local doctors believe many survived and left the valley."
    attribution = said(text, "local doctors", "many survived and left the valley", cue="believe")
    assert claims(language, text, attribution)[0] == f"{kept} in May"


def test_a_sentence_is_cut_between_two_speakers(language: Language) -> None:
    text = "The mayor said the road was open, while the police said two bridges were closed."
    first = said(text, "mayor", "the road was open")
    cue = text.rindex("said")
    second = replace(said(text, "police", "two bridges were closed", source="the police"), cue_span=(cue, cue + 4))
    assert speakers(language, text, first, second) == ["mayor", "police"]
    assert claims(language, text, first, second)[1] == "the police said two bridges were closed."


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The mayor said that 40 recruits had left the town.", "mayor", "that 40 recruits had left the town"),
        ("Forty recruits had left the town, the mayor said.", "mayor", "Forty recruits had left the town"),
        ("Asked what lay behind it, the mayor said that 40 had left.", "mayor", "that 40 had left"),
        ("Speaking after he had met them, the mayor said that 40 had left.", "mayor", "that 40 had left"),
        ("The mayor, who took office in May, said that 40 recruits had left.", "mayor", "that 40 recruits had left"),
        (
            'The mayor said on Monday that the siege was "a disaster for us".',
            "mayor",
            'that the siege was "a disaster for us"',
        ),
    ],
)
def test_the_words_of_an_attribution_stay_with_what_is_said(
    language: Language, text: str, speaker: str, content: str
) -> None:
    attribution = said(text, speaker, content)
    assert claims(language, text, attribution) == [text]
    assert speakers(language, text, attribution) == [speaker]


def test_a_clause_with_a_subject_before_a_speaker_is_the_documents_own(language: Language) -> None:
    text = "The road was closed, but the mayor said that 40 had left."
    assert speakers(language, text, said(text, "mayor", "that 40 had left")) == [None, "mayor"]


def test_a_clause_that_goes_on_after_according_to_is_still_the_speakers(language: Language) -> None:
    text = "According to the police, 90 men left the town, 20 died on the way, and the others stayed at the border."
    attribution = said(text, "police", "90 men left the town", cue="According to", kind="according_to")
    assert claims(language, text, attribution) == [text]
    assert speakers(language, text, attribution) == ["police"]


def test_a_second_that_clause_is_still_the_speakers(language: Language) -> None:
    text = "The mayor said that the road was closed, but that the men could leave by the river."
    assert claims(language, text, said(text, "mayor", "that the road was closed")) == [text]


def test_a_clause_after_the_verb_of_saying_is_the_documents_own(language: Language) -> None:
    text = '"We held the town," Ann Example said, and the army left the valley a week later.'
    attribution = said(text, "Ann Example", '"We held the town,"', kind="direct")
    assert speakers(language, text, attribution) == ["Ann Example", None]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("They go through “The Gate” to the coast.", "They", "“The Gate”"),
        ('The army called the retreat "a small matter" and moved on.', "army", '"a small matter"'),
        ("The town, which the mayor said was empty, fell in May.", "mayor", "was empty"),
    ],
)
def test_a_few_quoted_words_or_a_relative_clause_cut_nothing(
    language: Language, text: str, speaker: str, content: str
) -> None:
    attribution = said(text, speaker, content, cue=next(cue for cue in ("said", "called", "go") if cue in text))
    assert claims(language, text, attribution) == [text]
    assert speakers(language, text, attribution) == [None]


def test_unnamed_data_inside_a_speakers_sentence_cut_nothing(language: Language) -> None:
    content = "90 men left, of whom 20 died, and about 30 – according to data from early May – were still away"
    text = f"The ministry said {content}."
    outer = said(text, "ministry", content)
    aside = said(text, "data from early May", "about 30", cue="according to", kind="according_to")
    assert claims(language, text, outer, aside) == [text]
    assert speakers(language, text, outer, aside) == ["ministry"]


def test_of_two_attributions_on_one_content_the_cited_one_is_the_innermost(language: Language) -> None:
    text = "The survey, citing hospital lists, says that 90 men died in the siege."
    survey = said(text, "survey", "that 90 men died in the siege", cue="says")
    lists = said(text, "hospital lists", "that 90 men died in the siege", cue="citing")
    assert speakers(language, text, lists, survey) == ["hospital lists"]


def test_a_quotation_over_several_sentences_gives_each_its_speaker(language: Language) -> None:
    text = '"It was a long war. We lost the valley. Nobody won," Ann Example said.'
    attribution = said(text, "Ann Example", text[: text.index('," Ann')], kind="direct")
    assert claims(language, text, attribution) == [
        "It was a long war.",
        "We lost the valley.",
        'Nobody won," Ann Example said.',
    ]
    assert speakers(language, text, attribution) == ["Ann Example"] * 3


# Length


def test_a_long_sentence_is_cut_at_a_semicolon_into_lines_of_at_most_80_words(language: Language) -> None:
    half = "the army held the bridge over the river and the road to the north " * 3
    text = f"{half.strip().capitalize()}; {half.strip()}."
    found = claims(language, text)
    assert len(found) >= 2
    assert found[0].endswith("north")
    assert all(len(c.split()) <= 80 for c in found)


def test_a_sentence_of_3000_words_ends_in_short_verbatim_claims(language: Language) -> None:
    text = "The army said " + "that the men left the town, and " * 430 + "that was all."
    found = pieces(language, text)
    assert found
    assert all(len(text[p.start : p.end].split()) <= 80 for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


# What is no claim


@pytest.mark.parametrize(
    "line",
    [
        "Where did the recruits go?",
        '"How many have left?" asked the mayor.',
        "What happened to the rest? (AFP)",
        "The war is not over",
        "‘A one-way ticket’",
        "BEIRUT",
        "By Ann Example in Tripoli",
        "Friday, 12 May 2017",
        "Reporting by Ann Example; editing by Bob Sample",
        "(Additional reporting by Ann Example)",
        "Photo: a checkpoint near the border",
        "© 2017 The Daily Test. All rights reserved.",
        "Read more: the siege in pictures",
        "Tags: Ruritania, war",
        "Sign up to our newsletter",
        "Recruits wave flags at a rally in the capital on 3 March after the truce was announced.",
        "A guard looks on as families queue at the crossing.",
        "Ann Example is pictured at the crossing in 2016.",
        "A title",
        "Two men in a boat.",
        "Five people were shot on the east side Wednesday night",
        "HALDEN (AP) -- Where boats lie",
    ],
)
def test_these_lines_are_no_claims(language: Language, line: str) -> None:
    body = "The town fell in May. The army held the bridge."
    assert claims(language, f"{line}\n\n{body}\n\n{body}") == body.replace(". The", ".|The").split("|") * 2


@pytest.mark.parametrize(
    "line",
    [
        "The war is not over.",
        "Officials ask where the recruits went.",
        "More about the siege was learned on Monday, when two survivors reached the capital.",
        "By Monday the town had fallen.",
        "The report says that 40 recruits left in 2016.",
        "The trial begins on Monday in the capital.",
        "The group holds two villages near the border.",
        "Photographs showed the damage to the bridge.",
        "- 3,400 people left for the war, of whom 400 came back",
        "Nobody crosses the border without papers.",
        "HALDEN -- Five people were shot on the east side Wednesday night",
        "Porters at Tarsia guide ten people a night over the hill, according to two pilots.",
    ],
)
def test_these_lines_are_claims(language: Language, line: str) -> None:
    body = "The town fell in May. The army held the bridge."
    assert len(claims(language, f"{body}\n\n{line}\n\n{body}\n\n{body}\n\n{body}")) == 9


def test_a_dateline_a_list_mark_and_a_closing_credit_are_left_out_of_the_claim(language: Language) -> None:
    text = (
        "TRIPOLI (Reuters) – The town fell in May.\n\n• The army held the bridge and the road.\n\nThe mayor fled. (AFP)"
    )
    assert claims(language, text) == [
        "The town fell in May.",
        "The army held the bridge and the road.",
        "The mayor fled.",
    ]


def test_brackets_that_are_no_credit_stay_in_the_claim(language: Language) -> None:
    text = "The town fell to the Northern Front (NF). It was held by the army (which soon left)."
    assert claims(language, text) == text.replace("). ", ").|").split("|")


def test_what_follows_a_menu_at_the_foot_of_a_page_is_no_claim(language: Language) -> None:
    body = "The town fell in May. The army held the bridge. The mayor fled to the coast.\n\n" * 6
    assert (
        len(claims(language, f"{body}More about: War Ruritania\n\nThe island has become a haven for rare birds.")) == 18
    )


def test_a_menu_in_the_middle_ends_nothing(language: Language) -> None:
    body = "The town fell in May. The army held the bridge. The mayor fled to the coast.\n\n" * 3
    assert len(claims(language, f"{body}Related articles\n\n{body}")) == 18


def test_a_verb_of_saying_with_no_clause_is_the_sentences_own(language: Language) -> None:
    text = "The mayor called on the men to leave. She added a warning."
    first = said(text, "mayor", "on the men to leave", cue="called")
    second = said(text, "mayor", "a warning", cue="added", source="She")
    assert claims(language, text, first, second) == ["The mayor called on the men to leave.", "She added a warning."]


def test_while_after_a_comma_sets_off_and_without_one_says_when(language: Language) -> None:
    text = "The mayor said the men had left while she was away."
    assert claims(language, text, said(text, "mayor", "the men had left")) == [text]


def test_a_title_taken_from_the_first_line_is_a_claim_where_it_is_a_sentence(language: Language) -> None:
    text = "The town fell in May after a long siege.\n\nThe army held the bridge."
    lead = Document("d1", text, "The town fell in May after a long siege.", found={"title": "the first line"})
    headline = Document("d1", text, "The town fell in May after a long siege.", found={"title": "front matter"})
    passages = language.parse(text)
    assert len(find_pieces(passages, (), lead)) == 2
    assert len(find_pieces(passages, (), headline)) == 1


def test_the_headline_repeated_is_no_claim(language: Language) -> None:
    text = "The Town Has Fallen.\n\nThe town fell in May. The army held the bridge."
    assert len(claims(language, text, title="The town has fallen")) == 2


@pytest.mark.parametrize(
    ("text", "speaker", "content", "cue"),
    [
        ("In May the mayor spoke of 40.", "mayor", "40", "spoke of"),
        ("Tom Lane denies membership of the guild.", "Tom Lane", "membership of the guild", "denies"),
        ("Tom Lane rejected the charge.", "Tom Lane", "the charge", "rejected"),
        ("Harbour parties blamed the port office.", "Harbour parties", "the port office", "blamed"),
        ("The harbour guild demanded that Leeds act.", "harbour guild", "that Leeds act", "demanded"),
    ],
)
def test_a_number_or_a_denial_is_its_speakers_though_short(
    language: Language, text: str, speaker: str, content: str, cue: str
) -> None:
    assert speakers(language, text, said(text, speaker, content, cue=cue)) == [speaker]


def test_a_count_that_stands_at_a_number_is_no_caption(language: Language) -> None:
    text = "The town fell in May.\n\nThe toll stands at 95."
    assert claims(language, text)[-1] == "The toll stands at 95."


@pytest.mark.parametrize(
    "text",
    [
        "The strikes come just a day after at least 12 people were killed on Monday in the valley.",
        "The raid follows a clash in which at least 12 people were killed on Monday in the valley.",
    ],
)
def test_what_comes_after_something_is_no_caption(language: Language, text: str) -> None:
    assert claims(language, text) == [text]


def test_more_people_than_a_photograph_shows_are_no_caption(language: Language) -> None:
    text = "The town fell in May.\n\n43 Danes sit in the town's prison."
    assert claims(language, text)[-1] == "43 Danes sit in the town's prison."
    assert claims(language, "The town fell in May.\n\nTwo Danes sit in the town's prison.") == ["The town fell in May."]


def test_what_is_so_by_a_report_is_no_caption_whenever_that_came_out(language: Language) -> None:
    lead = "The town fell in May.\n\n"
    told = "Some Danes roam the harbour, according to a report published on Monday."
    assert claims(language, lead + told)[-1] == told
    many = "At least 3,000 Danes sit in the town's prison on Monday."
    assert claims(language, lead + many)[-1] == many


def test_a_stand_on_a_pronoun_is_a_claim_still(language: Language) -> None:
    text = "Harbour officials contest that."
    assert claims(language, text, said(text, "Harbour officials", "that", cue="contest")) == [text]


# Several voices


@pytest.mark.parametrize(
    "outer", ["Ann", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gus", "Hal", "Ida", "Jon", "Kim", "Lea"]
)
def test_two_voices_on_one_content_stay_in_the_order_in_which_they_are_heard(language: Language, outer: str) -> None:
    """A set of names has another order in every process, and the last voice is the claim's."""
    text = "The army held the bridge for seven days."
    (passage,) = language.parse(text)
    heard = [Attribution(name, None, "said", "indirect", None, None, (0, len(text) - 1)) for name in (outer, "Zoe")]
    (piece,) = pieces_of(passage, text, heard)
    assert [attribution.speaker for attribution in piece.held_by] == [outer, "Zoe"]


def test_a_number_that_a_second_speaker_gives_after_but_is_that_speakers(language: Language) -> None:
    text = "Officials said 300 men had joined, but rights groups put the number at more than 5,000."
    first = said(text, "Officials", "300 men had joined")
    second = said(text, "rights groups", "the number at more than 5,000", cue="put")
    assert claims(language, text, first, second) == [
        "Officials said 300 men had joined", "rights groups put the number at more than 5,000."
    ]  # fmt: skip
    assert speakers(language, text, first, second) == ["Officials", "rights groups"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("“It sank,’’ said Omar. He left.", "“It sank,’’ said Omar."),
        ("``It sank,'' said Omar. He left.", "``It sank,'' said Omar."),
        ("''It sank,'' said Omar. He left.", "''It sank,'' said Omar."),
        ("“It sank. We swam,’’ said Omar.", "It sank."),
    ],
)
def test_a_quotation_mark_stays_where_its_other_half_does(language: Language, text: str, first: str) -> None:
    heard, _ = find_attributions(text, language.parse(text))
    assert claims(language, text, *heard)[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "“My boats I sold,” said Omar, a fisherman of Halden, a village on the lake close to the border.",
        "“Their nets I mended by hand,” said Ann Poe, a clerk of the port office in the old town of Halden, on Monday.",
    ],
)
def test_a_long_description_of_a_speaker_takes_no_short_quotation_from_them(language: Language, text: str) -> None:
    heard, _ = find_attributions(text, language.parse(text))
    assert [speaker is not None for speaker in speakers(language, text, *heard)] == [True]
