"""Attributions whose cue is a verb of saying: whether it introduces anything, what that is, and who says it."""
