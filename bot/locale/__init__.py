"""The catalogues of all languages but English, in which the texts are written; `catalogues` updates them."""
