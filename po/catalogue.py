# SPDX-License-Identifier: Apache-2.0
"""What the tools of po/ share: reading PO files, and finding the texts that the
sources mark for translation.

The files are GNU gettext's PO files, so that every editor of translations opens
them; the catalogue is compiled in (docs/decisions tells why), and its reader and
the finder of texts are ours, because the build shall need Python alone.
"""
import pathlib
import re

# Function or macro: which argument, counted from 1, is a text.
KEYWORDS = {
    "_": (1,), "N_": (1,), "P_": (1, 2),
    # Errors and problems are made in English and translated when they are shown.
    "g_set_error": (4,), "g_set_error_literal": (4,), "g_prefix_error": (2,),
    "sk_problems_add": (3,),
    # What is found in the configuration of an MTA, and why it is changed.
    "sk_mta_find": (5, 6),
    # The rows of src/core/policy/keys.c.
    "GROUP": (3,), "VALUE": (4,), "WORD": (4,), "SET": (5,), "SET_WORD": (5,),
    "SET_WORD_TEXT": (5,), "SET_RANGE": (7,),
}
ROW_WORDS = {"GROUP", "VALUE", "WORD", "SET", "SET_WORD", "SET_WORD_TEXT", "SET_RANGE"}
# Macros of other headers that stand between two literals.
FORMATS = {"G_GUINT64_FORMAT": "lu", "G_GINT64_FORMAT": "li", "G_GSIZE_FORMAT": "lu"}
# Where each literal of two words or more is a piece of a message: reasons that
# tables and helpers hand to the function that makes the message.
PIECES = re.compile(r"src/core/((?:address|conf)/\w+|policy/(?!show|presets)\w+|notice/\w+)\.c|src/gate/cells\.c|src/cli/mta\w*\.c")
PIECE = re.compile(r"(?!#|<|[\s ]*of the frozen)[^\n]*[a-z]{2,} [a-z(\"%][^\n]*$")
# What people at a terminal read of each room.
ROOMS = ("src/cli", "src/core", "src/door", "src/gate", "filters")
# Of the gateway's messages, those that only its log gets, which is English.
LOGGED = re.compile(r"src/door/(?!(milter_main|rule)\.c)"
                    r"|filters/\w+/")

TOKEN = re.compile(
    r'(?P<space>\s+|/\*.*?\*/|//[^\n]*|\\\n)|(?P<define>^[ \t]*#[ \t]*define\b)|'
    r'(?P<string>"(?:\\.|[^"\\\n])*")|(?P<char>\'(?:\\.|[^\'\\\n])+\')|'
    r'(?P<word>[A-Za-z_]\w*)|(?P<other>.)', re.S | re.M)
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "a": "\a"}
DIRECTIVE = re.compile(r"%(?:(\d)\$)?([-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?)"
                       r"(hh|h|ll|l|z|j|t)?([diouxXeEfgGcsp%])")


class Fault(Exception):
    """A PO file or a source that cannot be used; the text says where and why."""


def unescape(literal):
    """The text of a C or PO literal with its quotes."""
    def one(match):
        code = match.group(1)
        if code in ESCAPES:
            return ESCAPES[code]
        if re.fullmatch(r"[0-7]{1,3}", code):
            return chr(int(code, 8))
        if code[0] == "x":
            return chr(int(code[1:], 16))
        raise Fault(f"escape \\{code} in {literal}")
    return re.sub(r"\\([0-7]{1,3}|x[0-9A-Fa-f]{1,2}|.)", one, literal[1:-1], flags=re.S)


def escape(text):
    out = []
    for c in text:
        if c in '"\\':
            out.append("\\" + c)
        elif c == "\n":
            out.append("\\n")
        elif c == "\t":
            out.append("\\t")
        elif ord(c) < 32:
            out.append(f"\\{ord(c):03o}")
        else:
            out.append(c)
    return '"' + "".join(out) + '"'


# ---- PO files ----------------------------------------------------------------

class Entry:
    def __init__(self, where):
        self.where = where
        self.fuzzy = False
        self.fields = {}

    @property
    def text(self):
        return self.fields.get("msgid", "")

    @property
    def translated(self):
        return self.fields.get("msgstr", self.fields.get("msgstr[0]", ""))


def read_po(path):
    """The entries of a PO file; the header (msgid "") is left out."""
    entries, entry, field = [], None, None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path.name}:{number}"
        line = line.strip()
        match = re.match(r"(msgid|msgid_plural|msgstr(?:\[\d\])?|msgctxt)\s+(\".*\")$", line)
        starts = (line.startswith("#") and not line.startswith("#~")) or \
                 (match and match.group(1) == "msgid")
        if starts and (entry is None or "msgid" in entry.fields):
            entry = Entry(where)
            entries.append(entry)
        if line.startswith("#"):
            if line.startswith("#,") and "fuzzy" in line:
                entry.fuzzy = True
        elif match:
            field = match.group(1)
            if field == "msgctxt" or field in entry.fields:
                raise Fault(f"{where}: {field} cannot stand here")
            entry.fields[field] = unescape(match.group(2))
        elif line.startswith('"') and line.endswith('"') and len(line) > 1 and field:
            entry.fields[field] += unescape(line)
        elif line:
            raise Fault(f"{where}: cannot be read: {line}")
    return [e for e in entries if e.text]


