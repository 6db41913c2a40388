# SPDX-License-Identifier: Apache-2.0
"""Real MTAs for tests: private Postfix instances on loopback addresses, a sink
that records what arrives octet for octet, an SMTP client that says exactly what
it is told, and the milter itself.

Everything lives in one temporary folder and is ended by its own process id.
127.1.0.0/16 plays the town's network, 127.2.0.0/16 the Internet, 127.9.0.0/16
the sealed zone; the gateway listens on 127.0.0.1.
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
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tap import ROOT, Tap, program  # noqa: E402,F401

USER, MTA_GROUP = "nobody", "postfix"
TOWN, INTERNET, SEALED = "127.1.0.1", "127.2.0.1", "127.9.0.1"

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


def free_port(host="127.0.0.1"):
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind((host, 0))
        return s.getsockname()[1]


def wait_for(what, timeout=15.0, every=0.03):
    """The first true value of what(), or its last."""
    end = time.monotonic() + timeout
    while True:
        value = what()
        if value or time.monotonic() > end:
            return value
        time.sleep(every)


# ---- SMTP, both sides ------------------------------------------------------


class Sink:
    """Takes every mail; remembers sender, recipients and the exact octets."""

    def __init__(self, host="127.0.0.1", port=0):
        self.mails = []
        self.everything = []  # octets of all that ever came
        self.lock = threading.Lock()
        self.server = socket.create_server((host, port), backlog=50)
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self.server.close()

    def _accept(self):
        while True:
            try:
                conn, _ = self.server.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(conn,), daemon=True).start()

    def _serve(self, conn):
        with conn, conn.makefile("rb") as lines, contextlib.suppress(OSError):
            conn.settimeout(120)
            conn.sendall(b"220 sink\r\n")
            sender, rcpts = b"", []
            for line in lines:
                verb = line[:4].upper()
                if verb == b"EHLO":
                    conn.sendall(b"250-sink\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE\r\n")
                    continue
                if verb == b"MAIL":
                    sender, rcpts = line[10:].split(b">")[0].lstrip(b"<"), []
                elif verb == b"RCPT":
                    rcpts.append(line[8:].split(b">")[0].lstrip(b"<").decode())
                elif verb == b"DATA":
                    conn.sendall(b"354 go\r\n")
                    data = []
                    for text in lines:
                        if text == b".\r\n":
                            break
                        data.append(text[1:] if text.startswith(b".") else text)
                    with self.lock:
                        self.everything.append(b"".join(data))
                        self.mails.append({"from": sender.decode(), "to": rcpts,
                                           "data": self.everything[-1]})
                elif verb == b"QUIT":
                    conn.sendall(b"221 bye\r\n")
                    return
                conn.sendall(b"250 ok\r\n")

    def find(self, marker):
        """Of all mails that ever came, those that hold @marker."""
        with self.lock:
            return [data for data in self.everything if marker in data]

    def to(self, recipient, timeout=15):
        """The first mail to @recipient, taken away; None when none comes."""
        def look():
            with self.lock:
                for mail in self.mails:
                    if recipient in mail["to"]:
                        self.mails.remove(mail)
                        return mail
            return None
        return wait_for(look, timeout)


class Client:
    """One SMTP connection from @source; every reply is a (code, text)."""

    def __init__(self, port, source=INTERNET, timeout=60):
        self.sock = socket.create_connection(("127.0.0.1", port), timeout,
                                             source_address=(source, 0))
        self.lines = self.sock.makefile("rb")
        self.greeting = self.reply()
        self.ehlo = self.say("EHLO client.test")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.lines.close()
        self.sock.close()

    def reply(self):
        texts = []
        while True:
            line = self.lines.readline()
            if not line:
                return 0, "closed"
            texts.append(line[4:].decode("utf-8", "replace").strip())
            if line[3:4] != b"-":
                return int(line[:3]), "\n".join(texts)

    def say(self, line):
        self.sock.sendall((line if isinstance(line, bytes) else line.encode()) + b"\r\n")
        return self.reply()

    def data(self, mail):
        answer = self.say("DATA")
        if answer[0] != 354:
            return answer
        stuffed = mail.replace(b"\r\n.", b"\r\n..")
        if stuffed.startswith(b"."):
            stuffed = b"." + stuffed
        self.sock.sendall(stuffed + b".\r\n")
        return self.reply()

    def send(self, sender, recipients, mail, options=""):
        """(replies to RCPT, reply to the mail or to MAIL FROM)."""
        answer = self.say(f"MAIL FROM:<{sender}>{options}")
        if answer[0] != 250:
            return [], answer
        replies = [self.say(f"RCPT TO:<{r}>") for r in recipients]
        if not any(code == 250 for code, _ in replies):
            self.say("RSET")
            return replies, (0, "no recipient")
        return replies, self.data(mail)


def send(port, sender, recipients, mail, source=INTERNET, options="", timeout=60):
    with Client(port, source, timeout) as client:
        return client.send(sender, recipients, mail, options)


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
        self.pid = 0

    def write(self):
        (self.etc / "main.cf").write_text(
            "".join(f"{k} = {v}\n" for k, v in self.settings.items()))
        (self.etc / "master.cf").write_text(
            "".join(f"127.0.0.1:{port} inet n - n - - smtpd {options}\n"
                    for port, options in self.listeners) + SERVICES)

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
        """HUP, and wait for what comes of it: True when it was taken."""
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
def gateway(policy=None, settings=None, **milter_settings):
    """(folder, milter, postfix, sink), all running; stopped afterwards."""
    folder = tempfile.mkdtemp(prefix="sekisho-mta-")
    os.chmod(folder, 0o755)
    sink = Sink()
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
