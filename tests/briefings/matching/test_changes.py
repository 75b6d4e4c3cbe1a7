"""What an act changed of a finding: what it is set against, and what it would be without that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefings.matching.changes import Recomputed, changes_by
from briefings.model import Change, Finding, Match, Reason, Statement, Verdict
from tests.support.saying import say

REPORT = say("France has 271 returnees. | returned FR 271 | Soufan Center 2017-10-24 in=1 under=returnees")
EARLIER = say("France had 260 returnees. | returned FR 260 | Soufan Center 2017-03-24 in=4 under=returnees")
COURT = say("Some 250 came home to France. | returned FR about 250 | Paris prosecutor 2017-12-20 in=2 under=returnees")
COPY = say("About 250 came home to us. | returned FR about 250 | Paris prosecutor 2017-12-21 in=3 under=returnees")


def finding(*statements: Statement) -> Finding:
    first = statements[0]
    return Finding(
        id=min(s.id for s in statements), statements=tuple(s.id for s in statements),
        claims=tuple(s.claim.id for s in statements), text=first.claim.text, topics=("returnees",), countries=("FR",),
        roots=tuple(dict.fromkeys(s.claim.root.name for s in statements)),
        documents=tuple(s.document for s in statements), first=first.published, newest=first.published,
        certainty="certain", negated=False,
    )  # fmt: skip


def match(one: Statement, other: Statement, verdict: Verdict) -> Match:
    left, right = sorted((one.id, other.id))
    return Match(left, right, verdict, 0.9, (Reason("seen", 0.1, "first"), Reason("total", 0.5, "it cannot fall")))


def changes(
    *after: Finding,
    fresh: Sequence[Statement],
    matches: Sequence[Match],
    before: Sequence[Finding] = (),
    disputed: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Change, ...]:
    statements = {s.id: s for s in (REPORT, EARLIER, COURT, COPY)}
    return changes_by(Recomputed(before, after, {s.id for s in fresh}, matches, statements, disputed or {}))


def test_a_new_finding_that_disputes_another_would_be_new_without_it() -> None:
    mine = finding(COURT)
    against = match(COURT, REPORT, "conflicts")
    (change,) = changes(mine, fresh=[COURT], matches=[against])
    assert change == Change("disputed", mine, "271", "about 250", "it cannot fall", (REPORT.id,), "new", 1)


def test_a_known_finding_that_disputes_another_would_be_nothing_without_it() -> None:
    mine = finding(COURT)
    against = match(COURT, REPORT, "conflicts")
    (change,) = changes(mine, fresh=[COURT], matches=[against], before=[mine])
    assert (change.kind, change.against, change.instead, change.beside) == ("disputed", (REPORT.id,), None, 1)


def test_both_sides_of_a_dispute_that_an_act_began_are_set_against_one_another() -> None:
    court, report = finding(COURT), finding(REPORT)
    conflict = match(COURT, REPORT, "conflicts")
    found = changes(court, report, fresh=[COURT, REPORT], matches=[conflict], before=[report])
    assert {(c.finding.text, c.against, c.instead) for c in found} == {
        (court.text, (REPORT.id,), "new"),
        (report.text, (COURT.id,), None),
    }


def test_another_outlet_with_the_same_copy_begins_no_dispute_anew() -> None:
    before, after = finding(COURT), finding(COURT, COPY)
    conflict = match(COPY, REPORT, "conflicts")
    known = {COURT.id: [REPORT.id]}
    assert changes(after, fresh=[COPY], matches=[conflict], before=[before], disputed=known) == ()
    (change,) = changes(after, fresh=[COPY], matches=[conflict], before=[before])
    assert (change.kind, change.against) == ("disputed", (REPORT.id,))


def test_an_update_is_set_against_the_latest_figure_before_it_and_would_be_new_without() -> None:
    mine = finding(COURT)
    updates = [match(COURT, REPORT, "updates"), match(COURT, EARLIER, "updates")]
    (change,) = changes(mine, fresh=[COURT], matches=updates)
    assert change == Change("updated", mine, "271", "about 250", "it cannot fall", (REPORT.id,), "new", 1)


def test_a_figure_that_is_out_of_date_when_it_comes_is_new_and_set_against_nothing() -> None:
    mine = finding(EARLIER)
    (change,) = changes(mine, fresh=[EARLIER], matches=[match(EARLIER, REPORT, "updates")])
    assert change == Change("new", mine)


def test_a_dispute_weighs_more_than_an_update() -> None:
    mine = finding(COURT)
    matches = [match(COURT, EARLIER, "updates"), match(COURT, REPORT, "conflicts")]
    (change,) = changes(mine, fresh=[COURT], matches=matches)
    assert (change.kind, change.against) == ("disputed", (REPORT.id,))


def test_a_second_root_is_set_against_nothing() -> None:
    other = replace(COPY, claim=replace(COPY.claim, root=replace(COPY.claim.root, name="AFP")))
    after = finding(COURT, other)
    (change,) = changes(after, fresh=[COPY], matches=[], before=[finding(COURT)])
    assert change == Change("corroborated", after, backs=(COURT.id,))
