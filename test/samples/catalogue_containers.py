# SPDX-License-Identifier: Apache-2.0
"""What must become of each sample of samples/containers under each of the two
profiles, said here and not learned from the program. A row for "flatten" and
one for "clean": (files that leave, as names; what the text must hold; reasons
of what is removed). Of an .eml or ZIP that leaves, what it must hold is said
behind its name, after a colon.
"""
EXE, TYPE, ENC, DEEP = "executable", "type-not-allowed", "encrypted", "limit-depth"
OUTER = "外の本文です。"
TNEF = "winmail.dat の中の本文。ソ表能"
MSG = "msg の本文です。"
MEMO = "メモの中身です。"

# name: {profile: (files, texts, reasons)}; None: withheld as ambiguous.
ROWS = {
    "M031-partial": {"both": ([], [OUTER], ["partial"])},
    "M032-external": {"both": ([], [OUTER], ["external-body"])},
    "M036-tnef": {"both": (["メモ一覧.txt:" + MEMO], [OUTER, TNEF], [EXE, TYPE])},
    "M036-tnef-cut": {"both": (["メモ一覧.txt:" + MEMO], [OUTER, TNEF], [EXE, TYPE])},
    "M036-tnef-rtf": {"both": ([], [OUTER, "リッチテキストの本文。ソ表能\n日本😀", "おわり"], [])},
    "M036-tnef-same": {"both": (["メモ一覧.txt:" + MEMO], [OUTER], [])},
    "M036-tnef-nested": {"flatten": ([], [OUTER, TNEF, "中の TNEF"], [EXE]),
                         "clean": (["転送.eml:中の TNEF"], [OUTER, TNEF], [EXE])},
    "M037-p7m": {"both": (["メモ.txt:" + MEMO], ["署名された本文です。"], [EXE])},
    "M037-p7m-ber": {"both": (["メモ.txt:" + MEMO], ["署名された本文です。"], [EXE])},
    "M037-p7m-file": {"both": (["契約.txt:" + MEMO], [OUTER], [])},
    "M037-p7m-encrypted": {"both": ([], [], [ENC])},
    "M038-pgp": {"both": ([], [], [ENC, ENC])},
    "T008-eml": {"flatten": (["メモ.txt:" + MEMO], [OUTER, "Subject: 中のメール", "中の本文です。"],
                             [EXE]),
                 "clean": (["転送.eml:中の本文です。", "転送.eml:" + MEMO], [OUTER], [EXE])},
    "T008-eml-part": {"flatten": (["メモ.txt:" + MEMO], [OUTER, "Subject: 中のメール", "中の本文"],
                                  [EXE]),
                      "clean": (["中のメール.eml:中の本文です。", "中のメール.eml:" + MEMO], [OUTER],
                                [EXE])},
    "T008-eml-zip": {"flatten": (["2026_転送_転送.txt:中の本文です。", "2026_転送_メモ.txt:" + MEMO,
                                  "b.txt:b"], [OUTER], [EXE]),
                     "clean": (["箱.zip:2026/転送.eml", "箱.zip:b.txt"], [OUTER], [EXE])},
    "T008-zip-eml-zip": {"flatten": (["中_中.txt:奥の本文", "中_奥_最後.txt:" + MEMO], [OUTER],
                                     [EXE]),
                         "clean": (["外.zip:中.eml"], [OUTER], [EXE])},
    # texts that would start something as files
    "T008-text-marks": {"flatten": (["m_m.txt:Subject: 印"], [OUTER], [EXE]),
                        "clean": (["箱.zip:m.eml", "箱.zip:#!/bin/sh"], [OUTER], [])},
    "T008-eml-deep": {"both": ([], [OUTER], [DEEP])},
    "T008-eml-ambiguous": {"both": ([], [OUTER], ["ambiguous"])},
    "T008-msg": {"flatten": (["メモ.txt:" + MEMO],
                             [OUTER, MSG, "From: 花子 <hanako@example.jp>", "To: 町役場 <office@",
                              "Subject: msg の件名", "Date: 20 Nov 2025 00:00:00 +0000"], [EXE]),
                 "clean": (["保存.eml:" + MSG, "保存.eml:" + MEMO], [OUTER], [EXE])},
    "T008-msg-cp932": {"flatten": (["表.txt:" + MEMO], ["Subject: 表題 ソ表能",
                                                       "ＣＰ９３２の本文。ソ表能"], []),
                       "clean": (["保存.eml:ＣＰ９３２の本文。ソ表能", "保存.eml:" + MEMO], [OUTER], [])},
    "T008-msg-html": {"flatten": ([], ["HTML の本文"], []),
                      "clean": (["保存.eml:HTML の本文"], [OUTER], [])},
    "T008-msg-rtf": {"flatten": ([], ["リッチテキストの本文。ソ表能\n日本😀"], []),
                     "clean": (["保存.eml:リッチテキストの本文。ソ表能"], [OUTER], [])},
    "T008-msg-rtf-html": {"flatten": ([], ["HTML から来た本文"], []),
                          "clean": (["保存.eml:HTML から来た本文"], [OUTER], [])},
    "T008-msg-rtf-crc": {"flatten": ([], [OUTER, "Subject: CRC"], []),
                         "clean": (["保存.eml:"], [OUTER], [])},
    "T008-msg-in-msg": {"flatten": (["メモ.txt:" + MEMO], [OUTER, MSG], [EXE]),
                        "clean": (["保存.eml:中の msg.eml", "保存.eml:" + MEMO], [OUTER], [EXE])},
    "T008-msg-tnef": {"flatten": (["メモ一覧.txt:" + MEMO], [OUTER, MSG, TNEF], [EXE, TYPE]),
                      "clean": (["保存.eml:" + TNEF, "保存.eml:メモ一覧.txt"], [OUTER], [EXE, TYPE])},
    "T008-msg-reference": {"flatten": ([], [OUTER, MSG], ["external-body"]),
                           "clean": (["保存.eml:" + MSG], [OUTER], ["external-body"])},
    "T008-msg-large": {"flatten": (["大.txt:0123456789abcde"], [MSG], []),
                       "clean": (["保存.eml:0123456789abcde"], [OUTER], [])},
    "T008-msg-cycle": {"both": ([], [OUTER], [TYPE])},
    "T008-msg-difat": {"both": ([], [OUTER], ["unreadable"])},
    "T008-msg-zip": {"flatten": (["保存_保存.txt:" + MSG, "保存_メモ.txt:" + MEMO], [OUTER], [EXE]),
                     "clean": (["箱.zip:保存.eml"], [OUTER], [EXE])},
    "T008-tnef-zip": {"flatten": (["winmail_件名.txt:" + TNEF, "winmail_メモ一覧.txt:" + MEMO],
                                  [OUTER], [EXE, TYPE]),
                      "clean": (["箱.zip:件名.eml"], [OUTER], [EXE, TYPE])},
    "T009-mbox": {"flatten": ([], [OUTER, "Subject: 箱の1", "2 通目です。", "3 通目です。"], []),
                  "clean": (["箱の1.eml:1 通目です。", "箱の2.eml:2 通目です。",
                             "箱の3.eml:3 通目です。"], [OUTER], [])},
    "H015-mht": {"both": ([], [OUTER], [EXE, TYPE])},
}

