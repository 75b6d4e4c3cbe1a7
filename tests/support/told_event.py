"""One event as several documents tell of it, for the event's page: a toll that rises, its parts, and a dispute."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from tests.support.fake_desk import upload

GUN_VIOLENCE = Path(str(resources.files("briefings").joinpath("beats/gun_violence.toml")))
_AT = "event=Dover/US/2019-05-05 at=Dover/US under=victims,shootings"

TOLD_EVENT = (
    upload(
        "At least three people were killed and nine injured at the pier in Dover, the police said. |"
        f" killed all at_least 3 ; injured all 9 | Reuters > police 2019-05-05 {_AT}",
        source="Reuters",
        published="2019-05-05",
        title="Shots at the pier",
    ),
    upload(
        "Now 4 people are known to have been killed at the pier, 1 of them a boy. | killed all 4 ; killed minors 1 |"
        f" AP 2019-05-06 {_AT}",
        source="AP",
        published="2019-05-06",
        title="The toll at the pier rises",
        url="https://example.org/pier",
    ),
    upload(
        f"Six people were killed at the pier, says the hospital. | killed all 6 | hospital 2019-05-06 {_AT}",
        source="Harbour Times",
        published="2019-05-06",
        title="A hospital's count",
    ),
    upload(
        f"Five were killed and eleven injured. | killed all 5 ; injured all 11 | Reuters > police 2019-05-09 {_AT}",
        source="Reuters",
        published="2019-05-09",
        title="Four days later",
    ),
)
