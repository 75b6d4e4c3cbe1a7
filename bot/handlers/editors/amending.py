"""`/amend CLAIM`: how a claim is read, corrected by buttons and one message at most. Its words are never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.chat.context import Context, Services
from bot.chat.page import Button, Page, clip, escape, rows
from bot.chat.prompts import expect, question
from bot.chat.replies import reply, show
from bot.chat.roles import editor_of
from bot.chat.views import View, button, number_at, word_at
from bot.handlers.editors.claims import claim_named, done_page, noting_rest
from bot.handlers.editors.queue.reports import quoted
from bot.language import N_, _
from bot.pages import figure_wording, wording
from bot.pages.place_words import guess_place
from briefings import newsroom
from briefings.errors import DatelineError
from briefings.model import Claim, RootKind
from briefings.newsroom import amendments
from briefings.ports import Library

FIELDS = {
    "speaker": N_("Speaker"),
    "role": N_("Speaker’s role"),
    "root": N_("Root"),
    "quantities": N_("Figures"),
    "places": N_("Places"),
    "times": N_("Time"),
    "negated": N_("Negation"),
    "certainty": N_("Certainty"),
}
HINTS = {
    "speaker": N_("Who says it? Send the name, or a dash (-) for the document itself."),
    "role": N_("What is the speaker? Send the role, like foreign minister, or a dash (-) for none."),
    "root": N_("Send the root’s name, or its whole chain, like AFP &gt; French officials."),
    "amount": N_("Send the number, like 250, about 500 or 400 to 450."),
    "origin": N_("Where do the counted people come from? Send a country, or a dash (-) for none."),
    "country": N_("Which country is it in? Send the country, or a dash (-) for none."),
    "new-place": N_("Send the place as it stands in the claim, with its country if needed: Raqqa, Syria."),
    "times": N_("When? Send a day, a month or a span, like 2017-10-01 to 2017-12-08, or a dash (-) for none."),
}
# How a claim is stored, in words.
CHOICES = {
    "agency": N_("agency"), "report": N_("written report"), "official": N_("official"), "witness": N_("witness"),
    "outlet": N_("outlet"), "certain": N_("certain"), "probable": N_("probable"), "possible": N_("possible"),
    "unknown": N_("unknown"), "origin": N_("origin"), "destination": N_("destination"), "location": N_("location"),
}  # fmt: skip
NO_MEASURE = "none"
SPEAKERS_OFFERED = 6


def handlers() -> list[CommandHandler[Context, None]]:
    """`/amend`."""
    return [CommandHandler("amend", amend_asked, filters=filters.UpdateType.MESSAGE)]


async def amend_asked(update: Update, context: Context) -> None:
    """Shows which parts of a claim's reading can be corrected."""
    await editor_of(context.services, update)
    claim_id, words = claim_named(update, "/amend 3fa2b1c9d0")
    claim, _document = await context.services.library.claim(claim_id)
    await reply(update, context, noting_rest(update, words, await fields_page(context.services, claim)))


async def fields_page(services: Services, claim: Claim) -> Page:
    """How a claim is read now, with a button for each part."""
    who = claim.attribution
    facts = {
        "speaker": (who.speaker if who else None) or _("the document itself"),
        "role": (who.role if who else None) or _("none"),
        "root": f"{' → '.join(claim.root.chain)} ({_(CHOICES[claim.root.kind])})",
        "quantities": wording.listed(_figure(services, claim, n) for n in range(len(claim.quantities))) or _("none"),
        "places": wording.listed(_place(claim, n) for n in range(len(claim.places))) or _("none"),
        "times": wording.days_told(claim.when.from_date, claim.when.to_date) if claim.when else _("none"),
        "negated": _("yes") if claim.negated else _("no"),
        "certainty": _(CHOICES[claim.certainty]),
    }
    lines = [
        quoted(claim),
        *(wording.labelled(_(label), escape(clip(facts[name], 250))) for name, label in FIELDS.items()),
    ]
    buttons = [await button(services, _(label), "amend-field", claim.id, name) for name, label in FIELDS.items()]
    back = await button(services, _("Done"), "claim-desk", claim.id)
    return Page("\n".join(lines), (*rows(buttons), (back,)))


