"""Whom a speaker's words name: names, roles, pronouns, surnames, bodies."""

from __future__ import annotations

import pytest

from briefings.extracting.parsing.language import Language
from tests.briefings.extracting.attributions.test_attributions import read

pytestmark = pytest.mark.model


def speakers(language: Language, text: str) -> list[str | None]:
    return [a.speaker for a in read(language, text)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Foreign Minister Jean-Luc Poe said the road was open.", "Jean-Luc Poe", "Foreign Minister"),
        ("Ann Poe, director of the Polar Centre at Leeds University, said it melts.", "Ann Poe",
         "director of the Polar Centre at Leeds University"),
        ("It melts, according to Ann Poe, of the Halden Institute.", "Ann Poe", "of the Halden Institute"),
        ("The mayor, Ann Poe, said the road was open.", "Ann Poe", "mayor"),
        ("Climate specialist Ann Poe of Leeds University said it melts.", "Ann Poe",
         "Climate specialist of Leeds University"),
        ("A spokesman for the guild, Col. Tom Lane, told AFP that it rained.", "Tom Lane", "spokesman for the guild"),
        ("Sen. Ann Poe (D-Ohio) said the road was open.", "Ann Poe", "Sen."),
        ("“It melts,” said Ann Poe, a student from Leeds.", "Ann Poe", "student from Leeds"),
        ("Minister of Interior Hedi Lane said the road was open.", "Hedi Lane", "Minister of Interior"),
        ("Deputy Minister of Foreign Affairs Bogdan Poe said it rained.", "Bogdan Poe",
         "Deputy Minister of Foreign Affairs"),
        ("Head of the consular department Rasim Lane said it rained.", "Rasim Lane", "Head of the consular department"),
        # what an envoy is sent to is no part of a name
        ("Ambassador to Chad Nabil Lane said it rained.", "Nabil Lane", "Ambassador to Chad"),
        ("The envoy to the UN Ann Poe said it rained.", "Ann Poe", "envoy to the UN"),
        ("FIS Special Agent Tom Lane said it rained.", "Tom Lane", "FIS Special Agent"),
        # a participle that a hyphen ties to its noun ends no role
        ("“It melts,” said Ann Poe, a clerk for the state-run port office.", "Ann Poe",
         "clerk for the state-run port office"),
        # a surname that looks like a plural
        ("“It melts,” said Attorney General John Mills in a statement.", "John Mills", "Attorney General"),
        ("The guild's coordinator for Chad, Ann Mills, appealed for help on Friday.", "Ann Mills",
         "guild's coordinator for Chad"),
    ],
)  # fmt: skip
def test_a_person_has_a_name_and_a_role(language: Language, text: str, name: str, role: str) -> None:
    found = read(language, text)[0]
    assert (found.speaker, found.role) == (name, role)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The people of Hill province say it rained.", "people of Hill province"),
        ("The ambassador to Chad said it rained.", "ambassador to Chad"),
        ("The head of the EU Police Mission said it rained.", "head of the EU Police Mission"),
        ("Some of the women said it rained.", "Some of the women"),
        ("In a survey last month the guild said it rained.", "guild"),
        ("A survey last month said it rained.", "survey"),
        ("The Hill Guild's June 2014 survey said it rained.", "Hill Guild's June 2014 survey"),
        ("A spokesman for the guild said it rained.", "spokesman for the guild"),
        ("The Interior Ministry said it rained.", "Interior Ministry"),
        ("It rained, according to an inquiry conducted by the Herald.", "inquiry conducted by the Herald"),
        ("It rained, according to the portal “Weather”.", "portal “Weather”"),
    ],
)
def test_who_has_no_name_is_the_noun_phrase_without_its_article(language: Language, text: str, speaker: str) -> None:
    assert speakers(language, text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Earlier police had put the losses at 40 boats.", "police"),
        ("Previously officials said that 40 boats had sunk.", "officials"),
        ("Earlier reports had put the losses at 40 boats.", "Earlier reports"),
        (
            "An official of the United Nations High Commissioner for Refugees said that it rained.",
            "official of the United Nations High Commissioner for Refugees",
        ),
        ("An official of the Harbour Ministry Ann Poe said that it rained.", "Ann Poe"),
        ("Deputy Commissioner Marlow Hill District Abdul Karim Holm said that it rained.", "Abdul Karim Holm"),
        ("Deputy Commissioner Marlow Holm said that it rained.", "Marlow Holm"),
        ("HRW figures taken in May show that it rained.", "HRW"),
        ("GPS data taken in May show that it rained.", "GPS data"),
    ],
)
def test_a_speaker_has_the_words_that_say_who_it_is(language: Language, text: str, speaker: str) -> None:
    assert speakers(language, text) == [speaker]


