"""Subscribing, and all settings of a subscription."""
