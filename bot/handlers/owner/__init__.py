"""What the owner alone does."""
