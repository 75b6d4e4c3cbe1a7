"""The rules by which a number of people is given its measure, each with a name; `RULES` is the order in which they
are asked.

A rule gets the number's slot and the document's `Grounds`, and returns what is said of the counted, or None.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from briefings.extracting.measures.grammar.arguments import climbed, link_of, places_at
from briefings.extracting.measures.grammar.said import Said
from briefings.extracting.measures.grammar.slot import Slot
from briefings.extracting.measures.membership.other_sides import ancestors
from briefings.extracting.measures.membership.wholes import SHARES, is_whole, tells_of_others
from briefings.extracting.measures.rules.company_rules import by_its_company, by_the_verb_it_was_moved_from
from briefings.extracting.measures.rules.contribution_rules import (
    by_being_back,
    by_the_ground_right_behind,
    by_what_was_given,
)
from briefings.extracting.measures.rules.court_rules import (
    at_home,
    by_the_court_they_face,
    by_the_sentence_passed,
    by_the_sentence_shared,
    by_the_way_home_it_opens_with,
)
from briefings.extracting.measures.rules.elliptic_rules import (
    by_another_count,
    by_its_degree,
    by_the_country_it_is_with,
    by_the_item_before,
    by_the_list_it_opens,
    by_the_lone_verb,
    by_the_sentence_before,
    by_the_state_it_numbers,
    by_the_verb_left_out,
    by_the_verb_repeated,
    by_what_it_was_before,
    by_what_they_did_when_so_many,
)
from briefings.extracting.measures.rules.fate_rules import by_being_alive, by_the_fate_nobody_knows
from briefings.extracting.measures.rules.grounds import COLLECTIVES, Grounds, Rule
from briefings.extracting.measures.rules.inversion_rules import by_the_predicate_ahead, by_the_verb_it_follows
from briefings.extracting.measures.rules.object_rules import by_how_they_were_left, by_the_things_beside_them
from briefings.extracting.measures.rules.part_rules import (
    AT_HOME,
    by_its_kind,
    by_its_whole,
    by_the_part_it_is,
    by_the_whole_ahead,
    by_those_just_told,
    by_those_told_last,
    by_what_befalls_a_part,
    by_what_it_makes_up,
    by_where_a_part_comes_from,
    by_whom_they_are,
)
from briefings.extracting.measures.rules.staying_rules import now
from briefings.extracting.measures.rules.strength_rules import (
    by_an_estimate,
    by_how_it_changed,
    by_how_many_are_there,
    by_the_front_they_are_on,
    by_the_ground_they_are_on,
    by_whose_they_are,
)
from briefings.extracting.measures.rules.tally_rules import by_its_tally
from briefings.extracting.measures.rules.turning_rules import (
    by_the_cleft,
    by_the_newcomers_they_are_among,
    by_the_side_they_belong_to,
    by_the_side_they_take,
    by_the_way_out,
    by_those_who_include_them,
    by_what_they_became,
)
from briefings.extracting.quantities.counted_nouns import counts_people

_AMONG = re.compile(
    r"\b(?:including|include|includes|included|among (?:them|whom|those)(?: (?:were|are|was|is))?)\s+$", re.I
)
# "Five foreigners included".
_INCLUDED = re.compile(r" (?:included|among them)\b(?! (?:in|by|among|have|has|had|were|are|was|is)\b)")
# "Of the 850 who left, …": a number that names the population, and does nothing in the main clause.
_HEADING = re.compile(
    r"(?:^[\"“'‘]?[Oo]f (?:(?:the|its|some|their|an estimated|[A-Z][\w-]+['’]s) )?|[,;:–—] ?of (?:the|its|their) )$"
)
# "3,244 from Jordan": what the number before did, from elsewhere.
FROM_AFTER = re.compile(r"\s+(?:(?:were|are) )?from\b")
# A number behind its noun: "Belgium's returnees, 102 in all, have been tried".
_IN_ALL = re.compile(r" (?:in (?:all|total|number)|altogether|strong)\b")
_BEHIND_NOUN = re.compile(r"\w[,(] ?$|\w \($")
_ENDS_ASIDE = re.compile(r"(?: (?:by|according to|on) [^,.;()]{3,40})?[,)]")
_AMONG_THEM = re.compile(r"\bamong (?:the|those|these) $", re.IGNORECASE)
_ON_THE_WAY = re.compile(r"\b(?:on (?:the|their) way|en route|at the border)\b")
_BESIDE = re.compile(
    r"\b(?:along with|together with|as well as|plus|in addition to|besides) (?:some |another )?$", re.IGNORECASE
)
_SO_DID = re.compile(r"\bso (?:were|are|was|is|did|do|have|had|has) $", re.IGNORECASE)


def by_the_state_after(slot: Slot, on: Grounds) -> Said | None:
    """ "12 people dead": before the verb, which may be that of another clause ("dead, over 100 injured")."""
    return on.deeds.by_state_after(slot.passage.doc, slot.after)


def by_including(slot: Slot, on: Grounds) -> Said | None:
    """ "20 people were killed, including 13 civilians": before the verb, for the same reason."""
    before = on.text[max(slot.sentence[0], slot.quantity.start - 40) : slot.quantity.start]
    included = _AMONG.search(before) or _INCLUDED.match(on.text, slot.phrase[1])
    return by_what_it_is_among(slot, on) if included else None


def by_its_noun(slot: Slot, on: Grounds) -> Said | None:
    """ "12 deaths", "300 arrests", "129 lives" that were claimed: an event's own name, or one for what is left."""
    return on.deeds.by_noun(slot.noun) if slot.noun is not None and slot.group is None else None


