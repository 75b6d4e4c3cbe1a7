"""What is worth waking somebody for, by their own rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefings.deliveries.alert_rules import AlertRule, wakes
from briefings.model import Change, ChangeKind, Finding

FIGURES = AlertRule(figures_only=True)
QUARTER = AlertRule(figures_only=True, change=25)


def change(statement: str, kind: ChangeKind = "new", old: str | None = None, new: str | None = None) -> Change:
    finding = Finding(statement, (statement,), (), "words", ("returnees",), (), ("AFP",), (1,), None, None, "certain",
                      False)  # fmt: skip
    return Change(kind, finding, old, new)


@pytest.mark.parametrize(
    ("rule", "changed", "worth"),
    [
        (AlertRule(), change("a"), True),
        (FIGURES, change("a"), False),
        (FIGURES, change("a.1"), True),
        (FIGURES, change("a", "disputed"), True),
        (QUARTER, change("a.1", "disputed", "about 1,700", "1,910"), False),
        (QUARTER, change("a.1", "disputed", "1,000", "at least 1,910"), True),
        (QUARTER, change("a.1", "disputed", "nobody", "12"), True),
        (QUARTER, change("a.1"), True),
        (AlertRule(place="FR"), change("a"), False),
        (AlertRule(place="FR"), replace(change("a"), finding=replace(change("a").finding, countries=("FR",))), True),
    ],
)
def test_a_rule_tells_what_is_worth_an_alert(rule: AlertRule, changed: Change, worth: bool) -> None:
    assert wakes(changed, rule) is worth
