"""The bytes of one format come in; the article's text and what the file says of itself go out."""
