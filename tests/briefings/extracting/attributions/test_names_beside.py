"""A name beside the words for its bearer is the speaker; names and words that the parser cuts stay whole."""

from __future__ import annotations

import pytest

from briefings.extracting.parsing.language import Language
from tests.briefings.extracting.attributions.test_attributions import read

pytestmark = pytest.mark.model


def last_speaker(language: Language, text: str) -> str | None:
    return read(language, text)[-1].speaker


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        # a trade, whichever it is
        ("Poe's solicitor, Enda Lane, said it rained.", "Enda Lane", "Poe's solicitor"),
        ("“It rained,” said a retired brigadier, Asif Lane, on the radio.", "Asif Lane",
         "retired brigadier"),
        ("The league's treasurer there, Ann Poe, told the radio that it rained.", "Ann Poe",
         "league's treasurer there"),
        # with a title or an age of its own
        ("Its sponsor, the deputy Ann Poe, told the radio that it rained.", "Ann Poe", "Its sponsor"),
        ("Another port spokesman, Ben Lane, said it rained.", "Ben Lane", "port spokesman"),
        ("Ann Poe, a fellow at the Harbour Institute, said it rained.", "Ann Poe", "fellow at the Harbour Institute"),
        ("Ann Poe, second secretary at the embassy, said it rained.", "Ann Poe", "second secretary at the embassy"),
        ("It rained, said 29-year-old Mazin.", "Mazin", None),
        ("“It rained,” one, 33-year-old Tom Lane from Leeds, told the judge.", "Tom Lane", "one"),
        # of a trade or a lot that no ending tells, and one of several
        ("“It rained,” said her father, the surgeon Tom Lane.", "Tom Lane", "her father"),
        ("One captive, Safi, 22, described a march of five nights.", "Safi", "One captive"),
        ("“It rained,” said one of them, Alhas.", "Alhas", "one of them"),
        ("“It rained,” said one of the drivers, Alhas.", "Alhas", "one of the drivers"),
        ("“It rained,” says the father, known to his customers as Abu Yasin.", "Abu Yasin", "father"),
        # several, each with a name
        ("Few boats came back, say the authors, Ann Poe and Jo Lane.", "Ann Poe and Jo Lane", "authors"),
        # in a clause
        ("“It rained,” said a veiled Norwegian of 27 who gave her name as Sara.", "Sara", "veiled Norwegian"),
        ("“It rained,” said a sailor who lost a boat and asked to be called only Jo.", "Jo", "sailor"),
    ],
)  # fmt: skip
def test_the_name_wins_and_the_description_is_the_role(language: Language, text: str, name: str, role: str) -> None:
    found = read(language, text)[0]
    assert (found.speaker, found.role) == (name, role)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a body's acronym
        ("A group loyal to the guild, HMX, said that it had sunk the boat.", "HMX"),
        ("Its agency for shipping, HMB, believes that 20 boats sank.", "HMB"),
        # the name that a service goes by
        ("The security police, Supo, said that 40 boats sank.", "Supo"),
        ("The Norwegian intelligence service, Etjen, said that 40 boats sank.", "Etjen"),
        # near misses: no service, a land, a town, somebody's employer, whom somebody speaks for, one of many
        ("The port police, Poe, said that 40 boats sank.", "port police"),
        ("The security police, Norway, said that 40 boats sank.", "security police"),
        ("“It is lost,” said one of the towns, Alhas.", "one of the towns"),
        ("Some 20 boats sank, a source in the shipping agency, HMB, said.", "source in the shipping agency"),
        ("A spokesperson for Shipping Minister Ann Poe said it rained.", "spokesperson for Shipping Minister Ann Poe"),
        ("The men, who had rowed for days, Tom Lane among them, said it rained.", "men"),
    ],
)
def test_a_body_goes_by_its_letters_and_a_person_by_no_bodys_name(language: Language, text: str, speaker: str) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "In neighbouring Norway, the newly appointed prosecutor-general, Tom Lane, told reporters in Leeds on "
            "February 2 that 41 cases, mainly in absentia, had been opened against 85 boats.",
            "Tom Lane",
        ),
        ("But Tarsia, which estimates that 40 boats sank, is concerned.", "Tarsia"),
        ("His French counterpart Tom Lane said that 40 boats sank.", "Tom Lane"),
        ('"Forty boats sank," Ann Poe, Associate Director of Crisis and Conflict at HMX said in a note.', "Ann Poe"),
        ("Jo Poe, head of media for the Harbour Guild (HG), a part of HMX, told HMB that boats sank.", "Jo Poe"),
        ("HS-K, the guild's branch in Leeds, has said it sank the boat.", "HS-K"),
        ("Her co-author pointed to boats in Leeds.", "Her co-author"),
        ("Some 300 boats sank, the Prosecutor-General's Office said in July.", "Prosecutor-General's Office"),
        ("Save the Sailors estimates that more than 60 boats sank.", "Save the Sailors"),
        ("Campaign group Harbour Now says that 20 boats sank.", "Harbour Now"),
        ("The Tarsian-led militia that holds the harbour said it would not let them go.", "Tarsian-led militia"),
        ("Prime Minister Haidar al-Poe called it unacceptable to sink such boats.", "Haidar al-Poe"),
        # which leads back to whoever spoke
        ("Many boats still rot, Human Rights Watch said on Wednesday. Owners agree to it, the New York-based "
         "organization charged.", "Human Rights Watch"),
    ],
)  # fmt: skip
def test_hyphens_and_small_words_cut_no_name(language: Language, text: str, speaker: str) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A harbour report cited naval intelligence as saying that 20 boats sank.", "naval intelligence"),
        ("The agency SANA cited a harbour source as saying that 20 boats sank.", "harbour source"),
        ("Tom Lane was quoted by local radio as saying that 20 boats sank.", "Tom Lane"),
        (
            "State radio quoted Tom Lane, head of the harbour office of the county, as saying first counts by sailors "
            "showed that there may be only 20 boats left at the flooded pier.",
            "Tom Lane",
        ),
        # in a clause that the parser misses
        ("The pier opened after the mayor, Ann Poe, said it was safe.", "Ann Poe"),
        ("The pier opened after Ann Poe, the mayor, said it was safe.", "Ann Poe"),
        # the verb's own subject stands before it, and its object is nobody who speaks
        ("Elin Poe, a clerk in Leeds who counts the boats, believes 20 to be nearer the mark.", "Elin Poe"),
        (
            "The Norwegian Sailor Council, which brings food, urged Leeds to move swiftly.",
            "Norwegian Sailor Council",
        ),
        # near miss: the speaker does stand behind the verb
        ("The four boats, said the port office, have sunk.", "port office"),
    ],
)
def test_who_is_quoted_speaks_and_not_what_stands_behind_the_verb(language: Language, text: str, speaker: str) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a body whose name goes on behind its noun is the sentence's subject
        ("“We sank 20 boats,” the Harbour Centre said. The Leeds Observatory for Sailor Rights gave a lower toll. "
         "It said that nine sank.", "Leeds Observatory for Sailor Rights"),
        # who only stands beside the sentence's subject is nobody's "she"
        ("Among the sailors was Mona Poe, 58, whose nephew, a soldier, was killed at sea. “Let them be judged,” she "
         "said.", "Mona Poe"),
        # somebody by trade who spoke last
        ("“It rained,” said the clerk, Joakim Poe.\n\nSailors came, a Tarsian policeman told AFP. Nine were armed, he "
         "said.", "Tarsian policeman"),
        # "six Danes" are no "he"
        ("Tom Lane runs the harbour. Sixteen Malaysians make up the crew. “It rained,” he said.", "Tom Lane"),
    ],
)  # fmt: skip
def test_a_pronoun_goes_to_who_the_sentence_before_is_about(language: Language, text: str, speaker: str) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        # verbs that look like nouns behind several
        ("20 boats sank last year, figures from the Harbour Ministry show.", "figures from the Harbour Ministry",
         "20 boats sank last year"),
        ("About 20 boats sank, captains in Leeds estimate.", "captains in Leeds", "About 20 boats sank"),
        ("Some 20 boats sank, a harbour paper of last year found.", "harbour paper of last year",
         "Some 20 boats sank"),
        # what goes on behind the reporting clause is said as well
        ("At least 12 boats sank, he said, two of them in May.", None,
         "At least 12 boats sank, he said, two of them in May"),
        # a phrase in the midst of two verbs with one subject
        ("He rowed from Leeds and sank near Hull, according to the Harbour Guild, before he reached the pier.",
         "Harbour Guild", "He rowed from Leeds and sank near Hull, according to the Harbour Guild, before he reached "
         "the pier"),
        # what stands behind a phrase of time belongs to the thing
        ("The mayor attributed the loss on Monday to the storm.", "mayor", "the loss on Monday to the storm"),
        ("Up to 50 of the boats are lost, according to Save the Sailors.", "Save the Sailors",
         "Up to 50 of the boats are lost"),
    ],
)  # fmt: skip
def test_a_reporting_phrase_speaks_for_all_around_it(
    language: Language, text: str, speaker: str | None, said: str
) -> None:
    found = read(language, text)[-1]
    start, end = found.content_span
    assert (found.speaker, text[start:end]) == (speaker, said)


