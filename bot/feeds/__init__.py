"""Watching: looks at feeds, fetches finds, has them read and stored, and tells the desk of a batch at once.

Comes in: what is watched (`briefings.ports.FeedBook`). Goes out: drafts, and one notice for each batch. Any number of
processes may watch one library; leases in the database keep them apart.
"""
