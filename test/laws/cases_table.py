# SPDX-License-Identifier: Apache-2.0
"""What each input of ../shared/cases should come out as (test_cases.py).

file, policy (T text-only, F files-basic, R rebuild, town, jis) and `should` in
words; `has`, `lacks` of the text and the files together; `head`, `head-lacks`
of the headers; `raw-lacks` of the octets; `files` by name; `zip` the names in an archive; `same` the file
whose bytes a lone file has, a byte order mark apart; `withheld` the reason."""

# Of the notice: none at all, or what it must not say where nothing is missing.
NOTICE = "無害化ゲートウェイ（sekisho）からのお知らせ"
REMOVED = "取り除きました"
OTHER = "［このメールのもう一つの形式だけにある文］"
GARBAGE = ["\ufffd", "ΤΟ", "ÔÏ"]


def row(file, policy, should, **more):
    more = {key.replace("_", "-"): value for key, value in more.items()}
    return dict(file=file, policy=policy, should=should, **more)


def invitation(name, should, has, **more):
    """Shown as text under both, and no word of it lost."""
    return [row(name, policy, should, has=has, **more) for policy in ("T", "town")]


def mail(name, should, has, **more):
    """Through, with nothing taken out."""
    return row(name, "T", should, has=has, lacks=[REMOVED] + more.pop("lacks", []), **more)


CHARSETS = [
    row("J4-sjis-csv-furigana.eml", "F", "CP932 with half-width furigana", files=["a.csv"],
        has=["1,吉田翔太,ﾖｼﾀﾞ ｼｮｳﾀ,北海道札幌市中央区北三条西5-1,男,昭和32年6月26日",
             "10,佐藤花子,ｻﾄｳ ﾊﾅｺ"], lacks=GARBAGE + [NOTICE]),
    row("J4-meibo.csv", "F", "the expected file, behind the mark that Excel wants",
        same="J4-meibo.expected.csv", **{"as": "file"}),
    row("J5-sjis-csv-one-halfwidth-header.eml", "F", "CP932", files=["a.csv"],
        has=["番号,氏名,ﾌﾘｶﾞﾅ,住所", "50,清水翔太,,神奈川県横浜市中区日本大通1-15,男"],
        lacks=GARBAGE + [NOTICE]),
    row("J1-sjis-labelled-utf8.eml", "F", "CP932, and said", lacks=GARBAGE,
        has=["総務課 御中\n会議は①6月1日㈲、㈱山田の髙橋・﨑様が出席。ｶﾀｶﾅ半角、",
             "推定して読み取りました"]),
    row("T11_0-sjis-kana-list.eml", "F", "CP932 in a list",
        has=["山田太郎,ﾔﾏﾀﾞ ﾀﾛｳ,関所町中央1-2-3", "佐藤花子,ｻﾄｳ ﾊﾅｺ"], lacks=GARBAGE),
    row("T11_0-sjis-kana-list.eml", "T", "named, and called a table",
        has=["「a.csv」（表（CSV など）"]),
    row("H17-sjis-html.eml", "T", "CP932 in HTML", lacks=GARBAGE + [NOTICE],
        has=["0001,山田太郎,ﾔﾏﾀﾞ ﾀﾛｳ,関所町中央1-2-3"]),
    row("S36f-sjis-body.eml", "F", "CP932 in a text", lacks=GARBAGE, files=["zengin.txt"],
        has=["121010000000000ｾｷｼﾖﾁﾖｳ", "20001ﾎﾝﾃﾝ"]),
    row("T09-sjis-gaiji.eml", "town", "the text, gaiji as 〓, counted", files=["gaiji.txt"],
        has=["氏名：〓〓太郎", "読み取れない文字が 2 か所"]),
]

FORMS = [
    row("A1-stub-plain-short-html.eml", "T", "the HTML's text, the stub told below",
        has=["6月20日の打合せは15時に変更になりました", "18日までにお知らせください", OTHER]),
    row("A4-stub-with-long-url.eml", "T", "the HTML's text",
        has=["第1回の説明会を6月1日の10時から", "第12回の説明会を6月12日の10時から"]),
    row("S25-stub-plain.eml", "T", "the HTML's text",
        has=["水道の断水のお知らせ", "6月10日 9時から12時", "中央1丁目"]),
    row("S24-html-source-as-plain.eml", "T", "the HTML form, no source",
        has=["こんにちは\n申込期限は 6月5日です。"], lacks=["<", "{", OTHER]),
    mail("attack/alternative-rfc822.eml", "both texts are there",
         ["plain text here", "inner body", "Subject: inner"]),
]

