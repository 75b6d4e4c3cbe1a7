"""Who speaks in a sentence that two speak in, in few words, and before a colon. Near misses stand beside hits."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from tests.support.articles import document

pytestmark = pytest.mark.model


def said(language: Language, text: str) -> list[tuple[str | None, str]]:
    claims = extract(document(text, source="The Daily"), shipped_beat(), language).claims
    return [(c.attribution.speaker if c.attribution else None, c.text) for c in claims]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said 300 boats had sunk, while the pilots' guild put the figure at 400.",
        "The ministry said 300 boats had sunk; the pilots' guild put the figure at 400.",
        "Three hundred boats had sunk, the ministry said; the pilots' guild put the figure at 400.",
    ],
)
def test_a_second_speaker_has_the_second_half(language: Language, text: str) -> None:
    first, second = said(language, text)
    assert first[0] == "ministry"
    assert "400" not in first[1]
    assert "400" in second[1]
    assert second[0] in ("pilots' guild", None)


@pytest.mark.parametrize(
    "text",
    [
        # who passes on what another said is not the one who said it
        "Six boats sank, according to Ann Poe, who runs the port, the Harbour Gazette reports.",
        "Six boats sank, according to Ann Poe, the radio reported on Friday.",
        "According to Ann Poe, six boats sank, the radio reported on Friday.",
        "Captain Ann Poe runs the port. Six boats sank, she said according to the newspaper.",
        "Captain Ann Poe runs the port. She claimed six boats had sunk, jurors heard.",
        "Ann Poe said six boats sank across the bay on Friday, Reuters reported.",
        "Ann Poe, head of the guild, said at least 62 boats sank on Friday, including 50 off Leeds, AFP reported.",
        "Ann Poe estimated that six boats sank across the bay, Reuters reported.",
        "Ann Poe said six boats had sunk and that two more were lost, state news agency Interfax reported.",
        "Ann Poe said the ministry had been handed a letter by the guild stating that six boats sank off a far coast.",
    ],
)
def test_a_paper_only_passes_on_what_another_said(language: Language, text: str) -> None:
    assert said(language, text)[-1][0] == "Ann Poe"


def test_what_an_agency_passes_on_of_it_is_that_bodys_word(language: Language) -> None:
    text = "The Harbour Guild met on Friday. It said two of the boats had sunk, reported the AFP news agency."
    assert said(language, text)[-1] == (
        "Harbour Guild",
        "It said two of the boats had sunk, reported the AFP news agency.",
    )


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Six boats sank, AFP reported.", "AFP"),
        ("The guild said six boats sank, and AFP reported that two were lost.", "AFP"),
        ("The guild said six boats sank. Two were lost, the agency reported.", "agency"),
        ("The estimate of the guild was that six boats sank, AFP reported.", "AFP"),
    ],
)
def test_what_an_agency_tells_itself_is_its_word(language: Language, text: str, speaker: str) -> None:
    assert said(language, text)[-1][0] == speaker


def test_a_sentence_is_not_cut_before_a_clause_that_its_first_words_hang_on(language: Language) -> None:
    text = "Tom Lane said that, in letters to another clerk, Ann Poe described how she sank six boats."
    assert [words for _, words in said(language, text)] == [text]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Neighbours recall that the young man said he had sunk 40 boats.", "Neighbours"),
        ("Police say the suspect told officers that 40 boats had sunk.", "Police"),
        # near misses: a paper passes it on, and a body speaks for itself
        ("The Harbour Gazette reported that the suspect said 40 boats had sunk.", "suspect"),
        ("Police say the ministry announced that 40 boats had sunk.", "ministry"),
    ],
)
def test_what_somebody_without_a_name_is_said_to_have_said_is_the_word_of_whoever_says_so(
    language: Language, text: str, speaker: str
) -> None:
    assert said(language, text)[-1][0] == speaker


def test_who_is_said_to_have_been_told_by_a_person_is_that_persons_word(language: Language) -> None:
    assert (
        said(language, "The pilot had left. Six boats sank, he said, according to his lawyer.")[-1][0] == "his lawyer"
    )
    assert said(language, "Six boats sank, according to the army, and the port said one came back.")[-1][0] == "port"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # before whom it was said, and no finding of theirs
        ("Ann Poe sank the boat, the court was told.", None),
        ("Ann Poe sank the boat, a two-week trial was told.", None),
        ("Jurors were told that Ann Poe sank the boat.", None),
        ("The magistrate was told that Ann Poe sank the boat.", None),
        ("Six boats sank off the bar, a committee of lawmakers heard yesterday.", None),
        ("Six boats sank, the inquest heard, and two came back.", None),
        # near misses
        ("The court heard from the pilot that Ann Poe sank the boat.", "pilot"),
        ("The court found that Ann Poe sank the boat.", "court"),
        ("The committee told lawmakers that six boats sank.", "committee"),
        ("The court was told by the pilot that Ann Poe sank the boat.", "pilot"),
        ("The family was told that Ann Poe sank the boat.", None),
        ("The guild has faulted the port for its losses of 40 boats.", "guild"),
        ("Ann Poe has described as “slow and costly” the search for 40 boats.", "Ann Poe"),
        ("Ann Poe described as a teenager how the port fell.", None),
    ],
)
def test_a_court_is_told_by_others_and_a_matter_is_judged(language: Language, text: str, speaker: str | None) -> None:
    assert said(language, text)[-1][0] == speaker


def test_what_goes_on_behind_a_semicolon_without_a_speaker_is_still_the_first_ones(language: Language) -> None:
    assert (
        said(language, "Three hundred boats had sunk, the ministry said; twenty were raised again.")[0][0] == "ministry"
    )


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a month's name that opens a person's
        ("The 20 boats sank in May, said Colonel Jan Hruby.", "Jan Hruby"),
        ("The 20 boats sank in Jan 2015, the guild said.", "guild"),
        # a speaker that "and" joins together
        ("The Office of the Navy and the Armed Forces said in a note that the 20 boats sank.", "Office of the Navy"),
        # few words, with a speaker whom a clause describes
        ("Ann Poe, who drafted such papers and now lectures at Leeds, advises against raising any of it.", "Ann Poe"),
        ("The harbour master Tom Lane warned against relief.", "Tom Lane"),
        ("The harbour board denies having a policy of sinking boats.", "harbour board"),
        ("The indictment had spoken of boats, of a photograph beside a pier and of messages urging two pilots to come.",
         "indictment"),
        # let be known, would guess, at first insisted
        ("Norway's harbour board let it be understood that it had sunk the 20 boats.", "Norway's harbour board"),
        ("Not one boat sank, the harbour guild at first insisted.", "harbour guild"),
        # before a colon, without a verb
        ("The prime minister, in a grey suit, on state television: “We will raise the 20 boats.”", "prime minister"),
        ("UN harbour office: 20 boats were sunk on Saturday.", "UN harbour office"),
        # a phrase between a subject and its verb
        ("What sank the boats, according to two harbour pilots, was a storm.", "two harbour pilots"),
        # words before the subject, and who is somebody by name
        ("In Leeds, where the storm was at its worst, the coastguard supposes it to have sunk 20 boats.", "coastguard"),
        ("One of them, Thomas Lane, pleaded in a video that the 20 boats be raised.", "Thomas Lane"),
        ("Harbour prosecutors suspect them of having sunk 20 boats.", "Harbour prosecutors"),
        ("Harbour officials professed to have no count of the 20 boats.", "Harbour officials"),
        # what a thing is called, put at or referred to as
        ("A fleet of ghosts, the harbour office called it.", "harbour office"),
        ("Harbour officials put the losses far higher.", "Harbour officials"),
        ("The harbour office refers to pilots as pirates.", "harbour office"),
        ("The harbour office's reply is that 20 boats were raised.", "harbour office"),
        # who asks within a quotation does not say it
        ("“Norway asks us how you raise a boat,” Ann Poe told a meeting in Leeds.", "Ann Poe"),
    ],
)  # fmt: skip
def test_the_speaker_is(language: Language, text: str, speaker: str) -> None:
    ((found, _),) = said(language, text)
    assert found is not None
    assert speaker in found


@pytest.mark.parametrize(
    "text",
    [
        "The ministry, in a grey house on the quay: nobody was there and 20 boats were gone.",
        "The pilots told of sailors declaring that they had sunk 20 boats, while it rained, and left.",
    ],
)
def test_near_misses_make_no_second_speaker(language: Language, text: str) -> None:
    assert len(said(language, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Harbour officials have been quietly admitting the wounded.",
        "Twenty pilots saw their boats sunk in May.",
        "The pilots learned in May that 20 boats had sunk.",
    ],
)
def test_deeds_and_what_is_seen_are_nobodys_word(language: Language, text: str) -> None:
    assert [speaker for speaker, _ in said(language, text)] == [None]


def test_a_prime_minister_is_no_other_minister(language: Language) -> None:
    text = (
        "Interior Minister John Hale said that 20 boats sank.\n\nIn Leeds the prime minister said that none had sunk."
    )
    assert [speaker for speaker, _ in said(language, text)] == ["John Hale", "prime minister"]


def test_its_spokesman_is_not_the_spokesman_of_another(language: Language) -> None:
    text = "Navy spokesman John Hale said 20 boats sank.\n\nThe coastguard was silent. Its spokesman said 30 sank."
    assert said(language, text)[-1][0] == "Its spokesman"


def test_it_is_the_only_body_that_the_sentence_before_names(language: Language) -> None:
    text = (
        "The pier has become a matter for the harbour ministry. Twenty boats have sunk there, it estimates, since May."
    )
    assert said(language, text)[-1][0] == "harbour ministry"


@pytest.mark.parametrize("end", ["condemned", "described as", "faulted", "said", "told", "according to", "was told"])
def test_a_text_may_break_off_behind_any_word(language: Language, end: str) -> None:
    assert said(language, f"Ten men drowned.\n\nTwenty boats sank in a storm that the guild {end}")


@pytest.mark.parametrize(
    "text",
    [
        "Six boats were also sunk but no crews were harmed, the mayor said.",
        "Six boats were sunk, but in the absence of wind, no crews were harmed, the mayor said.",
        "The pier was shut and no crews were harmed, the mayor said.",
    ],
)
def test_two_clauses_before_the_speaker_are_both_the_speakers(language: Language, text: str) -> None:
    assert said(language, text) == [("mayor", text)]


def test_who_is_told_of_within_a_quotation_that_the_speaker_breaks_into_does_not_speak(language: Language) -> None:
    text = "“People say we row like mad,” Ann Poe says, “but the sea is always rough.”"
    assert said(language, text) == [("Ann Poe", text)]
    told = "Sailors say the pier is shut, Ann Poe says, but the sea is always rough."
    assert "Ann Poe" in {speaker for speaker, _ in said(language, told)}


@pytest.mark.parametrize(
    "text",
    [
        # what only shows it says nothing besides whoever shows it
        "Ann Poe estimates that six boats were sunk, according to harbour ministry data.",
        "Ann Poe said that at least six boats were sunk, based on documents that were found on them.",
        "Ann Poe said that the skipper's messages reveal that six boats were sunk.",
        # an agency that passes on what somebody explains
        "“Not all sank,” Ann Poe said, explaining that many boats came home to Leeds by night, Sputnik reported.",
    ],
)
def test_whoever_shows_or_explains_it_is_the_speaker(language: Language, text: str) -> None:
    assert said(language, text)[-1][0] == "Ann Poe"


def test_data_and_messages_of_a_named_maker_speak_where_nobody_shows_them(language: Language) -> None:
    assert said(language, "Six boats were sunk, according to harbour ministry data.")[0][0] == "harbour ministry data"
    assert said(language, "The skipper's messages reveal that six boats were sunk.")[0][0] == "skipper's messages"


def test_an_agency_only_passes_on_a_quotation_of_several_sentences(language: Language) -> None:
    text = (
        "Tom Poe said it rained. “Six boats were sunk. They came by night from Leeds,” he said, RIA Novosti reported."
    )
    assert {speaker for speaker, _ in said(language, text)} == {"Tom Poe"}


def test_what_reports_say_that_nobody_made_is_the_word_of_whoever_cites_them(language: Language) -> None:
    assert said(language, "Ann Poe said that, according to reports, six boats had sunk off Leeds.")[0][0] == "Ann Poe"


def test_a_time_between_does_not_speak(language: Language) -> None:
    text = "Ann Poe rowed home on Monday – and hours later asked for help, claiming that six boats had sunk."
    assert "hours" not in {speaker for speaker, _ in said(language, text)}


def test_a_quotation_that_the_next_paragraph_closes_unopened_is_whole(language: Language) -> None:
    text = "It rained, the port office said.\n\n“We have lost six boats. They were old.\n\nWe rowed on,” Ann Poe said."
    assert [speaker for speaker, _ in said(language, text)] == ["port office", "Ann Poe", "Ann Poe", "Ann Poe"]
    opened = text.replace("We rowed", "“We rowed")
    assert [speaker for speaker, _ in said(language, opened)] == ["port office", "Ann Poe", "Ann Poe", "Ann Poe"]


def test_a_document_that_two_sides_have_signed_only_shows_what_the_speaker_says(language: Language) -> None:
    text = "Ann Poe stated that six boats were handed over, according to an official document signed by both guilds."
    assert said(language, text)[0][0] == "Ann Poe"


def told_by(language: Language, text: str) -> list[tuple[str, list[float]]]:
    claims = extract(document(text, source="The Daily"), shipped_beat(), language).claims
    return [(" > ".join(c.root.chain[1:]), [q.low for q in c.quantities]) for c in claims]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The guild said 12 rowers drowned in a storm off Leeds, while police put the number at 15.",
            [("guild", [12]), ("police", [15])],
        ),
        (
            "According to the guild, 12 rowers drowned on Sunday, while harbour pilots gave a figure of 19.",
            [("guild", [12]), ("harbour pilots", [19])],
        ),
        (
            "The guild said 12 rowers drowned, though villagers put the toll at 20.",
            [("guild", [12]), ("villagers", [20])],
        ),
        # One who goes on, or sets a number against his own, has both; so has who is quoted with both.
        ("Ann Poe said that while villagers put the toll at 20, only 12 had drowned.", [("Ann Poe", [20, 12])]),
        ("“Twelve drowned, while police put the toll at 15,” said Ann Poe.", [("Ann Poe", [12, 15])]),
        # A "while" without a comma says when.
        ("Ann Poe said a rower drowned while police counted 12 boats in the bay.", [("Ann Poe", [12])]),
    ],
)
def test_a_number_that_is_set_against_anothers_is_not_the_first_speakers(
    language: Language, text: str, told: list[tuple[str, list[float]]]
) -> None:
    assert told_by(language, text) == told
