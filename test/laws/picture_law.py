# SPDX-License-Identifier: Apache-2.0
"""What holds of pictures of every kind: a folder of them is cleaned without a
fault, with a report each, and cleaning the results again changes no byte."""
import json
import subprocess

from tap import corpus, program

POLICY = """profiles = { p = { base = "files-basic";
  files = ( { type = "picture"; do = "clean"; } ); }; };\n"""


def clean(folder, policy, out, report):
    return subprocess.run([program("sekisho"), "clean", "-p", policy, "--profile", "p", "--as",
                           "file", "-o", out, "-r", report, folder],
                          capture_output=True, text=True, timeout=600)


def cleaned_twice(tap, base, gather, noun):
    """Cleans what gather(folder) puts into a folder below `base`, twice. Yields
    the picture as it came, as it left, and the report of it, for each that
    left; of the others it is said why they stay outside."""
    if not corpus():
        tap.note("no corpus: only samples/pictures")
    folder, out, again = (base / n for n in ("in", "out", "again"))
    folder.mkdir()
    policy = base / "p.conf"
    policy.write_text(POLICY)
    n = gather(folder)
    done = clean(folder, policy, out, base / "r.jsonl")
    tap.ok(done.returncode in (0, 1), f"{n} {noun}: no fault", done.stderr[-2000:])
    reports = [json.loads(line) for line in (base / "r.jsonl").read_text().splitlines()]
    tap.equal(len(reports), n, "a report each")
    left = {p.name: p for p in out.iterdir()}
    second = clean(out, policy, again, base / "r2.jsonl")
    tap.ok(second.returncode == 0 and
           all((again / name).read_bytes() == path.read_bytes()
               for name, path in left.items() if path.is_file()), "a second pass changes no byte",
           second.stderr[-2000:])
    for report in reports:
        part = report["parts"][0] if report.get("parts") else {}
        if part.get("output") and part["output"]["name"] in left:
            yield folder / part["name"], left[part["output"]["name"]], part
        else:
            tap.note(f"stays outside: {part.get('name')}: {report.get('reason')} "
                     f"{part.get('detail', '')}")
    tap.note(f"{len(left)} of {n} leave")
