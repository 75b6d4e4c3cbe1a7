"""A `Document` becomes mentions and claims. Pure functions of a parsed text; nothing is stored here."""
