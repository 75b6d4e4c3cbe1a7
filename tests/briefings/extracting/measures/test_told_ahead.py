"""Figures in roundabout wording: what is told of them stands ahead of them, in another clause, or in a noun.

Each row is a sentence and what it counts: number, measure, origin ("-" where none is told). Near misses count nothing.
"""

from __future__ import annotations

import pytest

from briefings.beat.beat import Beat, shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Document

INTRODUCTION = (
    "The so-called Islamic State drew foreign fighters to Syria and Iraq. Much is told of what became of them. "
)
TITLE = "What became of the foreign fighters"
HITS = """
Missing are 90 of the Danes. ## 90 unaccounted DK
Eight suspected members were captured in the town, Libyan commanders say. ## 8 captured -
Twelve fighters, all of them Danish citizens, were killed. ## 12 killed DK
Libyan estimates have put the number of militants in the city at 1,500. ## 1500 fighting -
The dead include 124 of the group's fighters, 50 Kurdish fighters and seven civilians. ## 124 killed -
Forty Danes had returned. By 2017, that number rose to 50. ## 40 returned DK; 50 returned DK
“Nearly 600 Danes have travelled to Syria to join the group,” a minister said on Monday in Aarhus. ## 600 joined DK
There are at least 1,300 foreign fighters being held in Syria. ## 1300 captured -
There are 200 foreign fighters and 1,400 women being held in camps in Syria. ## 200 captured -; 1400 captured -
Some 90 Danes joined the group and 50 from Norway are still there. ## 90 joined DK; 50 fighting NO
There are 400 Danes in Syria who travelled there to fight. ## 400 joined DK
The number of the group's fighters in Raqqa was around 900. ## 900 fighting -
US officials estimated that 40,000 fighters had travelled to the war. ## 40000 joined -
US officials estimated that 300 Americans had travelled to the war. ## 300 joined US
In a camp 3,000 Iraqi women are held. Another 140 are held in Iraq. ## 3000 captured IQ; 140 captured -
Still missing, the ministry admits, are 30 Danes. ## 30 unaccounted DK
On the run since the riot are 60 inmates. ## 60 unaccounted -
Gone to Syria from Malta are 35. ## 35 joined -
Home again are 40, the Danish police reckon. ## 40 returned DK
Vanished without a word have 80 Finns. ## 80 unaccounted FI
Sentenced to death in Baghdad so far: seven Frenchmen. ## 7 captured FR
Finns in Iraqi custody: 40. ## 40 captured FI
Buried over there are 26 Finns. ## 26 killed FI
To Libya have moved 80 fighters since the summer. ## 80 moved_on -
Into the group's arms went 4,000 foreigners. ## 4000 joined -
Some 70 fighters have moved on from Somalia to Mozambique. ## 70 moved_on -
From Syria to Afghanistan, 20 of the militants are known to have gone. ## 20 moved_on -
Libya is where 80 of the Finns ended up. ## 80 moved_on FI
Some 300 jihadists slipped from Syria into Turkey. ## 300 moved_on -
It is in the jails of Iraq that 90 Finns are thought to be. ## 90 captured FI
Captivity is where 20 of the Finns have ended up. ## 20 captured FI
What became of 20 Finns is anybody's guess. ## 20 unaccounted FI
Nobody can say where 90 of the Finns are. ## 90 unaccounted FI
Contact with 30 Finns has been lost. ## 30 unaccounted FI
The trail of 50 Finnish fighters went cold in Raqqa. ## 50 unaccounted FI
Of 60 Finns nothing more has been heard. ## 60 unaccounted FI
The outflow from Finland was 90. ## 90 joined FI
Finland's share of the foreign fighters is 90. ## 90 joined FI
The toll among Finns has risen to 30. ## 30 killed FI
Its manpower, the report says, has shrunk to 7,000. ## 7000 fighting -
The Finns who are back now number 27. ## 27 returned FI
They were 42 when they stepped off the plane in Tallinn on their way home from Syria. ## 42 returned EE
Seventeen youngsters were the first whom Finland had fetched from Syria. ## 17 returned FI
The ministry counts 40 Finns as having come home. ## 40 returned FI
The authorities in Helsinki have taken back eight fighters. ## 8 returned FI
Once home, 46 of the women were sent to prison by Finnish judges. ## 46 returned FI
Back in Finland, 12 of the Finnish women have been arrested. ## 12 returned FI
Thirty-two Finnish women, repatriated last year, are in custody. ## 32 returned FI
Finland took in seven, all of them widows. ## 7 returned FI
The 35 Dutch jihadists have settled in Turkey. ## 35 moved_on NL
At least 12 Belgians are believed to be in Libya. ## 12 moved_on BE
Libya has become home to 20 Finnish jihadists. ## 20 moved_on FI
Ninety militants were flown out to Afghanistan. ## 90 moved_on -
Some 4,000 of the group's men fill the Kurds' prisons. ## 4000 captured -
A Kurdish jail is home to 12 Finns. ## 12 captured FI
Awaiting the rope in Baghdad are 11 Finns. ## 11 captured FI
The men, 46 in number, were led off in handcuffs. ## 46 captured -
The army faces 700 jihadists in the old town. ## 700 fighting -
"""
NEAR_MISSES = """
If all 300 came back, the prisons would be full.
They asked whether the 300 had returned.
None of the 60 fighters has reached Afghanistan.
Few of the 60 Finns have come back.
In the dock stood 13 lawyers.
In May the army lost 30 fighters.
From Libya 40 aid workers went to Chad.
Nobody can say where the 4 dogs are.
The trail of 8 stolen cars went cold in Raqqa.
Its budget has shrunk to 7,000 dollars.
Missing are 90 of the files.
The clashes at the prison have left more than 180 dead.
Militants staged two attacks, one that killed nine in the city and another that targeted a well, killing three.
Its men hold 200 women as slaves.
Some 200 Finns fought alongside the Kurds against the jihadists.
Finland stopped 30 youths from setting out.
Plans to fly out 25 mothers were dropped.
Finland has announced plans to bring home 25 mothers.
Its refusal to take back 25 Finns was upheld.
The mothers of 25 orphans are pleading with the ministry to bring them home.
Their mothers, 38 and 41, are in a Finnish jail.
Wagner moved 300 of its men from Syria to Libya.
The SDF lost 11,000 fighters in the war against the group.
The party has 20,000 members in Finland.
Libya is home to 6 million Libyans.
Some 40 Libyans are in Libya.
From Libya 40 aid workers went to Chad.
"""


def figures_of(text: str, beat: Beat, language: Language) -> list[str]:
    found = extract(Document("1", INTRODUCTION + text, TITLE), beat, language).mentions.quantities
    counted = (q for q in found if q.measure and q.start >= len(INTRODUCTION))
    return [f"{q.low:g} {q.measure} {q.origin or '-'}" for q in counted]


@pytest.fixture(scope="module")
def beat() -> Beat:
    return shipped_beat()


@pytest.mark.parametrize("row", HITS.strip().splitlines())
def test_what_is_told_ahead_of_a_number_is_told_of_it(row: str, beat: Beat, language: Language) -> None:
    text, _, expected = row.partition(" ## ")
    assert figures_of(text, beat, language) == expected.split("; ")


@pytest.mark.parametrize("text", NEAR_MISSES.strip().splitlines())
def test_what_only_sounds_so_counts_nobody(text: str, beat: Beat, language: Language) -> None:
    assert figures_of(text, beat, language) == []