def by_being_caught_again(slot: Slot, on: Grounds) -> Said | None:
    """ "100 escapees were caught": of those who go by their flight what befell them since."""
    link = link_of(slot.anchor)
    fled = by_its_noun(slot, on) or by_its_adjective(slot, on)
    lost = on.deeds.by_phrase("whereabouts unknown")
    if fled is None or lost is None or fled.measure != lost.measure or link is None:
        return None
    if link.role not in ("nsubjpass", "dobj") or link.head.pos_ != "VERB":
        return None
    said = on.deeds.of_object(link.head, slot.passage)
    return said if said is not None and said.measure != lost.measure else None


def heads_its_parts(slot: Slot, text: str) -> bool:
    """ "Of the 850 who left, …": whether a number opens what is told of parts of it."""
    return _HEADING.search(text[slot.sentence[0] : slot.quantity.start][-30:]) is not None


def by_its_heading(slot: Slot, on: Grounds) -> Said | None:
    """ "Of the 850 who left, …": only what is said of the population itself."""
    if not heads_its_parts(slot, on.text):
        return None
    aside = on.text[slot.quantity.end : slot.clause[1]].partition(",")[0]
    said = on.deeds.by_clause_of(slot.anchor, slot.passage) or on.deeds.by_phrase(aside)
    said = said or by_its_people(slot, on)
    there = places_at(slot.noun) if slot.noun is not None and said is None else []
    return said or on.deeds.sites.by_sites(there) or Said("", None)  # "of the 2,000 in the jails"


def by_what_is_ahead(slot: Slot, on: Grounds) -> Said | None:
    """ "Held at a jail are 800 children": where the counted stand behind their verb, what stands ahead of it."""
    link = link_of(slot.anchor)
    if link is None or link.role not in ("nsubj", "nsubjpass", "attr", "dobj") or link.head.i > slot.token.i:
        return None
    if link.head.lemma_ == "come" and slot.passage.doc[link.head.sent.start].lower_ == "from":
        there = slot.sentence[0], slot.quantity.start  # "From western Europe came about 5,000"
        about = by_the_clause_about_it(slot, on) or _of_the_many(slot, on)  # "from Bosnia come 60 of those held"
        came = Said("", None) if on.origins.names_core(there) else on.deeds.of_subject(link.head, slot.passage)
        return about or came
    return on.deeds.by_what_is_ahead(link.head, slot.passage) if link.head.lemma_ in _INVERTED else None


def _of_the_many(slot: Slot, on: Grounds) -> Said | None:
    """What is said of those out of whom the number counts: "60 of the women who are being held"."""
    nouns = (n for of in slot.token.children if of.lower_ == "of" for n in of.children if n.dep_ == "pobj")
    return next(filter(None, (on.deeds.by_clause_of(noun, slot.passage) for noun in nouns)), None)


_INVERTED = frozenset("be live sit stay remain lie stand languish wait linger hide hold survive serve rot".split())


def by_its_verb(slot: Slot, on: Grounds) -> Said | None:
    """The verb whose subject or object the counted are, or the clause about them."""
    said = on.deeds.by_verb(slot.anchor, slot.passage)
    return _by_the_verb_joined(slot, on, said) or said


def _by_the_verb_joined(slot: Slot, on: Grounds, said: Said | None) -> Said | None:
    """ "Killed a 19-year-old and injured three": the verb right before the number, which the parse takes for a word
    about the number's people and hangs on the verb before."""
    doc, first = slot.passage.doc, slot.first
    if said is None or said.verb is None or first < 2 or doc[first - 2].lower_ != "and" or slot.noun is not None:
        return None
    joined = doc[first - 1]
    is_past = joined.tag_ in ("VBN", "VBD", "JJ") and joined.lower_.endswith("ed")
    return on.deeds.of_object(joined, slot.passage) if is_past and said.verb.i < joined.i else None