CALENDARS = (
    invitation("I01-calendar-alt-desc.eml", "the text that only X-ALT-DESC has",
               ["件　名：オンライン会議", "議題は水道料金です。", "hxxps://meet[.]example[.]net/j/1",
                "2026年6月10日（水） 13:00 から 14:00"], lacks=["https://"]) +
    invitation("I15-calendar-attach-url.eml", "files and links, unclickable",
               ["資料.pdf hxxps://drive[.]example[.]net/open?id=1", "資料2.pdf（中身は",
                "hxxps://meet[.]example[.]net/j/9", "hxxps://meet[.]google[.]example/abc",
                "hxxps://teams[.]example[.]net/l", "コメント：都合がつきません",
                "問合せ：総務 山田", "分　類：会議", "備　品：プロジェクター"],
               lacks=["https://"]) +
    [row("I15-calendar-attach-url.eml", "town", "counts what it names",
         has=["「file.ics」：添付や画像など 2 件を削除、リンク 3 件を削除"])] +
    invitation("I16-calendar-declined-comment.eml", "the refusal and why",
               ["［招待への返事：欠席］", "返信者：佐藤 <a@x.example.jp>",
                "コメント：出張のため欠席します。代理は鈴木です。"]) +
    invitation("I17-calendar-counter.eml", "the proposal",
               ["別の日時などの提案", "2026年6月11日（木） 10:00 から 11:00", "翌日はいかがですか"]) +
    invitation("I17c-freebusy-only.eml", "no broken file but an answer",
               ["［空き時間の連絡］", "予定あり：2026年6月15日（月） 10:00 から 11:00"],
               lacks=[NOTICE]) + [
        row("I07-every-two-weeks.eml", "T", "every two weeks, one left out",
            has=["繰返し：隔週 水曜（2026年7月31日（金）まで）", "除く日：2026年6月24日（水）"]),
        row("I18-second-tuesday-exdate-rdate.eml", "T", "which Tuesday, which days not",
            has=["毎月 第2火曜（6 回）", "除く日：2026年7月14日（火）、2026年8月11日（火）",
                 "追加日：2026年7月21日（火）"]),
        row("I14-series-with-override.eml", "T", "one series and the day that differs",
            has=["繰返し：毎週（4 回）", "繰返しの予定のうち、2026年6月17日（水）の分の変更"]),
        row("I11-vcalendar-1.eml", "town", "as ICS", files=["yotei.ics"],
            has=["BEGIN:VCALENDAR\nVERSION:2.0", "SUMMARY:会議の件",
                 "元の名前は「yotei.vcs」"]),
        row("attack/ics-live-links.eml", "town", "no link, no flood", files=["m.ics"],
            has=["hxxps://evil[.]example/join"], lacks=["https:", "file://", "999999999"]),
    ])

ITEMS = [
    row("M10-meeting-in-winmail.eml", "town", "its fields as text",
        has=["件　名：打合せの依頼", "2026年6月10日（水） 13:00 から 14:00", "場　所：第１会議室"],
        head=["Subject: 打合せの依頼"]),
    row("M12-contact-msg.eml", "town", "its fields as text",
        has=["氏　名：山田 太郎", "会　社：関所町", "電　話：0123-45-6789（勤務先）"]),
    row("V01-vcard-text-only.eml", "T", "a contact, not a calendar",
        has=["「meishi.vcf」（連絡先、"], lacks=["予定表"]),
]

HEADERS = [
    row("P03_500-500-cc.eml", "T", "shortened, all listed", head=["Cc: user00000@"],
        has=["Cc の続き：見出しに入りきらなかった 120 件", "user00380@", "user00499@"]),
    row("P03j_150-150-japanese-cc.eml", "T", "shortened, all listed",
        has=["Cc の続き：", "関所町教育委員会学校教育課 山田 太郎 <user00149@"]),
    row("P11-smtputf8.smtp", "T", "nobody can answer, and that is told",
        head=["佐藤 (at) 例え[.]example[.]jp"], lacks=["別のドメイン名"],
        has=["「佐藤 (佐藤@例え[.]example[.]jp)」は、ここでは使えない形のため、返信できません"]),
    mail("N1-name-in-comment.eml", "the Japanese name stays", ["body"], head=["山田太郎"]),
    mail("K11-mixed-brackets.eml", "the whole subject stays", ["本文"],
         head=["Subject: 残り日数とお得なジャンク「本日」", "産業(商工)課"]),
    mail("N2-long-local-part.eml", "the Reply-To stays", ["Please answer"],
         head=["Reply-To: reply+AAAAAAAAAABBBBBBBBBBCCCCCCCCCCDDDDDDDDDDEEEEEEEEEEFFFFFFFFFFG@"]),
    row("attack/from-display-name.eml", "T", "altered, and told",
        head=["city (at) city.example.lg.jp"], head_lacks=['"city@city'],
        has=["実際の差出人は「evil@evil.example」です"]),
    row("attack/from-two-mailboxes.eml", "T", "one stays, the other is told",
        head_lacks=["evil@evil.example"], has=["ほかの差出人：「evil@evil.example」"]),
]

