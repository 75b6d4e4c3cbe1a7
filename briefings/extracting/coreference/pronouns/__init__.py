"""A pronoun and the cast come in; whom "he" or "she" stands for goes out, where one of them is surely meant."""