def by_the_clause_about_it(slot: Slot, on: Grounds) -> Said | None:
    """ "The 420 who left", "one of 37 men who have vanished"."""
    said, link = on.deeds.by_clause_of(slot.anchor, slot.passage), climbed(slot.anchor)
    if said is None and link is not None and link.role == "of" and (link.head.like_num or link.head.lower_ in SHARES):
        return on.deeds.by_clause_of(link.head, slot.passage, of_many=True)
    return said


def by_the_verb_after(slot: Slot, on: Grounds) -> Said | None:
    """ "… and upwards of 30 of them are back": by place, where the parse went astray."""
    return on.deeds.by_verb_after(slot.passage.doc, _past_an_aside(slot), slot.passage)


def _past_an_aside(slot: Slot) -> int:
    """Where a sentence goes on behind what dashes, brackets or commas add to its number: "just 470 — 10 percent —
    have …", "five people, including a girl, were …"."""
    doc, at = slot.passage.doc, slot.after
    closing = _CLOSING.get(doc[at].text) if at < len(doc) else None
    if closing == "," and not (at + 1 < len(doc) and doc[at + 1].lower_ in _ADDING):
        return at
    ends = (n for n in range(at + 1, min(len(doc), at + _LONGEST_ASIDE)) if doc[n].text == closing)
    end = next(ends, None) if closing is not None else None
    return at if end is None else end + 1


_CLOSING, _LONGEST_ASIDE = {"—": "—", "–": "–", "--": "--", "(": ")", ",": ","}, 10
# Between commas these add to the number, and anything else may be a clause, or the next of a list.
_ADDING = frozenset("including among ages aged age ranging all both most mostly".split())


def by_the_verb_before(slot: Slot, on: Grounds) -> Said | None:
    """ "Killing at least 12 people": by place, where the parse went astray."""
    return on.deeds.by_verb_before(slot.passage.doc, slot.first, slot.passage)


def by_the_word_after(slot: Slot, on: Grounds) -> Said | None:
    """ "12 dead", "55 wounded", "five others injured"."""
    return on.deeds.by_word_after(slot.passage.doc, slot.after, slot.passage)


# "A family of seven".
_HOUSEHOLDS = frozenset("family household crew team squad unit gang cell crowd pair trio".split())


def by_the_noun_it_is_of(slot: Slot, on: Grounds) -> Said | None:
    """ "The deaths of 400 fighters", "the bodies of 12 men", "a toll of 20"."""
    link = link_of(slot.anchor)
    if link is None or link.role != "of":
        return None
    if link.head.lemma_.lower() in COLLECTIVES | _HOUSEHOLDS or link.head.lower_ == "one":
        return on.deeds.by_verb(link.head, slot.passage)
    said = on.deeds.by_noun(link.head)
    return replace(said, undergone=True) if said else None


def by_the_event_it_is_of(slot: Slot, on: Grounds) -> Said | None:
    """ "The deaths of 20 citizens who had joined": an event of which they are told goes before a clause about them."""
    link = link_of(slot.anchor)
    if link is None or link.role != "of" or counts_people(link.head) or on.slots.group(link.head) is not None:
        return None
    said = on.deeds.by_noun(link.head)
    return replace(said, undergone=True) if said else None


def by_what_it_is_among(slot: Slot, on: Grounds) -> Said | None:
    """ "Including 300 women", "among them 32 women and 74 children": what those did out of whom they are counted."""
    thread = on.thread
    if not thread.series or thread.series_at != slot.sentence[0]:
        return None
    link = link_of(slot.anchor)
    if _BESIDE.search(on.text, max(slot.sentence[0], slot.quantity.start - 20), slot.quantity.start):
        return Said(thread.series[-1].measure or "", None)
    before = on.text[max(slot.sentence[0], slot.quantity.start - 40) : slot.quantity.start]
    among = (
        (link is not None and link.role == "among") or _AMONG.search(before) or _INCLUDED.match(on.text, slot.phrase[1])
    )
    if among or thread.goes_on_from(thread.among_end, slot):
        thread.among_end = slot.phrase[1]
        own = on.deeds.by_clause_of(slot.anchor, slot.passage)
        if own is not None and own.measure:
            return own  # "among them 300 fighters who surrendered"
        return Said(thread.series[-1].measure or "", None)
    own_verb = link is not None and link.role in ("nsubj", "nsubjpass") and link.head.i > slot.token.i
    from_elsewhere = slot.noun is None and not own_verb and FROM_AFTER.match(on.text, slot.quantity.end)
    return Said(thread.series[-1].measure or "", None) if from_elsewhere else None


