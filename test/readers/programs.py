#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Cleaned files in the programs that open them: Chromium and LibreOffice. All
files that leave with the samples, and what becomes of hostile ones made here,
whose every payload asks a server on the loopback for something. After cleaning
nobody asks; LibreOffice opens each as a text, or not at all. The same hostile
files as they come are opened first: that they are seen shows that the check can
fail. TAP.

    programs.py BUILD
"""
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import threading

import expected

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
POLICY = ROOT / "samples/policy/town-files.conf"
PROFILES = [(POLICY, "town"), (ROOT / "samples/policy/containers.conf", "clean")]
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
XHTML, SVG = "http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"
XSL = "http://www.w3.org/1999/XSL/Transform"
TEXTS = {"Text", "Text (encoded)", "Text - txt - csv (StarCalc)"}


class Server:
    """Counts who asks on the loopback, and for what."""

    def __init__(self):
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.socket.listen(50)
        self.port = self.socket.getsockname()[1]
        self.asked = []
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            peer, _ = self.socket.accept()
            with peer:
                peer.settimeout(2)
                try:
                    words = peer.recv(4096).split()
                    self.asked.append(words[1].decode() if len(words) > 1 else "?")
                    peer.sendall(b"HTTP/1.0 404 none\r\n\r\n")
                except OSError:
                    self.asked.append("?")


def invisible(space, sign):
    return space[:-3] + sign + space[-3:]


def hostile(port):
    """{name: octets}; each asks for its own name."""
    def ask(name):
        return "http://127.0.0.1:%d/%s" % (port, name)

    def page(name, space, before="", root="report"):
        return before + '<%s xmlns:x="%s"><x:img src="%s"/><x:script>fetch("%s")</x:script></%s>' \
            % (root, space, ask(name), ask(name), root)

    files = {"plain.xml": XML + page("plain.xml", XHTML)}
    signs = {"zwsp": "&#x200B;", "shy": "&#xAD;", "bidi": "&#x202E;", "del": "&#x7F;",
             "raw": "\u200b", "tag": "&#xE0041;", "bom": "&#xFEFF;", "hangul": "&#x3164;"}
    for word, sign in signs.items():
        name = word + ".xml"
        files[name] = XML + page(name, invisible(XHTML, sign))
        files["listed-" + name] = XML + page("listed-" + name, invisible(XHTML, sign), "", "data")
    files["reference.xml"] = XML + page("reference.xml", XHTML[:-1] + "&#108;")
    files["svg.xml"] = '<svg xmlns="%s"><script>fetch("%s")</script></svg>' % (SVG, ask("svg.xml"))
    files["svg.txt"] = XML + files["svg.xml"]
    files["default.xml"] = XML + '<data><d xmlns="%s"><img src="%s"/></d></data>' % (
        XHTML, ask("default.xml"))
    files["style.xml"] = XML + '<?xml-stylesheet type="text/css" href="%s"?><data>a</data>' % \
        ask("style.xml")
    files["style-xsl.xml"] = XML + '<?xml-stylesheet type="text/xsl" href="%s"?><data>a</data>' % \
        ask("style-xsl.xml")
    files["transform.xml"] = XML + (
        '<?xml-stylesheet type="text/xsl" href="#s"?><data><xsl:stylesheet id="s" version="1.0" '
        'xmlns:xsl="%s"/></data>' % XSL)
    files["include.xml"] = XML + (
        '<data xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="%s"/></data>' %
        ask("include.xml"))
    files["base.xml"] = XML + '<data xml:base="%s"><img src="x"/></data>' % ask("base.xml")
    files["doctype.xml"] = XML + (
        '<!DOCTYPE data SYSTEM "%s"><data>a</data>' % ask("doctype.xml"))
    files["entity.xml"] = XML + (
        '<!DOCTYPE data [<!ENTITY e SYSTEM "%s">]><data>&e;</data>' % ask("entity.xml"))
    files["json.json"] = '{"a": "<\u200bscript>fetch(\'%s\')</script>"}' % ask("json.json")
    files["page.json"] = '"<img src=%s>"' % ask("page.json")
    files["page.csv"] = "<\u200bimg src=%s>,a\r\n" % ask("page.csv")
    files["service.csv"] = '=WEBSERVICE("%s"),a\r\n' % ask("service.csv")
    files["hidden-service.csv"] = '\u200b=WEBSERVICE("%s"),a\r\n' % ask("hidden-service.csv")
    files["page.txt"] = "<\u200bhtml><img src=%s>" % ask("page.txt")
    office = (ROOT / "test/readers/flat-odt.xml").read_text().replace("PORT", str(port))
    for name in ("odt.xml", "odt.txt", "odt.md", "odt.log", "odt.json", "odt.csv"):
        files[name] = office
    files["late-odt.md"] = XML + "<!-- " + "x" * 9000 + " -->" + office[len(XML):]
    files["math.xml"] = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'
    return {name: text.encode() for name, text in files.items()}


def clean_files(sekisho, folder, out):
    done = subprocess.run([sekisho, "clean", "-p", POLICY, "--as", "file", "-o", out] +
                          sorted(folder.iterdir()), capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode())


def sample_files(sekisho, work, out):
    """Every file that leaves with a sample, into @out."""
    mails = sorted((ROOT / "samples").rglob("*.eml"))
    for number, (policy, profile) in enumerate(PROFILES):
        cleaned = work / ("mails-%d" % number)
        cleaned.mkdir()
        subprocess.run([sekisho, "clean", "-p", policy, "--profile", profile, "--as", "mail",
                        "-o", cleaned] + mails, capture_output=True, check=False)
        for mail in sorted(cleaned.iterdir()):
            for count, (name, content) in enumerate(expected.files(mail.read_bytes())):
                target = out / ("%d-%s-%d" % (number, mail.stem[:40], count))
                target.mkdir()
                (target / name).write_bytes(content)


def browse(paths, work, server):
    """Opens @paths in frames of one page; what was asked for meanwhile."""
    index = work / "index.html"
    index.write_text("".join('<iframe src="%s"></iframe>\n' % path.as_uri() for path in paths))
    before = len(server.asked)
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--no-first-run",
         "--disable-default-apps", "--user-data-dir=%s" % (work / "profile"),
         "--virtual-time-budget=20000", "--dump-dom", index.as_uri()],
        capture_output=True, check=False, timeout=600)
    shutil.rmtree(work / "profile", ignore_errors=True)
    return server.asked[before:]


def office(paths, server):
    """{path: filter, or None} as LibreOffice opens them, and what it asked for.
    Python's own interpreter has UNO."""
    before = len(server.asked)
    done = subprocess.run(["/usr/bin/python3", HERE / "open-office.py"],
                          input="".join("%s\n" % path for path in paths), text=True,
                          capture_output=True, check=False, timeout=1800)
    if done.returncode != 0:
        raise RuntimeError(done.stderr[-500:])
    opened = dict(line.split("\t") for line in done.stdout.split("\n") if line)
    return opened, server.asked[before:]


