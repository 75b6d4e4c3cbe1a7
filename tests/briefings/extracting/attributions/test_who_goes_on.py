"""Who "he", "it", "the general" and "the same account" are, who only heard a thing, and who answered. Near misses
stand beside."""

from __future__ import annotations

import pytest

from briefings.extracting.attributions.attributions import hear
from briefings.extracting.coreference.cast import Cast
from briefings.extracting.parsing.language import Language

pytestmark = pytest.mark.model

HEAD = "A visit to the old harbour\n\nHalden Dispatch\n\n"


def speakers(language: Language, text: str) -> list[str | None]:
    """Who says what reports, in text order."""
    passages = language.parse(text)
    return [a.speaker for a in hear(text, passages, Cast.of(text, passages)).voices]


LONG = "It had rained on the pier for three days, and the crews slept in a hall above the fish market. "
LANE = "Tom Lane said six boats sank.\n\n"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # whoever put out what a sentence is about may go on
        (
            LANE + "Pictures posted by Peter Holm on his channel showed the pier.\n\n“It is shut,” he wrote.",
            "Peter Holm",
        ),
        # near misses: who is only shown, and who only built it
        (LANE + "Pictures of Peter Holm on his channel showed the pier.\n\n“It is shut,” he wrote.", "Tom Lane"),
        (LANE + "A pier built by Peter Holm showed cracks.\n\n“It is shut,” he wrote.", "Tom Lane"),
        # a text that has long left one man and names another leaves "he" open
        (LANE + LONG * 5 + "The pier lies below Peter Holm's house.\n\n“It is shut,” he wrote.", None),
        (LANE + LONG * 5 + "The pier lies below Rosa Holm's house.\n\n“It is shut,” he wrote.", "Tom Lane"),
        (LANE + LONG * 5 + "The pier lies below the town.\n\n“It is shut,” he wrote.", "Tom Lane"),
        (LANE + LONG + "The pier lies below Peter Holm's house.\n\n“It is shut,” he wrote.", "Tom Lane"),
    ],
)
def test_he_is_whoever_spoke_or_put_it_out_last(language: Language, text: str, last: str | None) -> None:
    assert speakers(language, text)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # a paper above the text is nobody's "he", nor is a dateline "it"
        (HEAD + "He was led in at noon in felt boots. The pier was shut, he said.", None),
        (HEAD + "The pier was shut, its head, Tom Lane, told the crews. It would open, he said.", "Tom Lane"),
        ("The pier\n\nHALDEN (AP) – The pier was shut for a year. It names six crews, it says.", None),
        # who is only named beside another noun
        ("Forty boats sank, according to UN experts. It identifies three wrecks.", None),
        ("Forty boats sank, according to the harbour guild. It identifies three wrecks.", "harbour guild"),
        # what the sentence before is about, and not a name that nothing explains
        (
            "Recruiters wait at the pier, says Hoji Rashid. The committee for state safety fears another way. About 70"
            " are there, it says.",
            "committee for state safety",
        ),
        # somebody whose words only go on, and whoever is asked
        (
            "“We row at dawn,” Ann Poe said. A clerk asked about the fog.\n\n“Ask the port.” Some will sail, in her"
            " view, and some will not.",
            "Ann Poe",
        ),
        (
            "Tom Lane of the council had said that the port was shut. Forty carts stood at the gate. “They told me to"
            " wait,” one of the drivers said. By his tally this was the third time.",
            "one of the drivers",
        ),
        ("“Half of my class has drowned,” says Tom Lane. By his own count nine boys of the port fell.", "Tom Lane"),
        ("By their own count, the pilots lost nine boats.", "pilots"),
        # the same account
        ("Ann Poe leads the guild. Forty boats sank, she said. Ten, by the same account, were new.", "Ann Poe"),
        # a rank in short
        (
            "Forty boats sank, an army general said on Monday. “We lost them,” Brig. Gen. Tom Lane told the radio. Ten"
            " were new, the general believes.",
            "Tom Lane",
        ),
        (
            "Forty boats sank, an army general said on Monday. “We lost them,” Col. Tom Lane told the radio. Ten were"
            " new, the general believes.",
            "army general",
        ),
        # whom a long sentence before brings in
        (
            "The crews were paid, an official of the foreign ministry said on Monday.\n\nA lawyer in Halden, Tom Lane,"
            " represents nine of those crews and has petitioned the prosecutor general of Norway to step in before any"
            " trial begins in the capital.\n\nThere a whole hearing can be over in the time that it takes to drink a"
            " cup of tea with the clerk, he warns, and that is the law.",
            "Tom Lane",
        ),
        # who tells of others, and who hears it
        (
            'A pilot from Halden, a town of fishers that the guild ran, remembered tall men with "a drawl".',
            "pilot from Halden",
        ),
        ("“I rowed,” one of the Danes, named in the file as Ole, told the presiding judge.", "Ole"),
        ("“I rowed,” said the presiding judge.", "presiding judge"),
        # a body that goes on as "it"
        ("Forty boats sank, the port authority said. It gave his name as Tom Lane, a pilot.", "port authority"),
        ("In Oslo the government knows of 31 sailors, as it told the guild in May.", "government"),
        (
            "A note of the Home Ministry lists 40 men. It lists 22 from Halden. Another seven were last heard of at sea"
            " in the winter of that year. Nobody knows more of them, or of the boats in which they left the port. Any"
            " of these, it goes on, may be steered to Oslo.",
            "note of the Home Ministry",
        ),
        (
            "Who they were is the subject of a study by the Harbour Observatory, made public on Monday. Thirty-nine"
            " of them came by sea, it concludes, half of all.",
            "study by the Harbour Observatory",
        ),
        # who somebody was, by a body, and not by themselves
        ("Police gave his age as 40.", "Police"),
        ("A pilot gave his name as Tom.", None),
        # what somebody says again and again
        ("“Who rowed there is tried there,” the mayor, Ann Poe, likes to say.", "Ann Poe"),
    ],
)
def test_who_speaks_is_whoever_the_text_goes_on_with(language: Language, text: str, last: str | None) -> None:
    found = speakers(language, text)
    assert (found[-1] if found else None) == last


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        # an answer is whoever's that was asked
        ("Forty boats had sunk, deputy Ann Poe noted. “The boats came home,” was the answer.", []),
        ("Forty boats had sunk, deputy Ann Poe noted. “The boats came home,” came the reply.", []),
        ("“The boats came home,” was the answer of Ann Poe.", ["Ann Poe"]),
        ("Forty boats had sunk, deputy Ann Poe noted. “The boats came home.”", ["Ann Poe"]),
    ],
)
def test_an_answer_is_not_the_askers(language: Language, text: str, quoted: list[str]) -> None:
    passages = language.parse(text)
    voices = hear(text, passages, Cast.of(text, passages)).voices
    assert [a.speaker for a in voices if a.kind == "direct"] == quoted


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # whose remark a sentence is about
        (
            LANE + "It was Mayor Peter Holm's remark that began the row: the pier, he had said, could wait.",
            "Peter Holm",
        ),
        # who sent the message, told by a nationality alone
        (
            "An officer said that 100 were lost.\n\nA message from a 17-year-old Dane speaks of ice on the pier. "
            "“I lost my boat,” he says in it.",
            "17-year-old Dane",
        ),
        # somebody told by age may be meant
        ("A clerk said so.\n\nAmong them was a 27-year-old from Halden. In her defence she said it was shut.", None),
        # the organisation that was named since another spoke
        (
            "The Coast Observatory said that 84 sank.\n\nA letter, passed to Human Rights Watch, tells of ice. "
            "The organisation said the pier was shut.",
            "Human Rights Watch",
        ),
        # in the middle of a sentence that the tagger takes for one of another verb
        (LANE + "Nobody is spared a fine if there is proof, he hastens to add, but it is hard to come by.", "Tom Lane"),
        (LANE + "The pier is shut, Peter Holm is quick to point out.", "Peter Holm"),
        ("Mayor Peter Holm has 40 boats on his list, nine of them wrecks.", "Peter Holm"),
    ],
)
def test_whoever_the_text_has_just_brought_in_speaks(language: Language, text: str, last: str | None) -> None:
    assert speakers(language, text)[-1] == last


