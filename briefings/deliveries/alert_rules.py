"""Alert rules: which changes a chat is woken for. A rule may ask for every change, for figures and disputes only, for
changes of a figure from a size on, for one country, or for one figure that the chat follows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from briefings.deliveries.followed import FollowedFigure, followed_from
from briefings.model import Change, Subscription
from briefings.ports import ChatState
from briefings.values import frozen

# The rules of a chat's subscriptions, as kept in the chat state: chat → subscription → {what, smallest change in per
# cent}.
ALERT_RULES = "alert-rules"
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@frozen
class AlertRule:
    """What is worth an alert. With `figures_only`, lines without a number are not, unless they are disputed; nor are
    two numbers that differ by less than `change` per cent of the larger. With `place` (an ISO country code) only lines
    about that country do. With `figure` only changes of that figure do."""

    figures_only: bool = False
    change: int = 0
    figure: FollowedFigure | None = None
    place: str | None = None


EVERYTHING = AlertRule()


async def rule_of(state: ChatState, subscription: Subscription) -> AlertRule:
    """The rule of a subscription; everything where none was set."""
    return (await rules_of(state, subscription.chat)).get(subscription.id, EVERYTHING)


async def rules_of(state: ChatState, chat: int) -> dict[int, AlertRule]:
    """The rules of a chat's subscriptions, by subscription id; those without a rule of their own are left out."""
    kept: Any = await state.kept(ALERT_RULES, str(chat)) or {}
    return {int(number): _rule_from(row) for number, row in kept.items()}


def _rule_from(row: Mapping[str, Any]) -> AlertRule:
    figure = row.get("figure")
    followed = followed_from(figure) if figure else None
    return AlertRule(bool(row["figures_only"]), int(row["change"]), followed, row.get("place"))


def with_rule(kept: Mapping[str, Any] | None, subscription: Subscription, rule: AlertRule) -> dict[str, Any]:
    """A chat's kept rules (JSON) with this subscription's rule put in."""
    return {**(kept or {}), str(subscription.id): asdict(rule)}


def wakes(change: Change, rule: AlertRule) -> bool:
    """True if a change is worth an alert under a reader's rule."""
    counted = any("." in statement for statement in change.finding.statements)
    if rule.figures_only and not (change.kind == "disputed" or counted):
        return False
    if rule.place is not None and rule.place not in change.finding.countries:
        return False
    apart = _apart(change.old, change.new)
    return apart is None or apart >= rule.change


def _apart(old: str | None, new: str | None) -> float | None:
    """The difference of two numbers in per cent of the larger; None if one of them is no number."""
    numbers = [_NUMBER.search(words or "") for words in (old, new)]
    if not all(numbers):
        return None
    values = [float(number[0].replace(",", "")) for number in numbers if number]
    return 100 * abs(values[0] - values[1]) / max(values) if max(values) else None
