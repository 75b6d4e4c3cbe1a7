"""A number in its sentence comes in; what was said of other numbers, beside or before it, goes out as said of it."""
