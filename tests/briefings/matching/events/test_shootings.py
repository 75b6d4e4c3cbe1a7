"""The toll that one report of a shooting tells, read by the real model under the shipped beat: how many it killed and
how many lived hurt, in the ways in which local reports say so. Every sentence is invented."""

from __future__ import annotations

from datetime import date

import pytest

from briefings.beat.beat import Beat, load_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.matching.figures import event_figures
from briefings.matching.independence import Names
from briefings.matching.pair import Ground
from briefings.model import Document, Figure, statements_from
from tests.support.told_event import GUN_VIOLENCE

pytestmark = pytest.mark.model
PUBLISHED = date(2016, 5, 16)


@pytest.fixture(scope="module")
def beat() -> Beat:
    return load_beat(GUN_VIOLENCE)


def figures(text: str, beat: Beat, language: Language, title: str = "A report") -> tuple[Figure, ...]:
    document = Document("d1", text, title, source="Echo", published=PUBLISHED, number=1)
    statements = statements_from(extract(document, beat, language).claims, document, None)
    of_events = [s for s in statements if s.quantity is not None and s.quantity.event is not None]
    return event_figures(of_events, (), Ground.under(beat.rules, Names()))


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        # Who was shot and died was killed.
        ("Two men who were shot and killed in Dayton on Saturday were named.", 2, None),
        ("A mother and her 3-year-old son were shot and killed in Dayton on Saturday.", 2, None),
        ("Three men were shot and later died in Dayton on Saturday.", 3, None),
        ("Two people wounded in a shooting in Dayton on Saturday have died.", 2, None),
        ("Three people were shot and one was robbed in Dayton on Saturday.", None, 3),
        ("A gunman shot two people, who died at the scene in Dayton on Saturday.", 2, None),
        ("A gunman shot two people, who were driven to a clinic in Dayton on Saturday.", None, 2),
        # Some of all who were hit.
        ("Five people were shot, two of whom died, in Dayton on Saturday.", 2, 3),
        ("Six people were shot in Dayton on Saturday, leaving two dead.", 2, 4),
        ("Five people were shot in Dayton on Saturday and three of them have died.", 3, 2),
        ("Five people were hit by gunfire in Dayton on Saturday, including a woman who died there.", None, 4),
        ("Officers found five people with gunshot wounds in Dayton on Saturday; two of them died.", 2, 3),
        ("Four people were shot in Dayton on Saturday. Two of them died.", 2, 2),
        ("Six were shot in Dayton on Saturday. Three died, and the other three are in critical condition.", 3, 3),
        # Words that number without a number.
        ("Police in Dayton are looking into a triple homicide. They were shot on Saturday.", 3, None),
        ("Police in Dayton are looking into the city's third double homicide. They were shot on Saturday.", None, None),
        ("Police in Dayton are looking into a double murder-suicide. They were shot on Saturday.", None, None),
        ("A third person has died of wounds from Saturday's shooting in Dayton.", 3, None),
        ("A second victim of Saturday's shooting in Dayton, a man of 40, has died.", 2, None),
        ("A third person has died in a shooting in Dayton this week. A gunman fled on Saturday.", None, None),
        ("A third person was hurt in Saturday's shooting in Dayton.", None, None),
        ("A fifth victim of Saturday's shooting in Dayton was found and a second victim has died.", 2, None),
        # Of whom only the shooting is told.
        ("The suspect in Saturday's fatal shooting of two Dayton men was arrested.", 2, None),
        ("The suspect in Saturday's shooting of three Dayton men was arrested.", None, 3),
        ("He was convicted of the murders of two people in Dayton on Saturday. They were shot.", 2, None),
        ("Six people were struck by bullets in Dayton on Saturday; two did not survive.", 2, 4),
        # People who are no number.
        ("A couple was killed in a shooting in Dayton on Saturday.", 2, None),
        ("A couple of shots were fired in Dayton on Saturday.", None, None),
        ("A trio of men were shot to death in Dayton on Saturday.", 3, None),
        ("A pair of cars were shot at in Dayton on Saturday.", None, None),
        ("A woman and her two children were found shot to death in Dayton on Saturday.", 3, None),
        ("A Dayton father shot and killed his three children before killing himself on Saturday.", 4, None),
        ("Dead in the Saturday shooting in Dayton are Ann Poe, 31; Ben Ash, 29; and Carl Dow, 44.", 3, None),
        ("Wounded in the shooting in Dayton on Saturday were Ann Poe, 31, and Ben Ash, 29.", None, 2),
        ("Charged in the shooting in Dayton on Saturday were Ann Poe, 31, and Ben Ash, 29.", None, None),
        # What is denied is not the number.
        ("No one was killed, but five people were wounded in a shooting in Dayton on Saturday.", None, 5),
        ("Police have no word on the three people wounded in a shooting in Dayton on Saturday.", None, 3),
        ("The shooting in Dayton on Saturday did not hurt the three people inside.", None, None),
        ("Police deny that five people were wounded in a shooting in Dayton on Saturday.", None, None),
        # How the hurt are.
        ("All four victims of Saturday's shooting in Dayton are expected to survive.", None, 4),
        ("Three people are in the hospital after a shooting in Dayton on Saturday.", None, 3),
        ("The shooting in Dayton on Saturday left three people with serious injuries.", None, 3),
        ("A man, two women and a teenage boy were wounded in a shooting in Dayton on Saturday.", None, 4),
        # All who were hit, and in the next sentences who of them died.
        ("Seven people were shot in Dayton on Saturday; three died.", 3, 4),
        ("Seven people were shot in Dayton on Saturday. Two were pronounced dead at the scene.", 2, 5),
        ("Three women were also hit in Dayton on Saturday. Two men died in the shooting.", 2, 3),
        ("Two men were killed in a shooting in Dayton on Saturday. Three women were also hit.", 2, 3),
        ("Four people were shot in Dayton on Saturday. One has died.", None, 3),
        ("Four people were shot in Dayton on Saturday. One, a 20-year-old woman, was pronounced dead.", None, 3),
        ("Four people were shot in Dayton on Saturday. Neighbors ran out. A 25-year-old man died there.", None, 3),
        ("Four people were shot in Dayton on Saturday. Ann Poe, 27, was killed.", None, 3),
        ("A shooting in Dayton on Saturday sent four people to the hospital. One of them later died.", None, 3),
        ("Four people were wounded in a shooting in Dayton on Saturday. A man was killed.", None, 4),
        ("Four were shot in Dayton on Saturday. A man was killed in another shooting last week.", None, 4),
        ("Four were shot in Dayton on Saturday. A woman died of a heart attack nearby.", None, 4),
        ("Four were shot in Dayton on Saturday. The suspect was killed by police.", None, 4),
        ("Four were shot in Dayton on Saturday. One man was arrested. A vigil is planned.", None, 4),
        ("Four people were shot in Dayton on Saturday, and a 19-year-old did not survive.", None, 3),
        ("Four people were shot in Dayton on Saturday; a 17-year-old girl was killed.", None, 3),
        ("Of the six people shot in Dayton on Saturday, two died.", 2, 4),
        ("One of six people shot in Dayton on Saturday has died.", None, 5),
        ("A man who was among six people shot in Dayton on Saturday has died.", None, 5),
        ("None of the three men shot in Dayton on Saturday was badly hurt.", None, 3),
        ("The second of two men shot in Dayton on Saturday has died.", 2, None),
        # The hurt who are told beside the dead are no more to be worked out.
        (
            "Shootings in Dayton on Saturday left two dead and three others wounded. One died there. Three other "
            "people whom the bullets hit were driven to a clinic, and one of them died there.",
            2,
            3,
        ),
        # The year of a deed is no span over which it is counted.
        ("Three men were killed in the 2014 Mill Lane shooting in Dayton.", 3, None),
        ("Jurors heard of 2014, of all the dead in Dayton. In 2014 three men were shot to death.", None, None),
        # All who were hit, told together.
        ("A triple shooting in Dayton on Saturday left two people dead.", 2, None),
        ("A quadruple shooting in Dayton on Saturday left two people dead, police said.", 2, None),
        ("A triple shooting in Dayton on Saturday left one dead and three others wounded.", None, 3),
        ("A quadruple shooting in Dayton on Saturday left two dead. Four men were taken to hospital, wounded.", 2, 2),
        ("Two were killed in Dayton on Saturday, hours after another quadruple shooting.", 2, None),
        ("Three people were wounded in a triple shooting in Dayton on Saturday.", None, 3),
        # Others who are listed with somebody.
        ("A man and two others were killed in a shooting in Dayton on Saturday.", 3, None),
        ("The shooting in Dayton on Saturday killed Ann Poe and two others. Ben Ash was hit.", 3, None),
        ("A man was killed in a shooting in Dayton on Saturday. Two others were killed.", None, None),
        # What became of them all is told in the next sentences.
        (
            "Officers found two men in a car in Dayton on Saturday. Both were pronounced dead. They had been shot.",
            2,
            None,
        ),
        ("Shots were fired in Dayton on Saturday. Two guests lay in a hall. They died of gunshot wounds.", 2, None),
        ("Police found a girl and a boy in a Dayton yard on Saturday. Both had been shot and died there.", 2, None),
        ("Police found two people with gunshot wounds in Dayton on Saturday. A medic pronounced both dead.", 2, None),
        ("Two men were shot in Dayton on Saturday. They were taken to a hospital, where they died.", 2, None),
        (
            "A shooting in Dayton on Saturday hit three guests. All three were taken to a hospital and died there.",
            3,
            None,
        ),
        ("Officers who heard gunfire in Dayton on Saturday found two victims. Both are in stable condition.", None, 2),
        ("Officers who heard gunfire in Dayton on Saturday found two men. Medics took them to a hospital.", None, 2),
        ("Officers who heard gunfire in Dayton on Saturday met two men. They were taken to a jail.", None, None),
        ("Officers who heard gunfire in Dayton on Saturday found two men. They were not hurt.", None, None),
        ("Officers who heard gunfire in Dayton on Saturday saw two suspects. They were treated for bites.", None, None),
        ("Two clerks said they heard gunfire in Dayton on Saturday. They said that a man died.", None, None),
        # … or of one after another.
        ("Police found two men shot in Dayton on Saturday. One died there. The other died at a hospital.", 2, None),
        ("Police found two men shot in Dayton on Saturday. One died there and the other died in surgery.", 2, None),
        (
            "Police found a man and a girl shot in Dayton on Saturday. The man died there. The girl died in surgery.",
            2,
            None,
        ),
        (
            "Police heard gunfire in Dayton on Saturday and found two men. One is critical. The other is stable.",
            None,
            2,
        ),
        (
            "Police found three men with gunshot wounds in Dayton on Saturday. One died. Another was pronounced dead. "
            "The third is in critical condition.",
            2,
            None,
        ),
        (
            "Saturday's shooting in Dayton had four victims, one pronounced dead there, two pronounced dead later and "
            "one listed in critical condition.",
            3,
            None,
        ),
        ("Police heard gunfire in Dayton on Saturday and found two men. One is critical. The other fled.", None, None),
        # The other victims are all who lived, where they and the dead are all who were hit.
        (
            "A second man has died of Saturday's shooting in Dayton. Six people were hit and taken to hospitals. The "
            "four other victims are in stable condition.",
            2,
            4,
        ),
        ("Two men were hurt in Saturday's shooting in Dayton and a third man is in critical condition.", None, None),
        ("Saturday's shooting in Dayton left one guest in a coma while all other four victims are stable.", None, None),
        ("Saturday's shooting in Dayton left two people dead, two critically hurt and a gunman on the run.", 2, 2),
        ("Two men were hurt in Saturday's shooting in Dayton. One of them, a 20-year-old cook had died.", None, None),
        (
            "Shots hit a Dayton home on Saturday. A cook lay dead there. A second victim, a man of 30, was driven to a "
            "hospital, where he died.",
            2,
            None,
        ),
        (
            "Shots hit a Dayton home on Saturday. A cook is stable. A second victim, a man of 30, was driven to a "
            "hospital, where he died.",
            None,
            None,
        ),
        ("Six people were shot in Dayton on Saturday, with two of the guests succumbing to their wounds.", 2, 4),
        ("A third victim of last week's shooting in Dayton has died.", 3, None),
        ("The city's third homicide victim of the weekend has died in Dayton. He was shot.", None, None),
        ("Officers seek as many as four gunmen who opened fire at a party in Dayton on Saturday.", None, None),
        ("Two gunmen who opened fire in Dayton on Saturday were killed by deputies.", None, None),
        ("A Dayton man is charged with the shooting deaths of his parents on Saturday.", 2, None),
        ("A Dayton man is charged with a shooting in the home of his parents on Saturday.", None, None),
        # Who died on a later day was hurt on the day of the deed.
        ("Five people were shot in Dayton on Saturday. A second victim died Monday.", 2, 3),
        # A count of the dead, and a list of those of whom none explains another.
        ("Saturday's shooting hit a bar in Dayton. News from the coroner brings the death count to six.", 6, None),
        ("A girl, a man, and a boy were wounded in a shooting in Dayton on Saturday.", None, 3),
        ("His wife, a teacher, and a boy were wounded in a shooting in Dayton on Saturday.", None, None),
        # What was said before is not the number.
        ("The number of people hurt in Saturday's shooting in Dayton has risen from four to five.", None, 5),
        ("Police originally said four people had been shot in Dayton on Saturday, but now say five.", None, 5),
        ("Five people, up from four, were wounded in Saturday's shooting in Dayton.", None, 5),
        ("A fifth person was wounded in Saturday's shooting in Dayton.", None, 5),
        ("A fifth person was wounded in Saturday's shooting in Dayton. A man died.", None, None),
        # Those who are told of in turn.
        (
            "Officers found two men with gunshot wounds in Dayton on Saturday. A third man walked into a hospital.",
            None,
            3,
        ),
        (
            "A man was shot in the leg in Dayton on Saturday. A second victim, a boy of 17, is in stable condition.",
            None,
            2,
        ),
        ("Two people were killed in a shooting in Dayton on Saturday. A third victim died Monday.", 3, None),
        (
            "A man was shot in Dayton on Saturday. In another shooting, a second man was taken to a hospital.",
            None,
            None,
        ),
        ("A man was shot in Dayton on Saturday. A second man was taken to the station.", None, None),
        ("A man was shot in Dayton on Saturday. He died. A second man was taken to a hospital.", None, None),
        # Who did it died, too.
        ("A gunman killed four people in Dayton on Saturday before police shot him dead.", 5, None),
        ("A gunman killed four people in Dayton on Saturday and was then fatally shot by a deputy.", 5, None),
        ("A gunman killed four people in Dayton on Saturday before he was arrested.", 4, None),
        ("A gunman killed four people in Dayton on Saturday before police shot at him.", 4, None),
        ("Four people were shot dead in Dayton on Saturday. Including the gunman, five have died.", 5, None),
        ("Four were shot dead in Dayton on Saturday. Five, including the man who opened fire, have died.", 5, None),
        # People who are called by their trade, kin or age.
        ("Two siblings were killed in a shooting in Dayton on Saturday.", 2, None),
        ("Three coworkers were shot to death in Dayton on Saturday.", 3, None),
        ("Two 19-year-old men were shot in Dayton on Saturday.", None, 2),
        ("Three 17-year-olds were shot in Dayton on Saturday.", None, 3),
        ("Two 19-year-old cars were shot at in Dayton on Saturday.", None, None),
        ("Both men were pronounced dead after a shooting in Dayton on Saturday.", 2, None),
        ("Both men were arrested after a shooting in Dayton on Saturday.", None, None),
        # A day right behind the people, as American papers write it.
        ("A shooting in Dayton killed two people Saturday.", 2, None),
        ("A shooting in Dayton wounded five people Saturday night, and the gunman fled.", None, 5),
        ("A gunman in Dayton killed two Saturday and wounded four.", 2, 4),
        ("A shooting in Dayton on Saturday left one guest dead, four hurt and deputies looking for a car.", None, 4),
        # What is added between commas.
        (
            "Police were called after five people, including a baby, were injured by gunfire in Dayton Saturday.",
            None,
            5,
        ),
        ("Four people, ages 17 to 30, suffered gunshot wounds in Dayton on Saturday.", None, 4),
        # Who was hit, by other words.
        ("Officers found six shooting victims in Dayton on Saturday.", None, 6),
        ("The four gunshot victims of Saturday's attack in Dayton are in the hospital.", None, 4),
        ("Two of the four shooting victims of Saturday in Dayton have died.", 2, None),
        ("Two shooting suspects were held in Dayton on Saturday.", None, None),
        ("Three victims of Saturday's shooting in Dayton showed up at a hospital.", None, 3),
        ("Three victims of Saturday's shooting in Dayton suffered non-life threatening injuries.", None, 3),
        ("Four people were found shot in a car in Dayton on Saturday.", None, 4),
        ("Two men were killed and two women were hurt in Dayton on Saturday. The two survivors were shot.", 2, 2),
        # What nobody survives, and what everybody did.
        ("The gunman opened fire in Dayton on Saturday, fatally striking the driver and two passengers.", 3, None),
        ("He is charged with the attempted murders of five men who were shot at in Dayton on Saturday.", None, None),
        ("The shooting in Dayton on Saturday left four people injured and one dead.", None, 4),
        ("Four people were injured, one of them fatally, in a shooting in Dayton on Saturday.", None, 3),
        # Out of all who were hit, one.
        ("He was one of three guests struck by a bullet in Dayton on Saturday.", None, 3),
        ("He was one of four people at a party in Dayton on Saturday when shots were fired.", None, None),
        ("She was one of four people shot inside a bar in Dayton on Saturday.", None, 4),
        ("Poe was one of five people shot inside a bar in Dayton on Saturday. Poe has died.", None, 4),
        ("Poe was one of five people shot inside a bar in Dayton on Saturday. Ash has died.", None, 5),
        # Who was come upon is not all, where more are told.
        ("Officers found two victims shot in Dayton on Saturday. All four victims were taken to a hospital.", None, 4),
        # A group that is more than anybody else counted.
        ("Four teenagers were wounded in Dayton on Saturday. Officers found two victims with gunshot wounds.", None, 4),
        ("Two women died in a shooting in Dayton on Saturday. Two others were hurt. Three people had been hit.", 2, 2),
        ("Two women died in a shooting in Dayton on Saturday. The two victims who survived were named.", 2, None),
        # What is not known is something else.
        ("Three men were shot in Dayton on Saturday, their conditions are unknown.", None, 3),
        ("A quarrel may have led to the shooting that killed two men in Dayton on Saturday.", 2, None),
        ("The four people wounded in Saturday's shooting in Dayton may have known one another.", None, 4),
        ("Four people may have been wounded in a shooting in Dayton on Saturday.", None, None),
        ("It is not clear whether two people were killed by gunfire in Dayton on Saturday.", None, None),
        # A tally of days.
        ("She was the third child to die in a shooting in Dayton in just two days. It was Saturday.", None, None),
        (
            "At least 50 people have been shot in the city since Friday, five of them fatally. Dayton mourns.",
            None,
            None,
        ),
        # A denial in another clause.
        ("Nobody was killed when five people were shot in Dayton on Saturday.", None, 5),
        ("Police have no suspects after five people were shot in Dayton on Saturday.", None, 5),
        # Several events together.
        ("Over the weekend, five people were killed in separate shootings in Dayton.", None, None),
        # Shots are called by other names, too.
        ("Two men were killed and five people wounded in a shootout in Dayton on Saturday.", 2, 5),
    ],
)
def test_a_report_tells_how_many_a_shooting_killed_and_hurt(
    text: str, killed: int | None, injured: int | None, beat: Beat, language: Language
) -> None:
    found = {figure.measure: figure.low for figure in figures(text, beat, language)}
    told = {measure: number for measure, number in (("killed", killed), ("injured", injured)) if number}
    assert {m: n for m, n in found.items() if n > 1 and m != "arrested"} == told


