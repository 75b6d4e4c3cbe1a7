"""A document comes in; where and on what days the event was that its tolls are of goes out."""
