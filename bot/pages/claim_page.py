"""One claim in full: its words in their paragraph, and everything that is known of it, with the reasons."""

from __future__ import annotations

from collections.abc import Iterator

from bot.chat.page import clip, escape, one_space
from bot.language import N_, _, ngettext
from bot.pages import figure_wording, wording
from bot.pages.document_page import in_paragraph, withdrawn_words
from bot.pages.plain_reasons import plain_reason
from bot.pages.reason_words import feature_in_words
from bot.pages.references import chain_words, reference_line, short_reference, text_fragment, web_address
from briefings.answers.claim_view import ClaimView, MatchView
from briefings.answers.composing import reference
from briefings.beat.beat import Beat
from briefings.formats.glossing import claim_glossed
from briefings.model import FILED_BY_EDITOR, Claim, Document, Quantity, Reason

AROUND = 500
MATCHES_SHOWN = 4
# In characters: a longer line folds, so that the page stays on one screen.
LONGEST_OPEN, LONGEST_CLAIM = 230, 1200
CERTAINTY = {
    "certain": N_("stated as a fact"),
    "probable": N_("said to be probable"),
    "possible": N_("said to be possible"),
    "unknown": N_("said to be not known"),
}
VERDICTS = {
    "restates": N_("The same said again"),
    "corroborates": N_("Borne out by another original source"),
    "updates": N_("Another number at another time"),
    "conflicts": N_("In conflict"),
    "unsure": N_("Perhaps the same; not sure"),
}
# What a reader wants to know first of the lines beside this one.
TELLING = ("conflicts", "updates", "corroborates", "restates", "unsure")
ROOT_KINDS = {
    "agency": N_("agency"),
    "report": N_("written report"),
    "official": N_("official"),
    "witness": N_("witness"),
    "outlet": N_("outlet"),
}
ROLES = {"origin": N_("from there"), "destination": N_("to there"), "location": N_("there")}


def claim_blocks(view: ClaimView, beat: Beat, why_withdrawn: str | None = None) -> list[str]:
    """The claim as a message's blocks: its words and what is known of it in the open; its paragraph, why it is filed
    where it is, and the lines beside it folded."""
    claim, document = view.claim, view.document
    words = one_space(claim_glossed(claim))
    tag = "blockquote expandable" if len(words) > LONGEST_OPEN else "blockquote"
    shown = escape(clip(words, LONGEST_CLAIM))
    blocks = [f"<{tag}><b>{shown}</b></blockquote>{_where(view)}"]
    if document.status == "withdrawn":
        blocks.insert(0, f"{withdrawn_words(why_withdrawn)} {_('This line stands in no answer any more.')}")
    blocks.append("\n".join(_facts(claim, document, beat)))
    paragraph = in_paragraph(document.text, claim, AROUND)
    folded = [_beside_words(view), *_filed(claim, beat), *_lines_beside(view, beat), paragraph]
    blocks.append(f"<blockquote expandable>{chr(10).join(part for part in folded if part)}</blockquote>")
    return blocks


def why_blocks(view: ClaimView, beat: Beat) -> list[str]:
    """Everything that was weighed: each line beside the claim with its reasons and their weights."""
    words = clip(one_space(claim_glossed(view.claim)), 300)
    blocks = [
        _("<b>Why these belong together, or don't</b>\n{in_marks}").format(
            in_marks=wording.in_marks(words, escape(words))
        )
    ]
    blocks.append("\n".join(_filed(view.claim, beat)))
    told = _telling(view)
    blocks += [_match(match, beat) for match in told[:MATCHES_SHOWN]]
    more = len(told) - MATCHES_SHOWN
    return [*blocks, *([_("and {count}").format(count=wording.count(more, "other line"))] if more > 0 else [])]


def _telling(view: ClaimView) -> list[MatchView]:
    return sorted(view.matches, key=lambda match: TELLING.index(match.match.verdict))


def _beside_words(view: ClaimView) -> str:
    """How much is in the fold: "▾ 4 lines of other documents beside it, its paragraph"."""
    many, own = len(view.matches), view.document.number
    words = (
        _("{count} beside it, ")
        if any(match.document.number == own for match in view.matches)
        else _("{count} of other documents beside it, ")
    )
    lines = words.format(count=wording.count(many, "line")) if many else ""
    return _("▾ {lines}its paragraph").format(lines=lines)


def _lines_beside(view: ClaimView, beat: Beat) -> Iterator[str]:
    for match in _telling(view)[:MATCHES_SHOWN]:
        words = clip(one_space(claim_glossed(match.other.claim)), 200)
        # What speaks against the two, where something does; else what weighs most for them.
        weighed = sorted(match.match.reasons, key=lambda reason: (reason.weight >= 0, -abs(reason.weight)))
        reason = weighed[0].words if weighed else ""
        why = escape(clip(plain_reason(beat, reason), 120)) if reason else ""
        verdict = _(VERDICTS[match.match.verdict])
        line = short_reference(match.document)
        head = wording.labelled(f"<b>{verdict}</b>", why) if why else f"<b>{verdict}</b>"
        yield f"{head}\n{wording.in_marks(words, escape(words))} <i>{line}</i>"
    more = len(view.matches) - MATCHES_SHOWN
    if more > 0:
        yield _("and {count}").format(count=wording.count(more, "other line"))


