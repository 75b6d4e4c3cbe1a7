"""The small words that hold a person's name together: "van", "bin", "ag"."""

from __future__ import annotations

# European ones, Arabic ones with those of the Maghreb and the Sahel ("son of", "daughter of"), and Abu and Umm, which
# open a name as well.
PARTICLES = frozenset(
    """de del della di da du dos das la van von der den ter ten zu al el bin ibn bint ben ould uld wuld mint walad ag
    agg walet walat""".split()
)
OPENING_A_NAME = frozenset({"abu", "umm"})