def test_whoever_wants_no_name_has_not_spoken_yet(language: Language) -> None:
    text = (
        "It is a guess; a pilot with the guild, who asked not to be named because he had no leave, said that 40 sank."
    )
    assert speakers(language, text) == ["pilot with the guild"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Ann Poe said six sank. Not one came back, she was categorical.", "Ann Poe"),
        ("Ann Poe said six sank. A further 40 were lost, she put on record.", "Ann Poe"),
        (
            "A port source quoted by the daily Halden put the number of wrecks at 40.",
            "port source quoted by the daily Halden",
        ),
        ("Mayor Ann Poe gave a first picture of how many sailed: 40 tried, and 30 got there.", "Ann Poe"),
        ("Ann Poe said six sank. Nobody was saved: 40 of them drowned, her team has found.", "Ann Poe"),
        ("Ole Holm takes a darker view. For the Leeds-based analyst, what counts is the money.", "Ole Holm"),
        ("To Ann Poe, the matter is plain.", "Ann Poe"),
        (
            "“It is cold there,” according to a report by the guild. It has 40 men in the port's jail.",
            "report by the guild",
        ),
        ("The old guild denied it.\n\nThe port wants a pier; a quay, it says, would be dear.", "port"),
        (
            "Home Office puts it at 70.\n\nSave the Children's head of policy, Ole Holm, thinks so. "
            "“Show them a boat,” he said.",
            "Ole Holm",
        ),
        (
            "Around fifty are back already, the guild says, most of them for years, and many because they were cold.",
            "guild",
        ),
        ("Ann Poe spoke. The Danish army took the pier, and by its own count lost 40 men.", "Danish army"),
        ("Tom Lane had quoted port figures to the guild: some 300 sank.", "Tom Lane"),
        # near misses: for whose good, and who asks for no name
        ("For the refugees, there is no way back.", None),
        ("For Ann Poe, the flood ended a career.", None),
        ("Ann Poe said six sank. The pilot left.\n\nHe asked that his name not be used.", "Ann Poe"),
    ],
)
def test_whoever_an_idiom_gives_the_word_to_says_it(language: Language, text: str, last: str | None) -> None:
    assert ([None, *speakers(language, text)])[-1] == last
