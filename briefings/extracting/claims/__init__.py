"""Parsed passages come in; the sentences that assert something go out, cut where the speaker changes."""
