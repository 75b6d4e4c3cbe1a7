"""The claims under a topic in a place by one key, and each claim's chain and certainty in columns of their own.

Claims that are both were looked for among all under the topic, which took longer than all the rest of a country's
answer as of a day. Chain and certainty, of which outlines are made, were cut out of each claim's whole reading.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "claim_shelves",
        sa.Column("topic", sa.String(64), primary_key=True),
        sa.Column("place", sa.Text(), primary_key=True),
        sa.Column("claim", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.ForeignKeyConstraint(["claim"], ["claims.serial"], name="fk_claim_shelves_claim_claims", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO claim_shelves (topic, place, claim) SELECT filings.topic, claim_places.place, filings.claim"
        " FROM filings JOIN claim_places ON claim_places.claim = filings.claim"
    )
    op.create_index("ix_claim_shelves_claim", "claim_shelves", ["claim"])
    chain = sa.Column("root_chain", sa.JSON(none_as_null=True), server_default=sa.text("'[]'"), nullable=False)
    op.add_column("claims", chain)
    op.add_column("claims", sa.Column("certainty", sa.String(16), server_default="certain", nullable=False))
    op.execute(
        "UPDATE claims SET root_chain = coalesce(amended, machine) #> '{row,root,chain}',"
        " certainty = coalesce(amended, machine) #>> '{row,certainty}'"
        if op.get_bind().dialect.name == "postgresql"
        else "UPDATE claims SET root_chain = json_extract(coalesce(amended, machine), '$.row.root.chain'),"
        " certainty = json_extract(coalesce(amended, machine), '$.row.certainty')"
    )


def downgrade() -> None:
    raise NotImplementedError("a library only goes forward; go back by restoring a backup")
