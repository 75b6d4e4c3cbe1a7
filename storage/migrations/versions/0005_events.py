"""Events with what tells of them, editors' words on them, and figures by subject. The figures are made anew afterwards,
from the statements (see `briefings.newsroom.renewal`)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make_figures_by_subject()
    _make_events()


def _make_figures_by_subject() -> None:
    op.drop_table("figures")
    op.create_table(
        "figures",
        sa.Column("measure", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=96), nullable=False),
        sa.Column("scope", sa.String(length=64), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("town", sa.Text(), nullable=False),
        sa.Column("roots", sa.Integer(), nullable=False),
        sa.Column("newest", sa.Date(), nullable=True),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("history", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("measure", "subject", "scope", "part", name=op.f("pk_figures")),
    )
    op.create_index("ix_figures_place", "figures", ["place"], unique=False)
    op.create_index("ix_figures_subject", "figures", ["subject"], unique=False)


def _make_events() -> None:
    op.create_table(
        "event_tellings",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("of", sa.String(length=16), nullable=False),
        sa.Column("event", sa.String(length=80), nullable=True),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_event_tellings_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_tellings")),
    )
    op.create_index(op.f("ix_event_tellings_document"), "event_tellings", ["document"], unique=False)
    op.create_index(op.f("ix_event_tellings_event"), "event_tellings", ["event"], unique=False)
    op.create_table(
        "event_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("telling", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["telling"], ["event_tellings.id"], name=op.f("fk_event_keys_telling"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "telling", name=op.f("pk_event_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_event_keys_telling"), "event_keys", ["telling"], unique=False)
    op.create_table(
        "events",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("town", sa.Text(), nullable=False),
        sa.Column("from_date", sa.Date(), nullable=True),
        sa.Column("newest", sa.Date(), nullable=True),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_index(op.f("ix_events_place"), "events", ["place"], unique=False)
    op.create_index(op.f("ix_events_town"), "events", ["town"], unique=False)
    _make_words_on_events()


def _make_words_on_events() -> None:
    person = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "event_rulings",
        sa.Column("left", sa.String(length=80), nullable=False),
        sa.Column("right", sa.String(length=80), nullable=False),
        sa.Column("ruling", sa.String(length=16), nullable=False),
        sa.Column("by", person, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("left", "right", name=op.f("pk_event_rulings")),
    )
    op.create_index(op.f("ix_event_rulings_right"), "event_rulings", ["right"], unique=False)
    op.create_table(
        "event_names",
        sa.Column("statement", sa.String(length=80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("by", person, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("statement", name=op.f("pk_event_names")),
    )


def downgrade() -> None:
    raise NotImplementedError("a library only goes forward; go back by restoring a backup")