def test_a_surname_is_the_full_name_said_before(language: Language) -> None:
    text = "Ann Poe, head of the guild, said it rained. Nobody came.\n\nIt will rain again, according to Poe."
    first, second = read(language, text)
    assert (second.speaker, second.role) == (first.speaker, first.role) == ("Ann Poe", "head of the guild")


def test_he_is_the_last_who_could_have_said_it(language: Language) -> None:
    text = (
        "Tom Lane said it rained. “It will rain again,” he said.\n\n"
        "Ann Poe, a spokeswoman, said it would not. “It is dry,” she said.\n\n“It is wet,” he said."
    )
    assert speakers(language, text) == ["Tom Lane", "Tom Lane", "Ann Poe", "Ann Poe", "Tom Lane"]


def test_he_is_nobody_whom_he_speaks_of(language: Language) -> None:
    text = "Tom Lane said it rained. “Bob Hay saw nothing at all,” he said."
    assert speakers(language, text)[-1] == "Tom Lane"


def test_a_pronoun_that_nobody_can_be_stays_unnamed(language: Language) -> None:
    assert speakers(language, "He said that it rained.") == [None]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Interior Ministry said it rained. The ministry added that roads were wet.", "Interior Ministry"),
        (
            "A study by the Halden Institute found rain. The study says that it was wet.",
            "study by the Halden Institute",
        ),
        (
            "A study by the Halden Institute found rain. The authors say that it was wet.",
            "study by the Halden Institute",
        ),
        ("The Interior Ministry said it rained. It also said that roads were wet.", "Interior Ministry"),
    ],
)
def test_a_bare_noun_is_the_body_named_before(language: Language, text: str, body: str) -> None:
    assert speakers(language, text)[-1] == body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Ministry of Defence said it rained. Roads were wet, the MoD said.", "Ministry of Defence"),
        ("The Voice of Leeds said it rained. Roads were wet, VoL said.", "Voice of Leeds"),
        # The acronym before a name is that of another body, and no short form of the name.
        ("FIS Field Boss Tom Lane said it rained. Roads were wet, the FIS said.", "FIS"),
        ("The Ministry of Defence said it rained. Roads were wet, the MoJ said.", "MoJ"),
    ],
)
def test_an_acronym_is_the_body_of_whose_name_it_is_made(language: Language, text: str, body: str) -> None:
    assert speakers(language, text)[-1] == body


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Mills and Tom Lane met. Mills said it rained.", "Ann Mills"),
        ("The guild's coordinator for Chad, Ann Lane, went home. “It rained,” she said.", "Ann Lane"),
        ("BERGEN, Norway — It rained. Bergen said roads were wet.", "Bergen"),
        ("Ann Mills owns two mills. Millers said it rained.", "Millers"),
    ],
)
def test_a_name_that_the_tagger_misreads_is_still_its_bearers(language: Language, text: str, speaker: str) -> None:
    assert speakers(language, text)[-1] == speaker


