"""A reported line, as editors see it."""

from __future__ import annotations

from bot.chat.page import clip, escape, one_space
from bot.pages import wording
from briefings.formats.glossing import claim_glossed
from briefings.model import Claim


def quoted(claim: Claim, limit: int = 600) -> str:
    """A claim's words, as a quotation."""
    return wording.quoted(escape(clip(one_space(claim_glossed(claim)), limit)))
