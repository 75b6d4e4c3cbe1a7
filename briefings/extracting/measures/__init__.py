"""Quantities come in; which of the beat's people each counts, what they did and whence they came goes out."""
