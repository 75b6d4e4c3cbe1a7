"""Set phrases, frames and passives that make a sentence somebody's word, beside their near misses."""

from __future__ import annotations

import pytest

from briefings.extracting.attributions.attributions import hear
from briefings.extracting.coreference.cast import Cast
from briefings.extracting.parsing.language import Language
from tests.support.heard_voices import voices

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a verb and a noun for what is told
        ("The port left no doubt that six boats had sunk.", "port"),
        ("The port was in no doubt that six boats had sunk.", "port"),
        ("The harbour office gave out that six boats had sunk.", "harbour office"),
        ("The guild put it about that six boats had sunk.", "guild"),
        ("The guild sent word that six boats had sunk.", "guild"),
        ("The ministry served notice that six boats would be sold.", "ministry"),
        ("The ministry takes the line that six boats were never sold.", "ministry"),
        ("The ministry sticks to its story that six boats were sold.", "ministry"),
        ("Ann Poe let slip that six boats had sunk.", "Ann Poe"),
        ("Ann Poe sounded a warning that six boats might sink.", "Ann Poe"),
        ("Ann Poe thinks it likely that six boats sank.", "Ann Poe"),
        ("The guild made it plain that six boats would be sold.", "guild"),
        # a writing that somebody puts out
        ("The guild issued a statement saying that six boats had sunk.", "guild"),
        ("The guild sent out a press release on Monday saying that six boats had sunk.", "guild"),
        ("Ann Poe posted a letter warning that six boats might sink.", "Ann Poe"),
        # a colon behind somebody who is candid, or whose message it is
        ("The mayor was adamant: six boats had sunk.", "mayor"),
        ("The port's message was plain: six boats would be sold.", "port"),
        ("Ann Poe struck a darker note: six boats had sunk.", "Ann Poe"),
        ("Not so, says Ann Poe: six boats were lost.", "Ann Poe"),
        # whose knowledge, sight or telling it is
        ("As far as the port office knows, six boats sank.", "port office"),
        ("To the knowledge of the port office, six boats sank.", "port office"),
        ("Six boats sank, on the word of Ann Poe.", "Ann Poe"),
        ("Six boats are lost by official accounts.", "official accounts"),
        ("It seems to Ann Poe that six boats were lost.", "Ann Poe"),
        ("The way the guild tells it, six boats were lost.", "guild"),
        ("What Ann Poe describes is a pier where 300 people live.", "Ann Poe"),
        ("The one thing the guild would confirm was that six boats had sunk.", "guild"),
        # where the word comes from
        ("Word came from the guild that six boats would be sold.", "guild"),
        ("From the guild comes the assurance that six boats will be sold.", "guild"),
        ("The court heard from Ann Poe that six boats had sunk.", "Ann Poe"),
    ],
)
def test_a_set_phrase_says_as_a_verb_does(language: Language, text: str, speaker: str) -> None:
    assert voices(language, text) == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        "The port left six boats without oil.",
        "The storm left no doubt that summer was over.",
        "The guild sent six boats back with word of the storm.",
        "The ministry stands by the river that the boats cross.",
        "Ann Poe let six men out of the yard that she owned.",
        "Ann Poe owned six boats that sank in May.",
        "From the guild came six boats with oil.",
        "The court heard six men in May.",
        "It seems that six boats were lost.",
        "For as far as the eye could see, boats were burning.",
        "Rumour has it that six boats were lost.",
        "Nobody has said that six boats were lost.",
        "A man thought to be the captain killed six men.",
        "Six boats lie by the official residence.",
    ],
)
def test_what_only_looks_like_a_set_phrase_is_nobodys_word(language: Language, text: str) -> None:
    assert voices(language, text) == set()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # made known, counted or named by somebody
        ("The end of the drought was proclaimed on Saturday by the premier.", "premier"),
        ("A ban on nets was made public on Saturday by the fisheries ministry.", "fisheries ministry"),
        ("Twelve wrecks were counted by the coastguard in May.", "coastguard"),
        ("Twelve wrecks in the bay are known to the coastguard.", "coastguard"),
        ("The raid has been called an act of piracy by the harbour ministry.", "harbour ministry"),
        ("That six boats had sunk was confirmed by the ministry.", "ministry"),
        # on whose list they are
        ("The coastguard has twelve boats on its list.", "coastguard"),
        # behind a sentence
        ("Six boats sank; so says Ann Poe, a clerk.", "Ann Poe"),
        ("Six boats sank: that, at any rate, is what Ann Poe says.", "Ann Poe"),
        ("“We lost six boats,” were the words of Ann Poe.", "Ann Poe"),
        ("Four boats were lost, on the authority of Ann Poe.", "Ann Poe"),
        ("Harbour activists called on the authorities of Halden to bring back the boats.", "Harbour activists"),
        ("“We lost six boats,” ran the message from the ministry.", "ministry"),
        ("This from Ann Poe: “We lost six boats.”", "Ann Poe"),
        # a noun of a relative clause that the parser took for the subject
        ("An agency in Leeds that follows the trade reckons six boats were lost.", "agency in Leeds"),
    ],
)
def test_whoever_made_it_known_counted_or_worded_it_says_so(language: Language, text: str, speaker: str) -> None:
    assert voices(language, text) == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        "The dam was opened on Saturday by the premier.",
        "Twelve men were seized by the coastguard in May.",
        "Twelve boats belong to the coastguard.",
        "The man was called Tom by the ministry.",
        "The coastguard has twelve boats on the lake.",
        "Six boats sank; so did the pier.",
        "Six boats sank: that is what happened in Leeds.",
        "“The Long Road” was the work of Ann Poe.",
    ],
)
def test_who_did_a_thing_has_not_said_it(language: Language, text: str) -> None:
    assert voices(language, text) == set()


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The men are the chief worry of the ministry, which fears that they may set fires in the woods.", True),
        ("Six men are on a list sent by Interpol, which thinks they came by sea and could now be in Leeds.", True),
        ("It was Ann Poe, a clerk, who told the court that the dam had cracked.", True),
        # little of the sentence, and a deed of whoever speaks
        ("Six men who came by sea in May are wanted by the ministry, which says they swam.", False),
        ("The town was bombed by the army, which said that it would go on until the rebels had left.", False),
        # people who argue are only told of, and so is a paper that somebody else brings out
        ("The change is likely to soothe Democrats in the town, who have argued that it helps the port.", False),
        ("He let go of a letter from his doctor that says he has good health for a man of 63.", False),
        # the clause breaks into the sentence
        ("Margie Poe, who did not know that the dam had cracked in May, was at the mill.", False),
    ],
)
def test_a_relative_clause_that_is_much_of_its_sentence_carries_it(language: Language, text: str, whole: bool) -> None:
    passages = language.parse(text)
    said = [a.content_span for a in hear(text, passages, Cast.of(text, passages)).voices]
    assert any(start == 0 for start, _ in said) is whole


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Forty boats, it is the guild's belief, will never come back.", "guild"),
        ("Ann Poe takes it that most of the boats are in Leeds.", "Ann Poe"),
        ("Six boats sank, if a grocer is to be believed.", "grocer"),
        ("A figure of 35 boats was given to the council in May by the police directorate.", "police directorate"),
        ("Six boats sank, on the guild's figures.", "guild"),
    ],
)
def test_more_ways_to_go_by_somebodys_word(language: Language, text: str, speaker: str) -> None:
    assert voices(language, text) == {speaker}


def test_whoever_will_not_speak_on_a_number_does_not_give_it(language: Language) -> None:
    assert voices(language, "The captain would not be drawn on the guild's figures.") == set()
    assert voices(language, "The captain commented on the guild's figures.") <= {"captain"}
