"""Verbs that look like reports and tell a deed, and subjects that are the paper itself. Near misses stand beside."""

from __future__ import annotations

import pytest

from briefings.extracting.attributions.attributions import hear
from briefings.extracting.coreference.cast import Cast
from briefings.extracting.parsing.language import Language

pytestmark = pytest.mark.model


def voices(language: Language, text: str) -> list[str | None]:
    passages = language.parse(text)
    return [a.speaker for a in hear(text, passages, Cast.of(text, passages)).voices]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what somebody settles, or comes to see
        ("In the office sits the clerk who decides who may sail.", []),
        ("That storm decided which crews lived.", []),
        ("First the hats come off, then the shirt, then a laptop decides.", []),
        ("Tom Lane understood what his freight was when he saw the crates.", []),
        ("The court decided that the port was shut.", ["court"]),
        ("The guild understands that 40 boats have sunk.", ["guild"]),
        # who is told or asked, behind another participle
        ("Six sailors were held at the pier and told that their boats would be sold.", []),
        ("The crews are registered in tents and asked where they want to row.", []),
        ("Ann Poe was sworn in and told the court that six boats had sunk.", ["Ann Poe"]),
        ("Ann Poe was sworn in and warned that more boats would sink.", ["Ann Poe"]),
        ("Ann Poe was elected in May and said that six boats had sunk.", ["Ann Poe"]),
        # where and to whom somebody was speaking
        ("Ann Poe was answering the senator Tom Lane, who wanted to know more.", []),
        ("Ann Poe was speaking on the margins of a fair in Halden.", []),
        ("Ann Poe was speaking of six boats.", ["Ann Poe"]),
        ("Ann Poe answered that six boats had sunk.", ["Ann Poe"]),
        # why a crowd came together
        ("Forty pilots gathered outside the port to demand news of their mates.", []),
        ("The pilots demanded the release of their mates.", ["pilots"]),
        ("The pilots wrote to the port to demand the release of their mates.", ["pilots"]),
        # what a person had urged, and had in mind
        ("Tom Lane was shot on Sunday. He had urged crews to row home.", []),
        ("The harbour guild had urged crews to row home.", ["harbour guild"]),
        ("Tom Lane spoke for the guild. He urged crews to row home.", ["Tom Lane"]),
        ("Six sailors signed on in May. They thought they were going to guard a pier.", []),
        ("The officers thought that the sailors were going to guard a pier.", ["officers"]),
        # by what way something was told
        ("Twelve wrecks have been reported by telephone.", []),
        ("Twelve wrecks have been reported by the pilots.", ["pilots"]),
        # what is not called so, is found out, or is held with the hands
        ("The guild has never called it a deal.", []),
        ("The harbour ministry has called it a mistake.", ["harbour ministry"]),
        ("Halden found out in July: more than 200 boats were lost.", []),
        ("The guild's branch holds Halden, Leeds and the wells in between, collects fish and sells eggs.", []),
        ("The guild's branch holds that Halden is shut.", ["guild's branch"]),
        # a count of something is nobody's, and nobody speaks by whom another stands
        ("Ann Poe stood by the official count of 2,929 losses.", []),
        ("By the count of two pilots the port is full.", ["two pilots"]),
        ("By the guild's count of 40 boats the port is full.", ["guild"]),
        # who is shown a thing, and not the thing
        ("A Danish pilot, shown the number, laughed and said one would have to halve it.", ["Danish pilot"]),
        # by what somebody is known
        ("Of the drowned sailors, one was identified in March by his teeth.", []),
        ("No one buried on the pier has been identified by name.", []),
        ("Two of the sailors were identified by the harbour police.", ["harbour police"]),
        # whom the writer means
        ("Guilds that fear a storm should stay at home.", []),
        ("Those who believe that the guild is beaten are wrong.", []),
        ("Port officers, who believe that the guild is beaten, are leaving.", ["Port officers"]),
        ("The officers who track the fleet believe that the guild is beaten.", ["officers"]),
        # the paper's own
        ("Eight sailors bought such papers, an inquiry by this newspaper has established.", []),
        ("The fence can be climbed near Halden, our interviews suggest.", []),
        ("Eight sailors bought such papers, an inquiry by the guild has established.", ["inquiry by the guild"]),
        ("“Our interviews suggest that the fence can be climbed,” Ann Poe said.", ["Ann Poe"]),
        # what a state enters in its books
        ("Norway registered four wrecks in 2017.", []),
        ("Norway keeps a list of 900 sailors who may not land.", []),
        ("The harbour office registered four wrecks in 2017.", ["harbour office"]),
        ("Norway says that four boats sank.", ["Norway"]),
        # words that only look like a source
        ("In the first verdict of its kind in Norway, a pilot was found guilty of theft.", []),
        ("One sailor has gone back on her word: she was caught in March.", []),
        ("Tom Lane left, on her word, in March.", [None]),
        ("In brief: The pier is back in the hands of the crews.", []),
        ("Police brief: The pier is back in the hands of the crews.", ["Police brief"]),
    ],
)
def test_a_deed_and_the_papers_own_find_are_nobodys_word(language: Language, text: str, told: list[str | None]) -> None:
    assert voices(language, text) == told
