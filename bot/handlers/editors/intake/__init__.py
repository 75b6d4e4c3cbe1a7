"""What editors hand in: how it comes, what is made of it, and what they are told."""
