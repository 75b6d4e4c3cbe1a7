"""Processes that can be thrown away: work on what strangers send, inside limits that the operating system holds.

In comes a function with its arguments and `Limits`; out goes its result, a refusal in one sentence, or why the process
ended. `workers` is the side of the bot and the command line, `nursery` the process that loads the model once and forks
a worker for each job, `limits` and `walls` are what holds a worker in, `messages` what goes over the wire.
"""
