#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`sekisho setup sendmail` over configurations made here, with the m4 macros of
the real package; and a real sendmail, set up so, through which a probe goes.
What is said stands in setup/sendmail_NAME.txt (UPDATE=1 writes it anew)."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "mta"), str(HERE.parent)]
import sendmail  # noqa: E402
from common import POLICY, USER, Milter, Sink, Tap, program  # noqa: E402

tap = Tap()
SOCKET = "unix:/run/sekisho/milter.sock"
BEFORE = "MAILER(`local')dnl"
GOOD = (f"INPUT_MAIL_FILTER(`sekisho', `S={SOCKET}, F=T, T=C:30s;S:30s;R:120s;E:10m')dnl\n"
        "define(`confOLD_STYLE_HEADERS', `False')dnl\n"
        "define(`confMILTER_LOG_LEVEL', `8')dnl\n"
        "define(`confPRIVACY_FLAGS', `authwarnings,nobodyreturn,noreceipts')dnl\n")
# name: (what stands in the mc before MAILER, exit status)
CASES = {
    "good": (GOOD, 0),
    "plain": ("", 1),
    "weak": ("MAIL_FILTER(`sekisho', `S=unix:/run/sekisho/milter.sock')dnl\n"
             "define(`confPRIVACY_FLAGS', `goaway')dnl\n"
             "define(`ALIAS_FILE', `/etc/aliases')dnl\n"
             "define(`LUSER_RELAY', `error:no')dnl\n"
             "define(`confMAX_MESSAGE_SIZE', `1000000')dnl\n", 1),
    "by_hand": (GOOD + "FEATURE(`mailertable', `hash /etc/mail/mailertable')dnl\n", 1),
}


def run(*args):
    root = sendmail.folder() / "root"
    env = {**sendmail.environment(), "LC_ALL": "C.UTF-8", "LANGUAGE": "",
           "PATH": f"{root / 'usr/bin'}:{os.environ['PATH']}"}
    done = subprocess.run([program("sekisho"), *map(str, args)], capture_output=True,
                          timeout=120, env=env)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class Folder:
    def __init__(self, base, lines, port=25, next_port=25):
        self.path = pathlib.Path(base) / "mail"
        self.path.mkdir()
        self.mc, self.cf = self.path / "sendmail.mc", self.path / "sendmail.cf"
        text = sendmail.MC % {"port": port, "next": next_port, "more": ""}
        self.mc.write_text(text.replace(BEFORE, lines + BEFORE))
        macros = sendmail.folder() / "root/usr/share/sendmail/cf"
        self.macros = macros
        self.cf.write_bytes(subprocess.run(
            [sendmail.folder() / "root/usr/bin/m4", f"-D_CF_DIR_={macros}/",
             macros / "m4/cf.m4", self.mc], capture_output=True, check=True,
            env=sendmail.environment(), timeout=30).stdout)
        self.policy = pathlib.Path(base) / "policy.conf"
        self.policy.write_text(f'{POLICY}\nmilter = {{ socket = "{SOCKET}"; }};\n')

    def setup(self, *more):
        return run("setup", "sendmail", "-p", self.policy, "--config-dir", self.path,
                   "--m4-dir", self.macros, *more)

    def state(self):
        return {p.name: p.read_bytes() for p in sorted(self.path.iterdir())}


def golden(name, text):
    path = HERE / "setup" / f"sendmail_{name}.txt"
    if os.environ.get("UPDATE"):
        path.write_text(text)
    tap.equal(text, path.read_text() if path.exists() else "",
              f"{name}: the changes and their reasons")


