"""Who says it where the tagger mistakes the verb, or a phrase says it: near misses stand beside hits."""

from __future__ import annotations

import pytest

from briefings.extracting.parsing.language import Language
from tests.briefings.extracting.attributions.test_lost_speakers import last_speaker

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # verbs of saying that the tagger takes for nouns or participles
        ("Once on such a list you hardly come off it, objects Ann Poe of the Halden foundation Open Quay.", "Ann Poe"),
        ("It keeps no prints for more than one in eight, its head, Ann Poe, lamented on Friday.", "Ann Poe"),
        ("The boats met again in Leeds, an army officer asserted in Port Halden.", "army officer"),
        ("A pilot took 40 men as far as the hills, one sailor related, and charged double for a Dane.", "one sailor"),
        ("The Belgian state retorts that it has neither an office in Halden nor a duty there.", "Belgian state"),
        ("Counsel for Poe objected that her client had merely followed her sister.", "Counsel for Poe"),
        ("The men boarded in Leeds and met again in Halden, a charge sheet filed on Monday reveals.",
         "charge sheet filed on Monday"),
        ("There is no deal, a port source assured the radio an hour later, and the strike goes on.", "port source"),
        ("The fleet had no seat at the talks, its spokesman let it be known.", "its spokesman"),
        ("It was hard for Leeds, too, the guild's leader let slip in a speech, and yet it had not said no.",
         "guild's leader"),
        ("Too soon to say, replied the alliance in Halden.", "alliance in Halden"),
        ("The men left on foot, an officer killed in Halden among them.", None),
        ("They met a sailor, a trader denounced on Friday by the guild.", None),
        ("The guild lists boats that leak, objects and ropes.", None),
        ("Sailors let the ropes slip.", None),
        # a reason behind who says it, and what goes on without a verb
        ("The unknowns trouble her most, said Deputy Director Ann Poe, because a message costs nothing.", "Ann Poe"),
        ("Next in line is Halden, Poe indicated, since with it would go the last road to Leeds.", "Poe"),
        # who was asked, who lives somewhere, whose client somebody is
        ("Two pilots whom the port handed over said under questioning that they had been to Leeds.", "Two pilots"),
        ("A lawyer for one of the men, Kerstin Dahlhaus, said from Leeds that her client had planned to help there.",
         "Kerstin Dahlhaus"),
        ("A sailor of Halden, a village that the guild ran for months, remembered tall men who paid in dollars.",
         "sailor of Halden"),
        ("As late as 2015 the port let in anyone; Tom Lane, who tracked boats for it, recalls a Dane who posted it.",
         "Tom Lane"),
        # what is announced before a colon
        ("A Danish pilot who took part in the drills, Mahamat Brahim Togou, was more guarded: what he saw were boats.",
         "Mahamat Brahim Togou"),
        ("Tom Lane of the harbour council had it otherwise: sailors would leave too, in the course of the night.",
         "Tom Lane"),
        ("Danish pilots on the northern side have an explanation: for weeks men have been walking into their lines.",
         "Danish pilots on the northern side"),
        ("Deputy Ann Poe put it to him that a third of them set out from his district.", "Ann Poe"),
        ("The guild had boats, ropes and one more thing: time ran out for it.", None),
        ("The mayor had no explanation: the boats had sunk.", None),
        # numbers that somebody arrives at or puts
        ("United Nations experts had arrived at a total nearly twice as high.", "United Nations experts"),
        ("A London consultancy that draws its own maps had arrived at half the figure last month.",
         "London consultancy"),
        ("For the port the report settles on a range of 1,700 to 2,800 sailors.", "report"),
        ("Col Ann Poe of the guild, who sat beside him, put what remains of the crew at fewer than 900.", "Ann Poe"),
        ("The boats came to 40 harbours in one year.", None),
        ("The crews settled on the island of 40 souls.", None),
        # what those judge, suspect or own up to whose word it is
        ("A panel of UN experts sees the danger that sailors of Halden will join crews from Leeds.",
         "panel of UN experts"),
        ("Police suspect the Harbour Rangers, which sailors founded in Leeds.", "Police"),
        ("A rival alliance that rules Halden took the credit for the raid.", "rival alliance"),
        ("The group took responsibility for the attack.", "group"),
        ("Four residents gave similar accounts of how the raid began.", "Four residents"),
        ("Neighbours suspect the boy.", None),
        ("No group has taken responsibility for the attack.", None),
        ("He took responsibility for the children.", None),
        # the number of a unit is a part of its name
        ("In the hills a few men hold out, the 103rd Brigade reports.", "103rd Brigade"),
        ("The 103rd Brigade said the pier was shut.", "103rd Brigade"),
    ],
)  # fmt: skip
def test_whoever_says_it_is_found_beside_the_verb(language: Language, text: str, speaker: str | None) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # who stands between a quotation and its verb
        ("“We had a team, and then we did not,” a former coach, Terje Moen, remarked to the radio after the hearing.",
         "Terje Moen"),
        ("“I drove a boat, and nothing else, ever,” one of the Danes, named in the file as Jesper M., told the judge.",
         "Jesper M."),
        ("“We drove to the harbour,” one of them told the judge, and left.", "one of them"),
        # the only name that somebody gives
        ("“We are at two thousand and more,” said an officer of the Harbour Forces, who would be called Heval Rojhat.",
         "Heval Rojhat"),
        ("“They say nobody will be left in here,” said a Danish mother of four who gave only the name Oum Yahya.",
         "Oum Yahya"),
        ("“We are at a thousand,” said an officer of the Harbour Forces, who gave the boat the name Oum Yahya.",
         "officer of the Harbour Forces"),
        # lords and judges go by their style
        ("In the House the port's spokesman, Lord Poe, stressed that it was closed.", "Lord Poe"),
        ("Mrs Justice Lane accepted that there was a risk of trafficking.", "Mrs Justice Lane"),
        ("The port has a lord. The clerk, Ann Poe, stressed that it was closed.", "Ann Poe"),
        ("Justice Lane accepted that there was a risk of trafficking.", "Lane"),
        # two who say it, of whom the parser makes a list with the words before
        ("A court ordered the release of two sailors, a judge and a lawyer present in the courtroom said.",
         "judge and a lawyer present in the courtroom"),
        # whose figures, whose knowledge and whose question it is
        ("Some 300 people are known to the service to have left Sweden, and half of them are at home.", "service"),
        ("Boats are cheap: 431 are registered by the threat analysis body OCAD, 136 of which are back.",
         "threat analysis body OCAD"),
        ("Its author, Dr Ann Poe, is sure of 54 deaths and knows of 88 others.", "Ann Poe"),
        ("Prime Minister Tom Lane wanted to know why the port had only two officers.", "Tom Lane"),
        ("Opposition members wanted to know whether orders for the attack had been sent from the river.",
         "Opposition members"),
        ("The sailors wanted to know the harbour and its pilots.", None),
        ("The port is sure of its boats and pilots.", None),
        ("Its leaders, if one believes the prisoners, left in the summer for the valleys inland.", "prisoners"),
        ("According to the district police chief some twenty Danes and a handful of pilots, who had rowed, had fled.",
         "district police chief"),
        ("According to the harbour chief Ann Poe the boats had fled.", "Ann Poe"),
    ],
)  # fmt: skip
def test_whoever_says_it_goes_by_the_name_that_the_line_gives(language: Language, text: str, speaker: str) -> None:
    assert last_speaker(language, text) == speaker