def _figure(services: Services, claim: Claim, index: int) -> str:
    q = claim.quantities[index]
    measure = figure_wording.measure_label(services.beat, q.measure) if q.measure else _("no measure")
    origin = _(", from {country_name}").format(country_name=wording.within(q.origin)) if q.origin else ""
    unit = _("people") if q.unit == "people" else q.unit
    return wording.labelled(f"{wording.amount(q.low, q.high, q.bound)} {unit}", f"{measure}{origin}")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _place(claim: Claim, index: int) -> str:
    place = claim.places[index]
    country = f", {wording.country(place.country)}" if place.country else ""
    return f"{place.name}{country} ({_(CHOICES[place.role])})"


# --- pages that ask -------------------------------------------------------------------------------------------------


async def _field_page(services: Services, claim: Claim, field: str) -> Page:
    """The choices for a part. Parts that have to be typed lead straight to the question (see `_field`)."""
    if field == "root":
        return await _choices(services, claim, _("What kind of root is it?"), "root", amendments.ROOT_KINDS, ask=True)
    if field == "certainty":
        return await _choices(services, claim, _("How sure is it?"), "certainty", amendments.CERTAINTIES)
    items = claim.quantities if field == "quantities" else claim.places
    words = [_figure(services, claim, n) if field == "quantities" else _place(claim, n) for n in range(len(items))]
    buttons = [await button(services, text, f"amend-{field}", claim.id, n) for n, text in enumerate(words)]
    if field == "places":
        buttons.append(await button(services, _("Add a place"), "amend-ask", claim.id, "new-place"))
    head = (
        _("Which of its {lower}?").format(lower=_(FIELDS[field]).lower())
        if items
        else _("It has no {lower}.").format(lower=_(FIELDS[field]).lower())
    )
    return Page(f"<b>{head}</b>\n{quoted(claim)}", (*rows(buttons, 1), (await _back(services, claim),)))


async def _choices(
    services: Services, claim: Claim, head: str, field: str, values: Sequence[str], *, ask: bool = False
) -> Page:
    name = "amend-ask" if ask else "amend-set"
    buttons = [await button(services, _capital(_(CHOICES[value])), name, claim.id, field, value) for value in values]
    return Page(f"<b>{head}</b>\n{quoted(claim)}", (*rows(buttons), (await _back(services, claim),)))


async def _quantity_page(services: Services, claim: Claim, index: int) -> Page:
    measures = [(_(m.label), m.id) for m in services.beat.measures] + [(_("no measure"), NO_MEASURE)]
    buttons = [
        await button(services, _("Number"), "amend-ask", claim.id, "amount", index),
        await button(services, _("From where"), "amend-ask", claim.id, "origin", index),
    ]
    buttons += [
        await button(services, _capital(label), "amend-set", claim.id, "measure", value, index)
        for label, value in measures
    ]
    buttons.append(await button(services, _("It is no figure"), "amend-set", claim.id, "no-figure", "", index))
    head = escape(_figure(services, claim, index))
    return Page(f"<b>{head}</b>\n{quoted(claim)}", (*rows(buttons), (await _back(services, claim),)))


async def _place_page(services: Services, claim: Claim, index: int) -> Page:
    buttons = [
        await button(
            services,
            _("It is the {role}").format(role=_(CHOICES[role])),
            "amend-set",
            claim.id,
            "place-role",
            role,
            index,
        )
        for role in amendments.PLACE_ROLES
    ]
    buttons.append(await button(services, _("Country"), "amend-ask", claim.id, "country", index))
    buttons.append(await button(services, _("It is no place"), "amend-set", claim.id, "no-place", "", index))
    head = escape(_place(claim, index))
    return Page(f"<b>{head}</b>\n{quoted(claim)}", (*rows(buttons), (await _back(services, claim),)))


