# SPDX-License-Identifier: Apache-2.0
"""Whole networks for test/topologies: hosts in network namespaces on one wire,
each with the addresses of the shipped files, Postfix as packaging/topologies
configures it, and the milter. Needs root. All is ended by its own id."""
import contextlib
import os
import pathlib
import shutil
import signal
import socket
import struct
import subprocess
import sys
import threading

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "mta"), str(HERE.parent)]
from common import ROOT, Client, Milter, Postfix, Sink, program, wait_for  # noqa: E402
from netns import on_host  # noqa: E402

SHIPPED = ROOT / "packaging" / "topologies"
TAG = f"skt{os.getpid() % 10000}"
# What differs from a machine of its own: folders, and impatience.
PRIVATE = """
queue_directory = {base}/queue
data_directory = {base}/data
maillog_file = {base}/log
maillog_file_prefixes = {folder}
smtp_host_lookup = native
disable_dns_lookups = {no_dns}
smtpd_peername_lookup = no
minimal_backoff_time = 1s
maximal_backoff_time = 2s
queue_run_delay = 1s
smtp_connect_timeout = 5s
"""


def run(*words, check=True):
    return subprocess.run([str(w) for w in words], check=check, capture_output=True,
                          timeout=60)


class Wire:
    """One switch and its hosts: {name: [addresses]}."""

    def __init__(self, hosts):
        self.names = {host: f"{TAG}-{host}" for host in hosts}
        self.switch = f"{TAG}-switch"
        self.hosts = hosts
        self.files = []

    def up(self):
        run("ip", "netns", "add", self.switch)
        run("ip", "-n", self.switch, "link", "add", "br0", "type", "bridge")
        run("ip", "-n", self.switch, "link", "set", "br0", "up")
        for number, (host, addresses) in enumerate(self.hosts.items()):
            name, a, b = self.names[host], f"{TAG}h{number}", f"{TAG}s{number}"
            run("ip", "netns", "add", name)
            run("ip", "link", "add", a, "type", "veth", "peer", "name", b)
            run("ip", "link", "set", a, "netns", name)
            run("ip", "link", "set", b, "netns", self.switch)
            run("ip", "-n", self.switch, "link", "set", b, "master", "br0", "up")
            run("ip", "-n", name, "link", "set", "lo", "up")
            run("ip", "-n", name, "link", "set", a, "up")
            for address in addresses:
                run("ip", "-n", name, "addr", "add", f"{address}/32", "dev", a)
            run("ip", "-n", name, "route", "add", "default", "dev", a, "src", addresses[0])
            # towards a zone a host speaks with its address there
            for address in addresses[1:]:
                run("ip", "-n", name, "route", "add",
                    f"{address.rsplit('.', 2)[0]}.0.0/16", "dev", a, "src", address)

    def resolver(self, host, server):
        """Makes @host ask @server for names."""
        folder = pathlib.Path("/etc/netns") / self.names[host]
        folder.mkdir(parents=True)
        (folder / "resolv.conf").write_text(f"nameserver {server}\n")
        self.files.append(folder)

    def down(self):
        for name in [*self.names.values(), self.switch]:
            run("ip", "netns", "del", name, check=False)
        for folder in self.files:
            shutil.rmtree(folder, ignore_errors=True)
            with contextlib.suppress(OSError):
                folder.parent.rmdir()


class Site(Postfix):
    """A Postfix on @host, as @shipped configures it; @more is added to its
    main.cf."""

    def __init__(self, folder, wire, host, shipped, more="", dns=False):
        self.base = pathlib.Path(folder) / host
        self.host = wire.names[host]
        self.address = wire.hosts[host][0]
        self.etc, self.log = self.base / "etc", self.base / "log"
        for sub in ("queue", "data"):
            (self.base / sub).mkdir(parents=True)
        shutil.chown(self.base / "data", "postfix")
        shutil.copytree(shipped, self.etc)
        with open(self.etc / "main.cf", "a") as file:
            file.write(PRIVATE.format(base=self.base, folder=folder,
                                      no_dns="no" if dns else "yes") + more)
        os.utime(self.etc / "main.cf", (1, 1))
        os.utime(self.etc / "master.cf", (1, 1))
        self.pid = 0

    def start(self):
        done = run("ip", "netns", "exec", self.host, "postfix", "-c", self.etc, "start",
                   check=False)
        if done.returncode != 0:
            raise RuntimeError(f"postfix: {done.stderr.decode()}\n{self.tail()}")
        self.pid = int((self.base / "queue/pid/master.pid").read_text())
        return self

    def answers(self):
        with contextlib.suppress(OSError), on_host(self.host):
            with socket.create_connection((self.address, 25), 2) as s:
                return s.recv(100).startswith(b"220")
        return False

    def wait(self):
        if not wait_for(self.answers, 60, 0.2):
            raise RuntimeError(f"{self.host} does not answer\n{self.tail()}")
        return self

    def kill(self):
        """The machine loses power, as far as its MTA can tell."""
        group = [int(p) for p in run("ps", "-o", "pid=", "--ppid", self.pid,
                                     check=False).stdout.split()]
        for pid in [self.pid, *group]:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        self.pid = 0


