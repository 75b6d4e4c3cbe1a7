"""Answers to readers: a topic and its lines, the ledger, events, disputes, what is new, a claim in full."""
