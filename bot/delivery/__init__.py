"""Digests, alerts and corrections go out: the tick finds what is due, the courier sends it at Telegram's pace."""
