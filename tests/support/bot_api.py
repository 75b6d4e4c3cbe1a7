"""The Bot API's methods and their parameters, from aiogram's models. They are stored in a file, because importing all
models takes five seconds; `python -m tests.support.bot_api` writes it again."""

from __future__ import annotations

import functools
import json
from pathlib import Path

KEPT = Path(__file__).parents[1] / "data" / "bot_api_methods.json"


@functools.cache
def parameters_of() -> dict[str, frozenset[str]]:
    """Method → the names of its parameters."""
    return {method: frozenset(names) for method, names in json.loads(KEPT.read_text("utf-8")).items()}


def as_aiogram_has_them() -> dict[str, list[str]]:
    """The content of the file, computed from aiogram's models."""
    from aiogram import methods

    models = {name: getattr(methods, name) for name in methods.__all__}
    return {
        name[0].lower() + name[1:]: sorted(model.model_fields)
        for name, model in sorted(models.items())
        if name not in ("TelegramMethod", "Request", "Response")
    }


def main() -> None:
    """Writes the file, one method a line."""
    lines = (f"{json.dumps(method)}: {json.dumps(names)}" for method, names in as_aiogram_has_them().items())
    KEPT.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
