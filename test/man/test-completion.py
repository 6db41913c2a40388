#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""bash, zsh and fish, each the real one with the completion as built: they offer
every command and every option of --help, the words of an option, and files.
Prints TAP; a shell that is not installed is skipped, and said so."""
import os
import pathlib
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "test"))
sys.path.insert(0, str(ROOT / "man"))
from tap import Tap  # noqa: E402
import complete  # noqa: E402
import page  # noqa: E402

MAN = pathlib.Path(os.environ["SK_BUILD"]) / "man"
ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|[\x07\x0f]|.\x08")
PROMPT = b"READY> "
tap = Tap()


def bash(line, folder):
    """What bash offers for the last word of the line."""
    words = line.split(" ")
    # Readline divides words at = as well.
    parts = [p for w in words for p in (re.split(r"(=)", w) if "=" in w else [w])]
    while parts and parts[-1] == "" and parts[-2:-1] == ["="]:
        parts.pop()
    script = (f'source "{MAN}/sekisho"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _sekisho; '
              'printf "%s\\n" "${COMPREPLY[@]}"')
    done = subprocess.run(["bash", "--norc", "-c", script, "bash", *parts], capture_output=True,
                          text=True, cwd=folder, timeout=60)
    assert not done.stderr, done.stderr
    return set(done.stdout.split())


def fish(line, folder):
    done = subprocess.run(["fish", "--no-config", "-c",
                           f"source {MAN}/sekisho.fish; complete -C '{line}'"],
                          capture_output=True, text=True, cwd=folder, timeout=60,
                          env={**os.environ, "HOME": folder})
    assert not done.stderr, done.stderr
    found = {one.split("\t")[0] for one in done.stdout.splitlines()}
    # "--as=mail" is offered whole.
    return {f.split("=", 1)[1] if "=" in line.rsplit(" ", 1)[-1] and "=" in f else f for f in found}


class Zsh:
    """An interactive zsh on a terminal of its own, wide and high enough for any
    list."""

    def __init__(self, folder):
        self.came = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execvpe("zsh", ["zsh", "-f", "-i"],
                       {**os.environ, "TERM": "xterm", "HOME": folder, "PS1": PROMPT.decode()})
        import fcntl
        import termios
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 300, 200, 0, 0))
        self.until(PROMPT)
        self.command(f"fpath=({MAN} $fpath); autoload -Uz compinit; compinit -u -D; LISTMAX=9999; "
                     "unsetopt AUTO_MENU MENU_COMPLETE; setopt AUTO_LIST NO_LIST_AMBIGUOUS; "
                     "bindkey -e; bindkey '^I' list-choices")

    def until(self, mark, seconds=60):
        """What came before @mark; what comes behind it is kept."""
        end = time.monotonic() + seconds
        while mark not in ESCAPES.sub(b"", self.came):
            if not select.select([self.fd], [], [], max(0, end - time.monotonic()))[0]:
                raise TimeoutError(f"no {mark!r} in {self.came[-2000:]!r}")
            self.came += os.read(self.fd, 65536)
        text, _, self.came = ESCAPES.sub(b"", self.came).partition(mark)
        return text

    def command(self, line):
        os.write(self.fd, line.encode() + b"; echo DO''NE\n")
        self.until(b"DONE")
        return self.until(PROMPT)

    def offers(self, line):
        """Lists the choices, clears the line, and waits for the echo of a word
        that no list holds."""
        os.write(self.fd, line.encode() + b"\t")
        time.sleep(0.05)
        os.write(self.fd, b"\x15echo EN''D\n")
        text = self.until(b"END")
        self.until(PROMPT)
        # Behind "--" a line says what the words before it are.
        lists = [one.split(" -- ")[0] for one in text.decode("utf-8", "replace").splitlines()
                 if "sekisho" not in one]
        return {word for one in lists for word in one.split()}

    def close(self):
        os.close(self.fd)
        os.waitpid(self.pid, 0)


def cases(found):
    """(line, words that must be offered, words that must not)"""
    yield "sekisho ", set(complete.below(found, "")), {"check"}
    yield "sekisho cl", {"clean"}, {"policy"}
    for name, command in sorted(found.items()):
        start = name if name == "sekisho-milter" else f"sekisho {name}".strip()
        longs = {n for o in command.options for n in o.long}
        yield f"{start} --", longs, set()
        if complete.below(found, name) and name:
            yield f"{start} ", set(complete.below(found, name)), {"clean"}
    yield "sekisho clean --as ", {"mail", "file", "auto"}, {"--as"}
    yield "sekisho clean --as=", {"mail", "file", "auto"}, {"--policy"}
    yield "sekisho clean -p ", {"here.conf"}, set()
    yield "sekisho policy check -p he", {"here.conf"}, {"--mta"}
    yield "sekisho policy new --language ", {"ja", "en"}, set()


def check(shell, offers, found):
    bad = []
    for line, wanted, unwanted in cases(found):
        got = offers(line)
        # zsh names an option with its =, and all names of one option on a line.
        got |= {g.rstrip("=") for g in got}
        if wanted - got or unwanted & got:
            bad.append(f"{line!r}: missing {sorted(wanted - got)}, too many {sorted(unwanted & got)}")
    tap.ok(not bad, f"{shell} completes commands, options, words and files", "\n".join(bad))


def main():
    found = complete.commands([page.load(p) for p in sorted(ROOT.glob("man/*.toml"))])
    with tempfile.TemporaryDirectory(prefix="sekisho-test-") as folder:
        pathlib.Path(folder, "here.conf").write_text("")
        for shell in ("bash", "zsh", "fish"):
            if shutil.which(shell) is None:
                tap.skip(f"{shell} completes", f"{shell} is not installed")
                continue
            if shell != "zsh":
                check(shell, lambda line, f=globals()[shell]: f(line, folder), found)
                continue
            session = Zsh(folder)
            check(shell, session.offers, found)
            session.close()
    tap.done()


main()
