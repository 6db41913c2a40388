# SPDX-License-Identifier: Apache-2.0
"""Single measurements. Each returns numbers of one repetition and decides
nothing; run puts repetitions together."""
import json
import os
import pathlib
import resource
import shutil
import subprocess
import threading
import time

PATIENCE = 200


def tool(build, name):
    return str(pathlib.Path(build) / "test" / "bench" / f"bench-{name}")


def run_json(arguments, allow=(0,)):
    done = subprocess.run([str(a) for a in arguments], capture_output=True,
                          timeout=PATIENCE, stdin=subprocess.DEVNULL)
    if done.returncode not in allow:
        raise RuntimeError(f"{arguments[0]}: {done.returncode} "
                           f"{done.stderr.decode()[-500:]} {done.stdout.decode()[-500:]}")
    return json.loads(done.stdout)


def milter(build, server, mails, total, connections=4):
    """Through the milter alone: the loader's figures and CPU a message."""
    before = server.cpu_ms()
    result = run_json([tool(build, "load_milter"), server.socket, connections,
                       total, *mails], (0, 1))
    # Workers are put back a moment after the answer.
    time.sleep(0.1)
    result["cpu_ms"] = (server.cpu_ms() - before) / total
    return result


def smtp(build, mta, name, mails, total, connections=4):
    """Through Postfix and the milter called @name."""
    result = run_json([tool(build, "load_smtp"), mta.ports[name], connections,
                       total, *mails], (0, 1))
    mta.idle()
    return result


def floor_cpu(build, mails):
    return run_json([tool(build, "inprocess"), 3, *mails])["cpu_ms"]


def fork_bare(build, rounds=1000):
    return run_json([tool(build, "fork_bare"), rounds])


def put_back(build, mails, rounds=3):
    """CPU of the worker that is put back, and of the same in one process."""
    worker = pathlib.Path(build) / "src" / "worker" / "sekisho-worker"
    return run_json([tool(build, "put_back"), worker, rounds, *mails])


def report(build, log):
    """CPU seconds in which `sekisho report` sums up @log, and in which jq and
    wc read it; None for a program that is not there."""
    def cpu(*command):
        if shutil.which(str(command[0])) is None:
            return None
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([str(c) for c in command], stdout=subprocess.DEVNULL, check=True,
                       timeout=PATIENCE)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    cli = pathlib.Path(build) / "src" / "cli" / "sekisho"
    return {"bytes": pathlib.Path(log).stat().st_size,
            "sekisho": cpu(cli, "report", "--format", "json", log),
            "jq": cpu("jq", "-c", ".verdict", log), "wc": cpu("wc", "-l", log)}


def anonymous(pid):
    """Bytes of memory of @pid that no file backs, shared with nobody."""
    try:
        text = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in text.splitlines()
               if line.startswith("Pss_Anon:")) * 1024


def memory_files(pids):
    """Bytes in memfds that any of @pids holds, each counted once."""
    found = {}
    for pid in pids:
        folder = f"/proc/{pid}/fd"
        try:
            numbers = os.listdir(folder)
        except OSError:
            continue
        for number in numbers:
            try:
                if "memfd:" not in os.readlink(f"{folder}/{number}"):
                    continue
                stat = os.stat(f"{folder}/{number}")
            except OSError:
                continue
            found[stat.st_ino] = stat.st_blocks * 512
    return sum(found.values())


def daemon_memory(server):
    """Parent, child and the memfds they hold."""
    children = server.zygotes()
    pids = [server.roots()[0], children["--child"]]
    return sum(map(anonymous, pids)) + memory_files(pids)


def whole_memory(server):
    pids = server.tree()
    return sum(map(anonymous, pids)) + memory_files(pids)


def in_flight(build, server, mail, count):
    """Growth of memory against @count mails in flight at once."""
    size = pathlib.Path(mail).stat().st_size * count
    daemon, whole = daemon_memory(server), whole_memory(server)
    load = subprocess.Popen(
        [tool(build, "load_milter"), f"hold:{server.socket}", str(count), str(count),
         str(mail)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    timer = threading.Timer(120, load.kill)
    timer.start()
    try:
        for _ in range(count):
            assert load.stdout.readline() == b"held\n", "the loader ended early"
        most, most_whole = daemon_memory(server), whole_memory(server)
        load.stdin.write(b"g" * count)
        load.stdin.close()
        while load.poll() is None:
            most = max(most, daemon_memory(server))
            most_whole = max(most_whole, whole_memory(server))
        failed = json.loads(load.stdout.read())["failed"]
    finally:
        timer.cancel()
        load.kill()
        load.wait()
        load.stdout.close()
    return {"daemon": (most - daemon) / size, "whole": (most_whole - whole) / size,
            "failed": failed}
