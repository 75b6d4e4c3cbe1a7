"""Reads from the tables what no port gives."""

from __future__ import annotations

from sqlalchemy import select

from briefings.model import Upload
from storage.database.database import Database
from storage.tables.documents import DocumentRow, UploadRow


async def uploads(database: Database) -> list[Upload | None]:
    """What each document was read from, as it was handed in, by the documents' numbers; None if nothing was kept."""
    columns = (UploadRow.content, UploadRow.name, UploadRow.sender, UploadRow.details, UploadRow.fallbacks)
    question = select(*columns).select_from(DocumentRow).outerjoin(UploadRow, DocumentRow.upload == UploadRow.id)
    async with database.reading() as session:
        rows = (await session.execute(question.order_by(DocumentRow.number))).all()
    return [Upload(*row) if row.content is not None else None for row in rows]
