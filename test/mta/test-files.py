#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Mails with files through a real Postfix, and a real sendmail where there is
one, under profiles that let files pass: what arrives is what `sekisho clean`
makes of the mail, octet for octet, and what Python's reader finds in it is what
the report says left."""
import email
import email.policy

import common
import sendmail
from common import POLICY, ROOT, Tap, cleaned_by_cli, missing, send, without_own_received

tap = Tap()

PROFILES = """
profiles = {
  plain = { base = "files-basic"; ambiguous = "rebuild"; };
  boxes = { base = "files-basic"; ambiguous = "rebuild"; tombstones = true;
            files = ( { type = "archive"; do = "repack"; },
                      { type = "mail"; do = "clean"; } ); }; };
"""
FILES_POLICY = POLICY.replace('profiles = { plain = { base = "text-only"; }; };', PROFILES) \
    .replace('to = "school"; profile = "plain"; withheld', 'to = "school"; profile = "boxes"; withheld')
FOLDERS = ("files", "containers")


def mails():
    """(name, octets) of the samples that an MTA hands on as they are."""
    for folder in FOLDERS:
        for path in sorted((ROOT / "samples" / folder).glob("*.eml")):
            octets = path.read_bytes()
            rest = octets.replace(b"\r\n", b"")
            if not any(c in rest for c in (b"\r", b"\n", b"\0")) and \
                    not octets.startswith(b"From "):
                yield path.stem, octets if octets.endswith(b"\r\n") else octets + b"\r\n"


def files_in(octets):
    """Names of the files beside the text, as Python reads the mail."""
    message = email.message_from_bytes(octets, policy=email.policy.default)
    return [part.get_filename() for part in list(message.iter_parts())[1:]] \
        if message.is_multipart() else []


def left(report):
    """The names under which the report says that files left: the outermost."""
    names, boxes = [], []
    for part in report["parts"]:
        if any(part["path"][:len(box)] == box for box in boxes):
            continue
        if part.get("output") and part["output"]["name"]:
            names.append(part["output"]["name"])
            boxes.append(part["path"])
    return names


def check(gate, what, recipient, profile):
    base, milter, daemon, sink = gate
    delivered = with_files = refused = 0
    for name, octets in mails():
        options = " BODY=8BITMIME" if any(b > 127 for b in octets) else ""
        _, answer = send(daemon.port, "a@out.test", [recipient], octets, options=options)
        if answer[0] != 250:
            refused += answer[0] in (550, 552)
            tap.ok(answer[0] in (550, 552), f"{what}: {name}: refused, not lost", answer)
            continue
        got = sink.to(recipient)
        status, expected = cleaned_by_cli(base, milter, octets, profile)
        if milter.reports()[-1]["verdict"] == "withheld":
            continue  # told to the recipient: test-postfix has it
        delivered += 1
        wrong = []
        if got is None or status != 0 or without_own_received(got["data"]) != expected:
            wrong.append(f"other octets than the CLI's ({status}): "
                         f"{got and got['data'][:300]}\n{expected[:300]}")
        elif files_in(got["data"]) != left(milter.reports()[-1]):
            wrong.append(f"{files_in(got['data'])}, the report says {left(milter.reports()[-1])}")
        else:
            with_files += bool(files_in(got["data"]))
        tap.ok(not wrong, f"{what}: {name}", "\n".join(wrong))
    tap.note(f"{what}: {delivered} delivered, {with_files} of them with files, {refused} refused")
    tap.ok(with_files > 15, f"{what}: files crossed", with_files)


def run(kind, make):
    with make() as gate:
        for recipient, profile in (("b@town.test", "plain"), ("b@school.test", "boxes")):
            tap.run(profile, lambda: check(gate, f"{kind}, {profile}", recipient, profile))
        tap.equal(gate[1].says("fault"), 0, f"{kind}: no fault in the whole run")
        tap.equal(gate[1].stop(), 0, f"{kind}: TERM: exit status 0")


def main():
    why = missing()
    if why:
        tap.skip("files through Postfix", why)
    else:
        run("Postfix", lambda: common.gateway(FILES_POLICY))
    why = sendmail.why_not()
    if why:
        tap.skip("files through sendmail", why)
    else:
        run("sendmail", lambda: sendmail.gateway(FILES_POLICY))
    tap.done()


main()
