"""A pair of statements comes in; what speaks for, against and in doubt of each verdict on it goes out. Pure functions.

`gates` tells what is no match, `features` weighs what is one, `numbers` and `denials` say what two are to one another.
`opposition`, `doubts`, `sameness` and `moved_numbers` are their rules; `matching.decision` asks all of them in order.
"""
