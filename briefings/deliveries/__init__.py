"""Changes come in; the digests, alerts and corrections that are owed go out, as rows of the outbox."""
