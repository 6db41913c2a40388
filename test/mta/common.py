# SPDX-License-Identifier: Apache-2.0
"""Real MTAs for tests: private Postfix instances on loopback addresses, and the
milter itself. Both ends of SMTP are in smtp.py.

Everything lives in one temporary folder and is ended by its own process id. The
gateway listens on 127.0.0.1.
"""
import contextlib
import grp
import json
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
from smtp import (INTERNET, SEALED, TOWN, Client, Sink, free_port,  # noqa: E402,F401
                  send, wait_for)
from tap import ROOT, Tap, program  # noqa: E402,F401

USER, MTA_GROUP = "nobody", "postfix"

POLICY = """
zones = (
  { name = "internet"; default = true; domains = [ "out.test" ]; },
  { name = "town"; domains = [ "town.test", "gw.test" ];
    clients = [ "127.1.0.0/16", "localhost" ]; },
  { name = "school"; domains = [ "school.test" ]; clients = [ "127.3.0.0/16" ]; },
  { name = "vault"; domains = [ "vault.test" ]; clients = [ "127.9.0.0/16" ];
    sealed = true; } );
crossings = (
  { from = "internet"; to = "town"; profile = "plain"; },
  { from = "internet"; to = "school"; profile = "plain"; withheld = "notice"; },
  { from = "town"; to = "school"; profile = "plain"; } );
profiles = { plain = { base = "text-only"; }; };
limits = { message = "40M"; };
"""

SERVICES = """
pickup unix n - n 1 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
showq unix n - n - - showq
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


def missing():
    """Why these tests cannot run here, or None."""
    if os.geteuid() != 0:
        return "needs root, as Postfix does"
    if not shutil.which("postfix"):
        return "Postfix is not installed"
    for name in ("sekisho-milter", "sekisho-worker", "sekisho-inspector", "sekisho"):
        if not os.path.exists(program(name)):
            return f"{name} is not built"
    return None


# ---- processes -------------------------------------------------------------


class Postfix:
    """A private instance below @folder; it listens on 127.0.0.1:@port."""

    def __init__(self, folder, name, settings, listeners=None):
        self.base = pathlib.Path(folder) / name
        self.etc = self.base / "etc"
        self.log = self.base / "log"
        self.port = free_port()
        for sub in ("etc", "queue", "data"):
            (self.base / sub).mkdir(parents=True)
        shutil.chown(self.base / "data", "postfix")
        self.settings = {
            "compatibility_level": "3.6",
            "queue_directory": self.base / "queue",
            "data_directory": self.base / "data",
            "command_directory": "/usr/sbin",
            "daemon_directory": "/usr/lib/postfix/sbin",
            "mail_owner": "postfix",
            "setgid_group": "postdrop",
            "myhostname": f"{name}.test",
            "myorigin": f"{name}.test",
            "mydestination": "",
            "inet_protocols": "ipv4",
            "mynetworks": "127.0.0.0/8",
            "smtpd_recipient_restrictions": "permit_mynetworks, reject",
            "smtpd_peername_lookup": "no",
            "disable_dns_lookups": "yes",
            "smtp_host_lookup": "native",
            "alias_maps": "",
            "alias_database": "",
            "local_recipient_maps": "",
            "maillog_file": self.log,
            "maillog_file_prefixes": folder,
            "message_size_limit": "104857600",
            "milter_default_action": "tempfail",
            "authorized_submit_users": "static:anyone",
        }
        self.settings.update(settings)
        self.listeners = listeners or [(self.port, "")]
        self.services = SERVICES
        self.pid = 0

    def write(self):
        (self.etc / "main.cf").write_text(
            "".join(f"{k} = {v}\n" for k, v in self.settings.items()))
        (self.etc / "master.cf").write_text(
            "".join(f"127.0.0.1:{port} inet n - n - - smtpd {options}\n"
                    for port, options in self.listeners) + self.services)

    def start(self):
        self.write()
        done = subprocess.run(["postfix", "-c", str(self.etc), "start"],
                              capture_output=True, timeout=60)
        if done.returncode != 0:
            raise RuntimeError(f"postfix: {done.stderr.decode()}\n{self.tail()}")
        self.pid = int((self.base / "queue/pid/master.pid").read_text())
        if not wait_for(self.answers, 20):
            raise RuntimeError(f"postfix does not answer\n{self.tail()}")
        return self

    def answers(self):
        with contextlib.suppress(OSError):
            with socket.create_connection(("127.0.0.1", self.port), 2) as s:
                return s.recv(100).startswith(b"220")
        return False

    def stop(self):
        if self.pid:
            subprocess.run(["postfix", "-c", str(self.etc), "stop"],
                           capture_output=True, timeout=60)
            with contextlib.suppress(OSError):
                os.kill(self.pid, signal.SIGKILL)

    def command(self, *arguments, **more):
        return subprocess.run([arguments[0], "-c", str(self.etc), *arguments[1:]],
                              capture_output=True, timeout=60, **more)

    def sendmail(self, mail, *arguments):
        return subprocess.run(["/usr/sbin/sendmail", "-C", str(self.etc), *arguments],
                              input=mail, capture_output=True, timeout=60)

    def queue(self):
        text = self.command("postqueue", "-j").stdout.decode()
        return [json.loads(line) for line in text.splitlines() if line]

    def tail(self, lines=30):
        with contextlib.suppress(OSError):
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
        return ""


class Milter:
    """sekisho-milter under @policy (text), run as an ordinary user."""

    def __init__(self, folder, policy, name="milter", workers=4, queue=16):
        self.base = pathlib.Path(folder) / name
        self.base.mkdir()
        user = pwd.getpwnam(USER)
        os.chown(self.base, user.pw_uid, grp.getgrnam(MTA_GROUP).gr_gid)
        self.base.chmod(0o750)
        self.key = self.base / "site.key"
        self.key.write_bytes(bytes(range(32)))
        self.key.chmod(0o600)
        os.chown(self.key, user.pw_uid, user.pw_gid)
        self.policy = self.base / "policy.conf"
        self.socket = self.base / "milter.sock"
        self.report = self.base / "report.jsonl"
        self.log = self.base / "log"
        self.workers, self.queue = workers, queue
        self.write_policy(policy)
        self.process = None

    def write_policy(self, text):
        service = (f'milter = {{ socket = "unix:{self.socket}"; '
                   f'report = "{self.report}"; site-key = "{self.key}"; '
                   f'workers = {self.workers}; queue = {self.queue}; }};\n')
        self.policy.write_text(text + service)

    def command(self):
        return [program("sekisho-milter"), "-p", str(self.policy), "--user", USER,
                "--socket-group", MTA_GROUP]

    def start(self):
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen([*self.command(), "--foreground"],
                                            stderr=log, stdin=subprocess.DEVNULL)
        if not wait_for(lambda: self.says("listening on") or self.ended(), 40) \
                or self.ended():
            raise RuntimeError("the milter did not start\n" + self.text())
        return self

    def ended(self):
        return self.process is None or self.process.poll() is not None

    def text(self):
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def says(self, words):
        return self.text().count(words)

    def wait_says(self, words, more_than, timeout=20):
        return wait_for(lambda: self.says(words) > more_than, timeout)

    def reload(self, policy=None):
        """HUP, and wait for what comes of it: True when it was taken, by which the
        next mail runs under it."""
        if policy is not None:
            self.write_policy(policy)
        good, bad = self.says("reloaded:"), self.says("reload failed")
        self.process.send_signal(signal.SIGHUP)
        wait_for(lambda: self.says("reloaded:") > good or
                 self.says("reload failed") > bad, 40)
        return self.says("reloaded:") > good

    def children(self):
        """{name of program: newest pid} of the parent's children."""
        found = {}
        listing = subprocess.run(
            ["ps", "-o", "pid=,args=", "--ppid", str(self.process.pid)],
            capture_output=True, timeout=20).stdout.decode()
        for line in listing.splitlines():
            pid, args = line.split(None, 1)
            for word in ("--child", "worker", "inspector"):
                if word in args:
                    found[word] = max(int(pid), found.get(word, 0))
        return found

    def reports(self):
        if not self.report.exists():
            return []
        lines = self.report.read_text(encoding="utf-8").split("\n")[:-1]
        return [json.loads(line) for line in lines if line]

    def stop(self, timeout=45):
        """TERM; gives the exit status."""
        if self.process is None:
            return None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(10)
        return self.process.returncode


