# SPDX-License-Identifier: Apache-2.0
"""A real sendmail for tests. Debian's packages of Postfix and sendmail exclude
each other, so the packages are unpacked into a folder of the build, never
installed, and every daemon runs in name spaces of its own: there the host has
a qualified name (else sendmail sleeps a minute), /run holds what it needs below
folders that nobody else may write to (it refuses any other), and all that it
started ends with it."""
import contextlib
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import threading

from common import POLICY, ROOT, Milter, Sink, free_port, missing, wait_for

PACKAGES = ("sendmail-bin sendmail-base sendmail-cf libwrap0 liblockfile1 "
            "libnsl2 libtirpc3 libdb5.3 libldap-2.5-0 libsasl2-2 m4 libsigsegv2").split()
SNIPPET = ROOT / "packaging" / "sendmail" / "sekisho.m4"

MC = """divert(0)dnl
VERSIONID(`test')dnl
OSTYPE(`linux')dnl
define(`QUEUE_DIR', `/run/sm/queue')dnl
define(`STATUS_FILE', `/run/sm/statistics')dnl
define(`HELP_FILE', `')dnl
define(`confPID_FILE', `/run/sm/pid')dnl
define(`confSERVICE_SWITCH_FILE', `/run/sm/switch')dnl
define(`confDONT_PROBE_INTERFACES', `True')dnl
define(`confTO_IDENT', `0s')dnl
define(`confTO_ICONNECT', `5s')dnl
define(`confLOG_LEVEL', `12')dnl
define(`confMIN_QUEUE_AGE', `0')dnl
define(`confTO_HOSTSTATUS', `0s')dnl
define(`confQUEUE_LA', `1000')dnl
define(`confREFUSE_LA', `1000')dnl
define(`SMART_HOST', `esmtp:[127.0.0.1]')dnl
define(`ESMTP_MAILER_ARGS', `TCP $h %(next)d')dnl
define(`ALIAS_FILE', `')dnl
define(`confFORWARD_PATH', `')dnl
FEATURE(`nocanonify')dnl
FEATURE(`accept_unresolvable_domains')dnl
FEATURE(`no_default_msa')dnl
RELAY_DOMAIN(`127')dnl
DAEMON_OPTIONS(`Port=%(port)d, Addr=127.0.0.1, Name=gateway')dnl
%(more)s
MAILER(`local')dnl
MAILER(`smtp')dnl
"""

# Run inside the new name spaces; $1 our folder, $2 the milter's, $3 the name.
INSIDE = """set -e
hostname "$3"
mount --bind "$1/hosts" /etc/hosts
mount -t tmpfs -o mode=0755 none /run
mkdir /run/sm /run/sekisho
mount --bind "$1" /run/sm
test -z "$2" || mount --bind "$2" /run/sekisho
mkdir /run/dev
mount --rbind /dev /run/dev
mount -t tmpfs -o mode=0755 none /dev
for d in null zero random urandom tty; do
    touch /dev/$d && mount --bind /run/dev/$d /dev/$d
done
ln -s /run/sm/syslog /dev/log
shift 3
exec "$@"
"""


def folder():
    """Where the packages are, or will be, unpacked."""
    build = pathlib.Path(os.environ.get("SK_BUILD", ROOT / "build")).resolve()
    return build / "test" / "mta" / "sendmail-packages"


def fetch():
    """Unpacks the packages; None, or why they cannot be had."""
    base = folder()
    if (base / "whole").exists():
        return None
    shutil.rmtree(base, ignore_errors=True)
    (base / "deb").mkdir(parents=True)
    for update in (False, True):
        if update:
            subprocess.run(["apt-get", "update", "-qq"], capture_output=True, timeout=120)
        done = subprocess.run(["apt-get", "download", "-qq", *PACKAGES], cwd=base / "deb",
                              capture_output=True, timeout=180)
        if done.returncode == 0:
            break
    else:
        return "the packages cannot be had: " + done.stderr.decode()[-200:].strip()
    for package in (base / "deb").glob("*.deb"):
        subprocess.run(["dpkg", "-x", package, base / "root"], check=True, timeout=60)
    # set-group-ID would make the loader forget LD_LIBRARY_PATH
    binary().chmod(0o755)
    (base / "whole").touch()
    return None


def binary():
    return folder() / "root" / "usr" / "libexec" / "sendmail" / "sendmail"


def environment():
    root = folder() / "root"
    paths = [root / "usr" / "lib" / "x86_64-linux-gnu", root / "lib" / "x86_64-linux-gnu"]
    return {**os.environ, "LD_LIBRARY_PATH": ":".join(map(str, paths))}


