"""What readers do: answers to their questions, searching, help, their marks and their privacy."""
