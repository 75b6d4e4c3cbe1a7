"""Sentences built around whose word they are: "What Poe fears is that …", "That is according to the port"."""
