#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""House rules, checked by machine. Prints TAP.

    check.py ROOT     every rule over the tree
    check.py --self   every rule against its bad example in test/rules/bad

A bad example names on its first line the rule it breaks and the path it
pretends to have: /* breaks: RULE as: src/door/x.c */
"""
import pathlib
import re
import sys

MAX_FILE, MAX_FUNCTION, MAX_NESTING, MAX_FOLDER = 400, 60, 4, 30

# The folders of filters/: what several filters share, by subject.
SUBJECTS = ["archive/", "calendar/", "charset/", "content/", "csv/", "drawingml/", "fax/", "file/",
            "font/", "formula/", "html/", "icc/", "jbig2/", "json/", "jpx/", "link/", "locked/", "mail/",
            "markup/", "metafile/", "odf/", "ooxml/", "outlook/", "package/", "pdf/",
            "pdf_content/", "pdf_data/", "pdf_image/", "picture/", "sheet/", "slide/", "svg/", "text/", "word/",
            "xml/"]

# Who may look into which room: prefixes of quoted includes, by folder.
ROOMS = {
    "include/": ["sekisho/"],
    "src/core/": ["sekisho/", "core/"],
    "src/cell/": ["cell/"],
    "src/inspector/": ["inspector/", "cell/", "data/",
                       "sekisho/picture_formats.h"],
    "src/worker/": ["sekisho/", "core/", "cell/", "worker/", *SUBJECTS],
    "src/gate/": ["sekisho/", "core/", "cell/", "gate/", "inspector/order.h"],
    "src/door/": ["sekisho/", "core/", "cell/", "gate/", "door/", "inspector/order.h"],
    "src/cli/": ["sekisho/", "core/", "cell/", "gate/", "cli/",
                 "inspector/order.h"],
    "filters/": ["sekisho/", "data/", *SUBJECTS],
}

# An include of a file of ours, in quotes or in angle brackets.
OURS = re.compile(r'\s*#\s*include\s+(?:"([^"]+)"|<((?:sekisho|data|core|door|gate|worker|cell|inspector|cli|'
                  + "|".join(subject.rstrip("/") for subject in SUBJECTS) + r')/[^>]+)>)')

# One third-party library, one place that names it: a CVE points at a file.
LIBRARIES = {
    r"gmime/": r"src/worker/read/(message_in|conserve|mime_)[a-z_]*\.[ch]",
    r"magic\.h": r"src/worker/identify/identify\.c",
    r"libxml/": r"filters/html/html_[a-z]+\.[ch]|filters/markup/markup_read\.c",
    r"iconv\.h": r"filters/charset/charset[a-z_]*\.[ch]",
    r"libmilter/": r"src/door/[a-z_-]+\.[ch]",
    r"seccomp\.h": r"src/cell/syscalls\.c",
    r"jpeglib\.h": r"filters/picture/jpeg_(blocks|guard)\.h",
    r"setjmp\.h": r"filters/picture/jpeg_guard\.h",
    r"tiffio\.h": r"filters/picture/tiff_codec\.c",
    r"webp/": r"filters/picture/webp_codec\.c",
    r"qpdf/": r"filters/pdf/pdf_(convert\.c|read\.c|reader\.h)",
    r"turbojpeg\.h": r"filters/picture/jpeg_turn\.c",
    r"lcms2\.h": r"filters/icc/icc\.c",
    r"zlib\.h": r"src/inspector/[a-z_]+\.c|filters/picture/png_data\.c|filters/archive/deflate\.c|filters/pdf_data/data_flate\.c|filters/pdf_image/image_pack\.c|src/cli/unzip\.c|src/cli/report/unpack\.c",
    r"zstd\.h": r"src/cli/report/unpack\.c",
    r"lhasa\.h": r"filters/archive/pack_lzh\.c",
    r"archive(_entry)?\.h": r"filters/archive/pack[a-z_]*\.c",
}

BANNED = {
    "strcpy": "g_strlcpy", "strcat": "g_strconcat", "sprintf": "snprintf",
    "vsprintf": "vsnprintf", "gets": "fgets", "atoi": "g_ascii_string_to_unsigned",
    "atol": "g_ascii_string_to_unsigned", "strtok": "strtok_r",
    "alloca": "g_malloc", "g_alloca": "g_malloc", "system": "g_spawn_sync",
    "popen": "g_spawn_sync", "tmpnam": "g_mkstemp", "mktemp": "g_mkstemp",
    "g_mime_multipart_get_boundary": "our own boundary (it leaks the stack)",
    "g_mime_utils_generate_message_id": "nothing: none is invented",
    "archive_read_support_format_all": "the formats one by one",
    "archive_read_support_filter_all": "the filters one by one",
}


def strip_noise(text):
    """C source with comments and literals blanked, line numbers kept."""
    def blank(match):
        return re.sub(r"[^\n]", " ", match.group(0))
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'',
                  blank, text, flags=re.S)


def rule_spdx(path, text):
    if "SPDX-License-Identifier: Apache-2.0" not in "\n".join(text.split("\n")[:3]):
        yield 1, "no SPDX line"


def rule_header(path, text):
    head = re.match(r"/\*.*?\*/", text, re.S)
    if not head or len(head.group(0).split("\n")) < 3:
        yield 1, "the file does not say what it is"


def rule_file_length(path, text):
    lines = text.count("\n")
    if lines > MAX_FILE:
        yield lines, f"{lines} lines, {MAX_FILE} at most: it has two subjects"


def functions(clean):
    """(first line, last line) of each function body."""
    start = None
    for number, line in enumerate(clean.split("\n"), 1):
        if line.startswith("{"):
            start = number
        elif line.startswith("}") and start:
            yield start, number
            start = None


def rule_function_length(path, text):
    for start, end in functions(strip_noise(text)):
        if end - start - 1 > MAX_FUNCTION:
            yield start, f"function of {end - start - 1} lines, {MAX_FUNCTION} at most"


def rule_nesting(path, text):
    lines = strip_noise(text).split("\n")
    for start, end in functions("\n".join(lines)):
        depth = 0
        for number in range(start, end):
            depth += lines[number - 1].count("{") - lines[number - 1].count("}")
            if depth > MAX_NESTING:
                yield number, f"nested deeper than {MAX_NESTING - 1}"
                break


def rule_goto(path, text):
    for number, line in enumerate(strip_noise(text).split("\n"), 1):
        if re.search(r"\bgoto\b", line):
            yield number, "goto; use g_autoptr and an early return"


def rule_banned(path, text):
    for number, line in enumerate(strip_noise(text).split("\n"), 1):
        for name, instead in BANNED.items():
            if re.search(rf"(?<![\w>.]){name}\s*\(", line):
                yield number, f"{name}: use {instead}"


def arguments(clean, start):
    """The text between the parentheses that open at or after @start."""
    start = clean.index("(", start)
    depth = 0
    for end in range(start, len(clean)):
        depth += {"(": 1, ")": -1}.get(clean[end], 0)
        if depth == 0:
            return clean[start + 1:end]
    return ""


def rule_twice(path, text):
    clean = strip_noise(text)
    for match in re.finditer(r"\b(MIN|MAX|CLAMP|ABS)\s*\(", clean):
        inside = re.sub(r"\bsizeof\b", "", arguments(clean, match.start()))
        if re.search(r"\b[a-z_]\w*\s*\(|\+\+|--", inside):
            yield (clean.count("\n", 0, match.start()) + 1,
                   f"{match.group(1)} evaluates that twice: name it first")


def rule_rooms(path, text):
    room = next((r for r in ROOMS if path.startswith(r)), None)
    if room is None:
        return
    for number, line in enumerate(text.split("\n"), 1):
        match = OURS.match(line)
        if not match:
            continue
        name = match.group(1) or match.group(2)
        if not any(name.startswith(p) for p in ROOMS[room]):
            yield number, f"{room} may not include {name}"
        elif room == "filters/" and path.count("/") == 1 and "sk_filter_" in name:
            yield number, "filters do not include each other"


def rule_glib_free(path, text):
    if not path.startswith(("src/cell/", "src/inspector/")):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(r"\s*#\s*include\s+<(glib|gio|gmime|libxml|openssl)", line):
            yield number, "cell and inspector are libc only"


def rule_libraries(path, text):
    for number, line in enumerate(text.split("\n"), 1):
        match = re.match(r"\s*#\s*include\s+<([^>]+)>", line)
        for library, place in LIBRARIES.items():
            if match and re.match(library, match.group(1)) and \
               not re.fullmatch(place, path):
                yield number, f"only {place} names <{match.group(1)}>"


def rule_paths(path, text):
    for number, line in enumerate(text.split("\n"), 1):
        if re.search(r'"/(home|root|work|Users)/', line):
            yield number, "a path of somebody's machine"


def rule_separator(path, text):
    """File names have one separator: "_"."""
    if path.startswith(("src/", "filters/", "include/")) and "-" in path.rsplit("/", 1)[1]:
        yield 1, 'the separator in file names is "_"'


def listed_words():
    """What may be counted as taken out: include/sekisho/removed.h."""
    home = pathlib.Path(__file__).resolve().parent.parent.parent
    return set(re.findall(r'X\("([a-z0-9-]+)", [A-Z]+, "',
                          home.joinpath("include/sekisho/removed.h").read_text()))


def rule_removed_words(path, text):
    """What is counted as taken out is in the list that reports are checked by."""
    if not path.startswith("filters/"):
        return
    words = listed_words()
    for match in re.finditer(r'sk_(?:part|picture)_count\(\s*[^,()]+,\s*"([a-z0-9-]+)"', text):
        if match.group(1) not in words:
            yield (text.count("\n", 0, match.start()) + 1,
                   f'"{match.group(1)}" is not in sekisho/removed.h')


def rule_bounds(path, text):
    """A bound is called …_MAX, everywhere."""
    for number, line in enumerate(text.split("\n"), 1):
        match = re.match(r"#\s*define\s+(\w+)", line)
        if match and re.search(r"(^|_)(MOST|LONGEST|MAXIMUM)(_|$)|(^|_)MAX_", match.group(1)):
            yield number, f"{match.group(1)}: a bound's name ends in _MAX"


RULES = {name[5:].replace("_", "-"): rule for name, rule in
         sorted(globals().items()) if name.startswith("rule_")}


def sources(root):
    for folder in ("include", "src", "filters"):
        yield from sorted(root.joinpath(folder).rglob("*.[ch]"))


def check_registry(root):
    listed = set(re.findall(r"X\((\w+)\)", root.joinpath("filters/filters.c").read_text()))
    listed.discard("name")
    build = root.joinpath("filters/meson.build").read_text()
    found = {p.stem for p in root.joinpath("filters").glob("*.c")} - {"filters"}
    for name in sorted(found ^ listed):
        yield f"filters/{name}.c", "in the folder or in THE LIST, not in both"
    for name in sorted(found):
        text = root.joinpath(f"filters/{name}.c").read_text()
        if f"const SkFilter sk_filter_{name}" not in text:
            yield f"filters/{name}.c", f"defines no sk_filter_{name}"
        if f"'{name}.c'" not in build:
            yield f"filters/{name}.c", "not in filters/meson.build"


STAGES = ["OPEN", "VERIFY", "READ", "CLEAN", "CLOSE", "BUILD"]


def check_filter_names(root):
    """A filter has one name: its file, its symbol, its word in the report; and no
    word that an earlier version used for another one."""
    renamed = root.joinpath("include/sekisho/renamed.h").read_text()
    old = dict(re.findall(r'X\("([^"]+)", "([^"]+)"\)', renamed))
    names = set()
    for path in sorted(root.joinpath("filters").glob("*.c")):
        text = path.read_text()
        for symbol, name in re.findall(
                r'sk_filter_(\w+) = \{\s*\.name = "([^"]+)"', text):
            names.add(name)
            if not path.stem == symbol == name.replace("-", "_"):
                yield f"filters/{path.name}", f"sk_filter_{symbol} is called {name}"
            if name in old:
                yield f"filters/{path.name}", f"{name} was once {old[name]}"
    for word, new in old.items():
        if new not in names:
            yield "include/sekisho/renamed.h", f"{word} became {new}, which is no filter"


def check_filter_order(root):
    """THE LIST names the stages in the order in which they run."""
    last = 0
    for name in re.findall(r"X\((\w+)\)", root.joinpath("filters/filters.c").read_text()):
        path = root.joinpath(f"filters/{name}.c")
        if not path.exists():
            continue
        stage = re.search(r"\.stage = SK_STAGE_(\w+)", path.read_text()).group(1)
        if STAGES.index(stage) < last:
            yield "filters/filters.c", f"{name} is of stage {stage}, behind one of {STAGES[last]}"
        last = max(last, STAGES.index(stage))


def check_filter_sentences(root):
    """Each filter says what it is for, and THE LIST why it stands where it does."""
    listed = root.joinpath("filters/filters.c").read_text()
    for path in sorted(root.joinpath("filters").glob("*.c")):
        if path.stem == "filters":
            continue
        if not re.search(r'\.purpose =\s*"[^"]{12,}', path.read_text()):
            yield f"filters/{path.name}", "says not in .purpose what it is for"
        if not re.search(rf"X\({path.stem}\)\s*/\*\s*\S", listed):
            yield "filters/filters.c", f"no comment beside {path.stem}"


# Tests of filters that have another name, for they test more than the filter.
TESTED_BY = {"rebuild_picture": "test/worker/test-embedded.c"}


def check_filter_tests(root):
    """Each filter has a test named after it."""
    for path in sorted(root.joinpath("filters").glob("*.c")):
        name = f"test/filters/test-{path.stem.replace('_', '-')}"
        known = [f"{name}.c", f"{name}.py", TESTED_BY.get(path.stem, "")]
        if path.stem != "filters" and not any(root.joinpath(n).is_file() for n in known):
            yield f"filters/{path.name}", f"no {name}.c or .py"


def check_example(root):
    """The page that tells how to add a filter quotes the example as it is."""
    page = root.joinpath("filters/README.md").read_text()
    code = root.joinpath("samples/filter/strip_banner.c").read_text()
    if f"```c\n{code}```\n" not in page:
        yield "filters/README.md", "does not quote samples/filter/strip_banner.c as it is"


def check_bounds(root):
    """In one room, one bound has one value; two bounds have two names."""
    rooms = {}
    for path in sources(root):
        parts = path.relative_to(root).parts
        room = rooms.setdefault(parts[:2] if parts[0] == "src" else parts[:1], {})
        for name, value in re.findall(
                r"^#\s*define\s+(\w+_MAX)[ \t]+(?:\\\n)?[ \t]*(.+?)[ \t]*(?:/\*.*)?$",
                path.read_text(encoding="utf-8"), re.M):
            known = room.setdefault(name, (value, path))
            if known[0] != value:
                yield (str(path.relative_to(root)),
                       f"{name} is {value} here and {known[0]} in {known[1].name}")


def check_names(root):
    """No two files of a folder have names that only "_" or a plural tells apart."""
    seen = {}
    for path in sources(root):
        plain = re.sub(r"s(?=$)", "", path.stem.replace("_", ""))
        other = seen.setdefault((path.parent, plain), path.stem)
        if other != path.stem:
            yield str(path.relative_to(root)), f"and {other}: who can tell them apart?"


def check_folders(root):
    """No folder of the product holds more sources than a reader takes in; of the
    folder filters/ itself, which is one list of filters, twice as many."""
    for room in ("src", "filters"):
        for folder in sorted({p.parent for p in root.joinpath(room).rglob("*.c")}):
            n = len(list(folder.glob("*.c")))
            most = MAX_FOLDER * (2 if folder == root / "filters" else 1)
            if n > most:
                yield str(folder.relative_to(root)), f"{n} sources, {most} at most"


CHECKS = {name[6:].replace("_", "-"): check for name, check in
          sorted(globals().items()) if name.startswith("check_")}


def all_rules(root):
    number = 0
    for name, rule in RULES.items():
        number += 1
        bad = []
        for path in sources(root):
            relative = str(path.relative_to(root))
            text = path.read_text(encoding="utf-8")
            bad += [f"{relative}:{line}: {what}" for line, what in rule(relative, text)]
        report(number, name, bad)
    for name, check in CHECKS.items():
        number += 1
        report(number, name, [f"{p}: {w}" for p, w in check(root)])
    print(f"1..{number}")


def report(number, name, bad):
    print(f"{'not ok' if bad else 'ok'} {number} - {name}")
    for line in bad:
        print(f"# {line}")


def self_test(folder):
    number = 0
    broken = set()
    for path in sorted(folder.glob("*.c")):
        number += 1
        text = path.read_text(encoding="utf-8")
        name, pretended = re.search(r"breaks: (\S+) as: (\S+)", text).groups()
        hits = list(RULES[name](pretended, text))
        others = [n for n, rule in RULES.items()
                  if n != name and list(rule(pretended, text))]
        broken.add(name)
        ok = len(hits) == 1 and not others
        print(f"{'ok' if ok else 'not ok'} {number} - {path.name} breaks {name} alone")
        if not ok:
            print(f"# hits {hits}, others {others}")
    number += 1
    missing = sorted(set(RULES) - broken)
    report(number, "every rule has a bad example", missing)
    print(f"1..{number}")


def main():
    here = pathlib.Path(__file__).resolve().parent
    if sys.argv[1:] == ["--self"]:
        self_test(here / "bad")
    else:
        all_rules(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1
                  else here.parent.parent)


if __name__ == "__main__":
    main()
