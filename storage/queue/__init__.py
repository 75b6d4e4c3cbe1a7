"""The queue for reading on many machines (PostgreSQL only). Comes in: uploads. Goes out: jobs for workers, each queued
in the transaction that allows it to begin."""
