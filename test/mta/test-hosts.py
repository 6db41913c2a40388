#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Three hosts in network namespaces: a sending Postfix on the Internet side, the
gateway with two networks, a sink on the town's side. Where the kernel gives no
namespaces this is skipped: the other tests do the same on loopback."""
import contextlib
import os
import shutil
import subprocess
import tempfile

from common import (Milter, Postfix, Sink, Tap, cleaned_by_cli, mail, missing,
                    wait_for, without_own_received)
from netns import on_host

tap = Tap()
TAG = f"sk{os.getpid() % 10000}"
SND, GW, SNK = (f"{TAG}-{name}" for name in ("snd", "gw", "snk"))
LINKS = [(SND, "10.99.1.2", GW, "10.99.1.1", f"{TAG}a", f"{TAG}b"),
         (GW, "10.99.2.1", SNK, "10.99.2.2", f"{TAG}c", f"{TAG}d")]

POLICY = """
zones = (
  { name = "internet"; default = true; domains = [ "out.test" ]; },
  { name = "town"; domains = [ "town.test" ]; clients = [ "10.99.2.0/24" ]; },
  { name = "school"; domains = [ "school.test" ]; },
  { name = "vault"; domains = [ "vault.test" ]; sealed = true; } );
crossings = ( { from = "internet"; to = "town"; profile = "plain"; },
              { from = "internet"; to = "school"; profile = "plain"; } );
profiles = { plain = { base = "text-only"; }; };
"""


def run(*words):
    subprocess.run(words, check=True, capture_output=True, timeout=30)


class Host(Postfix):
    """A Postfix on host @name."""

    def __init__(self, folder, name, host, address, settings):
        super().__init__(folder, name, settings)
        self.host = host
        self.port = 25
        self.listeners = [(25, "")]
        self.address = address

    def write(self):
        super().write()
        master = self.etc / "master.cf"
        master.write_text(master.read_text().replace("127.0.0.1:25 ", "25 "))

    def start(self):
        self.write()
        run("ip", "netns", "exec", self.host, "postfix", "-c", str(self.etc), "start")
        self.pid = int((self.base / "queue/pid/master.pid").read_text())
        return self

    def sendmail(self, octets, *arguments):
        return subprocess.run(["ip", "netns", "exec", self.host, "/usr/sbin/sendmail",
                               "-C", str(self.etc), *arguments],
                              input=octets, capture_output=True, timeout=60)


def up():
    for name in (SND, GW, SNK):
        run("ip", "netns", "add", name)
        run("ip", "-n", name, "link", "set", "lo", "up")
    for left, left_ip, right, right_ip, a, b in LINKS:
        run("ip", "link", "add", a, "type", "veth", "peer", "name", b)
        for host, address, device in ((left, left_ip, a), (right, right_ip, b)):
            run("ip", "link", "set", device, "netns", host)
            run("ip", "-n", host, "addr", "add", f"{address}/24", "dev", device)
            run("ip", "-n", host, "link", "set", device, "up")


def down():
    for name in (SND, GW, SNK):
        subprocess.run(["ip", "netns", "del", name], capture_output=True, timeout=30)


def check(folder, milter, sender, gateway, sink):
    octets = mail("three hosts", "本文です。\r\n".encode(), [
        "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit"])
    sender.sendmail(octets.replace(b"\r\n", b"\n"), "-f", "a@out.test", "b@town.test",
                    "s@school.test", "v@vault.test", "n@nowhere.test")
    town, school = sink.to("b@town.test", 40), sink.to("s@school.test", 40)
    tap.ok(town is not None and school is not None,
           "one mail to two zones: both get it", sender.tail() + gateway.tail())
    if town is None or school is None:
        return
    received = town["data"].split(b"From: a@out.test")[0]
    tap.ok(b"10.99.1.2" in received and b"by gw.test" in received,
           "it came over the wire", received)
    report = next(r for r in milter.reports() if "b@town.test" in r["recipients"])
    tap.equal((report["client"], report["crossing"]["from"], report["verdict"]),
              ("10.99.1.2", "internet", "cleaned"), "the report names the crossing")
    rest = without_own_received(town["data"])
    tap.equal(len(rest), report["output"]["bytes"], "the sink has the inspected octets")
    original = octets
    if rest.startswith(b"Received:"):
        original = rest.split(b"From: a@out.test")[0] + octets
    status, expected = cleaned_by_cli(folder, milter, original, "plain")
    tap.ok(status == 0 and rest == expected, "the same octets as `sekisho clean` gives",
           f"{rest!r}\n{expected!r}")
    bounce = wait_for(lambda: "5.1.2" in sender.tail(200) and "5.7.1" in sender.tail(200),
                      20)
    tap.ok(bounce, "sealed zone and unlisted domain: refused to the sender",
           sender.tail(60))


def main():
    why = missing() or (None if shutil.which("ip") else "no ip command")
    if why is None:
        try:
            up()
        except subprocess.CalledProcessError as error:
            down()
            why = "no network namespaces here: " + error.stderr.decode().strip()
    if why:
        tap.skip("three hosts", why)
        tap.done()
    folder = tempfile.mkdtemp(prefix="sekisho-hosts-")
    os.chmod(folder, 0o755)
    parts = []
    try:
        milter = Milter(folder, POLICY)
        parts.append(milter)
        milter.start()
        with on_host(SNK):
            sink = Sink("10.99.2.2", 25)
        quick = {"minimal_backoff_time": "1s", "maximal_backoff_time": "2s",
                 "queue_run_delay": "1s"}
        gateway = Host(folder, "gw", GW, "10.99.1.1", {
            "relayhost": "[10.99.2.2]", "mynetworks": "10.99.0.0/16, 127.0.0.0/8",
            "smtpd_milters": f"unix:{milter.socket}",
            "non_smtpd_milters": "$smtpd_milters", **quick})
        sender = Host(folder, "snd", SND, "10.99.1.2", {
            "relayhost": "[10.99.1.1]", **quick})
        parts += [gateway, sender]
        gateway.start()
        sender.start()
        tap.run("three hosts", lambda: check(folder, milter, sender, gateway, sink))
        sink.close()
    finally:
        for part in reversed(parts):
            with contextlib.suppress(Exception):
                part.stop()
        down()
        shutil.rmtree(folder, ignore_errors=True)
    tap.done()


main()
