"""How English says whose word a thing is: a table of constructions by class, with near misses that say nobody's."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from tests.support.articles import document

pytestmark = pytest.mark.model

OPENING = "The fleet lost its last port in March 2019. "


def speakers(language: Language, text: str) -> list[str | None]:
    """The speakers of the claims in the text, which stands behind a sentence that is nobody's word."""
    claims = extract(document(OPENING + text, source="The Daily"), shipped_beat(), language).claims
    return [c.attribution.speaker if c.attribution else None for c in claims if c.start >= len(OPENING)]


@pytest.mark.parametrize(
    ("speaker", "text"),
    [
        # a noun of opinion with its owner, and "is that"
        ("Harbour Fund", "The Harbour Fund's assessment is that most of the men crossed by sea."),
        ("Norwegian police", "The suspicion of the Norwegian police is that he never left the city."),
        ("police", "The police's theory is that the two brothers travelled by train."),
        ("army", "The official line from the army is that the convoy was fired upon first."),
        ("Ann Poe", "It is Ann Poe's belief that the camp will empty within a year."),
        ("Harbour Fund", "Word from the Harbour Fund is that 40 men have returned."),
        ("Harbour Fund", "The Harbour Fund is of the opinion that many men will come home."),
        ("Ann Poe", "Ann Poe came to the conclusion that the guards had been bribed."),
        ("Harbour Fund", "It had been the view of the Harbour Fund that the crew, by rowing hard, had won a day."),
        # what is found among people
        ("Harbour Fund", "There is no doubt at the Harbour Fund that more men will follow."),
        ("security services", "There is a fear in the security services that the cells will wake."),
        ("Kurdish authorities", "There is agreement among the Kurdish authorities that the camp cannot stay."),
        # a figure with its owner
        ("Harbour Fund", "The Harbour Fund's count stands at 61 dead."),
        ("Harbour Fund", "The Harbour Fund's figure for returned men is 40."),
        ("Harbour Fund", "Estimates by the Harbour Fund range from 40 to 60 returned men."),
        ("monitors", "The figure cited by monitors is 61 dead."),
        ("Harbour Fund", "A tally by the Harbour Fund has 40 men coming home."),
        ("Harbour Fund", "The Harbour Fund gave 610 in May and 540 a year later."),
        ("Harbour Fund", "The Harbour Fund's most recent tally of boats with a hole in the hull is 75."),
        ("naval experts", "Naval experts say upwards of 3,200."),
        ("Harbour Fund", "The Harbour Fund reckons with 200 to 300 boats in the bay."),
        ("Harbour Fund", "The Harbour Fund counted 31 dead among the sailors and 8 among the guards."),
        ("harbour office", "The harbour office credited 12 of them with having crossed the bay."),
        ("Ann Poe", "Ann Poe, of the Harbour Fund, has found no trace of a second boat."),
        # whose figures, words and sight one goes by
        ("Harbour Fund", "On the Harbour Fund's figures, one recruit in four was a woman."),
        ("Harbour Fund", "According to what the Harbour Fund knows, one recruit in four was a woman."),
        ("Harbour Fund", "According to figures that the Harbour Fund released on Monday, 40 men have returned."),
        ("Harbour Fund", "Going by what the Harbour Fund says, 40 men have returned."),
        ("Ann Poe", "The camp is, to use Ann Poe's words, a school of hatred."),
        ("Ann Poe", "The camp is a school of hatred, to borrow a phrase from Ann Poe."),
        ("army", "To hear the army tell it, the town was taken without a shot."),
        ("army", "If you ask the army, only 300 militants are left in the valley."),
        # by whom it is said, found, held
        ("army", "The town is said by the army to be quiet."),
        ("prosecutors", "Her husband is alleged by prosecutors to have guarded prisoners."),
        ("police", "The house is thought by police to have been a meeting place."),
        ("court", "It was found by the court that she had lived in the city for two years."),
        # who stands by it afterwards
        ("mayor", "Sixty-one people died, something that the mayor confirmed on Friday."),
        ("Harbour Fund", "Sixty-one people died, which the Harbour Fund confirmed."),
        ("army", "Twelve of the dead were civilians, a fact acknowledged by the army."),
        ("Ann Poe", "The camp breeds hatred, a view shared by Ann Poe, who works there."),
        ("Ann Poe", "She left by bus for the coast, or at least that is what Ann Poe says."),
        ("Ann Poe", "The camp breeds hatred, which is what Ann Poe has warned of for years."),
        # clefts
        ("Ann Poe", "It was Ann Poe who put the number of children at 700."),
        ("Harbour Fund", "It was the Harbour Fund that said 40 men had returned."),
        ("Ann Poe", "That the guards were bribed is what Ann Poe believes."),
        # who breaks in behind a word, and whose verb the parse loses
        ("Ann Poe", "Trade, Ann Poe concedes, is slower than it used to be."),
        ("Tarsian harbour guards", "Tarsian harbour guards estimated in June that about 900 sailors were left."),
        ("naval office", "Ten men, the naval office has since established, were among them."),
        ("State Harbour data", "Since May, 44 sailors have been brought back by the fleet, State Harbour data show."),
        ("Harbour directorate", "The Harbour directorate believes around 30, counting cooks, are in Norwegian hands."),
        ("officials at the ministry", "The figure was 40, officials at the ministry were reported as saying."),
        # a question that is asked first, and not answered
        ("Ann Poe", "Where the crew was kept Ann Poe would not say."),
        ("Ann Poe", "Whether any had reached Norway Ann Poe did not know."),
        # with a name and a colon within a paragraph
        ("Ann Poe", 'Ann Poe, a nurse: "The camp breeds hatred."'),
        ("Ann Poe", 'Ann Poe was blunt: "The camp breeds hatred."'),
        # papers
        ("letter", "A letter from the Harbour Fund mentions 40 returned men."),
        ("files", "The leaked files show that 40 men arrived from Norway."),
        # verbs with a thing and what is held of it
        ("Harbour Fund", "The Harbour Fund considers the fines unjust."),
        ("Harbour Fund", "The Harbour Fund suspects 40 men of having returned."),
        ("Ann Poe", "Ann Poe sees the camp as a school of hatred."),
        ("Poe", "Captain Poe toured the port and pronounced the siege finished."),
        ("Doctors", "Doctors draw attention to 40 dry wells in the valley."),
        ("Harbour Fund", "The Harbour Fund had this to say: 40 men have returned."),
        ("opposition", "The opposition called the pier a trap for sailors."),
        ("Ann Poe", "Ann Poe put the blame for the escape on the guards."),
        ("Ann Poe", "Ann Poe cast doubt on the figure of 700 children."),
        ("Ann Poe", "Ann Poe told parliament of 700 children left in the camp."),
        ("Harbour Fund", "Confirming the return of 40 men, the Harbour Fund asked for calm."),
        ("Ann Poe", "Ann Poe is at pains to stress that the guards were loyal."),
        # what only adds to it, up to the end, is said by the same
        ("Survivors", "Survivors met in hospital spoke of 12 to 15 guards, some limping, dragging a boat behind them."),
    ],
)  # fmt: skip
def test_a_construction_tells_whose_word_it_is(language: Language, speaker: str, text: str) -> None:
    assert any(said is not None and speaker.lower() in said.lower() for said in speakers(language, text))


