#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The HTML samples beside their golden texts, and the corpus read whole.

    test-html-golden.py DRIVER            tests, as TAP
    test-html-golden.py --write DRIVER    writes the golden files anew: look at
                                          the difference before committing it

samples/html/NAME.html          -> NAME.txt, byte for byte
samples/html-hostile/H0xx*.html -> H0xx*.json: text, counts, what never appears
"""
import json
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOOD = ROOT / "samples" / "html"
HOSTILE = ROOT / "samples" / "html-hostile"
SLOW = 20.0  # seconds for one file, sanitizers included

point = 0
failed = 0


def ok(good, name, why=""):
    global point, failed
    point += 1
    failed += not good
    print(f"{'ok' if good else 'not ok'} {point} - {name}", flush=True)
    if not good:
        for line in str(why).splitlines()[:40]:
            print(f"# {line}", flush=True)


def run(driver, path, *options):
    """What the driver says of one file; None when it died."""
    done = subprocess.run([driver, *options, str(path)], capture_output=True,
                          timeout=120)
    if done.returncode != 0:
        print(f"# {path}: {done.stderr[-2000:].decode(errors='replace')}")
        return None
    return json.loads(done.stdout)


def differences(found, expected):
    import difflib
    return "\n".join(difflib.unified_diff(
        (expected or "").splitlines(), (found or "").splitlines(),
        "golden", "found", lineterm=""))


def golden(driver, write):
    pages = sorted(GOOD.glob("*.html"))
    ok(len(pages) >= 20, "there are twenty samples", len(pages))
    for page in pages:
        text = page.with_suffix(".txt")
        found = run(driver, page)
        if write:
            text.write_text(found["text"], encoding="utf-8")
        expected = text.read_text(encoding="utf-8")
        got = found["text"] if found else None
        ok(got == expected, f"golden {page.name}", differences(got, expected))
        again = run(driver, page)
        ok(found and again and found["text"] == again["text"] and
           found["counts"] == again["counts"], f"same again {page.name}")
        lines = (got or "").split("\n")
        ok(not any(line != line.rstrip(" \t\u3000") for line in lines) and
           "\n\n\n" not in (got or "") and (got or "").endswith("\n"),
           f"no loose ends {page.name}")


def hostile(driver, write):
    for page in sorted(HOSTILE.glob("H*.html")):
        wish = page.with_suffix(".json")
        expected = json.loads(wish.read_text(encoding="utf-8"))
        found = run(driver, page)
        if found is None:
            ok(False, f"hostile {page.name}", "the driver died")
            continue
        if write:
            expected["text"], expected["counts"] = found["text"], found["counts"]
            wish.write_text(json.dumps(expected, ensure_ascii=False, indent=1)
                            + "\n", encoding="utf-8")
        ok(found["text"] == expected["text"], f"hostile text {page.name}",
           differences(found["text"], expected["text"]))
        ok(found["counts"] == expected["counts"],
           f"hostile counts {page.name}",
           f"{found['counts']}\n{expected['counts']}")
        leaks = [word for word in expected["never"]
                 if word.lower() in (found["text"] or "").lower()]
        ok(expected["never"] and not leaks, f"hostile leaks {page.name}", leaks)


def corpus(driver):
    folder = pathlib.Path(os.environ.get("SK_CORPUS",
                                         ROOT.parent / "shared" / "corpus"))
    pages = [p for p in sorted((folder / "html").rglob("*")) if p.is_file()] \
        if (folder / "html").is_dir() else []
    if not pages:
        global point
        point += 1
        print(f"ok {point} - corpus # SKIP no corpus (SK_CORPUS is not set and "
              "../shared/corpus is absent)")
        return
    bad, slowest = [], 0.0
    for page in pages:
        begin = time.monotonic()
        found = run(driver, page)
        slowest = max(slowest, time.monotonic() - begin)
        if found is None or found["text"] is None:
            bad.append(str(page))
        elif "\n\n\n" in found["text"] or "http://" in found["text"] or \
                "https://" in found["text"]:
            bad.append(f"{page}: text not as promised")
    ok(not bad, f"corpus: {len(pages)} files are read", "\n".join(bad))
    ok(slowest < SLOW, f"corpus: none takes long (slowest {slowest:.2f} s)")


def main():
    write = sys.argv[1] == "--write"
    driver = sys.argv[-1]
    golden(driver, write)
    hostile(driver, write)
    corpus(driver)
    print(f"1..{point}")
    sys.exit(1 if failed else 0)


main()
