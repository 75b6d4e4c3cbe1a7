"""How sure a claim is and whether it denies: hits and near misses side by side."""

from __future__ import annotations

import pytest

from briefings.beat.beat import Beat, shipped_beat
from briefings.extracting.certainty import judge
from briefings.extracting.extract import extract
from briefings.extracting.parsing.language import Language
from briefings.model import Document
from tests.support.articles import pieces, said

pytestmark = pytest.mark.model

ROWS = """
The fighters left the town. ## certain
The fighters did not leave the town. ## certain negated
The fighters never left the town. ## certain negated
None of the 40 recruits returned. ## certain negated
No fighter returned from the town. ## certain negated
No fewer than 40 fighters returned from the town. ## certain
No more than 40 fighters returned. ## certain
Not every recruit can find a smuggler. ## certain negated
Not many recruits returned from the town. ## certain negated
Many recruits returned from the town. ## certain
Not only recruits but whole families left the valley. ## certain
The army not only took the town but also closed the road. ## certain
The group no longer controls the valley. ## certain negated
There is no way out of the valley. ## certain negated
There is no doubt that the group will return. ## certain
They had no plan to go home. ## certain negated
Fighters who did not flee were killed. ## certain
The recruits may have fled to Libya. ## possible
The recruits might not return. ## possible negated
The recruits could not return. ## certain negated
The recruits could return within months. ## possible
The divers could only save four of them. ## certain
About 14 of them could be saved by nightfall. ## possible
Only 14 of the crew could be saved by nightfall. ## certain
He can hide in the mountains. ## possible
Dozens are believed to have crossed the border. ## probable
Dozens are thought to be hiding in the desert. ## probable
Two men are feared dead. ## probable
Some are most likely in the hills. ## probable
They probably crossed at night. ## probable
Perhaps they crossed at night. ## possible
The leader was reportedly wounded in May. ## probable
The leader was allegedly wounded in May. ## probable
The leader is said to have left the city. ## probable
It is unclear how many crossed the border. ## unknown
It is not clear how many crossed the border. ## unknown
It is not known where the leader is. ## unknown
We do not know where the leader is. ## unknown negated
Nobody knows where the leader is. ## unknown
The fate of the recruits is unknown. ## unknown
An unknown gunman shot two guards. ## certain
A man whose name is unknown was killed. ## certain
An unknown number of families fled. ## unknown
The police could not verify the report. ## unknown
The number could not be independently confirmed. ## unknown
He had no idea where they went. ## unknown
It remains to be seen whether they return. ## unknown
The minister doubted that they would return. ## certain negated
The minister denied that they had crossed the border. ## certain negated
The police cannot rule out that more recruits crossed. ## possible
The army ruled out that they would return. ## certain negated
They failed to close the road. ## certain negated
They did not fail to close the road. ## certain
The guards refused to open the gate. ## certain negated
They are unlikely to return. ## probable negated
It is unlikely that they will return. ## probable negated
They are likely to return. ## probable
It is possible that they crossed the border. ## possible
It is true that some of the men can pose a danger. ## possible
It seems that they crossed the border. ## probable
They appear to have crossed the border. ## probable
I don't think they will come back. ## probable negated
Experts believe that hundreds have survived. ## probable
The soldiers must have seen the convoy. ## probable
The recruits must report to the police. ## certain
An estimated 400 men left the region. ## certain
They are a danger, though it need not be a violent one. ## certain
Neither town was retaken. ## certain negated
In no way did the truce end the war. ## certain negated
By no means all of them returned. ## certain negated
They left with no papers. ## certain
Hardly anyone returned. ## certain negated
There is a risk that they will return. ## possible
They are known to have returned. ## certain
They were supposed to guard the bridge. ## certain
More than 30 are still unaccounted for. ## unknown
The raid left 50 people whose fate is unknown. ## unknown
It was not until May that the town fell. ## certain
Nothing but rubble remained. ## certain
They did not return, nor did they write. ## certain negated
There were at least 27 of them, not counting women. ## certain
The group has yet to name a new leader. ## certain negated
In all likelihood they crossed at night. ## probable
It is no secret that they crossed the border. ## certain
The army lacks the men to hold the town. ## certain
They are not expected to return. ## probable negated
The ministry has not confirmed the deaths. ## certain negated
Its whereabouts remain a mystery. ## unknown
Without a passport nobody crosses the border. ## certain negated
He will not be able to return. ## certain negated
The men were unable to leave. ## certain negated
The ministry declined to say how many had left. ## unknown
The ministry declined to join the talks. ## certain negated
It was not possible to verify the number. ## unknown
No one seems to know where they are. ## unknown
They took the chance to catch their breath. ## certain
France is arguing over what to do with its hundreds of nationals. ## certain
How many Egyptians were recruited has not been reliably estimated. ## unknown
No wave of returns is expected, according to the ministry. ## probable negated
No wave of returns is expected, he said, since many are dead. ## probable negated
Nobody has any idea where they are. ## unknown
No reliable tally exists of the Danes who went. ## unknown
There is no reliable count of the dead. ## unknown
No precise figures are available for the women. ## unknown
How many minors there were was not clear. ## unknown
How many went has never been established. ## unknown
Whether he lives could not be established. ## unknown
Whether they will come back is an open question. ## unknown
Where the leader hides is anybody's guess. ## unknown
What became of the women is not known. ## unknown
I have no idea how many of them are left. ## unknown negated
How many were recruited has not been reliably estimated. ## unknown
Scholars have long argued over whether the ties are real. ## unknown
Some analysts question how trustworthy the report is. ## unknown
Hiding in the desert posed no great difficulty for him. ## certain
It takes no effort to see that the report is propaganda. ## certain
There is no doubt that he died. ## certain
The camp posed no threat to the town. ## certain negated
The group makes no secret of its aims. ## certain
No conclusive proof was found that the group commands them. ## certain negated
There is no evidence that he died. ## certain negated
There is no shortage of recruits. ## certain
No fighters have returned. ## certain negated
None of them is known to have returned. ## certain negated
The men are not known to have fought. ## certain negated
The remaining 20 have yet to be caught. ## certain negated
It is an open secret that they were paid. ## certain
The service did not know of the plan. ## certain negated
The agency does not say how many died. ## unknown
He has no trouble finding recruits. ## certain
No village except one is still in their hands. ## certain
No major position other than the stadium is still held by the group. ## certain
The whereabouts of 20 are not known. ## unknown
No trace of him has been found. ## certain negated
It was not immediately clear who fired. ## unknown
My daughter is not a fighter. ## certain negated
He did not kill a single man. ## certain negated
These are not all fighters. ## certain negated
Never before had so many men left the valley. ## certain
Not since May has the group held a town. ## certain
Not for five months had the group struck. ## certain
Nowhere else did so many men leave. ## certain
He has not been seen since May. ## certain negated
He was arrested not in Syria but in Turkey. ## certain
It is not the men but the children who worry him. ## certain
He was not in Syria, but he wrote to the group. ## certain negated
Nobody except the imam knew of the trip. ## certain
Nobody in the town knew of the trip. ## certain negated
He has neither passport nor money. ## certain negated
Neither the army nor the police was told. ## certain negated
The ministry would neither confirm nor deny the arrest. ## unknown
No details were given by the ministry. ## certain
The police gave no reason. ## certain
The police found no weapons. ## certain negated
The state lost no time in charging him. ## certain
The group is far from beaten. ## certain negated
The group is anything but beaten. ## certain negated
The group is in no way beaten. ## certain negated
The camp is far from the border. ## certain
Far from fleeing, the fighters have dug in around the town. ## certain
It is far from clear what awaits them. ## unknown
There is no telling where the men have gone. ## unknown
Nothing is known of the leader. ## unknown
It has never been established how many died. ## unknown
The army is in no hurry to leave. ## certain negated
In no time the men were back. ## certain
A return is out of the question. ## certain negated
The group has ceased to be a state. ## certain negated
The guards refuse to give up. ## certain negated
The guards refuse to give a number. ## unknown
The women are yet to be tested. ## certain negated
The general denied reports of a retreat. ## certain negated
The army denied any part in the raid. ## certain negated
The army denied the women entry. ## certain
The town denies having paid the group. ## certain negated
The army dismissed the report as untrue. ## certain negated
The report that the town had fallen proved unfounded. ## certain negated
Their passports were false. ## certain
The group never had more than 200 men. ## certain
The group never had 200 men. ## certain negated
The ferry never brought fewer than 30 men a day. ## certain
The ferry never brought 30 men a day. ## certain negated
It was not long before the men had driven the police out. ## certain
It was not long until the town fell. ## certain
The siege was not long. ## certain negated
No danger is greater than the men who come home. ## certain
Nothing is as dangerous as a man who comes home. ## certain
None of the men is older than 20. ## certain negated
No danger is great. ## certain negated
The raid is believed to pit villagers against men who back the mayor, who on Monday denied several charges. ## probable
The mayor, who denied several charges, left the town. ## certain
Some, we think, are in the hills. ## probable
No wave of them is foreseen, the service's report says, since many of those who might come are dead. ## certain negated
Whether the men keep their papers has not been discussed. ## unknown
The papers of the men have not been discussed. ## certain negated
What became of the ferry has not been disclosed. ## unknown
Of the last two no nationality has been established. ## unknown
No camp has been established there. ## certain negated
The police have yet to establish whether he left. ## unknown
The police have yet to establish a post there. ## certain negated
How many came from abroad could not be learned. ## unknown
How many families each town took in it does not reveal. ## unknown
How many boats the firm bought they could not verify. ## unknown
How many of them are alive and at large is not known. ## unknown
How many people are still in the caves is anybody's guess. ## unknown
How closely the two groups are tied to the bank remains in dispute. ## unknown
How the boys get to the coast is no great mystery. ## certain
Less is known of the women. ## unknown
Nobody who left is better known than the ferryman. ## certain
No clerk would give a number. ## certain
No clerk would give a permit. ## certain negated
The police in the port declined to comment. ## certain
The police declined to comment on whether he left. ## unknown
The army dismissed word that the ferryman had been killed. ## certain negated
The army dismissed the ferryman. ## certain
Both towns want their sons back; the army has not returned a single body. ## certain
The fleet has not sailed; the army has not returned a single body. ## certain negated
The other men have gone home; they are believed to be in the hills. ## probable
What I can say is that no ferry will sail. ## certain negated
What I can say is that the ferry will sail. ## certain
No town has lost more sons to the war than Ostrava. ## certain
No town has lost more sons. ## certain negated
No town has sent more than 20 men. ## certain negated
No firm ever sold so many boats in one year as the yard did. ## certain
Never had the police seen so deep into the gang. ## certain
Never had the police seen the gang. ## certain negated
The state is under no duty to bring them home. ## certain negated
The ministers have come to no decision. ## certain negated
They searched for him to no avail. ## certain
The men neither served the state nor were paid by it. ## certain negated
They live in a hut, and their towns, fearing that they would strike, do not want them. ## certain
Some 300 men are estimated to have joined the group. ## probable
The mayor estimates the damage at 300 dollars. ## certain
It is feared that they drowned. ## possible
The fear is that they will come home. ## possible
The fear of war is great. ## certain
There is concern that the men may move on. ## possible
They left for fear that the planes might return. ## certain
The concern that ran the mine has closed. ## certain
She would in all likelihood flee. ## probable
One could see the flag from the hill. ## certain
The group can still strike. ## certain
Only if towns work together can they cope. ## certain
Most of them are in the camps, reports suggest. ## probable
According to local media reports the men are in the camps. ## probable
Most of them are in the camps, two reports by the mayor suggest. ## certain
The women were not jailed but were put under guard. ## certain
The women were not jailed but put under guard. ## certain
Most of them did not fight but cooked for the garrison. ## certain
The men have not been freed and are to be tried in Halden. ## certain
The men were not tried and never saw a judge. ## certain negated
The men were not tried and nobody knows where they are. ## certain negated
Some 40 men left, and a dozen are believed to have died. ## probable
Some 40 men left and are said to have died. ## probable
Some 40 men left, and anybody could see the boats. ## certain
Some 40 men left, and it is not known where they are. ## certain
The men hardly spoke of the war. ## certain
We scarcely manage two boats a night. ## certain
The number of the dead can hardly be checked. ## unknown
The town took in hardly anyone but orphans. ## certain
There is no question of bringing the men back. ## certain negated
There is no question that the men will come back. ## certain
There is no question of their guilt. ## certain
There is little evidence that the men have moved on. ## probable negated
The scouts found few signs of a retreat. ## probable negated
The scouts found a few signs of a retreat. ## certain
There is ample evidence that the men have moved on. ## certain
The group does not hold ground there but moves at night between farms. ## certain
It has not brought home anybody, but it took 79 orphans from the camp. ## certain
No country has brought back more of its own. ## certain
No country has brought back its own. ## certain negated
None of the children is suspected of a crime. ## certain negated
The men are suspected of a crime. ## probable
Some 300 men left, 140 returned, and the fate of 20 is unclear. ## certain
The fate of 20 men is unclear. ## unknown
It would be a mistake to assume that the men have left. ## certain negated
The leader was wrongly reported killed in May. ## certain negated
The leader was falsely believed to be dead. ## certain negated
The leader was wrongly jailed in May. ## certain
The reports of a mass flight are disinformation. ## certain negated
It would be a mistake to assume that the men play no part. ## certain
It would be a mistake to fly the men home. ## certain
No other recruit is held in the camp. ## certain negated
No other town has sent so many of its sons. ## certain
No town other than Halden is held by the group. ## certain
The court tried a woman for allegedly killing a girl. ## certain
The woman allegedly killed a girl. ## probable
The mayor asked whether or not the town plans to bring the men home. ## certain
The film purported to show that the men had left. ## probable
The helicopter killed nine men, may God curse it. ## certain
The nine men may curse it. ## possible
The army took the men to an unknown location. ## certain
The army took an unknown number of men to the port. ## unknown
The mayor had heard reports that 40 of the men had died. ## probable
The mayor had read the guild's reports that 40 of the men had died. ## certain
"""