def by_its_country(slot: Slot, on: Grounds) -> Said | None:
    """ "Came from Russia (3,417) and Jordan (3,000)"."""
    place = on.origins.place_right_before(slot.quantity.start) if slot.noun is None else None
    found = on.slots.at(place.end - 1) if place is not None and place.role == "origin" else None
    link = link_of(found[1]) if found is not None else None
    if link is None or link.role != "oblique" or link.head.pos_ != "VERB":
        return None
    return on.deeds.of_subject(link.head, slot.passage)


def by_the_noun_before(slot: Slot, on: Grounds) -> Said | None:
    """ "Belgium's returnees, 102 in all, have been tried"."""
    before = on.text[max(slot.sentence[0], slot.quantity.start - 3) : slot.quantity.start]
    aside = _BEHIND_NOUN.search(before) and _ENDS_ASIDE.match(on.text, slot.phrase[1])
    if slot.noun is not None:
        return _of_the_rest(slot, on) if aside else None
    if not aside and not _IN_ALL.match(on.text, slot.quantity.end):
        return None
    doc = slot.passage.doc
    if aside:  # "the rest, 142, have resettled"
        noun = doc[slot.first - 2] if slot.first > 1 else None
        known = noun is not None and (on.members.is_kind(noun, slot.passage) or noun.lemma_.lower() in COLLECTIVES)
        said = on.deeds.by_verb(_counted_with(noun), slot.passage) if known else None
        return replace(said, noun=noun) if said else None
    noun = next(
        (t for t in reversed(doc[slot.first - 8 if slot.first > 8 else 0 : slot.first]) if on.slots.group(t)), None
    )
    said = on.deeds.by_verb(noun, slot.passage) or on.deeds.by_noun(noun) if noun is not None else None
    return replace(said, noun=noun) if said else None


def _of_the_rest(slot: Slot, on: Grounds) -> Said | None:
    """ "The rest, some 140 people, are with the group": what is said of those who are numbered in the aside."""
    doc = slot.passage.doc
    noun = doc[slot.first - 2] if slot.first > 1 else None
    if noun is None or noun.lower_ not in _THE_REST:
        return None
    return on.deeds.by_verb(noun, slot.passage) or _behind_aside(noun, slot, on)


_THE_REST = frozenset({"rest", "others", "remainder"})


def _behind_aside(noun: Any, slot: Slot, on: Grounds) -> Said | None:
    """A phrase behind the aside that numbers them."""
    link = link_of(noun)
    ahead = on.text[slot.phrase[1] : slot.sentence[1]]
    return on.deeds.by_phrase(ahead) if link is not None and link.role in ("nsubj", "nsubjpass") else None


def _counted_with(noun: Any) -> Any:
    """The word that has a noun's part in the sentence: "dozens" of "dozens of Pakistanis"."""
    link = link_of(noun)
    return link.head if link is not None and link.role == "of" and link.head.pos_ in ("NUM", "NOUN") else noun


def by_a_phrase(slot: Slot, on: Grounds) -> Said | None:
    """A phrase of the number's clause: "have found their way back"; past a number joined to it, where no verb parts
    them."""
    end = slot.clause[1]
    ahead = slot.passage.doc[slot.after :]
    between = [token for token in ahead if slot.passage.at(token) < end]
    if (
        between
        and not _OF_WHOM.search(on.text, end, end + 40)
        and not any(token.pos_ in ("VERB", "AUX") for token in between)
        and between[-1].pos_ in ("CCONJ", "PUNCT")
        and not any(token.pos_ == "ADP" and token.lower_ != "of" for token in between)
    ):
        end = min(slot.sentence[1], slot.quantity.end + _LONGEST_CLAUSE)
    end = min(end, _where_others_are_told(slot, ahead))
    return on.deeds.by_phrase(_OTHERS_TOLD.split(on.text[slot.quantity.end : end])[0])


def _where_others_are_told(slot: Slot, ahead: Any) -> int:
    """Where a clause about other people than the counted begins: "nine toddlers whose mothers are in jail", but "one of
    those who came back"."""
    counted = [slot.anchor, *slot.passage.doc[slot.token.i : slot.after]]
    counted += [noun for of in slot.token.children if of.lower_ == "of" for noun in of.children]
    for word in ahead:
        if word.tag_ not in ("WP", "WDT", "WP$"):
            continue
        clause = next((above for above in (word, *ancestors(word)) if above.dep_ == "relcl"), None)
        if clause is None or clause.head.i < slot.token.i:
            continue
        if clause.head not in counted or (word.tag_ == "WP$" and counts_people(word.head)):
            return slot.passage.at(word)
    return slot.sentence[1]