def told(number, what, wrong):
    print("%sok %d - %s" % ("not " if wrong else "", number, what))
    for line in wrong[:20]:
        print("#   %s" % (line,))
    return not wrong


def main(sekisho):
    server = Server()
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        raw, cleaned, samples = work / "raw", work / "cleaned", work / "samples"
        for folder in (raw, cleaned, samples):
            folder.mkdir()
        for file, data in hostile(server.port).items():
            (raw / file).write_bytes(data)
        clean_files(sekisho, raw, cleaned)
        sample_files(sekisho, work, samples)
        raws = sorted(raw.iterdir())
        outs = sorted(p for p in [*cleaned.rglob("*"), *samples.rglob("*")] if p.is_file())
        print("# %d hostile files, %d of them leave; %d files leave in all" %
              (len(raws), len(list(cleaned.iterdir())), len(outs)))
        good = True
        seen = sorted(set(browse(raws, work, server)))
        good &= told(1, "Chromium asks for %d things in the files as they come: %s" %
                     (len(seen), " ".join(seen)), [] if len(seen) >= 3 else ["too few"])
        good &= told(2, "Chromium asks for nothing in what leaves", browse(outs, work, server))
        opened, asked = office(raws, server)
        acting = sorted(pathlib.Path(path).name for path, kind in opened.items()
                        if kind != "None" and kind not in TEXTS)
        good &= told(3, "LibreOffice takes files as they come for documents: %s; asks for: %s" %
                     (" ".join(acting), " ".join(sorted(set(asked)))),
                     [] if acting else ["none"])
        opened, asked = office(outs, server)
        good &= told(4, "LibreOffice opens what leaves as text, or not at all",
                     ["%s: %s" % pair for pair in opened.items()
                      if pair[1] != "None" and pair[1] not in TEXTS and
                      not pair[0].endswith((".zip", ".eml"))])
        good &= told(5, "LibreOffice asks for nothing in what leaves", asked)
        print("1..5")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] + "/src/cli/sekisho"))
