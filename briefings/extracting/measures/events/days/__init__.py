"""The days on which what happened did: those told beside the deed, counted from it, and none of the page itself."""
