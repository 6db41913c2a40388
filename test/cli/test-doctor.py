#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`sekisho doctor` and `sekisho setup --apply` on a real gateway: each line is
good while all is well, and fails when what it looks at is broken."""
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "mta"), str(HERE.parent)]
from common import (POLICY, USER, Milter, Postfix, Sink, Tap, gateway,  # noqa: E402
                    missing, program, wait_for)
from tap import on_terminal  # noqa: E402

tap = Tap()
# What a Postfix of the tests needs for `policy check --mta` to be content.
WELL = {"non_smtpd_milters": "$smtpd_milters", "message_size_limit": "104857600",
        "internal_mail_filter_classes": "bounce, notify",
        "smtpd_forbid_bare_newline": "normalize",
        "smtpd_forbid_bare_newline_exclusions": "",
        "smtpd_recipient_restrictions": "permit"}
NAMES = ["programs", "user", "policy", "site-key", "report", "sandbox", "socket", "mta",
         "probe-accepted", "probe-report", "probe-delivered"]


def doctor(milter, postfix, *more, user=USER, probe="b@town.test", policy=None, env=None):
    """(exit status, {name: check}) of `sekisho doctor --json`."""
    args = [program("sekisho"), "doctor", "-p", str(policy or milter.policy), "--mta",
            str(postfix.etc), "--user", user, "--timeout", "20", "--json"]
    if probe:
        args += ["--probe", probe]
    done = subprocess.run([*args, *more], capture_output=True, timeout=120,
                          env={**os.environ, **(env or {})})
    if not done.stdout:
        return done.returncode, {"stderr": done.stderr.decode()}
    said = json.loads(done.stdout)
    return done.returncode, {check["name"]: check for check in said["checks"]}


# ---- what is broken, and which lines say so --------------------------------


@contextlib.contextmanager
def mode(path, bits):
    before = path.stat().st_mode & 0o7777
    path.chmod(bits)
    yield {}
    path.chmod(before)


@contextlib.contextmanager
def content(path, octets):
    before = path.read_bytes()
    path.write_bytes(octets)
    yield {}
    path.write_bytes(before)


@contextlib.contextmanager
def away(path):
    aside = path.with_name(path.name + ".aside")
    path.rename(aside)
    yield {}
    path.unlink(missing_ok=True)
    aside.rename(path)


@contextlib.contextmanager
def owner(path, uid):
    before = path.stat()
    os.chown(path, uid, -1)
    yield {}
    os.chown(path, before.st_uid, -1)


@contextlib.contextmanager
def group(path, gid):
    before = path.stat()
    os.chown(path, -1, gid)
    yield {}
    os.chown(path, -1, before.st_gid)


@contextlib.contextmanager
def no_socket(path):
    """A file where the socket was."""
    with away(path):
        path.write_text("no socket")
        yield {}


@contextlib.contextmanager
def nobody_listens(path):
    """A socket that nobody serves."""
    import socket
    with away(path):
        with socket.socket(socket.AF_UNIX) as left:
            left.bind(str(path))
        path.chmod(0o660)
        shutil.chown(path, group="postfix")
        yield {}


@contextlib.contextmanager
def setting(postfix, name, value):
    before = (postfix.etc / "main.cf").read_bytes()
    postfix.command("postconf", "-e", f"{name}={value}")
    os.utime(postfix.etc / "main.cf", (1, 1))
    yield {}
    (postfix.etc / "main.cf").write_bytes(before)
    os.utime(postfix.etc / "main.cf", (1, 1))


@contextlib.contextmanager
def options(**more):
    yield more


@contextlib.contextmanager
def programs(folder, name, script):
    """The command beside programs of which one is something else."""
    place = pathlib.Path(folder) / "programs"
    place.mkdir()
    for each in ("sekisho", "sekisho-milter", "sekisho-worker", "sekisho-inspector"):
        shutil.copy(program(each), place / each)
    (place / name).write_text("#!/bin/sh\n" + script)
    (place / name).chmod(0o755 if script else 0o644)
    yield {"program": str(place / "sekisho")}
    shutil.rmtree(place)


def broken(folder, milter, postfix):
    """(name, context, lines that fail, words of the first of them)."""
    base = milter.base
    etc = postfix.etc
    return [
        ("milter of another version",
         programs(folder, "sekisho-milter", "echo sekisho-milter 0.0.1"), ["programs"], "0.0.1"),
        ("no worker", programs(folder, "sekisho-worker", ""), ["programs"], "sekisho-worker"),
        ("a worker that does not start", programs(folder, "sekisho-worker", "exit 1"),
         ["sandbox"], "does not start"),
        ("no user", options(user="nobody-of-that-name"), ["user"], "useradd"),
        ("superuser", options(user="root"), ["user"], "superuser"),
        ("no policy", options(policy=base / "none.conf"), ["policy"], "none.conf"),
        ("policy without zones", content(milter.policy, b""), ["policy"], "cross"),
        ("wrong policy", content(milter.policy, b"zones = 3;"), ["policy"], "zones"),
        ("no key", away(milter.key), ["site-key"], "urandom"),
        ("key for all", mode(milter.key, 0o644), ["site-key"], "chmod 0600"),
        ("short key", content(milter.key, b"short"), ["site-key"], "32 bytes"),
        ("key of somebody else", owner(milter.key, 1), ["site-key"], "chown"),
        ("report of somebody else", owner(milter.report, 1), ["report"], "cannot write"),
        ("no socket", away(milter.socket), ["socket"], "No such file"),
        ("a file for a socket", no_socket(milter.socket), ["socket"], "no socket"),
        ("nobody listens", nobody_listens(milter.socket), ["socket"], "nobody answers"),
        ("socket for all", mode(milter.socket, 0o666), ["socket"], "everybody"),
        ("socket of another group", group(milter.socket, 1), ["socket"], "-m 2750"),
        ("folder for all", mode(base, 0o757), ["socket"], "chmod o-w"),
        ("folder for the owner only", mode(base, 0o700), ["socket"], "-m 2750"),
        ("settings", setting(postfix, "milter_default_action", "accept"), ["mta"],
         "milter_default_action"),
        ("no Postfix", away(etc / "main.cf"), ["mta"], "configuration"),
    ]


def try_broken(folder, milter, postfix):
    for name, context, lines, words in broken(folder, milter, postfix):
        with context as how:
            found = try_one(milter, postfix, how)
        bad = [line for line in NAMES if found.get(line, {}).get("state") == "bad"]
        first = found.get(lines[0], {})
        tap.ok(set(bad) == set(lines) and first.get("todo") and
               words in f"{first['says']} {first['todo']}",
               f"{name}: {', '.join(lines)}", f"{bad}\n{first}")


def try_one(milter, postfix, how):
    changed = dict(how)
    other = changed.pop("program", None)
    if other is None:
        return doctor(milter, postfix, probe=None, **changed)[1]
    done = subprocess.run([other, "doctor", "-p", milter.policy, "--mta", postfix.etc, "--user",
                           USER, "--json"], capture_output=True, timeout=60)
    return {c["name"]: c for c in json.loads(done.stdout)["checks"]}


# ---- the probe -------------------------------------------------------------


class Slow(Sink):
    """A next hop that takes no mail."""

    def answer(self, recipient):
        return b"450 4.2.0 not now\r\n" if "late" in recipient else b"250 ok\r\n"


def try_probe(milter, postfix, sink):
    code, found = doctor(milter, postfix)
    tap.equal([(n, found.get(n, {}).get("state")) for n in NAMES],
              [(n, "good") for n in NAMES], "a gateway that is well: all lines are good")
    tap.equal(code, 0, "and the exit status is 0")
    mail = sink.to("b@town.test")
    receipt = milter.reports()[-1]["receipt"]
    tap.ok(mail is not None and b"receipt=" + receipt.encode() in mail["data"] and
           receipt in found["probe-report"]["says"],
           "the probe arrived, with the receipt of its line", found)
    tap.ok("250 ok" in found["probe-delivered"]["says"], "the next hop's 250 is shown",
           found["probe-delivered"])
    code, found = doctor(milter, postfix, "--timeout", "4", probe="late@town.test")
    tap.equal((code, found["probe-delivered"]["state"], "not now" in
               found["probe-delivered"]["says"]), (1, "bad", True),
              "a next hop that takes nothing: its words are shown")
    postfix.command("postsuper", "-d", "ALL")
    code, found = doctor(milter, postfix, probe="x@vault.test")
    tap.equal((code, found["probe-accepted"]["state"], "550" in
               found["probe-accepted"]["says"]), (1, "bad", True),
              "an address to which nothing may cross: the refusal is shown")
    code, found = doctor(milter, postfix, "--mail-log", str(milter.base / "nothing"),
                         "--timeout", "4")
    tap.equal((code, found["probe-report"]["state"], found["probe-delivered"]["state"]),
              (0, "good", "skipped"), "a log that says nothing: not said to be good")
    code, found = doctor(milter, postfix, "--smtp", "127.0.0.1:1")
    tap.equal((code, found["probe-accepted"]["state"]), (1, "bad"), "no MTA")
    for bad in ("x", "a@b>\r\nRCPT TO:<c@d", "a b@c", "@b", "a@"):
        code, found = doctor(milter, postfix, probe=bad)
        tap.equal(code, 2, f"no address: {bad!r}")


def try_past(milter, postfix):
    """Postfix without the milter: the mail is delivered, and that is not well."""
    with setting(postfix, "smtpd_milters", ""):
        postfix.command("postfix", "reload")
        code, found = doctor(milter, postfix, "--timeout", "5")
        tap.equal((code, found["mta"]["state"], found["probe-accepted"]["state"],
                   found["probe-report"]["state"]), (1, "bad", "good", "bad"),
                  "a mail that goes past the gateway is found out")
    postfix.command("postfix", "reload")


def try_terminal(milter, postfix):
    """What people see: colours on a terminal only, at most 80 columns."""
    args = [program("sekisho"), "doctor", "-p", str(milter.policy), "--mta",
            str(postfix.etc), "--user", "nobody-of-that-name"]
    plain = subprocess.run(args, capture_output=True, timeout=60).stdout.decode()
    wide = [line for line in plain.splitlines() if sum(
        2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) > 80 and " " in
        line.strip()[:70]]
    tap.ok("\033" not in plain and "✓ " in plain and "✗ user" in plain and "→ useradd" in plain,
           "without a terminal: no colours", plain)
    tap.equal(wide, [], "at most 80 columns")
    japanese = subprocess.run(args, capture_output=True, timeout=60, env={
        **os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "ja"}).stdout.decode()
    tap.ok("✗ 利用者: 利用者 nobody-of-that-name がいません" in japanese and
           "することのある項目" in japanese, "in Japanese", japanese)
    shown = on_terminal(args)
    tap.ok(b"\033[32m" in shown and b"\033[1;31m" in shown, "on a terminal: colours", shown)


# ---- setup, whole ----------------------------------------------------------


def try_setup(folder, milter):
    """A running Postfix that knows nothing of the gateway is set up."""
    sink = Sink()
    settings = {"relayhost": f"[127.0.0.1]:{sink.port}", "message_size_limit": "10240000",
                "smtpd_recipient_restrictions": "permit"}
    postfix = Postfix(folder, "plain", settings).start()
    files = [postfix.etc / "main.cf", postfix.etc / "master.cf"]
    before = [f.read_bytes() for f in files]
    setup = [program("sekisho"), "setup", "postfix", "-p", str(milter.policy),
             "--config-dir", str(postfix.etc), "--json"]
    try:
        done = subprocess.run([*setup, "--apply", "--probe", "b@town.test"],
                              capture_output=True, timeout=120)
        said = json.loads(done.stdout)
        states = {c["name"]: c["state"] for c in said["checks"]}
        tap.equal((done.returncode, states),
                  (0, dict.fromkeys(["reload", "mta", "probe-accepted", "probe-report",
                                     "probe-delivered"], "good")),
                  "setup --apply on a running Postfix: checked, and a mail went through")
        tap.ok(b"X-Sekisho: receipt=" in (sink.to("b@town.test") or {"data": b""})["data"],
               "the mail was cleaned")
        again = subprocess.run([*setup, "--apply", "--no-probe"], capture_output=True,
                               timeout=120)
        tap.equal((again.returncode, json.loads(again.stdout)["applied"]), (0, False),
                  "a second time: nothing to change")
        subprocess.run([*setup, "--undo"], capture_output=True, timeout=60, check=True)
        tap.equal([f.read_bytes() for f in files], before, "--undo, octet for octet")
    finally:
        postfix.stop()
        sink.close()


def main():
    why = missing()
    if why:
        tap.skip("doctor", why)
        tap.done()
    with gateway(POLICY, WELL, Slow()) as (folder, milter, postfix, sink):
        os.utime(postfix.etc / "main.cf", (1, 1))
        tap.run("probe", lambda: try_probe(milter, postfix, sink))
        tap.run("past", lambda: try_past(milter, postfix))
        tap.run("broken", lambda: try_broken(folder, milter, postfix))
        tap.run("terminal", lambda: try_terminal(milter, postfix))
        tap.run("setup", lambda: try_setup(folder, milter))
        wait_for(lambda: not milter.ended(), 1)
    tap.done()


main()
