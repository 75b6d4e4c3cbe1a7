"""Networks on which others write: "a Telegram channel", "her Facebook page" are those others' and not the network's."""

PLATFORMS = frozenset("Telegram Facebook Twitter WhatsApp YouTube Instagram TikTok Signal Viber X".split())
