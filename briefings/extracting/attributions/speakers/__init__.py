"""A sentence's words come in; whoever may speak in it goes out: the phrase, the name in it, and whom it means."""
