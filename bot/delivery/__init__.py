"""Sends digests, alerts and corrections: the tick composes what is due, the courier sends it at Telegram's pace."""
