# SPDX-License-Identifier: Apache-2.0
"""The tables that stand in manual pages, read from the sources themselves: the
keys of a policy, the filters in their order, the reasons. The Japanese of the
first two is the command line's (po/ja), that of the reasons is the notices'."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "po"))
import catalogue  # noqa: E402

KEYS = ROOT / "src/core/policy/keys.c"
FILTERS = ROOT / "filters/filters.c"
TYPES = {"GROUP": ("group", "グループ"), "NAMED": ("groups, each under a name of your choice",
                                               "好きな名前を付けたグループ"),
         "LIST": ("list of groups", "グループの並び"), "TEXT": ("text", "文字列"),
         "TEXTS": ("list of texts", "文字列の並び"), "WORD": ("one of", "次のどれか:"),
         "BOOL": ("true or false", "true か false"), "COUNT": ("number", "数"),
         "SIZE": ("size", "大きさ"),
         "PROFILE": ("the settings of a profile", "プロファイルの設定")}
UNITS = {"KIB": 1 << 10, "MIB": 1 << 20, "GIB": 1 << 30}
# Which argument of a row is what; the numbers are those of src/core/policy/keys.c.
ROWS = {"GROUP": dict(path=0, type=1, purpose=2), "VALUE": dict(path=0, type=1, initial=2, purpose=3),
        "WORD": dict(path=0, words=1, initial=2, purpose=3),
        "SET": dict(path=1, type=2, initial=3, purpose=4),
        "SET_WORD": dict(path=1, words=2, initial=3, purpose=4),
        "SET_WORD_TEXT": dict(path=1, words=2, initial=3, purpose=4),
        "SET_RANGE": dict(path=1, type=2, initial=3, min=4, max=5, purpose=6)}


def japanese():
    return catalogue.read_catalogue(sorted(ROOT.glob("po/ja/*.po")))[0]


def word_lists(stream):
    """{name: words} of the static arrays of words."""
    lists = {}
    for at, (kind, said, _) in enumerate(stream):
        if kind == "word" and said.endswith("_words") and stream[at + 1][1] == "[":
            end = at
            while stream[end][1] != "{":
                end += 1
            values, _ = catalogue.arguments(stream, end)
            lists[said] = [catalogue.literal(v) for v in values if v and v[0][0] == "string"]
    return lists


def number(tokens):
    """The value of a small constant expression such as 4 * GIB."""
    value = 1
    for kind, said, _ in tokens:
        if said in UNITS:
            value *= UNITS[said]
        elif re.fullmatch(r"\d+", said):
            value *= int(said)
        elif said != "*":
            return None
    return value


def keys():
    """The rows of the table of keys, as dicts: path, type, initial, words, min,
    max, purpose."""
    stream = list(catalogue.tokens(catalogue.expand_rows(KEYS.read_text(encoding="utf-8"))))
    lists = word_lists(stream)
    found = []
    for at, (kind, said, _) in enumerate(stream):
        if kind != "word" or said not in ROWS or stream[at + 1][1] != "(":
            continue
        values, _ = catalogue.arguments(stream, at + 1)
        row = {"type": "WORD"}
        for field, place in ROWS[said].items():
            tokens = values[place]
            if field in ("path", "initial", "purpose"):
                row[field] = catalogue.literal(tokens)
            elif field in ("min", "max"):
                row[field] = number(tokens)
            elif field == "words":
                row["words"] = lists[tokens[0][1]]
            else:
                row[field] = tokens[0][1]
        found.append(row)
    return found


def size_text(value):
    for letter, unit in (("G", 1 << 30), ("M", 1 << 20), ("K", 1 << 10)):
        if value and value % unit == 0:
            return f"{value // unit}{letter}"
    return str(value)


def key_line(row, language):
    """Type, range and default of a key in words."""
    ja = language == "ja"
    said = TYPES[row["type"]][ja]
    if "words" in row:
        said += " " + ", ".join(f"`{w}`" for w in row["words"])
    if row.get("max") and row["type"] in ("COUNT", "SIZE"):
        low, high = ((size_text(row["min"]), size_text(row["max"])) if row["type"] == "SIZE"
                     else (row["min"], row["max"]))
        said += f"、{low} から {high} まで" if ja else f", from {low} to {high}"
    if row["type"] in ("GROUP", "NAMED", "LIST", "PROFILE"):
        return said
    if row.get("initial") is None:
        return said + ("、必須" if ja else "; must be given")
    return said + (f"、既定値 `{row['initial']}`" if ja else f"; default `{row['initial']}`")


def filters():
    """(name, stage, purpose) of all filters in the order of the list."""
    listed = re.findall(r"^\s*(?:#define.*\n)?\s*X\((\w+)\)", FILTERS.read_text(encoding="utf-8"),
                        re.M)
    found = []
    for name in listed:
        source = (ROOT / "filters" / f"{name}.c").read_text(encoding="utf-8")
        texts = list(catalogue.texts_of(f"filters/{name}.c", source))
        word = re.search(r'\.name\s*=\s*"([^"]+)"', source).group(1)
        stage = re.search(r"\.stage\s*=\s*SK_STAGE_(\w+)", source).group(1).lower()
        found.append((word, stage, texts[-1][0]))
    return found


def reasons(language):
    """(word, sentence) of the reasons, as the notices of the language say them."""
    text = (ROOT / f"src/core/notice/{language}.conf").read_text(encoding="utf-8")
    group = re.search(r"^reason = \{(.*?)^\};", text, re.S | re.M).group(1)
    said = {word: catalogue.unescape(quoted)
            for word, quoted in re.findall(r'^\s*([\w-]+)\s*=\s*("(?:\\.|[^"\\])*")', group, re.M)}
    order = re.findall(r'X\(\w+, "([\w-]+)"\)',
                       (ROOT / "include/sekisho/verdict.h").read_text(encoding="utf-8")
                       .split("SK_METHODS(X)")[0])
    return [(word, said[word]) for word in order if word in said and word != "none"]