def test_other_victims_are_all_who_were_hurt_where_the_headline_has_as_many(beat: Beat, language: Language) -> None:
    text = (
        "Four victims with gunshot wounds were found in Dayton on Saturday. A teenager's life was lost. "
        "The three other victims were taken to a hospital with minor injuries."
    )
    found = figures(text, beat, language, "Shooting kills a teen and hurts three")
    assert [(figure.measure, figure.low) for figure in found] == [("injured", 3)]


@pytest.mark.parametrize(
    ("end", "dead"),
    [
        ("before fatally shooting himself", [5]),
        # The three others are fewer than the headline's four.
        ("before deputies arrested him", []),
    ],
)
def test_a_headline_may_count_the_victims_alone(end: str, dead: list[int], beat: Beat, language: Language) -> None:
    title = "Man kills four people over taxes, police say"
    text = (
        f"{title}.\n\nA man drove to the house of his wife in Dayton on Saturday and killed her and three other people "
        f"{end}, a deputy said. Four people were killed over taxes there, she said."
    )
    found = figures(text, beat, language, title)
    assert [figure.low for figure in found if figure.measure == "killed"] == dead


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # What opens the text is what it tells, wherever in the town it was.
        ("ALBANY - Three people were shot in West Hill on Saturday.", ["Albany"]),
        # A tally before it says that it tells of several.
        ("ALBANY - Two were killed in four separate shootings. Three were shot in Colonie on Saturday.", ["Colonie"]),
        ("ALBANY - In an earlier attack, three people were shot in Colonie on Saturday.", ["Colonie"]),
    ],
)
def test_the_first_number_is_of_what_the_document_tells(
    text: str, places: list[str], beat: Beat, language: Language
) -> None:
    found = [figure.event.place for figure in figures(text, beat, language) if figure.event]
    assert found == places


