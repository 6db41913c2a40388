# SPDX-License-Identifier: Apache-2.0
"""A clean Debian 12 that runs: a root made by mmdebstrap, booted by its own
systemd as the first process of name spaces of its own, with a network of its own
that reaches nothing. Packages come from the cache of apt, which is filled
before, by chroot, while the network of this machine is there."""
import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "mta"), str(HERE.parent)]
from netns import inside  # noqa: E402
from smtp import wait_for  # noqa: E402

SOURCES = """deb http://deb.debian.org/debian bookworm main
deb http://deb.debian.org/debian bookworm-updates main
deb http://deb.debian.org/debian-security bookworm-security main
"""
# Units that a machine without devices, terminals and network cannot have.
MASKED = ("systemd-udevd.service", "systemd-udevd-control.socket", "getty.target",
          "systemd-udevd-kernel.socket", "systemd-udev-trigger.service",
          "systemd-networkd-wait-online.service", "apt-daily.timer",
          "apt-daily-upgrade.timer", "console-getty.service", "systemd-logind.service",
          "systemd-timesyncd.service", "e2scrub_reap.service", "systemd-binfmt.service")

# $1 the root, $2 the boot target; the cgroup was joined before.
SETUP = r"""set -e
mount --make-rprivate /
R=$1
mount --bind "$R" "$R"
mount -t proc proc "$R/proc"
mount -t tmpfs -o mode=755 none "$R/dev"
for d in null zero full random urandom tty; do
    touch "$R/dev/$d"; mount --bind "/dev/$d" "$R/dev/$d"
done
ln -s /proc/self/fd "$R/dev/fd"
ln -s /proc/self/fd/0 "$R/dev/stdin"
ln -s /proc/self/fd/1 "$R/dev/stdout"
ln -s /proc/self/fd/2 "$R/dev/stderr"
mkdir -p "$R/dev/shm" "$R/dev/pts" "$R/old"
mount -t tmpfs none "$R/dev/shm"
mount -t devpts -o newinstance,ptmxmode=666 none "$R/dev/pts"
ln -s pts/ptmx "$R/dev/ptmx"
mount -t sysfs sysfs "$R/sys"
mount -t cgroup2 cgroup2 "$R/sys/fs/cgroup"
for d in run tmp; do mount -t tmpfs none "$R/$d"; done
chmod 755 "$R/run"; chmod 1777 "$R/tmp"
ip link set lo up
cd "$R"
pivot_root . old
umount -l /old
mount --make-rshared /
export container=sekisho-test
exec /lib/systemd/systemd --system --unit="$2" --log-target=console --show-status=no
"""


def cgroup():
    for path in ("/sys/fs/cgroup", "/sys/fs/cgroup/unified"):
        if os.path.exists(path + "/cgroup.controllers"):
            return pathlib.Path(path)
    return None


def missing():
    """Why this cannot run here, or None."""
    if os.geteuid() != 0:
        return "needs root"
    for name in ("mmdebstrap", "unshare", "nsenter", "ip", "dpkg-scanpackages"):
        if not shutil.which(name):
            return f"{name} is not installed (apt-get install mmdebstrap util-linux iproute2 dpkg-dev)"
    return None if cgroup() else "there is no unified cgroup hierarchy"


def make_tar(path):
    """A root with nothing but apt and systemd, as a tar file at @path."""
    part = path.with_suffix(".part")
    subprocess.run(["mmdebstrap", "--variant=apt", "--include=systemd-sysv",
                    "--format=tar", "--quiet", "bookworm", str(part), "-"], check=True,
                   input=SOURCES.encode())
    part.rename(path)


