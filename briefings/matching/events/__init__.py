"""What documents tell of single events comes in; which tellings are of one event, and its toll, go out. Pure functions.

`events` joins tellings by the rules of `event_fit`; `event_counts` says which numbers of a people count one event's.
`wholes` chooses each document's number by what `casualties`, `parties`, `non_counts`, `headlines`, `rival_numbers` and
`those_hit` say of it, and `tolls` makes an event's figures of these.
"""
