"""Reporting clauses between marks, names behind descriptions, whose account a sentence goes by. With near misses."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from tests.support.articles import document

pytestmark = pytest.mark.model


def speakers(language: Language, text: str) -> list[str | None]:
    claims = extract(document(text, source="The Daily"), shipped_beat(), language).claims
    return [c.attribution.speaker if c.attribution else None for c in claims]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # verbs of the wider class, which report where marks set them off
        ("It was the storm, harbour pilot Tom Lane submitted, that had sunk the 20 boats.", "Tom Lane"),
        ("Twenty boats, the coast watch has since established, sank off the northern pier.", "coast watch"),
        ("Seen from the quay, pilots point out, the 20 boats were hardly a fleet.", "pilots"),
        ("Twenty boats sank off the pier in May, cautioned Ann Poe, who teaches at Leeds; 30 did not.", "Ann Poe"),
        ("Twenty boats, the clerk went on, had sunk off the pier in May.", "clerk"),
        # verbs that the tagger takes for other words
        ("At least 20 boats have sunk, the pilots' committee estimates, off the northern pier.", "pilots' committee"),
        ("Twenty boats have sunk in May, the Harbour Union for Pilots reported on Monday, and 30 are lost.",
         "Harbour Union for Pilots"),
        ("A toll was paid for the 20 boats, pilots familiar with the matter intimated.",
         "pilots familiar with the matter"),
        # "as" and "so" before the clause
        ("More than 20 boats, as the harbour master has repeatedly stated, sank in May.", "harbour master"),
        ("Fifteen boats are still afloat, as the Harbour Office has it: ten sloops and five barges.", "Harbour Office"),
        # who hears it
        ("The 20 boats, a survivor later told his brother by telephone, sank within the hour.", "survivor"),
        ("Such a pier would sink 20 boats a year, its deputy director Tom Lane warned a committee of the council.",
         "Tom Lane"),
        # words without a verb
        ("Only 19 boats, Poe finds.", "Poe"),
        # a name behind whatever says who bears it
        ("Twenty boats sank off the pier, a member of the Leeds Harbour Council, Tom Lane, acknowledged.", "Tom Lane"),
        ("Twenty boats sank off the pier, the chief of the Harbour Office of the Tarsian Navy, Tom Lane, told "
         "reporters.", "Tom Lane"),
        ("“We lost 20 boats in a night,” said a pilot who rows there, Tom Lane.", "Tom Lane"),
        ("“We lost 20 boats in a night,” recounted the eldest, Tom Lane, 53.", "Tom Lane"),
        # whose account, count or words it goes by
        ("The 20 boats had, by the committee's account, sunk off the pier.", "committee"),
        ("By Tom Lane's account 20 of the boats are foreign, sloops chiefly.", "Tom Lane"),
        ("By that assessment, the boats number some 9,000.", "assessment"),
        ("A quarter of the boats sank, 20 in all by the estimate of a clerk, Tom Lane, who saw it.", "Tom Lane"),
        ("Around 20 boats, by the guild's figuring, are still afloat off the pier.", "guild"),
        ("Twenty boats sank in May, in the tally of the Leeds-based Observatory.", "Leeds-based Observatory"),
        ("The two pilots had, on their own submission, sunk 20 boats in May.", "two pilots"),
        ("Ann Poe found that 20 boats sank, in her words “a fleet of ghosts”.", "Ann Poe"),
        # what the tagger takes for a noun, and what somebody calls or puts it
        ("Harbour pilots allege that 20 boats sank off the pier.", "Harbour pilots"),
        ("“The harbour does not fetch sunken boats,” the letter puts it.", "letter"),
        ("The 20 boats are home again, states a clerk whose name is withheld.", "clerk"),
        ("Norway has for its part announced that 20 boats sank.", "Norway"),
        # one of several, and all of them
        ("“It was a storm and nothing else,” one of them remarked.", "one of them"),
        ("All four said that 20 boats had sunk off the pier.", "All four"),
        # whose name stands behind an office, or only says whose body it is
        ("Twenty boats sank off the pier, the spokesman of the Harbour Democratic Front announced late on Tuesday.",
         "spokesman of the Harbour Democratic Front"),
        ("Norway's Home Secretary, Ann Poe, promised the council on Friday that 20 boats would be raised.", "Ann Poe"),
        ("UN pilots wrote in October that 20 boats had sunk.", "UN pilots"),
        ("The UN harbour agency complained that 20 boats had sunk.", "UN harbour agency"),
        ("In talks over a week, 6 officials from Norway, Tarsia and the United States told AFP that 20 boats sank.",
         "6 officials from Norway, Tarsia and the United States"),
        # numbers that somebody arrives at, puts, gives or supposes
        ("Researchers at the harbour have since arrived at 240 boats, of which 20 sank.", "Researchers at the harbour"),
        ("A study by the Harbour University counted upwards of 170 boats.", "study by the Harbour University"),
        ("The Tarsian government puts those sunk so far at 186.", "Tarsian government"),
        ("General Tom Lane gave the navy's losses as 20 boats.", "Tom Lane"),
        ("Harbour planners credited the rebels with 20 to 30 boats.", "Harbour planners"),
        ("Smugglers in Leeds named sums of between 20 and 30 dollars.", "Smugglers in Leeds"),
        ("Harbour officials had earlier spoken of 20 sunken boats.", "Harbour officials"),
        ("A pilot in Leeds admitted having sunk 20 boats.", "pilot in Leeds"),
    ],
)  # fmt: skip
def test_a_clause_or_phrase_between_marks_says_whose_word_it_is(language: Language, text: str, speaker: str) -> None:
    assert speakers(language, text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        # verbs of perceiving and deciding, which report nothing
        "The 20 boats, the pilots learned, had sunk off the pier.",
        # participles that are passive
        "Twenty boats, a fleet reported by nobody, sank off the pier.",
        "A pilot, a man recalled from Leeds, sank 20 boats in May.",
        # when and where, without anything said
        "In May, the harbour master.",
        # accounts of nobody, and nouns that count nothing
        "By all accounts 20 boats sank in May.",
        "By last year's count 20 boats sank in May.",
        "By the time of the storm 20 boats had sunk.",
        "By the harbour's order 20 boats were sent home.",
        "He sat on Leeds' harbour wall counting 20 boats.",
        "The pier, which stood in the eyes of the pilots like a wall, sank 20 boats.",
        # numbers that nobody supposes, and one of what does not speak
        "The club named 23 pilots in May.",
        "The boats arrived at the pier at noon on 20 May.",
        "One, off the northern pier, holds 78 boats.",
    ],
)
def test_nobody_says_what_is_only_told_or_done(language: Language, text: str) -> None:
    assert set(speakers(language, text)) <= {None}


LONG_AGO = (
    "“The pier was shut, and nobody told us why,” said Captain John Hale.\n\n"
    "The storm lasted until the morning, and by the time that it was over 20 of the boats had sunk off the pier with "
    "all that was on them. Two crews were found on the beach, and a third had been given up for lost when a trawler "
    "brought it home. The harbour was opened again on Tuesday after three days, and the pier on Friday. Nobody was "
    "charged, and nobody was asked to pay for the boats.\n\n"
)


def test_a_pronoun_means_whom_the_sentence_before_is_about_and_not_who_spoke_long_ago(language: Language) -> None:
    text = (
        LONG_AGO
        + "The pilots' chief, Bexel Orrutan, does not share the calm.\n\n“They sailed by day,” he told a forum."
    )
    assert speakers(language, text)[-1] == "Bexel Orrutan"


def test_a_pronoun_means_who_spoke_where_nobody_else_is_spoken_of(language: Language) -> None:
    text = LONG_AGO + "The pilots do not share the calm.\n\n“They sailed by day,” he told a forum."
    assert speakers(language, text)[-1] == "John Hale"


def test_a_pronoun_means_somebody_told_of_by_country_and_age(language: Language) -> None:
    text = "A clerk said the pier was shut.\n\nA 17-year-old Norwegian begged for a boat.\n\n“They sank,” he said."
    assert speakers(language, text)[-1] == "17-year-old Norwegian"


def test_a_pronoun_means_no_body(language: Language) -> None:
    text = (
        "Ann Poe has two boats.\n\nThe pier was shut in May, harbour intelligence said.\n\n“Nobody told me,” she said."
    )
    assert speakers(language, text)[-1] == "Ann Poe"
