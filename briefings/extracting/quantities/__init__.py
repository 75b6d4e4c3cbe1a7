"""Parsed passages come in; amounts that count or measure something go out."""