@pytest.mark.parametrize(
    ("title", "head", "places"),
    [
        # A headline that the text repeats is not its opening, which tells a part of the town.
        ("1 dead, 4 wounded in Albany shooting", "1 dead, 4 wounded in Albany shooting\n\n", ["Albany"]),
        # What stands before the opening tells of something else.
        ("A report", "Two were shot in Albany on Saturday, police said.\n\n", ["Albany", "Colonie"]),
    ],
)
def test_a_repeated_headline_is_not_the_opening(
    title: str, head: str, places: list[str], beat: Beat, language: Language
) -> None:
    text = f"{head}Four were wounded in a shooting in Colonie on Saturday, Albany police said. Albany police came by."
    found = {figure.event.place for figure in figures(text, beat, language, title) if figure.event}
    assert sorted(map(str, found)) == places


def test_the_day_of_the_deed_goes_before_one_on_which_it_is_mourned(beat: Beat, language: Language) -> None:
    text = "Neighbors will come together Saturday to mourn five who died in the shooting on May 6 in Dayton."
    assert {str(figure.event.from_date) for figure in figures(text, beat, language) if figure.event} == {"2016-05-06"}


@pytest.mark.parametrize(
    "text",
    ["UPDATE 10:29PM: The officer hit by gunfire in Dayton on Saturday is in fair condition."],
)
def test_a_time_of_day_counts_nobody(text: str, beat: Beat, language: Language) -> None:
    assert [figure.low for figure in figures(text, beat, language) if figure.low > 1] == []


@pytest.mark.parametrize(
    "text",
    [
        "Dayton officers responded to a call on Saturday. Two men were found shot to death in a yard.",
        "Police said in a statement that officers were called on Saturday to a Dayton home. Two men were shot dead.",
        "Police said around 9 p.m. Saturday they received a call from Dayton. Two men were shot to death there.",
        "Two men arrested in the Saturday shooting that killed two women in Dayton face charges.",
    ],
)
def test_the_day_on_which_officers_are_called_is_that_of_the_deed(text: str, beat: Beat, language: Language) -> None:
    days = {figure.event.from_date for figure in figures(text, beat, language) if figure.event is not None}
    assert days == {date(2016, 5, 14)}
