"""What the library's rows hold, how they are written, and by what they are found."""