_LONGEST_CLAUSE = 160
# What is said of others: "nine are women, and the rest have not been seen since"; and of the next clause.
_OTHERS_TOLD = re.compile(
    r";|,? (?:and |but |while |whereas )?the (?:rest|others?|remainder|remaining)\b"
    r"|, (?:while|whereas|although|though)\b"
)
# What is said of the next number, and not of this one: "144 fighters, 57 of whom are dead".
_OF_WHOM = re.compile(r"(?<=\w) (?:of (?:whom|them|these|those)|who)\b")


def by_its_people(slot: Slot, on: Grounds) -> Said | None:
    """ "12 returnees": people who are called by what they did."""
    return on.deeds.by_noun(slot.noun) if slot.noun is not None else None


def by_its_adjective(slot: Slot, on: Grounds) -> Said | None:
    """ "400 returning jihadists", "12 captured fighters"."""
    return on.deeds.by_adjective(slot.noun, slot.passage) if slot.noun is not None else None


def by_the_site_beside_them(slot: Slot, on: Grounds) -> Said | None:
    """ "Thirty-nine others, now in three camps, have told the embassy", "lawyers for 26 Danes in Kurdish prisons"."""
    counted = [slot.anchor, *(n for of in slot.token.children if of.lower_ == "of" for n in of.children)]
    beside = [noun for word in counted for noun in places_at(word) if noun.i > slot.token.i]
    return on.deeds.sites.by_sites(beside) if beside and _are_told_apart(slot, on) else None


def by_its_site(slot: Slot, on: Grounds) -> Said | None:
    """ "20 Danes live in Roj, a camp", "the prison has nine": of those told from others there."""
    return on.deeds.sites.by_site(slot.anchor, link_of(slot.anchor)) if _are_told_apart(slot, on) else None


# Who are called so are far from the country whose people they are.
_COMPATRIOTS = frozenset({"citizen", "national", "compatriot"})


# Who lives in a camp, whoever they are.
_ANYBODY = frozenset("people person resident inhabitant individual soul refugee".split())


def _are_told_apart(slot: Slot, on: Grounds) -> bool:
    """Whether the counted are told from others who are at the same place: by where they are from, or as the beat's own
    kind."""
    told_apart = (
        slot.noun is None
        or slot.noun.lemma_.lower() in _COMPATRIOTS
        or on.origins.are_foreign(slot.phrase)
        or on.origins.are_from_abroad(slot.phrase)
        or (slot.noun.lemma_.lower() not in _ANYBODY and bool(on.origins.peoples_in(slot.sentence)))
    )
    own_kind = slot.group is not None and slot.group.rank == 0
    return told_apart or own_kind or on.members.counts_out(slot) or _are_a_countrys(slot, on)


def _are_of_anybody(slot: Slot, on: Grounds) -> bool:
    """ "900,000 people have fled, half of whom live in camps": a part of people of whom nothing tells who they are."""
    whom = next((t for t in slot.passage.doc[slot.token.i + 1 : slot.token.i + 4] if t.lower_ == "whom"), None)
    told = on.thread.people
    if whom is None or on.origins.peoples_in(slot.sentence) or (told is not None and told.measure):
        return False
    before = slot.passage.doc[slot.token.sent.start : slot.token.i]
    return any(t.lemma_.lower() in _ANYBODY and any(c.like_num for c in t.lefts) for t in before)


def _are_a_countrys(slot: Slot, on: Grounds) -> bool:
    """ "Sweden has 55 children in the camps"."""
    link = link_of(slot.anchor)
    if link is None or link.role != "dobj" or link.head.lemma_ != "have":
        return False
    having = (child for child in link.head.children if child.dep_ == "nsubj" and child.pos_ == "PROPN")
    return any(on.origins.country_of(body, slot.passage) for body in having)


_COUNTING = frozenset("count see find record register list estimate number report put".split())
_COUNTING_AS = _COUNTING | frozenset("know regard give name cite quote mention state offer".split())
# Parts of a site: "the annexe of al-Hol".
_PARTS = frozenset("annexe annex section wing part sector area quarter block corner".split())


def by_where_they_are_counted(slot: Slot, on: Grounds) -> Said | None:
    """ "The UN counts 11,400 foreign women in the annexe of the camp" (of those told from others there), "counts 80
    women among the prisoners"."""
    link = link_of(slot.anchor)
    if link is None or link.role != "dobj" or link.head.lemma_ not in _COUNTING:
        return None
    among = [n for at in (link.head, slot.anchor) for c in at.children if c.lower_ == "among" for n in c.children]
    said = next(filter(None, (on.deeds.by_noun(n) or on.deeds.by_state_after(n.doc, n.i) for n in among)), None)
    if said is not None or not _are_told_apart(slot, on):
        return said
    inside = [*places_at(link.head), *(places_at(slot.noun) if slot.noun is not None else ())]
    whole = [n for p in inside if p.lemma_ in _PARTS for of in p.children if of.lower_ == "of" for n in of.children]
    return on.deeds.sites.by_sites([*inside, *whole])


