# SPDX-License-Identifier: Apache-2.0
"""A milter of the test build and its fault plan.

    with Rig(folder, "one") as rig: rig.arm("report-write", "ENOSPC"); …
"""
import contextlib
import mmap
import os
import pathlib
import shutil
import signal
import struct
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "mta"))
import common  # noqa: E402
from common import Milter, POLICY, wait_for  # noqa: E402

PLAN = "<5i32s16s"  # fault.h

QUICK = POLICY.replace('message = "40M"', 'message = "40M"; seconds = 2')


def built(name):
    build = os.environ.get("SK_BUILD", common.ROOT / "build")
    return str(pathlib.Path(build).resolve() / "test" / "malice" / name)


def missing():
    why = common.missing()
    if why:
        return why
    for name in ("fault-milter", "fault-worker", "fault-inspector", "malice-worker"):
        if not os.path.exists(built(name)):
            return f"{name} is not built"
    return None


class Own(Milter):
    """A milter whose programs stand in a folder of their own: the worker and
    inspector beside it are the ones it starts."""

    def __init__(self, folder, name, programs, **more):
        super().__init__(folder, more.pop("policy", QUICK), name, **more)
        self.programs = self.base / "programs"
        self.programs.mkdir()
        self.programs.chmod(0o755)
        for target, source in programs.items():
            shutil.copy(source, self.programs / target)

    def command(self):
        return [str(self.programs / "sekisho-milter"), *super().command()[1:]]


class Rig(Own):
    """With fault points, and the plan that arms them."""

    def __init__(self, folder, name="rig", **more):
        super().__init__(folder, name, {
            "sekisho-milter": built("fault-milter"),
            "sekisho-worker": built("fault-worker"),
            "sekisho-inspector": built("fault-inspector")}, **more)
        path = self.programs / "fault.plan"
        path.write_bytes(bytes(struct.calcsize(PLAN)))
        path.chmod(0o666)
        with open(path, "r+b") as file:
            self.plan = mmap.mmap(file.fileno(), struct.calcsize(PLAN))

    def arm(self, point, kind, skip=0):
        self.plan[:] = struct.pack(PLAN, 0, skip, 0, 0, 0, point.encode(), kind.encode())
        self.plan[:4] = struct.pack("<i", 1)

    def fired(self):
        return struct.unpack_from("<i", self.plan, 12)[0] == 1

    def release(self):
        """Who waits goes on, and nothing more happens."""
        self.plan[:4] = struct.pack("<i", 0)
        self.plan[16:20] = struct.pack("<i", 1)

    def victim(self, who):
        """The process id of @who: parent, child, worker, inspector."""
        if who == "parent":
            return self.process.pid
        return self.children()[{"child": "--child"}.get(who, who)]

    def kill(self, who):
        with contextlib.suppress(ProcessLookupError, KeyError):
            os.kill(self.victim(who), signal.SIGKILL)
        if who == "parent":
            self.process.wait(10)

    def again(self):
        """A fresh one, whatever became of the last."""
        self.release()
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait(10)
        time.sleep(0.02)
        self.log.unlink(missing_ok=True)
        return self.start()

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.release()
        self.stop()


def until(what, seconds):
    return wait_for(what, seconds, 0.01)
