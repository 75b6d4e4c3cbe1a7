"""A draft as its editor sees it: details and how each was found, claims by topic, near copies, skipped passages."""

from __future__ import annotations

from datetime import date, timedelta

from bot.chat.context import Services
from bot.chat.page import LONGEST_MESSAGE, Button, Page, clip, escape, one_space, rows
from bot.chat.page import fit as fit_blocks
from bot.chat.views import button
from bot.handlers.editors.revising import owed_by_draft
from bot.language import N_, _
from bot.pages import wording
from bot.pages.claim_page import figure_words
from bot.pages.copy_words import copy_words, paragraph_words
from bot.pages.references import chain_words
from bot.pages.subscription_words import as_sentence
from briefings.formats.glossing import claim_glossed
from briefings.model import Claim, Document
from briefings.newsroom import Draft

CLAIMS_SHOWN, FIGURES_SHOWN = 6, 3
RECENT, SOURCES_OFFERED = 12, 3
SKIPPED_SHOWN = 3
DETAILS = ("source", "published", "credit", "author", "url")
LABELS = {
    "source": N_("Source"),
    "published": N_("Date"),
    "credit": N_("Credit"),
    "author": N_("Author"),
    "url": N_("Link"),
}
# Where a detail was found (`briefings.reading.metadata`, and what an editor or a feed gave).
FOUND_IN = (
    N_("the first heading"), N_("the first line"), N_("the byline"), N_("the dateline"), N_("the credit line"),
    N_("the date line"), N_("the line at the head"), N_("the mail's date"), N_("your text"), N_("your caption"),
    N_("the link"), N_("the forwarded post"), N_("the forward"), N_("the version before"), N_("the channel's post"),
    N_("the feed"), N_("the page's title"), N_("the copyright line"), N_("whom its sources told"),
    N_("the file's name"), N_("the file's properties"), N_("the mail's subject"), N_("the mail's sender"),
    N_("the command line"),
)  # fmt: skip
# What those who write web pages call so.
SAID_PLAINLY = {
    "front matter": N_("the head of the file"),
    "the page's own metadata": N_("what the page says of itself"),
}
UNDATED = N_(
    "<i>Undated. You may publish it so; then answers with since or asof leave it out, and "
    "words like “last week” stay without a date.</i>"
)


async def draft_page(
    services: Services, draft: Draft, note: str | None = None, more: tuple[Button, ...] = (), room: int = 0
) -> Page:
    """The preview with its buttons. `note` is what its editor must be told first; `room` is how many units to leave
    free."""
    number = draft.document.number
    owed = await owed_by_draft(services, draft)
    ahead = _lies_ahead(draft.document.published, services.now().date())
    blocks = [
        _head(draft),
        _details(draft) + ahead,
        *_warnings(draft, owed),
        *_lines(services, draft),
        *_skipped(draft),
    ]
    if note:
        blocks.insert(0, f"⚠ {escape(note)}")
    html, shown = fit_blocks(blocks, LONGEST_MESSAGE - 100 - room)
    if shown < len(blocks):
        html += _("\n\n<i>The rest is under Claims.</i>")
    buttons = [
        await button(services, _("Publish"), "publish", number),
        await button(services, _("Discard"), "discard", number),
        await button(services, _("Edit details"), "details", number),
        await button(services, _("Claims ({len})").format(len=len(draft.claims)), "claims", number, 0),
    ]
    numbered = await _line_buttons(services, draft)
    sources = await _source_buttons(services, draft)
    lines = (*((numbered,) if numbered else ()), *((sources,) if sources else ()))
    return Page(html, (*rows(buttons), *lines, *rows(more)))


def _head(draft: Draft) -> str:
    document = draft.document
    how = document.found.get("title")
    found = f" <i>({escape(_found_in(how))})</i>" if how else ""
    return _("<b>Draft {number}: {title}</b>{found}").format(
        number=document.number, title=escape(wording.isolated(clip(one_space(document.title), 200))), found=found
    )


def _found_in(where: str) -> str:
    plain = SAID_PLAINLY.get(where, where)
    return _(plain) if where in FOUND_IN or where in SAID_PLAINLY else where


def _details(draft: Draft) -> str:
    document, found = draft.document, draft.document.found
    lines = []
    for name in DETAILS:
        value = getattr(document, name)
        if value is None and name in ("author", "credit", "url"):
            continue
        shown = wording.day(value) if name == "published" and value else str(value or _("not found"))
        how = f" <i>({escape(_found_in(found[name]))})</i>" if value and name in found else ""
        lines.append(wording.labelled(_(LABELS.get(name, name.capitalize())), f"{escape(clip(shown, 200))}{how}"))
    if document.published is None:
        lines.append(_(UNDATED))
    return "\n".join(lines)


