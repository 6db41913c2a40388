#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The milter protocol itself, without an MTA: what an MTA that offers less gets,
odd orders of commands, and which edits are asked for. Each case is a script of
miltertest; `want(found, expected, name)` in it is one point."""
import shutil
import subprocess
import tempfile
import os

from common import Milter, Tap, POLICY, missing

tap = Tap()

PRELUDE = """
failed = 0
function want(found, expected, name)
    if found ~= expected then
        mt.echo("FAILED " .. name .. ": found " .. tostring(found) ..
                ", expected " .. tostring(expected))
        failed = failed + 1
    end
end
function open(host, ip)
    local conn = mt.connect("unix:" .. socket)
    if conn == nil then error("cannot connect") end
    if steps ~= nil then
        -- The manual says actions first; what goes out has the steps first.
        local wrong = mt.negotiate(conn, 6, steps, actions)
        if wrong ~= nil then return conn, wrong end
    end
    mt.conninfo(conn, host or "client.test", ip or "127.2.0.1")
    return conn
end
function envelope(conn, sender, ...)
    mt.macro(conn, SMFIC_MAIL, "i", "QUEUEID")
    mt.mailfrom(conn, sender)
    local replies = {}
    for i, recipient in ipairs({...}) do
        mt.rcptto(conn, recipient)
        replies[i] = mt.getreply(conn)
    end
    return replies
end
function content(conn, subject)
    mt.header(conn, "From", " a@out.test")
    mt.header(conn, "To", " b@town.test")
    mt.header(conn, "Subject", " " .. subject)
    mt.header(conn, "X-Twice", " 1")
    mt.header(conn, "x-twice", " 2")
    mt.eoh(conn)
    mt.bodystring(conn, "the original words\\r\\n")
end
"""

CASES = {
    "edits of a cleaned mail": """
conn = open()
want(envelope(conn, "<a@out.test>", "<b@town.test>")[1], SMFIR_CONTINUE, "rcpt")
content(conn, "hello")
mt.eom(conn)
want(mt.getreply(conn), SMFIR_CONTINUE, "eom")
for _, name in ipairs({"From", "To", "Subject", "X-Twice", "Date", "Message-ID",
                       "Resent-Date", "Resent-From", "Resent-Message-ID"}) do
    want(mt.eom_check(conn, MT_HDRDELETE, name), true, "delete " .. name)
end
want(mt.eom_check(conn, MT_HDRINSERT, "Subject"), true, "insert Subject")
want(mt.eom_check(conn, MT_HDRINSERT, "X-Twice"), false, "no X-Twice")
want(mt.eom_check(conn, MT_HDRINSERT, "X-Sekisho"), true, "insert X-Sekisho")
want(mt.eom_check(conn, MT_HDRADD), false, "nothing added at the end")
want(mt.eom_check(conn, MT_BODYCHANGE), true, "body")
want(mt.eom_check(conn, MT_RCPTDELETE, "<b@town.test>"), false, "recipient stays")
mt.disconnect(conn)
""",
    "same zone: no edits at all": """
conn = open("town", "127.1.0.1")
envelope(conn, "<a@town.test>", "<b@town.test>")
content(conn, "hello")
mt.eom(conn)
want(mt.getreply(conn), SMFIR_CONTINUE, "eom")
for _, op in ipairs({MT_HDRDELETE, MT_HDRINSERT, MT_HDRADD, MT_HDRCHANGE,
                     MT_BODYCHANGE}) do
    want(mt.eom_check(conn, op), false, "edit")
end
want(mt.eom_check(conn, MT_RCPTDELETE, "<b@town.test>"), false, "recipient stays")
mt.disconnect(conn)
""",
    "an MTA that cannot have bodies replaced gets nothing through": """
actions = SMFIF_ADDHDRS + SMFIF_CHGHDRS
steps = 0
conn, wrong = open()
if wrong == nil then
    mt.mailfrom(conn, "<a@out.test>")
    want(mt.getreply(conn) ~= SMFIR_CONTINUE and mt.getreply(conn) ~= SMFIR_ACCEPT,
         true, "refused at the latest at MAIL")
end
""",
    "an MTA of the last century, without any option": """
actions = 0x3F
steps = 0
conn = open()
want(envelope(conn, "<a@out.test>", "<b@town.test>")[1], SMFIR_CONTINUE, "rcpt")
content(conn, "hello")
mt.eom(conn)
want(mt.getreply(conn), SMFIR_CONTINUE, "eom")
want(mt.eom_check(conn, MT_HDRINSERT, "MIME-Version", "1.0"), true,
     "values without the blank that this MTA adds")
