"""The queue for reading on many machines (PostgreSQL alone). Comes in: uploads; goes out: jobs for workers, each put in
the queue in the transaction that lets it begin."""
