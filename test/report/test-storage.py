#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The report file of a running milter: rotated under load by rename alone and
by logrotate with the file that is shipped, and on a disk that fills up. What was
answered "delivered" has its line in one of the files, whole; what has no line was
told 451.

Needs root: the milter runs as another user, and the disk is a small tmpfs in a
mount namespace of this test's own.
"""
import contextlib
import gzip
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "mta"), str(HERE.parent / "malice")]
from common import POLICY, USER, Milter, mail, missing, wait_for  # noqa: E402
from protocol import CLEANED, QUEUED, Transaction  # noqa: E402
from tap import ROOT, Tap, program  # noqa: E402

tap = Tap()
SENDERS, MAILS = 4, 40
INSIDE = "SK_TEST_INSIDE"  # this process is in a mount namespace of its own
DISK = 96 * 1024


@contextlib.contextmanager
def running(report=None):
    """A milter in a folder of its own; @report(folder) says where it writes."""
    folder = tempfile.mkdtemp(prefix="sekisho-storage-")
    os.chmod(folder, 0o755)
    milter = Milter(folder, POLICY)
    if report is not None:
        milter.report = report(milter)
        milter.write_policy(POLICY)
    try:
        yield milter.start()
    finally:
        milter.stop()
        shutil.rmtree(folder, ignore_errors=True)


def send(milter, queue, body=b"plain text\r\n"):
    return Transaction(milter.socket, mail(queue, body), queue=queue).run()


def send_many(milter, sender, outcomes, over):
    number = 0
    while number < MAILS or not over.wait(0.01):
        queue = f"Q{sender}-{number}"
        outcomes[queue] = send(milter, queue).what
        number += 1


def under_load(milter, action, times):
    """{queue id: outcome} of what is sent while @action is done @times."""
    outcomes, over = {}, threading.Event()
    senders = [threading.Thread(target=send_many, args=(milter, n, outcomes, over))
               for n in range(SENDERS)]
    for thread in senders:
        thread.start()
    for _ in range(times):
        action()
    over.set()
    for thread in senders:
        thread.join()
    return outcomes


def lines_of(paths):
    """({queue id: lines}, lines that do not parse) of all @paths."""
    found, torn = {}, 0
    for path in paths:
        data = path.read_bytes()
        if path.suffix == ".gz":
            data = gzip.decompress(data)
        for line in data.split(b"\n"):
            if not line:
                continue
            try:
                queue = json.loads(line)["queue"]
            except ValueError:
                torn += 1
                continue
            found[queue] = found.get(queue, 0) + 1
    return found, torn


def judge(name, outcomes, folder):
    paths = sorted(p for p in folder.iterdir() if p.name.startswith("report"))
    found, torn = lines_of(paths)
    delivered = {q for q, what in outcomes.items() if what == CLEANED}
    tap.equal(len(delivered), len(outcomes), f"{name}: all {len(outcomes)} mails are delivered")
    tap.equal({q for q in delivered if found.get(q) != 1}, set(),
              f"{name}: each has one line in one of {len(paths)} files")
    tap.equal(torn, 0, f"{name}: no line is torn")
    tap.ok(len(paths) > 2, f"{name}: there were rotations ({len(paths)} files)")


def rename_under_load():
    count = [0]

    def rotate():
        with contextlib.suppress(FileNotFoundError):
            os.rename(milter.report, milter.report.with_name(f"report.{count[0]}"))
            count[0] += 1
        threading.Event().wait(0.02)

    with running() as milter:
        outcomes = under_load(milter, rotate, 20)
        judge("renamed", outcomes, milter.base)
        tap.equal(milter.says("ALARM"), 0, "renamed: no alarm")


def shipped_rotation(milter):
    """The shipped logrotate file for this milter's report, by the second instead
    of by the day, so that a test sees more than one."""
    text = (ROOT / "packaging" / "logrotate" / "sekisho").read_text()
    for old, new in (("/var/log/sekisho/report.jsonl", str(milter.report)),
                     ("su sekisho sekisho", f"su {USER} nogroup"),
                     ("dateformat -%Y-%m-%d", "dateformat -%s"), ("dateyesterday\n", "\n")):
        if old not in text:
            raise RuntimeError(f"the shipped file says no more \"{old}\"")
        text = text.replace(old, new)
    path = milter.base.parent / "rotate.conf"
    path.write_text(text)
    return path


def logrotate_under_load():
    if shutil.which("logrotate") is None:
        tap.skip("logrotate with the shipped file", "logrotate is not installed")
        return
    with running() as milter:
        conf = shipped_rotation(milter)

        def rotate():
            done = subprocess.run(
                ["logrotate", "--force", "-s", str(milter.base.parent / "state"), str(conf)],
                capture_output=True, timeout=60)
            if done.returncode != 0:
                wrong.append(done.stderr.decode())
            # The names of this test differ by the second.
            threading.Event().wait(1.1)

        wrong = []
        outcomes = under_load(milter, rotate, 3)
        tap.equal(wrong, [], "logrotate: takes the shipped file")
        outcomes["Q-last"] = send(milter, "Q-last").what
        judge("logrotate", outcomes, milter.base)
        tap.ok(any(p.suffix == ".gz" for p in milter.base.iterdir()),
               "logrotate: older ones are compressed")


def fill(milter, outcomes, upto):
    """Sends until a mail is kept back, at most @upto mails."""
    for number in range(upto):
        queue = f"F{len(outcomes)}"
        outcomes[queue] = send(milter, queue).what
        if outcomes[queue] != CLEANED:
            return number
    return upto


def on_small_disk(milter):
    disk = milter.base / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK},mode=0777", "none",
                    str(disk)], check=True, timeout=20)
    return disk / "report.jsonl"


def full_disk():
    with running(on_small_disk) as milter:
        disk, outcomes = milter.report.parent, {}
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(DISK // 2))
        fill(milter, outcomes, 400)
        tap.ok(QUEUED in outcomes.values(), "full disk: mail is kept back at the sender",
               set(outcomes.values()))
        kept = {f"K{n}": send(milter, f"K{n}").what for n in range(5)}
        tap.equal(set(kept.values()), {QUEUED}, "full disk: and so is the next, with 451")
        done = subprocess.run([program("sekisho"), "status", "-p", str(milter.policy)],
                              capture_output=True, timeout=60)
        tap.equal(done.returncode, 2, "full disk: sekisho status is critical")
        tap.equal(milter.says("ALARM: report file:"), 1, "full disk: one alarm, not one a mail")
        ballast.unlink()
        again = {f"A{n}": send(milter, f"A{n}").what for n in range(5)}
        tap.equal(set(again.values()), {CLEANED}, "full disk: with room again mail passes")
        tap.ok(milter.says("takes lines again"), "full disk: and that is said")
        outcomes.update(again)
        outcomes.update(kept)
        found, torn = lines_of([milter.report])
        delivered = {q for q, what in outcomes.items() if what == CLEANED}
        tap.equal({q for q in delivered if found.get(q) != 1}, set(),
                  "full disk: every delivered mail has its whole line")
        tap.ok(torn <= 1, f"full disk: {torn} torn line, on a line of its own")
        tap.ok(wait_for(lambda: not milter.ended(), 1), "full disk: the milter goes on")


def main():
    why = missing()
    if why is None and INSIDE not in os.environ:
        inside = subprocess.run(["unshare", "-m", "true"], capture_output=True, timeout=20)
        if inside.returncode == 0:
            os.environ[INSIDE] = "1"
            os.execvp("unshare", ["unshare", "-m", sys.executable, __file__])
    if why is not None:
        tap.skip("the report file of a running milter", why)
        tap.done()
    tap.run("renamed", rename_under_load)
    tap.run("logrotate", logrotate_under_load)
    if INSIDE in os.environ:
        tap.run("full disk", full_disk)
    else:
        tap.skip("full disk", "no mount namespace is to be had")
    tap.done()


main()
