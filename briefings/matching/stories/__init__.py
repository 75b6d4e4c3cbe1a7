"""What the statements of two documents of one story are to one another, beyond what each pair tells by itself.

In: all statements of both documents, with the verdicts that `matching.decision` gave. Out: matches of pairs that had
none. Two documents are seen as wholes here, so that this serves who has both at hand: comparing two documents.
"""
