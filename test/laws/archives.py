# SPDX-License-Identifier: Apache-2.0
"""Archives as attachments: wrapped into mails, cleaned in one go by the real
programs under a policy that opens them, and what the report says of each."""
import base64
import pathlib

from laws import clean_folder

HEAD = (b"From: sender@example.com\r\nTo: staff@city.example.lg.jp\r\n"
        b"Subject: wrapped\r\nDate: Fri, 20 Nov 2026 09:00:00 +0900\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=wrap\r\n\r\n"
        b"--wrap\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n")
POLICY = """
profiles = {{ laws = {{ files = (
  {iso}
  {{ type = "archive"; do = "{do}"; depth = 8; }}, {{ type = "*"; do = "remove"; }} ); }}; }};
limits = {{ {limits} }};
"""
ISO = '{ type = "application/x-iso9660-image"; do = "flatten"; },'


def wrapped(name, content):
    encoded = base64.encodebytes(content).replace(b"\n", b"\r\n")
    return HEAD + b"--wrap\r\nContent-Type: application/octet-stream\r\n" \
        b"Content-Disposition: attachment; filename=\"" + name.encode() + \
        b"\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + encoded + b"--wrap--\r\n"


def write_policy(folder, do="flatten", limits="", iso=False):
    path = pathlib.Path(folder) / f"archive-{do}.conf"
    path.write_text(POLICY.format(do=do, limits=limits, iso=ISO if iso else ""))
    return str(path)


def clean_all(work, policy, files):
    """files: [(name, bytes)]. Returns (status, stderr, [report or None])."""
    source, target = pathlib.Path(work) / "in", pathlib.Path(work) / "out"
    source.mkdir()
    for i, (name, content) in enumerate(files):
        (source / f"{i:04d}.eml").write_bytes(wrapped(name, content))
    status, reports, errors = clean_folder(policy, source, target,
                                           f"{work}/report.jsonl")
    faults = [i for i in range(len(files)) if f"{i:04d}.eml:" in errors]
    rest = iter(reports)
    return status, errors, [None if i in faults else next(rest, None)
                            for i in range(len(files))]


def attachment(report):
    """The part that is the archive, and all parts below it."""
    parts = [p for p in report["parts"] if p["path"][:2] == ["1", "2"]]
    top = [p for p in parts if len(p["path"]) == 2]
    return (top[0] if top else None), [p for p in parts if len(p["path"]) > 2]