def by_what_they_are_counted_as(slot: Slot, on: Grounds) -> Said | None:
    """ "The ministry counts 40 as having come home", "knows 12 to have died"."""
    link = link_of(slot.anchor)
    if link is None or link.role not in ("dobj", "nsubj") or link.head.lemma_ not in _COUNTING_AS:
        return None
    above = [link.head, slot.anchor, slot.token]
    words = [w for at in above for c in at.children if c.lower_ == "as" for w in c.children]
    said = (on.deeds.of_subject(w, slot.passage) if w.dep_ == "pcomp" else _of_figure(w, slot, on) for w in words)
    return next(filter(None, said), None)


_FIGURES = frozenset("number figure total tally count estimate sum strength".split())


def _of_figure(noun: Any, slot: Slot, on: Grounds) -> Said | None:
    """What a figure is told to be of: "gives 159 as the figure for those who set off", "as the group's strength"."""
    said = on.deeds.by_noun(noun)
    if said is not None or noun.lemma_.lower() not in _FIGURES:
        return said
    people = [n for c in noun.children if c.lower_ in ("of", "for") for n in c.children if n.dep_ == "pobj"]
    told = (on.deeds.by_clause_of(n, slot.passage) or on.deeds.by_noun(n) for n in people)
    return next(filter(None, told), None)


def by_coordination(slot: Slot, on: Grounds) -> Said | None:
    """ "Killed four soldiers and 12 rebels", "105 men were killed, and so were 30 children": what the number before
    did, where no verb of its own says anything else of this one."""
    before = on.text[max(slot.sentence[0], slot.quantity.start - 12) : slot.quantity.start]
    if _SO_DID.search(before) and on.thread.series and on.thread.series_at == slot.sentence[0]:
        return Said(on.thread.series[-1].measure or "", None)
    link = link_of(slot.anchor)
    has_verb = link is not None and link.role in ("nsubj", "nsubjpass") and link.head.i > slot.token.i
    beside = on.thread.coordinated(slot) if slot.noun is not None and not has_verb else None
    return Said(beside.measure, None) if beside is not None and beside.measure else None


def by_order(slot: Slot, on: Grounds) -> Said | None:
    """Where the parse led to no verb, the first one after the number."""
    link = link_of(slot.anchor)
    reduced = (
        link is not None
        and link.head.tag_ == "VBN"
        and not any(c.dep_ in ("aux", "auxpass") for c in link.head.children)
    )
    if link is not None and (link.role not in ("nsubj", "nsubjpass") or (link.head.pos_ == "VERB" and not reduced)):
        return None
    doc, first = slot.passage.doc, (slot.counted.head or slot.token).i + 1
    if link is not None and reduced:  # "people alleged to be fighters were confined": the participle is not the verb
        first = max(first, link.head.i + 1)
    end, stop = first, slot.sentence[1] if reduced else slot.clause[1]
    while end < len(doc) and slot.passage.at(doc[end]) < stop:
        end += 1
    verb = next((token for token in doc[first:end] if token.pos_ in ("VERB", "AUX")), None)
    if verb is not None and any(c.dep_ in ("nsubj", "nsubjpass") and first <= c.i < verb.i for c in verb.children):
        return None  # "nine are at home, which brings the sum to 40"
    return on.deeds.by_order(doc[first:end], slot.passage)


RULES: tuple[Rule, ...] = (
    by_being_caught_again, by_the_verb_repeated,
    by_its_noun, by_where_a_part_comes_from, by_the_fate_nobody_knows, by_being_alive, by_its_heading,
    by_the_state_after, by_how_they_were_left, by_including,
    by_its_degree, by_the_list_it_opens, by_what_it_was_before, by_the_noun_before,
    by_what_befalls_a_part, by_the_event_it_is_of, by_what_is_ahead, by_the_predicate_ahead, by_the_verb_it_follows,
    by_its_site, by_whose_they_are, by_how_it_changed,
    by_what_was_given, by_being_back, by_the_sentence_passed, by_the_sentence_shared, by_the_cleft, by_the_way_out,
    by_the_side_they_take, by_what_they_became, by_those_who_include_them,
    by_the_verb_it_was_moved_from, by_the_lone_verb, by_its_verb, by_the_verb_after,
    by_the_verb_before, by_the_things_beside_them, by_the_word_after,
    by_the_noun_it_is_of, by_its_tally, by_how_many_are_there,
    by_what_it_is_among, by_its_country,
    by_a_phrase, by_its_people, by_its_adjective, by_its_kind, by_what_it_makes_up, by_its_whole,
    by_whom_they_are, by_what_they_did_when_so_many, by_its_company,
    by_the_sentence_before, by_the_item_before, by_the_country_it_is_with,
    by_coordination, by_the_verb_left_out, by_the_state_it_numbers,
    by_order,
    by_where_they_are_counted, by_what_they_are_counted_as,
    by_the_whole_ahead, by_those_just_told, by_the_part_it_is,
    by_the_site_beside_them, by_the_newcomers_they_are_among, by_the_side_they_belong_to,
    by_the_front_they_are_on, by_the_ground_they_are_on, by_an_estimate,
    by_another_count, by_the_ground_right_behind,
)  # fmt: skip


