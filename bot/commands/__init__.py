"""The command line's commands, one concern a module."""
