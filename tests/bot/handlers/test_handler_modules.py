"""Every module of handlers is in the one list, so that none of its commands or buttons is dead."""

from __future__ import annotations

import importlib
import pkgutil

import bot.handlers
from bot.handlers import filled_router, handler_modules
from bot.handlers.editors.concerns import CONCERNS

MODULES = [
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(bot.handlers.__path__, "bot.handlers.")
    if not found.ispkg
]


def test_every_module_with_commands_or_views_is_listed_once() -> None:
    listed = [module.__name__ for module in handler_modules()]
    assert len(listed) == len(set(listed))
    assert {m.__name__ for m in MODULES if hasattr(m, "handlers") or hasattr(m, "VIEWS")} <= set(listed)


def test_each_view_is_drawn_by_the_module_that_names_it() -> None:
    router = filled_router()
    views = {name: draw for module in MODULES for name, draw in getattr(module, "VIEWS", {}).items()}
    assert router.views == views
    assert all(hasattr(module, "VIEWS") or hasattr(module, "handlers") for module in CONCERNS)
