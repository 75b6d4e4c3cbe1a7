"""The chat in a terminal: a transport for the same application, the tour, and the samples of the demo library."""
