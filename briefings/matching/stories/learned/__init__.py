"""What two sentences of one story are to one another, by signs; how much each counts was learned from examples.

In: a story (`stories.story`). Out: couples of sentences that tell the same, and numbers of one thing that differ, as
updates or disputes. The examples, pairs of articles, and the weights lie beside the code.
"""
