#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The shipped unit under a real systemd: it starts with every layer, mail passes
from a real Postfix, reload and stop do as told; what is left open is explained;
and without a layer it must have, the service does not start and says what to do."""
import json
import re
import subprocess
import tempfile

from common import (POLICY, ROOT, Postfix, Sink, Tap, free_port, mail, missing, send,
                    wait_for)
from systemd import CONF, UNIT, Systemd, why_not

tap = Tap()
SERVICE = "sekisho-milter.service"
DROP_IN = SERVICE + ".d/test.conf"
MOST = 1.5  # of exposure; raise it only with a reason in the unit
FILES = ('report = "/var/log/sekisho/report.jsonl"; '
         f'site-key = "{CONF}/site.key"; }};\n')
POLICY_UNIX = POLICY + \
    'milter = { socket = "unix:/var/spool/postfix/sekisho/milter.sock"; ' + FILES
NO_LANDLOCK = "SystemCallFilter=~landlock_create_ruleset\n"
NO_NAMESPACES = "RestrictNamespaces=\nRestrictNamespaces=yes\n"


def check_exposure():
    done = subprocess.run(["systemd-analyze", "security", "--offline=true", "--no-pager",
                           str(UNIT)], capture_output=True, timeout=60)
    text = done.stdout.decode()
    found = re.search(r"exposure level for .*: ([0-9.]+)", text)
    tap.note(f"exposure {found.group(1)}" if found else text)
    tap.ok(found and float(found.group(1)) <= MOST, f"exposure at most {MOST}", text)
    opened = " ".join(line for line in UNIT.read_text().splitlines()
                      if line.startswith("#"))
    opened = re.sub(r"\s*#\s*", " ", opened)
    for name in sorted({line.split()[1] for line in text.splitlines()
                        if line.startswith("✗")}):
        word = re.split(r"=~?", name)
        wanted = {"RestrictNamespaces": "Open, namespaces",
                  "RestrictAddressFamilies": "Open, " + word[1]}.get(word[0], word[0])
        explained = any(wanted.replace("Open, ", "") in sentence for sentence in
                        re.findall(r"Open, ([^.]*)", opened))
        tap.ok(explained, f"open: {name} is explained in the unit")
    for line in subprocess.run(["systemd-analyze", "verify", str(UNIT)],
                               capture_output=True, timeout=60).stderr.decode().splitlines():
        if not any(word in line for word in ("not executable", "Command 'man")) \
                and "sekisho" in line:
            tap.ok(False, "systemd-analyze verify", line)


def check_service():
    with Systemd(POLICY_UNIX, {SERVICE: UNIT.read_text()}) as machine:
        status, said = machine.ctl("start", SERVICE)
        tap.ok(status == 0 and machine.ctl("is-active", SERVICE)[1] == "active",
               "starts", said + machine.text())
        lines = re.findall(r"(?:worker|inspector):.*landlock=.*", machine.text())
        tap.ok(len(lines) >= 2 and all(
            "=no(" not in line and "root=empty(namespace+landlock)" in line
            for line in lines), "every layer of both zygotes: yes", "\n".join(lines))
        with tempfile.TemporaryDirectory(prefix="sekisho-mta-") as folder:
            subprocess.run(["chmod", "755", folder], check=True)
            check_mail(machine, folder)
        shown = machine.ctl("show", "-p", "Result,ExecMainStatus,ActiveState", SERVICE)[1]
        tap.equal(sorted(shown.splitlines()),
                  ["ActiveState=inactive", "ExecMainStatus=0", "Result=success"],
                  "stop: ends as it should")


def check_fields(machine, mail_out):
    """The journal can be asked by receipt: the entry of the mail @mail_out."""
    receipt = re.search("X-Sekisho: receipt=([0-9A-Z]+)", mail_out).group(1)
    report = machine.inside("cat", "/var/log/sekisho/report.jsonl")[1].splitlines()
    line = next(json.loads(r) for r in report if receipt in r)
    machine.inside("journalctl", "--sync")
    _, said = machine.inside("journalctl", "--no-pager", "-o", "json",
                             f"SEKISHO_RECEIPT={receipt}")
    entries = [json.loads(entry) for entry in said.splitlines()]
    fields = {name: value for name, value in (entries or [{}])[-1].items()
              if name.startswith("SEKISHO_")}
    tap.equal({name: fields.get("SEKISHO_" + name) for name in
               ("QUEUE_ID", "DELIVERY", "VERDICT", "ANSWER", "CROSSING", "RULE", "BYTES_IN",
                "BYTES_OUT", "PARTS", "RECIPIENTS", "REFUSED")},
              {"QUEUE_ID": line["queue"], "DELIVERY": line["delivery"], "VERDICT": "cleaned",
               "ANSWER": "accepted", "CROSSING": "internet>town",
               "RULE": line["crossing"]["rule"], "BYTES_IN": str(line["input"]["bytes"]),
               "BYTES_OUT": str(line["output"]["bytes"]), "PARTS": str(len(line["parts"])),
               "RECIPIENTS": "1", "REFUSED": "0"},
              "the journal finds a mail by its receipt, with the fields of its report")
    tap.equal((entries[-1].get("_SYSTEMD_UNIT"), entries[-1].get("PRIORITY")) if entries else (),
              (SERVICE, "6"), "the entry is the service's")


def check_key(machine):
    """The service reads the key as a credential; the file is root's alone."""
    owner = machine.inside("stat", "-c", "%U %a", f"{CONF}/site.key")[1]
    report = machine.inside("cat", "/var/log/sekisho/report.jsonl")[1]
    tap.ok(owner == "root 600" and '"receipt_key":"none"' not in report,
           "the site key is a credential, its file root's alone", owner)