def directives(text, where):
    """The directives of a format by the number of their value."""
    found, next_value = {}, 1
    for number, flags, size, kind in DIRECTIVE.findall(text):
        if kind == "%":
            continue
        if "*" in flags:
            found[next_value] = "*"
            next_value += 1
        if number:
            found[int(number)] = (size, kind)
        else:
            found[next_value] = (size, kind)
            next_value += 1
    if re.search(r"%\d\$", text) and next_value > 1:
        raise Fault(f"{where}: numbered and other directives in one text")
    return found


def problem_of(entry):
    """Why the program must not use this translation, or None."""
    try:
        wanted = directives(entry.text, entry.where)
        found = directives(entry.translated, entry.where)
    except Fault as fault:
        return str(fault)
    if wanted != found:
        return f"{entry.where}: the directives differ: {entry.text!r}"
    for end in ("\n", " "):
        if entry.text.endswith(end) != entry.translated.endswith(end) and end == "\n":
            return f"{entry.where}: only one of the two ends a line: {entry.text!r}"
    return None


def read_catalogue(paths, strict=True):
    """(translations by text, problems) of all PO files of one language. A text
    may stand in several files if all translate it alike; else the first counts,
    which is a problem only if @strict."""
    texts, problems = {}, []
    for path in paths:
        for entry in read_po(path):
            if entry.fuzzy:
                problems.append(f"{entry.where}: fuzzy: {entry.text!r}")
            elif not entry.translated:
                problems.append(f"{entry.where}: not translated: {entry.text!r}")
            elif texts.get(entry.text, entry.translated) != entry.translated:
                if strict:
                    problems.append(f"{entry.where}: translated in two ways: {entry.text!r}")
            elif problem_of(entry):
                problems.append(problem_of(entry))
            else:
                texts[entry.text] = entry.translated
    return texts, problems


# ---- sources -----------------------------------------------------------------

def tokens(text):
    """(kind, text, line) of each token of a C source; comments are dropped, and
    so are the lines that define a macro, whose arguments are no texts."""
    line, skip = 1, False
    for match in TOKEN.finditer(text):
        kind, said = match.lastgroup, match.group(0)
        if kind == "define":
            skip = True
        elif skip and kind == "space" and "\n" in said and said != "\\\n":
            skip = said.startswith("\\\n")
        if kind not in ("space", "define") and not skip:
            yield kind, said, line
        line += said.count("\n")


def arguments(stream, start):
    """The arguments of the call whose "(" is stream[start], as lists of tokens,
    and the index behind its ")"."""
    found, depth, at = [[]], 0, start
    while at < len(stream):
        kind, said, _ = stream[at]
        if kind == "other" and said in "([{":
            depth += 1
        elif kind == "other" and said in ")]}":
            depth -= 1
            if depth == 0:
                return found, at + 1
        if kind == "other" and said == "," and depth == 1:
            found.append([])
        elif at > start:
            found[-1].append(stream[at])
        at += 1
    return found, at


# {name: text} of the macros that are one literal, of all sources.
MACROS = {}


def read_macros(root):
    for path in pathlib.Path(root, "src").rglob("*.[ch]"):
        for name, text in re.findall(r'^#define (\w+) +("(?:\\.|[^"\\\n])*")$',
                                     path.read_text(encoding="utf-8"), re.M):
            MACROS[name] = unescape(text)


def literal(tokens_of):
    """The text of an argument made of literals alone, or None."""
    text, seen = "", False
    for kind, said, _ in tokens_of:
        if kind == "string":
            text += unescape(said)
            seen = True
        elif kind == "word" and said in FORMATS:
            text += FORMATS[said]
        elif kind == "word" and said in MACROS:
            text += MACROS[said]
            seen = True
        else:
            return None
    return text if seen else None


def expand_rows(source):
    """The source with its macros of rows (several rows under one prefix) written
    out where they are used."""
    for name, prefix, body in re.findall(r"^#define (\w+)\((\w+)\)((?:.*\\\n)+.*)$", source, re.M):
        if not any(re.search(rf"\b{word}\(", body) for word in ROW_WORDS):
            continue
        body = body.replace("\\\n", "\n")
        source = re.sub(
            rf"^(\s*){name}\((\"[^\"]*\")\)",
            lambda use: use.group(1) + re.sub(rf"\b{prefix}\b(?= \")", use.group(2), body),
            source, flags=re.M)
    return source


