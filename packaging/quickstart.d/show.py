# SPDX-License-Identifier: Apache-2.0
"""Lets mails through the gateway and shows what became of them. Called by
packaging/quickstart, after the build. Exit status: 0 all as promised, 1 not,
2 something could not be run."""
import argparse
import json
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import sys
import time

import mails
from gateway import Gateway, Trouble, make_folder, ours, wait_for
from screen import Screen, safe, shorten
from words import Words

HERE = pathlib.Path(__file__).resolve().parent


class Result:
    """What became of one mail."""

    def __init__(self, name, original, hostile, ordinary):
        self.name, self.original = name, original
        self.hostile, self.ordinary = hostile, ordinary
        self.reply, self.report, self.cleaned = "", None, None
        self.wrong = []

    @property
    def verdict(self):
        return self.report["verdict"] if self.report else "-"

    @property
    def removed(self):
        parts = self.report["parts"] if self.report else []
        return sum(1 for p in parts if p["action"] == "removed")

    def seen(self):
        """The words of the report that are worth a column."""
        if not self.report:
            return ""
        words = [w for key in ("ambiguous", "untidy") for w in self.report.get(key, [])]
        if self.report.get("reason") and self.report["reason"] not in ("ambiguous",):
            words.insert(0, self.report["reason"])
        return ", ".join(words)


def through_postfix(gateway, result):
    """Sends one mail and looks at all that must be true then."""
    result.reply = gateway.send(result.original)
    reports = [json.loads(line) for line in gateway.new_reports()]
    result.report = reports[-1] if reports else None
    queued = re.search(r"queued as (\S+)", result.reply)
    if result.reply.startswith("250") and queued:
        result.cleaned = gateway.hop.take(queued.group(1))
        if result.cleaned is None:
            result.wrong.append("no-arrival")
        if result.report is None:
            result.wrong.append("no-report")
        elif result.verdict not in ("kept", "cleaned"):
            result.wrong.append("verdict")
    elif result.reply.startswith("550"):
        if result.report is None:
            result.wrong.append("no-report")
        elif result.verdict != "withheld":
            result.wrong.append("verdict")
        elif result.report["receipt"] not in result.reply:
            result.wrong.append("receipt")
    elif not result.reply.startswith("5"):
        result.wrong.append("reply")
    if result.ordinary and not result.reply.startswith("250"):
        result.wrong.append("ordinary")


def through_cli(base, result):
    """The same by `sekisho clean`, without an MTA."""
    source, out, report = base / "in.eml", base / "out.eml", base / "one.jsonl"
    source.write_bytes(result.original)
    out.unlink(missing_ok=True)
    report.unlink(missing_ok=True)
    done = subprocess.run(
        [base / "bin" / "sekisho", "clean", "-p", HERE / "policy.conf", "--profile",
         "town", "--as", "mail", "-o", out, "-r", report, source],
        timeout=120, capture_output=True)
    if report.exists():
        result.report = json.loads(report.read_text(encoding="utf-8"))
    if done.returncode == 0 and out.exists():
        result.cleaned = out.read_bytes()
    elif done.returncode != 1 or result.verdict != "withheld":
        result.wrong.append("verdict")
    if result.ordinary and result.cleaned is None:
        result.wrong.append("ordinary")


def report_lines(result, words):
    report = result.report
    if report is None:
        return [words("no-report")]
    took = report.get("milliseconds", {})
    first = "%s: %s  %s: %s" % (words("verdict"), words.verdict(report["verdict"]),
                                words("receipt"), report["receipt"])
    for key in ("reason", "ambiguous", "untidy", "notes"):
        value = report.get(key)
        if value:
            first += "  %s: %s" % (key, value if isinstance(value, str) else ", ".join(
                v if isinstance(v, str) else "%s×%d" % (v["what"], v["count"])
                for v in value))
    lines = [first + "  %d+%d ms" % (took.get("clean", 0), took.get("inspect", 0))]
    leaves = [p for p in report["parts"] if p["bytes"]]
    for part in leaves[:10]:
        name = "「%s」 " % part["name"] if part.get("name") else ""
        text = "%s %s: %s%s" % (words("part"), ".".join(part["path"][:8]) or "-", name,
                                part["found"] or part["claimed"] or "?")
        text += " → " + words.action(part["action"])
        if part.get("reason"):
            text += " (%s)" % part["reason"]
        lines.append(text)
    if len(leaves) > 10:
        lines.append("… +%d" % (len(leaves) - 10))
    return [safe(line) for line in lines]


