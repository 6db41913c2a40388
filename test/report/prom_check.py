# SPDX-License-Identifier: Apache-2.0
"""A strict reader of Prometheus' text format (version 0.0.4), as far as we write
it, which also holds names to the conventions. promtool says the same where it is
installed.

    samples = read(text)     {(name, frozenset of labels): value}, or ValueError
"""
import re

NAME = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_:]*")
SAMPLE = re.compile(r'([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (-?[0-9.]+(?:e[+-]?\d+)?|\+Inf|NaN)')
LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)')
UNITS = ("_seconds", "_bytes", "_total", "_info", "_lines")


def labels_of(text, line):
    found, at = {}, 0
    while text and at < len(text):
        match = LABEL.match(text, at)
        if not match or match.group(1) in found:
            raise ValueError(f"labels: {line}")
        found[match.group(1)] = match.group(2)
        at = match.end()
    return found


def base_of(name, types):
    for suffix in ("_bucket", "_sum", "_count"):
        base = name.removesuffix(suffix)
        if base != name and types.get(base) == "histogram":
            return base
    return name


def check_name(name, kind):
    if not name.startswith("sekisho_"):
        raise ValueError(f"{name} has no prefix")
    if (kind == "counter") != name.endswith("_total"):
        raise ValueError(f"{name}: _total is for counters, and they need it")
    if re.search(r"_(ms|milliseconds|minutes|kb|mb|count|sum|bucket)$", name):
        raise ValueError(f"{name}: base units, and no suffix of a histogram")
    if kind == "histogram" and not name.endswith(("_seconds", "_bytes")):
        raise ValueError(f"{name}: a histogram without a unit")


def check_histogram(name, samples):
    buckets = sorted((float("inf") if dict(labels)["le"] == "+Inf" else float(dict(labels)["le"]), v)
                     for (n, labels), v in samples.items() if n == name + "_bucket")
    values = [v for _, v in buckets]
    if not buckets or buckets[-1][0] != float("inf") or values != sorted(values):
        raise ValueError(f"{name}: its buckets do not grow up to +Inf")
    if samples[(name + "_count", frozenset())] != values[-1]:
        raise ValueError(f"{name}: its count is not its last bucket")


def read(text):
    types, helps, samples, current, closed = {}, set(), {}, None, set()
    if not text.endswith("\n"):
        raise ValueError("the last line is not whole")
    for line in text[:-1].split("\n"):
        words = line.split(" ", 3)
        if line.startswith("# HELP "):
            if words[2] in helps or len(words) < 4:
                raise ValueError(f"help: {line}")
            helps.add(words[2])
        elif line.startswith("# TYPE "):
            name, kind = words[2], words[3]
            if name in types or name not in helps:
                raise ValueError(f"twice, or without help: {line}")
            check_name(name, kind)
            closed.add(current)
            types[name], current = kind, name
        else:
            match = SAMPLE.fullmatch(line)
            if not match:
                raise ValueError(f"no sample: {line}")
            name, labels = match.group(1), labels_of(match.group(2), line)
            if base_of(name, types) != current or current in closed:
                raise ValueError(f"not below its type: {line}")
            key = (name, frozenset(labels.items()))
            if key in samples:
                raise ValueError(f"twice: {line}")
            samples[key] = float(match.group(3))
    for name, kind in types.items():
        if kind == "histogram":
            check_histogram(name, samples)
    return samples


def names(text):
    """All names that a query may use."""
    found = set()
    for line in text.split("\n"):
        if line.startswith("# TYPE "):
            _, _, name, kind = line.split(" ")
            found |= {name + s for s in ("_bucket", "_sum", "_count")} if kind == "histogram" \
                else {name}
    return found


def one(samples, metric, **labels):
    """The value of the one sample with exactly these labels; 0 if there is none."""
    return samples.get((metric, frozenset(labels.items())), 0)
