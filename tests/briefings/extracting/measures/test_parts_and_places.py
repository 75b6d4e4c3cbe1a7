"""Parts of those told before, and people by where they are: behind a fence, in somebody's hands, on another front.

Every sentence here is invented."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Document, Quantity

TITLE = "Islamic State and its foreign fighters: the figures"


def figures(text: str, language: Language) -> tuple[Quantity, ...]:
    return extract(Document("1", text, TITLE), shipped_beat(), language).mentions.quantities


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # What holds people; near misses are fences that hold nobody, and hands that aren't anybody's.
        ("Twenty-two Danes are behind barbed wire in north-east Syria.", ["captured"]),
        ("Some 3,000 of the foreigners live behind the second fence.", ["captured"]),
        ("Some 3,000 of the foreigners live near the second fence.", [None]),
        ("Still in the Turks' hands are four Danish women.", ["captured"]),
        ("Forty Danish women were in good hands.", [None]),
        # A part is told of for something else, and no number of people did as the whole.
        ("Thirty Danes are held in Syria. Nine of them have asked for help.", ["captured", None]),
        ("Thirty Danes are held in Syria. Nine of them are women.", ["captured", "captured"]),
        ("Sixty Danes left to join Islamic State. On the remaining three the register is silent.", ["joined", None]),
        ("The table has 96 Danish departures, 81 of them to Syria and 15 to Somalia.", ["joined"] * 3),
        # Parts with no verb that are elsewhere; near misses go on with the verb of the clause.
        (
            "Sixty Danes joined the group. Thirty are dead, 14 in Turkey and nine in Egypt.",
            ["joined", "killed", "moved_on", "moved_on"],
        ),
        ("Thirty-three Danes were arrested in Turkey and 14 in Egypt.", ["captured", "captured"]),
        # Those of the dead and the captives, whatever they did before.
        ("Twelve fighters were killed. Two of the dead had been in Aleppo before.", ["killed", "killed"]),
        ("At least five of the captives had fought for Islamic State in Libya before.", ["captured"]),
        ("At least five of the captives have fled to Libya.", ["moved_on"]),
        # Who came home stays so, whatever else is told; who is on another front has moved on.
        ("Eleven of those who fought in Syria and got home have by now served their sentences.", ["returned"]),
        ("Eleven of those who fought in Syria and got caught have by now served their sentences.", ["captured"]),
        ("Ninety Danes joined Islamic State. Nine are fighting in the Sahel.", ["joined", "moved_on"]),
        ("Ninety Danes joined Islamic State. Nine are fighting in Syria.", ["joined", "fighting"]),
        ("About 80 Danes have joined affiliates of Islamic State in the Sahel.", ["moved_on"]),
        ("About 80 fighters have joined affiliates of Islamic State in the Sahel.", ["joined"]),
        # How strong a party was, and a branch; captives of the group, and from it.
        ("The fighters arrived in four groups, the last of them 52 strong.", [None, None]),
        ("The branch of Islamic State there is 900 strong.", ["fighting"]),
        ("Islamic State showed twelve captives in a film.", [None]),
        ("The Kurds showed twelve Islamic State captives in a film.", ["captured"]),
        ("Half a dozen jihadists were recaptured, one of them with a broken hip.", ["captured", None]),
        # What is believed of others goes on; subjects of two verbs.
        ("Officials believe 400 foreigners to be fighting for Islamic State there.", ["fighting"]),
        ("Officials believe 400 foreigners to have fought for Islamic State there.", ["joined"]),
        ("Over 80 Danes set off for Syria, and about 12 did not survive.", ["joined", "killed"]),
        ("Twenty-nine Danes came home, and every one of those went to a remand prison.", ["returned"]),
    ],
)
def test_a_part_or_a_place_tells_the_measure(text: str, told: list[str | None], language: Language) -> None:
    assert [quantity.measure for quantity in figures(text, language)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Who gets to the war, and who of the beat's own kind moves about in it.
        ("Some 900 Dutch people reached Syria in 2014.", ["joined"]),
        ("Up to 200 fighters reached the town of Hajin over the weekend.", [None]),
        ("Of about 55 Dutchmen who made it to the war, 14 are dead.", ["joined", "killed"]),
        ("Of about 55 Dutchmen who made it to the airport, 14 are dead.", [None, "killed"]),
        ("Of the 90 adults who reached the battle zone from Norway, 30 are back.", ["joined", "returned"]),
        ("Sixty Danes are known to have lived in the caliphate.", ["joined"]),
        ("Around 60 of the valley's inhabitants are believed to have joined Islamic State.", ["joined"]),
        ("The gang forwarded 31 letters to Islamic State.", [None]),
        # Home, by whom they are handed to, helped or expelled.
        ("Of 36 Danes who left the city for Syria, 19 have turned up again.", ["joined", "returned"]),
        ("Of 36 Danes who left the city for Syria, 19 have turned up in Raqqa again.", ["joined", None]),
        ("The number of Danes brought home stands at 35 children and nine adults.", ["returned", "returned"]),
        ("Forty-one of the Danish children have been entrusted to grandparents by now.", ["returned"]),
        ("Turkey has expelled seven Danish citizens whom it links to Islamic State.", ["returned"]),
        ("Turkey has expelled seven men whom it links to Islamic State.", [None]),
        # Held, or got away.
        ("Thirty-one Danes have been told that they will hang in Iraq.", ["captured"]),
        ("Thirty-one Danes have been told that they will fly home.", [None]),
        ("Officers have picked 27 fighters out of the queue.", ["captured"]),
        ("Officers have picked 27 names out of the list of fighters.", [None]),
        ("About 1,200 Islamic State members have stolen out of the pocket at Baghouz.", ["unaccounted"]),
        ("About four in five inhabitants got away in time.", [None]),
        ("Some 260 fighters got out. A smuggler has put 20 of them across the frontier.", ["unaccounted", None]),
        # The strength of the group, as it may be, and what it lost.
        ("Islamic State may field between 28,000 and 32,000 fighters in Iraq and Syria.", ["fighting"]),
        ("Islamic State will field 30,000 fighters in Iraq and Syria.", [None]),
        ("The group may dispose of as many as 24,000 men.", ["fighting"]),
        ("The group disposed of 240 men in a well.", [None]),
        ("The ambush cost the jihadists around 90 men.", ["killed"]),
        ("The ambush cost the army around 90 men.", [None]),
        ("The desert harbours about 2,000 Islamic State men.", ["fighting"]),
        # Whom somebody takes to be dead, lost or elsewhere.
        ("Fifty Danes joined Islamic State, and Oslo has crossed 17 of them off as fallen.", ["joined", "killed"]),
        ("Fifty Danes joined Islamic State. Some 20 of these it holds to be dead.", ["joined", "killed"]),
        ("Fifty Danes joined Islamic State. Some 20 of these it holds to be bakers.", ["joined", None]),
        ("The service lists 24 of the Danish jihadists as missing.", ["unaccounted"]),
        ("Some 70 Danish adults are believed to have died.", ["killed"]),
        ("Some 70 adults died when a bomb went off in the market.", [None]),
        (
            "Eighty Danes joined the group. Around 20 Danish fighters are supposed to have settled in Turkey.",
            ["joined", "moved_on"],
        ),
    ],
)
def test_whole_classes_of_verbs_tell_the_measure(text: str, told: list[str | None], language: Language) -> None:
    assert [quantity.measure for quantity in figures(text, language)] == told


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("The toll is 40 militants of Islamic State killed, 12 of whom were not Somalis.", [None, None]),
        ("The toll is 40 militants of Islamic State killed, 12 of whom were Somalis.", [None, "SO"]),
        # Who travelled from a country that stands before a number, and whom a body at a capital calls citizens.
        ("Of 900 people who travelled from Britain around 40 per cent are home.", ["GB", "GB"]),
        ("The state security committee in Dushanbe says that 1,850 citizens went to Syria to fight.", ["TJ"]),
        ("A clinic in Dushanbe says that 1,850 citizens went to Syria to fight.", [None]),
        # No home of those who are many, of a branch, or whom some other country counts.
        ("France says that more than 5,000 people who have left the continent joined the group.", [None]),
        ("France says that more than 5,000 people who have left its soil joined the group.", ["FR"]),
        ("An air strike in Syria killed 18 fighters and an American aid worker.", [None]),
        ("An air strike in Syria killed 18 American fighters.", ["US"]),
        ("In Khorasan the branch has 2,500 men of Islamic State under arms.", [None]),
        ("Israel's intelligence says that Islamic State's branch there is some thousand men strong.", [None]),
        (
            "Sixty Danes joined the group. Thirty are dead, 14 in Turkey and Egypt, and nine in Iraqi custody.",
            ["DK"] * 4,
        ),
    ],
)
def test_where_people_are_or_are_not_from_is_no_home(text: str, origins: list[str | None], language: Language) -> None:
    assert [quantity.origin for quantity in figures(text, language)] == origins
