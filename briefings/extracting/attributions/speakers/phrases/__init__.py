"""How a speaker is written where they speak: the noun phrase, the name in it, the role or office beside it."""
