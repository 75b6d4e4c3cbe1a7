"""The database: tables, migrations, and what implements the ports `Library`, `Outbox`, `FeedBook` and the queue's."""