def show(screen, words, result, mta):
    screen.rule(result.name)
    if result.cleaned is not None:
        right = mails.cleaned_lines(result.cleaned)
    else:
        right = [words("not-delivered" if mta else "not-released"), ""]
        if mta:
            right += ["  " + safe(result.reply), ""]
        if result.report:
            about = ", ".join(result.report.get("ambiguous", []))
            right += [words("because", reason=words.reason(result.report["reason"]),
                            words=" (%s)" % about if about else ""),
                      words("receipt-for", receipt=result.report["receipt"])]
    screen.beside(words("original"), mails.original_lines(result.original),
                  words("cleaned"), right, 26 if result.hostile else 44,
                  words("cut", n="{n}"))
    if mta:
        good = result.reply.startswith("250")
        screen.line(words("reply") + ": " + shorten(safe(result.reply), screen.columns - 16),
                    "green" if good else "yellow")
    for number, line in enumerate(report_lines(result, words)):
        head = words("report") + ": " if number == 0 else "  "
        screen.line(shorten(head + line, screen.columns), "dim")
    for code in result.wrong:
        screen.line("!! " + words.wrong(code), "red", "bold")


def inspect_all(base, results):
    """The exit inspection alone, over everything that arrived."""
    folder = base / "cleaned"
    folder.mkdir(exist_ok=True)
    for result in results:
        if result.cleaned is None:
            continue
        path = folder / (result.name + ".eml")
        path.write_bytes(result.cleaned)
        result.wrong += mails.broken_promises(result.cleaned, result.hostile)
        done = subprocess.run([base / "bin" / "sekisho", "inspect", path], timeout=60,
                              capture_output=True)
        if done.returncode != 0:
            result.wrong.append("inspection")


def summary(screen, words, results, seconds):
    screen.rule(words("summary"))
    rows = [[r.name, r.reply[:3] or "—", words.verdict(r.verdict), str(r.removed or ""),
             safe(r.seen())] for r in results]
    screen.table([words("h-mail"), words("h-reply"), words("h-verdict"), words("h-out"),
                  words("h-words")], rows)
    took = [sum(r.report["milliseconds"].values()) for r in results
            if r.report and r.report.get("milliseconds")]
    passed = sum(1 for r in results if r.cleaned is not None)
    screen.line()
    screen.line(words("counts", all=len(results), passed=passed,
                      refused=len(results) - passed, seconds=seconds,
                      median=statistics.median(took or [0])))
    wrong = [(r.name, code) for r in results for code in r.wrong]
    if wrong:
        screen.line(words("bad", n=len(wrong)), "red", "bold")
        for name, code in wrong:
            screen.line("  %s: %s" % (name, words.wrong(code)), "red")
    else:
        screen.line(words("good"), "green")
    return not wrong


def where(screen, words, options, base):
    screen.rule(words("where"))
    root = pathlib.Path(options.root)
    for key, path in (("w-samples", root / "samples" / "mail"),
                      ("w-policy", HERE / "policy.conf"),
                      ("w-programs", pathlib.Path(options.build) / "src")):
        screen.line("  %s: %s" % (words(key), path))
    if options.keep:
        for name in ("bin", "queue", "data"):
            shutil.rmtree(base / name, ignore_errors=True)
        (base / "milter" / "site.key").unlink(missing_ok=True)
        screen.line("  %s: %s" % (words("w-kept"), base))
    else:
        screen.line("  " + words("w-not-kept"))
    screen.line("  %s: packaging/quickstart --mail my.eml" % words("w-own"))
    screen.line("  %s:" % words("w-next"))
    explain = (pathlib.Path(options.build) / "src/cli/sekisho").relative_to(root)
    screen.line("    %s explain -p packaging/quickstart.d/policy.conf \\" % explain)
    screen.line("      --client 203.0.113.7 --to office@city.example.lg.jp "
                "samples/mail/ok-attachments.eml")


