"""Attributions whose cue is a phrase: "according to the guild", "Poe: …", a writing, a bracket that cites."""
