"""Free words: what they ask for, what is found, and words nearby where nothing is."""
