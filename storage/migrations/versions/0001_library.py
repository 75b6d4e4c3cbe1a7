"""Documents, claims, what is made of them, people, and the full-text indexes."""

from __future__ import annotations

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "acts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("pseudonym", sa.String(length=64), nullable=True),
        sa.Column("what", sa.String(length=64), nullable=False),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("detail", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acts")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_acts_who"), "acts", ["who"], unique=False)
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("finding", sa.String(length=80), nullable=False),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("detail", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_changes_at"), "changes", ["at"], unique=False)
    op.create_index(op.f("ix_changes_finding"), "changes", ["finding"], unique=False)
    op.create_table(
        "figures",
        sa.Column("measure", sa.String(length=64), nullable=False),
        sa.Column("origin", sa.String(length=64), nullable=False),
        sa.Column("scope", sa.String(length=64), nullable=False),
        sa.Column("roots", sa.Integer(), nullable=False),
        sa.Column("newest", sa.Date(), nullable=True),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("history", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("measure", "origin", "scope", name=op.f("pk_figures")),
    )
    op.create_table(
        "findings",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
    )
    op.create_table(
        "kept",
        sa.Column("space", sa.String(length=64), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("space", "key", name=op.f("pk_kept")),
    )
    op.create_table(
        "marks",
        sa.Column("user", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user", name=op.f("pk_marks")),
    )
    op.create_table(
        "matches",
        sa.Column("left", sa.String(length=80), nullable=False),
        sa.Column("right", sa.String(length=80), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("machine", sa.String(length=16), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("ruling", sa.String(length=16), nullable=True),
        sa.Column("by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reasons", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("left", "right", name=op.f("pk_matches")),
    )
    op.create_index(op.f("ix_matches_right"), "matches", ["right"], unique=False)
    op.create_index("ix_matches_verdict_score", "matches", ["verdict", "score"], unique=False)
    op.create_table(
        "people",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("admitted", sa.Boolean(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    op.create_index(op.f("ix_people_role"), "people", ["role"], unique=False)
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim", sa.String(length=64), nullable=False),
        sa.Column("by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_index(op.f("ix_reports_by"), "reports", ["by"], unique=False)
    op.create_index(op.f("ix_reports_state"), "reports", ["state"], unique=False)
    op.create_table(
        "root_names",
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("folded", name=op.f("pk_root_names")),
    )
    op.create_table(
        "sources",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("homepage", sa.Text(), nullable=True),
        sa.Column("family", sa.Text(), nullable=True),
        sa.Column("other_names", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
    )
    op.create_table(
        "uploads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sender", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("received", sa.DateTime(timezone=True), nullable=False),
        sa.Column("details", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("fallbacks", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads")),
    )
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("received", sa.DateTime(timezone=True), nullable=False),
        sa.Column("upload", sa.Integer(), nullable=True),
        sa.Column("by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("credit", sa.Text(), nullable=True),
        sa.Column("file", sa.Text(), nullable=True),
        sa.Column("found", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("mentions", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["upload"], ["uploads.id"], name=op.f("fk_documents_upload"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_documents")),
        sa.UniqueConstraint("id", name=op.f("uq_documents_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_documents_published"), "documents", ["published"], unique=False)
    op.create_index(op.f("ix_documents_source"), "documents", ["source"], unique=False)
    op.create_index("ix_documents_status_number", "documents", ["status", "number"], unique=False)
    op.create_index(op.f("ix_documents_upload"), "documents", ["upload"], unique=False)
    op.create_index(op.f("ix_documents_url"), "documents", ["url"], unique=False)
    op.create_table(
        "finding_shelves",
        sa.Column("topic", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("roots", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("documents", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("newest", sa.Date(), nullable=False),
        sa.Column("finding", sa.String(length=80), nullable=False),
        sa.Column("unknown", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["finding"], ["findings.id"], name=op.f("fk_finding_shelves_finding"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(
            "topic", "place", "roots", "documents", "newest", "finding", name=op.f("pk_finding_shelves")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_finding_shelves_finding"), "finding_shelves", ["finding"], unique=False)
    op.create_index(
        "ix_finding_shelves_unknown",
        "finding_shelves",
        ["topic", "place", "roots", "documents", "newest", "finding"],
        unique=False,
        sqlite_where=sa.text("unknown = 1"),
        postgresql_where=sa.text("unknown"),
    )
    op.create_table(
        "finding_statements",
        sa.Column("statement", sa.String(length=80), nullable=False),
        sa.Column("finding", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["finding"], ["findings.id"], name=op.f("fk_finding_statements_finding"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("statement", "finding", name=op.f("pk_finding_statements")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_finding_statements_finding"), "finding_statements", ["finding"], unique=False)
    op.create_table(
        "source_names",
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("source", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["source"], ["sources.id"], name=op.f("fk_source_names_source"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("folded", name=op.f("pk_source_names")),
    )
    op.create_index(op.f("ix_source_names_source"), "source_names", ["source"], unique=False)
    op.create_table(
        "amendments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("claim", sa.String(length=64), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_amendments_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendments")),
    )
    op.create_index(op.f("ix_amendments_claim"), "amendments", ["claim"], unique=False)
    op.create_index(op.f("ix_amendments_document"), "amendments", ["document"], unique=False)
    op.create_table(
        "claims",
        sa.Column("serial", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.Column("root_name", sa.Text(), nullable=False),
        sa.Column("root_kind", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("machine", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("amended", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_claims_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("serial", name=op.f("pk_claims")),
        sa.UniqueConstraint("id", name=op.f("uq_claims_id")),
    )
    op.create_index(op.f("ix_claims_document"), "claims", ["document"], unique=False)
    op.create_table(
        "document_bands",
        sa.Column("band", sa.String(length=64), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_document_bands_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("band", "document", name=op.f("pk_document_bands")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_document_bands_document"), "document_bands", ["document"], unique=False)
    op.create_table(
        "document_versions",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("replaced", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fields", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("claims", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_document_versions_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "version", name=op.f("pk_document_versions")),
    )
    op.create_table(
        "claim_places",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("claim", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.serial"], name=op.f("fk_claim_places_claim"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("place", "claim", name=op.f("pk_claim_places")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_claim_places_claim"), "claim_places", ["claim"], unique=False)
    op.create_table(
        "claim_roots",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("claim", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.serial"], name=op.f("fk_claim_roots_claim"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("name", "claim", name=op.f("pk_claim_roots")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_claim_roots_claim"), "claim_roots", ["claim"], unique=False)
    op.create_table(
        "filings",
        sa.Column("topic", sa.String(length=64), nullable=False),
        sa.Column("claim", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.serial"], name=op.f("fk_filings_claim"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("topic", "claim", name=op.f("pk_filings")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_filings_claim"), "filings", ["claim"], unique=False)
    op.create_table(
        "statements",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("claim", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("measure", sa.String(length=64), nullable=True),
        sa.Column("origin", sa.String(length=64), nullable=False),
        sa.Column("scope", sa.String(length=64), nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["claims.serial"], name=op.f("fk_statements_claim"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.number"], name=op.f("fk_statements_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
    )
    op.create_index(
        "ix_statements_cell",
        "statements",
        ["measure", "origin", "scope"],
        unique=False,
        sqlite_where=sa.text("measure IS NOT NULL"),
        postgresql_where=sa.text("measure IS NOT NULL"),
    )
    op.create_index(op.f("ix_statements_claim"), "statements", ["claim"], unique=False)
    op.create_index(op.f("ix_statements_document"), "statements", ["document"], unique=False)
    op.create_table(
        "statement_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("statement", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement"], ["statements.id"], name=op.f("fk_statement_keys_statement"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "statement", name=op.f("pk_statement_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_statement_keys_statement"), "statement_keys", ["statement"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        _index_words_on_sqlite()
    else:
        _index_words_on_postgresql()


def _index_words_on_sqlite() -> None:
    for table, tokens in (
        ("claim_words", "porter unicode61 remove_diacritics 2"),
        ("claim_phrases", "unicode61 remove_diacritics 2"),
    ):
        op.execute(
            f"CREATE VIRTUAL TABLE {table} "
            f"USING fts5(text, content='claims', content_rowid='serial', tokenize='{tokens}')"
        )
        gone = f"INSERT INTO {table}({table}, rowid, text) VALUES ('delete', old.serial, old.text);"
        new = f"INSERT INTO {table}(rowid, text) VALUES (new.serial, new.text);"
        op.execute(f"CREATE TRIGGER {table}_added AFTER INSERT ON claims BEGIN {new} END")
        op.execute(f"CREATE TRIGGER {table}_gone AFTER DELETE ON claims BEGIN {gone} END")
        op.execute(f"CREATE TRIGGER {table}_changed AFTER UPDATE OF text ON claims BEGIN {gone} {new} END")


def _index_words_on_postgresql() -> None:
    # Letters lose their accents and punctuation becomes spaces, character by character: places in a text stay right.
    written, plain = _folding()
    op.execute(
        "CREATE FUNCTION dateline_fold(written text) RETURNS text IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql "
        f"AS $fold$ SELECT translate(written, $from${written}$from$, $to${plain}$to$) $fold$"
    )
    # English stems, without the stop words that PostgreSQL's own configuration leaves out of every search.
    op.execute("CREATE TEXT SEARCH DICTIONARY dateline_stems (TEMPLATE = snowball, LANGUAGE = english)")
    op.execute("CREATE TEXT SEARCH CONFIGURATION dateline (COPY = simple)")
    op.execute("ALTER TEXT SEARCH CONFIGURATION dateline ALTER MAPPING FOR asciiword, word WITH dateline_stems")
    for column, configuration in (("words", "dateline"), ("phrases", "simple")):
        op.execute(
            f"ALTER TABLE claims ADD COLUMN {column} tsvector "
            f"GENERATED ALWAYS AS (to_tsvector('{configuration}'::regconfig, dateline_fold(text))) STORED"
        )
        op.execute(f"CREATE INDEX ix_claims_{column} ON claims USING gin ({column})")


def _folding() -> tuple[str, str]:
    """Accented Latin letters with their plain ones, and punctuation with spaces."""
    pairs = [(char, unicodedata.normalize("NFD", char)[0]) for char in map(chr, range(0xC0, 0x250))]
    pairs = [(char, plain) for char, plain in pairs if char != plain]
    marks = [char for char in map(chr, (*range(0x21, 0xC0), *range(0x2010, 0x2070))) if not char.isalnum()]
    pairs += [(char, " ") for char in marks]
    return "".join(char for char, _ in pairs), "".join(plain for _, plain in pairs)


def downgrade() -> None:
    raise NotImplementedError("a library only goes forward; go back by restoring a backup")
