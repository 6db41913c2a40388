#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""PDF files under every kind of encryption, in the whole worker: with an empty
password they leave as the same bytes as without any, with another one they are
named as encrypted. qpdf encrypts them; skipped where it is not installed."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tap import ROOT, Tap, program  # noqa: E402

KINDS = {"RC4 of 40 bits": ["40"], "RC4 of 128 bits": ["128", "--use-aes=n"],
         "AES of 128 bits": ["128", "--use-aes=y"], "AES of 256 bits": ["256"]}
SAMPLES = ("harmless", "P007-form")
POLICY = 'profiles = { p = { base = "files-faithful"; }; };\n'


def clean(folder, path):
    """(what leaves or None, the part of the report, the exit code)"""
    out = folder / "out.pdf"
    out.unlink(missing_ok=True)
    done = subprocess.run([program("sekisho"), "clean", "-p", folder / "p.conf", "--profile", "p",
                           "--as", "file", "-o", out, "-r", folder / "r.jsonl", path],
                          capture_output=True, text=True, timeout=120)
    if done.returncode not in (0, 1):
        return None, {"detail": done.stderr}, done.returncode
    report = json.loads((folder / "r.jsonl").read_text())
    return (out.read_bytes() if out.exists() else None, report["parts"][0], done.returncode)


def encrypt(path, to, user, kind):
    subprocess.run(["qpdf", "--allow-weak-crypto", "--encrypt", user, "owner", *kind, "--", path,
                    to], check=True)


def main():
    tap = Tap()
    if shutil.which("qpdf") is None:
        tap.skip("encryption", "qpdf is not installed")
        tap.done()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "p.conf").write_text(POLICY)
        for sample in SAMPLES:
            path, locked = ROOT / f"samples/pdf/{sample}.pdf", folder / "locked.pdf"
            plain = clean(folder, path)[0]
            for title, kind in KINDS.items():
                encrypt(path, locked, "", kind)
                found, part, code = clean(folder, locked)
                counts = {c["what"] for c in part.get("removed") or []}
                tap.ok(found == plain and "encryption" in counts,
                       f"{sample}: {title}, no password", f"exit {code}, {part}")
        for title, kind in KINDS.items():
            encrypt(path, locked, "secret", kind)
            found, part, code = clean(folder, locked)
            tap.ok(found is None and part.get("reason") == "encrypted",
                   f"{title}, a password", f"exit {code}, {part}")
    tap.done()


main()
