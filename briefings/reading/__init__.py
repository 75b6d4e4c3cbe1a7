"""Reads bytes into a `Document`; raises `UnreadableDocument`, with a sentence for the editor, for what can't be read.

The door is `reader.read`. This package imports nothing by itself: the bot's own process uses small parts of it, and
leaves the reader, and the libraries that parse a format, to the desk's.
"""
