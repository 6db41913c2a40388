#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The presets of samples/policy through a real Postfix: which profile each mail
takes, its verdict, and what becomes of its file."""
import base64
import os
import pathlib
import shutil
import tempfile

from common import INTERNET, ROOT, Client, Tap, gateway, mail, missing, wait_for

tap = Tap()
SAMPLES = ROOT / "samples/policy"
RELAY = "127.7.0.1"  # plays 192.0.2.25 of second-barrier.conf
TABLE, BLOCKED = "氏名,課\r\n".encode(), "名簿,見本\r\n".encode()


def with_file(subject, content=TABLE, name="a.csv", kind="text/csv"):
    body = (b"--b\r\nContent-Type: text/plain\r\n\r\nhttp://a.example/\r\n--b\r\nContent-Type: " + kind.encode() +
            b'\r\nContent-Disposition: attachment; filename="' + name.encode() +
            b'"\r\nContent-Transfer-Encoding: base64\r\n\r\n' + base64.b64encode(content) + b"\r\n--b--\r\n")
    return mail(subject, body, ("MIME-Version: 1.0", 'Content-Type: multipart/mixed; boundary="b"'),
                sender="a@a.example")


def label(number):
    return f"{number} =?utf-8?B?" + base64.b64encode("機密性３".encode()).decode() + "?="


# preset: (client, recipient, mail, reply, profile, verdict, what becomes of the file)
PRESETS = {
    "text-only": [
        (INTERNET, "somu@city.example.lg.jp", with_file("t1"), 250, "honbun", "cleaned", "removed"),
        (INTERNET, "somu@city.example.lg.jp", mail(label("t2")), 250, "kimitsu", "cleaned", None),
        (INTERNET, "x@kojin.example.lg.jp", None, 550, None, None, None),
    ],
    "files-strict": [
        (INTERNET, "somu@city.example.lg.jp", with_file("s1"), 250, "town", "cleaned", "disarmed"),
        (INTERNET, "somu@city.example.lg.jp", with_file("s2", b"MZ\x90\0" * 40, "a.exe", "application/octet-stream"),
         250, "town", "cleaned", "removed"),
    ],
    "files-faithful": [
        (INTERNET, "somu@city.example.lg.jp", with_file("f1"), 250, "town", "cleaned", "disarmed"),
    ],
    "prefecture": [
        (INTERNET, "a@city.aoi.example.lg.jp", with_file("p1"), 250, "aoi", "cleaned", "removed"),
        (INTERNET, "a@town.midori.example.lg.jp", with_file("p2"), 250, "midori", "cleaned", "removed"),
        (INTERNET, "a@vill.hinata.example.lg.jp", with_file("p3"), 250, "hinata", "cleaned", "disarmed"),
        (INTERNET, "gikai@vill.hinata.example.lg.jp", with_file("p4"), 250, "hinata-gikai", "cleaned", "removed"),
        (INTERNET, "a@kojin.aoi.example.lg.jp", None, 550, None, None, None),
    ],
    "second-barrier": [
        (RELAY, "somu@city.example.lg.jp", with_file("b1"), 250, "nidan", "cleaned", "disarmed"),
        (INTERNET, "somu@city.example.lg.jp", with_file("b2"), 250, "honbun", "cleaned", "removed"),
        (RELAY, "somu@city.example.lg.jp", mail("b3", sender="kacho@city.example.lg.jp"), 250, "nidan", "withheld",
         None),
    ],
    "schools": [
        (INTERNET, "x@seito.school.example.ed.jp", with_file("k1"), 250, "seito", "cleaned", "removed"),
        (INTERNET, "x@1nen.seito.school.example.ed.jp", with_file("k2"), 250, "seito", "cleaned", "removed"),
        (INTERNET, "x@school.example.ed.jp", with_file("k3"), 250, "kyoshoku", "cleaned", "disarmed"),
        (INTERNET, "x@school.example.ed.jp", with_file("k4", BLOCKED), 250, "kyoshoku", "cleaned", "removed"),
    ],
}


def text_of(folder, name):
    """The preset as its file says it, but for where the service runs; what it
    includes stands in @folder."""
    lines = (SAMPLES / f"{name}.conf").read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("milter ="))
    for below in ("cities", "lists"):
        text = text.replace(f'"{below}/', f'"{folder}/{below}/').replace(f'"list:{below}/', f'"list:{folder}/{below}/')
    return text.replace('"192.0.2.25"', f'"{RELAY}"') + "\n"


def send_one(postfix, client, recipient, octets):
    with Client(postfix.port, client) as smtp:
        smtp.say("MAIL FROM:<a@a.example>")
        code = smtp.say(f"RCPT TO:<{recipient}>")[0]
        if octets is not None and code == 250:
            code = smtp.data(octets)[0]
    return code


def deliver(milter, postfix, case):
    client, recipient, octets, reply, profile, verdict, action = case
    before = len(milter.reports())
    code = send_one(postfix, client, recipient, octets)
    assert code == reply, (code, milter.text()[-500:])
    if octets is None:
        return True
    assert wait_for(lambda: len(milter.reports()) > before, 30), milter.text()
    report = milter.reports()[before]
    assert report["crossing"]["profile"] == profile, report["crossing"]
    assert report["verdict"] == verdict, report
    files = [p["action"] for p in report["parts"] if p["name"] and not p["name"].endswith(".removed.txt")]
    assert files == ([action] if action else []), report["parts"]
    return True


def main():
    with tempfile.TemporaryDirectory(prefix="sekisho-presets-") as name:
        folder = pathlib.Path(name)
        os.chmod(folder, 0o755)
        for below in ("cities", "lists"):
            shutil.copytree(SAMPLES / below, folder / below)
        with gateway(text_of(folder, "text-only")) as (_, milter, postfix, _sink):
            for preset, cases in PRESETS.items():
                tap.ok(milter.reload(text_of(folder, preset)),
                       f"{preset} is taken", milter.text()[-800:])
                for case in cases:
                    title = f"{preset}: to {case[1]}"
                    tap.run(title, lambda case=case, title=title: tap.ok(deliver(milter, postfix, case), title))


WHY = missing()
if WHY:
    print(f"1..0 # SKIP {WHY}")
else:
    main()
    tap.done()