def pieces_of(path, stream):
    """(text, where) of the literals that are sentences or pieces of them."""
    at = 0
    while at < len(stream):
        end = at
        while end < len(stream) and (stream[end][0] == "string" or stream[end][1] in FORMATS
                                     or stream[end][1] in MACROS):
            end += 1
        text = literal(stream[at:end]) if end > at else None
        if text and PIECE.match(text):
            yield text, f"{path}:{stream[at][2]}"
        at = max(end, at + 1)


def texts_of(path, source):
    """(text, where) of each text that the C source @source marks."""
    if path.endswith("policy/keys.c"):
        source = expand_rows(source)
    stream = list(tokens(source))
    if PIECES.fullmatch(path):
        yield from pieces_of(path, stream)
    for at, (kind, said, line) in enumerate(stream):
        if kind != "word":
            continue
        after = stream[at + 1][1] if at + 1 < len(stream) else ""
        if said == "purpose" and after == "=" and at and stream[at - 1][1] == ".":
            end = at + 2
            while end < len(stream) and stream[end][1] not in (",", "}"):
                end += 1
            found = [literal(stream[at + 2:end])]
        elif said in KEYWORDS and after == "(":
            if said in ROW_WORDS and not path.endswith("policy/keys.c"):
                continue
            values, _ = arguments(stream, at + 1)
            found = [literal(values[n - 1]) for n in KEYWORDS[said] if n <= len(values)]
            if said == "P_":
                found = found[:1]
        else:
            continue
        for text in found:
            # A format without two letters of its own, such as the name of a system
            # call before an error, has nothing to translate.
            if text and re.search(r"[A-Za-z]{2}", DIRECTIVE.sub("", text)) and \
                    not re.fullmatch(r"\w+: %s", text):
                yield text, f"{path}:{line}"


def texts_of_tree(root):
    """{text: where it stands first} of everything a person may be told."""
    found = {}
    read_macros(root)
    for room in ROOMS:
        for path in sorted(pathlib.Path(root, room).rglob("*.[ch]")):
            name = str(path.relative_to(root))
            if LOGGED.match(name):
                continue
            for text, where in texts_of(name, path.read_text(encoding="utf-8")):
                found.setdefault(text, where)
    for number, line in enumerate(
            pathlib.Path(root, "po/foreign.txt").read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("# "):
            found.setdefault(line, f"po/foreign.txt:{number}")
    return found


# ---- what is printed and not marked ------------------------------------------

PRINTERS = {"printf", "fprintf", "puts", "fputs", "sk_print_bold", "g_print", "g_printerr",
            "g_strdup_printf", "g_string_append_printf", "g_string_printf",
            "g_string_append"}
# Said of a program or written in a policy, in every language.
WORDS = ("ja", "en", "policy", "notice", "refuse", "postfix", "sendmail")
# Commands to type, lines of configuration and of protocols, and the like.
CODE = re.compile(r"^(useradd|install|chmod|chown|head|rm|systemctl) |^-D|^/proc/|^--since|^file %u$"
                  r"|^inet:|^RCPT TO|^From: |^\"queue|: to=$|^worker: %s|^/comm$|^%s\.sekisho|/milter\.sock"
                  r"|^\n%smilter = |INPUT_MAIL_FILTER|dnl|^define\(`|^# policy %s")
STABLE = re.compile(r"^\n?sekisho(-milter)?( [a-z]+)* ?:|\b[a-z-]+(\.[a-z-]+)+ = |^sekisho $|XXXXXX$|^\| [A-Z]\w+:"
                    r"|^[^a-z]*(zones|crossings) = \($.*|^  { name = .*", re.S | re.M)


def unmarked_of(path, source):
    """(text, where) of literals with words that a source of the command line
    prints without marking them, and of options without a marked description."""
    stream = list(tokens(source))
    at = 0
    while at < len(stream):
        kind, said, line = stream[at]
        after = stream[at + 1][1] if at + 1 < len(stream) else ""
        if kind == "word" and said in PRINTERS and after == "(":
            values, end = arguments(stream, at + 1)
            for text in bare_literals(sum(values, [])):
                rest = STABLE.sub("", DIRECTIVE.sub("", text))
                if text in WORDS or CODE.search(text):
                    continue
                if re.search(r"[A-Za-z]{2}", re.sub(r"\033\[[0-9;]*[A-Za-z]", "", rest)):
                    yield text, f"{path}:{line}"
        elif kind == "word" and said.startswith("G_OPTION_ARG_"):
            values, end = arguments([("other", "(", line)] + stream[at:], 0)
            if len(values) > 2 and values[2] and values[2][0][0] == "string":
                yield literal(values[2]) or "", f"{path}:{line}"
        at += 1


def bare_literals(stream):
    """The literals among the tokens that stand in no _(), N_() or P_()."""
    found, at = [], 0
    while at < len(stream):
        kind, said, _ = stream[at]
        if kind == "word" and said in ("_", "N_", "P_") and at + 1 < len(stream):
            _, at = arguments(stream, at + 1)
            continue
        if kind == "string":
            if at and stream[at - 1][0] == "string" and found:
                found[-1] += unescape(said)
            else:
                found.append(unescape(said))
        at += 1
    return found
