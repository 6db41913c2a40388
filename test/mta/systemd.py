# SPDX-License-Identifier: Apache-2.0
"""A real systemd for tests, where none runs or another one does: as first
process of name spaces of its own, over a copy-on-write view of this machine's
root in memory. It starts nothing but what it is told to. Nothing of it outlives
its one process."""
import contextlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile

from common import wait_for

SYSTEMD = "/lib/systemd/systemd"
BUILD = pathlib.Path(os.environ["SK_BUILD"])
UNIT = BUILD / "packaging" / "sekisho-milter.service"
CONF = pathlib.Path(re.search("ConditionPathExists=(.*)/policy.conf", UNIT.read_text()).group(1))
ID = 64990  # of the user that packaging makes

# $1 scratch folder, of which host/ is shared: the folder of the socket below that
# of Postfix, with the owner and mode that packages give it; $2 our user. The root must be the name space's
# own (pivot_root), for the kernel makes no user name space below a chroot.
SETUP = r"""set -e
mount --make-rprivate /
mount -t tmpfs none "$1/over"
mkdir "$1/over/up" "$1/over/work" "$1/over/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/over/up,workdir=$1/over/work" \
    "$1/over/root"
R=$1/over/root
mount -t proc proc "$R/proc"
mount --rbind /dev "$R/dev"
mount -t sysfs sysfs "$R/sys"
mount -t cgroup2 cgroup2 "$R/sys/fs/cgroup"
for d in run tmp var/tmp; do mount -t tmpfs none "$R/$d"; done
chmod 755 "$R/run"; chmod 1777 "$R/tmp" "$R/var/tmp"
mkdir -p "$R/var/spool/postfix/sekisho" "$R/old"
mount --bind "$1/host" "$R/var/spool/postfix/sekisho"
rm -rf "$R"/etc/systemd/system/* "$R/etc/machine-id"
echo 0123456789abcdef0123456789abcdef > "$R/etc/machine-id"
echo "sekisho:x:$2:$2::/nonexistent:/usr/sbin/nologin" >> "$R/etc/passwd"
echo "sekisho:x:$2:" >> "$R/etc/group"
cp -r "$1"/files/* "$R/"
chown "$2:postfix" "$R/var/spool/postfix/sekisho"
chmod 2751 "$R/var/spool/postfix/sekisho"
cd "$R"
pivot_root . old
umount -l /old
# systemd hands out credentials by mounts that must propagate; it makes the root
# shared itself on a real machine, but not in what it takes for a container.
mount --make-rshared /
export container=test
exec /lib/systemd/systemd --system --unit=nothing.target --log-level=info \
    --log-target=console --show-status=no
"""


def cgroup():
    """A folder of the unified hierarchy that we may make cgroups in, or None."""
    for path in ("/sys/fs/cgroup", "/sys/fs/cgroup/unified"):
        if os.path.exists(path + "/cgroup.controllers"):
            return pathlib.Path(path)
    return None


def why_not():
    for path in (SYSTEMD, "/usr/bin/systemd-analyze", "/usr/bin/nsenter"):
        if not os.path.exists(path):
            return f"no {path} here"
    if os.geteuid() != 0 or cgroup() is None:
        return "needs root and the unified cgroup hierarchy"
    return None


class Systemd:
    """One, with what `meson install` installs, @policy and @units (name: text).
    The site key is root's alone."""

    def __init__(self, policy, units):
        self.base = pathlib.Path(tempfile.mkdtemp(prefix="sekisho-systemd-"))
        self.base.chmod(0o755)
        files = self.base / "files"
        for folder in ("over", "host", "files/etc/systemd/system"):
            (self.base / folder).mkdir(parents=True)
        subprocess.run(["meson", "install", "--no-rebuild", "-C", str(BUILD), "--destdir",
                        str(files)], check=True, capture_output=True)
        conf = files / CONF.relative_to("/")
        conf.mkdir(parents=True, exist_ok=True)
        (conf / "site.key").write_bytes(bytes(range(32)))
        (conf / "site.key").chmod(0o600)
        (conf / "policy.conf").write_text(policy)
        units = {"nothing.target": "[Unit]\nDefaultDependencies=no\n", **units}
        for name, text in units.items():
            path = files / "etc" / "systemd" / "system" / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        self.group = cgroup() / self.base.name
        self.log = self.base / "log"
        self.socket = self.base / "host" / "milter.sock"
        self.process = self.pid = None

    def __enter__(self):
        try:
            return self.start()
        except BaseException:
            self.__exit__()
            raise

    def start(self):
        self.group.mkdir()
        (self.base / "setup").write_text(SETUP)
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                ["sh", "-c", 'echo $$ > "$1/cgroup.procs"; shift; exec "$@"', "sh",
                 str(self.group), "unshare", "--fork", "--kill-child", "-mpuiC", "sh",
                 str(self.base / "setup"), str(self.base), str(ID)],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        if not wait_for(self.find, 20):
            self.stop()
            raise RuntimeError("systemd does not start\n" + self.log.read_text())
        return self

    def find(self):
        """Whether it answers: then its pid is known."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        with contextlib.suppress(OSError, ValueError, IndexError):
            self.pid = int(children.read_text().split()[0])
            return self.ctl("is-system-running")[0] in (0, 1) \
                and os.path.exists(f"/proc/{self.pid}/root/run/systemd/private")
        return False

    def inside(self, *words, timeout=60):
        done = subprocess.run(
            ["nsenter", "-t", str(self.pid), "-m", "-p", "-u", "-i", "-C", "-r", *words],
            capture_output=True, timeout=timeout)
        return done.returncode, (done.stdout + done.stderr).decode().strip()

    def ctl(self, *words):
        return self.inside("systemctl", *words)

    def text(self):
        """What it and its services said."""
        said = self.log.read_text(errors="replace")
        if self.pid is not None:
            self.inside("journalctl", "--sync")
            said += self.inside("journalctl", "--no-pager", "-o", "cat", "-u",
                                "sekisho-milter")[1]
        return said

    def stop(self):
        if self.process is not None and self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                self.process.send_signal(signal.SIGKILL)
            self.process.wait(20)

    def __exit__(self, *_):
        self.stop()
        wait_for(self.remove_group, 10)
        shutil.rmtree(self.base, ignore_errors=True)

    def remove_group(self):
        for folder, _, _ in os.walk(self.group, topdown=False):
            with contextlib.suppress(OSError):
                os.rmdir(folder)
        return not self.group.exists()
