"""Statements come in; what they tell that two are compared by goes out, and how two stand to one another in it.

`similarity` is of words, `values` of numbers, `time_relation` of times, `deeds` of what became of people; `clauses` and
`parts` tell of which whole a number is, and `subjects` whether two count out of one. Pure functions.
"""
