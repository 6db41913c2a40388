#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""convert-document: what leaves of a document of which only the words may."""
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "samples")]
import decks  # noqa: E402
from tap import Tap, program, scratch  # noqa: E402

POLICY = """profiles = { p = { base = "files-faithful";
  files = ( { type = "presentation"; do = "text"; } ); inside = { comments = "%s"; }; }; };\n"""

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
COMMENT = "［コメント］総務課 山田：金額を確かめること\n"
CASES = [
    ("office", decks.with_office, "keep", OFFICE.format(comment=COMMENT)),
    ("office-without-comments", decks.with_office, "remove", OFFICE.format(comment="")),
    ("branches", decks.with_branches, "keep", "■ スライド 1：町民説明会\n新しい形\n"),
    ("object", lambda: decks.with_object(b"x", "oleObject1.bin"), "keep",
     "■ スライド 1：町民説明会\n添付の資料をご覧ください\n"),
    ("entities", decks.entity_bomb, "keep", None),
    ("deep", decks.deep, "keep", None),
]


def main():
    tap = Tap()
    with scratch() as folder:
        folder = pathlib.Path(folder)
        for name, deck, comments, expected in CASES:
            (folder / "p.conf").write_text(POLICY % comments)
            (folder / "a.pptx").write_bytes(decks.raw(deck()))
            run = subprocess.run([program("sekisho"), "clean", "-p", folder / "p.conf", "--profile",
                                  "p", "--as", "file", "-o", "-", folder / "a.pptx"],
                                 capture_output=True, timeout=120)
            found = run.stdout.decode("utf-8") if run.returncode == 0 else None
            tap.equal(found, expected, name)
    tap.done()


main()
