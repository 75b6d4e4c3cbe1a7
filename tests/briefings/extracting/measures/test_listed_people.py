"""People told of one by one, or by name and age, are a number where all share one fate; where somebody may be left out,
they are none."""

from __future__ import annotations

import pytest

from briefings.beat.beat import Beat, load_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import WORKED_OUT, Document
from tests.support.told_event import GUN_VIOLENCE

SUBJECT = " The shooting was on Mill Lane."


@pytest.fixture(scope="module")
def beat() -> Beat:
    return load_beat(GUN_VIOLENCE)


def lists(text: str, beat: Beat, language: Language) -> list[tuple[float, str, str | None]]:
    found = extract(Document("1", text + SUBJECT, "A shooting in Ludlow"), beat, language).mentions.quantities
    return [(q.low, q.text, q.measure) for q in found if q.counted == WORKED_OUT]


@pytest.mark.parametrize(
    ("sentence", "count", "words", "measure"),
    [
        ("A plumber's wife and her son were found dead in the cellar.", 2, "A plumber's wife and her son", "killed"),
        ("A boy and his 8-month-old sister died at the scene.", 2, "A boy and his 8-month-old sister", "killed"),
        ("An uncle, aunt, and baby were killed on Monday.", 3, "An uncle, aunt, and baby", "killed"),
        ("Deputies found the bodies of a girl and two men.", 3, "a girl and two men", "killed"),
        ("Two women and a boy were shot at the fair.", 3, "Two women and a boy", "injured"),
        ("A 23-year-old woman and 14-year-old boy were shot.", 2, "A 23-year-old woman and 14-year-old boy", "injured"),
        ("A woman and 5-month-old son were wounded.", 2, "A woman and 5-month-old son", "injured"),
        ("Three girls and a 61-year-old man were wounded.", 4, "Three girls and a 61-year-old man", "injured"),
        ("A man, 44, and a girl, 12, were shot on Friday.", 2, "A man, 44, and a girl", "injured"),
        ("A tenant killed his landlady's brother and her niece.", 2, "his landlady's brother and her niece", "killed"),
        ("A cashier, a guard and a customer were killed.", 3, "A cashier, a guard and a customer", "killed"),
        ("A teacher, a janitor and two pupils died on Friday.", 4, "A teacher, a janitor and two pupils", "killed"),
        ("A couple and their teenage son were killed.", 3, "A couple and their teenage son", "killed"),
        ("The raid left a man and a woman dead.", 2, "a man and a woman", "killed"),
        ("A man was killed and his wife and son wounded.", 2, "his wife and son", "injured"),
        ("The bodies of two women and a man were discovered.", 3, "two women and a man", "killed"),
        ("A clerk and a customer were arrested.", 2, "A clerk and a customer", "arrested"),
        ("A tenant killed a man and a boy Friday night.", 2, "a man and a boy", "killed"),
        ("A guard and two others were killed.", 3, "A guard and two others", "killed"),
        ("The raid wounded an officer and two other people.", 3, "an officer and two other people", "injured"),
        ("A tenant killed him and his brother.", 2, "him and his brother", "killed"),
        ("He shot and killed her and three other people.", 4, "her and three other people", "killed"),
        ("Ann Poe and two others were wounded.", 3, "Ann Poe and two others", "injured"),
        ("Police came after a man and a boy were found shot to death.", 2, "a man and a boy", "killed"),
        ("The blaze killed four children and both parents.", 6, "four children and both parents", "killed"),
        (
            "The owner of a mill and two of his guests were shot.",
            3,
            "The owner of a mill and two of his guests",
            "injured",
        ),
        (
            "A guard, Carl Dow, 40, and a guest, 62-year-old Ann Poe, were killed.",
            2,
            "A guard, Carl Dow, 40, and a guest",
            "killed",
        ),
        ("A guest shot two cooks and three waiters.", 5, "two cooks and three waiters", "injured"),
        ("A fire left four boys and a young nurse hospitalized.", 5, "four boys and a young nurse", "injured"),
        ("Police were led to the bodies of a woman and her three sons.", 4, "a woman and her three sons", "killed"),
        # Somebody's years are no number of people.
        ("She is charged with killing her uncle and 8-year-old niece.", 2, "her uncle and 8-year-old niece", "killed"),
        (
            "A 41-year-old guard, 52-year-old cook and 63-year-old guest were hurt on Friday.",
            3,
            "A 41-year-old guard, 52-year-old cook and 63-year-old guest",
            "injured",
        ),
        ("The nurse and 4 year old boy are dead.", 2, "The nurse and 4 year old boy", "killed"),
        (
            "Two cousins, ages 12 and 13, and their aunt were killed.",
            3,
            "Two cousins, ages 12 and 13, and their aunt",
            "killed",
        ),
        ("An off-duty guard and a clerk were killed.", 2, "An off-duty guard and a clerk", "killed"),
        ("A man and a boy suffered gunshot wounds and were pronounced dead there.", 2, "A man and a boy", "killed"),
        ("A man and a boy suffered gunshot wounds and a clerk was pronounced dead.", 2, "A man and a boy", "injured"),
    ],
)
def test_a_list_with_one_fate_is_a_number(
    sentence: str, count: float, words: str, measure: str, beat: Beat, language: Language
) -> None:
    assert lists(sentence, beat, language) == [(count, words, measure)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The robber shot a man, and a woman was killed.",
        "Deputies shot a man or a boy.",
        "A boy and several women were shot on Friday.",
        "A farmer and his mule were shot on Friday.",
        "His wife, a nurse, and a boy were killed.",
        "His wife, a nurse and a mother of two, was killed.",
        "A couple of boys were seen at the mill.",
        "A man and a woman shot at the door.",
        "A man and a woman were seen near the mill.",
        "Nine people were killed, including a boy and his sister.",
        "A nurse and two guards are among the dead.",
        "The fight killed 12 soldiers and 11 rebels.",
        "A guest shot two officers and three waiters.",
        "A fire left four boys and a young nurse cried.",
        "Ann Poe and two others said a man was killed.",
        "A nurse and two guards said that a man was shot.",
        "The raid killed Ann Poe and two other dogs.",
        "A tenant shot him and fled, and two others were hurt.",
        "The raid killed Ann Poe and her dog.",
        # Whoever stands ahead of a comma may be one of them.
        "A colonel general, his wife and their driver were killed.",
        "Two cousins, ages 12 and 13, were killed and their aunt saw it.",
    ],
)
def test_what_shares_no_fate_or_tells_no_number_is_no_list(sentence: str, beat: Beat, language: Language) -> None:
    assert lists(sentence, beat, language) == []


