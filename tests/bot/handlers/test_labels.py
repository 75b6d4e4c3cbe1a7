"""The labels of buttons fit a phone: two in a row at 360 pixels, and a longer one has a row of its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat.page import ROW_WIDE, Button, rows

HANDLERS = Path(__file__).parents[3] / "bot"
# Of "Said to be unknown" and "All lines (up to 18)" beside one another a phone showed the beginnings.
LONGEST = 18
# Alone in its row, since it names what is reported.
LONGER = {"Report this line, with these words"}
MAKERS = {"button": 1, "Button": 0}


def labels(tree: ast.AST) -> Iterator[str]:
    """The texts that are written where a button or a labelled view is made."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
            yield from texts(node.args[MAKERS[node.func.id] : MAKERS[node.func.id] + 1])
        elif isinstance(node, ast.Tuple) and len(node.elts) == 2 and isinstance(node.elts[1], ast.Call):
            made = node.elts[1].func
            if isinstance(made, ast.Name) and made.id == "View":
                yield from texts(node.elts[:1])


def texts(nodes: list[ast.expr]) -> Iterator[str]:
    for inner in [inner for node in nodes for inner in ast.walk(node)]:
        if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id == "_":
            (said,) = inner.args
            if isinstance(said, ast.Constant):
                yield str(said.value)


def test_labels_fit_two_in_a_row() -> None:
    found = {label for path in HANDLERS.rglob("*.py") for label in labels(ast.parse(path.read_text("utf-8")))}
    assert len(found) > 100
    assert {"Cite", "Back to the draft"} <= found
    assert [label for label in sorted(found - LONGER) if len(re.sub(r"\{\w+\}", "12", label)) > LONGEST] == []


@pytest.mark.parametrize(
    ("labels", "laid"),
    [
        (("Why?", "Cite", "By place", "Follow"), ["Why? Cite By_place", "Follow"]),
        (("Why?", "Said to be unknown", "Cite"), ["Why? Said_to_be_unknown", "Cite"]),
        (("Say nothing when nothing is new", "Delete", "Days"), ["Say_nothing_when_nothing_is_new", "Delete Days"]),
        (tuple("123456"), ["1 2 3", "4 5 6"]),
        ((), []),
    ],
)
def test_a_label_that_a_phone_would_cut_has_fewer_beside_it(labels: tuple[str, ...], laid: list[str]) -> None:
    made = rows([Button(label, "x") for label in labels], 3)
    assert [" ".join(button.label.replace(" ", "_") for button in row) for row in made] == laid
    assert all(len(row) * max(len(b.label) for b in row) <= ROW_WIDE for row in made if len(row) > 1)
