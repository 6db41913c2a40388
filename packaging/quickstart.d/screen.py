# SPDX-License-Identifier: Apache-2.0
"""What goes to the terminal: safe text, East Asian width, two columns, colours.

Every text that came out of a mail goes through safe(): a hostile mail must not
be able to steer the terminal it is shown on.
"""
import os
import re
import sys
import unicodedata

COLOURS = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33",
           "cyan": "36"}


def safe(text):
    """@text with every control and direction mark made visible."""
    out = []
    for c in str(text):
        kind = unicodedata.category(c)
        if c == "\t":
            out.append("    ")
        elif kind in ("Cc", "Cf", "Cs", "Zl", "Zp") or 0x80 <= ord(c) < 0xa0:
            out.append("<%02X>" % ord(c))
        else:
            out.append(c)
    return "".join(out)


def width_of(c):
    if unicodedata.combining(c):
        return 0
    return 2 if unicodedata.east_asian_width(c) in "FWA" and c not in "─│├└·…―" else 1


def width(text):
    return sum(width_of(c) for c in text)


def wrap(line, columns):
    """@line in pieces of at most @columns columns; at blanks where it can."""
    pieces, now, used, blank = [], "", 0, -1
    for c in line:
        w = width_of(c)
        if used + w > columns:
            at = blank if blank > columns // 2 else len(now)
            pieces.append(now[:at])
            now = now[at:].lstrip(" ") if at < len(now) else ""
            used, blank = width(now), -1
        now += c
        used += w
        if c == " ":
            blank = len(now)
    return pieces + [now]


def fit(lines, columns, most, cut):
    """Wrapped lines, cut in the middle where there are more than @most (and
    @cut says so); the notice at a mail's end stays in sight."""
    out = [piece for line in lines for piece in wrap(line, columns)]
    if len(out) <= most:
        return out
    tail = most // 2
    head = most - tail - 1
    return out[:head] + ["  " + cut.format(n=len(out) - head - tail)] + out[-tail:]


class Screen:
    def __init__(self, plain):
        self.tty = sys.stdout.isatty()
        self.colours = self.tty and not plain and "NO_COLOR" not in os.environ
        self.columns = self._columns()

    def _columns(self):
        for fd in (1, 2, 0):
            try:
                found = os.get_terminal_size(fd).columns
            except OSError:
                continue
            if found > 0:
                return max(60, min(found, 170))
        return 120

    def paint(self, text, *styles):
        if not self.colours:
            return text
        return "\033[%sm%s\033[0m" % (";".join(COLOURS[s] for s in styles), text)

    def line(self, text="", *styles):
        print(self.paint(text, *styles) if styles else text, flush=True)

    def rule(self, title):
        self.line()
        rest = self.columns - width(title) - 4
        self.line("── " + title + " " + "─" * max(rest, 2), "bold")

    def beside(self, left_title, left, right_title, right, most, cut):
        """Two texts side by side; one under the other on a narrow screen."""
        if self.columns < 100:
            for title, text in ((left_title, left), (right_title, right)):
                self.line("[" + title + "]", "cyan")
                for piece in fit(text, self.columns - 4, most, cut):
                    self.line("  │ " + piece)
            return
        half = (self.columns - 3) // 2
        self.line(self.pad("[" + left_title + "]", half, "cyan") + " │ " +
                  self.paint("[" + right_title + "]", "cyan"))
        left, right = fit(left, half, most, cut), fit(right, half, most, cut)
        for i in range(max(len(left), len(right))):
            one = left[i] if i < len(left) else ""
            two = right[i] if i < len(right) else ""
            self.line((self.pad(one, half) + " │ " + two).rstrip())

    def pad(self, text, columns, *styles):
        blanks = " " * max(columns - width(text), 0)
        return (self.paint(text, *styles) if styles else text) + blanks

    def table(self, head, rows):
        """Columns as wide as they need; the last may be cut."""
        all_rows = [head] + rows
        wide = [max(width(r[i]) for r in all_rows) for i in range(len(head))]
        for number, row in enumerate(all_rows):
            text = "  ".join(self.pad(cell, wide[i]) for i, cell in enumerate(row))
            text = wrap(text.rstrip(), self.columns)[0]
            self.line(text, *(["bold"] if number == 0 else []))


def shorten(text, columns):
    """@text in one line of at most @columns columns."""
    text = re.sub(r"\s+", " ", text)
    pieces = wrap(text, columns - 1)
    return pieces[0] + ("…" if len(pieces) > 1 else "")
