"""Parsed passages come in; where somebody or something is named goes out, with what the words tell of whoever it is."""
