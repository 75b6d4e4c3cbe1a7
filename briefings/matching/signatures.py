"""MinHash signatures: short strings by which sets with many common members find each other."""

from __future__ import annotations

from collections.abc import Collection
from hashlib import blake2b

# Part of every stored band: with another seed, stored bands are useless until everything is read again.
_SEED = 20171217


def bands(members: Collection[str], count: int, rows: int) -> tuple[str, ...]:
    """Bands of a set's signature, the same in every process; none for the empty set. Two sets whose Jaccard similarity
    is J have a band in common with probability 1 - (1 - J**rows)**count."""
    if not members:
        return ()
    # Imported here: only intake needs it.
    from rensa import RMinHash

    minhash = RMinHash(num_perm=count * rows, seed=_SEED)
    minhash.update(sorted(members))
    lows = minhash.digest()
    groups = (lows[n * rows : (n + 1) * rows] for n in range(count))
    return tuple(f"{n}-{blake2b(repr(group).encode(), digest_size=6).hexdigest()}" for n, group in enumerate(groups))
