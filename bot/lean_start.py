"""A start that does little beside loading: what is loaded at once holds up the first answer."""

from __future__ import annotations

import gc
import os
import sys

# New objects until Python looks for garbage; 700 by default. Modules make a million objects and no garbage, and looking
# through all that is loaded, over and over, takes a fifth of a start.
WHILE_LOADING = 50_000
# What the bot makes until its first answer, and a half more: it doesn't look at all until then.
UNTIL_ANSWERED = 400_000
BY_DEFAULT = 700
# What other libraries load wherever it is installed, and do without where it is not: httpx its own command line, with
# rich and pygments; python-telegram-bot a queue of jobs on APScheduler, where Dateline has its own tick (see
# `load_scheduler`). None stands for a module that isn't there.
SCHEDULER = "apscheduler"
LEFT_OUT = ("httpx._main", SCHEDULER)


def load_lean(*, serves: bool = False) -> None:
    """To be called before anything large is imported; `serves` where people wait for answers, and
    `keep_what_is_loaded` will be called."""
    gc.set_threshold(UNTIL_ANSWERED if serves else WHILE_LOADING)
    # pydantic looks through all installed packages for plug-ins, of which Dateline uses none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for name in LEFT_OUT:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]


def load_scheduler() -> None:
    """Loads APScheduler, which the first answer does without."""
    if sys.modules.get(SCHEDULER) is None:
        sys.modules.pop(SCHEDULER, None)
    import apscheduler.schedulers.asyncio
    import apscheduler.triggers.interval  # noqa: F401


def keep_what_is_loaded() -> None:
    """Once the bot has answered people, or a worker's desk is ready: what is loaded stays, and needn't be looked
    through again; garbage is looked for as usual."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(BY_DEFAULT)
