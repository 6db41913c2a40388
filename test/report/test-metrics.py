#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The metrics of a running milter and `sekisho status`: the counts are those of
the mails that were sent, they outlive the child, the watcher is replaced and
holds up nobody; what monitors use (dashboard, alarm rules) asks only for metrics
that exist. Needs root, as the milter runs as another user.
"""
import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "mta"), str(HERE.parent / "malice")]
import prom_check  # noqa: E402
from common import POLICY, mail, missing, program, wait_for  # noqa: E402
from metered import MONITORING, expressions, running, send_some, where  # noqa: E402
from prom_check import one  # noqa: E402
from protocol import CLEANED, REFUSED, Transaction  # noqa: E402
from smtp import free_port  # noqa: E402
from tap import Tap  # noqa: E402

tap = Tap()


def ask(address, words=b"GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n", family=socket.AF_UNIX):
    with socket.socket(family) as sock:
        sock.settimeout(10)
        sock.connect(address)
        sock.sendall(words)
        data = b""
        while more := sock.recv(65536):
            data += more
    head, _, body = data.partition(b"\r\n\r\n")
    return head.decode(), body.decode()


def samples(milter):
    return prom_check.read(ask(where(milter))[1])


def settled(milter, metric, value, **labels):
    """Waits until a sample has @value; gives what it is in the end."""
    wait_for(lambda: one(samples(milter), metric, **labels) == value, 10)
    return one(samples(milter), metric, **labels)


def status(*arguments, expect=None):
    done = subprocess.run([program("sekisho"), "status", *map(str, arguments)],
                          capture_output=True, timeout=60, env={**os.environ, "LC_ALL": "C.UTF-8"})
    if expect is not None and done.returncode != expect:
        tap.ok(False, f"status {arguments} ends with {expect}", f"{done.returncode} {done.stdout}")
    return done.stdout.decode()


def test_counts():
    with running() as milter:
        delivered, refused, twice = send_some(milter)
        tap.ok(refused, "a sealed zone refuses")
        head, text = ask(where(milter))
        tap.ok(head.startswith("HTTP/1.1 200") and "text/plain; version=0.0.4" in head, "HTTP", head)
        found = prom_check.read(text)
        tap.ok(True, "the text is strict Prometheus text, and the names follow the conventions")
        promtool(text)
        lines = milter.reports()
        fates = {v: sum(l["verdict"] == v for l in lines) for v in ("cleaned", "kept", "withheld")}
        for verdict, number in fates.items():
            tap.equal(one(found, "sekisho_messages_total", **{"from": "internet", "to": "town",
                                                              "verdict": verdict}), number,
                      f"{verdict}: as many as lines in the report")
        tap.equal(one(found, "sekisho_messages_total", **{"from": "town", "to": "town",
                                                          "verdict": "untouched"}), 1, "untouched")
        tap.equal(one(found, "sekisho_answers_total", answer="accepted"),
                  delivered + (twice == CLEANED), "accepted: as many as were delivered")
        tap.equal(one(found, "sekisho_answers_total", answer="refused"), twice == REFUSED, "refused")
        tap.equal(one(found, "sekisho_recipients_refused_total", reason="sealed-zone"), 1,
                  "a refused recipient has its reason")
        parts = [p for l in lines for p in l.get("parts", []) if p["path"]]
        counted = sum(v for (n, _), v in found.items() if n == "sekisho_parts_total")
        tap.equal(counted, len(parts), "parts: as many as in the report")
        removed = [p for p in parts if p["reason"]]
        tap.equal(sum(v for (n, _), v in found.items() if n == "sekisho_parts_removed_total"),
                  len(removed), "and so the removed ones")
        tap.equal(one(found, "sekisho_message_bytes_total", direction="in"),
                  sum(l["input"]["bytes"] for l in lines), "bytes in")
        tap.equal(one(found, "sekisho_message_duration_seconds_count"), len(lines),
                  "each has a duration")
        tap.equal(one(found, "sekisho_report_lines_total"), len(lines), "each has a line")
        tap.equal(one(found, "sekisho_report_lag_lines"), 0, "which is on disk")
        works = one(found, "sekisho_workers_put_back_total", room="worker")
        tap.ok(works >= 7, f"workers were put back ({works:.0f})")
        tap.ok(one(found, "sekisho_workers_started_total", room="inspector") >= 1, "and started")
        tap.equal(one(found, "sekisho_queue_running"), 0, "nothing is in hand")
        policy = lines[0]["policy"]
        tap.equal(one(found, "sekisho_policy_info", hash=policy), 1, "the policy is that of the report")
        check_queries(prom_check.names(text))


def promtool(text):
    if shutil.which("promtool") is None:
        tap.skip("promtool check metrics", "promtool is not installed")
        return
    done = subprocess.run(["promtool", "check", "metrics"], input=text.encode(), capture_output=True,
                          timeout=60)
    tap.equal((done.returncode, done.stdout + done.stderr), (0, b""), "promtool has nothing to say")


# ---- what monitors use ------------------------------------------------------

def check_queries(known):
    board = json.loads((MONITORING / "grafana-sekisho.json").read_text(encoding="utf-8"))
    rules = (MONITORING / "sekisho.rules.yml").read_text(encoding="utf-8")
    asked = [("dashboard", e) for e in expressions(board)]
    asked += [("rules", e) for e in re.findall(r"^ +expr: *(?:\|\n)?((?:.|\n {10,})*)", rules, re.M)]
    tap.ok(len([a for a in asked if a[0] == "rules"]) > 8 and len(asked) > 25,
           f"{len(asked)} queries were found")
    unknown = {(w, n) for w, e in asked for n in re.findall(r"\bsekisho_[a-z_]+", e) if n not in known}
    tap.equal(unknown, set(), "dashboard and alarm rules ask only for metrics that exist")
    ids = [p["id"] for p in board["panels"]]
    tap.equal(len(ids), len(set(ids)), "no panel of the dashboard has another's number")
    places = [(p["gridPos"]["x"] + i, p["gridPos"]["y"] + j) for p in board["panels"]
              for i in range(p["gridPos"]["w"]) for j in range(p["gridPos"]["h"])]
    tap.ok(len(places) == len(set(places)) and max(x for x, _ in places) < 24,
           "and none lies over another or outside")
    tap.ok("__inputs" in board or any(v.get("type") == "datasource"
                                      for v in board["templating"]["list"]),
           "whoever imports it chooses the data source")


def test_rules():
    if shutil.which("promtool") is None:
        tap.skip("alarm rules", "promtool is not installed")
        return
    for command in (["check", "rules", "sekisho.rules.yml"], ["test", "rules", "sekisho.rules.test.yml"]):
        done = subprocess.run(["promtool", *command], cwd=MONITORING, capture_output=True, timeout=60)
        tap.ok(done.returncode == 0, "promtool " + " ".join(command), done.stdout + done.stderr)


# ---- life -------------------------------------------------------------------

def test_life():
    with running() as milter:
        tap.equal(Transaction(milter.socket, mail("one"), queue="1").run().what, CLEANED, "a mail")
        tap.equal(settled(milter, "sekisho_answers_total", 1, answer="accepted"), 1, "is counted")
        os.kill(milter.children()["--child"], signal.SIGKILL)
        tap.equal(settled(milter, "sekisho_child_starts_total", 2), 2, "a killed child is replaced")
        tap.equal(settled(milter, "sekisho_up", 1), 1, "and up again")
        tap.equal(one(samples(milter), "sekisho_answers_total", answer="accepted"), 1,
                  "its counts outlive it")
        kill_watcher(milter)
        tap.ok(wait_for(lambda: milter.says("the watcher ended") and can_ask(milter), 15),
               "a killed watcher is replaced")
        tap.equal(one(samples(milter), "sekisho_answers_total", answer="accepted"), 1,
                  "with the same counts")
        tap.equal(Transaction(milter.socket, mail("two"), queue="2").run().what, CLEANED,
                  "and mail goes on")
        tap.ok(milter.reload(POLICY.replace("40M", "41M")), "a reload")
        found = samples(milter)
        tap.equal((one(found, "sekisho_policy_reloads_total"),
                   one(found, "sekisho_policy_last_reload_successful")), (1, 1), "is counted")
        tap.ok(not milter.reload("no policy"), "a reload that fails")
        found = samples(milter)
        tap.equal((one(found, "sekisho_policy_reload_failures_total"),
                   one(found, "sekisho_policy_last_reload_successful")), (1, 0), "is counted, too")
        tap.ok("the last reload failed" in status("-s", f"unix:{where(milter)}", expect=1),
               "and status warns of it")
        last = where(milter)
    tap.ok(not os.path.exists(last), "a stop takes the socket away")


def kill_watcher(milter):
    listing = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(milter.process.pid)],
                             capture_output=True, timeout=20).stdout.decode()
    os.kill(next(int(l.split()[0]) for l in listing.splitlines() if "--watch" in l), signal.SIGKILL)


def can_ask(milter):
    with contextlib.suppress(OSError, ValueError):
        return bool(samples(milter))
    return False


def test_clients():
    with running() as milter:
        address = where(milter)
        idle = [socket.socket(socket.AF_UNIX) for _ in range(3)]
        for sock in idle:
            sock.connect(address)
        idle[1].sendall(b"GET /metr")
        tap.ok("sekisho_up 1" in ask(address)[1], "clients that say nothing hold up nobody")
        long = b"GET /metrics HTTP/1.1\r\n" + b"X-Long: " + b"x" * 5000 + b"\r\n\r\n"
        tap.ok("sekisho_up 1" in ask(address, long)[1], "a long request is answered")
        for words in (b"GET /etc/passwd HTTP/1.1\r\n\r\n", b"POST /metrics HTTP/1.1\r\n\r\n",
                      b"\x00\xff\r\n\r\n"):
            tap.ok(ask(address, words)[0].startswith("HTTP/1.1 404"), f"{words[:12]} gets 404")
        with contextlib.suppress(OSError):
            ask(address, b"x" * 100000)
        tap.ok("sekisho_up 1" in ask(address)[1], "after all that it still answers")
        for sock in idle:
            sock.close()
        tap.equal(oct(os.stat(address).st_mode & 0o777), "0o666", "anybody may ask")


def test_file_and_port():
    port = free_port()
    extra = (f'metrics = "inet:{port}@127.0.0.1"; metrics-file = "FOLDER/sekisho.prom"; ')
    with running(extra) as milter:
        path = milter.base / "sekisho.prom"
        tap.ok(wait_for(path.exists, 15), "the file for node_exporter is there")
        prom_check.read(path.read_text())
        tap.equal(oct(path.stat().st_mode & 0o777), "0o644", "and can be read by others")
        tap.equal([p.name for p in milter.base.iterdir() if p.name.endswith(".new")], [],
                  "nothing half is left beside it")
        _, text = ask(("127.0.0.1", port), family=socket.AF_INET)
        tap.equal(one(prom_check.read(text), "sekisho_up"), 1, "a port of this machine serves, too")
        tap.ok("all is well" in status("-p", milter.policy, expect=0),
               "status finds it by the policy")
        tap.ok(not os.path.exists(where(milter)), "and no other socket is made")


def test_status():
    with running() as milter:
        send_some(milter)
        shown = status("-s", f"unix:{where(milter)}", expect=0)
        tap.ok("mail is taken" in shown and "cleaned" in shown, "status shows a screen", shown)
        line = status("-p", milter.policy, "--format", "nagios", expect=0)
        tap.ok(re.fullmatch(r"SEKISHO OK - [^|]+ \| messages=\d+c .*\n", line),
               "and one line for Nagios", line)
        tap.equal(json.loads(status("-p", milter.policy, "--format", "json"))["status"], "ok", "and JSON")
        japanese = subprocess.run([program("sekisho"), "status", "-p", str(milter.policy)],
                                  capture_output=True, timeout=60,
                                  env={**os.environ, "LC_ALL": "ja_JP.UTF-8"}).stdout.decode()
        tap.ok("正常" in japanese, "in Japanese, too", japanese)
        policy = milter.policy.read_text()
    tap.ok("CRITICAL" in status("-s", "unix:/nonexistent/metrics", "--format", "nagios", expect=2),
           "no service is critical")
    status("--format", "xml", expect=3)
    tap.ok(policy, "a wrong option is status 3, which is none of the three")


def test_policy():
    rows = [('metrics = "inet:9000@192.0.2.1"; ', "milter.metrics"), ('metrics = "yes"; ', "milter.metrics"),
            ('metrics-file = "sekisho.prom"; ', "milter.metrics-file"),
            ('metrics-file = "/var/x.txt"; ', "milter.metrics-file"),
            ('office-hours = "8:30-17:15"; ', "milter.office-hours"),
            ('office-hours = "17:15-08:30"; ', "milter.office-hours"), ("silence = 2000; ", "milter.silence")]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "policy.conf"
        for extra, words in rows:
            path.write_text(POLICY + "milter = { " + extra + "};\n")
            done = subprocess.run([program("sekisho"), "policy", "check", "-p", str(path)],
                                  capture_output=True, timeout=60, env={**os.environ, "LC_ALL": "C.UTF-8"})
            tap.ok(done.returncode != 0 and words.split(".")[1].encode() in done.stdout + done.stderr,
                   f"{extra.strip()} is refused", done.stdout + done.stderr)


def main():
    why = missing()
    tap.run("rules", test_rules)
    if why is not None:
        tap.skip("the metrics of a running milter", why)
        tap.done()
    for case in (test_policy, test_counts, test_life, test_clients, test_file_and_port, test_status):
        tap.run(case.__name__, case)
    tap.done()


main()
