#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the command line says, in Japanese and English: nothing is without a
translation, nothing is printed without a mark, and what machines read is the
same in every language. Prints TAP."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "test"))
sys.path.insert(0, str(ROOT / "po"))
from tap import Tap, program  # noqa: E402
import catalogue  # noqa: E402

# Documents in a language of their own choice, by tables of their own.
OWN_LANGUAGE = re.compile(r"src/cli/report/(html_chart|show\w*|status_show|trace|words)\.c")
# The locale is not installed on a minimal system; where it is, it must not matter.
JAPANESE = {"LANG": "ja_JP.UTF-8"}
KANA = re.compile(r"[ぁ-んァ-ヶ一-龠]")
tap = Tap()


def run(environment, *words):
    clean = {k: v for k, v in os.environ.items() if not re.match(r"LC_|LANG", k)}
    return subprocess.run([program("sekisho"), *words], capture_output=True, timeout=60,
                          env={**clean, **environment})


def check_catalogue():
    texts = catalogue.texts_of_tree(ROOT)
    known, problems = catalogue.read_catalogue(sorted(ROOT.glob("po/ja/*.po")))
    missing = [f"{where}: {text!r}" for text, where in texts.items() if text not in known]
    tap.note(f"{len(texts)} texts, {len(known)} translations")
    tap.ok(len(texts) > 300, "the finder of texts finds them", len(texts))
    tap.equal(missing, [], "0 texts have no Japanese")
    tap.equal(problems, [], "0 translations are fuzzy, empty, double, or take other values")
    for text in sorted(known.keys() - texts.keys()):
        tap.note(f"no source has {text!r} any more")
    latin = [ja for text, ja in known.items()
             if not KANA.search(ja) and re.search(r"[a-z]{3,} [a-z]{3,} [a-z]{3,}", ja)]
    tap.equal(latin, [], "0 translations are English")
    listed = set(re.findall(r"'(ja/[\w-]+\.po)'",
                            (ROOT / "po/meson.build").read_text(encoding="utf-8")))
    tap.equal({f"ja/{p.name}" for p in ROOT.glob("po/ja/*.po")}, listed,
              "the build knows all catalogues")


def check_marks():
    bad = []
    for path in sorted(ROOT.glob("src/cli/**/*.[ch]")):
        name = str(path.relative_to(ROOT))
        if not OWN_LANGUAGE.fullmatch(name):
            bad += [f"{where}: {text!r}" for text, where in
                    catalogue.unmarked_of(name, path.read_text(encoding="utf-8"))]
    tap.equal(bad, [], "0 texts are printed without a mark")


def check_finder():
    """The finder itself: what it must find, and what it must not."""
    source = '''
    static const char a[] = N_("one " "two");
    void f(void) { printf(_("three\\n")); printf("four %s\\n", _("five"));
      g_set_error(e, D, 1, "six %" G_GUINT64_FORMAT " more", n);
      /* _("not this") */ puts(P_("a mail", "%u mails", n)); puts("ok 7"); }
    static const GOptionEntry o = { "x", 0, 0, G_OPTION_ARG_NONE, &x, "eight", NULL };
    '''
    texts = [text for text, _ in catalogue.texts_of("src/cli/x.c", source)]
    tap.equal(texts, ["one two", "three\n", "five", "six %lu more", "a mail"], "texts are found")
    bare = [text for text, _ in catalogue.unmarked_of("src/cli/x.c", source)]
    tap.equal(bare, ["four %s\n", "ok 7", "eight"], "texts without a mark are found")
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "x.po")
        for entry, word in (('msgid "%s a"\nmsgstr "%d b"\n', "directives"),
                            ('msgid "a"\nmsgstr ""\n', "not translated"),
                            ('#, fuzzy\nmsgid "a"\nmsgstr "b"\n', "fuzzy"),
                            ('msgid "a\\n"\nmsgstr "b"\n', "ends a line"),
                            ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', "two ways"),
                            ('msgid "%s %s"\nmsgstr "%2$s %s"\n', "numbered")):
            path.write_text(entry, encoding="utf-8")
            problems = catalogue.read_catalogue([path])[1]
            tap.ok(any(word in p for p in problems), f"a bad translation is found: {word}", problems)
        path.write_text('msgid "%s %u"\nmsgstr "%2$u %1$s"\n', encoding="utf-8")
        tap.equal(catalogue.read_catalogue([path])[1], [], "values may change places")


