"""Parsed passages come in; place names with their countries and roles go out."""
