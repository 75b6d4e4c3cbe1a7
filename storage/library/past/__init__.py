"""What was published on an earlier day, kept with the days between which it held."""
