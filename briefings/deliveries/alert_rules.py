"""What is worth waking somebody for, as they set it: everything, or figures and disputes, from a size of change on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefings.model import Change, Subscription
from briefings.ports import ChatState

# The rules of a chat's subscriptions: chat → subscription → what, and from which change on (per cent).
ALERT_RULES = "alert-rules"
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class AlertRule:
    """With `figures_only` a line without a number wakes nobody; nor do two numbers that differ by less than `change`
    per cent of the larger."""

    figures_only: bool = False
    change: int = 0


EVERYTHING = AlertRule()


async def rule_of(state: ChatState, subscription: Subscription) -> AlertRule:
    """The rule of a subscription; everything where none was set."""
    kept: Any = await state.kept(ALERT_RULES, str(subscription.chat)) or {}
    row = kept.get(str(subscription.id))
    return AlertRule(bool(row["figures_only"]), int(row["change"])) if row else EVERYTHING


def with_rule(kept: Mapping[str, Any] | None, subscription: Subscription, rule: AlertRule) -> dict[str, Any]:
    """A chat's rules with this one among them."""
    row = {"figures_only": rule.figures_only, "change": rule.change}
    return {**(kept or {}), str(subscription.id): row}


def wakes(change: Change, rule: AlertRule) -> bool:
    """Whether a change is worth an alert by a reader's rule."""
    counted = any("." in statement for statement in change.finding.statements)
    if rule.figures_only and not (change.kind == "disputed" or counted):
        return False
    apart = _apart(change.old, change.new)
    return apart is None or apart >= rule.change


def _apart(old: str | None, new: str | None) -> float | None:
    """By how many per cent of the larger two numbers differ; None where one of them is none."""
    numbers = [_NUMBER.search(words or "") for words in (old, new)]
    if not all(numbers):
        return None
    values = [float(number[0].replace(",", "")) for number in numbers if number]
    return 100 * abs(values[0] - values[1]) / max(values) if max(values) else None
