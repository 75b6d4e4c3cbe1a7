"""Comes in: a document's parsed passages and its places. Goes out: its cast, its anaphors, and its claims' glosses.

`cast` is the register of those who speak or are spoken of; `pronouns` and `descriptions` look "he" and "the group" up
in it; `glosses` says which of them a line needs in brackets.
"""
