"""Claims come in, and go out filed under the beat's topics, each with its reason."""