def test_authors_are_themselves_where_nobody_is_named_as_the_maker(language: Language) -> None:
    text = "A study published in May by clerks at Leeds College found rain. The authors say that it was wet."
    assert last_speaker(language, text) == "authors"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # whose a ministry or a service is
        ("According to Norway's Justice Ministry, six boats sank.", "Norway's Justice Ministry"),
        ("Radio Halden’s Coast Service says six boats sank.", "Radio Halden’s Coast Service"),
        ("Poe's Justice Department said six boats sank.", "Justice Department"),
        # an acronym in brackets within a phrase, and a bracket before one
        ("Six boats sank, according to a Harbour Union (HU) report.", "Harbour Union (HU) report"),
        ("Harbour Coast Patrol Division (H8) chief Ann Maria Poe said six boats sank.", "Ann Maria Poe"),
        ("Chief of the Harbour Staff (CHS) General Ann Poe told us that six boats sank.", "Ann Poe"),
        ("Six boats sank, said Chief of Harbour Staff (CHS) Gen. Ann Poe.", "Ann Poe"),
        ("The Chief of the Harbour Staff (CHS), Gen. Ann Poe, said six boats sank.", "Ann Poe"),
        ("The Inspector General of Pilots (IGP), Ann Poe, said six boats sank.", "Ann Poe"),
        ("Ann Poe, the Inspector General of Pilots (IGP), said six boats sank.", "Ann Poe"),
        ("Harbour Coast Patrol Division (H8) said six boats sank.", "Harbour Coast Patrol Division"),
        # the head of a body whose name has an owner, or stands behind "the"
        ("Head of Norway’s National Security Committee Arne Poe said six boats sank.", "Arne Poe"),
        ("According to the retired colonel of the National Security Committee Arne Poe, six boats sank.", "Arne Poe"),
        ("The chairman of the State Bank Supervision Board said six boats sank.",
         "chairman of the State Bank Supervision Board"),
        # a name with an honorific that the parser sets beside the office
        ("The gazette, quoting coast patrol unit head Datuk Jo Ann Lane, reported that six boats sank.", "Jo Ann Lane"),
        # whom an agency quotes behind what they say
        ("Another boat sank off the pier, AFP reported Poe as saying.", "Poe"),
        # when they said it
        ("The harbour ministry on Friday, May 26, said six boats sank.", "harbour ministry"),
        ("A coast expert in early May warned that six boats sank.", "coast expert"),
        # a rank behind an office, two trades, a long office
        ("Harbour Forces Chief of Staff Gen. Eduardo Lane said yesterday that six boats sank.", "Eduardo Lane"),
        ("A spokesman for Interior Minister Ann Poe said six boats sank.", "spokesman for Interior Minister Ann Poe"),
        ("This week, coast researcher and professor Amar Lane identified him as the skipper.", "Amar Lane"),
        ("Six boats sank, said National Coordinator for Counterterrorism and Security Jan-Piet Lane.", "Jan-Piet Lane"),
        # whose office for what
        ("The UN's Office for the Coordination of Harbour Affairs reported 12 losses.",
         "UN's Office for the Coordination of Harbour Affairs"),
        ("Six boats sank, according to coastal studies expert Jan Van Lane, quoted in a daily.", "Jan Van Lane"),
        ("According to the Leeds-based International Centre for the Study of Coastal Weather (ICCW), it rained.",
         "International Centre for the Study of Coastal Weather"),
        # what a body is, and where it sits, are no part of its name
        ("It rained, said Leeds-based group Halden Harbour Rights.", "Halden Harbour Rights"),
        ("It rained, said Leeds-based group Halden Harbour Rights. It snows, HHR said.", "Halden Harbour Rights"),
        ("It rained, the Leeds-based Halden Boats Rights (HBR) NGO said. It snows, it added.", "Halden Boats Rights"),
        ("The Leeds-based charity Halden Voices said it rained.", "Halden Voices"),
        ("The head of the group Zora Poe said it rained.", "Zora Poe"),
        ("Halden Voices, a charity, said it rained. Its earlier toll had put the dead at 40.", "Halden Voices"),
        ("It rained, according to the newest count by the Centre for Boats and Piers of Halden (CBP).",
         "newest count by the Centre for Boats and Piers of Halden"),
        # a day without "on"
        ("The Maldives Saturday called for help to raise six boats.", "Maldives"),
        # a name behind its particle
        ("The press office of al-Harb al-Shaabi (HS) said six boats sank.", "press office of al-Harb al-Shaabi"),
        # two who say it behind what they say
        ("Most were IS fighters from Syria, officials and local residents said.", "officials and local residents"),
        ("In talks with the paper, officials and residents said the pier was shut.", "officials and residents"),
    ],
)  # fmt: skip
def test_a_phrase_is_whole_and_no_more(language: Language, text: str, name: str) -> None:
    assert name in {found.speaker for found in read(language, text)}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It rained,” one of the four, a nurse from Halden, told our reporter.", "nurse from Halden"),
        ("“It rained,” said one, a nurse from Halden. “It was cold.”", "nurse from Halden"),
        ("Another, a nurse from Halden, said it rained.", "nurse from Halden"),
        ("A third, a clerk, said it rained.", "clerk"),
        ("The other, a Norwegian, said it rained.", "Norwegian"),
        # by whoever spoke before
        ("It rained, two port sources said; a third said that it was cold.", "third port source"),
        ("It rained, one port source said. A second said that it was cold.", "second port source"),
        # near misses: what they are one of tells who they are, and a part of them
        ("“It rained,” said one of those robbed, a father of two.", "one of those robbed"),
        ("One of the survivors, a boy of 12, said it rained.", "One of the survivors"),
        ("A third of them, a clerk said, were dead.", "clerk"),
    ],
)
def test_who_one_of_several_is_stands_beside(language: Language, text: str, speaker: str) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("General El Moctar ag Infa said that 40 boats sank. He said two came back.", "El Moctar ag Infa"),
        ("Colonel Ahmed ould Bellal said that 40 boats sank.", "Ahmed ould Bellal"),
        ("Minister Moh Ould Cheikh said it rained. Ould Cheikh said it was cold.", "Moh Ould Cheikh"),
        ("Nora Ben Zayd brings a chair. Six boats sank, Ben Zayd said.", "Nora Ben Zayd"),
        ("“It rained,” said Fatima bint Ahmed.", "Fatima bint Ahmed"),
        ("Commander of the Eastern Sabah Security Command Datuk Jo Lane said it rained.", "Jo Lane"),
        # near misses
        ("A spokesman for Datuk Jo Lane said it rained.", "spokesman for Datuk Jo Lane"),
        ("Ben Zayd sells boats. Six boats sank, Nora Poe said. It rained, Ben Zayd said.", "Ben Zayd"),
    ],
)
def test_particles_and_titles_of_other_tongues_cut_no_name(language: Language, text: str, speaker: str) -> None:
    assert last_speaker(language, text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Poe and Lane said it rained.", "Poe and Lane"),
        ("Poe, Lane and Mills said it rained.", "Poe, Lane and Mills"),
        ("“It rained,” said Poe and Lane in a joint letter.", "Poe and Lane"),
        (
            "Ann Poe and Tom Lane of the Harbour Institute write that it rained. They say it was cold.",
            "Ann Poe and Tom Lane",
        ),
        ("Ann Poe, the mayor, and Tom Lane, her deputy, said it rained.", "Ann Poe and Tom Lane"),
        ("Both Poe and Lane have said it rained.", "Poe and Lane"),
        ("Tarsia and Norway said it rained.", "Tarsia and Norway"),
        ("The army and the coastguard said it rained.", "army and the coastguard"),
        ("Sailors in Norway and Sweden said it rained.", "Sailors in Norway and Sweden"),
        ("Two of the prisoners wrote a letter. They said it rained.", "Two of the prisoners"),
        # near misses: one with two offices, the subject of the next clause, nobody
        ("The founder and director of the guild said it rained.", "founder"),
        ("It rained, said Poe, and Lane told the port it was cold.", "Lane"),
        ("Poe met the crew and Lane said it rained.", "Lane"),
        ("The minister of trade and home affairs said it rained.", "minister of trade and home affairs"),
        # behind an office of a part of a state's body; near miss: an office in a place of two words
        ("It rained, the head of the SHB Department Jo Lane told the port.", "Jo Lane"),
        ("The head of the Harbour Office North Halden said it rained.", "head of the Harbour Office North Halden"),
        # told to a paper or a body without "that"
        ("The Norwegian told the magazine he had left.", "Norwegian"),
        # what they tell is theirs
        ("Five women left. Their bitter accounts say that it rained.", "Five women"),
    ],
)
def test_all_who_say_it_together_and_whose_account_it_is(language: Language, text: str, speaker: str) -> None:
    assert last_speaker(language, text) == speaker
