"""Statements come in; verdicts on pairs, findings, figures and changes go out. Pure functions."""