want(mt.eom_check(conn, MT_BODYCHANGE), true, "body")
mt.disconnect(conn)
""",
    "local submission: refused recipients go, the sender comes": """
conn = open("localhost", "127.0.0.1")
want(envelope(conn, "a@town.test", "v@vault.test", "x@unlisted.test")[2],
     SMFIR_CONTINUE, "local recipients are never refused")
content(conn, "hello")
mt.eom(conn)
want(mt.getreply(conn), SMFIR_CONTINUE, "eom")
want(mt.eom_check(conn, MT_RCPTDELETE, "v@vault.test"), true, "sealed one deleted")
want(mt.eom_check(conn, MT_RCPTDELETE, "x@unlisted.test"), true, "unlisted one deleted")
want(mt.eom_check(conn, MT_RCPTADD, "<a@town.test>"), true, "sender added")
want(mt.eom_check(conn, MT_BODYCHANGE), true, "body")
mt.disconnect(conn)
""",
    "addresses in brackets from localhost are SMTP": """
conn = open("localhost", "127.0.0.1")
want(envelope(conn, "<a@town.test>", "<v@vault.test>")[1], SMFIR_REPLYCODE, "550")
mt.disconnect(conn)
""",
    "abort, then another mail on the same connection": """
conn = open()
envelope(conn, "<a@out.test>", "<s@school.test>")
content(conn, "first")
mt.abort(conn)
want(envelope(conn, "<a@out.test>", "<b@town.test>")[1], SMFIR_CONTINUE,
     "the aborted mail's recipient does not count")
content(conn, "second")
mt.eom(conn)
want(mt.getreply(conn), SMFIR_CONTINUE, "eom")
mt.disconnect(conn)
""",
    "an abrupt end in each stage leaves the milter well": """
for stage = 1, 4 do
    local c = open()
    if stage > 1 then envelope(c, "<a@out.test>", "<b@town.test>") end
    if stage > 2 then mt.header(c, "Subject", " x") end
    if stage > 3 then mt.eoh(c); mt.bodystring(c, "half") end
    mt.disconnect(c, false)
end
conn = open()
envelope(conn, "<a@out.test>", "<b@town.test>")
content(conn, "after all")
mt.eom(conn)
want(mt.getreply(conn), SMFIR_CONTINUE, "eom")
mt.disconnect(conn)
""",
    "an unknown client address belongs to no trusted zone": """
conn = open("somewhere", "unspec")
want(envelope(conn, "<a@town.test>", "<v@vault.test>")[1], SMFIR_REPLYCODE, "sealed")
replies = envelope(conn, "<a@town.test>", "<b@town.test>")
content(conn, "hello")
mt.eom(conn)
want(mt.getreply(conn) == SMFIR_CONTINUE and
     mt.eom_check(conn, MT_BODYCHANGE) == false, false, "never untouched")
mt.disconnect(conn)
""",
    "more headers than can be deleted": """
conn = open()
envelope(conn, "<a@out.test>", "<s@school.test>")
for i = 1, 5001 do mt.header(conn, "X", " y") end
mt.eoh(conn)
mt.eom(conn)
want(mt.getreply(conn), SMFIR_REPLYCODE, "refused, no notice")
mt.disconnect(conn)
""",
    "no empty line, no body": """
conn = open()
envelope(conn, "<a@out.test>", "<b@town.test>")
mt.header(conn, "From", " a@out.test")
mt.header(conn, "Subject", " only headers")
mt.eoh(conn)
mt.eom(conn)
want(mt.getreply(conn), SMFIR_CONTINUE, "eom")
mt.disconnect(conn)
""",
}


def run(milter, name, script):
    text = f'socket = "{milter.socket}"\n{PRELUDE}{script}\nif failed > 0 then error("failed") end\n'
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(text)
        file.flush()
        done = subprocess.run(["miltertest", "-s", file.name], capture_output=True,
                              timeout=60)
    tap.ok(done.returncode == 0, name,
           (done.stdout + done.stderr).decode(errors="replace")
           + milter.text()[-600:])


def main():
    why = missing() or (None if shutil.which("miltertest") else "no miltertest")
    if why:
        tap.skip("miltertest", why)
        tap.done()
    with tempfile.TemporaryDirectory(prefix="sekisho-mt-") as folder:
        os.chmod(folder, 0o755)
        milter = Milter(folder, POLICY)
        try:
            milter.start()
            for name, script in CASES.items():
                run(milter, name, script)
            tap.equal(milter.says("the milter child ended"), 0, "the child never died")
            tap.equal(milter.stop(), 0, "TERM: exit status 0")
        finally:
            milter.stop()
    tap.done()


main()
