"""Pictures that accompany words and never replace them: drawn in the desk's process, each with a text that says the
same."""
