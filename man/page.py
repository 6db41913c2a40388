#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes one manual page of its bilingual source: page.py NAME.toml en|ja OUT VERSION

A source is a list of blocks. A block is one of:
    section = "OPTIONS"                  a heading of the table below, or title_en, title_ja
    en = "…", ja = "…"                   paragraphs
    option = "-p, --policy=POLICY"       an option and what it does (en, ja)
    item = "`word`"                      an item and what it means (en, ja)
    code = "…"                           lines as they are
    insert = "keys"                      a table that is read from the sources
A block may say which command an option belongs to (of = "policy check"); what
is said once holds until the next one.
"""
import pathlib
import re
import sys
import tomllib

import roff
import tables

TITLES = {"NAME": "名前", "SYNOPSIS": "書式", "DESCRIPTION": "説明", "OPTIONS": "オプション",
          "COMMANDS": "コマンド", "EXIT STATUS": "終了コード", "EXAMPLES": "例", "FILES": "ファイル",
          "ENVIRONMENT": "環境変数", "SEE ALSO": "関連項目", "SIGNALS": "シグナル",
          "FORM": "書き方", "KEYS": "設定", "FIELDS": "項目", "PARTS": "部分",
          "REASONS": "理由", "STAGES": "段階", "FILTERS": "フィルター", "NOTES": "注意",
          "SECURITY": "安全", "WORDS": "語", "LANGUAGE": "言語"}
MANUAL = {"en": "sekisho manual", "ja": "関所 マニュアル"}


def option_term(said):
    """"-p, --policy=POLICY" with the letters of the option bold, the rest italic."""
    def one(match):
        name, argument = match.group(1), match.group(2)
        return f"`{name}`" + (f"={{{argument}}}" if argument else "")
    return re.sub(r"(-{1,2}[a-z][a-z\d-]*)(?:=([^,\s]+))?", one, said)


def inserted(what, language):
    japanese = tables.japanese() if language == "ja" else {}
    if what == "keys":
        for row in tables.keys():
            yield f"`{row['path']}`", tables.key_line(row, language) + ("。" if language == "ja" else ".") + \
                "\n\n" + japanese.get(row["purpose"], row["purpose"])
    elif what == "filters":
        for name, stage, purpose in tables.filters():
            said = japanese.get(purpose, purpose)
            yield f"`{name}` ({stage})", said[0].upper() + said[1:] + ("。" if language == "ja" else ".")
    elif what == "reasons":
        for word, sentence in tables.reasons(language):
            yield f"`{word}`", sentence
    else:
        sys.exit(f"nothing to insert is called {what}")


def item(head, text):
    lines = [".TP", head]
    for number, part in enumerate(roff.paragraphs(text)):
        lines += ([".IP"] if number else []) + roff.fill(part)
    return lines


def body(source, language):
    after_heading = True
    for block in source["block"]:
        said = block.get(language, "")
        if "section" in block:
            title = TITLES[block["section"]] if language == "ja" else block["section"]
            yield [f".SH {title}" if " " not in title else f'.SH "{title}"']
        elif "title_en" in block:
            yield [f".SH \"{block['title_' + language]}\""]
        elif "option" in block:
            yield item(roff.term(option_term(block["option"])), said)
        elif "item" in block:
            yield item(roff.term(block["item"]), said)
        elif "insert" in block:
            for head, text in inserted(block["insert"], language):
                yield item(roff.term(head), text)
        elif said:
            for part in roff.paragraphs(said):
                yield ([] if after_heading else [".PP"]) + roff.fill(part)
                after_heading = False
            after_heading = False
        if "code" in block:
            yield roff.code(block.get("code_ja", block["code"]) if language == "ja" else block["code"])
        if "section" in block or "title_en" in block:
            after_heading = True
        elif "code" in block or "option" in block or "item" in block or "insert" in block:
            after_heading = False


def synopsis(lines):
    """Commands bold, what is to be filled in italic; one a line."""
    out = []
    for number, line in enumerate(lines):
        words = re.sub(r"(?<![\w-])(-{1,2}[a-z][a-z-]*|sekisho[a-z-]*|(?<=sekisho )[a-z]+(?: [a-z]+)?)"
                       r"(?![\w-])", r"`\1`", line)
        out += ([".br"] if number else []) + [roff.term(words)]
    return out


def page(source, language, version):
    name, section = source["name"], source["section"]
    title = name.upper().replace("-", "\\-")
    lines = ['.\\" -*- coding: utf-8 -*-', '.\\" SPDX-License-Identifier: Apache-2.0',
             f'.TH {title} {section} {source["date"]} "sekisho {version}" "{MANUAL[language]}"',
             ".ad l", ".nh"]
    head = TITLES if language == "ja" else {}
    lines += [f".SH {head.get('NAME', 'NAME')}", name.replace("-", "\\-") + " \\-",
              *roff.fill(source[language])]
    if "synopsis" in source:
        lines += [f".SH {head.get('SYNOPSIS', 'SYNOPSIS')}", *synopsis(source["synopsis"])]
    for block in body(source, language):
        lines += block
    if "see" in source:
        lines += [f".SH {head['SEE ALSO']}" if head else '.SH "SEE ALSO"']
        lines += roff.fill(", ".join(re.sub(r"^([\w.-]+)(\(\d\))$", r"`\1`\2", one)
                                     for one in source["see"]))
    return "\n".join(lines) + "\n"


def load(path):
    source = tomllib.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    of = source.get("command")
    for block in source.get("block", []):
        of = block.get("of", of)
        block["of"] = of
    return source


def main():
    path, language, out, version = sys.argv[1:5]
    pathlib.Path(out).write_text(page(load(path), language, version), encoding="utf-8")


if __name__ == "__main__":
    main()