def one(name):
    lines, status = CASES[name]
    with tempfile.TemporaryDirectory(prefix="sekisho-setup-") as base:
        folder = Folder(base, lines)
        before = folder.state()
        code, out, err = folder.setup()
        tap.equal((code, err, folder.state()), (status, "", before),
                  f"{name}: exit status {status}, nothing written")
        golden(name, out.replace(str(folder.path), "@DIR@"))
        left = [line for line in out.splitlines() if line.startswith("#   * ")]
        code, out, err = folder.setup("--apply", "--no-reload", "--no-probe", "--json")
        said = json.loads(out)
        code, out, err = run("policy", "check", "-p", folder.policy, "--sendmail", folder.cf)
        heads = [h for h in out.splitlines() if " = " in h and h[0] != " "]
        tap.equal(len(heads), len(left),
                  f"{name}: after --apply the check finds only what is by hand")
        if said["applied"]:
            again = folder.setup()[1]
            tap.ok("--- " not in again, f"{name}: a second time nothing changes", again)
            folder.setup("--undo")
            tap.equal(folder.state(), before, f"{name}: --undo, octet for octet")


def by_hand_in_cf():
    with tempfile.TemporaryDirectory(prefix="sekisho-setup-") as base:
        folder = Folder(base, "")
        with open(folder.cf, "a") as file:
            file.write("O MaxMessageSize=5\n")
        before = folder.state()
        code, out, err = folder.setup("--apply")
        tap.equal((code, "by hand would be lost" in err, folder.state()), (2, True, before),
                  "a sendmail.cf with changes of its own: refused, nothing touched")
        folder.mc.unlink()
        code, out, err = folder.setup()
        tap.equal((code, "sendmail.mc" in err), (2, True), "no sendmail.mc: said")


def keep_log(daemon, path):
    """Writes what sendmail says to syslog into a file, as syslog does."""
    def run_on():
        done = 0
        while daemon.process is None or daemon.process.poll() is None:
            with open(path, "a") as file:
                for line in daemon.said[done:]:
                    file.write(line.rstrip("\n") + "\n")
                    done += 1
            time.sleep(0.1)
    threading.Thread(target=run_on, daemon=True).start()


def real():
    """A real daemon of what setup wrote: doctor's probe goes through it."""
    with tempfile.TemporaryDirectory(prefix="sekisho-setup-") as base:
        os.chmod(base, 0o755)
        sink, milter = Sink(), Milter(base, POLICY)
        daemon = sendmail.Sendmail(base, "gw", sink.port, milter.base)
        try:
            milter.start()
            folder = Folder(base, "", daemon.port, sink.port)
            folder.setup("--apply", "--no-reload", "--no-probe")
            daemon.cf.write_bytes(folder.cf.read_bytes())
            daemon.start()
            log = pathlib.Path(base) / "mail.log"
            keep_log(daemon, log)
            # The policy as the gateway has it, but for the name of the socket,
            # which sendmail sees under another folder.
            folder.policy.write_text(
                f'{POLICY}\nmilter = {{ socket = "{SOCKET}"; report = "{milter.report}"; '
                f'site-key = "{milter.key}"; }};\n')
            code, out, err = run(
                "doctor", "-p", folder.policy, "--sendmail", folder.cf, "--user", USER,
                "--probe", "b@town.test", "--smtp", f"127.0.0.1:{daemon.port}", "--mail-log",
                log, "--timeout", "30", "--json")
            states = {c["name"]: c["state"] for c in json.loads(out)["checks"]}
            tap.equal([states.get(n) for n in ("mta", "probe-accepted", "probe-report",
                                               "probe-delivered")], ["good"] * 4,
                      "a real sendmail as setup wrote it: a probe goes through")
            mail = sink.to("b@town.test", 5)
            tap.ok(mail is not None and b"X-Sekisho: receipt=" in mail["data"],
                   "and arrives cleaned", out + daemon.tail())
        finally:
            daemon.stop()
            milter.stop()
            sink.close()


def main():
    why = sendmail.why_not()
    if why:
        tap.skip("setup sendmail", why)
        tap.done()
    for name in CASES:
        tap.run(name, lambda n=name: one(n))
    tap.run("changes in the cf", by_hand_in_cf)
    tap.run("real", real)
    tap.done()


main()
