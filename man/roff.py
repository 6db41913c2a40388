# SPDX-License-Identifier: Apache-2.0
"""Text with a little markup as lines of roff that man, groff and mandoc all read:
`literal` is bold, {ARGUMENT} is italic; paragraphs are parted by an empty line.

Japanese has no blanks at which a formatter could break a line. A line of the
page's source therefore ends in \\:\\c, where the text goes on without a blank and
may be broken. At a blank beside Japanese the source's line ends, too: mandoc
wants no long lines that hold one."""
import re

WIDTH = 76  # bytes of a line of roff
NO_BEGIN = "、。，．）」』】〕・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ！？：；)]},.:;!?…"
NO_END = "（「『【〔([{"
PAGE = re.compile(r"(?<![`\w-])(sekisho[\w-]*)(\(\d\))")
SPAN = re.compile(r"`([^`]+)`|\{([^{}\s`][^{}`]*)\}")


def escape(text, literal=False):
    text = text.replace("\\", "\\e")
    if literal:
        for plain, roff in (("-", "\\-"), ("'", "\\(aq"), ("~", "\\(ti"), ("^", "\\(ha")):
            text = text.replace(plain, roff)
    return text


def is_wide(c):
    return ord(c) >= 0x2E80


def spans(text):
    """(kind, text) of the pieces: "" plain, "B" literal, "I" argument."""
    at = 0
    text = PAGE.sub(r"`\1`\2", text)
    for match in SPAN.finditer(text):
        if match.start() > at:
            yield "", text[at:match.start()]
        yield ("B", match.group(1)) if match.group(1) else ("I", match.group(2))
        at = match.end()
    if at < len(text):
        yield "", text[at:]


def units(text):
    """(roff, first character, last character, blank before it) of the smallest
    pieces between which a line may end."""
    blank = False
    for kind, said in spans(" ".join(text.split())):
        pieces = re.findall(r"\s|[⺀-\U0010ffff]|[^\s⺀-\U0010ffff]+", said) if not kind else \
            re.findall(r"\s|\S+", said)
        for piece in pieces:
            if piece.isspace():
                blank = True
                continue
            roff = escape(piece, bool(kind))
            yield (f"\\f{kind}{roff}\\fR" if kind else roff), piece[0], piece[-1], blank
            blank = False


def fill(text):
    """The lines of one paragraph."""
    lines, line, last = [], "", ""
    for roff, first, end, blank in units(text):
        room = len((line + roff).encode()) + 1 <= WIDTH - 6
        wide = any(is_wide(c) for c in line + roff)
        if not line:
            line = roff
        elif blank:
            if room and not wide:
                line += " " + roff
            else:
                lines.append(line)
                line = roff
        elif room or first in NO_BEGIN or last in NO_END or \
                not (is_wide(first) or is_wide(last)):
            if " " in line and wide:
                head, _, line = line.rpartition(" ")
                lines.append(head)
            line += roff
        else:
            lines.append(line + "\\:\\c")
            line = roff
        last = end
    lines.append(line)
    return [("\\&" + one) if one[:1] in (".", "'") else one for one in lines]


def paragraphs(text):
    return [part for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]


def term(text):
    """The head of an item or an option, on one line."""
    return "".join(f"\\f{kind}{escape(said, True)}\\fR" if kind else escape(said)
                   for kind, said in spans(text))


def code(text):
    lines = [escape(line, True) for line in text.strip("\n").split("\n")]
    return [".PP", ".nf", ".RS 4",
            *[("\\&" + one) if one[:1] in (".", "'") else one for one in lines], ".RE", ".fi"]
