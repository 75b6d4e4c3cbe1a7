"""Labelled articles → a second opinion for a beat, which `dateline beat train` writes. Labelled pairs of articles → how
`dateline compare` knows sentences that tell the same, which `python -m bot.commands.sentence_training` writes."""
