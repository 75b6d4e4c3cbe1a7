"""Words that name a time come in; the days that they refer to go out."""