@pytest.fixture(scope="module")
def beat() -> Beat:
    return shipped_beat()


def _rows() -> list[tuple[str, str]]:
    pairs = (line.rsplit(" ## ", 1) for line in ROWS.strip().splitlines())
    return [(text, verdict) for text, verdict in pairs]


@pytest.mark.parametrize(("text", "verdict"), _rows())
def test_certainty_and_negation_of_a_claim(language: Language, text: str, verdict: str) -> None:
    (piece,) = pieces(language, text)
    certainty, negated = judge(piece)
    assert certainty + (" negated" if negated else "") == verdict


@pytest.mark.parametrize(
    ("cue", "verdict"),
    [
        ("said", ("certain", False)),
        ("believes", ("probable", False)),
        ("doubted", ("certain", True)),
        ("denied", ("certain", True)),
        ("does not believe", ("probable", True)),
        ("fears", ("possible", False)),
        ("estimates", ("probable", False)),
        ("did not know", ("unknown", False)),
    ],
)
def test_the_verb_of_an_attribution_counts_too(language: Language, cue: str, verdict: tuple[str, bool]) -> None:
    text = f"The mayor {cue} that the recruits had left."
    (piece,) = pieces(language, text, said(text, "mayor", "that the recruits had left", cue=cue))
    assert judge(piece) == verdict


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Nothing suggests that the men want to return.", True),
        ("The ministry makes no claim that they fought.", True),
        ("It has never claimed that the war was clean.", True),
        ("The army rejects the claim that its men fled.", True),
        ("The mayor claims that the men want to return.", False),
        ("There is nothing to show that the men left.", True),
        ("The mayor has nothing to say.", True),
        ("The port had assured the owners, a clerk told us, that nobody would be moved.", True),
        ("The port had assured the owners, a clerk told us, that they would be moved.", False),
        ("It was not his first trip, said a clerk at the port who knew him.", True),
        ("It was his first trip, said a clerk at the port who did not know him.", False),
        ("When he was asked about it, the mayor said that the men had never left.", True),
        ("The minister, who does not like the plan, said that the men would return.", False),
        ("The mayor disputes the number and has said that 40 men left.", False),
        ("The mayor rejected the claim and told us that 40 men had left.", False),
        ("The mayor denied the report, saying that 40 men had left.", False),
        ("The mayor gave no names but said that 40 men had left.", False),
        ("The mayor did not give details but said that 40 men had left.", False),
        ("The mayor did not give details but said that no man had left.", True),
        ("The mayor disputes that 40 men left and has written to the paper.", True),
        ("The mayor does not consider it likely that the men will return.", True),
        ("The mayor considers it likely that the men will return.", False),
        ("The mayor said the port was not opposed to it, but had to look at each case.", False),
        ("The mayor said the port was not opposed to it, and had never been.", True),
        ("Not a week passes without an attempt to cross the border, the mayor said.", False),
        ("Not a fighter passed the border at Halden in May, the mayor said.", True),
        ("The mayor denied, in a letter to the port, that 40 men had left.", True),
    ],
)
def test_a_report_that_nobody_makes_denies_what_it_would_tell(
    language: Language, beat: Beat, text: str, negated: bool
) -> None:
    (claim,) = extract(Document("1", text, "The group and its fighters"), beat, language).claims
    assert claim.negated is negated


