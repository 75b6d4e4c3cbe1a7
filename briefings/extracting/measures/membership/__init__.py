"""Counted people come in; whether they are the beat's own, and out of whom they are counted, goes out."""
