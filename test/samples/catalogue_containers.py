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


def row_of(name, profile):
    row = ROWS[name]
    return row["both"] if "both" in row else row[profile]
