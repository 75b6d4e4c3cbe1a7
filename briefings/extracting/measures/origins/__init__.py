"""Counted people come in; the country that they come from goes out."""
