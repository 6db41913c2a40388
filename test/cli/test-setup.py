#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`sekisho setup postfix` over configurations made here, with the real postconf.

What is said stands in setup/NAME.txt, compared octet for octet. What the patch
makes is checked once more by `sekisho policy check --mta`; --apply and --undo
are tried on the files themselves. With UPDATE=1 in the environment the expected
texts are written anew: read them before you believe them.
"""
import grp
import json
import os
import pathlib
import pwd
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from tap import ROOT, Tap, program  # noqa: E402

SEKISHO = program("sekisho")
TOWN = ROOT / "samples/policy/town.conf"
SOCKET = "unix:/run/sekisho/milter.sock"
POSTCONF = shutil.which("postconf") or shutil.which("postconf", path="/usr/sbin")

tap = Tap()

BASE = """\
compatibility_level = 3.6
myhostname = gw.example
mynetworks = 127.0.0.0/8
inet_interfaces = all
queue_directory = /var/spool/postfix
"""
GOOD = BASE + """\
mydestination =
smtpd_milters = unix:/run/sekisho/milter.sock
non_smtpd_milters = $smtpd_milters
internal_mail_filter_classes = bounce, notify
smtpd_forbid_bare_newline = normalize
smtpd_forbid_bare_newline_exclusions =
message_size_limit = 104857600
mailbox_size_limit = 0
"""
SERVICES = """\
pickup    unix  n       -       n       60      1       pickup
cleanup   unix  n       -       n       -       0       cleanup
qmgr      unix  n       -       n       300     1       qmgr
smtp      unix  -       -       n       -       -       smtp
"""
SMTP = "smtp      inet  n       -       n       -       -       smtpd\n"
MASTER = SMTP + SERVICES
CHROOTED = MASTER.replace("n       -       n       -       -       smtpd",
                          "n       -       y       -       -       smtpd"
                          ).replace("-       n       -       0", "-       y       -       0")
IN_QUEUE = "unix:/var/spool/postfix/sekisho/milter.sock"

# name: (main.cf, master.cf, the policy's socket, exit status)
CASES = {
    "good": (GOOD, MASTER, SOCKET, 0),
    "debian": (BASE + "# as Debian's installer leaves it\n"
               "alias_maps = hash:/etc/aliases\n"
               "mydestination = $myhostname, localhost\n"
               "mailbox_size_limit = 51200000\n", CHROOTED, SOCKET, 1),
    "socket_in_queue": (BASE + "mydestination =\n", CHROOTED, IN_QUEUE, 1),
    "other_milters": (
        GOOD.replace("smtpd_milters = unix:/run",
                     "smtpd_milters = { unix:/run/sekisho/milter.sock, "
                     "default_action=accept },\n    inet:localhost:8891 ", 1).replace(
                         "8891 /sekisho/milter.sock", "8891"),
        MASTER, SOCKET, 1),
    "ports": (GOOD, MASTER +
              "10025     inet  n       -       n       -       -       smtpd\n"
              "  -o smtpd_milters=\n"
              "10026     inet  n       -       n       -       -       smtpd\n"
              "  -o receive_override_options=no_milters,no_address_mappings\n"
              "10027     inet  n       -       n       -       -       smtpd\n"
              "  -o smtpd_milters=inet:localhost:8891\n"
              "  -o milter_default_action=accept\n", SOCKET, 1),
    "by_hand": (GOOD + "content_filter = smtp:[127.0.0.1]:10026\n"
                "virtual_alias_maps = hash:/etc/postfix/virtual\n"
                "always_bcc = archive@city.example.lg.jp\n", MASTER, SOCKET, 1),
    "weak": (GOOD.replace("normalize", "no") + "milter_default_action = accept\n"
             "milter_protocol = 2\nmilter_content_timeout = 20s\n"
             "header_size_limit = 8000\nsmtpd_milter_maps = cidr:/etc/postfix/some\n"
             "smtpd_authorized_xclient_hosts = 10.0.0.5\n", MASTER, SOCKET, 1),
}
APPLIED = ["good", "debian", "ports", "by_hand"]


def run(*args, language=""):
    done = subprocess.run([SEKISHO, *map(str, args)], capture_output=True, timeout=120,
                          env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": language})
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class Folder:
    """A configuration folder and its policy."""

    def __init__(self, base, main, master, socket):
        self.path = pathlib.Path(base) / "etc"
        self.path.mkdir()
        self.main, self.master = self.path / "main.cf", self.path / "master.cf"
        self.main.write_text(main)
        self.master.write_text(master)
        self.main.chmod(0o640)
        self.policy = pathlib.Path(base) / "policy.conf"
        self.policy.write_text(f'@include "{TOWN}"\nmilter = {{ socket = "{socket}"; }};\n')
        self.age()

    def age(self):
        """Postfix waits for files that were written this very second."""
        os.utime(self.main, (1, 1))
        os.utime(self.master, (1, 1))

    def setup(self, *more, language=""):
        return run("setup", "postfix", "-p", self.policy, "--config-dir", self.path, *more,
                   language=language)

    def check(self):
        self.age()
        return run("policy", "check", "-p", self.policy, "--mta", self.path)

    def state(self):
        return {p.name: (p.read_bytes(), p.stat().st_mode, p.stat().st_uid)
                for p in sorted(self.path.iterdir())}


def golden(name, text):
    path = HERE / "setup" / f"{name}.txt"
    if os.environ.get("UPDATE"):
        path.write_text(text)
    expected = path.read_text() if path.exists() else ""
    return tap.equal(text, expected, f"{name}: the changes and their reasons")


def widths(text):
    """The widest line of what is ours; a patch has the lines of the file."""
    ours = [line for line in text.splitlines() if line.startswith("#")]
    return max((sum(2 if ord(c) > 0x2e7f else 1 for c in line) for line in ours), default=0)


def one(name):
    main, master, socket, status = CASES[name]
    with tempfile.TemporaryDirectory(prefix="sekisho-setup-") as base:
        folder = Folder(base, main, master, socket)
        before = folder.state()
        code, out, err = folder.setup()
        tap.equal((code, err), (status, ""), f"{name}: exit status {status}")
        golden(name, out.replace(str(folder.path), "@DIR@"))
        tap.ok(widths(out) <= 80, f"{name}: at most 80 columns", out)
        tap.equal(folder.state(), before, f"{name}: nothing is written")
        patched = pathlib.Path(base) / "patched"
        shutil.copytree(folder.path, patched)
        left = [line for line in out.splitlines() if line.startswith("#   * ")]
        subprocess.run(["patch", "-s", "-d", "/", "-p1"], check=status == 1 and "\n--- " in out,
                       input=out.encode(), capture_output=True, timeout=20)
        code, said, err = folder.check()
        findings = [line for line in said.splitlines() if " = " in line and line[0] != " "]
        tap.equal(len(findings), len(left),
                  f"{name}: patch(1) takes it, and the check finds only what is by hand")
        if name in APPLIED:
            applied(name, base, before, folder)


def applied(name, base, before, folder):
    """The same by --apply, then back by --undo."""
    by_patch = folder.main.read_bytes(), folder.master.read_bytes()
    for file, (octets, mode, _) in before.items():
        (folder.path / file).write_bytes(octets)
        (folder.path / file).chmod(mode & 0o7777)
    folder.age()
    code, out, err = folder.setup("--apply", "--no-reload", "--no-probe", "--json")
    said = json.loads(out)
    tap.equal((folder.main.read_bytes(), folder.master.read_bytes()), by_patch,
              f"{name}: --apply writes what the patch says")
    tap.equal((said["applied"], code), (bool(said["patch"]), 1 if said["by_hand"] else 0),
              f"{name}: --apply says so, and whether anything is left")
    tap.equal(folder.main.stat().st_mode & 0o7777, 0o640, f"{name}: rights are kept")
    code, out, err = folder.setup("--undo")
    if said["applied"]:
        tap.equal((code, folder.state()), (0, before), f"{name}: --undo, octet for octet")
    else:
        tap.equal((code, err.count("no setup was applied")), (2, 1),
                  f"{name}: nothing to undo is said")


def japanese():
    """The same reasons in Japanese; the patch and JSON stay as they are."""
    main, master, socket, _ = CASES["debian"]
    with tempfile.TemporaryDirectory(prefix="sekisho-setup-") as base:
        folder = Folder(base, main, master, socket)
        out = folder.setup(language="ja")[1]
        golden("debian.ja", out.replace(str(folder.path), "@DIR@"))
        tap.ok(widths(out) <= 80, "Japanese: at most 80 columns", out)
        tap.equal(folder.setup("--json", language="ja"), folder.setup("--json"),
                  "JSON is the same in every language")


def layouts():
    """Every gateway that is shipped as a whole: nothing is to be changed."""
    for shipped in sorted((ROOT / "packaging/topologies").glob("*/gateway")):
        code, out, err = run("setup", "postfix", "-p", shipped.parent / "policy.conf",
                             "--config-dir", shipped)
        tap.equal((code, "nothing is to be changed" in out, err), (0, True, ""),
                  f"{shipped.parent.name}: nothing is to be changed")


def socket_folder():
    """The folder of the socket below the queue folder is made, where it lacks."""
    if os.geteuid() != 0:
        tap.skip("the folder of the socket", "needs root")
        return
    with tempfile.TemporaryDirectory(prefix="sekisho-setup-") as base:
        queue = pathlib.Path(base) / "queue"
        queue.mkdir()
        main = GOOD.replace("/var/spool/postfix", str(queue)).replace(
            "unix:/run/sekisho/milter.sock", "unix:sekisho/milter.sock")
        folder = Folder(base, main, CHROOTED, f"unix:{queue}/sekisho/milter.sock")
        code, out, err = folder.setup()
        tap.equal((code, (queue / "sekisho").exists()), (0, False),
                  "without --apply the folder of the socket is not made")
        code, out, err = folder.setup("--apply", "--no-probe", "--user", "nobody")
        found = (queue / "sekisho").stat()
        tap.equal((code, oct(found.st_mode & 0o7777), pwd.getpwuid(found.st_uid).pw_name,
                   grp.getgrgid(found.st_gid).gr_name),
                  (0, "0o2750", "nobody", "postfix"), "with --apply it is made")
        tap.ok("systemctl restart sekisho-milter" in out, "and said", out)
        shutil.rmtree(queue / "sekisho")
        code, out, err = folder.setup("--apply", "--no-probe", "--user", "nobody-of-that-name")
        tap.equal((code, "install -d -o nobody-of-that-name -g postfix -m 2750" in
                   " ".join(out.split()), (queue / "sekisho").exists()), (1, True, False),
                  "no such user: what to do is said")


def changed_since():
    main, master, socket, _ = CASES["debian"]
    with tempfile.TemporaryDirectory(prefix="sekisho-setup-") as base:
        folder = Folder(base, main, master, socket)
        before = folder.state()
        apply = ("--apply", "--no-reload", "--no-probe")
        folder.setup(*apply)
        first = folder.state()
        with open(folder.master, "a") as file:
            file.write("# a change by hand\n")
        touched = folder.state()
        code, out, err = folder.setup("--undo")
        tap.equal((code, "was changed since the setup" in err, folder.state()),
                  (75, True, touched), "undo after a change by hand: refused, nothing touched")
        folder.master.write_bytes(first["master.cf"][0])
        with open(folder.main, "a") as file:
            file.write("milter_protocol = 2\n")
        folder.age()
        second = folder.state()
        folder.setup(*apply)
        tap.ok(folder.state() != second, "a second setup")
        code, _, err = folder.setup("--undo")
        tap.equal((code, folder.state()), (0, second), "undo goes back one setup")
        folder.main.write_bytes(first["main.cf"][0])
        code, _, err = folder.setup("--undo")
        tap.equal((code, folder.state()), (0, before), "and another one, to the beginning")
        folder.setup(*apply)
        kept = next(p for p in folder.path.iterdir() if p.name.startswith("main.cf."))
        kept.write_text("something else\n")
        spoilt = folder.state()
        code, _, err = folder.setup("--undo")
        tap.equal((code, "is not what was kept" in err, folder.state()), (75, True, spoilt),
                  "undo with a spoilt copy: refused, nothing touched")


def links():
    """A main.cf that is a link stays one."""
    main, master, socket, _ = CASES["debian"]
    with tempfile.TemporaryDirectory(prefix="sekisho-setup-") as base:
        folder = Folder(base, main, master, socket)
        real = pathlib.Path(base) / "real.cf"
        folder.main.rename(real)
        folder.main.symlink_to(real)
        code, _, err = folder.setup("--apply", "--no-reload", "--no-probe")
        tap.ok(folder.main.is_symlink() and "sekisho" in real.read_text(),
               "a link stays a link, the file behind it is changed", err)
        folder.setup("--undo")
        tap.equal((folder.main.is_symlink(), real.read_text()), (True, main), "and put back")


USAGE = [
    ("no MTA", ["setup"], 2, "postfix or sendmail?"),
    ("another MTA", ["setup", "exim"], 2, "postfix or sendmail?"),
    ("both ways", ["setup", "postfix", "--apply", "--undo"], 2, "not both"),
    ("no folder", ["setup", "postfix", "-p", TOWN, "--config-dir", "/nonexistent"], 2,
     "/nonexistent"),
    ("no policy", ["setup", "postfix", "-p", "/nonexistent.conf"], 2, "nonexistent"),
    ("no address", ["setup", "postfix", "--probe", "a@b>\r\nDATA"], 2, "a mail address"),
    ("time", ["setup", "postfix", "--timeout", "0"], 2, "1 to 3600"),
]


def main():
    for name, args, status, text in USAGE:
        code, out, err = run(*args)
        tap.equal((code, text in err, out), (status, True, ""), f"usage: {name}")
    if not POSTCONF:
        tap.skip("setup postfix", "postconf is not installed")
        tap.done()
    for name in CASES:
        tap.run(name, lambda n=name: one(n))
    tap.run("changed since", changed_since)
    tap.run("Japanese", japanese)
    tap.run("socket folder", socket_folder)
    tap.run("layouts", layouts)
    tap.run("links", links)
    tap.done()


main()
