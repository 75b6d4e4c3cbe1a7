"""Watching: feeds are looked at, finds are fetched, read and kept, and the desk is told of a batch of them at once.

Comes in: what is watched (`briefings.ports.FeedBook`); goes out: drafts, and one notice for each batch. Any number of
processes may watch one library; leases in it keep them apart.
"""
