"""Pictures beside words, never instead of them: drawn in the desk's process, with a text that says the same."""
