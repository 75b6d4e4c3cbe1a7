"""Reading on many machines (on PostgreSQL): workers take jobs from the queue, the bot hands in and waits. Comes in:
uploads; goes out: drafts, laid one at a time in the order of each sender, or what was read, for whoever asked."""
