"""Which event a number is of: a state's short form is no town, and a tally over many events is of none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from briefings.extracting.measures.events.days.event_days import main_days
from briefings.extracting.measures.events.days.page_days import days_of_text
from briefings.extracting.measures.events.days.verbs_of_days import is_beside_the_deed
from briefings.extracting.measures.events.places.event_places import Spots
from briefings.extracting.measures.events.places.place_ranks import FEATURE, REGION, TOWN, rank_of, shown
from briefings.extracting.measures.events.tallies import tells_a_tally
from briefings.extracting.parsing.language import Language
from briefings.model import Place, Time


@pytest.mark.parametrize(
    ("name", "rank", "usual"),
    [
        ("Calif.", REGION, "California"),
        ("IN", REGION, "Indiana"),
        ("Ore.", REGION, "Oregon"),
        ("Alturas", TOWN, "Alturas"),
        ("Gary", TOWN, "Gary"),
        ("Highway 41", FEATURE, "Highway 41"),
        ("U.S. Route 66", FEATURE, "U.S. Route 66"),
        ("Ludlow 41", TOWN, "Ludlow 41"),
    ],
)
def test_a_states_short_form_is_the_state(name: str, rank: int, usual: str) -> None:
    place = Place(name, "US", "location", 0, len(name))
    assert (rank_of(place), shown(place)) == (rank, usual)


@pytest.mark.parametrize(
    ("sentence", "tally"),
    [
        ("With that the city has reached 90 homicides for the year.", True),
        ("It brought the city's homicide count to sixteen.", True),
        ("So far in 2016 the city has counted 90 dead.", True),
        ("Twelve people were shot in Dayton over the long holiday weekend.", True),
        ("Two people were killed in a shooting in Dayton over the weekend.", False),
        ("A fire at a mill in Dayton over the holiday weekend left three dead.", False),
        ("They met in Dayton where a drive-by killed three over the weekend.", False),
        ("Three died in a shooting and four were hurt across Dayton over the weekend.", True),
        ("Two died in a shooting and four others were hit in Dayton over the weekend.", True),
        ("Twelve were shot in Dayton over the weekend, three of them in a shooting at a mill.", True),
        ("After a shooting on Friday, ten more were shot in Dayton over the weekend.", True),
        ("The three shootings left seven people hurt.", True),
        ("A string of shootings left seven people hurt.", True),
        ("Shootings at several picnics left seven people hurt.", True),
        ("In the four days after the fair seven people were shot.", True),
        ("Shots at several windows left seven people hurt.", False),
        ("Six were hurt in shootings across Dayton on Friday.", True),
        ("Six were hurt in a shooting across the street.", False),
        ("Four were shot in a 24-hour stretch in Dayton.", True),
        ("Seven were hurt following several incidents in Dayton.", True),
        ("Seven were hurt after two attacks in Dayton.", True),
        ("Four were shot over 24 hours of a siege in Dayton.", False),
        ("It was a weekend during which four were shot in Dayton.", True),
        ("Six were hurt in gun violence across Dayton on Friday.", True),
        ("Detectives look into overnight shootings that left four dead.", True),
        ("Weekend shootings left four dead in Dayton.", True),
        ("The shootings at the mill left four dead.", False),
        ("Both of the shooting victims died.", False),
        ("So far this year 40 people have been shot.", True),
        ("Seven people were hurt in the shooting at the weekend.", False),
        ("One of the two shooting victims died.", False),
        ("She is the third child to be shot in just two days.", True),
        ("In the city 50 people have been shot since Friday.", False),
        ("At least 50 people were shot in the city since Friday.", True),
        ("The two who were shot in the city on Friday had been friends since school.", False),
        ("A series of air strikes killed 12 in the town.", False),
        ("The army killed 40 men in two operations in the north.", True),
        ("The army killed 40 men in an operation in the north.", False),
        ("Six were hurt in two South Side shootings on Sunday.", True),
        ("Two of six hurt in the South Side shootings died on Sunday.", False),
        ("Her death began a string of three shooting deaths.", True),
        ("It brought to at least 70 the number of people shot since Friday.", True),
        ("It brought six people to a hospital, a number of them with wounds.", False),
    ],
)
def test_a_tally_over_many_events_is_told_by_its_words(sentence: str, tally: bool) -> None:
    assert tells_a_tally(sentence) is tally


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Three people died at the Bermuda Sands motel.", None),
        ("Three people died at Murphy's Tavern.", None),
        ("Three people died near the Hollywood Recreation Center.", None),
        ("Three people died in Hollywood on Friday.", "Hollywood"),
        ("The men fled the scene of the shooting in Hollywood on Friday.", "Hollywood"),
        ("Three people died in the community of Hollywood on Friday.", "Hollywood"),
    ],
)
def test_a_town_whose_name_opens_a_venues_is_not_where_it_happened(text: str, where: str | None) -> None:
    name = next(word for word in ("Bermuda", "Murphy", "Hollywood") if word in text)
    start = text.index(name)
    spots = Spots(text, "", [Place(name, "US", "location", start, start + len(name))])
    found = spots.of(0, len(text), 0)
    assert (found.place if found else None) == where


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Four were shot at June Jordan High School.", False),
        ("Four were shot on June Lane.", False),
        ("Four were shot in June at a school.", True),
        ("Four were shot in June. Lane County held nobody.", True),
    ],
)
def test_a_month_that_is_somebodys_name_is_no_day_of_it(text: str, told: bool) -> None:
    start = text.index("June")
    june = Time(date(2016, 6, 1), date(2016, 6, 30), "June", start, start + 4)
    days = main_days(text, [(0, len(text))], [june], date(2016, 10, 18))
    assert (days != (None, None)) is told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("He is behind bars Friday. Two were shot on Monday.", "Monday"),
        ("He was arraigned on nine counts Friday. Two were shot on Monday.", "Monday"),
        ("He was charged after two were shot on Friday. It rained on Monday.", "Friday"),
        ("Police arrested two men Friday in the shooting. Two were shot on Monday.", "Monday"),
        ("He was charged with two counts of open murder Friday. He broke in on Monday.", "Monday"),
        ("He was picked up in the Friday attack. He had left town by Monday.", "Friday"),
        ("A judge on Friday ordered him held. Two were shot on Monday.", "Monday"),
        ("Mourners came on Friday for a boy who was killed. It began in a shooting on Monday.", "Monday"),
        ("Ann Poe, 26, succumbed to her wounds Friday. Four were hit in the Monday attack.", "Monday"),
        ("Ann Poe, 26, died in a shooting Friday. It rained on Monday.", "Friday"),
        ("Ann Poe, 26, died of a gunshot wound to her chest Friday. Four were hit in the Monday attack.", "Monday"),
        ("He was arraigned Friday on counts including first degree murder. Two were shot Monday.", "Monday"),
        ("He was arraigned on nine counts Friday including first degree murder. Two were shot Monday.", "Monday"),
        ("It was the Friday morning double murder that shook them. It rained on Monday.", "Friday"),
        ("On Friday, a man was found guilty of killing two. They were shot on Monday.", "Monday"),
        ("On Friday, a man was found shot in a yard. It rained on Monday.", "Friday"),
        ("Deputies found five bodies in a house on Friday. A neighbour had left town on Monday.", "Friday"),
        ("Ann Poe, who was shot on Monday, died on Friday, a third victim of the shooting.", "Monday"),
        ("He was facing two counts of murder Friday in the deaths. They were shot on Monday.", "Monday"),
        ("He was booked into the county jail on four counts of murder late on Friday. Two were shot Monday.", "Monday"),
        ("Detectives on Friday were investigating a shooting. They were called on Monday to shots fired.", "Monday"),
        ("Two were shot by detectives Friday in a yard. It rained on Monday.", "Friday"),
        ("Ann Poe died Friday of wounds from Monday's shooting.", "Monday"),
        ("Two were shot at a car meet Friday. It rained on Monday.", "Friday"),
        ("Two were shot in the yard Friday, police said. It rained on Monday.", "Friday"),
        ("A town was awaiting word Friday on why two were shot. Deputies heard of shots fired on Monday.", "Monday"),
        ("A man awaiting a bus was shot on Friday. It rained on Monday.", "Friday"),
        # What courts hold, and the last of several things that they do.
        ("Two held since the shooting had a bond hearing waived on Friday. Two were shot on Monday.", "Monday"),
        ("Prosecutors filed notice Friday that they would ask for death. Two were shot on Monday.", "Monday"),
        ("He stood in chains at his first court appearance on Friday. Two were shot on Monday.", "Monday"),
        ("Five arrested after the park shooting entered pleas Friday. Two were shot on Monday.", "Monday"),
        ("Five arrested near the park were shot in a van Friday. It rained on Monday.", "Friday"),
        ("Neighbors who were hearing gunshots in the yard Friday hid. It rained on Monday.", "Friday"),
        ("Her son will undergo another surgery Friday for the wound. He was hit on Monday.", "Monday"),
        ("He was still at large Friday when he was named. He opened fire on Monday.", "Monday"),
        ("He walked into a police station Friday with a lawyer. Two were shot on Monday.", "Monday"),
        ("He confessed Friday to firing into a hall. Two were shot on Monday.", "Monday"),
        ("He walked into a bar Friday and shot two. It rained on Monday.", "Friday"),
        # Those who are called come when it happens, unless they had come before.
        ("Agents went back to the house Monday. Crews were called to it around 6 a.m. on Friday.", "Friday"),
        ("Agents went back to the house Friday. They had sent crews to it on Monday.", "Friday"),
        ("Two who were last seen alive at a bar on Friday were found shot in a field on Monday.", "Monday"),
        ("Two who went missing from a farm Friday lay dead in a field. They were shot on Monday.", "Monday"),
        ("Two who were missing their bus were shot on Friday. It rained on Monday.", "Friday"),
        ("Four were hit at a basketball court Friday night. It rained on Monday.", "Friday"),
        ("Two were shot by a man who came to court Friday night. They were hit on Monday.", "Monday"),
        ("Pupils came back Friday to a school in Leeds, five days after a shooting. It was on Monday.", "Monday"),
        # Who looks into fires tells of none; and who was hit may have died on another day.
        ("Fire investigators went back to the house Friday. Flames broke out on Monday.", "Monday"),
        ("A fire at the house Friday burned two. It rained on Monday.", "Friday"),
        ("The gunman, who was shot by police, died early Friday. Two were shot on Monday.", "Monday"),
        ("The gunman, who lived near by, was shot early Friday. It rained on Monday.", "Friday"),
        # How long after a deed a sentence tells of, and a day without a deed.
        ("Two months after the shooting of a boy, on Friday, officers caught a man. He was shot on Monday.", "Monday"),
        ("Two months after the shooting of a boy, two were killed Friday in a bar. It rained on Monday.", "Friday"),
        # Who was hurt on another day, however long the sentence is, died later.
        ("A man shot in June at a game where two teens were fatally hurt, died Friday. It began on Monday.", "Monday"),
        ("A baker who had been shot, a son of hers, died late on Friday. It was on Monday.", "Monday"),
        ("A man who was shot at a game on a cold night died late on Friday. It rained on Monday.", "Friday"),
    ],
)
def test_what_the_law_does_later_is_no_day_of_it(text: str, day: str) -> None:
    stop = text.find(". ") + 2 if ". " in text else len(text)
    when = {"Friday": date(2016, 10, 14), "Monday": date(2016, 10, 10)}
    told = [Time(when[w], when[w], w, text.index(w), text.index(w) + len(w)) for w in ("Friday", "Monday")]
    assert main_days(text, [(0, stop), (stop, len(text))], told, date(2016, 10, 18)) == (when[day], when[day])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Two were shot at a Labor Day cookout on Saturday. Shots rang out.", "Saturday"),
        ("Two were shot on Labor Day when others came on Saturday. Shots rang out.", "Labor Day"),
    ],
)
def test_a_feast_before_what_is_held_for_it_need_not_be_the_day(text: str, day: str) -> None:
    when = {"Labor Day": date(2016, 9, 5), "Saturday": date(2016, 9, 3)}
    told = [Time(when[w], when[w], w, text.index(w), text.index(w) + len(w)) for w in when]
    assert main_days(text, [(0, len(text))], told, date(2016, 9, 6)) == (when[day], when[day])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Three were shot Friday at a mill. A gunman had killed 12 there on March 3, 2004.", "Friday"),
        # A court's day is no fresh deed's, and of what is told of Friday nobody was hit.
        ("The man convicted on Friday had shot three. They were killed on March 3, 2004.", "March 3, 2004"),
        ("It happened again Friday. A gunman had killed 12 at a mill on March 3, 2004.", "March 3, 2004"),
        ("Friday brought rain. A gunman had killed 12 at a mill on March 3, 2004.", "March 3, 2004"),
    ],
)
def test_what_was_years_ago_gives_way_to_a_fresh_deed(text: str, day: str) -> None:
    when = {"Friday": date(2016, 9, 2), "March 3, 2004": date(2004, 3, 3)}
    told = [Time(when[w], when[w], w, text.index(w), text.index(w) + len(w)) for w in when]
    ends = [0, text.index(". ") + 2, len(text)]
    assert main_days(text, list(pairwise(ends)), told, date(2016, 9, 4)) == (when[day], when[day])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nine were killed in the chapel. Today, the chapel is a landmark.", False),
        ("Nine were in the chapel. Two were killed today.", True),
        ("Today, officers came to the chapel. Nine had been killed.", True),
    ],
)
def test_today_may_be_nowadays(text: str, told: bool) -> None:
    start = text.lower().index("today")
    today = Time(date(2016, 9, 2), date(2016, 9, 2), text[start : start + 5], start, start + 5)
    stop = text.index(". ") + 2
    assert (main_days(text, [(0, stop), (stop, len(text))], [today], date(2016, 9, 2)) != (None, None)) is told


def test_a_written_date_goes_before_a_bare_weekday() -> None:
    """The weekday is that of an arrest, weeks after."""
    text = "Two suspects of a shooting were found Monday. Two were shot on March 2."
    stop = text.index(". ") + 2
    days = {"Monday": date(2016, 3, 21), "March 2": date(2016, 3, 2)}
    told = [Time(day, day, w, text.index(w), text.index(w) + len(w)) for w, day in days.items()]
    assert main_days(text, [(0, stop), (stop, len(text))], told, date(2016, 3, 22)) == (days["March 2"],) * 2


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Two were shot dead at a Pueblo strip mall.", "Pueblo"),
        ("A Pueblo man was shot dead outside a bar.", "Pueblo"),
        ("Two were shot dead in a lot off Pueblo Street.", None),
        ("Two were shot dead in a lot off Pueblo street.", None),
        ("The City of Pueblo police said two were shot dead.", "Pueblo"),
        ("A Pueblo Street house was shot at.", None),
    ],
)
def test_a_town_is_told_by_what_or_who_is_its_own_and_by_no_street_of_its_name(text: str, where: str | None) -> None:
    assert Spots(text, "", [], {"US"}).main.place == where


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("FLINT (Friday) - Two men who were shot were named.", False),
        ("Two men were shot in Flint (Friday) by a third.", True),
    ],
)
def test_the_day_in_a_dateline_is_the_reports_own(text: str, told: bool) -> None:
    start, day = text.index("Friday"), date(2016, 10, 14)
    days = main_days(text, [(0, len(text))], [Time(day, day, "Friday", start, start + 6)], date(2016, 10, 14))
    assert (days == (day, day)) is told


@pytest.mark.parametrize("title", ["Three killed in north Topeka", "Three killed in Topeka"])
def test_a_title_may_name_a_side_of_the_town(title: str) -> None:
    assert Spots("Three people were shot dead.", title, [], {"US"}).main.place == "Topeka"


@pytest.mark.parametrize(
    ("name", "usual"), [("south Houston", "Houston"), ("South Houston", "South Houston"), ("west Memphis", "Memphis")]
)
def test_a_side_of_a_town_is_the_town_unless_its_name_is_written_as_one(name: str, usual: str) -> None:
    assert shown(Place(name, "US", "location", 0, len(name))) == usual


@pytest.mark.parametrize(("text", "told"), [("He was shot since May.", False), ("He was shot in May.", True)])
def test_a_day_since_which_something_goes_on_is_not_that_of_the_deed(text: str, told: bool) -> None:
    start = text.index("May")
    may = Time(date(2016, 5, 1), date(2016, 5, 31), "May", start, start + 3)
    assert (main_days(text, [(0, len(text))], [may], date(2016, 10, 18)) != (None, None)) is told


@pytest.mark.parametrize(
    ("words", "told"),
    [("Three days after the Friday", False), ("On Friday", True), ("A day before the Friday", True)],
)
def test_the_day_of_what_followed_a_deed_is_not_its_own(words: str, told: bool) -> None:
    text, day = f"{words} shooting in a home, a man was charged.", date(2016, 10, 14)
    days = main_days(text, [(0, len(text))], [Time(day, day, words, 0, len(words))], date(2016, 10, 18))
    assert (days == (day, day)) is told


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mourners for two killed in Lowell, May 8, 2016. REUTERS/Ann Poe\nThey died on May 6.", ["May 6"]),
        ("A vigil in Lowell, May 8, 2016. (Ann Poe/The Echo)\nThey died on May 6.", ["May 6"]),
        # Of a caption that says what happened then, and where nothing else does.
        ("Police on May 8, after two were killed. (Ann Poe/The Echo)\nThey died on May 6.", ["May 8", "May 6"]),
        ("Mourners for two killed in Lowell, May 8, 2016. REUTERS/Ann Poe", ["May 8"]),
    ],
)
def test_the_day_on_which_a_picture_was_taken_is_not_the_deed_s(text: str, days: list[str]) -> None:
    told = {word: date(2016, 5, int(word[-1])) for word in ("May 8", "May 6") if word in text}
    times = [Time(day, day, word, text.index(word), text.index(word) + 5) for word, day in told.items()]
    assert [time.text for time in days_of_text(text, times)] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("May 8, 2016 - 7:08 PM\nTwo died on May 6.", ["May 6"]),
        ("Updated: Sunday, May 8, 2016 at 7:08 p.m. EST\nTwo died on May 6.", ["May 6"]),
        ("- Ann Poe (@annpoe) May 8, 2016\nTwo died on May 6.", ["May 6"]),
        ("POLICE: Two killed in Halden - KXYZ Posted: Sunday, May 8, 2016 5:16 AM\nTwo died on May 6.", ["May 6"]),
        ("The clip he posted May 8 shows them.\nTwo died on May 6.", ["May 8", "May 6"]),
        # Where no other day is told, and where a line tells what happened on it.
        ("May 8, 2016 - 7:08 PM\nTwo died there.", ["May 8"]),
        ("Shot on May 8, 2016.\nTwo died on May 6.", ["May 8", "May 6"]),
    ],
)
def test_the_day_on_which_a_page_was_posted_is_not_the_deed_s(text: str, days: list[str]) -> None:
    told = {word: date(2016, 5, int(word[-1])) for word in ("May 8", "May 6") if word in text}
    times = [Time(day, day, word, text.index(word), text.index(word) + 5) for word, day in told.items()]
    times = [
        replace(t, end=t.end + 6, text=text[t.start : t.end + 6]) if ", 2016" in text[t.end :] else t for t in times
    ]
    assert [time.text[:5] for time in days_of_text(text, times)] == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # The day within the month that is told first; a day on which nothing happened is none of it.
        ("A man sought since the murders in June was held. They were shot on June 13.", "June 13"),
        ("A man sought since the murders in June was held. He was born on June 13.", "June"),
        ("A man was shot in the June attack. He was held on July 2.", "June"),
    ],
)
def test_a_month_gives_way_to_the_day_of_it(text: str, day: str) -> None:
    when = {
        "June 13": (date(2016, 6, 13), date(2016, 6, 13)),
        "June": (date(2016, 6, 1), date(2016, 6, 30)),
        "July 2": (date(2016, 7, 2), date(2016, 7, 2)),
    }
    told = [Time(*when[w], w, text.rindex(w), text.rindex(w) + len(w)) for w in ("June 13", "July 2") if w in text]
    told.insert(0, Time(*when["June"], "June", text.index("June"), text.index("June") + 4))
    stop = text.find(". ") + 2 if ". " in text else len(text)
    assert main_days(text, [(0, stop), (stop, len(text))], told, date(2016, 8, 1)) == when[day]


@pytest.mark.parametrize(
    ("text", "told"),
    [("She had sought a divorce in June. Four were shot.", False), ("Four were shot in June in a house.", True)],
)
def test_a_month_in_which_something_else_was_done_is_none_of_the_deeds(text: str, told: bool) -> None:
    start = text.index("June")
    june = Time(date(2016, 6, 1), date(2016, 6, 30), "June", start, start + 4)
    assert (main_days(text, [(0, len(text))], [june], date(2016, 7, 2)) != (None, None)) is told


@pytest.mark.parametrize(
    ("further", "told"),
    [
        ("He fired at them outside a hall in Moss on Friday.", True),
        ("A bomb in Moss killed nine on Friday.", False),  # with a toll of its own
    ],
)
def test_a_sentence_that_seems_set_elsewhere_tells_the_day_where_none_does(further: str, told: bool) -> None:
    text, day = f"Four were shot in Halden. {further}", date(2016, 10, 14)
    start, stop = text.index("Friday"), text.index(". ") + 2
    friday, sentences = Time(day, day, "Friday", start, start + 6), [(0, stop), (stop, len(text))]
    days = main_days(text, sentences, [friday], date(2016, 10, 18), elsewhere={sentences[1]})
    assert (days == (day, day)) is told


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "beside"),
    [
        # Where people were when it happened, and what they were in.
        ("Neighbors say two men ran up to a group of boys sitting in a yard on Friday and fired.", False),
        ("Police named Ann Poe as the woman involved in a shooting Friday that left two dead.", False),
        ("On Friday, prosecutors say the man put on a vest, then killed ten shoppers.", False),
        ("Four died, among them two guards, when flames tore through a house on Mill Street early Friday.", False),
        ("The sheriff spoke of the killings of four people whose bodies were found on Friday.", False),
        # What was reached, said or asked on the day is none of it.
        ("The sheriff spoke of the killings of four people whose house was painted on Friday.", True),
        ("Ottumwa police on Friday named the two men killed in a shooting at a tavern.", True),
        ("A man named in the police log was shot on Friday.", False),
        ("On Friday, prosecutors said the man had put on a vest.", True),
        ("The fighting went on in spite of a truce reached in Leeds on Friday.", True),
        ("The children spoke to the Gazette on Friday about the murders.", True),
    ],
)
def test_a_day_of_another_verb_is_not_the_deeds(language: Language, text: str, *, beside: bool) -> None:
    passage, at = language.parse(text)[0], text.index("Friday")
    day = Time(date(2016, 10, 14), date(2016, 10, 14), "Friday", at, at + 6)
    assert is_beside_the_deed(passage, day) is beside