@pytest.mark.parametrize(
    ("sentence", "sums"),
    [
        ("Six people, two men and four women, were shot on Friday.", []),
        ("A gunman wounded five others, three boys and two girls, on Friday.", []),
        ("Two teenagers, a boy and a girl, were shot.", []),
        ("Two women, a nurse and a clerk, were killed.", []),
        ("Nine others -- six men and four women -- were wounded.", []),
        ("Nine guests (six men and two women) were wounded.", []),
        ("Two men, a woman and a boy were shot.", [4]),
        ("Six guests -- two men and four women -- were wounded.", [6]),
    ],
)
def test_parts_are_not_added_to_their_whole(sentence: str, sums: list[int], beat: Beat, language: Language) -> None:
    assert [count for count, _, _ in lists(sentence, beat, language)] == sums


def test_who_kills_and_then_himself_is_one_of_them(beat: Beat, language: Language) -> None:
    told = lists("A baker killed his 6-year-old son and then himself on Sunday.", beat, language)
    assert told == [(2, "his 6-year-old son and then himself", "killed")]


@pytest.mark.parametrize(
    ("sentence", "count", "words"),
    [
        (
            "A woman killed her husband and two daughters at the farm before killing herself.",
            4,
            "her husband and two daughters at the farm before killing herself",
        ),
        ("A man killed his aunt and then took his own life.", 2, "his aunt and then took his own life"),
        (
            "In a murder-suicide a man killed his aunt before turning a rifle on himself.",
            2,
            "his aunt before turning a rifle on himself",
        ),
        (
            "A man killed his aunt and uncle before police shot him dead.",
            3,
            "his aunt and uncle before police shot him dead",
        ),
        (
            "A man killed three guests and was then fatally shot by a guard.",
            4,
            "three guests and was then fatally shot by a guard",
        ),
        (
            "A man killed three guests before fatally shooting himself.",
            4,
            "three guests before fatally shooting himself",
        ),
        (
            "A man killed his aunt and uncle, then drove home and took his own life.",
            3,
            "his aunt and uncle, then drove home and took his own life",
        ),
        (
            "A man who shot two guests dead killed himself as police came.",
            3,
            "two guests dead killed himself",
        ),
    ],
)
def test_who_kills_himself_afterwards_is_one_of_the_dead(
    sentence: str, count: float, words: str, beat: Beat, language: Language
) -> None:
    assert lists(sentence, beat, language) == [(count, words, "killed")]