# What must never be in what leaves.
NEVER = ["隠した文", "alert(1)"]

# Items of Outlook that are no mails: what their fields must say, whichever box
# they come in.
ITEMS = {
    "meeting": [
        "［予定の招待］\n"
        "件　名：打合せの依頼\n"
        "日　時：2026年6月10日（水） 13:00 から 14:00（日本時間）\n"
        "場　所：第１会議室",
        "分　類：会議",
        "お知らせ：15分前",
        "議題は水道です。",
    ],
    "cancel": [
        "［予定の取消し］\n"
        "件　名：取りやめ\n"
        "日　時：2026年6月10日（水） 13:00 から 14:00（日本時間）",
        "主催者：鈴木 花子 <hanako@example.jp>",
    ],
    "declined": [
        "［招待への返事：欠席］\n"
        "件　名：欠席: 打合せ\n",
        "返信者：鈴木 花子 <hanako@example.jp>",
        "出張のため欠席します。",
    ],
    "counter": [
        "［招待への返事：別の日時などの提案］\n"
        "件　名：新しい時間の提案\n"
        "提案する日時：2026年6月11日（木） 10:00 から 11:00（日本時間）\n"
        "元の日時：2026年6月10日（水） 13:00（日本時間）",
    ],
    "all-day": [
        "［予定］\n"
        "件　名：防災訓練\n"
        "日　時：2026年9月1日（火）（終日）",
        "重要度：高\n"
        "公　開：非公開",
    ],
    "series": [
        "［予定］\n"
        "件　名：隔週会議\n"
        "日　時：2026年6月10日（水） 13:00 から 14:30（日本時間）\n"
        "繰返し：隔週 水曜（2026年12月31日（木）まで）\n"
        "除く日：2026年6月24日（水）\n",
        "［繰返しの予定のうち、2026年7月8日（水）の分の変更］\n"
        "件　名：moved\n"
        "日　時：2026年7月9日（木） 10:00 から 11:00（日本時間）",
    ],
    "override": [
        "［繰返しの予定のうち、2026年6月3日（水）の分の変更］\n"
        "件　名：変更\n",
    ],
    "task": [
        "［タスク］\n"
        "件　名：報告書を出す\n"
        "日　時：2026年6月1日（月）（終日）\n"
        "期　限：2026年6月30日（火）（終日）\n",
        "出席者：山田\n"
        "状　態：作業中\n"
        "進　捗：25%",
    ],
    "contact": [
        "［連絡先］\n"
        "氏　名：山田 太郎\n"
        "ふりがな：やまだ\n"
        "会　社：関所町 総務課\n"
        "役　職：課長\n"
        "電　話：0123-45-6789（勤務先）\n"
        "電　話：090-0000-0000（携帯）\n"
        "リンク：hxxp://evil[.]example/\n"
        "メール：taro@example.jp\n"
        "住　所：関所町 関所1-1（勤務先）\n"
        "誕生日：1980年1月2日（水）",
    ],
    "people": [
        "［連絡先のグループ］\n"
        "氏　名：防災の係\n"
        "メンバー：佐藤 <sato@example.jp>\n"
        "メンバー：田中 <tanaka@example.jp>",
    ],
    "journal": [
        "［日誌］\n"
        "件　名：電話の記録\n"
        "日　時：2026年6月10日（水） 13:00 から 14:00（日本時間）\n"
        "分　類：電話",
    ],
    "note": [
        "牛乳を買う",
    ],
    "unread": [
        "［開封されずに削除されたとの通知］\n"
        "元の件名：会議の案内\n"
        "元の送信日時：2026年6月10日（水） 13:00（日本時間）\n"
        "報告の日時：2026年6月10日（水） 14:00（日本時間）",
    ],
    "failed": [
        "［配信できなかったとの報告］\n"
        "元の件名：会議の案内\n"
        "元の宛先：存在しない人\n"
        "元の送信日時：2026年6月10日（水） 13:00（日本時間）\n"
        "内　容：宛先が見つかりません。",
    ],
}


def of_item(texts, is_msg):
    """An item in a .msg comes back as a mail, in a winmail.dat as text."""
    if not is_msg:
        return {"both": ([], [OUTER] + texts, [])}
    return {"flatten": ([], [OUTER] + texts, []),
            "clean": (["保存.eml:" + t for t in texts], [OUTER], [])}


ROWS.update({f"M057-{name}-msg": of_item(texts, True) for name, texts in ITEMS.items()})
ROWS.update({f"M057-{name}-tnef": of_item(ITEMS[name], False)
             for name in ("meeting", "contact", "task", "people")})
ROWS["M057-old-tnef"] = of_item(["［招待への返事：出席］\n件　名：出席: 打合せ\n"
                                 "日　時：2026年6月10日（水） 13:00（日本時間）"], False)


def row_of(name, profile):
    row = ROWS[name]
    return row["both"] if "both" in row else row[profile]