def groups(options):
    """(title key, results to be) of what will be sent."""
    def read(path, hostile, ordinary):
        data = path.read_bytes()
        if b"\r\n" not in data:  # the Unix form of a mail file
            data = data.replace(b"\n", b"\r\n")
        return Result(path.stem, data, hostile, ordinary)
    if options.mail:
        yield "given", [read(pathlib.Path(m), False, False) for m in options.mail]
        return
    samples = sorted((pathlib.Path(options.root) / "samples" / "mail").glob("*.eml"))
    if not samples:
        raise Trouble("samples/mail")
    good = [s for s in samples if s.name.startswith("ok-")]
    yield "ordinary", [read(s, False, True) for s in good]
    yield "hostile", [read(s, True, False) for s in samples if s not in good]


def send_all(screen, words, options, handle):
    results = []
    for title, some in groups(options):
        screen.line()
        screen.line("■ " + words(title, n=len(some)), "bold")
        for result in some:
            handle(result)
            show(screen, words, result, not options.no_mta)
            results.append(result)
    return results


def run(screen, words, options, base):
    started = time.monotonic()
    screen.line(words("step"))
    if options.no_mta:
        screen.line(words("no-mta"))
        results = send_all(screen, words, options, lambda r: through_cli(base, r))
    else:
        shipped = HERE.parent / "postfix" / "main.cf"
        with Gateway(base, HERE / "policy.conf", shipped) as gateway:
            screen.line(words("layout", port=gateway.port, sink=gateway.hop.port))
            screen.line(words("private", base=base))
            results = send_all(screen, words, options,
                               lambda r: through_postfix(gateway, r))
            refused = [r for r in results if r.cleaned is None]
            if refused and len(gateway.hop.mails) != len(results) - len(refused):
                refused[-1].wrong.append("arrived")
    inspect_all(base, results)
    good = summary(screen, words, results, time.monotonic() - started)
    where(screen, words, options, base)
    return good


def stop_politely(number, frame):
    raise SystemExit(128 + number)


def main():
    parser = argparse.ArgumentParser()
    for name in ("root", "build", "lang"):
        parser.add_argument("--" + name, required=True)
    for name in ("keep", "plain", "no-mta"):
        parser.add_argument("--" + name, action="store_true")
    parser.add_argument("--mail", action="append")
    options = parser.parse_args()
    options.root = str(pathlib.Path(options.root).resolve())
    options.build = str(pathlib.Path(options.build).resolve())
    words, screen = Words(options.lang), Screen(options.plain)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop_politely)
    base, status = None, 2
    try:
        base = make_folder(options.build)
        status = 0 if run(screen, words, options, base) else 1
    except (Trouble, OSError, subprocess.SubprocessError) as trouble:
        screen.line(words("trouble", what=safe_lines(trouble)), "red")
    except KeyboardInterrupt:
        screen.line("\n" + words("interrupted"))
        status = 130
    finally:
        if base is not None:
            # The cells of the last `sekisho inspect` may still be ending.
            wait_for(lambda: not ours(base), 5)
            left = ours(base)
            if not options.keep:
                shutil.rmtree(base, ignore_errors=True)
            if left:
                screen.line(words("leftover", pids=left), "red")
                status = status or 1
            elif status in (0, 1) and not options.no_mta:
                screen.line(words("stopped"))
    sys.exit(status)


def safe_lines(text):
    return "\n".join(safe(line) for line in str(text).splitlines())


if __name__ == "__main__":
    main()