@contextlib.contextmanager
def gateway(policy=None, settings=None, sink=None, **milter_settings):
    """(folder, milter, postfix, sink), all running; stopped afterwards."""
    folder = tempfile.mkdtemp(prefix="sekisho-mta-")
    os.chmod(folder, 0o755)
    sink = sink or Sink()
    milter = postfix = None
    try:
        milter = Milter(folder, policy or POLICY, **milter_settings).start()
        postfix = Postfix(folder, "gw", {
            "relayhost": f"[127.0.0.1]:{sink.port}",
            "smtpd_milters": f"unix:{milter.socket}",
            "non_smtpd_milters": "$smtpd_milters",
            "internal_mail_filter_classes": "bounce",
            "minimal_backoff_time": "1s", "maximal_backoff_time": "2s",
            "queue_run_delay": "1s",
            **(settings or {})}).start()
        yield folder, milter, postfix, sink
    finally:
        for part in (postfix, milter):
            if part is not None:
                with contextlib.suppress(Exception):
                    part.stop()
        sink.close()
        said = milter.text() if milter is not None else ""
        at = said.find("Sanitizer")
        if at >= 0:  # of a build made with one
            print("Bail out! " + said[max(0, at - 200):at + 4000], flush=True)
        shutil.rmtree(folder, ignore_errors=True)


# ---- mails -----------------------------------------------------------------


def mail(subject, body=b"plain text\r\n", headers=(), to="b@town.test",
         date="Fri, 20 Nov 2026 09:00:00 +0900", sender="a@out.test"):
    """A whole mail as octets, with all that an MTA would otherwise add."""
    lines = [f"From: {sender}", f"To: {to}", f"Subject: {subject}", f"Date: {date}",
             f"Message-ID: <{abs(hash((subject, body)))}@out.test>", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


# ---- comparing -------------------------------------------------------------


def without_own_received(data):
    """@data without the topmost Received, which the gateway's MTA wrote."""
    assert data.startswith(b"Received:"), data[:60]
    lines = data.split(b"\r\n")
    at = 1
    while lines[at][:1] in (b" ", b"\t"):
        at += 1
    return b"\r\n".join(lines[at:])


def cleaned_by_cli(folder, milter, mail, profile):
    """(exit status, bytes) of `sekisho clean` with the gateway's own key."""
    source = pathlib.Path(folder) / "cli-in.eml"
    source.write_bytes(mail)
    done = subprocess.run(
        [program("sekisho"), "clean", "-p", str(milter.policy), "--profile", profile,
         "--as", "mail", "--site-key", str(milter.key), str(source)],
        capture_output=True, timeout=120)
    return done.returncode, done.stdout