class Machine:
    """The root of @tar, unpacked below @folder."""

    def __init__(self, folder, tar):
        self.base = pathlib.Path(tempfile.mkdtemp(prefix="machine-", dir=folder))
        self.base.chmod(0o755)
        self.root = self.base / "root"
        self.root.mkdir()
        subprocess.run(["tar", "-x", "-C", str(self.root), "--numeric-owner", "-f", str(tar)],
                       check=True)
        self.log = self.base / "log"
        self.group = cgroup() / ("sekisho-" + self.base.name)
        self.process = self.pid = None
        for unit in MASKED:
            (self.root / "etc/systemd/system" / unit).symlink_to("/dev/null")
        (self.root / "etc/hostname").write_text("gw\n")
        (self.root / "etc/hosts").write_text("127.0.0.1 localhost gw gw.example.lg.jp\n")

    def chroot(self, *words, check=True):
        """Runs a command in the root before it is booted, with this machine's
        network and no service started."""
        shutil.copy("/etc/resolv.conf", self.root / "etc/resolv.conf")
        guard = self.root / "usr/sbin/policy-rc.d"
        guard.write_text("#!/bin/sh\nexit 101\n")
        guard.chmod(0o755)
        try:
            return subprocess.run(["chroot", str(self.root), "env", "DEBIAN_FRONTEND=noninteractive",
                                   "LC_ALL=C.UTF-8", *words], check=check, capture_output=True,
                                  text=True)
        finally:
            guard.unlink()

    def offer(self, folder, debs):
        """Makes /srv/@folder of the root a repository of @debs that apt knows."""
        place = self.root / "srv" / folder
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        for deb in debs:
            shutil.copy(deb, place)
        index = subprocess.run(["dpkg-scanpackages", "-m", "."], cwd=place, check=True,
                               capture_output=True).stdout
        (place / "Packages").write_bytes(index)
        (self.root / "etc/apt/sources.list.d/sekisho.list").write_text(
            f"deb [trusted=yes] file:/srv/{folder} ./\n")

    def boot(self, target="multi-user.target"):
        self.group.mkdir()
        (self.base / "setup").write_text(SETUP)
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                ["sh", "-c", 'echo $$ > "$1/cgroup.procs"; shift; exec "$@"', "sh",
                 str(self.group), "unshare", "--fork", "--kill-child", "-mpuinC", "sh",
                 str(self.base / "setup"), str(self.root), target],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        if not wait_for(self.is_up, 120, 0.2):
            raise RuntimeError("no boot\n" + self.log.read_text()[-3000:])
        return self

    def is_up(self):
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        with contextlib.suppress(OSError, ValueError, IndexError):
            self.pid = int(children.read_text().split()[0])
            return self.run("systemctl", "is-system-running").stdout.strip() in (
                "running", "degraded")
        return False

    def run(self, *words, stdin="", timeout=900, locale="C.UTF-8"):
        """A command inside the running machine."""
        return subprocess.run(
            ["nsenter", "-t", str(self.pid), "-m", "-p", "-u", "-i", "-n", "-C", "-r", "-w", "env",
             "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", f"LANG={locale}", "HOME=/root",
             "DEBIAN_FRONTEND=noninteractive", *words],
            input=stdin, capture_output=True, text=True, errors="replace", timeout=timeout)

    def shell(self, text, **more):
        return self.run("sh", "-c", text, **more)

    def network(self):
        """A context in which sockets that this thread opens are those of the
        machine."""
        return inside(f"/proc/{self.pid}/ns/net")

    def stop(self):
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(30)

    def remove(self):
        self.stop()
        wait_for(self.remove_group, 10)
        shutil.rmtree(self.base, ignore_errors=True)

    def remove_group(self):
        for folder, _, _ in os.walk(self.group, topdown=False):
            with contextlib.suppress(OSError):
                os.rmdir(folder)
        return not self.group.exists()


class Load:
    """Mails without pause, each sent until it is taken, as an MTA does."""

    def __init__(self, machine, send):
        self.machine, self.send = machine, send
        self.taken, self.waits, self.errors = [], 0, []
        self.over = threading.Event()
        self.threads = [threading.Thread(target=self._run, args=(i,), daemon=True)
                        for i in range(2)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join(90)

    def _run(self, which):
        number = 0
        with self.machine.network():
            while not self.over.is_set():
                number += 1
                self._deliver(f"load-{which}-{number}")

    def _deliver(self, name):
        while True:
            try:
                code, text = self.send(name)
            except (OSError, ValueError):
                code, text = 0, "no connection"
            if code == 250:
                self.taken.append(name)
                return
            if code >= 500:
                self.errors.append((name, code, text))
                return
            self.waits += 1
            if self.over.wait(0.2):
                return
