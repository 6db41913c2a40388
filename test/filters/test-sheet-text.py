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
import decks  # noqa: E402
from make_books import Book, cell, rows  # noqa: E402
from make_slides import HEAD, MS, OPEN  # noqa: E402
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
［ヘッダー］様式第１号
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


def charted():
    """A chart, and a shape for which a reader of our time has another content."""
    book = Book()
    drawing = book.pending("drawing", "../drawings/drawing1.xml")
    book.sheet("図表", rows([cell("A1", "人数")]), "", f'<drawing r:id="{drawing}"/>')
    said = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>{}</a:t></a:r><a:br/><a:r><a:t>次の行</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    book.add("xl/drawings/drawing1.xml", HEAD + (
        f'<xdr:wsDr xmlns:xdr="{DML}spreadsheetDrawing" xmlns:a="{DML}main" xmlns:mc="{OPEN}markup-compatibility/2006" '
        'xmlns:zz="urn:zz"><mc:AlternateContent><mc:Choice Requires="zz">' + said.format("新しい") + "</mc:Choice><mc:Choice "
        'Requires="a">' + said.format("見える") + "</mc:Choice><mc:Fallback>" + said.format("古い") +
        "</mc:Fallback></mc:AlternateContent></xdr:wsDr>"), OFFICE + "drawing+xml")
    for number, (kind, text) in enumerate((("chart", decks.chart_xml()), (MS + "2014/relationships/chartEx", FUNNEL))):
        book.add(f"xl/charts/chart{number}.xml", text, OFFICE + "drawingml.chart+xml")
        book.relate("xl/drawings/drawing1.xml", kind, f"../charts/chart{number}.xml")
    return book


DML = OPEN + "drawingml/2006/"
OFFICE = "application/vnd.openxmlformats-officedocument."
FUNNEL = HEAD + (
    f'<cx:chartSpace xmlns:cx="{MS}drawing/2014/chartex" xmlns:a="{DML}main"><cx:chartData><cx:data id="0"><cx:strDim '
    'type="cat"><cx:f>A1</cx:f><cx:lvl ptCount="2"><cx:pt idx="0">申請</cx:pt><cx:pt idx="1">交付</cx:pt></cx:lvl></cx:strDim>'
    '<cx:numDim type="val"><cx:f>B1</cx:f><cx:lvl ptCount="2"><cx:pt idx="0">20</cx:pt><cx:pt idx="1">15</cx:pt></cx:lvl>'
    "</cx:numDim></cx:data></cx:chartData><cx:chart><cx:title><cx:tx><cx:rich><a:p><a:r><a:t>件数の推移</a:t></a:r></a:p>"
    "</cx:rich></cx:tx></cx:title></cx:chart></cx:chartSpace>")


def margins():
    """A form whose name stands in the header only."""
    book = Book()
    book.sheet("様式", rows([cell("A1", "氏名")]), "", '<headerFooter><oddHeader>&amp;L&amp;"游明朝,標準"&amp;12様式第１号'
               "&amp;C&amp;KFF0000秘&amp;&amp;密&amp;R&amp;D</oddHeader><oddFooter>- &amp;P / &amp;N -</oddFooter>"
               "<evenFooter>&amp;Rさくら市 &amp;P</evenFooter></headerFooter>")
    return book


MARGINS = """■ シート：様式
氏名
［ヘッダー］様式第１号 秘&密 （日付）
［フッター］さくら市 （ページ）
"""
CHARTED = """■ シート：図表
人数
［図形］見える
次の行
［グラフ］来庁者数
    | 人数
4月 | 120
5月 | 95
6月 | 143
［グラフ］件数の推移

申請 | 20
交付 | 15
"""
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
    ("margins", margins, "keep", MARGINS),
    ("charted", charted, "keep", CHARTED),
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
