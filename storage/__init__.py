"""The database: tables, migrations, and what implements the ports `Library`, `Outbox`, `FeedBook` and the queue's.

A method that a port names (`briefings.ports`) has its docstring there; here one says only what the port's does not.
"""
