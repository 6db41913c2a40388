#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Workbooks of which only the words may leave: sheets with their titles, what is
hidden said, cells as they are shown, comments and text boxes marked."""
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "samples")]
import books  # noqa: E402
from make_books import Book, cell, rows  # noqa: E402
from tap import Tap, program, scratch  # noqa: E402

POLICY = """profiles = { p = { base = "files-faithful";
  files = ( { type = "spreadsheet"; do = "text"; } ); inside = { comments = "%s"; }; }; };\n"""

FORM = """■ シート：申請書
申請書
令和八年度　辻\U000E0100村
氏名             | 山田太郎
日付             | 令和8年4月1日
税額             | 12,500円      | 125000
元号             | 令和8年4月1日
読み             | やまだたろう
［図形］記入上の注意
%s
■ シート：一覧 表（非表示のシート）
一覧
"""


def wide():
    """More columns than a table of text has, some of them hidden."""
    book = Book()
    book.sheet("広い", rows([cell(books.ref(i, 0), f"欄{i}") for i in range(14)], []),
               '<cols><col min="2" max="3" width="9" hidden="1"/></cols>')
    name = book.path(1)
    book.parts[name] = book.parts[name].replace(b'<row r="2">', b'<row r="2" hidden="1">')
    return book


def far():
    """One cell in the last column of all."""
    book = Book()
    book.sheet("遠い", rows([cell("XFD1", "端")]))
    return book


CASES = [
    ("form", books.form, "keep", FORM % "［コメント B3］楷書で 書くこと\n"),
    ("form-without-comments", books.form, "remove", FORM % ""),
    ("grid", books.grid, "keep", "■ シート：方眼\n会\n"),
    ("table", books.table_book, "keep", "■ シート：売上\n単価 | 金額\n2    | 4\n3    | 6\n4    | 8\n計   | 18\n\n"
     "■ シート：一覧\n1\n2\n3\n"),
    ("wide", wide, "keep", "■ シート：広い\n（非表示の行：1）\n（非表示の列：2）\n"
     + "\t".join(f"欄{i}" for i in range(14)) + "\n"),
    ("far", far, "keep", "■ シート：遠い\n端\n"),
    ("formula", lambda: books.simple("cmd|'/c calc'!A0"), "keep", "■ シート：収支\n町民税\n値\n"),
    ("entities", books.entities, "keep", None),
]


def main():
    tap = Tap()
    with scratch() as folder:
        folder = pathlib.Path(folder)
        for name, book, comments, expected in CASES:
            (folder / "p.conf").write_text(POLICY % comments)
            (folder / "a.xlsx").write_bytes(book().bytes())
            run = subprocess.run([program("sekisho"), "clean", "-p", folder / "p.conf", "--profile",
                                  "p", "--as", "file", "-o", "-", folder / "a.xlsx"],
                                 capture_output=True, timeout=120)
            found = run.stdout.decode("utf-8").replace("\r\n", "\n") if run.returncode == 0 else None
            tap.equal(found, expected, name)
    tap.done()


main()
