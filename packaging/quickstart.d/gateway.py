# SPDX-License-Identifier: Apache-2.0
"""What runs while the quickstart runs: a next hop of our own, sekisho-milter and
a private Postfix, on loopback and below one temporary folder. Nothing of the
machine's own mail is read or touched, and nothing is sent outside: the only
domain Postfix relays is the example town's, and only to our own next hop.
"""
import contextlib
import grp
import os
import pathlib
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time

DOMAIN = "city.example.lg.jp"
PROGRAMS = ("door/sekisho-milter", "worker/sekisho-worker",
            "inspector/sekisho-inspector", "cli/sekisho")

SERVICES = """\
127.0.0.1:{port} inet n - n - - smtpd
pickup  unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr    unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce  unix - - n - 0 bounce
defer   unix - - n - 0 bounce
trace   unix - - n - 0 bounce
smtp    unix - - n - - smtp
error   unix - - n - - error
retry   unix - - n - - error
showq   unix n - n - - showq
proxymap unix - - n - - proxymap
anvil   unix - - n - 1 anvil
scache  unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""

# The shipped packaging/postfix/main.cf comes first; these go over it.
SETTINGS = """\
compatibility_level = 3.6
queue_directory = {base}/queue
data_directory = {base}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = {base}/postfix.log
maillog_file_prefixes = {base}
myhostname = gateway.{domain}
mynetworks =
local_header_rewrite_clients =
inet_interfaces = loopback-only
inet_protocols = ipv4
disable_dns_lookups = yes
smtp_host_lookup = native
smtpd_peername_lookup = no
# Only the town's domain, only to our next hop; all else goes nowhere.
relay_domains = {domain}
relay_transport = smtp:[127.0.0.1]:{sink}
default_transport = error:5.1.2 the quickstart sends nothing outside
smtpd_relay_restrictions = reject_unauth_destination
smtpd_milters = unix:{base}/milter/milter.sock
"""


def read_settings(text):
    """main.cf as {name: value}: the last one of a name holds."""
    found, name = {}, None
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0].isspace() and name:
            found[name] += " " + line.strip()
            continue
        name, _, value = (field.strip() for field in line.partition("="))
        found[name] = value
    return found


class Trouble(Exception):
    """Something that had to work did not; the text says what."""


def wait_for(what, timeout, every=0.02):
    """The first true value of what(), or its last."""
    end = time.monotonic() + timeout
    while True:
        value = what()
        if value or time.monotonic() > end:
            return value
        time.sleep(every)


class NextHop:
    """The mail server behind the gateway: takes every mail, forwards none."""

    def __init__(self):
        self.mails = []
        self.server = socket.create_server(("127.0.0.1", 0), backlog=20)
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                conn, _ = self.server.accept()
                threading.Thread(target=self._serve, args=(conn,), daemon=True).start()

    def _serve(self, conn):
        with conn, conn.makefile("rb") as lines, contextlib.suppress(OSError):
            conn.settimeout(60)
            conn.sendall(b"220 nexthop ESMTP\r\n")
            for line in lines:
                verb = line[:4].upper()
                if verb == b"DATA":
                    conn.sendall(b"354 go on\r\n")
                    self.mails.append(self._data(lines))
                conn.sendall(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")
                if verb == b"QUIT":
                    return

    @staticmethod
    def _data(lines):
        data = []
        for line in lines:
            if line == b".\r\n":
                break
            data.append(line[1:] if line.startswith(b".") else line)
        return b"".join(data)

    def take(self, queue_id, timeout=20):
        """The mail that came in under @queue_id, by the gateway's Received."""
        mark = f" id {queue_id}".encode()

        def look():
            return next((m for m in self.mails
                         if mark in m.split(b"\r\nReceived:", 1)[0][:600]), None)
        return wait_for(look, timeout)


def smtp(port, sender, recipient, mail, timeout=90):
    """The last reply of one SMTP transaction, as one line of text."""
    with socket.create_connection(("127.0.0.1", port), timeout) as conn, \
            conn.makefile("rb") as lines:
        def reply():
            texts = []
            while True:
                line = lines.readline()
                if not line:
                    return texts[0] if texts else "421 closed"
                texts.append(line.decode("utf-8", "replace").rstrip())
                if line[3:4] != b"-":
                    return " ".join([texts[0]] + [t[4:] for t in texts[1:]])

        def say(line):
            conn.sendall(line + b"\r\n")
            return reply()
        answer = reply()
        for line in (b"EHLO client.example.jp", b"MAIL FROM:<%s>" % sender.encode(),
                     b"RCPT TO:<%s>" % recipient.encode(), b"DATA"):
            if answer[:1] not in "23":
                return answer
            answer = say(line)
        if not answer.startswith("354"):
            return answer
        stuffed = mail.replace(b"\r\n.", b"\r\n..")
        stuffed = (b"." if stuffed.startswith(b".") else b"") + stuffed
        conn.sendall(stuffed + (b"" if stuffed.endswith(b"\r\n") else b"\r\n") + b".\r\n")
        answer = reply()
        with contextlib.suppress(OSError):
            conn.sendall(b"QUIT\r\n")
        return answer


