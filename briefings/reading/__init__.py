"""Bytes become a `Document`, or an `UnreadableDocument` with a sentence for the editor."""
