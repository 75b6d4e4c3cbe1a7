"""Implements the `Library` port, with one repository for each noun."""