# Of a number out of which another is counted ("60 of its 1.8 million citizens") only its heading or a clause about it
# tells.
def by_what_all_of_them_undergo(slot: Slot, on: Grounds) -> Said | None:
    """ "One of 11 Germans being held in Iraq": a participle behind the whole is said of it."""
    link = link_of(slot.anchor)
    if link is None or link.role not in ("nsubj", "nsubjpass") or link.head.i < slot.token.i:
        return None
    return on.deeds.by_verb(slot.anchor, slot.passage) if link.head.dep_ in ("pcomp", "acl") else None


RULES_OF_WHOLES: tuple[Rule, ...] = (
    by_its_noun, by_the_fate_nobody_knows, by_its_heading, by_the_clause_about_it, by_what_all_of_them_undergo,
    by_its_people,
)  # fmt: skip


def said_of(slot: Slot, on: Grounds) -> Said | None:
    """What the first rule that knows says of the counted; None where none does, or where nothing is said of them."""
    rules = RULES_OF_WHOLES if is_whole(slot) or is_base(slot, on) else RULES
    if tells_of_others(slot):
        return None
    heard = (rule(slot, on) for rule in rules)
    found = (said for said in heard if said is not None and not _is_told_of_another(said.verb, slot))
    said = next((said for said in found if on.members.may_be_said(slot, said)), None)
    if said is None and not is_whole(slot):
        return by_the_court_they_face(slot, on)
    if said is not None and (counts_nobody(slot, on) or _is_nobody_held(said, slot, on)):
        return None
    said = now(said, slot, on) if said is not None and said.measure else None
    return at_home(_kept(said, slot, on), slot, on) if said is not None else None


# "He is one of 133 Swedes who came home": whoever it is has been counted with the others.
_IS_ONE = re.compile(r"\b(?:is|was|are|were|be|been|being|became|become|as|among) (?:only |just |also |now )?$", re.I)
_OF_MANY = re.compile(r" of (?:the |some |about |around |roughly |an estimated |at least |more than |over |up to )?")


def counts_nobody(slot: Slot, on: Grounds) -> bool:
    """Whether the number only tells how many others are numbered, or what is left of them, and nobody of its own."""
    return _is_one_of_many(slot, on) or _is_size_of_each(slot, on) or _is_remainder(slot)


def _is_remainder(slot: Slot) -> bool:
    """ "That leaves 223.": whose fate is not told; not "that leaves 500 who have vanished"."""
    doc = slot.passage.doc
    before = doc[max(0, slot.first - 3) : slot.first]
    ends = slot.after >= len(doc) or doc[slot.after].is_punct
    return ends and any(
        t.lemma_ == "leave" and t.i > 0 and t.nbor(-1).lower_ in ("that", "this", "which") for t in before
    )


# "Roam the province in bands of eight or ten": how many are in each.
_EACH_OF = re.compile(
    r"\bin (?:small |large |little )?(?:bands|groups|cells|pairs|units|teams|packs|parties|squads|batches|convoys) of"
    r" (?:about |some |up to |around )?$",
    re.IGNORECASE,
)


def _is_size_of_each(slot: Slot, on: Grounds) -> bool:
    return bool(_EACH_OF.search(on.text, max(slot.sentence[0], slot.quantity.start - 40), slot.quantity.start))


def _is_one_of_many(slot: Slot, on: Grounds) -> bool:
    """Whether the number only says that somebody is one of many who are numbered behind it."""
    if slot.quantity.high != 1 or not _IS_ONE.search(
        on.text, max(slot.sentence[0], slot.quantity.start - 24), slot.quantity.start
    ):
        return False
    many = _OF_MANY.match(on.text, slot.quantity.end)
    behind = (
        None if many is None else slot.passage.doc.first_at(many.end() - slot.passage.start, (0, len(slot.passage.doc)))
    )
    return behind is not None and behind < len(slot.passage.doc) and slot.passage.doc[behind].like_num


_IN_ABSENCE = re.compile(r"(?: of (?:them|whom|these|those))? (?:all )?in (?:absentia|(?:his|her|their) absence)\b")


