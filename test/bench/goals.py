# SPDX-License-Identifier: Apache-2.0
"""From repetitions to the table of goals. A ratio is taken inside each
repetition, where both sides met the same noise; the table shows the median
ratio and its range."""
import os
import platform
import statistics

WIDTHS = (1, 4, 16)  # connections at a time

GOALS = [
    # name, what, goal, direction, the further goal
    ("G1", "milter alone, messages/s against MIMEDefang", 5, ">=", 8),
    ("G2", "milter alone, messages/s against the do-nothing milter", 0.40, ">=", 0.6),
    ("G3", "through Postfix, messages/s against the do-nothing milter", 0.80, ">=", 0.9),
    ("G4", "CPU a message against in-process gmime parse + text", 8, "<=", 5),
    ("G5", "p99 against MIMEDefang's", 1 / 3, "<=", None),
    ("G7a", "memory of the daemon against bytes in flight", 1.3, "<=", None),
    ("G8a", "time a further MB: up to 1, from 1 to 10, from 10 to 100", 1.5, "<=", None),
    ("G8b", "time a further part: from 1 to 100, from 100 to 9,900", 1.5, "<=", None),
    ("G8c", "time a further member of an archive: from 1 to 1,000, from 1,000 to 100,000",
     1.5, "<=", None),
    ("G9", "CPU of the worker, put back after each mail, against one process alone",
     1.3, "<=", None),
    ("G10", "a 5 KB mail alone: p50 against the do-nothing milter's", 5, "<=", 3),
    ("G12", "report lines: CPU of sekisho report, which counts, against jq, which reads one key",
     0.7, "<=", 0.4),
]


def ratios(found, left, right, key):
    if left not in found or right not in found:
        return []
    return [a[key] / b[key] for a, b in zip(found[left], found[right]) if b[key]]


def growth(found, sizes):
    """Of each repetition: what one more unit costs where it is dearest against
    where it is cheapest. @sizes: {measurement: units}, ascending."""
    names = list(sizes)
    if any(name not in found for name in names):
        return []
    result = []
    for turn in zip(*(found[name] for name in names)):
        steps = [(b["p50_ms"] - a["p50_ms"]) / (sizes[n] - sizes[m])
                 for a, b, m, n in zip(turn, turn[1:], names, names[1:])]
        if min(steps) > 0:
            result.append(max(steps) / min(steps))
    return result


def figures(found):
    return {
        "G1": ratios(found, "sekisho", "mimedefang", "rate"),
        "G2": ratios(found, "sekisho", "null", "rate"),
        "G3": ratios(found, "smtp-sekisho", "smtp-null", "rate"),
        "G4": [s["cpu_ms"] / f for s, f in zip(found.get("sekisho", []),
                                              found.get("floor", []))],
        "G5": ratios(found, "sekisho", "mimedefang", "p99_ms"),
        "G7a": [r["daemon"] for r in found.get("in-flight", [])],
        "G8a": growth(found, {"growth-1parts": 0, "growth-1mb": 1,
                              "growth-10mb": 10, "growth-100mb": 100}),
        "G8b": growth(found, {"growth-1parts": 1, "growth-100parts": 100,
                              "growth-9900parts": 9900}),
        "G8c": growth(found, {"growth-1members": 1, "growth-1000members": 1000,
                              "growth-100000members": 100000}),
        "G9": [r["worker_cpu_ms"] / r["here_cpu_ms"] for r in found.get("put-back", [])
               if r["here_cpu_ms"]],
        "G10": ratios(found, "alone-sekisho", "alone-null", "p50_ms"),
        "G12": [r["sekisho"] / r["jq"] for r in found.get("report", []) if r["jq"]],
    }


def met(value, goal, direction):
    return value >= goal if direction == ">=" else value <= goal


def judge(value, goal, direction, further):
    if not met(value, goal, direction):
        return "**missed**"
    if further is None:
        return "met"
    return "met, and the further one" if met(value, further, direction) else "met"


def number(value):
    return f"{value:.2f}" if value < 100 else f"{value:.0f}"


def goal_rows(found, missing):
    values = figures(found)
    for name, what, goal, direction, further in GOALS:
        sign = "≥" if direction == ">=" else "≤"
        text = f"{sign} {number(goal)}" + (f" (then {number(further)})" if further else "")
        if not values[name]:
            why = "; ".join(f"{k}: {v}" for k, v in missing.items()) or "not run"
            yield f"| {name} | {what} | {text} | – | not measured ({why}) |"
            continue
        middle = statistics.median(values[name])
        low, high = min(values[name]), max(values[name])
        range_text = f" ({number(low)}–{number(high)})" if len(values[name]) > 1 else ""
        yield (f"| {name} | {what} | {text} | {number(middle)}{range_text} | "
               f"{judge(middle, goal, direction, further)} |")