@pytest.mark.parametrize(
    "text",
    [
        # the same nouns of things
        "The ministry's view of the river is blocked by a wall.",
        "The army's line runs along the river.",
        "The army's position is a hill above the town.",
        "The group's message reached 40 homes by post.",
        "The fear of the group drove 40 families to the border.",
        "Norway's total is 37.",
        "Estimates of its strength range from 200 to 350.",
        "There is a school at the ministry that takes 40 children.",
        "There are 40 guards at the ministry that nobody has paid.",
        "The word of the emir was law in the valley.",
        # the same verbs of deeds
        "The ministry has recorded its speeches on tape.",
        "The police put the two men in a cell.",
        "The drone saw 40 men cross the river.",
        "The city saw 40 men leave and nine return.",
        "The fleet announced itself with two shots.",
        "The unit numbers 300 men and has two tanks.",
        "The government declared war on the fleet in May.",
        "The police found no rifles in the cellar of the house.",
        "The group lists Rome among its aims.",
        "The police suspected nothing and let the two men pass.",
        "He was found by the guards in a cellar near the station.",
        "He was said goodbye to by the whole street.",
        "The village was taken by the army in May.",
        "The town was put under curfew by the army.",
        "The harbour agency has asked shipyards for 40 boats.",
        "The guards found him hiding in a boat shed near Leeds.",
        "State television showed him waving from a window.",
        # the same phrases of places, times and ends
        "In the eyes of the law, the women are adults.",
        "By the river's edge 40 men were waiting for a boat.",
        "On the minister's desk lay 40 letters from mothers.",
        "For the families, the return of the children came too late.",
        "To quote a price, the smuggler wrote on his hand.",
        "To hear the radio, the men climbed on the roof.",
        "Based on the river, the unit had 40 boats.",
        # what is added without standing by it
        "The town fell in May, a victory that the army needed.",
        "The town fell in May, something that the group never got over.",
        "The town fell in May, which the army celebrated with a parade.",
        "Sixty-one people died in the strike, a figure that the army disputes.",
        "Sixty-one people died in the strike, a claim the army denies.",
        # clefts of deeds, and a relative clause that no "it is" opens
        "It was the army that took the town in May.",
        "What worries the porters is who will pay them.",
        "What the army took in May was a heap of ruins.",
        "Among those who left was a boy of nine.",
    ],
)
def test_a_near_miss_is_nobodys_word(language: Language, text: str) -> None:
    assert not any(speakers(language, text))


def test_a_speakers_phrase_has_no_loose_preposition(language: Language) -> None:
    assert speakers(language, "Doctors at first spoke of a mild fever.") == ["Doctors"]
