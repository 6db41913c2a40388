#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""convert-document: what leaves of a document of which only the words may."""
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "samples")]
import decks  # noqa: E402
import papers  # noqa: E402
from make_words import field, p, r  # noqa: E402
from tap import Tap, program, scratch  # noqa: E402

POLICY = """profiles = { p = { base = "files-faithful";
  files = ( { type = "presentation"; do = "text"; },
    { type = "document"; do = "text"; } ); inside = { comments = "%s"; }; }; };\n"""

OFFICE = """■ スライド 1：町民説明会
一　開会のことば
二　予算の説明
令和八年度　予算案
辻\U000E0100村　\U00020BB7野家
月   | 人数
四月 | 百二十
次へ
終わり
防災のページ
総務課
{comment}［ノート］ここで資料を配る

■ スライド 2：質疑（非表示のスライド）

■ スライド 3：統計
［グラフ］来庁者数
    | 人数
4月 | 120
5月 | 95
6月 | 143
"""
PAPER = """様式第１号（第５条関係）
住民票の写し等交付申請書
令和8年11月20日
さくら市長殿　割注12
申請者         | 住　所           | さくら市大字氏家２７７１番地
               | 氏名（ふりがな） | 辻\U000E0100村　\U00020BB7野家　○印
請求する書類   |                  | ☑住民票の写し　☐戸籍の附票
請求者との関係 |                  | 本人
　　　　☑変更
第一条 目的
  １ 申請の方法
    （ア） 窓口
手数料［注1］［図］
確認［コメント1］
［挿入: 追加した］［削除: 削った］
［隠し文字: 隠した文］影付き

［テキストボックス］
縦の箱
a/b
案内のページ［リンク: hxxps://www[.]city[.]example[.]lg[.]jp/todoke/］見出し見出しへ1令和8年11月20日2
縦中横の節

［注1］ 手数料は三百円です

［コメント1］ 総務課 山田: 印影を確かめること

［ヘッダー］
見本［図］

［フッター］
1 / 3
"""
COMMENT = "［コメント］総務課 山田：金額を確かめること\n"


def choices():
    """Of several contents the one that Word shows; links whose code says where they lead."""
    def choice(requires, new, old):
        return (f'<mc:AlternateContent><mc:Choice xmlns:zz="urn:zz" Requires="{requires}">{new}</mc:Choice>'
                f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>")
    return papers.simple(
        p(choice("zz", r("新しい"), choice("w14", r("見える"), r("古い")))), p(choice("w14 zz", r("新"), r("これも見える"))),
        p("前", field(' HYPERLINK "https://www.city.example.jp/a" \\h ', "案内"), "と",
          '<w:fldSimple w:instr=" HYPERLINK https://b.example.jp/ ">' + r("次") + "</w:fldSimple>",
          field(' HYPERLINK \\l "_Toc1" ', "後")))


CHOICES = (papers.OFFICE + "\n見える\nこれも見える\n前案内［リンク: hxxps://www[.]city[.]example[.]jp/a］と"
           "次［リンク: hxxps://b[.]example[.]jp/］後\n")
CASES = [
    ("office", decks.with_office, "keep", OFFICE.format(comment=COMMENT)),
    ("office-without-comments", decks.with_office, "remove", OFFICE.format(comment="")),
    ("branches", decks.with_branches, "keep", "■ スライド 1：町民説明会\n新しい形\n"),
    ("object", lambda: decks.with_object(b"x", "oleObject1.bin"), "keep",
     "■ スライド 1：町民説明会\n添付の資料をご覧ください\n"),
    ("entities", decks.entity_bomb, "keep", None),
    ("deep", decks.deep, "keep", None),
    ("paper", papers.application, "keep", PAPER),
    ("paper-without-changes", papers.application, "remove", PAPER.replace("［コメント1］ 総務課 山田: 印影を確かめること\n\n", "")
     .replace("［コメント1］", "").replace("［挿入: 追加した］［削除: 削った］", "追加した")),
    ("paper-fields", papers.nested, "keep", papers.OFFICE + "\n前最後の結果後\n"),
    ("paper-choices", choices, "keep", CHOICES),
    ("paper-macros", papers.macros, "keep", papers.OFFICE + "\n押してください入力\n束ねた文\n"),
    ("paper-entities", papers.entity_bomb, "keep", None),
]


def main():
    tap = Tap()
    with scratch() as folder:
        folder = pathlib.Path(folder)
        for name, deck, comments, expected in CASES:
            (folder / "p.conf").write_text(POLICY % comments)
            path = folder / ("a.docx" if name.startswith("paper") else "a.pptx")
            path.write_bytes(decks.raw(deck()))
            run = subprocess.run([program("sekisho"), "clean", "-p", folder / "p.conf", "--profile",
                                  "p", "--as", "file", "-o", "-", path],
                                 capture_output=True, timeout=120)
            found = run.stdout.decode("utf-8") if run.returncode == 0 else None
            tap.equal(found, expected, name)
    tap.done()


main()