SERVICE = 'milter = { socket = "unix:/var/spool/postfix/sekisho/milter.sock"; };\n'


class Gate(Milter):
    """The milter of a site, under the shipped policy. Where it stands is said on
    its command line, so that two gateways have one and the same policy file."""

    def __init__(self, folder, name, policy, site):
        self.shipped = (SHIPPED / policy).read_text()
        if SERVICE not in self.shipped:
            raise RuntimeError(f"{policy}: another milter line")
        super().__init__(folder, "", name)
        self.socket = site.base / "queue" / "sekisho" / "milter.sock"
        self.socket.parent.mkdir()
        shutil.chown(self.socket.parent, "nobody", "postfix")
        self.socket.parent.chmod(0o2750)
        self.key = pathlib.Path(folder) / "site.key"
        if not self.key.exists():
            self.key.write_bytes(os.urandom(32))
            self.key.chmod(0o600)
            shutil.chown(self.key, "nobody")
        self.policy.write_text(self.shipped.replace(
            SERVICE, f'milter = {{ site-key = "{self.key}"; }};\n'))

    def command(self):
        return [*super().command(), "--socket", f"unix:{self.socket}", "--report",
                str(self.report)]


class Far(Client):
    """A client on a host of the wire."""

    def __init__(self, host, address, timeout=120):
        with on_host(host):
            self.sock = socket.create_connection((address, 25), timeout)
        self.lines = self.sock.makefile("rb")
        self.greeting = self.reply()
        self.ehlo = self.say("EHLO client.test")


def sink(wire, host, address):
    with on_host(wire.names[host]):
        return Sink(address, 25)


def check(milter, site):
    """The lines of `sekisho policy check --mta`, or "" if it is content."""
    policy = milter.base / "check.conf"
    policy.write_text(milter.shipped.replace("/var/spool/postfix/sekisho/milter.sock",
                                          str(milter.socket)))
    done = run(program("sekisho"), "policy", "check", "-p", policy, "--mta", site.etc,
               check=False)
    return "" if done.returncode == 0 else (done.stdout + done.stderr).decode()


# ---- names -----------------------------------------------------------------


def pack_name(name):
    return b"".join(bytes([len(p)]) + p.encode() for p in name.rstrip(".").split(".")) + b"\0"


class Names(threading.Thread):
    """A server of names (RFC 1035) that knows the lines of @zone and no other."""

    def __init__(self, wire, host, address, zone):
        super().__init__(daemon=True)
        with on_host(wire.names[host]):
            self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            self.sock.bind((address, 53))
        self.rows = []
        for line in zone.read_text().splitlines():
            words = line.split()
            if words and not line.startswith(";"):
                self.rows.append((words[0].lower(), words[2], words[3:]))
        self.start()

    def answers(self, name, kind):
        for owner, word, data in self.rows:
            if owner != name or {"A": 1, "MX": 15}[word] != kind:
                continue
            body = socket.inet_aton(data[0]) if word == "A" else \
                struct.pack(">H", int(data[0])) + pack_name(data[1])
            yield b"\xc0\x0c" + struct.pack(">HHIH", kind, 1, 60, len(body)) + body

    def run(self):
        with contextlib.suppress(OSError):
            while True:
                query, client = self.sock.recvfrom(4096)
                labels, at = [], 12
                while query[at]:
                    labels.append(query[at + 1:at + 1 + query[at]].decode().lower())
                    at += 1 + query[at]
                name = ".".join(labels) + "."
                kind = struct.unpack(">H", query[at + 1:at + 3])[0]
                found = list(self.answers(name, kind))
                known = any(owner == name for owner, _, _ in self.rows)
                self.sock.sendto(
                    query[:2] + struct.pack(">HHHHH", 0x8580 | (0 if known else 3), 1,
                                            len(found), 0, 0) +
                    query[12:at + 5] + b"".join(found), client)
