"""What a batch became: its one draft, or a summary with a button for each."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.context import Services
from bot.chat.page import LONGEST_MESSAGE, Button, Page, clip, escape, fit, one_space, rows
from bot.chat.views import button
from bot.handlers.editors.act_pages import corrections_words, published_page
from bot.handlers.editors.draft_page import draft_page
from bot.handlers.editors.intake.batches import Outcome
from bot.handlers.editors.revising import owed_by_draft
from bot.language import _
from bot.pages import wording
from bot.pages.copy_words import copy_words
from briefings.newsroom import Draft

# A phone shows no more buttons in comfort; /review has the rest.
BUTTONS = 12


async def result_page(services: Services, outcomes: Sequence[Outcome]) -> Page:
    """The page of a finished batch: its one draft, or a summary."""
    if len(outcomes) != 1:
        return await _summary(services, outcomes)
    outcome = outcomes[0]
    if outcome.draft is None:
        return await _refused(services, outcome)
    if outcome.done is None:
        return await draft_page(services, outcome.draft, outcome.piece.note)
    page = await published_page(services, outcome.done)
    warnings = _warnings(outcome.draft, outcome.piece.note)
    return Page("\n".join([page.html, *(f"⚠ {escape(words)}" for words in warnings)]), page.buttons)


async def _refused(services: Services, outcome: Outcome) -> Page:
    became = (
        _("<b>{name}</b> was taken in.\n{words}") if outcome.over else _("<b>{name}</b> was not taken in.\n{words}")
    )
    html = became.format(name=escape(clip(outcome.piece.name, 100)), words=escape(outcome.why or ""))
    buttons = []
    if outcome.known:
        buttons.append(
            await button(services, _("Document {number}").format(number=outcome.known), "stored", outcome.known)
        )
    return Page(html, rows(buttons))


async def _summary(services: Services, outcomes: Sequence[Outcome]) -> Page:
    drafts = [o.draft for o in outcomes if o.draft and o.done is None]
    counts = _counts(outcomes, len(drafts))
    # What was not taken in comes first: somebody has to act on it.
    ordered = sorted(outcomes, key=lambda o: o.why is None)
    lines = [await _line(services, outcome) for outcome in ordered]
    blocks = [_("<b>{len} sent: {join}</b>").format(len=len(outcomes), join=", ".join(counts)), *lines]
    html, shown = fit(blocks, LONGEST_MESSAGE - 100)
    if shown < len(blocks):
        html += _("\n\n… and {value} more, in /review").format(value=len(blocks) - shown)
    return Page(html, await _buttons(services, drafts))


def _counts(outcomes: Sequence[Outcome], drafts: int) -> list[str]:
    """How many pieces became what, without what none became: "2 drafts", "1 known already"."""
    public, over = sum(1 for o in outcomes if o.done), sum(1 for o in outcomes if o.over)
    known = sum(1 for o in outcomes if o.known and not o.over)
    left = sum(1 for o in outcomes if o.why and not o.known)
    counted = (
        (drafts, wording.count(drafts, "draft")),
        (public, wording.count(public, "published", "published")),
        (over, wording.count(over, "settled by now", "settled by now")),
        (known, wording.count(known, "known already", "known already")),
        (left, wording.count(left, "not taken in", "not taken in")),
    )
    return [words for many, words in counted if many]


async def _buttons(services: Services, drafts: Sequence[Draft]) -> tuple[tuple[Button, ...], ...]:
    numbers = [draft.document.number for draft in drafts]
    buttons = [
        await button(services, _("Draft {number}").format(number=number), "draft", number)
        for number in numbers[:BUTTONS]
    ]
    if len(numbers) > 1:
        every = await button(services, _("Publish all {len}").format(len=len(numbers)), "publish-all", *numbers)
        return (*rows(buttons), (every,))
    return rows(buttons)


async def _line(services: Services, outcome: Outcome) -> str:
    name = escape(clip(one_space(outcome.piece.name), 60))
    if outcome.draft is None:
        mark = "✓" if outcome.over else "✗"
        return f"{mark} <b>{name}</b>: {escape(clip(outcome.why or '', 300))}"
    done = outcome.done
    # A later version is published under the number of the document whose place it takes.
    document = (done.document if done else None) or outcome.draft.document
    title = escape(clip(one_space(document.title), 90))
    kind = _("Document") if done else _("Draft")
    facts = "{}, {}".format(document.source or _("no source named"), wording.day(document.published))
    claims = wording.count(len(outcome.draft.claims), "claim")
    headed = wording.labelled(f"{kind} {document.number}", title)
    lines = [f"✓ {name}\n{headed}\n<i>{escape(clip(facts, 100))} · {claims}</i>"]
    lines += corrections_words(done) if done else await _revises(services, outcome.draft)
    lines += [f"⚠ {escape(words)}" for words in _warnings(outcome.draft, outcome.piece.note)]
    return "\n".join(lines)


async def _revises(services: Services, draft: Draft) -> list[str]:
    """Which document a draft replaces once it is published, and how many messages that corrects."""
    if draft.revision_of is None:
        return []
    owed = await owed_by_draft(services, draft)
    corrected = _(" {count} will be corrected.").format(count=wording.count(owed, "message")) if owed else ""
    return [
        _("<b>A later version of document {revision_of}.{corrected}</b>").format(
            revision_of=draft.revision_of, corrected=corrected
        )
    ]


def _warnings(draft: Draft, note: str | None) -> list[str]:
    warnings = [note] if note else []
    warnings += [wording.sentence(copy_words(copy)) for copy in draft.copies[:1]]
    if draft.off_beat:
        warnings.append(_("It looks off the beat."))
    return warnings
