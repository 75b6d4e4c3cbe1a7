"""What an act touched comes in; what follows for findings, figures and events goes out, as of today and past days.

`comparison` judges pairs of statements. `recompute` settles the findings of what was judged, and records what changed;
`ledger` settles the figures, `events` the events. `standings` and `past_figures` keep how all that stood on past days.
"""
