"""What is watched: feeds, finds and web servers' turns. Comes in: domain values; goes out: the same, with leases on
them."""