def _lies_ahead(published: date | None, today: date) -> str:
    """What is said of a date after tomorrow: east of here tomorrow's paper is out today, and no other."""
    if published is None or published <= today + timedelta(days=1):
        return ""
    return "\n" + _("⚠ <b>Its date lies ahead.</b> Edit details mends it.")


def _warnings(draft: Draft, owed: int) -> list[str]:
    lines = []
    before = next((copy for copy in draft.copies if copy.document.number == draft.revision_of), None)
    others = [copy for copy in draft.copies if copy is not before]
    if draft.revision_of:
        lines.append(
            _("<b>A later version of document {revision_of}:</b> published, it takes that document's place.").format(
                revision_of=draft.revision_of
            )
            + (f" {as_sentence(paragraph_words(before.paragraphs))}" if before else "")
            + (_(" <b>{count} will be corrected.</b>").format(count=wording.count(owed, "message")) if owed else "")
        )
    if draft.off_beat:
        lines.append(_("<b>This looks off the beat:</b> nothing in it is filed under a topic."))
    lines += [_("This is {words}.").format(words=escape(copy_words(copy))) for copy in others[:3]]
    return ["\n".join(lines)] if lines else []


def _lines(services: Services, draft: Draft) -> list[str]:
    """The filed claims, each once, with the number of its button: its words, speaker, figures and topics, since these
    may be wrong."""
    filed = _filed(draft)
    blocks = [
        f"{place}. {_line(services, claim, draft.document)}" for place, claim in enumerate(filed[:CLAIMS_SHOWN], 1)
    ]
    if len(filed) > CLAIMS_SHOWN:
        blocks.append(_("… and {value} more").format(value=len(filed) - CLAIMS_SHOWN))
    unfiled = len(draft.claims) - len(filed)
    if unfiled:
        blocks.append(_("<i>{count} under no topic.</i>").format(count=wording.count(unfiled, "claim")))
    return blocks


def _filed(draft: Draft) -> list[Claim]:
    return [claim for claim in draft.claims if claim.topics]


def _line(services: Services, claim: Claim, document: Document) -> str:
    words = clip(one_space(claim_glossed(claim)), 240)
    figures = wording.listed(
        figure_words(claim, quantity, services.beat) for quantity in claim.quantities[:FIGURES_SHOWN]
    )
    titles = {topic.id: _(topic.title) for topic in services.beat.topics}
    topics = ", ".join(titles.get(filing.topic, filing.topic) for filing in claim.topics)
    facts = [
        _("Says: {voice}").format(voice=escape(clip(_voice(claim, document), 120))),
        *([_("Counts: {figures}").format(figures=escape(clip(figures, 200)))] if figures else []),
        topics,
    ]
    return f"{wording.in_marks(words, escape(words))}\n<i>{' · '.join(facts)}</i>"


def _voice(claim: Claim, document: Document) -> str:
    """Who says a line, and by which way it came, where that tells more: "officials, from AFP → French officials"."""
    chain = claim.root.chain
    if claim.attribution and claim.attribution.speaker:
        who, known = claim.attribution.speaker, claim.attribution.speaker in chain
    else:
        who, known = _("the document itself"), list(chain) == [document.source or document.title]
    if known or not chain:
        return wording.isolated(who)
    return _("{who}, from {chain}").format(who=wording.isolated(who), chain=chain_words(chain, document))


async def _line_buttons(services: Services, draft: Draft) -> tuple[Button, ...]:
    """A numbered button for each line that is shown, which leads to its corrections."""
    order = {claim.id: place for place, claim in enumerate(draft.claims)}
    shown = _filed(draft)[:CLAIMS_SHOWN]
    return tuple(
        [
            await button(services, str(place), "claims", draft.document.number, order[claim.id])
            for place, claim in enumerate(shown, 1)
        ]
    )


async def _source_buttons(services: Services, draft: Draft) -> tuple[Button, ...]:
    """Buttons for the source, if none was found: the one in the credit line, and recent ones."""
    document = draft.document
    if document.source:
        return ()
    named = [document.credit] if document.credit else []
    recent = [found.source for found in await services.library.documents(limit=RECENT) if found.source]
    names = list(dict.fromkeys([*named, *recent]))[:SOURCES_OFFERED]
    return tuple(
        [
            await button(services, _("Use {name}").format(name=name), "use-source", document.number, name)
            for name in names
        ]
    )


def _skipped(draft: Draft) -> list[str]:
    if not draft.skipped:
        return []
    lines = [_("<b>Left out: {count}</b>").format(count=wording.count(len(draft.skipped), "passage"))]
    for skipped in draft.skipped[:SKIPPED_SHOWN]:
        words = clip(one_space(draft.document.text[skipped.start : skipped.end]), 80)
        lines.append(wording.labelled(wording.quoted(escape(words)), escape(skipped.why)))
    return ["\n".join(lines)]
