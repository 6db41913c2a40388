# SPDX-License-Identifier: Apache-2.0
"""What goes wrong during a ledger: processes of the gateway are killed at
random, the policy is read anew every second; and what is seen of them: memory,
descriptors, zombies. Only processes below the milter's parent are touched.
"""
import collections
import contextlib
import os
import pathlib
import random
import signal
import threading
import time

from common import POLICY, wait_for

LIMITS = 'limits = { message = "40M"; };'
ENGLISH = 'plain = { base = "text-only"; notice = { language = "en"; }; };'
assert LIMITS in POLICY
# The sending MTA is a listed client of its zone, so that mail within it can be
# told from mail whose origin nothing proves.
OUTSIDE = 'default = true; domains'
assert OUTSIDE in POLICY
JA = POLICY.replace(LIMITS, 'limits = { message = "40M"; seconds = 5; };').replace(
    OUTSIDE, 'default = true; clients = [ "127.2.0.0/16" ]; domains')
EN = JA.replace('plain = { base = "text-only"; };', ENGLISH)
assert JA != EN
BROKEN = [JA + "nonsense = 1;\n", JA.replace("town.test", "town..test", 1),
          JA[:len(JA) // 2], "", JA.replace('"vault"; domains', '"vault"; domain'),
          JA + 'crossings = ( { from = "vault"; to = "town"; } );\n']


def children(pid):
    """Pids of @pid's children."""
    found = []
    with contextlib.suppress(OSError):
        for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
    return found


def command_line(pid):
    with contextlib.suppress(OSError):
        return pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
    return ""


def state(pid):
    with contextlib.suppress(OSError):
        text = pathlib.Path(f"/proc/{pid}/stat").read_text()
        return text.rsplit(")", 1)[1].split()[0]
    return ""


def pss(pid):
    """Proportional set size in kB, or None."""
    with contextlib.suppress(OSError, IndexError, ValueError):
        text = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
        return int(text.split("\nPss:")[1].split()[0])
    return None


SPOOLS_MOST = 8  # that wait for the next mails, two descriptors each


def descriptors(pid):
    """How many @pid has, but for those of waiting spools."""
    spools = others = 0
    with contextlib.suppress(OSError):
        for number in os.listdir(f"/proc/{pid}/fd"):
            with contextlib.suppress(OSError):
                name = os.readlink(f"/proc/{pid}/fd/{number}")
                is_spool = name.startswith("/memfd:sekisho-in")
                spools, others = spools + is_spool, others + (not is_spool)
        return others + max(0, spools - 2 * SPOOLS_MOST)
    return None


class Family:
    """Who lives below the milter's parent now."""

    def __init__(self, parent):
        self.parent = parent
        self.roles = collections.defaultdict(list)
        for pid in children(parent):
            line = command_line(pid)
            role = ("child" if "--child" in line else
                    "worker" if "worker" in line else
                    "inspector" if "inspector" in line else "other")
            self.roles[role].append(pid)
            if role in ("worker", "inspector"):
                self.look_inside(role, pid)

    def look_inside(self, role, pid):
        """A zygote's first child keeps its PID namespace; the others are workers,
        which have a message or wait for one."""
        below = sorted(children(pid))
        self.roles["keeper"] += below[:1]
        self.roles["message"] += below[1:]

    def everybody(self):
        return [self.parent, *(pid for pids in self.roles.values() for pid in pids)]

    def newest(self, role):
        return max(self.roles[role], default=None)


class Samples:
    """Memory over time, per act and role, of processes by pid."""

    def __init__(self):
        self.rows = []   # (act, settled mails, role, pid, Pss kB)
        self.zombies = collections.Counter()
        self.seen = set()

    def take(self, act, settled, parent):
        family = Family(parent)
        people = family.everybody()
        self.seen.update((pid, self.born(pid)) for pid in people)
        for role in ("child", "worker", "inspector"):
            pid = family.newest(role)
            kilobytes = pss(pid) if pid else None
            if kilobytes:
                self.rows.append((act, settled, role, pid, kilobytes))
        kilobytes = pss(parent)
        if kilobytes:
            self.rows.append((act, settled, "parent", parent, kilobytes))
        self.zombies.update(pid for pid in people if state(pid) == "Z")

    @staticmethod
    def born(pid):
        with contextlib.suppress(OSError, IndexError):
            text = pathlib.Path(f"/proc/{pid}/stat").read_text()
            return text.rsplit(")", 1)[1].split()[19]
        return None

    def left_over(self):
        """Processes ever seen that live on. One that we froze before it could
        ask to die with its parent must end as soon as it goes on."""
        left = [pid for pid, born in self.seen if born and self.born(pid) == born]
        for pid in left:
            if state(pid) == "T":
                os.kill(pid, signal.SIGCONT)
        return left

    def of(self, role, acts):
        """[(settled, kB)] of the process of @role that was seen longest."""
        rows = [row for row in self.rows if row[2] == role and row[0] in acts]
        longest = collections.Counter(row[3] for row in rows).most_common(1)
        return [(row[1], row[4]) for row in rows if longest and row[3] == longest[0][0]]


class Chaos(threading.Thread):
    """Kills and reloads until it is told to stop; act says what may be hit."""

    # act: (seconds between two kills, {what: weight})
    ACTS = {"storm": (0.5, {"worker": 6, "inspector": 4, "keeper": 2,
                            "message": 12, "child": 3, "parent": 1, "frozen": 1}),
            "unrest": (0.6, {"worker": 4, "inspector": 3, "keeper": 1, "message": 8}),
            "calm": (None, {})}

    def __init__(self, milter, seed):
        super().__init__(daemon=True)
        self.milter = milter
        self.random = random.Random(f"chaos:{seed}")
        self.act = "storm"
        self.first = ["parent", "child", "inspector", "worker", "message"]
        self.done = threading.Event()
        self.kills = collections.Counter()
        self.hups = self.broken = 0
        self.error = None

    def put_policy(self, text):
        """In one step, so that nobody reads half of it."""
        real, self.milter.policy = self.milter.policy, self.milter.base / "policy.new"
        try:
            self.milter.write_policy(text)
            os.replace(self.milter.policy, real)
        finally:
            self.milter.policy = real

    def announced(self):
        """How often a parent said that it is ready."""
        return self.milter.says("listening on")

    def restart_parent(self):
        self.put_policy(JA)
        before = self.announced()
        self.milter.process.kill()
        self.milter.process.wait(10)
        self.milter.start()
        if not wait_for(lambda: self.announced() > before, 40):
            raise RuntimeError("the parent did not come back")

    def reload(self):
        self.hups += 1
        text = JA if self.hups % 2 else EN
        if self.hups % 7 == 3:
            self.broken += 1
            text = BROKEN[self.broken % len(BROKEN)]
        self.put_policy(text)
        self.milter.process.send_signal(signal.SIGHUP)

    def kill(self, what):
        role = "worker" if what == "frozen" else what
        end = time.monotonic() + 0.3  # a message's process lives for milliseconds
        while not (pool := Family(self.milter.process.pid).roles[role]) \
                and what != "parent" and time.monotonic() < end:
            pass
        if what == "parent":
            self.restart_parent()
        elif pool:
            pid = self.random.choice(pool)
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGSTOP if what == "frozen" else signal.SIGKILL)
        else:
            return
        self.kills[what] += 1

    def step(self, now, due):
        """Does what is due; @due is [next reload, next kill]."""
        if self.act != "calm" and now >= due[0]:
            self.reload()
            due[0] = now + 1.0
        every, weights = self.ACTS[self.act]
        if every is not None and now >= due[1]:
            self.kill(self.first.pop() if self.first and self.act == "storm" else
                      self.random.choices(list(weights), list(weights.values()))[0])
            due[1] = now + self.random.expovariate(1 / every)

    def run(self):
        due = [time.monotonic() + 1] * 2
        try:
            while not self.done.wait(0.02):
                self.step(time.monotonic(), due)
        except Exception as error:  # a thread's exception is nobody's otherwise
            self.error = error
