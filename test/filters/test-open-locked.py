#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Documents that are encrypted: those under the password of Excel itself are
opened and cleaned, others stay closed and are named as encrypted, and damaged
ones are no fault.

    test-open-locked.py DOCUMENT-DRIVER
"""
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE.parent / "samples"))
from books import simple  # noqa: E402
from make_books import locked_agile, locked_standard  # noqa: E402
from tap import ROOT, Tap, scratch  # noqa: E402

OPENED = "spreadsheetml.sheet cleaned"


def replaced(data, old, new):
    assert old in data and len(old) == len(new)
    return data.replace(old, new)


def cases():
    """(name, bytes, whether it is opened)"""
    package = simple("WEBSERVICE(A1)").bytes()
    agile, standard = locked_agile(package), locked_standard(package)
    yield "agile", agile, True
    yield "standard", standard, True
    yield "agile-other-password", locked_agile(package, "himitsu"), False
    yield "standard-other-password", locked_standard(package, "himitsu"), False
    yield "many-rounds", replaced(agile, b'spinCount="1000"', b'spinCount="9e99"'), False
    yield "no-such-hash", replaced(agile, b'"SHA512"', b'"SHA999"'), False
    yield "no-such-cipher", replaced(agile, b'cipherAlgorithm="AES"', b'cipherAlgorithm="RC4"'), False
    yield "broken-xml", replaced(agile, b"</encryption>", b"<encryption/>"), False
    yield "short-salt", replaced(agile, b'saltValue="AAEC', b'saltValue="!!!!'), False
    yield "doctype", replaced(agile, b"<encryption xmlns=", b"<!DOCTYPE a>       "[:18]), False
    for at in (512, 1024, 4096, len(agile) - 600):
        yield f"cut-{at}", agile[:at], False
    yield "zeros", agile[:600] + bytes(len(agile) - 600), False


def main():
    tap = Tap()
    with scratch() as folder:
        for name, data, opened in cases():
            path = pathlib.Path(folder, name + ".xlsx")
            path.write_bytes(data)
            run = subprocess.run([sys.argv[1], "files-faithful", "", "-", str(path)], capture_output=True, text=True,
                                 timeout=60)
            tap.equal(run.returncode, 0, name + ": no fault")
            tap.equal(OPENED in run.stdout and "formula=1" in run.stdout, opened, name)
            if not opened:
                tap.equal(" removed " in run.stdout, True, name + ": removed")
        corpus = ROOT.parent / "shared" / "corpus" / "encrypted" / "oletools"
        for path in sorted(corpus.glob("*standardpassword.xls[xm]")) if corpus.exists() else ():
            run = subprocess.run([sys.argv[1], "files-faithful", "", "-", str(path)], capture_output=True, text=True,
                                 timeout=60)
            tap.equal(OPENED in run.stdout, True, path.name)
    tap.done()


main()
