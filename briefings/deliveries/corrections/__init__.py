"""An act of the desk comes in; corrections go out, as deliveries that are owed, for each message that told what the act
took or gave back. A message that still waits is composed anew instead.
"""
