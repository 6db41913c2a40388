#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""sendmail when the gateway is down, dies or is slow: 451 or a cleaned mail,
never an uncleaned one. And what `policy check --sendmail` says of the cf that
sendmail's own m4 makes: nothing of ours, and by name each way past us, two of
which are walked to see that they are ways."""
import os
import signal
import subprocess
import threading
import time

from common import POLICY, Tap, mail, program, send, wait_for
from sendmail import SNIPPET, gateway, why_not

tap = Tap()
MARK = b"X-Uncleaned-Mark: yes"
SOCKET = "unix:/run/sekisho/milter.sock"


def probe(number=0):
    return mail(f"probe {number}", b"probe body\r\n", [MARK.decode()])


def try_once(daemon, number=0, timeout=60):
    """The last reply, to whichever command it was."""
    replies, answer = send(daemon.port, "a@out.test", ["b@town.test"], probe(number),
                           timeout=timeout)
    return replies[0] if replies and replies[0][0] != 250 else answer


def recovers(daemon, sink, timeout=40):
    return wait_for(lambda: try_once(daemon)[0] == 250, timeout, 0.3) \
        and sink.to("b@town.test") is not None


class Held:
    """@pid stopped for the time of the context; sends one mail meanwhile."""

    def __init__(self, pid, daemon=None):
        self.pid, self.daemon, self.answer, self.took = pid, daemon, (0, "no answer"), 0

    def _run(self):
        start = time.monotonic()
        try:
            self.answer = try_once(self.daemon, 7)
        except (OSError, ValueError) as error:
            self.answer = (0, str(error))
        self.took = time.monotonic() - start

    def __enter__(self):
        os.kill(self.pid, signal.SIGSTOP)
        if self.daemon is not None:
            self.thread = threading.Thread(target=self._run, daemon=True)
            self.thread.start()
            time.sleep(0.7)
        return self

    def __exit__(self, *_):
        try:
            os.kill(self.pid, signal.SIGCONT)
        except ProcessLookupError:
            pass
        if self.daemon is not None:
            self.thread.join(90)


def settled(milter):
    """The newest pids, once those of earlier faults are gone."""
    wait_for(lambda: len(milter.children()) == 3, 20)
    time.sleep(0.5)
    return milter.children()


def check_down(gate):
    _, milter, daemon, sink = gate
    milter.stop()
    answer = try_once(daemon)
    tap.ok(answer[0] == 451, "milter stopped, F=T: 451", answer)
    milter.start()
    tap.ok(recovers(daemon, sink), "started again: mail passes")
    milter.process.kill()
    milter.process.wait(10)
    answer = try_once(daemon)
    tap.ok(answer[0] == 451, "milter killed, its socket left: 451", answer)
    milter.start()
    tap.ok(recovers(daemon, sink), "started again: mail passes")


def check_cells_killed(gate):
    _, milter, daemon, sink = gate
    for word in ("worker", "inspector"):
        pid = settled(milter)[word]
        with Held(milter.process.pid):  # so that nobody starts another
            os.kill(pid, signal.SIGKILL)
            answer = try_once(daemon)
        tap.ok(answer[0] == 451 and "4.7.1" in answer[1],
               f"{word} zygote killed: 451 4.7.1", answer)
        tap.ok(recovers(daemon, sink), f"{word} zygote killed: mail passes again")


def check_killed_in_hand(gate):
    _, milter, daemon, sink = gate
    for word in ("worker", "--child"):
        children = settled(milter)
        with Held(children["worker"], daemon) as held:
            os.kill(children[word], signal.SIGKILL)
        tap.equal(held.answer[0], 451, f"{word} killed with a mail in hand: 451")
        tap.ok(recovers(daemon, sink), f"{word}: mail passes again")


def check_drain(gate):
    _, milter, daemon, sink = gate
    with Held(settled(milter)["worker"], daemon) as held:
        milter.process.send_signal(signal.SIGTERM)
        time.sleep(0.7)
        refused = try_once(daemon, 3)
    tap.ok(held.answer[0] == 250 and sink.to("b@town.test") is not None,
           "TERM: the mail in hand is finished and delivered", held.answer)
    tap.equal((refused[0], milter.stop()), (451, 0), "TERM: no new mail; status 0")
    milter.start()
    tap.ok(recovers(daemon, sink), "started again: mail passes")


def check_progress():
    """smfi_progress starts R anew, and only R: E is the end of it."""
    rows = [("R:7s;E:30s", 250, 12.0, "longer than R: 250"),
            ("R:7s;E:8s", 451, 9.0, "longer than E: 451 in spite of progress")]
    for times, code, about, name in rows:
        with gateway(change=lambda text: text.replace(
                f"include(`{SNIPPET}')", "define(`confOLD_STYLE_HEADERS', `False')"
                f"INPUT_MAIL_FILTER(`sekisho', `S={SOCKET}, F=T, T=C:9s;S:9s;{times}')"
                )) as (_, milter, daemon, sink):
            with Held(milter.children()["worker"], daemon) as held:
                time.sleep(11.3)
            got = sink.to("b@town.test", 5)
            tap.ok(held.answer[0] == code and abs(held.took - about) < 2.5
                   and (got is not None) == (code == 250) and not sink.find(MARK),
                   f"held 12 s, {times}: {name}", (held.answer, held.took))
            tap.ok(recovers(daemon, sink), f"held 12 s, {times}: mail passes again")


# ---- the cf ----------------------------------------------------------------

# What is written after our lines in the mc, or instead of them, and what the
# check must say of it.
FILTER = f"INPUT_MAIL_FILTER(`sekisho', `S={SOCKET}, F=T, T=C:30s;S:30s;R:120s;E:10m')"
BAD = [
    ("no F=", [("F=T, T=C", "T=C")], "", "X … F="),
    ("F=R", [("F=T", "F=R")], "", "X … F="),
    ("no T=", [(", T=C:30s;S:30s;R:120s;E:10m", "")], "", "X … T="),
    ("E shorter than the work", [("E:10m", "E:60s")], "", "X … T="),
    ("defined, not used", [("INPUT_MAIL_FILTER", "MAIL_FILTER")], "", "InputMailFilters"),
    ("another socket", [("milter.sock", "other.sock")], "", "X = (empty)"),
    ("not ours at all", [(FILTER, "")], "", "X = (empty)"),
    ("a port of its own", [], "DAEMON_OPTIONS(`Port=10026, Name=B, InputMailFilters=')",
     "DaemonPortOptions"),
    ("old-style headers", [("`confOLD_STYLE_HEADERS', `False'",
                            "`confOLD_STYLE_HEADERS', `True'")], "", "OldStyleHeaders"),
    ("headers beyond 32 kB", [("`32768'", "`200000'")], "", "MaxHeadersLength"),
    ("a size below the policy's", [], "define(`confMAX_MESSAGE_SIZE', `1000000')",
     "MaxMessageSize"),
    ("aliases", [], "define(`ALIAS_FILE', `/etc/mail/aliases')", "AliasFile"),
    (".forward", [], "define(`confFORWARD_PATH', `$z/.forward')", "ForwardPath"),
    ("virtual users", [], "FEATURE(`virtusertable', `text /etc/mail/virt')", "K virtuser"),
    ("mailer table", [], "FEATURE(`mailertable', `text /etc/mail/mailer')",
     "K mailertable"),
    ("unknown users elsewhere", [], "define(`LUSER_RELAY', `esmtp:[127.0.0.1]')",
     "LUSER_RELAY"),
    ("subjects in the log", [("`confMILTER_LOG_LEVEL', `8'",
                              "`confMILTER_LOG_LEVEL', `9'")], "", "Milter.LogLevel"),
]


def checked(base, cf):
    """(exit status, the findings' first lines) of `policy check --sendmail`."""
    policy = os.path.join(base, "check.conf")
    with open(policy, "w", encoding="utf-8") as file:
        file.write(POLICY + f'milter = {{ socket = "{SOCKET}"; }};\n')
    done = subprocess.run([program("sekisho"), "policy", "check", "-p", policy,
                           "--sendmail", str(cf)], capture_output=True, timeout=30)
    lines = done.stdout.decode().splitlines()
    return done.returncode, [line for line in lines
                             if line.startswith("sendmail.cf") and " = " in line]


def check_cf(gate):
    base, _, daemon, _ = gate
    shipped = SNIPPET.read_text(encoding="utf-8")
    tap.ok(FILTER in shipped, "what is varied here is what packaging ships")
    tap.equal(checked(base, daemon.write()), (0, []), "shipped: no finding")
    for name, changes, more, finding in BAD:
        text = shipped + more + "dnl\n"
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        cf = daemon.write(lambda mc: mc.replace(f"include(`{SNIPPET}')dnl\n", text))
        status, lines = checked(base, cf)
        tap.ok(status == 1 and len(lines) == 1 and finding in lines[0],
               f"{name}: named, and nothing else", (status, lines))


def check_what_it_is_about():
    """Two of the findings walked: without them the mail would pass uncleaned, or
    not as inspected. On a milter that is down, and on one that works."""
    def without_f(mc):
        return mc.replace(f"include(`{SNIPPET}')", FILTER.replace(", F=T", ""))
    with gateway(change=without_f) as (_, milter, daemon, sink):
        milter.stop()
        answer = try_once(daemon)
        got = sink.to("b@town.test", 5)
        tap.ok(answer[0] == 250 and got is not None and MARK in got["data"],
               "no F=, milter down: uncleaned mail does pass, so the finding is true",
               answer)
    with gateway(change=lambda mc: mc.replace(f"include(`{SNIPPET}')", FILTER)) \
            as (_, milter, daemon, sink):
        send(daemon.port, "a@out.test", ["b@town.test"],
             mail("old", b"x\r\n", ["Cc: t@town.test u@town.test"]))
        got = sink.to("b@town.test", 5)
        tap.ok(got is not None and b'town.test"@gw.test' in got["data"],
               "old-style headers: a name is made an address, so the finding is true", got and got["data"])


def main():
    why = why_not()
    if why:
        tap.skip("sendmail and a failing gateway", why)
        tap.done()
    with gateway() as gate:
        for case in (check_down, check_cells_killed, check_killed_in_hand, check_drain):
            tap.run(case.__name__, lambda: case(gate))
        said = gate[2].tail(100000)
        tap.ok("probe" not in said, "sendmail's log holds no subject", said[-600:])
        tap.ok(gate[2].says("Milter (sekisho)") > 0, "sendmail's log tells of the faults")
        tap.ok(not gate[3].find(MARK), "nothing uncleaned arrived in the whole run")
        tap.run("cf", lambda: check_cf(gate))
    tap.run("progress", check_progress)
    tap.run("findings", check_what_it_is_about)
    tap.done()


main()