def ours(base):
    """Processes whose program or working folder lies below @base."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            for link in ("exe", "cwd"):
                with contextlib.suppress(OSError):
                    if os.readlink(entry / link).startswith(str(base) + "/"):
                        found.append(int(entry.name))
                        break
    return found


class Gateway:
    """The three, running; use as a context."""

    user = "nobody"

    def __init__(self, base, policy, shipped):
        self.base, self.policy_source = pathlib.Path(base), policy
        self.shipped = pathlib.Path(shipped)
        self.milter = None
        self.master = 0
        self.hop = None
        self.report = self.base / "milter" / "report.jsonl"
        self.seen = 0

    def __enter__(self):
        try:
            self.hop = NextHop()
            self._start_milter()
            self._start_postfix()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    def _start_milter(self):
        # Programs are copied: the milter's user need not see the build folder.
        folder, user = self.base / "milter", pwd.getpwnam(self.user)
        folder.mkdir(mode=0o750)
        os.chown(folder, user.pw_uid, grp.getgrnam("postfix").gr_gid)
        key = folder / "site.key"
        key.touch(0o600)
        key.write_bytes(secrets.token_bytes(32))
        os.chown(key, user.pw_uid, user.pw_gid)
        policy = self.base / "policy.conf"
        policy.write_text(
            pathlib.Path(self.policy_source).read_text(encoding="utf-8") +
            f'\nmilter = {{ socket = "unix:{folder}/milter.sock"; '
            f'report = "{self.report}"; site-key = "{key}"; }};\n', encoding="utf-8")
        policy.chmod(0o644)
        log = open(self.base / "milter.log", "ab")
        self.milter = subprocess.Popen(
            [self.base / "bin" / "sekisho-milter", "--foreground", "-p", policy,
             "--user", self.user, "--socket-group", "postfix"],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            cwd="/")
        log.close()
        if not wait_for(lambda: self._milter_answers() or self.milter.poll() is not None,
                        60) or self.milter.poll() is not None:
            raise Trouble("sekisho-milter:\n" + self.log("milter.log"))

    def _milter_answers(self):
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as s:
            s.connect(str(self.base / "milter" / "milter.sock"))
            return True
        return False

    def _start_postfix(self):
        etc = self.base / "etc"
        for sub in (etc, self.base / "queue", self.base / "data"):
            sub.mkdir()
        shutil.chown(self.base / "data", "postfix")
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        settings = read_settings(self.shipped.read_text(encoding="utf-8"))
        settings.update(read_settings(SETTINGS.format(
            base=self.base, domain=DOMAIN, sink=self.hop.port)))
        (etc / "main.cf").write_text(
            "".join(f"{name} = {value}\n" for name, value in settings.items()))
        (etc / "master.cf").write_text(SERVICES.format(port=self.port))
        done = subprocess.run(["postfix", "-c", etc, "start"], timeout=60,
                              stdin=subprocess.DEVNULL, capture_output=True)
        pid = self.base / "queue" / "pid" / "master.pid"
        if done.returncode == 0 and wait_for(pid.exists, 10):
            self.master = int(pid.read_text())
        if not self.master or not wait_for(self._postfix_answers, 20):
            raise Trouble("postfix:\n" + done.stderr.decode("utf-8", "replace") +
                          self.log("postfix.log"))

    def _postfix_answers(self):
        with contextlib.suppress(OSError):
            with socket.create_connection(("127.0.0.1", self.port), 5) as s:
                return s.recv(100).startswith(b"220")
        return False

    def log(self, name, lines=12):
        with contextlib.suppress(OSError):
            text = (self.base / name).read_text(encoding="utf-8", errors="replace")
            return "\n".join(text.splitlines()[-lines:])
        return ""

    def new_reports(self):
        """Report lines written since the last call, as text."""
        lines = self.report.read_text(encoding="utf-8").splitlines() \
            if self.report.exists() else []
        new, self.seen = lines[self.seen:], len(lines)
        return new

    def send(self, mail):
        return smtp(self.port, "sender@example.jp", "office@" + DOMAIN, mail)

    def close(self):
        """Each by its own id; then what is left below our folder, if anything."""
        if self.master:
            with contextlib.suppress(OSError, subprocess.SubprocessError):
                subprocess.run(["postfix", "-c", self.base / "etc", "stop"], timeout=60,
                               stdin=subprocess.DEVNULL, capture_output=True)
        if self.milter is not None and self.milter.poll() is None:
            self.milter.terminate()
            try:
                self.milter.wait(40)
            except subprocess.TimeoutExpired:
                self.milter.kill()
                self.milter.wait(10)
        if self.hop is not None:
            self.hop.server.close()
        if not wait_for(lambda: not ours(self.base), 5):
            for pid in ours(self.base):
                with contextlib.suppress(OSError):
                    os.kill(pid, signal.SIGKILL)
            wait_for(lambda: not ours(self.base), 5)


def make_folder(build):
    """A temporary folder from which programs may be run, with ours in bin/."""
    for parent in (tempfile.gettempdir(), "/var/tmp", "/run"):
        try:
            base = pathlib.Path(tempfile.mkdtemp(prefix="sekisho-quickstart-", dir=parent))
        except OSError:
            continue
        try:
            base.chmod(0o755)
            (base / "bin").mkdir()
            for program in PROGRAMS:
                shutil.copy2(pathlib.Path(build) / "src" / program, base / "bin")
            subprocess.run([base / "bin" / "sekisho", "--version"], check=True,
                           timeout=20, capture_output=True)
            return base
        except FileNotFoundError as missing:
            shutil.rmtree(base, ignore_errors=True)
            raise Trouble(str(missing)) from missing
        except (OSError, subprocess.SubprocessError):
            pass
        shutil.rmtree(base, ignore_errors=True)
    raise Trouble("no temporary folder allows programs to run (noexec?); set TMPDIR")
