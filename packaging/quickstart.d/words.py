# SPDX-License-Identifier: Apache-2.0
"""What the quickstart says, in Japanese and English."""

TEXTS = {
    "step": ("[3/3] 見本のメールを流します。",
             "[3/3] the mails go through."),
    "layout": ("      送信役 → Postfix（127.0.0.1:{port}）＋ sekisho-milter → 受信役（127.0.0.1:{sink}）",
               "      sender → Postfix (127.0.0.1:{port}) + sekisho-milter → next hop (127.0.0.1:{sink})"),
    "private": ("      設定・キューはすべて {base} の中だけ。この機械のメール設定には触らず、外へは何も送りません。",
                "      configuration and queue are below {base}; this machine's own mail is not touched."),
    "no-mta": ("      Postfix を使わず、sekisho clean だけで示します（--no-mta）。",
               "      without Postfix, by `sekisho clean` alone (--no-mta)."),
    "ordinary": ("ふつうのメール（{n} 通）", "Ordinary mails ({n})"),
    "hostile": ("攻撃メールの見本（{n} 通）: 中身は無害な目印です。目印が 1 通でも届けば失敗とします",
                "Attacks ({n}): the payload is a harmless marker; one that arrives is a failure"),
    "given": ("ご指定のメール（{n} 通）", "Your mails ({n})"),
    "original": ("元のメール（読み方の一例）", "original (one way to read it)"),
    "cleaned": ("無害化後のメール（職員が見るもの）", "cleaned mail, as staff see it"),
    "not-delivered": ("届きません。送り主に次の返事をして断りました:", "Not delivered; the sender was told:"),
    "not-released": ("通しません。", "Not released."),
    "receipt-for": ("受付番号 {receipt} で、この 1 通の記録をたどれます。",
                    "Receipt {receipt} leads to the record of this mail."),
    "because": ("理由: {reason}{words}", "Reason: {reason}{words}"),
    "reply": ("SMTP の返事", "SMTP reply"),
    "cut": ("…（{n} 行を省きました）", "… ({n} lines left out)"),
    "report": ("レポート", "report"),
    "verdict": ("判定", "verdict"),
    "receipt": ("受付番号", "receipt"),
    "part": ("部分", "part"),
    "no-report": ("なし（milter に渡る前に Postfix が断りました）",
                  "none (Postfix refused before the milter saw it)"),
    "summary": ("まとめ", "Summary"),
    "h-mail": ("メール", "mail"),
    "h-reply": ("返事", "reply"),
    "h-verdict": ("判定", "verdict"),
    "h-out": ("除去", "out"),
    "h-words": ("気づいたこと", "what was seen"),
    "counts": ("{all} 通のうち 届いた {passed} 通、断った {refused} 通。{seconds:.0f} 秒かかりました"
               "（1 通の無害化と検査は中央値 {median:.0f} ミリ秒）。",
               "{all} mails: {passed} delivered, {refused} refused, in {seconds:.0f} s"
               " (cleaning and inspection of one: median {median:.0f} ms)."),
    "good": ("約束どおりでした: 届いたものはどれもテキスト 1 つのメールで、空のものはなく、攻撃の目印は 1 通にも"
             "含まれず、出口検査（sekisho inspect）も全部に合格しました。",
             "As promised: all that arrived is one text, none is empty, no attack marker is in any,"
             " and `sekisho inspect` accepts them all."),
    "bad": ("約束どおりでないことが {n} 件ありました:", "Not as promised ({n}):"),
    "where": ("ここにあります", "Where things are"),
    "w-samples": ("見本のメール", "sample mails"),
    "w-policy": ("使ったポリシー", "the policy used"),
    "w-programs": ("できたプログラム", "the programs"),
    "w-kept": ("無害化後のメール・レポート・ログ", "cleaned mails, reports, logs"),
    "w-not-kept": ("無害化後のメールとレポートは消しました。手元に残すには --keep を付けてください。",
                   "Cleaned mails and reports were removed; --keep keeps them."),
    "w-next": ("次に: sekisho explain で 1 通の中身と効いた規則を見る",
               "Next: sekisho explain shows one mail's parts and the rules that decided"),
    "w-own": ("ご自分のメールで試す", "try your own mail"),
    "stopped": ("Postfix、milter とも止めました。動いているものはありません。",
                "Postfix and the milter are stopped; nothing is running."),
    "leftover": ("止まらないプロセスが残っています: {pids}", "processes are left: {pids}"),
    "trouble": ("動かせませんでした: {what}", "could not run: {what}"),
    "interrupted": ("途中で止めました。", "Interrupted."),
}

WRONG = {
    "not-one-text": ("テキスト 1 つのメールではありません", "is not one text"),
    "empty": ("本文が空です", "is empty"),
    "defects": ("メールの形が正しくありません", "is not well formed"),
    "payload": ("攻撃の目印が届きました", "carries the payload's marker"),
    "no-arrival": ("250 と答えたのに届きません", "was accepted and did not arrive"),
    "arrived": ("断ったのに届きました", "was refused and arrived all the same"),
    "no-report": ("レポートの行がありません", "has no report line"),
    "verdict": ("返事とレポートの判定が違います", "reply and report disagree"),
    "receipt": ("返事の受付番号がレポートと違います", "reply and report name different receipts"),
    "reply": ("予想しない返事です", "unexpected reply"),
    "inspection": ("出口検査に合格しません", "is not accepted by sekisho inspect"),
    "ordinary": ("ふつうのメールなのに通りませんでした", "is an ordinary mail and was refused"),
}

VERDICTS = {
    "kept": ("そのまま", "kept"), "cleaned": ("無害化", "cleaned"),
    "withheld": ("通さない", "withheld"), "-": ("—", "-"),
}

ACTIONS = {
    "kept": ("そのまま", "kept"), "converted": ("テキスト化", "converted"),
    "disarmed": ("無害化", "disarmed"), "split": ("分解", "taken apart"),
    "removed": ("取り除いた", "removed"), "held": ("止めた", "held"),
}


REASONS = {
    "ambiguous": ("読み方が二通りあり、メールソフトによって違う内容に見えるおそれがある",
                  "two readers may see two different contents"),
    "limit-parts": ("部品の数が上限を超えた", "too many parts"),
    "limit-depth": ("入れ子が深すぎる", "nested too deeply"),
    "limit-headers": ("ヘッダーが長すぎる", "too many headers"),
    "limit-message": ("メールが大きすぎる", "too large"),
    "limit-expanded": ("展開すると大きすぎる", "too large when decoded"),
    "inspection": ("出口検査に合格しなかった", "the exit inspection said no"),
}


class Words:
    def __init__(self, language):
        self.at = 0 if language == "ja" else 1

    def __call__(self, key, **values):
        return TEXTS[key][self.at].format(**values)

    def wrong(self, code):
        return WRONG[code][self.at] if code in WRONG else code

    def verdict(self, word):
        return VERDICTS.get(word, (word, word))[self.at]

    def reason(self, word):
        return REASONS.get(word, (word, word))[self.at]

    def action(self, word):
        return ACTIONS.get(word, (word, word))[self.at]
