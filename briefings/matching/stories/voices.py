"""Whether two statements of a story are two voices' or one's, by whom each names and for whom that one speaks."""

from __future__ import annotations

from functools import cache

from briefings.knowledge.folding import fold
from briefings.knowledge.late_patterns import late
from briefings.matching.likeness.similarity import stem
from briefings.matching.pair import Pair, Side
from briefings.matching.stories.story import Story, of_one_voice
from briefings.matching.stories.telling_words import alike, of_wide_names

# What an office is, beside the body that has it, and how a source is called that isn't named.
_OFFICES = """
chief head spokesman spokeswoman spokesperson spokespeople minister deputy vice acting director commander captain
colonel general major lieutenant sergeant superintendent inspector commissioner officer official secretary senior top
chairman chairwoman president manager governor mayor local national state city county regional provincial source
statement who whom said told
"""
_WORD = late(r"[^\W\d_][\w-]{2,}")
# Nobody but the outlet or an agency says so.
_OWN = frozenset({"outlet", "agency"})


def are_two_voices(story: Story, pair: Pair) -> bool:
    """Somebody is named for each, and they speak for no body that may be one ("an army spokesman", "the military")."""
    sides = pair.left, pair.right
    if any(side.claim.root.kind in _OWN for side in sides) or of_one_voice(pair):
        return False
    return _speakers_words(story, pair.left).isdisjoint(_speakers_words(story, pair.right))


def are_one_voice(story: Story, pair: Pair) -> bool:
    """Somebody is named for each, and they speak for one body, or are one."""
    if any(side.claim.root.kind in _OWN for side in (pair.left, pair.right)):
        return False
    return not _speakers_words(story, pair.left).isdisjoint(_speakers_words(story, pair.right))


def _speakers_words(story: Story, side: Side) -> frozenset[str]:
    """The words of a root's name and offices, wherever its document tells them."""
    if "speaker's words" not in side.memo:
        document, root = side.claim.document_id, side.claim.root.name
        told = (other for other in (*story.left, *story.right) if other.claim.document_id == document)
        names = {root, *(name for other in told if other.claim.root.name == root for name in _names_of(other))}
        words = _WORD.findall(" ".join(sorted(names)).replace("'s", "").replace("’s", ""))
        side.memo["speaker's words"] = frozenset(alike(stem(fold(word))) for word in words) - _of_anybody()
    found: frozenset[str] = side.memo["speaker's words"]
    return found


def _names_of(side: Side) -> tuple[str, ...]:
    said = side.claim.attribution
    return tuple(name for name in (said.role, said.speaker) if name) if said else ()


@cache
def _of_anybody() -> frozenset[str]:
    return frozenset(stem(word) for word in _OFFICES.split()) | of_wide_names()
