"""What words are like, as learned from text that nobody labelled."""