async def _back(services: Services, claim: Claim) -> Button:
    return await button(services, _("Back"), "amend", claim.id)


# --- what is pressed and written ------------------------------------------------------------------------------------


async def _amend(update: Update, context: Context, view: View) -> None:
    services = context.services
    await editor_of(services, update)
    claim, _rest = await services.library.claim(word_at(view, 0))
    await show(update, context, await fields_page(services, claim))


async def _field(update: Update, context: Context, view: View) -> None:
    services, field = context.services, word_at(view, 1)
    by = await editor_of(services, update)
    claim, _rest = await services.library.claim(word_at(view, 0))
    if field == "negated":
        await show(update, context, await _amended(services, by, claim, "negated", not claim.negated))
    elif field == "speaker":
        await _put_question(update, context, by, claim, field, (), await _speakers(services, claim))
    elif field in ("role", "times"):
        await _put_question(update, context, by, claim, field, ())
    elif field in FIELDS:
        await show(update, context, await _field_page(services, claim, field))
    else:
        raise DatelineError(_("A claim has no such part."))


async def _item(update: Update, context: Context, view: View) -> None:
    services, index = context.services, number_at(view, 1)
    await editor_of(services, update)
    claim, _rest = await services.library.claim(word_at(view, 0))
    figures = view.name == "amend-quantities"
    if index >= len(claim.quantities if figures else claim.places):
        raise DatelineError(_("That is no longer part of this claim. Open it again."))
    page = await (_quantity_page if figures else _place_page)(services, claim, index)
    await show(update, context, page)


async def _ask(update: Update, context: Context, view: View) -> None:
    by = await editor_of(context.services, update)
    claim, _rest = await context.services.library.claim(word_at(view, 0))
    if word_at(view, 1) not in HINTS:
        raise DatelineError(_("A claim has no such part."))
    await _put_question(update, context, by, claim, word_at(view, 1), view.args[2:])


async def _speakers(services: Services, claim: Claim) -> Sequence[Button]:
    """The document's other speakers, as buttons: the right speaker is mostly one of them."""
    _claim, document = await services.library.claim(claim.id)
    mentions = await services.library.mentions_of(document.number)
    now = claim.attribution.speaker if claim.attribution else None
    said = [a.speaker for a in mentions.attributions if a.speaker]
    names = [name for name in dict.fromkeys([*said, *(m.name for m in mentions.cast)]) if name != now]
    others = [await button(services, name, "amend-speaker", claim.id, name) for name in names[:SPEAKERS_OFFERED]]
    return [*others, await button(services, _("The document"), "amend-speaker", claim.id, "-")]


async def _speaker(update: Update, context: Context, view: View) -> None:
    services = context.services
    by = await editor_of(services, update)
    claim, _rest = await services.library.claim(word_at(view, 0))
    await show(update, context, await _amended(services, by, claim, "speaker", amendments.read_name(word_at(view, 1))))


async def _put_question(
    update: Update,
    context: Context,
    by: int,
    claim: Claim,
    what: str,
    more: Sequence[str],
    offered: Sequence[Button] = (),
) -> None:
    services = context.services
    assert update.effective_chat is not None
    await expect(services, by, update.effective_chat.id, "amend", claim.id, what, *more)
    page = await question(services, update, f"{_(HINTS[what])}\n{quoted(claim)}", View("amend", (claim.id,)))
    await show(update, context, replace(page, buttons=(*rows(offered), *page.buttons)))


async def answered(update: Update, context: Context, by: int, args: tuple[str, ...], text: str) -> None:
    """Takes the value that an editor typed."""
    services = context.services
    claim, _rest = await services.library.claim(args[0])
    field, value = _written(services, claim, args[1], args[2:], text)
    await reply(update, context, await _amended(services, by, claim, field, value))


