"""The catalogues of each language but English, in which the texts are written; `catalogues` brings them up to date."""
