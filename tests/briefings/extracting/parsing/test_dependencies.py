"""Who does a verb, by the verb's relation to the word above it."""

import pytest

from briefings.extracting.parsing.dependencies import subject_of
from briefings.extracting.parsing.language import Language


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("The guild closed the port.", "closed", "guild"),
        ("The guild had earlier spoken of the port.", "spoken", "guild"),
        # joined to the verb that has the subject
        ("The guild came and spoke.", "spoke", "guild"),
        ("Ann Poe closed by saying that the port is open.", "saying", "Poe"),
        ("Ann Poe smiled, saying that the port is open.", "saying", "Poe"),
        ("Ann Poe hopes to win the vote.", "win", "Poe"),
        ("Ann Poe is at pains to stress that the port is open.", "stress", "Poe"),
        # the noun that the verb tells more of
        ("The guild leading the strike is shut.", "leading", "guild"),
        ("The guild that leads the strike met.", "leads", "guild"),
        ("The port was handed a letter by the guild stating that it must close.", "stating", "letter"),
        # the object of what is asked, the subject of what is promised
        ("Ann Poe asked the guild to sail to Halden.", "sail", "guild"),
        ("Ann Poe promised the guild to sail to Halden.", "sail", "Poe"),
        # near misses: nobody's word
        ("It is worth noting that the port is shut.", "noting", None),
        ("It goes without saying that the port is shut.", "saying", None),
        ("The risk of saying so is great.", "saying", None),
    ],
)
def test_who_does_a_verb(language: Language, text: str, verb: str, who: str | None) -> None:
    (passage,) = language.parse(text)
    token = next(token for token in passage.doc if token.text == verb)
    subject = subject_of(token)
    assert (subject and subject.text) == who