def test_the_report_is_of_whoever_said_something_in_one(language: Language) -> None:
    text = "In a report last month Ann Poe wrote that it rained. The report says that roads were wet."
    assert speakers(language, text)[-1] == "Ann Poe"


def test_of_them_only_a_pronoun_is_known(language: Language) -> None:
    assert speakers(language, "Some of them said it rained.") == [None]


def test_a_bare_title_is_the_person_who_holds_it(language: Language) -> None:
    text = "Mayor Ann Poe said it rained. The mayor added that roads were wet."
    assert speakers(language, text) == ["Ann Poe", "Ann Poe"]


@pytest.mark.parametrize(
    ("pronoun", "speaker"),
    [("he", "Peter Lane"), ("she", "Maria Lane")],
)
def test_titles_and_first_names_tell_he_from_she(language: Language, pronoun: str, speaker: str) -> None:
    text = f"Peter Lane met Maria Lane on Monday.\n\nMaria Lane left early. “It was dull,” {pronoun} said."
    assert speakers(language, text)[-1] == speaker


def test_mr_keeps_a_surname_from_a_woman(language: Language) -> None:
    text = "Peter Lane opened the bridge. Maria Lane closed it.\n\nMr. Lane said it rained."
    assert speakers(language, text) == ["Peter Lane"]


def test_a_place_before_the_mayor_is_not_his_name(language: Language) -> None:
    text = "In Leeds, the mayor also said it rained. “It is wet,” the mayor said."
    assert speakers(language, text) == ["mayor", "mayor"]


def test_a_role_that_goes_before_a_name_is_told_without_it(language: Language) -> None:
    text = "It was free, spokesman Carl Dow said in a statement. Mr Dow said the eight boats had sunk."
    assert [(a.speaker, a.role) for a in read(language, text)] == [("Carl Dow", "spokesman")] * 2


def test_a_manner_of_address_is_no_role(language: Language) -> None:
    (found,) = read(language, "Mrs. Ann Poe said it rained.")
    assert (found.speaker, found.role) == ("Ann Poe", None)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The authors asked 300 men. They say most of them left.", "authors"),
        ("Two officials from Leeds opened the bridge. They said it was safe.", "Two officials from Leeds"),
        ("The boats came back late. They say it rained.", None),
    ],
)
def test_they_are_the_people_who_did_something_before(language: Language, text: str, speaker: str | None) -> None:
    assert speakers(language, text)[-1] == speaker


def test_she_can_be_somebody_without_a_name(language: Language) -> None:
    text = "“It is cold,” a woman from the valley said. “Nobody stays,” she added."
    assert speakers(language, text) == ["woman from the valley", "woman from the valley"]


def test_an_office_with_what_it_is_of_is_no_part_of_the_name(language: Language) -> None:
    text = (
        "Head of Government Youssef Lane said the road was open. Lane added that it rained. The premier said it snowed."
    )
    assert speakers(language, text) == ["Youssef Lane"] * 3


def test_the_body_in_an_office_is_still_named(language: Language) -> None:
    text = (
        "It rained, a Britain-based monitor said.\n\n"
        "The head of the Harbour Observatory for Human Rights Tom Lane said the road was open."
    )
    assert speakers(language, text) == ["Harbour Observatory for Human Rights", "Tom Lane"]


def test_a_ministry_is_no_other_word_for_an_official_of_another(language: Language) -> None:
    text = "A foreign ministry official said 14 women were back. The interior ministry says the rest are in jail."
    assert speakers(language, text) == ["foreign ministry official", "interior ministry"]


def test_an_army_is_no_other_word_for_who_speaks_for_it(language: Language) -> None:
    text = (
        "Halden Joint Military Command spokesman General Tom Lane said it rained. The Halden military said it snowed."
    )
    assert speakers(language, text) == ["Tom Lane", "Halden military"]


