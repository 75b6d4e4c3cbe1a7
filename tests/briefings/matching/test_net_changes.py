"""A digest is what is left of many changes: one finding, one line, told against what the reader knew."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from briefings.matching.net_changes import digest_from, net_changes, passes_bar
from briefings.model import Changed, ChangeKind, Finding

NOON = datetime(2018, 2, 20, 12, tzinfo=UTC)


def finding(*statements: str, roots: tuple[str, ...] = ("AFP",), documents: tuple[int, ...] = (1,)) -> Finding:
    return Finding(
        id=min(statements), statements=statements, claims=statements, text=f"words of {min(statements)}",
        topics=("returnees",), countries=("FR",), roots=roots, documents=documents,
        first=date(2018, 2, 1), newest=date(2018, 2, 19), certainty="certain", negated=False,
    )  # fmt: skip


def changed(number: int, kind: ChangeKind, about: Finding, **detail: object) -> Changed:
    return Changed(number, NOON, kind, about, detail)


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        (["new"], "new"),
        (["new", "corroborated"], "new"),
        (["new", "updated", "disputed"], "new"),
        (["new", "withdrawn"], None),
        (["corroborated", "updated"], "updated"),
        (["updated", "disputed"], "disputed"),
        (["corroborated", "withdrawn"], "withdrawn"),
        # What updates a figure is a finding of its own, which the reader had not heard of.
        (["updated", "withdrawn"], None),
        (["withdrawn", "new"], None),
        (["new", "withdrawn", "new"], "new"),
    ],
)
def test_many_changes_of_one_finding_are_one_line(kinds: list[ChangeKind], told: str | None) -> None:
    changes = net_changes(changed(n, kind, finding("a")) for n, kind in enumerate(kinds, 1))
    assert [c.kind for c in changes] == ([told] if told else [])


def test_a_finding_that_grew_into_another_is_told_once_as_it_stands_now() -> None:
    grown = finding("a", "b", roots=("AFP", "Reuters"), documents=(1, 2))
    changes = net_changes([changed(1, "new", finding("b")), changed(2, "corroborated", grown)])
    assert [(c.kind, c.finding.documents) for c in changes] == [("new", (1, 2))]


def test_an_updated_figure_is_told_from_what_the_reader_knew_to_what_holds_now() -> None:
    about = finding("a")
    changes = net_changes(
        [changed(1, "updated", about, old="250", new="260"), changed(2, "updated", about, old="260", new="271")]
    )
    assert [(c.old, c.new) for c in changes] == [("250", "271")]


def test_best_supported_comes_first_and_what_is_too_much_is_counted() -> None:
    many = [changed(n, "new", finding(f"s{n:02}")) for n in range(1, 25)]
    best = changed(30, "new", finding("z", roots=("AFP", "Reuters", "AP")))
    digest = digest_from(net_changes([*many, best]), kind="digest", most=20)
    assert digest.changes[0].finding.id == "z"
    assert (len(digest.changes), digest.more) == (20, 5)


@pytest.mark.parametrize(
    ("kind", "roots", "worth"),
    [
        ("new", ("AFP",), True),
        ("corroborated", ("AFP",), False),
        ("corroborated", ("AFP", "Reuters"), True),
        ("disputed", ("AFP",), True),
        ("updated", ("AFP",), False),
        ("withdrawn", ("AFP",), False),
    ],
)
def test_an_alert_is_for_a_new_fact_a_second_root_or_a_dispute(
    kind: ChangeKind, roots: tuple[str, ...], worth: bool
) -> None:
    assert passes_bar(changed(1, kind, finding("a", roots=roots))) is worth
