"""Counted people come in; what they did, or what was done to them, goes out as one of the beat's measures."""
