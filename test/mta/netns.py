# SPDX-License-Identifier: Apache-2.0
"""A thread in another network namespace: the sockets that it opens belong there."""
import contextlib
import ctypes
import os

CLONE_NEWNET = 0x40000000


@contextlib.contextmanager
def inside(path):
    """This thread is in the network namespace @path for the time of the context."""
    libc = ctypes.CDLL(None, use_errno=True)
    with open("/proc/thread-self/ns/net") as home, open(path) as there:
        if libc.setns(there.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "setns")
        try:
            yield
        finally:
            if libc.setns(home.fileno(), CLONE_NEWNET) != 0:
                os._exit(99)  # all that follows would happen in a foreign network


def on_host(name):
    """The same, for the namespace that `ip netns add` has made by that name."""
    return inside(f"/run/netns/{name}")
