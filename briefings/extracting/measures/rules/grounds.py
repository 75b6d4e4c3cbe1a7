"""What the rules of measures look things up in, and what a rule is."""

from __future__ import annotations

from collections.abc import Callable

from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot, Slots
from briefings.extracting.measures.membership.membership import Membership
from briefings.extracting.measures.membership.populations import Thread
from briefings.extracting.measures.origins.origins import Origins
from briefings.extracting.measures.predicates.predicates import Deeds
from briefings.values import frozen


@frozen
class Grounds:
    """What the rules look things up in, for one document; `home` says which country's people it is about."""

    text: str
    slots: Slots
    deeds: Deeds
    origins: Origins
    members: Membership
    thread: Thread
    home: Callable[[], str | None]


Rule = Callable[[Slot, Grounds], Said | None]


# Nouns and pronouns that stand for those who were told of before.
COLLECTIVES = frozenset(
    "group party batch contingent those they these newcomer other passenger rest remainder convoy figure".split()
)
# Who are called so are told apart from the people of the place where they are.
COMPATRIOTS = frozenset({"citizen", "national", "compatriot"})
# "The ministry counts 40 of them", "the UN puts them at 300".
COUNTING = frozenset("count see find record register list estimate number report put".split())