def middle(results, key):
    return statistics.median(r[key] for r in results)


def raw_rows(found):
    for name in ("null-quiet", "null", "sekisho", "sekisho-files", "mimedefang"):
        if name not in found:
            continue
        line = found[name]
        cells = [name, f"{middle(line, 'rate'):.0f}", f"{middle(line, 'cpu_ms'):.2f}",
                 f"{middle(line, 'p50_ms'):.1f}", f"{middle(line, 'p99_ms'):.1f}"]
        smtp = found.get(f"smtp-{name}")
        cells.append(f"{middle(smtp, 'rate'):.0f}" if smtp else "–")
        yield "| " + " | ".join(cells) + " |"
    if "smtp-none" in found:
        yield f"| no milter | – | – | – | – | {middle(found['smtp-none'], 'rate'):.0f} |"


def width_rows(found):
    """Messages a second over so many connections at a time."""
    for name in ("null", "sekisho", "mimedefang"):
        rates = [found.get(f"width-{name}-{width}") for width in WIDTHS]
        if all(rates):
            yield (f"| {name} | " + " | ".join(f"{middle(r, 'rate'):.0f}" for r in rates)
                   + " |")


def notes(found):
    if "floor" in found:
        yield (f"gmime parse + text in process: {statistics.median(found['floor']):.3f} "
               "ms CPU a message.")
    if "sekisho-files" in found:
        rates = ratios(found, "sekisho-files", "sekisho", "rate")
        yield (f"Under files-basic {statistics.median(rates):.2f} of the messages/s "
               "under text-only.")
    if "fork-bare" in found:
        yield (f"A bare fork + exit takes {middle(found['fork-bare'], 'p10_us'):.0f} µs, "
               f"the first touch of a page {middle(found['fork-bare'], 'touch_ns'):.0f} "
               "ns.")
    if "put-back" in found:
        yield (f"CPU of the worker a mail {middle(found['put-back'], 'worker_cpu_ms'):.2f} "
               f"ms, in one process {middle(found['put-back'], 'here_cpu_ms'):.2f} ms; "
               "zygote and workers hold "
               f"{middle(found['put-back'], 'kib') / 1024:.0f} MB.")
    if "alone-sekisho" in found:
        yield (f"A 5 KB mail alone: p50 {middle(found['alone-sekisho'], 'p50_ms'):.2f} ms, "
               "through the do-nothing milter "
               f"{middle(found['alone-null'], 'p50_ms'):.2f} ms.")
    if "in-flight" in found:
        yield ("Memory with the workers' own, against bytes in flight: "
               f"{middle(found['in-flight'], 'whole'):.2f}.")
    if "report" in found:
        rates = [r["bytes"] / 1e6 / r["sekisho"] for r in found["report"]]
        yield f"sekisho report reads {statistics.median(rates):.0f} MB/s of lines a processor."
    growth = [(name, found[f"growth-{name}"]) for name in
              ("1mb", "10mb", "100mb", "1parts", "100parts", "9900parts",
               "1members", "1000members", "100000members")
              if f"growth-{name}" in found]
    if growth:
        yield "One mail of: " + ", ".join(
            f"{name} {middle(r, 'p50_ms'):.1f} ms" for name, r in growth) + "."


def table(found, missing):
    lines = ["| | goal | | measured | |", "|---|---|---|---|---|",
             *goal_rows(found, missing)]
    if "sekisho" in found:
        lines += ["", "| 4 connections | messages/s | CPU ms | p50 ms | p99 ms | "
                  "through Postfix, messages/s |", "|---|---|---|---|---|---|",
                  *raw_rows(found)]
    widths = list(width_rows(found))
    if widths:
        lines += ["", "| messages/s over | " + " | ".join(
            f"{w} connection{'s' * (w > 1)}" for w in WIDTHS) + " |",
            "|---|---|---|---|", *widths]
    turns = max((len(v) for v in found.values()), default=0)
    lines += ["", f"{os.cpu_count()} processors, Linux {platform.release()}, "
              f"{turns} interleaved repetitions; medians (lowest–highest). "
              + " ".join(notes(found))]
    return "\n".join(lines)
