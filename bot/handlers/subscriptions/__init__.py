"""Subscribing, and everything that a subscription can be set to."""
