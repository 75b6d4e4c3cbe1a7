"""Handlers for python-telegram-bot, one concern a module."""
