"""Implements the ports of watching: feeds, finds, and leases on them and on web servers."""
