# SPDX-License-Identifier: Apache-2.0
"""What must become of each sample, said here and not learned from the program:
update.py can write any expectation, and this table says which it may not.

    clean     released under "refuse"; nothing ambiguous
    held      withheld under "refuse" as ambiguous; rebuilt under "rebuild"
    alone     released under both; the file named behind it is a riddle, stays
              outside under "refuse" and is rebuilt under "rebuild"
    limit     withheld under both, by a limit
A second word, where there is one, is the file that must have been removed.
The keys are the beginnings of names; the longest that fits counts.
"""

MAIL = {
    "ok-": "clean",
    "ok-meant-rfc822-broken": "alone head.txt",
    "ok-meant-rfc822-conflict": "alone the inner one.eml",
    "ok-attachments": "clean 見積書.xlsx", "ok-ppap-1": "clean shiryo.zip",
    "ok-winmail": "clean winmail.dat", "ok-forwarded": "clean a.exe",
    "ok-signed": "clean smime.p7s",
    # transfer encodings
    "M001": "held a.exe", "M002": "held a.exe", "M003": "held a.exe",
    "M004": "clean a.exe", "M005": "held a.exe", "M006": "held a.exe",
    "M007-cte-unknown": "clean a.exe", "M007-cte-unknown-text": "held",
    "M007-cte-uuencode": "clean a.exe", "M008": "held",
    "M008-cte-on-rfc822": "clean a.exe",
    # structure
    "M009": "held", "M010": "held", "M011": "clean a.exe", "M012": "held",
    "M013": "held a.exe", "M014": "clean a.exe", "M015": "held a.exe",
    "M016": "clean a.exe", "M017": "held",
    "M018": "held", "M018-boundary-fold": "clean a.exe",
    "M018-boundary-inner-space": "clean a.exe",
    "M018-boundary-inner-space-bare": "held a.exe",
    "M018-boundary-long": "clean a.exe", "M018-boundary-semicolon": "clean a.exe",
    "M018-boundary-semicolon-bare": "held",
    "M019": "clean a.exe", "M020": "held", "M021": "clean a.exe",
    "M022-preamble-plain": "clean", "M022": "held", "M023": "held", "M024": "held",
    # content
    # a file that decodes in two ways stays outside alone; a text does not
    "M025": "clean a.exe", "M025-b64-junk-dash": "alone a.exe",
    "M026": "held", "M026-b64-eq-mid": "alone a.exe",
    "M026-b64-eq-mid-text": "held", "M027": "clean a.exe", "M027-b64-plain-text": "held",
    "M028": "clean", "M029": "clean", "M030": "clean", "M031": "clean",
    "M032": "clean", "M033": "limit",
    # files: removed and named
    "M036": "clean winmail.dat", "M037": "clean smime.p7m",
    "M038": "clean encrypted.asc", "M039": "clean a.exe",
    "M040-filename-2231-gap": "clean a.exe",
    "M040-filename-2231-order": "clean invoice.exe",
    "M041-filename-rlo": "clean 請求書gpj.exe",
    "M041-filename-rlo-2047": "clean 写真gnp.scr",
    "M042": "clean dot.exe.", "M043-filename-path": "clean CON.txt",
    "M043-filename-lines": "clean [2J]0;titlex.exe",
    "M044": "clean a.{00020424-0000-0000-C000-000000000046}", "M045": "clean",
    # headers and text
    "M046": "clean", "M046-from-two": "held", "M046-from-two-addresses": "clean",
    "M046-from-nul": "held", "M046-from-unreadable": "held",
    "M047": "clean", "M048": "clean", "M049": "clean", "M050": "clean",
    "M051": "clean", "M052": "clean", "M053": "clean", "M054": "held",
    "M055": "clean", "M056": "clean",
}

# What one reader shows as text and another would unpack leaves, under
# "rebuild", as the first one's text: base64 letters in a text, never a file.
TEXT_TO_ONE_READER = ("M007-cte-unknown-text", "M012", "M024")

# The settings' samples: what the text of each must and must not hold.
VARIANTS = {
    "links-defang": (["hxxps://www[.]example[.]jp/yoyaku?id=1", "［注意", "[2] hxxps://evil"],
                     ["http://", "https://", "alert(1)", "file:///"]),
    "links-keep": (["https://www.example.jp/yoyaku?id=1&lang=ja", "［注意"], ["alert(1)"]),
    "links-text": (["www[.]example[.]jp"], ["https://", "hxxps://", "yoyaku", "alert(1)"]),
    # what only the form that goes says stands below
    "html-plain-first": (["テキスト版の本文", "形式だけにある文］\nHTML 版"], []),
    "html-html-first": (["HTML 版の本文", "形式だけにある文］\nテキスト版"], []),
    "html-stub": (["今月の講座", "形式だけにある文］\nHTML メールです"], []),
    "hidden-drop": (["見える文です"], ["隠した", "前置き", "大きさのない"]),
    "hidden-mark": (["［画面に表示されない文字：", "前置き", "class で隠した"], []),
    "charset-iso-2022-jp": (["(1)(株)高島屋の崎山様", "〓", "4 文字は"],
                            ["①", "㈱", "😀", "한"]),
    "charset-iso-2022-jp-notice": (["資料.pdf"], []),
    "notice-end": (["※ このメールから", "・「資料.pdf」（PDF、"], []),
    "notice-top": (["ここまで ------\n\n資料をお送りします"], ["末尾をご覧"]),
    "notice-english": (["Notice from the mail gateway", '* "資料.pdf"'], ["受付番号"]),
    "notice-forged": (["sekisho・転記", "添付ファイルなど・転記 2 件", "關所・転記"],
                      ["【sekisho】", "http://"]),
    "headers-keep": (["X-Case-Number: 件名123"], ["\nX-Evil", "X-Other", "\u202e"]),
    "text-invisible": (["右から左gpj.exe、幅のない文字"], ["\u202e", "\u200b", "\x1b"]),
    "limit-parts": None, "limit-depth": None, "limit-message": None,
}


def rule_of(name):
    """(what must become of it, the file that must be gone or None)."""
    keys = [k for k in MAIL if name.startswith(k)]
    if not keys:
        return None, None
    what, _, file = MAIL[max(keys, key=len)].partition(" ")
    return what, file or None