def check_msgfmt():
    if shutil.which("msgfmt") is None:
        tap.skip("gettext's own checker agrees", "msgfmt is not installed")
        return
    bad = []
    for path in sorted(ROOT.glob("po/ja/*.po")):
        done = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", str(path)], capture_output=True,
                              text=True)
        if done.returncode:
            bad.append(done.stderr)
    tap.equal(bad, [], "gettext's own checker agrees")


def check_language():
    for environment, japanese in ((JAPANESE, True), ({"LANG": "C.UTF-8", "LANGUAGE": "ja"}, True),
                                  ({"LANGUAGE": "ja"}, True), ({"LC_ALL": "ja_JP.utf8"}, True),
                                  ({"LANG": "C.UTF-8"}, False), ({}, False),
                                  ({**JAPANESE, "LC_ALL": "C"}, False),
                                  ({"LANG": "en_US.UTF-8"}, False)):
        done = run(environment, "--help")
        text = done.stdout.decode("utf-8")
        tap.equal("使い方:" in text, japanese, f"{environment}: " + ("Japanese" if japanese else "English"))
    wide = [line for command in ("clean", "inspect", "explain", "filters", "policy")
            for line in run(JAPANESE, command, "--help").stdout.decode().splitlines()
            if sum(2 if ord(c) > 0x2e7f else 1 for c in line) > 100]
    tap.equal(wide, [], "Japanese help fits a terminal")


def check_errors(folder):
    bad = pathlib.Path(folder, "bad.conf")
    bad.write_text('zones = ( { name = "a"; defualt = true; } );\nprofils = { };\n')
    english = run({}, "policy", "check", "-p", bad).stderr.decode().splitlines()
    japanese = run(JAPANESE, "policy", "check", "-p", bad).stderr.decode().splitlines()
    tap.equal([line.split(": ")[0] for line in english], [line.split(": ")[0] for line in japanese],
              "problems stand at the same lines in both languages")
    tap.ok(english and all(KANA.search(line) for line in japanese), "each of them is Japanese",
           "\n".join(japanese))
    tap.equal(japanese[0], 'bad.conf:1: ここに "defualt" という設定はありません。もしかして "default" ですか',
              "values and guesses stand in the Japanese sentence")
    done = run(JAPANESE, "inspect", folder + "/nothing")
    tap.ok("そのようなファイル" in done.stderr.decode(), "errors of the system are Japanese", done.stderr)
    done = run(JAPANESE, "clean", "--nonsense")
    tap.ok("オプション --nonsense はありません" in done.stderr.decode(), "errors of options are Japanese",
           done.stderr)


def check_machines(folder):
    """Reports and JSON do not follow the language, faults among them."""
    text = pathlib.Path(folder, "a.txt")
    text.write_text("abc\n")
    same = []
    for environment in ({}, JAPANESE):
        done = run(environment, "clean", "--as", "file", "-o", "/dev/null", "-r", "-", text)
        line = json.loads(done.stdout)
        del line["milliseconds"]
        done = run(environment, "clean", "--as", "mail", "-o", "/dev/null", "-r", "-", "/proc/self/mem")
        fault = [json.loads(one).get("fault") for one in done.stdout.decode().splitlines()]
        keys = run(environment, "policy", "keys", "--json").stdout
        same.append((line, fault, keys))
    tap.equal(same[0], same[1], "reports and JSON are the same bytes in both languages")
    show = [run(e, "policy", "show", "-p", ROOT / "samples/policy/town.conf", "--profile", "town").stdout
            for e in ({}, JAPANESE)]
    tap.equal(show[0], show[1], "settings are shown as a policy writes them in both languages")


def main():
    check_finder()
    check_catalogue()
    check_marks()
    check_msgfmt()
    check_language()
    with tempfile.TemporaryDirectory(prefix="sekisho-test-") as folder:
        check_errors(folder)
        check_machines(folder)
    tap.done()


main()
