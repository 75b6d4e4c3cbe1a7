"""A text and an offset come in; the number that begins there goes out: its value, its span, how it is written."""
