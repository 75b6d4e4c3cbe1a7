"""Labelled articles → a second opinion for a beat. `dateline beat train` is its only user."""