def why_not():
    """Why no sendmail can run here, or None."""
    for name in ("unshare", "apt-get", "dpkg"):
        if not shutil.which(name):
            return f"no {name} here"
    why = missing()
    if why:
        return why
    done = subprocess.run(["unshare", "-mup", "--fork", "mount", "-t", "tmpfs", "none",
                           "/mnt"], capture_output=True, timeout=20)
    if done.returncode != 0:
        return "no mount name spaces here"
    return fetch()


class Sendmail:
    """A daemon below @base/@name on 127.0.0.1:@port. @milter: the folder of the
    gateway's socket, seen by it as /run/sekisho. @more: further lines of mc."""

    def __init__(self, base, name, next_port, milter="", more="", every="1m"):
        self.base = pathlib.Path(base) / name
        (self.base / "queue").mkdir(parents=True)
        (self.base / "queue").chmod(0o700)
        self.name, self.milter, self.every = name, str(milter), every
        self.port = free_port()
        self.settings = {"port": self.port, "next": next_port, "more": more}
        (self.base / "hosts").write_text(
            f"127.0.0.1 {name}.test {name}\n127.1.0.1 town\n127.2.0.1 internet\n")
        (self.base / "switch").write_text("hosts files\naliases files\n")
        (self.base / "statistics").touch()
        self.cf = self.base / "sendmail.cf"
        self.process = self.log = None
        self.said = []

    def write(self, change=lambda text: text):
        """The cf that the m4 of the package makes of our mc; @change edits the
        mc."""
        cf = folder() / "root" / "usr" / "share" / "sendmail" / "cf"
        (self.base / "sendmail.mc").write_text(change(MC % self.settings))
        done = subprocess.run(
            [folder() / "root/usr/bin/m4", f"-D_CF_DIR_={cf}/", cf / "m4" / "cf.m4",
             self.base / "sendmail.mc"],
            capture_output=True, env=environment(), timeout=30)
        if done.returncode != 0 or done.stderr:
            raise RuntimeError(f"m4: {done.stderr.decode()}")
        self.cf.write_bytes(done.stdout)
        self.cf.chmod(0o644)
        return self.cf

    def inside(self, *arguments):
        """A command line that runs sendmail in name spaces like the daemon's."""
        return ["unshare", "-mup", "--fork", "--kill-child", "sh", "-c", INSIDE, "sh",
                str(self.base), self.milter, self.name + ".test", str(binary()),
                "-C", "/run/sm/sendmail.cf", *arguments]

    def listen_log(self):
        path = self.base / "syslog"
        path.unlink(missing_ok=True)
        self.log = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.log.bind(str(path))
        path.chmod(0o666)

        def collect(log):
            with contextlib.suppress(OSError):
                while True:
                    self.said.append(log.recv(8192).decode("utf-8", "replace"))
        threading.Thread(target=collect, args=(self.log,), daemon=True).start()

    def start(self):
        if not self.cf.exists():
            self.write()
        self.listen_log()
        self.process = subprocess.Popen(
            self.inside("-bD", "-q" + self.every), env=environment(),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if not wait_for(lambda: self.answers() or self.process.poll() is not None, 30) \
                or self.process.poll() is not None:
            self.process.kill()
            raise RuntimeError(f"sendmail does not start: "
                               f"{self.process.stderr.read().decode()}\n{self.tail()}")
        return self

    def answers(self):
        with contextlib.suppress(OSError):
            with socket.create_connection(("127.0.0.1", self.port), 5) as s:
                return s.recv(100).startswith(b"220")
        return False

    def stop(self):
        """The one process that holds the name spaces; they end with it."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(20)
            self.process.stderr.close()
        if self.log is not None:
            self.log.close()

    def queue(self):
        """Names of the mails that wait."""
        return sorted(p.name for p in (self.base / "queue").glob("[dq]f*"))

    def tail(self, lines=25):
        return "\n".join(self.said[-lines:])

    def says(self, words):
        return sum(words in line for line in self.said)


@contextlib.contextmanager
def gateway(policy=POLICY, more="", change=lambda text: text, sink=None,
            every="1m", **milter_settings):
    """(folder, milter, sendmail, sink), all running; stopped afterwards. What
    packaging ships stands in the mc, and @more after it."""
    base = tempfile.mkdtemp(prefix="sekisho-sendmail-")
    os.chmod(base, 0o755)
    sink = sink or Sink()
    milter = daemon = None
    try:
        milter = Milter(base, policy, **milter_settings).start()
        daemon = Sendmail(base, "gw", sink.port, milter.base,
                          f"include(`{SNIPPET}')dnl\n{more}", every)
        daemon.write(change)
        daemon.start()
        yield base, milter, daemon, sink
    finally:
        for part in (daemon, milter):
            if part is not None:
                with contextlib.suppress(Exception):
                    part.stop()
        sink.close()
        shutil.rmtree(base, ignore_errors=True)
