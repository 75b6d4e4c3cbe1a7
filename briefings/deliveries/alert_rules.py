"""What is worth waking somebody for, as they set it: everything, figures and disputes, from a size of change on, or one
figure that they follow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from briefings.deliveries.followed import FollowedFigure, followed_from
from briefings.model import Change, Subscription
from briefings.ports import ChatState

# The rules of a chat's subscriptions: chat → subscription → what, and from which change on (per cent).
ALERT_RULES = "alert-rules"
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class AlertRule:
    """With `figures_only` a line without a number wakes nobody; nor do two numbers that differ by less than `change`
    per cent of the larger. With `place` (a country's code) what is not about it wakes nobody. With `figure` nothing
    wakes but what moves that figure."""

    figures_only: bool = False
    change: int = 0
    figure: FollowedFigure | None = None
    place: str | None = None


EVERYTHING = AlertRule()


async def rule_of(state: ChatState, subscription: Subscription) -> AlertRule:
    """The rule of a subscription; everything where none was set."""
    return (await rules_of(state, subscription.chat)).get(subscription.id, EVERYTHING)


async def rules_of(state: ChatState, chat: int) -> dict[int, AlertRule]:
    """The rules of a chat's subscriptions that set one, by subscription."""
    kept: Any = await state.kept(ALERT_RULES, str(chat)) or {}
    return {int(number): _rule_from(row) for number, row in kept.items()}


def _rule_from(row: Mapping[str, Any]) -> AlertRule:
    figure = row.get("figure")
    followed = followed_from(figure) if figure else None
    return AlertRule(bool(row["figures_only"]), int(row["change"]), followed, row.get("place"))


def with_rule(kept: Mapping[str, Any] | None, subscription: Subscription, rule: AlertRule) -> dict[str, Any]:
    """A chat's rules with this one among them."""
    return {**(kept or {}), str(subscription.id): asdict(rule)}


def wakes(change: Change, rule: AlertRule) -> bool:
    """Whether a change is worth an alert by a reader's rule."""
    counted = any("." in statement for statement in change.finding.statements)
    if rule.figures_only and not (change.kind == "disputed" or counted):
        return False
    if rule.place is not None and rule.place not in change.finding.countries:
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
