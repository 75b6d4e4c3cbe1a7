"""A number in its sentence comes in; what the verb, the noun or a phrase of its own clause says goes out."""