def test_the_man_is_no_mans_body(language: Language) -> None:
    text = "Volunteers dug out a man's body, white with dust. “Four are lost,” the man said."
    assert speakers(language, text) == ["man"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Nobody was tried,” reads an HRW statement released on Tuesday.", "HRW"),
        ("A Halden Council statement said nobody was tried.", "Halden Council"),
        ("A previous toll from the Harbour Observatory had put the number of killed at 36.", "Harbour Observatory"),
        ("A previous report on the port said that nobody was tried.", "previous report on the port"),
    ],
)
def test_whose_statement_or_toll_it_is_speaks(language: Language, text: str, speaker: str) -> None:
    assert speakers(language, text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("He crossed the border in December (Radio Halden, February 23).", "Radio Halden"),
        ("Few fell there (Harbour Analysts Network, June 27, 2014).", "Harbour Analysts Network"),
        # near misses: somebody else's word, a town, and who is in a picture
        ("Ann Poe said few fell there (Harbour Post, June 27).", "Ann Poe"),
        ("The war began there (Aleppo, March 15, 2011).", None),
        ("Five men left for the coast (Halden, Norway, March 3).", None),
        ("Five men left the port (among them Ann Poe, 23).", None),
    ],
)
def test_who_is_cited_in_a_closing_bracket_with_the_day(language: Language, text: str, speaker: str | None) -> None:
    assert speakers(language, text) == [speaker] * (speaker is not None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ankara insisted the border was open. “It stays open,” he said.", ["Ankara", None]),
        ("Paris Lane insisted the border was open. “It stays open,” he said.", ["Paris Lane", "Paris Lane"]),
        (
            "The Halden Observatory for Human Rights said it rained. “It stays wet,” he said.",
            ["Halden Observatory for Human Rights", None],
        ),
        # who calls himself something tells it to nobody
        ("In the census 14 per cent identified themselves as believers.", []),
    ],
)
def test_he_is_no_capital_and_no_observatory(language: Language, text: str, told: list[str | None]) -> None:
    assert speakers(language, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Foreign Minister Julie Lane said it rained. The Foreign Minister said it froze.", ["Julie Lane"] * 2),
        (
            "Foreign Minister Julie Lane said it rained. The Interior Minister said it froze.",
            ["Julie Lane", "Interior Minister"],
        ),
        ("Acting police chief Comr. Gen. Badro Lane said on Friday that it rained.", ["Badro Lane"]),
        ("Ms Bishop said it rained.", ["Bishop"]),
        ("The bishop said it rained.", ["bishop"]),
    ],
)
def test_an_office_in_capitals_a_surname_and_two_ranks(language: Language, text: str, told: list[str]) -> None:
    assert speakers(language, text) == told


def test_an_account_on_which_it_is_said_is_nobodys_count(language: Language) -> None:
    text = "It was raided by the port regime. The guild said on its Twitter account that six were lost."
    assert speakers(language, text) == ["guild"]


def test_who_cites_his_own_sources_says_it(language: Language) -> None:
    text = "Ann Poe put it higher on Sunday, saying that 200 had died, citing {} sources."
    assert "her sources" not in speakers(language, text.format("her"))
    assert "port sources" in speakers(language, text.format("port"))


def test_he_is_not_the_one_about_whom_he_was_asked(language: Language) -> None:
    text = "A port official said 300 were inside. Asked whether Tom Lane was among them, he said: “He is not there.”"
    assert [name for name in speakers(language, text) if name] == ["port official", "port official"]


