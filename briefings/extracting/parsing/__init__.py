"""A text comes in; passages parsed by spaCy, with offsets into the document, go out."""
