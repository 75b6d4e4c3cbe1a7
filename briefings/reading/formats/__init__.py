"""Readers of one format each. Comes in: bytes. Goes out: the article's text, and what the file says about itself."""
