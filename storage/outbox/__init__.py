"""Implements the `Outbox` port: subscriptions and deliveries."""
