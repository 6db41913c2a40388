# SPDX-License-Identifier: Apache-2.0
"""What is measured: sekisho, the do-nothing milter with and without replies,
MIMEDefang, and a private Postfix that discards what it takes. Each is started
below one folder, listens on UNIX or loopback sockets, and is ended by its own
process id.
"""
import grp
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "mta"))
import common  # noqa: E402

POLICY = """
zones = ( { name = "internet"; default = true; domains = [ "out.example" ]; },
          { name = "lgwan"; domains = [ "bench.example" ]; } );
crossings = ( { from = "internet"; to = "lgwan"; profile = "text-only"; } );
"""
# For mails far beyond what a town takes: the limits out of the way.
WIDE = POLICY + """
limits = { message = "200M"; expanded = "500M"; parts = 10000; seconds = 120; };
"""
# The same mails where files pass: archives opened, texts and tables rebuilt.
FILES = POLICY.replace("text-only", "files-basic")
WIDE_FILES = FILES + """
limits = { message = "200M"; expanded = "2G"; parts = 200000; seconds = 120; };
"""
MIMEDEFANG = ["mimedefang", "libhtml-format-perl", "libhtml-tree-perl",
              "libnet-dns-perl"]


def kind_of(pid):
    """(parent, ticks of CPU, its own and of children it has waited for)."""
    try:
        text = pathlib.Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    fields = text[text.rindex(")") + 2:].split()
    return int(fields[1]), sum(int(f) for f in fields[11:15])


class Server:
    """Something that runs; roots are the process ids everything hangs from."""

    name = "?"

    def __init__(self, folder):
        self.folder = pathlib.Path(folder) / self.name
        self.processes = []

    def begin(self, arguments, **more):
        log = open(self.folder / "log", "ab")
        with log:
            self.processes.append(subprocess.Popen(
                [str(a) for a in arguments], stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, **more))

    def roots(self):
        return [p.pid for p in self.processes]

    def tree(self):
        """Every process id of it."""
        known = {int(p): kind_of(p) for p in os.listdir("/proc") if p.isdigit()}
        found = set(self.roots())
        while True:
            more = {p for p, k in known.items() if k and k[0] in found} - found
            if not more:
                return found
            found |= more

    def cpu_ms(self):
        """CPU of all of it so far, processes that ended included."""
        ticks = sum(k[1] for k in map(kind_of, self.tree()) if k)
        return ticks * 1000 / os.sysconf("SC_CLK_TCK")

    def wait_for_socket(self, seconds=30):
        end = time.monotonic() + seconds
        while not pathlib.Path(self.socket).exists():
            if time.monotonic() > end or any(p.poll() is not None
                                             for p in self.processes):
                raise RuntimeError(f"{self.name} did not start: "
                                   + (self.folder / "log").read_text()[-2000:])
            time.sleep(0.05)

    def stop(self):
        for process in reversed(self.processes):
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait(10)
        self.processes = []


class Null(Server):
    def __init__(self, folder, program, quiet):
        self.name = "null-quiet" if quiet else "null"
        super().__init__(folder)
        self.program, self.quiet = program, quiet
        self.socket = self.folder / "socket"

    def start(self):
        self.folder.mkdir()
        self.folder.chmod(0o755)
        self.begin([self.program, f"unix:{self.socket}"]
                   + (["quiet"] if self.quiet else []))
        self.wait_for_socket()
        self.socket.chmod(0o666)
        return self


class Sekisho(Server):
    name = "sekisho"

    def __init__(self, folder, policy=POLICY, name=None):
        self.name = name or self.name
        super().__init__(folder)
        self.milter = common.Milter(folder, policy, self.name, workers=0, queue=64)
        self.socket = self.milter.socket

    def start(self):
        self.milter.start()
        self.processes = [self.milter.process]
        return self

    def zygotes(self):
        return self.milter.children()

    def stop(self):
        self.milter.stop()
        self.processes = []


class MimeDefang(Server):
    name = "mimedefang"

    def __init__(self, folder):
        super().__init__(folder)
        self.socket = self.folder / "socket"

    @staticmethod
    def is_installed():
        known = subprocess.run(["dpkg-query", "-W", "-f=${db:Status-Abbrev}\n",
                                *MIMEDEFANG], capture_output=True, check=False)
        return known.stdout.decode().split("\n").count("ii ") == len(MIMEDEFANG)

    @classmethod
    def install(cls):
        """Why it cannot be had, or None."""
        if not shutil.which("dpkg-query"):
            return "no Debian here to install it from"
        if not cls.is_installed():
            subprocess.run(["apt-get", "update", "-qq"], check=False, timeout=300,
                           stdout=subprocess.DEVNULL)
            subprocess.run(["apt-get", "install", "-y", "-qq",
                            "--no-install-recommends", *MIMEDEFANG], check=False,
                           timeout=600, stdout=subprocess.DEVNULL,
                           env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
        return None if cls.is_installed() else "could not be installed"

    def start(self):
        self.folder.mkdir()
        user = pwd.getpwnam("defang")
        shutil.chown(self.folder, user.pw_uid, grp.getgrnam("postfix").gr_gid)
        self.folder.chmod(0o750)
        script = self.folder / "mimedefang.pl"
        ours = pathlib.Path(shutil.which("mimedefang.pl")).read_text(errors="replace")
        shutil.copy(HERE / "mimedefang-filter.pl", self.folder / "filter.pl")
        script.write_text(ours.replace("/etc/mail/mimedefang-filter",
                                       str(self.folder / "filter.pl")))
        script.chmod(0o755)
        inner = self.folder / "multiplexor"
        self.begin(["mimedefang-multiplexor", "-D", "-U", "defang", "-m", 4, "-x", 16,
                    "-i", 3600, "-w", 0, "-r", 500, "-b", 120, "-q", 64, "-Q", 60,
                    "-z", self.folder, "-s", inner, "-E", "-f", script])
        time.sleep(2)
        self.begin(["mimedefang", "-D", "-U", "defang", "-q", "-X", "-z", self.folder,
                    "-m", inner, "-p", f"unix:{self.socket}"])
        self.wait_for_socket()
        self.socket.chmod(0o666)
        return self


class Mta:
    """One Postfix, a port for each milter and one without."""

    def __init__(self, folder, servers):
        self.ports = {name: common.free_port() for name in ["none", *servers]}
        listeners = [(self.ports["none"], "")]
        listeners += [(self.ports[name], f"-o smtpd_milters=unix:{server.socket}")
                      for name, server in servers.items()]
        self.postfix = common.Postfix(str(folder), "gw", {
            "default_transport": "discard:", "relayhost": "", "biff": "no",
            "smtpd_client_connection_count_limit": "0", "in_flow_delay": "0",
            "default_process_limit": "60", "milter_protocol": "6",
            "qmgr_message_active_limit": "20000"}, listeners)
        self.postfix.port = self.ports["none"]

    def start(self):
        self.postfix.start()
        return self

    def idle(self, seconds=30):
        """Waits until the queue is empty, so that runs do not disturb others."""
        queue = self.postfix.base / "queue"
        common.wait_for(lambda: not any(
            f.is_file() for sub in ("active", "incoming")
            for f in (queue / sub).rglob("*")), seconds, 0.05)

    def stop(self):
        self.postfix.stop()