def _is_nobody_held(said: Said, slot: Slot, on: Grounds) -> bool:
    """Whether those are told to be held who are tried "in absentia", or who only live in a camp."""
    if said.measure != on.deeds.custody():
        return False
    return bool(_IN_ABSENCE.match(on.text, slot.quantity.end)) or (slot.noun is None and _are_of_anybody(slot, on))


def is_base(slot: Slot, on: Grounds) -> bool:
    """Whether others are counted out of this number: "six of the boys among the 23 are dead"."""
    return bool(_AMONG_THEM.search(on.text, max(slot.sentence[0], slot.quantity.start - 12), slot.quantity.start))


def tells_of_another(slot: Slot, on: Grounds) -> bool:
    """Whether a verb that a rule took for the slot's is another number's, so that a guess would likely be, too."""
    heard = (rule(slot, on) for rule in (by_its_verb, by_the_clause_about_it))
    return any(said is not None and _is_told_of_another(said.verb, slot) for said in heard)


def _is_told_of_another(verb: Any | None, slot: Slot) -> bool:
    own = _is_in_a_bracket_of_its_own(verb, slot) or _has_a_number_of_its_own(verb, slot)
    return own or _is_of_the_clause_before(verb, slot)


def _is_of_the_clause_before(verb: Any | None, slot: Slot) -> bool:
    """ "40 have come back, 12 are believed dead": a comma and a verb of its own part the number from the one before."""
    doc = slot.passage.doc
    if verb is None or verb.i >= slot.first or slot.after + 1 >= len(doc):
        return False
    elliptic = doc[slot.after + 1].is_punct and doc[slot.after].pos_ == "AUX"  # "… 300 have returned; 1,500 have."
    comma = any(token.text == "," for token in doc[verb.i + 1 : slot.first])
    return comma and not elliptic and doc[slot.after].tag_ in ("VBD", "VBZ", "VBP", "MD")


def _has_a_number_of_its_own(verb: Any | None, slot: Slot) -> bool:
    """ "Egypt: 600 fighters, 50 returned", "170, of whom 87 returned": who returned stands right before the verb."""
    if verb is None or verb.i - 1 <= slot.token.i or verb.nbor(-1).pos_ != "NUM" or verb.tag_ not in ("VBD", "VBN"):
        return False
    doc, first = slot.passage.doc, verb.i - 1
    while first - 1 > slot.token.i and doc[first - 1].lower_ in _BEFORE_A_NUMBER:
        first -= 1
    before = doc[first - 1]
    return before.i >= slot.token.i and (before.text in (",", ";", ":") or before.lower_ in ("whom", "which"))


_BEFORE_A_NUMBER = frozenset("about some only just around nearly almost roughly at least".split())


def _is_in_a_bracket_of_its_own(verb: Any | None, slot: Slot) -> bool:
    """ "90 people from Finland (12 have come home)": what a bracket tells is told of what stands in it."""
    if verb is None:
        return False
    first, last = sorted((verb.i, slot.token.i))
    brackets = [token.text for token in slot.passage.doc[first : last + 1] if token.text in ("(", ")")]
    return bool(brackets) and brackets[0 if verb.i < slot.token.i else -1] == (")" if verb.i < slot.token.i else "(")


_OF_THEIR_KIN = re.compile(
    r"\b(?:their|whose) (?:mothers|fathers|parents|wives|husbands|widows|relatives|sons|daughters)\b,? (?:\w+ )?$",
    re.IGNORECASE,
)


def _kept(said: Said, slot: Slot, on: Grounds) -> Said:
    """What holds of people for good, where less is told of them now: "12 returnees were arrested", "of the 53 who came
    back, 12 were jailed"."""
    named = (by_its_people(slot, on) or by_its_adjective(slot, on)) if slot.noun is not None else None
    population = on.thread.population
    if population is not None and slot.quantity.low > population.high:
        return said  # "30 came home … By another count 300 left": no part of them
    if _OF_THEIR_KIN.search(on.text, slot.sentence[0], slot.quantity.start):
        return said  # "Their mothers, 22 of whom are in prison": others than those told of
    whole = by_the_part_it_is(slot, on)
    settled = said.verb is None or said.verb.lemma_ in AT_HOME  # who is caught on the way is not home yet
    about = by_the_clause_about_it(slot, on) if settled else None
    told = by_those_just_told(slot, on) or by_those_told_last(slot, on)
    if _ON_THE_WAY.search(on.text, *slot.clause):
        told = None  # "12 came home and 8 were stopped on the way"
    opening = by_the_way_home_it_opens_with(slot, on)
    for lasting in filter(None, (named, about, whole, by_its_whole(slot, on), told, opening)):
        if said.measure in on.deeds.kept_by(lasting.measure):
            return replace(said, measure=lasting.measure)
    return said
