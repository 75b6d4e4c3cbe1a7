"""Whom a speaker's phrase means: the document's cast, what comes back by a description, and who "he" is."""