@pytest.mark.parametrize(
    "sentence",
    [
        # He may have lived; or somebody else was killed in between.
        "A man killed his aunt before turning a rifle on himself.",
        "A man killed his aunt before police shot him.",
        "A man killed three guests before police arrested him.",
        "A man killed his aunt and hit a fatal blow to their boy before taking his own life.",
    ],
)
def test_who_may_have_lived_or_killed_more_makes_no_sum(sentence: str, beat: Beat, language: Language) -> None:
    assert lists(sentence, beat, language) == []


def test_a_list_is_not_all_where_who_killed_them_turned_to_himself(beat: Beat, language: Language) -> None:
    victims = "A baker killed his wife and her sister on Sunday."
    assert lists(victims, beat, language) == [(2, "his wife and her sister", "killed")]
    assert lists(f"{victims} He then turned the gun on himself.", beat, language) == []


@pytest.mark.parametrize(("end", "dead"), [("on Sunday.", [2.0, 3.0]), ("before turning the gun on himself.", [])])
def test_a_number_in_a_list_that_is_not_all_is_no_toll(
    end: str, dead: list[float], beat: Beat, language: Language
) -> None:
    text = f"A baker killed his wife and their two sons {end}"
    found = extract(Document("1", text + SUBJECT, "A shooting in Ludlow"), beat, language).mentions.quantities
    assert sorted(q.low for q in found if q.measure == "killed") == dead


def test_those_found_dead_are_all_though_one_of_them_did_it(beat: Beat, language: Language) -> None:
    told = lists("A man and his wife were found dead in a murder-suicide.", beat, language)
    assert told == [(2, "A man and his wife", "killed")]


@pytest.mark.parametrize(
    ("sentence", "count", "words", "measure"),
    [
        ("Ann Poe, 23, and Ben Ash, 19, died at the scene.", 2, "Ann Poe, 23, and Ben Ash, 19", "killed"),
        (
            "Ann Poe, 21; Cara Lee Birch, 39; and Ben Ash Jr., 10; were shot at noon.",
            3,
            "Ann Poe, 21; Cara Lee Birch, 39; and Ben Ash Jr., 10",
            "injured",
        ),
        (
            "Ann Poe, 23, and Ben Ash, 19, both of Telford, were pronounced dead.",
            2,
            "Ann Poe, 23, and Ben Ash, 19",
            "killed",
        ),
    ],
)
def test_names_with_ages_and_one_fate_are_a_number(
    sentence: str, count: float, words: str, measure: str, beat: Beat, language: Language
) -> None:
    assert lists(sentence, beat, language) == [(count, words, measure)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Poe, 23, said Ben Ash, 19, was shot.",
        "Ann Poe, 23, and Ben Ash, 19, saw it.",
        "Ann Poe, 23, and Ben Ash, 19, were killed by a man who then shot himself.",
    ],
)
def test_names_without_one_fate_or_beside_who_killed_himself_are_none(
    sentence: str, beat: Beat, language: Language
) -> None:
    assert lists(sentence, beat, language) == []


