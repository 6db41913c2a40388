#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The commands of the handbooks, taken out of them and run one after the other in
a temporary root. Prints TAP.

    test-handbook.py CONFDIR LOGDIR

Each block of commands stands behind a mark: <!-- run --> with what it needs
(stdin="…", expect=0,1 for its exit codes, receipt for the word RECEIPT, fresh for
an empty root), or <!-- shown: why --> where another test runs it.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "test"))
from tap import Tap, program  # noqa: E402

BUILD = pathlib.Path(os.environ["SK_BUILD"]).resolve()
CONFDIR, LOGDIR = sys.argv[1:]
DAY = "2026-11-27"
tap = Tap()


def blocks(text):
    """(mark, commands, line) of each block of shell commands."""
    for match in re.finditer(r"(?:<!-- ([^\n]*?) -->\n)?```sh\n(.*?)```", text, re.S):
        yield match.group(1) or "", match.group(2), text.count("\n", 0, match.start(2))


class Place:
    """A machine: a root of its own, and a home with some mails."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.home = self.folder / "home"
        self.root = self.folder / "root"
        self.home.mkdir()
        mails = self.home / "mails"
        mails.mkdir()
        for number, path in enumerate(sorted(ROOT.glob("samples/mail/*.eml"))[:4]):
            shutil.copy(path, mails / ("mail.eml" if number == 0 else path.name))
        self.fresh()

    def fresh(self):
        """The gateway is installed, and has its key."""
        shutil.rmtree(self.root, ignore_errors=True)
        conf = pathlib.Path(f"{self.root}{CONFDIR}")
        conf.mkdir(parents=True)
        pathlib.Path(f"{self.root}{LOGDIR}").mkdir(parents=True)
        key = conf / "site.key"
        key.write_bytes(bytes(range(32)))
        key.chmod(0o600)

    def machine(self):
        """Another machine, as the package leaves it: with a key of its own."""
        self.fresh()
        pathlib.Path(f"{self.root}{CONFDIR}/site.key").write_bytes(bytes(range(32, 64)))

    def report(self):
        """The lines that the gateway would have written: those of the mails, with
        a time."""
        log = pathlib.Path(f"{self.root}{LOGDIR}/report.jsonl")
        if log.exists() or not pathlib.Path(f"{self.root}{CONFDIR}/policy.conf").exists():
            return
        lines = self.home / "lines"
        subprocess.run([program("sekisho"), "clean", "-p", f"{self.root}{CONFDIR}/policy.conf",
                        "--site-key", f"{self.root}{CONFDIR}/site.key", "-o", self.home / "gone",
                        "-r", lines, self.home / "mails"], capture_output=True, timeout=120)
        shutil.rmtree(self.home / "gone")
        with log.open("w", encoding="utf-8") as out:
            for line in lines.read_text(encoding="utf-8").splitlines():
                out.write(json.dumps({**json.loads(line), "time": DAY + "T09:00:00Z"},
                                     ensure_ascii=False, separators=(",", ":")) + "\n")
        lines.unlink()

    def receipt(self):
        log = pathlib.Path(f"{self.root}{LOGDIR}/report.jsonl")
        return json.loads(log.read_text(encoding="utf-8").splitlines()[0])["receipt"]

    def run(self, mark, commands):
        if re.search(r"\bfresh\b", mark):
            self.machine()
        else:
            self.report()
        if re.search(r"\breceipt\b", mark):
            commands = commands.replace("RECEIPT", self.receipt())
        commands = commands.replace("/usr/share/sekisho/keep/", f"{BUILD}/packaging/keep/")
        commands = re.sub(r"(keep/\w+)", rf"\1 --root {self.root}", commands)
        commands = commands.replace("/etc/sekisho", f"{self.root}{CONFDIR}") \
                           .replace("/var/log/sekisho", f"{self.root}{LOGDIR}")
        stdin = re.search(r'stdin="([^"]*)"', mark)
        path = os.path.dirname(program("sekisho")) + ":" + os.environ["PATH"]
        return subprocess.run(["bash", "-eu", "-c", commands], cwd=self.home, timeout=300,
                              input=stdin.group(1).replace("\\n", "\n") if stdin else "",
                              capture_output=True, text=True,
                              env={**os.environ, "PATH": path, "LANGUAGE": "ja"})


def check(path):
    text = path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="sekisho-test-") as folder:
        place = Place(folder)
        for mark, commands, line in blocks(text):
            name = f"{path.name}:{line}: {commands.strip().splitlines()[0][:60]}"
            if mark.startswith("shown:"):
                tap.skip(name, mark[7:])
                continue
            if not mark.startswith("run"):
                tap.ok(False, name, "the block has no mark")
                continue
            allowed = [int(n) for n in
                       (re.search(r"expect=([\d,]+)", mark) or [0, "0"])[1].split(",")]
            done = place.run(mark, commands)
            tap.ok(done.returncode in allowed, name,
                   f"exit {done.returncode}\n{done.stdout[-1500:]}{done.stderr[-1500:]}")


def check_restore():
    """restore refuses what is damaged, what lies elsewhere, and another key."""
    with tempfile.TemporaryDirectory(prefix="sekisho-test-") as folder:
        place = Place(folder)
        shutil.copy(ROOT / "samples/policy/town.conf", f"{place.root}{CONFDIR}/policy.conf")
        keep = "/usr/share/sekisho/keep/"
        tap.equal(place.run("run", f"{keep}backup --reports a.tar").returncode, 0, "a backup is made")
        tap.equal(oct((place.home / "a.tar").stat().st_mode & 0o777), "0o600",
                  "nobody else can read it")
        tap.ok(place.run("run", f"{keep}restore a.tar").returncode != 0, "nothing is overwritten")
        place.machine()
        log = pathlib.Path(f"{place.root}{LOGDIR}/report.jsonl")
        log.write_text("{}\n")
        tap.ok(place.run("", f"{keep}restore a.tar").returncode != 0 and
               pathlib.Path(f"{place.root}{CONFDIR}/site.key").read_bytes() == bytes(range(32, 64)),
               "a key under which mail has passed is not overwritten")
        unpack = "mkdir x && tar -C x -xf a.tar && cd x/sekisho-backup && "
        pack = " && tar -C .. -cf ../../b.tar sekisho-backup && cd ../.. && rm -r x && "
        for name, change in (
                ("a changed policy", "echo >> conf/policy.conf"),
                ("a file without a sum", "echo > conf/more.conf"),
                ("a link", "ln -s /etc/passwd conf/more.conf"),
                ("another key", "head -c 32 /dev/zero > conf/site.key && "
                                "find . -type f ! -name SHA256SUMS -exec sha256sum {} + > ../s && "
                                "mv ../s SHA256SUMS")):
            done = place.run("fresh", unpack + change + pack + f"{keep}restore b.tar")
            tap.ok(done.returncode != 0 and "restore:" in done.stderr, f"restore refuses {name}",
                   done.stdout + done.stderr)
            place.machine()


def check_alarms():
    """Each alarm that monitoring may raise has a line in the handbook."""
    rules = ROOT / "packaging/monitoring/sekisho.rules.yml"
    if not rules.exists():
        tap.skip("each alarm stands in the handbook", "there are no alarm rules")
        return
    alarms = set(re.findall(r"alert: *(\w+)", rules.read_text(encoding="utf-8")))
    told = set(re.findall(r"^\| `(Sekisho\w+)` \|", (ROOT / "docs/handbook.ja.md")
                          .read_text(encoding="utf-8"), re.M))
    tap.equal(told, alarms, "each alarm stands in the handbook, and no other")


def main():
    check_alarms()
    for name in ("handbook.ja.md", "handbook.md"):
        check(ROOT / "docs" / name)
    check_restore()
    tap.done()


main()
