"""Parsed passages come in; who says what goes out, with the spans of speaker, cue and content."""
