"""Statements come in; verdicts on pairs, findings, figures and changes go out. Pure functions.

`blocking` and `candidates` say which pairs are compared, `likeness/` how alike two are, and `decision`, by the rules of
`verdicts/`, what they are to one another. `findings`, `figures` and `events/` gather what was decided; `changes` and
`net_changes` tell what is new.
"""