def test_a_negation_in_the_second_clause_does_not_deny_the_first(language: Language) -> None:
    (piece,) = pieces(language, "The recruits left the town, but they did not cross the border.")
    assert judge(piece) == ("certain", False)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Unconfirmed reports put the number of the dead at 40.", "possible"),
        ("According to unverified claims, 40 recruits have left.", "possible"),
        ("The mayor confirmed that 40 recruits had left.", "certain"),
        ("The port is investigating reports that 40 recruits had left.", "unknown"),
        ("Guards were trying to confirm reports of 40 recruits killed.", "unknown"),
        ("The mayor said he was looking into claims of 40 recruits killed.", "unknown"),
        ("The mayor confirmed reports of 40 recruits killed.", "certain"),
        ("The port is investigating the death of 40 recruits.", "certain"),
    ],
)
def test_what_is_told_as_unconfirmed_is_at_best_possible(language: Language, text: str, certainty: str) -> None:
    (piece,) = pieces(language, text)
    assert judge(piece)[0] == certainty


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The mayor declined to give names but said that 40 recruits had left.", "certain"),
        ("The mayor declined to say whether 40 recruits had left.", "unknown"),
        ("Some 40 men left, the port says, though it never says where they went.", "certain"),
        ("The port never says where they went.", "unknown"),
    ],
)
def test_what_is_said_after_all_is_told(language: Language, beat: Beat, text: str, certainty: str) -> None:
    (claim,) = extract(Document("1", text, "The group and its fighters"), beat, language).claims
    assert claim.certainty == certainty