def tolls(text: str, beat: Beat, language: Language) -> list[tuple[float, str]]:
    found = extract(Document("1", text + SUBJECT, "A shooting in Ludlow"), beat, language).mentions.quantities
    return [(q.low, q.measure) for q in found if q.measure]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # How they died, and no others who were hurt.
        ("Four people were found dead in a house. All four had been shot.", [(4, "killed"), (4, "killed")]),
        # Whom somebody shot before himself is dead where the text says so; else nobody tells.
        ("A murder-suicide: he shot his four children and then himself.", [(5, "killed"), (4, "killed")]),
        ("Police say he shot his four children and then himself.", []),
        ("Police say he shot his wife and her four children before killing himself.", []),
        # Whom he wounded besides lived.
        (
            "He killed three guests and wounded four others at the mill before killing himself.",
            [(3, "killed"), (4, "killed"), (4, "injured")],
        ),
        ("Two people were killed. He shot his girlfriend and then himself.", [(2, "killed"), (2, "killed")]),
        # Who is hurt besides stands between them and himself.
        (
            "He fatally shot his wife and her two children and wounded a neighbor before killing himself.",
            [(4, "killed"), (2, "killed")],
        ),
        ("He is suspected of shooting his ex-girlfriend and her mother to death.", [(2, "killed")]),
        # The rest of a list that can't be counted is no toll.
        ("He killed his cousins, his sister and two others.", []),
        # Parents are two.
        ("He killed his parents, his sister and two others.", [(5, "killed"), (2, "killed")]),
        ("He shot and killed his parents.", [(2, "killed")]),
        ("The parents were killed.", []),
        ("He killed a girl and wounded her parents.", []),
        # Who is explained by two words is one.
        ("Ann Poe, a former leader and chairwoman, was killed.", []),
        ("In Dayton, a man and his mother were killed.", [(2, "killed")]),
        # A name is no member; who only tried to kill himself is none of the dead.
        ("She killed her baby, Miles, and her husband, Carl Dow.", []),
        ("She killed her baby and her husband and then tried to kill herself.", []),
        ("Four people were killed and a fifth was badly hurt.", [(4, "killed")]),
        # Where bodies are found, and whom a coroner names, are dead.
        ("He shot four men whose bodies were found in a barn.", [(4, "killed")]),
        # Those who lived are none of the victims who are told before them.
        (
            "Nine bodies were found. The victims included eight men. Six of the survivors were treated; two are "
            "recovering.",
            [(9, "killed"), (6, "injured"), (2, "injured")],
        ),
        ("The coroner named the victims as Carl Dow, 20, and Ann Poe, 19.", [(2, "killed")]),
        ("A third victim has died of wounds from last week's shooting.", [(3, "killed")]),
        # Of one body there is one dead; and a couple beside whom others are told of are not all.
        ("The body of a cook and her three sons were found.", []),
        ("The bodies of a cook and her three sons were found.", [(4, "killed")]),
        ("The bodies of a couple and their four children were found in a barn.", [(6, "killed")]),
        ("The bodies of a couple were found in a barn.", [(2, "killed")]),
        ("A rocket killed a couple and their four children.", []),
        ("A rocket killed a couple and wounded their nurse.", [(2, "killed")]),
        # … unless those before are told to have lived, or "the third" is but one of those who were hit.
        ("Three people were wounded and a fourth guest died.", [(3, "injured")]),
        ("Three people died there, and a fourth guest died in surgery.", [(3, "killed"), (4, "killed")]),
        ("A cook was grazed by a bullet. A man was hurt. A second man was found dead.", []),
        ("A cook was shot dead. A second man was found dead.", [(2, "killed")]),
        ("The guests were driven to a hospital. The third guest, a man of 20, died there.", []),
        ("Two guests were found dead, and the third guest died later.", [(2, "killed"), (3, "killed")]),
        ("Five men were arrested and a sixth person was hurt in the shooting.", [(5, "arrested")]),
        ("Police found three men in a van, all dead of gunshot wounds.", [(3, "killed")]),
        ("A fifth guest has died of wounds from a fight over the weekend.", [(5, "killed")]),
        ("A nurse died on Monday, becoming the sixth person killed in the attack.", [(6, "killed")]),
        ("The fight killed one man and wounded two others Sunday evening.", [(1, "killed"), (2, "injured")]),
        ("A murder-suicide: he shot his wife and her aunt before killing himself.", [(3, "killed")]),
    ],
)
def test_what_is_told_of_victims_in_other_words_counts_nobody_twice(
    text: str, expected: list[tuple[float, str]], beat: Beat, language: Language
) -> None:
    assert tolls(text, beat, language) == expected
