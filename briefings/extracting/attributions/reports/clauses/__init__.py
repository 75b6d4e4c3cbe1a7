"""Reporting clauses that close a sentence or break into it, with commas and without: "…, a monitor said on Monday"."""
