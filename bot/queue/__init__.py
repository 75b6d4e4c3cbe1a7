"""Reading on many machines (on PostgreSQL): workers take jobs from the queue, the bot hands in and waits. Comes in:
uploads. Goes out: drafts, stored one at a time in each sender's order; or what was read, for whoever asked."""
