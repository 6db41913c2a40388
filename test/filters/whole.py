# SPDX-License-Identifier: Apache-2.0
"""One filter in the whole worker: a table of mails, and what the report must say
of each part. A test of a filter is its table and a call of run().

    run([(name, mail or sample, profile, rows, texts)])

rows: [(path, action, filters)], where path is as in the report ("1.2") and
filters the names of those that decided, joined by a blank. texts: words that the
cleaned mail must show, in its text or in a file.
"""
import base64
import email
import email.policy
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from tap import ROOT, Tap, program  # noqa: E402

POLICY = """
limits = { message = "4M"; };
profiles = {
  text = { base = "text-only"; };
  files = { base = "files-basic"; };
  boxes = { base = "text-only"; files = (
    { type = "mail"; do = "clean"; }, { type = "archive"; do = "repack"; },
    { type = "text"; do = "clean"; }, { type = "*"; do = "remove"; } ); };
};
"""
HEAD = ("From: a@a.example\r\nTo: b@b.example\r\nSubject: x\r\n"
        "Date: Mon, 2 Nov 2026 10:00:00 +0900\r\nMessage-ID: <1@a.example>\r\n"
        "MIME-Version: 1.0\r\n")


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, octets in members.items():
            box.writestr(name, octets)
    return out.getvalue()


def with_file(name, octets, kind="application/octet-stream"):
    """A mail with the text "hello" and one file."""
    code = base64.encodebytes(octets).decode().replace("\n", "\r\n")
    return (HEAD + 'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\nhello\r\n'
            f'--b\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n'
            f'Content-Disposition: attachment; filename="{name}"\r\n\r\n{code}--b--\r\n').encode()


def sample(name):
    return (ROOT / "samples" / name).read_bytes()


def clean(folder, profile, mail):
    """(cleaned octets or None, {path: part of the report})"""
    (folder / "policy.conf").write_text(POLICY, encoding="utf-8")
    (folder / "in.eml").write_bytes(mail)
    out = folder / "out.eml"
    out.unlink(missing_ok=True)
    done = subprocess.run(
        [program("sekisho"), "clean", "-p", str(folder / "policy.conf"), "--profile", profile,
         "--as", "mail", "-o", str(out), "-r", str(folder / "report.jsonl"),
         str(folder / "in.eml")], capture_output=True, timeout=120)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    report = json.loads((folder / "report.jsonl").read_text(encoding="utf-8"))
    return (out.read_bytes() if out.exists() else None,
            {".".join(p["path"]): p for p in report["parts"]})


def shown_in(octets):
    """All text that leaves: of the mail, of mails and ZIPs in it."""
    message = email.message_from_bytes(octets, policy=email.policy.default)
    for part in message.walk():
        if part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        if content[:4] == b"PK\3\4":
            with zipfile.ZipFile(io.BytesIO(content)) as box:
                for name in box.namelist():
                    yield name + "\n" + box.read(name).decode("utf-8", "replace")
        else:
            yield f"{part.get_filename()}\n{content.decode('utf-8', 'replace')}"


def body_of(octets):
    return octets.split(b"\r\n\r\n", 1)[1]


def run(cases):
    tap = Tap()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for title, mail, profile, rows, texts in cases:
            cleaned, parts = clean(folder, profile, mail)
            found = [(path, parts[path]["action"], " ".join(parts[path]["filter"]))
                     if path in parts else (path, "not there", "") for path, _, _ in rows]
            tap.equal(found, rows, f"{title}: the report")
            shown = "\n".join(shown_in(cleaned)) if cleaned else ""
            tap.equal([t for t in texts if t not in shown], [], f"{title}: what leaves")
            again = clean(folder, profile, cleaned)[0] if cleaned else None
            tap.ok(cleaned is None or (again is not None and body_of(again) == body_of(cleaned)),
                   f"{title}: a second pass changes nothing")
    tap.done()
