# SPDX-License-Identifier: Apache-2.0
"""Samples with expectations: running `sekisho clean` over them, and the reduced
form of a report that is written beside each as NAME.expected.json.

samples/mail/*.eml       each under ambiguous = "refuse" and under "rebuild"
samples/variants/*.eml   each under its own NAME.conf
samples/files/*.eml      each under the profile "files"
"""
import base64
import email
import email.policy
import json
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "laws"))
from laws import text_of  # noqa: E402
from tap import ROOT, program  # noqa: E402

MAIL = ROOT / "samples" / "mail"
VARIANTS = ROOT / "samples" / "variants"
FILES = ROOT / "samples" / "files"
POLICY = ROOT / "samples" / "policy" / "samples.conf"
PROFILES = ("refuse", "rebuild")
MARKER = b"SEKISHO-PAYLOAD-MARKER"


def clean(policy, sources, folder, profile=None):
    """{name: (report, cleaned octets or None)} of the mails @sources."""
    source, target = folder / "in", folder / "out"
    source.mkdir(parents=True)
    target.mkdir()
    for path in sources:
        shutil.copy(path, source / path.name)
    done = subprocess.run(
        [program("sekisho"), "clean", "-p", str(policy), "--as", "mail",
         *(["--profile", profile] if profile else []),
         "-o", str(target), "-r", str(folder / "report.jsonl"), str(source)],
        capture_output=True, timeout=300)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    lines = (folder / "report.jsonl").read_text(encoding="utf-8").splitlines()
    order = sorted((p.name for p in sources), key=lambda n: n.encode())
    results = {}
    for name, line in zip(order, lines, strict=True):
        out = target / name
        results[name[:-len(".eml")]] = (
            json.loads(line), out.read_bytes() if out.exists() else None)
    return results


def did(cleaned):
    """The words of X-Sekisho's did= in a cleaned mail."""
    if cleaned is None:
        return []
    head = cleaned.split(b"\r\n\r\n", 1)[0].decode("ascii").replace("\r\n ", " ")
    found = re.search(r"^X-Sekisho:.*\bdid=([a-z0-9,-]*)", head, re.M)
    return found.group(1).split(",") if found else []


def counts(some):
    return {c["what"]: c["count"] for c in some}


def reduced_part(part):
    out = {"path": ".".join(part["path"]), "action": part["action"]}
    for key in ("name", "claimed", "found", "reason", "detail"):
        if part.get(key):
            out[key] = part[key]
    if part["action"] != "split":
        out["bytes"] = part["bytes"]
    if part.get("removed"):
        out["removed"] = counts(part["removed"])
    return out


def reduced(report, cleaned):
    """What of a report is stable and worth reading: no receipts, hashes, times
    or rule lines, and only what is there."""
    out = {"verdict": report["verdict"]}
    for key in ("reason", "untidy", "ambiguous"):
        if report.get(key):
            out[key] = report[key]
    if report.get("notes"):
        out["notes"] = counts(report["notes"])
    if did(cleaned):
        out["did"] = did(cleaned)
    dropped = [h["name"] for h in report.get("headers", []) if h["action"] == "dropped"]
    if dropped:
        out["dropped"] = dropped
    out["parts"] = [reduced_part(p) for p in report["parts"] if p["path"]]
    return out


def expected_text(cleaned):
    """Headers and text as staff see them; what follows from key and policy is
    masked, and our own header and the trace are left out."""
    message = email.message_from_bytes(cleaned, policy=email.policy.default)
    head = "".join(f"{name}: {value}\n" for name, value in message.items()
                   if name not in ("X-Sekisho", "Received", "Return-Path"))
    text = head + "\n" + text_of(cleaned).replace("\r\n", "\n")
    text = re.sub(r"(確認 |check )[0-9A-Z]{4}(-[0-9A-Z]{4})+",
                  r"\1____-____-____-____", text)
    return re.sub(r"(受付番号[ ：]|[Rr]eceipt(?: number:)? )[0-9A-Z]{10}\b", r"\1__________", text)


def payload_in(cleaned):
    """Where a payload's marker shows in a cleaned mail, or None: in the clear,
    or as base64 at any alignment, as octets or in the text."""
    text = text_of(cleaned).encode("utf-8")
    forms = [("in the clear", MARKER)]
    for shift in range(3):
        code = base64.b64encode(b"\0" * shift + MARKER + b"\0" * 3)
        forms.append((f"as base64 ({shift})", code[4:24]))
    squeezed = re.sub(rb"\s", b"", text)
    for name, form in forms:
        if form in cleaned or form in text or form in squeezed:
            return name
    return None


def mail_samples():
    return sorted(MAIL.glob("*.eml"))


def files_of(cleaned):
    """[(name, type, octets)] of the files that leave with a mail; an inner mail
    as its own octets."""
    message = email.message_from_bytes(cleaned, policy=email.policy.default)
    parts = list(message.iter_parts())[1:] if message.is_multipart() else []
    return [(part.get_filename(), part.get_content_type(),
             part.get_content().as_bytes() if part.get_content_type() == "message/rfc822"
             else part.get_payload(decode=True)) for part in parts]


def expected_files_text(cleaned):
    """The mail as staff see it, and each file behind it."""
    shown = [expected_text(cleaned)]
    for name, kind, octets in files_of(cleaned):
        shown.append(f"---- {name} ({kind})\n" +
                     octets.decode("utf-8", "replace").replace("\r\n", "\n"))
    return "\n".join(shown)


def file_samples():
    return sorted(FILES.glob("*.eml"))


def run_files(folder):
    """{name: (report, cleaned)} for all of samples/files."""
    return clean(POLICY, file_samples(), pathlib.Path(folder) / "files", "files")


def variant_samples():
    return sorted(VARIANTS.glob("*.eml"))


def run_mail(folder):
    """{name: {profile: (report, cleaned)}} for all of samples/mail."""
    folder = pathlib.Path(folder)
    runs = {p: clean(POLICY, mail_samples(), folder / p, p) for p in PROFILES}
    return {path.stem: {p: runs[p][path.stem] for p in PROFILES}
            for path in mail_samples()}


def run_variants(folder):
    """{name: (report, cleaned)}; each sample under the policy beside it."""
    out = {}
    for path in variant_samples():
        out.update(clean(path.with_suffix(".conf"), [path],
                         pathlib.Path(folder) / ("v-" + path.stem)))
    return out


def expectation(by_profile):
    """(json value, text or None) of one mail sample. Where both profiles give
    the same, it is said once."""
    values = {p: reduced(*by_profile[p]) for p in PROFILES}
    value = ({"both": values["refuse"]} if values["refuse"] == values["rebuild"]
             else values)
    for profile in PROFILES:
        if by_profile[profile][1] is not None:
            return value, expected_text(by_profile[profile][1])
    return value, None


def expected_files(path):
    return (path.with_name(path.stem + ".expected.json"),
            path.with_name(path.stem + ".expected.txt"))


def one_line(value):
    return json.dumps(value, ensure_ascii=False)


def to_json(value, indent=""):
    """JSON with one part on a line, so that a change reads well."""
    lines = []
    for key, item in value.items():
        if isinstance(item, dict) and "verdict" in item:
            text = to_json(item, indent + " ").strip()
        elif key == "parts" and item:
            inner = ",\n".join(indent + "  " + one_line(part) for part in item)
            text = "[\n" + inner + "\n" + indent + " ]"
        else:
            text = one_line(item)
        lines.append(indent + " " + one_line(key) + ": " + text)
    return indent + "{\n" + ",\n".join(lines) + "\n" + indent + "}\n"