PAGES = [
    row("H1-alt-in-font-size-0.eml", "T", "the words of the picture",
        has=["[画像: 6月20日(土) 防災訓練のお知らせ 10時 中央公園集合]"]),
    row("H2-data-uri-image.eml", "T", "there is a picture", has=["[画像 × 1]"]),
    row("H3-space-in-anchor.eml", "T", "words stay apart",
        has=["We meet in Burgas[1] on the coast, see this page[2]."]),
    row("H6-line-through-css.eml", "T", "what is struck out says so",
        has=["開始時刻は[取消線: 15:00] 16:00、場所は[取消線: 3階]5階です。"]),
]

MEANT = [
    mail("R1-base64-rfc822.eml", "through", ["Outer text.", "Inner text."]),
    mail("R2-From-line-in-rfc822.eml", "through", ["Outer text.", "Inner text."]),
    row("R8-headers-only-eml-attached.eml", "T", "out by name, the rest through",
        has=["Outer text.", "「head.txt」"]),
    mail("R3-charset-twice-same.eml", "rebuilt", ["body"]),
    mail("R4-two-message-ids.eml", "rebuilt", ["testing"]),
    mail("R5-empty-entity-in-epilogue.eml", "rebuilt", ["Outer text."]),
    mail("R7-base64-then-dot.eml", "rebuilt", ["boo!"]),
    mail("K08-second-base64-block.eml", "rebuilt", ["本文だよ", "配信停止はこちら"]),
    mail("K18b-base64-eml.eml", "through", ["転送", "元の本文"]),
    row("E1-bare-cr-rebuild.eml", "R", "the text, and that it was rebuilt",
        has=["The text of the mail.\nSecond line.", "作り直しました"],
        head=["From: Taro <taro@example.org>"]),
    row("E1-bare-cr-rebuild.eml", "T", "refused where riddles are", withheld="ambiguous"),
    row("D1-nested-4.eml", "town", "passes twice", has=["Inner text."], lacks=[REMOVED]),
    row("T1-comma-in-content-type.eml", "T", "text/plain (RFC 2045 5.2)",
        has=["body text of the mail"], lacks=[REMOVED]),
    row("U1-uuencode-no-name.eml", "T", "out, listed", lacks=["begin "],
        has=["And now a little icon:", "Done.", "本文の中に埋め込まれたファイルです"]),
]

FILES = [
    row("S1-a.exe.html", "F", "the same name twice", files=["S1-a_exe.txt"], **{"as": "file"}),
    row("I1-text-like-header.txt", "F", "accepted as it lies there",
        same="I1-text-like-header.txt", **{"as": "file"}),
    row("X1-xml-stylesheet.eml", "F", "cleaned", files=["todoke.xml"],
        has=["<氏名>見本 太郎</氏名>", "指示する記述 1 件を削除"],
        lacks=["xml-stylesheet", REMOVED]),
    row("X2-xml-doctype.eml", "F", "its words as text, and why", files=["rss.xml.txt"],
        has=["<title>お知らせ</title>", "XML をテキストに変更"], lacks=["DOCTYPE", REMOVED]),
    row("Z14b-lzh-unicode-name.eml", "town", "the Unicode name",
        files=["資料_森鷗外_髙橋～鷗.txt"], lacks=[NOTICE]),
    row("Z09b-names-differ-by-case.eml", "town", "one of them renamed",
        zip=["memo.txt", "MEMO (2).TXT"], lacks=[REMOVED]),
    row("S35d-name-defanged.eml", "town", "a name is no link",
        has=["元の名前は「www.example.com.txt」"]),
]

ATTACKS = [
    row("attack/xml-invisible-in-namespace.eml", "town", "text that nothing acts upon",
        files=["report.xml.txt"], has=["xmlns:x="], lacks=["\u200b"]),
    row("attack/flat-odt.xml", "town", "a document", withheld="type-not-allowed",
        **{"as": "file"}),
    row("attack/uu-mode-999.eml", "jis", "out by name", has=["「evil.exe」"],
        lacks=["begin 999"]),
    row("attack/uu-tab.eml", "jis", "out by name", has=["「evil.exe」"], lacks=["begin\t"]),
    row("attack/zip-container-path.eml", "town", "through, at once", has=["hello"],
        files=["a.zip"]),
    row("attack/zipzip-paths-450x500.eml", "town", "through, told in one line",
        has=["フォルダーの階層が深いファイル 450 件"], lacks=["x › x › x"], files=["a.zip"]),
    row("attack/name-in-eleven-sections.eml", "town", "a text", has=["calc.exe"],
        raw_lacks=["filename*9", "filename*10", "name*9"]),
] + [
    row("attack/links-in-text.eml", policy, "nothing to click on",
        has=["evil[.]example/login.php", "www[.]city[.]example[.]lg[.]jp@evil[.]example"],
        lacks=["https:", "http:", "www.", "evil.example/", "//evil.example"])
    for policy in ("T", "town")
]

ROWS = (CHARSETS + FORMS + CALENDARS + ITEMS + HEADERS + PAGES + MEANT + FILES + ATTACKS)
EXPECTATIONS = {"J4-meibo.expected.csv"}
