# SPDX-License-Identifier: Apache-2.0
"""A milter whose metrics are looked at: settings of its own, mails of every fate,
and the queries of the dashboard.

    with running('silence = 30; ') as milter:
        delivered, refused, twice = send_some(milter)
"""
import contextlib
import os
import pathlib
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "mta"), str(HERE.parent / "malice")]
from common import POLICY, Milter, mail  # noqa: E402
from protocol import CLEANED, REFUSED, Transaction  # noqa: E402
from tap import ROOT  # noqa: E402

MONITORING = ROOT / "packaging" / "monitoring"


class Own(Milter):
    """With settings of its own in the group "milter"."""
    extra = ""

    def write_policy(self, text):
        super().write_policy(text)
        self.policy.write_text(self.policy.read_text().replace("queue = ", self.extra + "queue = "))


@contextlib.contextmanager
def running(extra="", policy=POLICY):
    folder = tempfile.mkdtemp(prefix="sekisho-metrics-")
    os.chmod(folder, 0o755)
    made = type("Made", (Own,), {"extra": extra.replace("FOLDER", folder + "/milter")})
    milter = made(folder, policy)
    try:
        yield milter.start()
    finally:
        milter.stop()
        shutil.rmtree(folder, ignore_errors=True)


def where(milter):
    return f"{milter.socket}.metrics"


def two_parts(name):
    return mail("two parts", b"--b\r\nContent-Type: text/plain\r\n\r\nwords\r\n--b\r\nContent-Type: "
                b"application/octet-stream; name=" + name + b"\r\n\r\nMZ of a program\r\n--b--\r\n",
                ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b"])


def send_some(milter):
    """12 mails of every fate; gives how many were delivered."""
    count = 0
    for number in range(8):
        count += Transaction(milter.socket, mail(f"s{number}"), queue=f"Q{number}").run().what == CLEANED
    count += Transaction(milter.socket, two_parts(b"a.exe"), queue="P").run().what == CLEANED
    local = Transaction(milter.socket, mail("inside"), queue="U", sender="<x@town.test>",
                        client="127.1.0.9").run()
    count += local.what == CLEANED
    refused = Transaction(milter.socket, mail("sealed"), queue="R", recipients=("<k@vault.test>",)).run()
    # Which of two boundaries counts is a matter of opinion.
    twice = Transaction(milter.socket, two_parts(b"b.exe").replace(
        b"boundary=b", b"boundary=b; boundary=c"), queue="A").run()
    return count, refused.what == REFUSED, twice.what


def expressions(node):
    """Every query in the dashboard."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("expr", "query", "definition") and isinstance(value, str):
                yield value
            yield from expressions(value)
    elif isinstance(node, list):
        for value in node:
            yield from expressions(value)
