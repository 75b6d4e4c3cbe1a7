"""Numbers that stand in no ledger, since they count nobody who did anything, and numbers of everybody, whose home no
article's own country is. Every sentence here is invented."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Document, Quantity

TITLE = "Islamic State and its foreign fighters: the figures"


def figures(text: str, language: Language, title: str = TITLE) -> tuple[Quantity, ...]:
    return extract(Document("1", text, title), shipped_beat(), language).mentions.quantities


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Somebody's years; near misses are numbers of people.
        ("A boat took along two girls of 14 and 17 to the group in Syria.", [None, None, None]),
        ("He was nine when he left Denmark for Syria.", [None]),
        ("Ann Poe, then just 17, left Denmark for Syria.", [None]),
        ("They were 42 when they got home to Denmark from Syria.", ["returned"]),
        ("By 2016 the Danes who left for Syria were 90.", ["joined"]),
        ("Nora B. left for Syria in 2014, at nineteen, and married there.", [None]),
        ("The ministry puts the number of Danes who left for Syria at nineteen.", ["joined"]),
        ("The judges know of 17 Danes who turned eighteen in the camp of Roj.", [None, None]),
        # Who tried alone, and those who did what they tried.
        ("The list has 60 Danes who reached the Syrian war and 40 who tried.", ["joined", None]),
        ("The list has 60 Danes who reached the Syrian war and 40 who died.", ["joined", "killed"]),
        # Voices, recruiters before a court, and the people of a place.
        ("Three prisoners told the court of a foreign trainer of Islamic State.", [None]),
        ("Three prisoners of Islamic State escaped from the court.", ["unaccounted"]),
        ("Six men went on trial in Oslo for having sent 20 volunteers to Islamic State.", [None, "joined"]),
        ("The court convicted nine people of recruiting for Islamic State.", [None]),
        ("The court convicted nine people of fighting for Islamic State.", ["captured"]),
        ("Of a population of 1.3 million, over 80 set off for Syria to join Islamic State.", [None, "joined"]),
        # So many did the second thing, and not the first; near misses count those who did the first.
        ("Five returnees planned attacks in Denmark.", [None]),
        ("Five returnees live in Denmark.", ["returned"]),
        ("A hundred fighters who travelled to Syria will stand trial in Oslo.", [None]),
        ("The 100 Danes who travelled to Syria will stand trial in Oslo.", ["joined"]),
        ("Some 40 women who came home from Syria have found work.", [None]),
        ("Twelve returnees register with the police every week.", [None]),
        ("Twelve returnees are known to live in Denmark.", ["returned"]),
        ("More than 100 jihadists attacked the town on Friday.", [None]),
        # Whom the war drove into a camp.
        ("The camp houses almost 46,000, including displaced Syrians and some wives of Islamic State.", [None]),
        ("The camp holds 38,000 displaced people beside the families of Islamic State.", [None]),
        ("The camp holds 380 foreign women of Islamic State, including displaced Iraqis.", ["captured"]),
        ("Turkey has deported 16 Danes who fought for Islamic State.", [None]),
        ("The police questioned 16 Danes who had come home from Syria.", [None]),
        ("Denmark counts 16 Danes who fought for Islamic State.", ["joined"]),
        ("Turkey sent home 16 Danes who had fought for Islamic State.", ["returned"]),
        # The dead come home, and are not back; those of whom one holds that they are dead did not only set out.
        ("The bodies of nine Danes were flown home to Denmark from Syria.", [None]),
        ("Nine Danes were flown home to Denmark from Syria.", ["returned"]),
        ("Seven of the 12 Danes who went to Syria are presumed dead.", ["killed", "joined"]),
        # What somebody has at hand, and what is far from so.
        ("The general has 900 fighters of Islamic State before him. He has 20,000, and tanks.", ["fighting", None]),
        # Shares of things, and nobody who is told apart.
        ("Half of what they took along was captured in Syria.", [None]),
        ("Roughly one returnee in four goes to a school for adults.", [None, None]),
        ("Roughly one returnee in two towns goes to a school for adults.", ["returned", None]),
        ("A plea came from the uncle of one recruit.", [None]),
        # What somebody has no duty to do, asks for or talks about, and what nobody does.
        ("Denmark is under no duty to fly home 14 of its citizens.", [None]),
        ("Denmark has done its duty and has flown home 14 of its citizens.", ["returned"]),
        ("A court backed calls that 14 Danes be flown home from Syria.", [None]),
        ("A court heard that 14 Danes had been flown home from Syria.", ["returned"]),
        ("In Syria they talked about going home with 14 Danes.", [None]),
        ("No country has flown home 14 women.", [None]),
        ("No fewer than 14 Danes have been flown home.", ["returned"]),
        # Who lives in a camp, and who is held after fighting.
        ("About 40 women and children live in the camp.", [None]),
        ("About 40 Danish women live in the camp.", ["captured"]),
        ("Some 400 men who had fought for Islamic State sit in two jails.", ["captured", None]),
        ("A study puts the Islamic State fighters in Kurdish jails at 900.", ["captured"]),
        ("A study puts the Islamic State fighters in Kurdish towns at 900.", [None]),
        # A move inside of the war is no way home.
        ("Some 40 fighters were removed from Raqqa.", [None]),
        ("Norway has removed 40 women from Raqqa.", ["returned"]),
        ("Some 40 Danes were taken out of Syria.", ["returned"]),
        # Who is still on the way home is not home, and is not all who joined; near misses got there, or were stopped.
        ("Some 30 Danes who went to join the group in Syria are “on their way back to Denmark”.", [None]),
        ("Some 30 Danes who joined the group in Syria are now making their way home.", [None]),
        ("Some 30 Danes who joined the group in Syria made their way home.", ["returned"]),
        ("Some 30 Danes who joined the group were arrested on their way home.", ["captured"]),
        # Home is one's own country; another journey than the one home is told by its own verb.
        ("Of the Danes who left for Syria, fifteen have returned to another country.", ["moved_on"]),
        (
            "Of the Danes who left for Syria, fifteen have returned to Denmark, and some left for another country.",
            ["returned"],
        ),
        (
            "Around ten people returned to Denmark last year after travelling to the group's towns in Syria or Iraq.",
            ["returned"],
        ),
        ("Around ten Danes returned to Syria last year after recovering in Denmark.", [None]),
        ("Iran extradited five Danes back to their home country, where they had set out for Syria.", ["returned"]),
        ("Iran extradited five Danes to Iraq, where they had joined Islamic State.", ["captured"]),
        # Who is held is so, whomever they are linked with; a tally may reach so many people.
        ("Norway knows of 67 Norwegian women linked with extremist groups who are held in Syria.", ["captured"]),
        ("Norway knows of 67 Norwegian women with extremist groups in Syria.", ["fighting"]),
        ("The number of returnees from Syria to Norway reached 26 people.", ["returned"]),
        ("The convoy reached 26 people in Norway.", [None]),
        # Who was sent home before getting there is no returnee, and former members fight no more.
        ("Turkey sent home 14 Danes on suspicion of trying to cross into Syria.", [None]),
        ("Turkey sent home 14 Danes who had been with Islamic State in Syria.", ["returned"]),
        ("There are 68 former Islamic State members spread across Syria.", [None]),
        ("There are 68 Islamic State members spread across Syria.", ["fighting"]),
        ("Some 68 former Islamic State members are in refugee camps in Syria.", ["captured"]),
        ("The number of Danes deported since 2015 was 37 people.", [None]),
        # Of people who only are there, nothing else is told.
        (
            "Forty Danes are held in Syria. There are some 150 children with a Danish parent in the region.",
            ["captured", None],
        ),
        (
            "Forty Danes are held in Syria. There are some 150 Danish children held in the region.",
            ["captured", "captured"],
        ),
        # So many of every million.
        ("Norway has 22 fighters per million people with the group; Denmark, 11.", [None, None, None]),
        ("Some 22 of every 100,000 Danes joined the group.", [None, None]),
        ("Per head it is most: 85 Danes joined the group, 22 of whom have come home.", ["joined", "returned"]),
        # Who goes out again; a party that is made up of some, and a force; a rate.
        ("Some 90 Danes have come home. Twelve of them went off to Syria a second time.", ["returned", None]),
        ("The group, the minister said, comprises nine children and two women.", [None, None]),
        ("The group comprises some 900 fighters.", ["fighting"]),
        ("The flow to Islamic State was put at 300 men. He put the weekly inflow at 30.", [None, None]),
        # Those who were held, and are home; whom others tell of; a share by country.
        ("Women and children numbering 16, who had been held in Syria, have been brought home.", ["returned"]),
        ("Around 30 Danes are suspected of having left for Syria, and most are dead.", ["joined"]),
        ("Syrians accounted for 40 per cent of the prisoners, Iraqis for 30.", [None, None]),
        ("One Dane was killed in Syria. Four of them are orphans.", ["killed", None]),
    ],
)
def test_a_number_of_nobody_has_no_measure(text: str, told: list[str | None], language: Language) -> None:
    assert [quantity.measure for quantity in figures(text, language)] == told


@pytest.mark.parametrize(
    ("title", "text", "origins"),
    [
        # Those who came from many countries, and a part of them.
        ("Britons who joined Islamic State", "Some 40,000 have joined the group from over 110 states.", [None, None]),
        ("Britons who joined Islamic State", "Some 400 have joined the group in Syria.", ["GB"]),
        (
            "Britons who joined Islamic State",
            "Some 40,000 have joined the group from 80 countries. Of these, 4,000 have come home.",
            [None, None, None],
        ),
        # A country in the title that is a way, or looked into it.
        ("Papers show fighters' way through Turkey", "Some 400 have joined the group in Syria.", [None]),
        ("Commanders flee to Turkey", "Some 400 have joined the group in Syria.", [None]),
        ("Commanders from Turkey flee to Syria", "Some 400 have joined the group in Syria.", ["TR"]),
        ("Turkish study warns of fighters", "Some 400 have joined the group in Syria.", [None]),
        ("Turkish fighters in Syria", "Some 400 have joined the group in Syria.", ["TR"]),
        # A region that lost people.
        ("Britons who joined Islamic State", "Central Asia lost 5,000 people to the group.", [None]),
        # Where they were before they came home.
        (
            "Islamic State",
            "Six orphans were brought home in May after two years with a militia in Libya.",
            [None, None],
        ),
        ("Islamic State", "Six orphans were brought home in May and are in Libya.", ["LY"]),
        # All of the group's, wherever they are from; and those of a union.
        ("Denmark weighs its returnees", "Islamic State has recruited 31,000 fighters.", [None]),
        ("Denmark weighs its returnees", "Some 20,000 IS fighters were still in Syria.", [None]),
        ("Denmark weighs its returnees", "In all 3,000 EU citizens fight in Syria.", [None]),
        ("Denmark weighs its returnees", "Some 200 fighters are said to have joined Islamic State.", ["DK"]),
    ],
)
def test_a_number_of_everybody_is_of_no_one_country(
    title: str, text: str, origins: list[str | None], language: Language
) -> None:
    assert [quantity.origin for quantity in figures(text, language, title)] == origins
