"""Disposable processes, which work on what strangers send within limits that the operating system enforces.

Comes in: a function with its arguments, and `Limits`. Goes out: its result, a refusal in one sentence, or why the
process ended. `workers` is used by the bot and the command line; `nursery` is the process that loads the model once and
forks a worker for each job; `limits` and `walls` confine a worker; `messages` are what is sent between them.
"""
