"""What editors do: hand articles in, publish, amend, withdraw, review."""
