"""All that a bot, a worker or a process that watches imports until it is at work: see forked.py. A module of its own
for them, since a process forked from this one has to have none of what tests import beside it."""

import gc
import importlib
import pkgutil

import bot.commands.running
import bot.handlers
import tests.support.watching_process
import tests.support.working_process  # noqa: F401

for _module in pkgutil.walk_packages(bot.handlers.__path__, "bot.handlers."):
    importlib.import_module(_module.name)
# What stands here stays as it is: a collection in a process that is forked from here would only copy its pages.
gc.collect()
gc.freeze()
