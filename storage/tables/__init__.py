"""The tables as SQLAlchemy declares them."""
