"""The process that forks workers: it loads what every job needs once, confines itself, and forks a copy for each job.

A copy takes some 15 ms and shares the model's memory; when it ends, nothing of its job is left. This process itself
never reads what a stranger sent. It has one thread, ends with its client, and ends its workers with it.
"""

from __future__ import annotations

import contextlib
import gc
import os
import selectors
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.sandbox.limits import Limits, hold, release
from bot.sandbox.messages import receive, send, trusted
from bot.sandbox.walls import be_killed_first, die_with_parent, raise_walls, shut_in
from briefings.values import frozen

# A request to fork carries two sockets: the line to the worker, and the leash, which the client closes to end it.
FORK = b"F"
# The first word of what is told instead of walls, before the traceback.
NOT_READY = "not ready"
# Ctrl-C and the end of a terminal are told to every process in front: they are the client's to handle, in order.
THE_CLIENTS = frozenset(getattr(signal, name) for name in ("SIGINT", "SIGHUP") if hasattr(signal, name))


@frozen
class Preparation:
    """What is done once before the first fork: `prepare(*args)`. `readable` are further files that workers may read."""

    prepare: Callable[..., None]
    args: tuple[Any, ...] = ()
    readable: tuple[Path, ...] = ()


@frozen
class Job:
    """One job. `first` is run before the limits are set; it costs nothing if it was run before."""

    task: Callable[..., Any]
    args: tuple[Any, ...]
    limits: Limits
    first: Callable[[], None] | None = None


class Nursery:
    """Forks a worker for each request on `control`, and tells the client how its worker ended."""

    def __init__(self, control: socket.socket, readable: tuple[Path, ...] = ()) -> None:
        self._control = control
        self._readable = readable
        self._selector = selectors.DefaultSelector()
        self._leashes: dict[int, socket.socket] = {}
        self._wake, self._woken = socket.socketpair()

    def serve(self) -> None:
        """Works until the client closes the control line."""
        for end in (self._wake, self._woken):
            end.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)
        self._selector.register(self._control, selectors.EVENT_READ)
        self._selector.register(self._woken, selectors.EVENT_READ)
        while True:
            for key, _ in self._selector.select():
                if key.fileobj is self._control:
                    if not self._fork():
                        return
                elif key.fileobj is self._woken:
                    self._bury()
                else:
                    self._let_go(key.data)

    def close(self) -> None:
        """Ends every worker."""
        for pid in self._leashes:
            _kill(pid)

    def _fork(self) -> bool:
        """Forks a worker for one request; False if the client is gone."""
        request, sockets, _, _ = socket.recv_fds(self._control, 1, 2)
        if request != FORK or len(sockets) != 2:
            return False
        line, leash = (socket.socket(fileno=number) for number in sockets)
        own = os.getpid()
        pid = os.fork()
        if not pid:
            self._become_worker(own, line, leash)
        line.close()
        self._leashes[pid] = leash
        self._selector.register(leash, selectors.EVENT_READ, pid)
        return True

    def _become_worker(self, parent: int, line: socket.socket, leash: socket.socket) -> None:
        status = 1
        try:
            die_with_parent(parent)
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self._selector.close()
            for other in (self._control, self._wake, self._woken, leash, *self._leashes.values()):
                other.close()
            shut_in(self._readable)
            work(line)
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)

    def _bury(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while self._woken.recv(4096):
                pass
        while self._leashes:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            leash = self._leashes.pop(pid)
            with contextlib.suppress(KeyError):
                self._selector.unregister(leash)
            with contextlib.suppress(OSError):
                leash.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))
            leash.close()

    def _let_go(self, pid: int) -> None:
        """Ends a worker whose client has closed the leash, whatever it is doing."""
        leash = self._leashes.get(pid)
        if leash is not None:
            self._selector.unregister(leash)
            _kill(pid)


def work(line: socket.socket) -> None:
    """Does one job after another until the client closes the line."""
    while (packed := receive(line)) is not None:
        job: Job = trusted(packed)
        if job.first is not None:
            job.first()
        hold(job.limits)
        try:
            answer = _answer(job)
        finally:
            release()
        send(line, answer)


def _answer(job: Job) -> tuple[Any, ...]:
    """The answer to a job: its result, a refusal (its error's name and sentence), "memory", or a bug's traceback."""
    from briefings.errors import DatelineError

    try:
        return "done", job.task(*job.args)
    except DatelineError as error:
        return "refused", type(error).__name__, str(error)
    except MemoryError:
        return ("memory",)
    except Exception:
        return "bug", traceback.format_exc()[-20_000:]


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def main() -> None:
    """`python -m bot.sandbox.nursery FD`: serves the client at the other end of that socket."""
    control = socket.socket(fileno=int(sys.argv[1]))
    for name in THE_CLIENTS:
        signal.signal(name, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, THE_CLIENTS)  # they were held back until now
    be_killed_first()
    os.nice(5)  # the chat goes first on a small machine
    packed = receive(control)
    if packed is None:
        return
    preparation: Preparation = trusted(packed)
    try:
        preparation.prepare(*preparation.args)
    except Exception:
        send(control, (NOT_READY, traceback.format_exc()))
        sys.exit(1)
    walls = raise_walls(preparation.readable)
    # Exempts what is loaded from garbage collection, so that its pages stay unchanged and shared with the forks.
    gc.collect()
    gc.freeze()
    send(control, (walls.network, walls.files, walls.memory))
    nursery = Nursery(control, preparation.readable)
    try:
        nursery.serve()
    finally:
        nursery.close()


if __name__ == "__main__":
    main()
