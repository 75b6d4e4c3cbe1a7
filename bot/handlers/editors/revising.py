"""A corrected text for a document: read, compared, shown with what it would correct, and put in place if an editor says
so."""

from __future__ import annotations

import secrets
from dataclasses import replace

from telegram import Bot

from bot.chat.context import Services
from bot.chat.page import Page, clip, escape, one_space, rows
from bot.chat.views import button
from bot.handlers.editors.intake.pieces import Piece, fetched
from bot.language import _, ngettext
from bot.logs import told
from bot.pages import wording
from bot.pages.copy_words import paragraph_words
from briefings import newsroom
from briefings.answers.public import version_shown
from briefings.deliveries.telling import count_corrections
from briefings.errors import Conflict, DatelineError, NotFound
from briefings.formats.glossing import claim_glossed
from briefings.model import Document, Statement, Upload
from briefings.newsroom import Done, Draft
from briefings.newsroom.revisions import revision_between

SPACE = "revision"
QUOTED = 4


async def revision_page(services: Services, bot: Bot, by: int, number: int, piece: Piece) -> Page:
    """What a corrected text would change, and how many messages it would correct. Nothing is changed yet. The file is
    kept by Telegram's id, so that the button works after a restart, too."""
    try:
        return await _compared(services, bot, by, number, piece)
    except DatelineError as error:
        again = await button(services, _("Send another"), "revise", number)
        return Page(
            _("<b>{name}</b> can't take document {number}'s place.\n{error}").format(
                name=escape(clip(piece.name, 100)), number=number, error=escape(told(error))
            ),
            rows([again]),
        )


async def _compared(services: Services, bot: Bot, by: int, number: int, piece: Piece) -> Page:
    document = await services.library.document(number)
    claims = await services.library.claims_of(number)
    extraction = await services.desk.read(await _corrected(services, bot, by, document, piece))
    change = revision_between(document, claims, extraction.document, extraction.claims)
    owed = await _owed(services, number, set(change.gone))
    words = {claim.line: one_space(claim_glossed(claim)) for claim in (*claims, *extraction.claims)}
    lines = [
        _("<b>A corrected text for document {number}: {title}</b>").format(
            number=number, title=escape(clip(one_space(document.title), 120))
        ),
        wording.sentence(paragraph_words(change.paragraphs)),
        ngettext("{many} claim no longer stands,", "{many} claims no longer stand,", len(change.gone)).format(
            many=wording.number(len(change.gone))
        )
        + " "
        + ngettext("{many} is new.", "{many} are new.", len(change.new)).format(many=wording.number(len(change.new))),
        *(f"− {wording.quoted(escape(clip(words[line], 250)))}" for line in change.gone[:QUOTED]),
        *(f"+ {wording.quoted(escape(clip(words[line], 250)))}" for line in change.new[:QUOTED]),
    ]
    if owed:
        lines.append(_("<b>{count} will be corrected.</b>").format(count=wording.count(owed, "message")))
    token = secrets.token_urlsafe(12)
    kept = {"number": number, "version": document.version, **piece.row()}
    await services.library.keep(SPACE, token, kept, services.now())
    yes = await button(services, _("Put it in place"), "revise-now", token)
    return Page("\n".join(lines), rows([yes, await button(services, _("Cancel"), "revise-not", token)]))


async def _corrected(services: Services, bot: Bot, by: int, before: Document, piece: Piece) -> Upload:
    """The corrected text as an upload; source, date and link stay as they were if its sender doesn't give them."""
    upload = await fetched(piece, services, bot, by)
    day = before.published.isoformat() if before.published else None
    kept = {"source": before.source, "published": day, "url": before.url}
    details = {name: value for name, value in kept.items() if value}
    return replace(upload, details={**details, **piece.details}, given_by="the version before")


async def owed_by_draft(services: Services, draft: Draft) -> int:
    """How many messages are corrected if a draft is published that takes a public document's place; 0 for
    other drafts."""
    if draft.revision_of is None:
        return 0
    said = {one_space(claim.text) for claim in await services.library.claims_of(draft.revision_of)}
    return await _owed(services, draft.revision_of, said - {one_space(claim.text) for claim in draft.claims})


async def _owed(services: Services, number: int, gone: set[str]) -> int:
    statements = await services.library.statements_of([number])
    fallen = [s.id for s in statements if _words(s) in gone]
    return await count_corrections(services.library, services.outbox, number, fallen) if fallen else 0


def _words(statement: Statement) -> str:
    return one_space(statement.claim.text)


async def put_in_place(services: Services, bot: Bot, by: int, token: str) -> Done:
    """Does what `revision_page` showed. Raises `Conflict` for a second press; and if the document is no longer the
    version that was compared, because then its editor hasn't seen what would be lost."""
    kept = await services.library.kept(SPACE, token)
    if kept is None:
        raise NotFound(_("This text was put in place already, or was set aside. /revise begins anew."))
    # Buttons of an older Dateline carry no version.
    number, compared = int(kept.pop("number")), kept.pop("version", None)
    piece = Piece.from_row(kept)
    upload = await _corrected(services, bot, by, await services.library.document(number), piece)
    extraction = await services.desk.read(upload)

    async with services.library.together() as books:
        if not await books.drop(SPACE, token):
            raise Conflict(_("Somebody was faster: this text is in place already."))
        document = await books.document(number)
        if compared not in (None, document.version):
            raise Conflict(
                _("Somebody put version {version} in place meanwhile; /revise {number} begins anew.").format(
                    version=await version_shown(books, document), number=number
                )
            )
        done = await newsroom.revise(books, number, upload, extraction, by=by, now=services.now(), tell=services.tell)
    services.wake()
    return done
