"""The real end of the `Outbox` port: subscriptions and deliveries."""
