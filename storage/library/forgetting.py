"""Forgets a person: deletes their rows, and replaces their name in other people's rows by a pseudonym.

Every table is either searched here, or it holds articles' words and a chat's choices (`CONTENT`). A test makes sure
that a new table is on one of the two lists.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from briefings.model import OWED_SLICES, OWING_ACTS
from briefings.values import frozen
from storage.outbox.hold import SPACE as HOLD
from storage.tables.base import Base
from storage.tables.claims import AmendmentRow, MatchRow
from storage.tables.documents import DocumentRow, RootNameRow, UploadRow
from storage.tables.events import EventNameRow, EventRulingRow
from storage.tables.feeds import FeedRow
from storage.tables.outbox import DeliveryRow
from storage.tables.people import ActRow, KeptRow, MarkRow, PersonRow, ReportRow
from storage.tables.submissions import SubmissionRow

# The columns that mark a person's own rows.
_OWN = (PersonRow.id, MarkRow.user, ReportRow.by)
# The columns that name who did something for the library: the row stays, the name goes.
_SIGNED = (UploadRow.sender, DocumentRow.by, AmendmentRow.by, RootNameRow.by, MatchRow.by, EventRulingRow.by,
           EventNameRow.by, FeedRow.by, SubmissionRow.by)  # fmt: skip
# What the bot and its people write about one another: a person's id or name in it becomes the pseudonym. Of the
# deliveries only notices, which tell about people; digests, alerts and corrections are articles' words.
_WRITTEN = (
    select(ActRow.id, ActRow.target, ActRow.detail),
    select(ReportRow.id, ReportRow.outcome).where(ReportRow.outcome.is_not(None)),
    select(DeliveryRow.id, DeliveryRow.text).where(DeliveryRow.kind == "notice"),
    select(DeliveryRow.id, DeliveryRow.error).where(DeliveryRow.error.is_not(None)),
)
LOOKED_THROUGH = frozenset(("people", "marks", "reports", "kept", "acts", "deliveries"))
# Tables with what articles say and what is made of it, or with a chat's choices by its number. An article about
# somebody who also reads here stays an article.
CONTENT = frozenset(
    """sources source_names root_names uploads documents document_versions document_bands claims filings claim_places
    claim_shelves claim_roots amendments statements former_statements statement_keys matches findings finding_statements
    finding_shelves figures events event_tellings event_keys event_rulings event_names changes subscriptions
    delivery_statements corrected_deliveries feeds finds feed_hosts submissions workers paid_broadcasts
    dated_shelves dated_unmade dated_figures dated_unmade_cells""".split()
)


@frozen
class _Somebody:
    """The person who is forgotten. `full_names` are their names of two words or more, which surely mean them and are
    therefore replaced inside texts too; a name of one word only where it is the whole text."""

    id: int
    names: frozenset[str]
    pseudonym: str

    @property
    def full_names(self) -> list[str]:
        return sorted((name for name in self.names if " " in name), key=len, reverse=True)

    def without(self, value: Any) -> Any:
        """A text or JSON value with the pseudonym in place of the person's id and names."""
        if isinstance(value, dict):
            return {self.without(key): self.without(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.without(item) for item in value]
        if isinstance(value, str):
            return self._without_words(value)
        return self.pseudonym if value == self.id and not isinstance(value, bool) else value

    def _without_words(self, text: str) -> str:
        if text in self.names:
            return self.pseudonym
        text = _number(self.id).sub(self.pseudonym, text)
        for name in self.full_names:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", self.pseudonym, text)
        return text


async def forget(session: AsyncSession, user: int, pseudonym: str, names: Collection[str]) -> None:
    """Removes a person from all tables. `names` are names of theirs beside those in the tables."""
    known = await _names_of(session, user)
    somebody = _Somebody(user, frozenset(filter(None, (*known, *names))), pseudonym)
    for own in _OWN:
        await session.execute(delete(own.class_).where(own == user))
    for signed in _SIGNED:
        await session.execute(update(signed.class_).where(signed == user).values({signed.key: None}))
    for table in reversed(Base.metadata.sorted_tables):
        if "chat" in table.c:
            await session.execute(delete(table).where(table.c.chat == user))
    await _forget_kept(session, somebody)
    await session.execute(update(ActRow).where(ActRow.who == user).values(who=None, pseudonym=pseudonym))
    for question in _WRITTEN:
        await _write_again(session, question, somebody)


def _number(user: int) -> re.Pattern[str]:
    """A pattern that finds the id as a whole number in a text."""
    return re.compile(rf"(?<![\w.-]){re.escape(str(user))}(?![\w.])|(?<=[-_:]){re.escape(str(user))}(?![\w.])")


async def _names_of(session: AsyncSession, user: int) -> set[str]:
    """The names of a person in the tables: their own, and those that they had when they were appointed, dismissed, or
    asked to be let in."""
    found = set((await session.scalars(select(PersonRow.name).where(PersonRow.id == user))).all())
    upon = select(ActRow.detail).where(ActRow.target == f"person {user}")
    asked = select(KeptRow.value).where(KeptRow.key == str(user))
    for question in (upon, asked):
        for value in (await session.execute(question)).scalars():
            if isinstance(value, dict) and isinstance(value.get("name"), str):
                found.add(value["name"])
    return {name for name in found if name}


async def _forget_kept(session: AsyncSession, somebody: _Somebody) -> None:
    """Deletes the small state that is about the person or names them."""
    # Numbers of messages are nobody's; what acts still owe is articles' words, as corrections are.
    others = KeptRow.space.not_in((HOLD, OWING_ACTS, OWED_SLICES))
    question = select(KeptRow.space, KeptRow.key, KeptRow.value).where(others)
    for row in (await session.execute(question)).all():
        if somebody.without(row.key) != row.key or somebody.without(row.value) != row.value:
            await session.execute(delete(KeptRow).where(KeptRow.space == row.space, KeptRow.key == row.key))


async def _write_again(session: AsyncSession, question: Any, somebody: _Somebody) -> None:
    """Rewrites the rows of a question (which selects the id and the columns to search) in which the person is named."""
    row = question.column_descriptions[0]["entity"]
    for key, *values in (await session.execute(question)).all():
        columns = [each["name"] for each in question.column_descriptions[1:]]
        changed = {name: somebody.without(value) for name, value in zip(columns, values, strict=True)}
        if list(changed.values()) != values:
            await session.execute(update(row).where(row.id == key).values(changed))
