"""The real end of the `Library` port: one repository a noun."""
