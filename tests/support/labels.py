"""Labelled articles written for these tests, and how well an extraction meets the labels.

A label quotes words of an article: a claim, with what an editor would note about it, or words that are no claim.
`SHARES` are shares of labels that are met, or of extracted things that a label confirms.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefings.model import Claim, Quantity

Label = Mapping[str, Any]


def labels_of(folder: Path) -> dict[str, list[Label]]:
    """The labels of each article, by its file name, in text order."""
    found: dict[str, list[Label]] = defaultdict(list)
    for line in (folder / "labels.jsonl").read_text("utf-8").splitlines():
        label = json.loads(line)
        found[label["document"]].append(label)
    return dict(found)


@dataclass
class Tally:
    """What was met and what was missed, by the name of what was asked."""

    met: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    missed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def note(self, asked: str, ok: bool, about: str) -> None:
        if ok:
            self.met[asked] += 1
        else:
            self.missed[asked].append(about)

    def share(self, asked: str) -> float:
        """The share met, from 0 to 1; 1 if nothing was asked."""
        all_of = self.met[asked] + len(self.missed[asked])
        return self.met[asked] / all_of if all_of else 1.0


def tally(tallied: Tally, labels: Sequence[Label], claims: Sequence[Claim]) -> None:
    """Adds one article's labels, and its claims, to the tally."""
    allowed: dict[str, set[str]] = defaultdict(set)
    for label in labels:
        near = [claim for claim in claims if _meets(label["quote"], claim.text)]
        if label["kind"] == "not_a_claim":
            tallied.note("left alone", not any(claim.topics for claim in near), label["quote"])
            continue
        for claim in near:
            allowed[claim.id] |= {*label["topics"], *label.get("also", ())}
        tallied.note("found", bool(near), label["quote"])
        for asked, ok in _asked(label, near) if near else ():
            tallied.note(asked, ok, label["quote"])
    open_topics = {label["quote"] for label in labels if "topics" in label.get("soft", ())}
    for claim in (claim for claim in claims if claim.topics):
        tallied.note("labelled", claim.id in allowed, claim.text)
        if claim.id in allowed and not any(_meets(quote, claim.text) for quote in open_topics):
            tallied.note("precise", {filing.topic for filing in claim.topics} <= allowed[claim.id], claim.text)


def _meets(quote: str, text: str) -> bool:
    """True if the claim holds the quoted words, or a run of at least half of them."""
    words, own = quote.split(), f" {' '.join(text.split())} "
    half = max(1, (len(words) + 1) // 2)
    return any(f" {' '.join(words[i : i + half])} " in own for i in range(len(words) - half + 1)) or quote in own


def _asked(label: Label, near: Sequence[Claim]) -> Iterator[tuple[str, bool]]:
    """What one label asks of the claims that meet it, as (name, whether they have it)."""
    soft = label.get("soft", ())
    topics = {filing.topic for claim in near for filing in claim.topics}
    if "topics" not in soft:
        wanted = set(label["topics"])
        yield "topics", bool(topics & wanted) if label.get("any_topic") else wanted <= topics
    if "speaker" in label and "speaker" not in soft:
        yield "speakers", _named(label["speaker"], [c.attribution.speaker for c in near if c.attribution])
    if "root" in label and "root" not in soft:
        yield "roots", _named(label["root"], [link for claim in near if claim.root for link in claim.root.chain])
    if "quantities" not in soft:
        for figure in label.get("quantities", ()):
            yield "figures", any(_same(figure, quantity) for claim in near for quantity in claim.quantities)
    if "countries" not in soft:
        got = {p.country for c in near for p in c.places} | {q.origin for c in near for q in c.quantities}
        yield from (("countries", country in got) for country in label.get("countries", ()))
    if "time" in label and "time" not in soft:
        yield "times", label["time"] in [[str(t.from_date), str(t.to_date)] for c in near for t in c.times]
    if "certainty" in label and "certainty" not in soft:
        yield "certainty", label["certainty"] in [claim.certainty for claim in near]
    if "negated" not in soft:
        yield "negation", label.get("negated", False) in [claim.negated for claim in near]


def _named(wanted: str | Sequence[str], got: Sequence[str | None]) -> bool:
    forms = [wanted] if isinstance(wanted, str) else wanted
    return any(form.casefold() in name.casefold() for form in forms for name in got if name)


def _same(figure: Label, quantity: Quantity) -> bool:
    """True for the same value and bound, and the same measure if the label gives one."""
    return (
        abs(quantity.low - figure["low"]) < 1e-9
        and abs(quantity.high - figure["high"]) < 1e-9
        and quantity.bound == figure["bound"]
        and figure.get("measure") in (None, quantity.measure)
    )
