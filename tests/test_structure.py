"""The shape of the code: no two modules import one another, directly or in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import grimp

ROOTS = ("bot", "briefings", "storage")


def circles(imports: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """Groups of modules that lead back to one another (Tarjan's strongly connected components of two and more)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []
    found: list[tuple[str, ...]] = []

    def follow(module: str) -> None:
        stack: list[tuple[str, Iterator[str]]] = [(module, iter(imports[module]))]
        index[module] = low[module] = len(index)
        path.append(module)
        while stack:
            here, rest = stack[-1]
            step = next((m for m in rest if m not in index or m in path), None)
            if step is None:
                stack.pop()
                if stack:
                    low[stack[-1][0]] = min(low[stack[-1][0]], low[here])
                if low[here] == index[here]:
                    at = path.index(here)
                    if len(path) - at > 1:
                        found.append(tuple(sorted(path[at:])))
                    del path[at:]
            elif step in index:
                low[here] = min(low[here], index[step])
            else:
                index[step] = low[step] = len(index)
                path.append(step)
                stack.append((step, iter(imports[step])))

    for module in sorted(imports):
        if module not in index:
            follow(module)
    return found


def test_a_circle_is_found() -> None:
    assert circles({"a": ["b"], "b": ["c"], "c": ["b"]}) == [("b", "c")]
    assert circles({"a": ["b", "c"], "b": ["c"], "c": []}) == []


def test_no_two_modules_import_one_another() -> None:
    graph = grimp.build_graph(*ROOTS, exclude_type_checking_imports=True)
    imports = {module: sorted(graph.find_modules_directly_imported_by(module)) for module in sorted(graph.modules)}
    assert circles(imports) == []