def test_a_name_with_an_age_is_a_person(language: Language) -> None:
    text = "Nurshadrina was 17 when her family set out for the harbour. “It was all a lie,” she told the students."
    assert speakers(language, text) == ["Nurshadrina"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A boy was lost. He was identified by police as Tom Lane, 26.", "police"),
        ("The pilot added that preliminary figures indicated that four boats were lost.", "preliminary figures"),
        ("A co-owner of the inn, Ann Poe, says the pier was closed.", "Ann Poe"),
        ("The president-elect, who takes office in May, said that he would go.", "president-elect"),
        # what a body is stands before its name, and its short form behind
        ("Aid group Doctors at Sea says four boats were lost.", "Doctors at Sea"),
        ("Norway's security police Pst has said that four boats were lost.", "Pst"),
        ("According to the Swiss daily Le Midi, four boats were lost.", "Le Midi"),
        ("The police in Leeds said four boats were lost.", "police in Leeds"),
        # who got hold of a paper has not made it
        ("A harbour list obtained by the Herald in 2016 showed that four boats were lost.", "harbour list"),
        (
            "The yearly report to the Harbour Board, seen by the Herald, said four boats were lost.",
            "yearly report to the Harbour Board",
        ),
        ("A report on boats obtained by the guild said four were lost.", "report on boats obtained by the guild"),
        ("A harbour study done by the guild showed that four boats were lost.", "harbour study done by the guild"),
        # a name that the parse joins to the last place of what opens the sentence
        (
            "Speaking on Friday by telephone from Leeds, Jo Mills, the port's director, said four boats were lost.",
            "Jo Mills",
        ),
        # near misses: an article that points, and a name with a hyphen
        ("He has a map. That map shows that four boats were lost.", "That map"),
        ("Ann Lane-Poe said that four boats were lost.", "Ann Lane-Poe"),
    ],
)
def test_no_part_of_the_clause_or_of_a_word_is_the_speaker(language: Language, text: str, speaker: str) -> None:
    assert speaker in speakers(language, text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to the Kern County Sheriff’s Office, two boats sank.", "Kern County Sheriff’s Office"),
        (
            "Two boats sank, according to the Kern Sheriff’s Office Harbour Unit.",
            "Sheriff’s Office Harbour Unit",
        ),
        ("Two boats sank, according to the mayor’s brother Tom Lane.", "Tom Lane"),
    ],
)
def test_a_unit_of_somebodys_office_keeps_whose_it_is(language: Language, text: str, speaker: str) -> None:
    (said,) = speakers(language, text)
    assert said is not None
    assert said.endswith(speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # an office that a clause without its second comma gives holds for what goes on, too
        ("“It leaks,” Ann Poe, a senior adviser at the Harbour Centre told the Post. “It will sink.”", "Ann Poe"),
        ("Twelve boats sank, said Halden Harbour Counter-Smuggling (H8) deputy director Ann Poe.", "Ann Poe"),
        ("Twelve boats sank, said Halden Harbour Branch (HB) deputy director general Ann Poe.", "Ann Poe"),
        ("The crews went home, RFE/RL reported.", "RFE/RL"),
        ("Head of the Halden Bureau of Judicial Enquiry (HBJE) Abdel Poe said it sank.", "Abdel Poe"),
        ("The spokesman of the General Directorate of Ports (GDP) Sabik Lane said it sank.", "Sabik Lane"),
        ("Harbour Rangers of the Halden Coast spokesman Brig. Gen. Ann Poe said it sank.", "Ann Poe"),
        ("The spokesperson of HPS Izmia Lane said it sank.", "Izmia Lane"),
        # near misses: the body itself, with its acronym and no name behind
        ("The Harbour Rangers of the Halden Coast said it sank.", "Harbour Rangers of the Halden Coast"),
        ("The head of the Halden Bureau (HB) said it sank.", "head of the Halden Bureau (HB)"),
        ("Twelve boats sank, said the Halden Harbour Branch (HB) on Friday.", "Halden Harbour Branch"),
        ("“It leaks,” a clerk at the Harbour Centre told the Post. “It will sink.”", "clerk at the Harbour Centre"),
    ],
)
def test_who_holds_an_office_is_the_speaker_to_the_end(language: Language, text: str, speaker: str) -> None:
    assert set(speakers(language, text)) == {speaker}
