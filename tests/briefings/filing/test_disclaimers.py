"""What an outlet says of its own checking, and who would not comment, is filed nowhere. Every sentence is invented."""

from __future__ import annotations

import pytest

from briefings.beat.beat import shipped_beat
from briefings.filing.disclaimers import is_disclaimer
from briefings.filing.explaining import why_left
from briefings.filing.filing import file_claims
from briefings.model import Claim


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Post could not independently verify the smuggler's account.",
        "His account has not been confirmed.",
        "The figures can't be checked.",
        "The monitors say they are unable to corroborate either report.",
        "The ministry declined to comment.",
        "Fighters' families did not respond to requests for comment.",
        "Nobody at the embassy could be found, and the consul would not comment.",
        "The camp's director could not immediately be reached.",
    ],
)
def test_what_could_not_be_checked_and_who_was_silent(text: str) -> None:
    assert is_disclaimer(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry confirmed that the fighters had returned.",
        "The ministry could not confirm that 40 fighters had crossed the border.",
        "The office could not verify where the fighters are.",
        "The ferry did not answer the coastguard's signal.",
        "One of the drivers was a Briton; the claim could not be confirmed.",
        "The ministry declined to say how many fighters had returned.",
        "The group's claim that the town had not fallen was confirmed by residents.",
    ],
)
def test_what_tells_of_the_beat_is_no_disclaimer(text: str) -> None:
    assert not is_disclaimer(text)


def test_a_disclaimer_stands_under_no_topic_and_the_beats_report_says_why() -> None:
    told = "Islamic State smugglers took 40 fighters over the border to Turkey."
    text = f"{told} The Harbour Post could not verify the smuggler's account."
    claims = [Claim("a", "", told, 0, len(told)), Claim("b", "", text[len(told) + 1 :], len(told) + 1, len(text))]
    filed = file_claims(claims, shipped_beat(), text)
    assert [bool(claim.topics) for claim in filed] == [True, False]
    assert "could not be checked" in why_left(filed, shipped_beat(), text)["b"]