def _written(services: Services, claim: Claim, what: str, more: Sequence[str], text: str) -> tuple[str, Any]:
    """What an editor typed, as the claim's field and its new value."""
    index = int(more[0]) if more and more[0].isdecimal() else 0
    match what:
        case "speaker" | "role":
            return what, amendments.read_name(text)
        case "root":
            return "root", amendments.read_root(claim, more[0] if more else "", text)
        case "amount":
            return "quantities", amendments.with_amount(claim, index, text)
        case "origin":
            country = amendments.read_country(text, guess_place)
            return "quantities", amendments.with_quantity(claim, index, origin=country)
        case "country":
            country = amendments.read_country(text, guess_place)
            return "places", amendments.with_place(claim, index, country=country)
        case "new-place":
            return "places", amendments.with_new_place(claim, text, guess_place)
        case _:
            return "times", amendments.read_times(claim, text, services.now().date())


async def _set(update: Update, context: Context, view: View) -> None:
    services = context.services
    by = await editor_of(services, update)
    claim, _rest = await services.library.claim(word_at(view, 0))
    field, value = _chosen(services, claim, word_at(view, 1), word_at(view, 2), number_at(view, 3))
    await show(update, context, await _amended(services, by, claim, field, value))


def _chosen(services: Services, claim: Claim, what: str, value: str, index: int) -> tuple[str, Any]:
    """What an editor tapped, as the claim's field and its new value."""
    measures = {m.id for m in services.beat.measures}
    match what:
        case "certainty" if value in amendments.CERTAINTIES:
            return "certainty", value
        case "measure" if value in measures or value == NO_MEASURE:
            return "quantities", amendments.with_measure(claim, index, None if value == NO_MEASURE else value)
        case "no-figure":
            return "quantities", amendments.without(claim.quantities, index)
        case "place-role" if value in amendments.PLACE_ROLES:
            return "places", amendments.with_place(claim, index, role=value)
        case "no-place":
            return "places", amendments.without(claim.places, index)
    raise DatelineError(_("A claim has no such part."))


# The kind of original source that a member of a document's cast is, by the kind of member.
_KINDS: dict[str, RootKind] = {
    "official": "official", "body": "official", "agency": "agency", "outlet": "outlet", "report": "report",
    "person": "witness",
}  # fmt: skip


async def _kind_of(books: Library, claim: Claim, name: str | None) -> RootKind:
    """The kind of source that somebody is by the document's cast; unchanged if they are not in it."""
    _claim, document = await books.claim(claim.id)
    cast = (await books.mentions_of(document.number)).cast
    known = next((member.kind for member in cast if name in (member.name, *member.also)), None)
    return _KINDS[known] if known else claim.root.kind


async def _amended(services: Services, by: int, claim: Claim, field: str, value: Any) -> Page:
    async with services.library.together() as books:
        act: dict[str, Any] = {"by": by, "now": services.now(), "tell": services.tell}
        root = amendments.root_after(claim, value, await _kind_of(books, claim, value)) if field == "speaker" else None
        # The root is amended first, so that /undo names the speaker, which is what the editor changed.
        followed = await newsroom.amend(books, claim.id, "root", root, told=False, **act) if root else None
        done = await newsroom.amend(books, claim.id, field, value, along=followed.act if followed else None, **act)
    services.wake()
    after, document = await services.library.claim(claim.id)
    follows = _(" Its original source follows; Undo takes back both.") if followed else ""
    page = await done_page(
        services,
        _("<b>{value} amended.</b>{follows}").format(value=_(FIELDS[field]), follows=follows),
        done,
        document.number,
    )
    fields = await fields_page(services, after)
    return replace(page, html=f"{page.html}\n\n{fields.html}", buttons=(*page.buttons, (await _back(services, after),)))


VIEWS: dict[str, Any] = {
    "amend": _amend,
    "amend-field": _field,
    "amend-quantities": _item,
    "amend-places": _item,
    "amend-ask": _ask,
    "amend-speaker": _speaker,
    "amend-set": _set,
}
