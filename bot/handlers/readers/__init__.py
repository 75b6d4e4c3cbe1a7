"""What readers do: topics, search, figures, documents, their privacy."""
