"""A chat in the terminal: a transport for the same application, the tour, and the demo library's samples."""
