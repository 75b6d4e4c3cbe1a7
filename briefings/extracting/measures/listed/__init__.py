"""Sentences come in; people who are told of without a numeral that counts them go out as quantities."""
