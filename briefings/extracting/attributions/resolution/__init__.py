"""Whose word a reading is: the name behind its source, looked up in all that the document told before."""