def _where(view: ClaimView) -> str:
    document = view.document
    line = f"<i>{reference_line(reference(document))}</i>"
    url = document.url or ""
    if not web_address(url):
        return line
    return _('{line}\n<a href="{url}">Open at this sentence</a>').format(
        line=line, url=escape(text_fragment(url, view.claim.text))
    )


def _facts(claim: Claim, document: Document, beat: Beat) -> Iterator[str]:
    who = claim.attribution
    if who:
        role = f", {who.role}" if who.role else ""
        yield _("<b>Said by</b> {words}").format(words=escape((who.speaker or _("somebody not named")) + role))
    else:
        yield _("<b>Said by</b> the document itself")
    yield _("<b>Original source</b> {chain} ({kind})").format(
        chain=escape(chain_words(claim.root.chain, document)), kind=_(ROOT_KINDS[claim.root.kind])
    )
    for quantity in claim.quantities:
        yield _("<b>Figure</b> {quantity}").format(quantity=escape(figure_words(claim, quantity, beat)))
    if claim.places:
        places = dict.fromkeys(f"{place.name} ({_(ROLES[place.role])})" for place in claim.places)
        yield _("<b>Places</b> ") + escape(", ".join(places))
    if claim.when:
        days = wording.days_told(claim.when.from_date, claim.when.to_date)
        yield _("<b>When</b> {day}").format(day=days)
    denied = _(", and denied") if claim.negated else ""
    yield _("<b>How sure</b> {value}{denied}").format(value=_(CERTAINTY[claim.certainty]), denied=denied)


def figure_words(claim: Claim, quantity: Quantity, beat: Beat) -> str:
    """A figure of a claim: "about 250 people from France: returned home", "40% of fighters: killed"."""
    origin = _(" from {country}").format(country=wording.within(quantity.origin)) if quantity.origin else ""
    per = _(" per {per}").format(per=quantity.per) if quantity.per else ""
    measure = figure_wording.number_told(beat, claim, quantity)
    who = f"{_amount(quantity)}{_counted(quantity)}{per}{origin}"
    return wording.labelled(who, measure) if measure else who


def _amount(quantity: Quantity) -> str:
    if quantity.unit != "%":
        return wording.amount(quantity.low, quantity.high, quantity.bound)
    # Two thirds are stored as 66.667 per cent, which nobody said.
    if quantity.low == quantity.high != round(quantity.low, 3):
        return wording.amount(quantity.low / 100, quantity.high / 100, quantity.bound)
    return _("{value}%").format(value=wording.amount(quantity.low, quantity.high, quantity.bound))


def _counted(quantity: Quantity) -> str:
    """Whom or what a figure counts, behind its amount: " people", " of the fighters", nothing where only a share is
    told."""
    share = quantity.unit == "%"
    # "of them" counts people as much as "of the fighters" does, and reads ill without its sentence.
    if quantity.unit == "people":
        counted = ngettext("person", "people", 1 if quantity.low == quantity.high == 1 else 2)
    else:
        counted = quantity.counted or ("" if share else quantity.unit)
    if not counted:
        return ""
    some = counted in ("them", "they", "those", "these")
    of = _("of ") if share or some or 0 < quantity.high < 1 else ""
    return f" {of}{'them' if some else counted}"


def _filed(claim: Claim, beat: Beat) -> Iterator[str]:
    for filing in claim.topics:
        title = next((_(t.title) for t in beat.topics if t.id == filing.topic), filing.topic)
        if filing.because == FILED_BY_EDITOR:
            yield _("<b>Filed under</b> {title}").format(title=escape(title)) + _(" (an editor's word)")
            continue
        because = ", ".join(wording.quoted(one_space(words)) for words in filing.because)
        yield _("<b>Filed under</b> {title}").format(title=escape(title)) + (
            _(" for {because}").format(because=escape(because)) if because else ""
        )
    if not claim.topics:
        yield _("Filed under no topic.")


def _match(view: MatchView, beat: Beat) -> str:
    by = _(" (an editor's word)") if view.match.by is not None else ""
    root = _(", one original source") if view.one_root else ""
    reasons = wording.listed(_reason(reason, beat) for reason in view.match.reasons)
    words = clip(one_space(claim_glossed(view.other.claim)), 300)
    quote = wording.in_marks(words, escape(words))
    line = reference_line(view.document)
    return f"<b>{_(VERDICTS[view.match.verdict])}</b>{by}{root}\n{quote}\n{line}" + (
        _("\n<i>Why, and how much it weighs: {reasons}</i>").format(reasons=escape(clip(reasons, 600)))
        if reasons
        else ""
    )


def _reason(reason: Reason, beat: Beat) -> str:
    """ "measure (+0.30): both say how many returned"; what weighs nothing is told without a weight."""
    weight = f" ({reason.weight:+.2f})" if reason.weight else ""
    return wording.labelled(f"{feature_in_words(reason.feature)}{weight}", plain_reason(beat, reason.words))
