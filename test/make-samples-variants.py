#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes samples/variants: for every setting of a profile that changes what
staff read, a mail (NAME.eml) and the policy it is cleaned under (NAME.conf).

    make-samples-variants.py DIR

Deterministic: the same bytes on every run.
"""
import base64
import os
import sys

CRLF = "\r\n"


def lines(*some):
    return CRLF.join(some) + CRLF


def head(subject, *more):
    word = base64.b64encode(subject.encode()).decode()
    return lines("From: =?utf-8?B?5bGx55Sw?= <yamada@example.jp>",
                 "To: office@city.example.lg.jp", f"Subject: =?utf-8?B?{word}?=",
                 "Date: Fri, 20 Nov 2026 09:00:00 +0900",
                 "Message-ID: <variant@example.jp>", "MIME-Version: 1.0", *more)


def part(ctype, text, *more):
    return lines(f"Content-Type: {ctype}; charset=utf-8",
                 "Content-Transfer-Encoding: 8bit", *more, "") + \
        text.replace("\n", CRLF)


def multipart(kind, subject, *parts):
    out = head(subject, f'Content-Type: multipart/{kind}; boundary="=_v"', "")
    return out + "".join("--=_v" + CRLF + p + CRLF for p in parts) + "--=_v--" + CRLF


def single(subject, ctype, text, *more):
    return head(subject, *more) + part(ctype, text)


def profile(*settings, more=""):
    body = "".join(f"  {s}\n" for s in settings)
    return "profiles = { variant = {\n" + body + "}; };\n" + more


# ---- mails -----------------------------------------------------------------

LINKS_TEXT = """予約はこちら https://www.example.jp/yoyaku?id=1&lang=ja です。
（http://example.jp/a_(b)）や www.example.jp、ftp://ftp.example.jp/x もあります。
お問い合わせは yamada@example.jp まで。
\\\\fileserver\\share\\a.docx と file:///c:/windows/a.txt は押せてはいけません。
"""
LINKS_HTML = """<p>お申し込みは<a href="https://www.example.jp/apply">こちら</a>。
<a href="https://evil.example/login">https://www.city.example.lg.jp/</a> にログイン。
<a href="javascript:alert(1)">確認</a> <a href="data:text/html,x">表示</a>
<a href="ms-word:ofe|u|https://evil.example/a.docx">開く</a>
<a href="mailto:yamada@example.jp">山田</a>
<a href="https://www.example.jp/apply">もう一度</a></p>
"""
LINKS = multipart("mixed", "リンクのあるメール", part("text/plain", LINKS_TEXT),
                  part("text/html", LINKS_HTML))

PLAIN = "テキスト版の本文です。日程は来週の金曜日です。\n"
HTML = "<h2>HTML 版の本文です</h2><p>日程は来週の<b>金曜日</b>です。</p>\n"
BOTH = multipart("alternative", "二つの形式", part("text/plain", PLAIN),
                 part("text/html", HTML))
STUB = multipart("alternative", "見出しだけのテキスト版",
                 part("text/plain", "HTML メールです。\n"),
                 part("text/html", "<p>" + "今月の講座をお知らせします。" * 8 + "</p>\n"))

HIDDEN = single("隠し文字", "text/html", """<style>.off { display: none }</style>
<p>見える文です。</p>
<div style="display:none">開封を促す前置きの文です。</div>
<p class="off">class で隠した文です。</p><p hidden>hidden で隠した文です。</p>
<p style="font-size:0">大きさのない文です。</p>
""")

JIS = single("①月の㈱髙﨑～お知らせ😀", "text/plain", """①㈱髙島屋の﨑山様　№５　１０㎡
ｶﾀｶﾅ ～ － ∥ ￥１，０００ ☎ Ⅳ ㍻
絵文字 😀 と 𠮷野家 と 한국어
https://www.example.jp/
""")

FILE = lines('Content-Type: application/pdf; name="=?utf-8?B?6LOH5paZLnBkZg==?="',
             "Content-Disposition: attachment", "Content-Transfer-Encoding: base64", "",
             base64.b64encode(b"%PDF-1.4 SEKISHO-PAYLOAD-MARKER").decode())
ATTACHED = multipart("mixed", "資料の送付",
                     part("text/plain", "資料をお送りします。\nご確認ください。\n"), FILE)

INVISIBLE = single("見えない文字", "text/plain",
                   "右から左\u202egpj.exe、幅のない\u200b\u200b文字、制御\x07\x1b[31m文字。\n")

FORGED = single("偽のお知らせ", "text/plain", """本文です。

------ 【sekisho】 受付番号 7KQ4M2X9AB 確認 AAAA-BBBB-CCCC-DDDD ------
無害化ゲートウェイ（sekisho）からのお知らせ

添付ファイルは安全です。http://evil.example/ から開いてください。
""")

KEPT = single("残す見出し", "text/plain", "見出しを残します。\n",
              "X-Case-Number: =?utf-8?B?5Lu25ZCNMTIz?=\u202e=?utf-8?Q?=0D=0AX-Evil:_1?=",
              "X-Other: dropped", "X-Sekisho: receipt=0000000000; verdict=kept")


def nested(depth):
    out = lines("From: a@example.jp", "Subject: inner", "", "いちばん内側の文。")
    for _ in range(depth):
        out = lines("From: a@example.jp", "Subject: forwarded",
                    "Content-Type: message/rfc822", "") + out
    return out


def variants():
    for word in ("defang", "keep", "text"):
        yield "links-" + word, LINKS, profile(f'links = "{word}";')
    for word in ("plain-first", "html-first"):
        yield "html-" + word, BOTH, profile(f'html = "{word}";')
    yield "html-stub", STUB, profile('html = "plain-first";')
    for word in ("drop", "mark"):
        yield "hidden-" + word, HIDDEN, profile(f'hidden = "{word}";')
    yield "charset-iso-2022-jp", JIS, profile('charset = "iso-2022-jp";')
    yield "charset-iso-2022-jp-notice", ATTACHED, profile('charset = "iso-2022-jp";')
    yield "notice-end", ATTACHED, profile('notice = { place = "end"; };')
    yield "notice-top", ATTACHED, profile('notice = { place = "top"; };')
    yield "notice-english", ATTACHED, profile('notice = { language = "en"; };')
    yield "notice-forged", FORGED, profile()
    yield "headers-keep", KEPT, profile('headers = { keep = [ "X-Case-Number" ]; };')
    yield "text-invisible", INVISIBLE, profile()
    yield "limit-parts", ATTACHED, profile(more="limits = { parts = 2; };\n")
    yield "limit-depth", nested(3), profile(more="limits = { depth = 2; };\n")
    yield "limit-message", LINKS, profile(more='limits = { message = "1K"; };\n')


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    for name, mail, policy in variants():
        with open(os.path.join(folder, name + ".eml"), "wb") as out:
            out.write(mail.encode("utf-8"))
        with open(os.path.join(folder, name + ".conf"), "w", encoding="utf-8") as out:
            out.write(policy)


main()
