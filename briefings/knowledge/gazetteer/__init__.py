"""Names of places come in; the places that they may mean go out."""
