"""Rules for numbers whose verb is left out because the number before has it: "18 were hurt, three seriously"."""

from __future__ import annotations

from briefings.extracting.measures.grounds import Grounds
from briefings.extracting.measures.said import Said
from briefings.extracting.measures.slot import Slot
from briefings.model import Quantity

_DEGREES = frozenset("seriously critically badly severely gravely slightly lightly moderately severely mildly".split())
_DEADLY = frozenset({"fatally", "mortally"})
_PREPOSITIONS = frozenset("in on at near among outside inside around".split())
# So many characters may stand between two numbers of which one verb tells.
_NEXT = 60


def by_its_degree(slot: Slot, on: Grounds) -> Said | None:
    """ "18 were hurt, three seriously": how badly it befell a part of those just told of."""
    doc, after = slot.passage.doc, slot.after
    told = _just_before(slot, on)
    if told is None or slot.noun is not None or after >= len(doc) or doc[after].lower_ not in _DEGREES | _DEADLY:
        return None
    measure = told.measure or ""
    if doc[after].lower_ in _DEADLY:
        measure = on.deeds.killing() or ""
    follower = doc[after + 1] if after + 1 < len(doc) else None
    ends = follower is None or follower.is_punct or follower.pos_ == "CCONJ"
    return Said(measure, None, undergone=True) if ends else None


def by_the_list_it_opens(slot: Slot, on: Grounds) -> Said | None:
    """ "110 people came home: 74 children, 32 women …": the first of the parts that are told behind a colon."""
    told = on.thread.series[-1] if on.thread.series else None
    if told is None or slot.noun is None or not on.members.names_people(slot):
        return None
    between = on.text[told.end : slot.quantity.start]
    opens = len(between) <= _NEXT and between.endswith(": ") and not any(c.isdigit() or c == "." for c in between)
    return Said(told.measure or "", None) if opens else None


def by_the_verb_left_out(slot: Slot, on: Grounds) -> Said | None:
    """ "11 were killed in the town and 28 on the road to it": a bare number behind "and", with no verb of its own."""
    doc, first, after = slot.passage.doc, slot.first, slot.after
    told = _just_before(slot, on)
    if told is None or slot.noun is not None or not 0 < first < len(doc) or after >= len(doc):
        return None
    if doc[first - 1].pos_ != "CCONJ" or doc[after].lower_ not in _PREPOSITIONS:
        return None
    if after + 1 >= len(doc) or doc[after + 1].pos_ not in ("DET", "PROPN", "PRON"):
        return None  # "12 dead and 30 in hospital": where they are says something else of them
    rest = (token for token in doc[after : doc[first].sent.end] if token.pos_ in ("VERB", "AUX"))
    return Said(told.measure or "", None) if next(rest, None) is None else None


_NUMBERING = frozenset({"number", "numbered", "total", "totalled", "totaled"})


def by_the_state_it_numbers(slot: Slot, on: Grounds) -> Said | None:
    """ "The confirmed dead number 312": those who are called by their state."""
    doc, first = slot.passage.doc, slot.first
    if slot.noun is not None or first < 2 or doc[first - 1].lower_ not in _NUMBERING:
        return None
    return on.deeds.by_state_after(doc, first - 2)


def _just_before(slot: Slot, on: Grounds) -> Quantity | None:
    """The number told last in the same sentence, where no other number stands between."""
    thread = on.thread
    if not thread.series or thread.series_at != slot.sentence[0]:
        return None
    told = thread.series[-1]
    between = on.text[told.end : slot.quantity.start]
    return None if len(between) > _NEXT or any(c.isdigit() for c in between) else told