def check_mail(machine, folder):
    sink = Sink()
    postfix = Postfix(folder, "gw", {"relayhost": f"[127.0.0.1]:{sink.port}",
                                     "smtpd_milters": f"unix:{machine.socket}"})
    try:
        postfix.start()
        for turn in ("started", "reloaded"):
            _, answer = send(postfix.port, "a@out.test", ["b@town.test"],
                             mail(turn, b"text\r\n"))
            got = sink.to("b@town.test")
            tap.ok(answer[0] == 250 and got and b"\r\nX-Sekisho: receipt=" in got["data"],
                   f"{turn}: mail from a real Postfix is cleaned", answer)
            if turn == "started":
                tap.ok(machine.ctl("reload", SERVICE)[0] == 0 and wait_for(
                    lambda: "reloaded:" in machine.text(), 20), "reload: taken")
                tap.ok(wait_for(lambda: machine.ctl("show", "-p", "SubState", "--value",
                                                    SERVICE)[1] == "running", 20),
                       "reload: systemd sees it end")
        check_fields(machine, got["data"].decode(errors="replace"))
        status, text = machine.inside("cat", "/var/log/sekisho/report.jsonl")
        tap.ok(status == 0 and text.count('"verdict":"cleaned"') == 2,
               "the reports are in the folder of the logs", text)
        check_key(machine)
        machine.ctl("stop", SERVICE)
        _, answer = send(postfix.port, "a@out.test", ["b@town.test"], mail("late"))
        tap.equal(answer[0], 451, "stopped: 451")
    finally:
        postfix.stop()
        sink.close()


def check_without(name, settings, starts, words):
    unit = {SERVICE: UNIT.read_text(), DROP_IN: "[Service]\nRestart=no\n" + settings}
    with Systemd(POLICY_UNIX, unit) as machine:
        status, _ = machine.ctl("start", SERVICE)
        active = machine.ctl("is-active", SERVICE)[1] == "active"
        text = machine.text()
        tap.ok((status == 0, active) == (starts, starts),
               f"{name}: {'starts' if starts else 'does not start'}", text)
        tap.ok(all(word in text for word in words), f"{name}: says {words[0]!r}", text)
        if not starts:
            tap.note("\n# ".join(line for line in text.splitlines() if "not start" in line))


def check_inet():
    port = free_port()
    policy = POLICY + f'milter = {{ socket = "inet:{port}@127.0.0.1"; ' + FILES
    more = (ROOT / "packaging" / "systemd" / "inet.conf").read_text()
    for name, text, good in (("without inet.conf", "", False), ("inet.conf", more, True)):
        unit = {SERVICE: UNIT.read_text(), DROP_IN: "[Service]\nRestart=no\n" + text}
        with Systemd(policy, unit) as machine:
            machine.ctl("start", "--no-block", SERVICE)
            wait_for(lambda: machine.ctl("is-active", SERVICE)[1] in ("active", "failed"), 25)
            active = machine.ctl("is-active", SERVICE)[1]
            tap.equal(active, "active" if good else "failed",
                      f"an inet: socket, {name}: {'listens' if good else 'fails'}")
            tap.ok(good or "not started: no milter child could listen" in machine.text(),
                   f"an inet: socket, {name}: the log says so", machine.text())


def main():
    why = missing() or why_not()
    if why:
        tap.skip("systemd", why)
        tap.done()
    tap.run("exposure", check_exposure)
    tap.run("service", check_service)
    both = ["namespace", "Landlock", "kernel.unprivileged_userns_clone"]
    for row in (("no namespaces", NO_NAMESPACES, True, ["root=empty(landlock)"]),
                ("no Landlock", NO_LANDLOCK, True, ["root=empty(namespace)"]),
                ("neither", NO_NAMESPACES + NO_LANDLOCK, False, both),
                ("no seccomp", "SystemCallFilter=~seccomp\nSystemCallFilter=~prctl\n",
                 False, ["seccomp"])):
        tap.run(row[0], lambda: check_without(*row))
    tap.run("inet", check_inet)
    tap.done()


main()
