/* SPDX-License-Identifier: Apache-2.0
 *
 * The table of words of reports (words.h).
 */
#include <string.h>

#include <sekisho/error.h>

#include "cli/report/words.h"
#include "core/i18n.h"

typedef struct {
    const char *id, *en, *ja;
} Word;

/* clang-format off */
static const Word words[] = {
    { "title",        "Sanitization report",            "無害化 実績報告書" },
    { "period",       "Period",                         "対象期間" },
    { "domain",       "Domain",                         "対象ドメイン" },
    { "lines-from-to", "First and last record",         "最初と最後の記録" },
    { "all",          "all records",                    "すべての記録" },
    { "overview",     "Overview",                       "概要" },
    { "messages",     "messages",                       "件数" },
    { "recipients",   "recipients",                     "宛先数" },
    { "withheld",     "withheld",                       "差し止め" },
    { "removed",      "removed",                        "除去" },
    { "parts",        "parts",                          "部分の数" },
    { "passed",       "passed",                         "通過" },
    { "times",        "times",                          "回数" },
    { "lines",        "records",                        "記録数" },
    { "bytes-in",     "bytes in",                       "受信バイト" },
    { "bytes-out",    "bytes out",                      "送信バイト" },
    { "milliseconds", "Milliseconds a message (half, 95 %, 99 %, slowest)",
                      "1通の処理時間（ミリ秒：中央値・95%・99%・最大）" },
    { "parts-removed", "Parts removed",                "取り除いた部分" },
    { "faults",       "Faults after the record (451, the mail comes again)",
                      "記録後の障害（451。メールは送り直される）" },
    { "records",      "Records read",                   "読んだ記録" },
    { "outside",      "of another period or domain",    "期間外・対象外" },
    { "foreign",      "not records of this version",    "この版の記録でない行" },
    { "broken",       "not readable",                   "読めない行" },
    { "torn",         "cut off at the end of a file",   "末尾で途切れた行" },
    { "damaged",      "files not read to their end",    "最後まで読めないファイル" },
    { "none",         "none",                           "なし" },
    { "more",         "and {count} more",                    "ほか {count} 件" },
    { "uncertain",    "Very many different values: counts may be too low by up to {count}.",
                      "値の種類が非常に多いため、最大 {count} 少なく数えていることがあります。" },
    { "stamps",       "Prepared by|Checked by|Approved by", "作成|確認|承認" },
    { "footer",       "Made by sekisho report from the gateway's own records. A mail that was told 451 before it had a record is in the journal and the metrics, not here.",
                      "関所（sekisho）の記録から作成。記録の前に 451 で待たせたメールは、この表でなく、システムのログと監視の値に出ます。" },

    { "time",         "Messages by hour",               "時間ごとの件数" },
    { "section-days", "Messages by day",                "日ごとの件数" },
    { "verdict",      "Verdicts",                       "判定" },
    { "reason",       "Why messages were withheld",     "差し止めた理由" },
    { "refused",      "Refused crossings",              "断った通り道" },
    { "fault",        "Faults",                         "障害" },
    { "candidate",    "Candidate policies (tried, decided nothing)", "候補のポリシー（試しただけ）" },
    { "tried",        "tried",                          "試した数" },
    { "differ",       "differ",                         "違い" },
    { "cross",        "would newly pass",               "新たに通る" },
    { "crossing",     "Crossings",                      "通り道" },
    { "type",         "Types of files",                 "ファイルの種類" },
    { "section-removed", "Why parts were removed",      "取り除いた理由" },
    { "method",       "Methods of the guideline",       "ガイドラインの方式" },
    { "hash",         "Files that did not pass (SHA-256)", "通さなかったファイル（SHA-256）" },
    { "sender",       "Domains of senders",             "差出人のドメイン" },
    { "recipient",    "Domains of recipients",          "宛先のドメイン" },
    { "rule",         "Rules of the policy",            "適用した規則" },
    { "sign",         "Signs and changes",              "兆候と変更" },
    { "policy",       "Policies in force",              "適用したポリシー" },
    { "engine",       "Versions",                       "版" },

    { "verdict.kept",      "passed as it was",          "そのまま通過" },
    { "verdict.cleaned",   "passed, cleaned",           "無害化して通過" },
    { "verdict.withheld",  "withheld",                  "差し止め" },
    { "verdict.untouched", "within one zone, untouched", "領域内（対象外）" },
    { "method.none",         "none",                    "なし" },
    { "method.text-body",    "body as text",            "本文のテキスト化" },
    { "method.text-extract", "text extracted",          "テキストのみ抽出" },
    { "method.image-pdf",    "turned into a picture PDF", "画像 PDF に変換" },
    { "method.sanitize",     "sanitized, same format",  "サニタイズ処理" },
    { "method.approved",     "approved by a person",    "目視確認で承認" },
    { "method.removed",      "removed",                 "除去" },
    { "fault.edit",          "the MTA did not take the cleaned mail",
                             "MTA が無害化後のメールを受け取らなかった" },

    { "traced",       "found",                          "見つかった記録" },
    { "nothing",      "no record has it",               "該当する記録はありません" },
    { "elsewhere",    "Files of these mails seen in other records", "同じファイルが見つかった別の記録" },
    { "when",         "time",                           "日時" },
    { "receipt",      "receipt",                        "受付番号" },
    { "queue",        "queue id",                       "キュー ID" },
    { "client",       "client",                         "接続元" },
    { "from",         "from",                           "差出人" },
    { "to",           "to",                             "宛先" },
    { "decision",     "verdict",                        "判定" },
    { "way",          "crossing",                       "通り道" },
    { "input",        "original",                       "原本" },
    { "output",       "delivered",                      "送信物" },
    { "part",         "part",                           "部分" },
    { "revoked",      "revoked: the MTA was told 451",  "取り消し：MTA には 451 と答えた" },
};
/* clang-format on */

SkVoice *
sk_voice_new(const char *language, GError **error)
{
    g_autoptr(SkVoice) voice = g_new0(SkVoice, 1);

    if (language == NULL)
        language = sk_i18n_is_japanese() ? "ja" : "en";
    voice->japanese = strcmp(language, "ja") == 0;
    if (!voice->japanese && strcmp(language, "en") != 0) {
        g_set_error(error, SK_ERROR, SK_ERROR_USAGE,
                    "no language \"%s\": ja or en", language);
        return NULL;
    }
    voice->texts = sk_notice_texts_load(language, NULL, error);
    return voice->texts != NULL ? g_steal_pointer(&voice) : NULL;
}

void
sk_voice_free(SkVoice *voice)
{
    if (voice == NULL)
        return;
    if (voice->texts != NULL)
        sk_notice_texts_unref(voice->texts);
    g_free(voice);
}

static const char *
find(const SkVoice *voice, const char *id)
{
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(words[i].id, id) == 0)
            return voice->japanese ? words[i].ja : words[i].en;
    return NULL;
}

const char *
sk_voice_word(const SkVoice *voice, const char *id)
{
    const char *word = find(voice, id);

    return word != NULL ? word : id;
}

const char *
sk_voice_key(const SkVoice *voice, SkSection section, const char *key)
{
    g_autofree char *id = NULL;

    if (section == SK_SECTION_REASON || section == SK_SECTION_REMOVED) {
        id = g_strconcat("reason.", key, NULL);
        return sk_notice_texts_get(voice->texts, id);
    }
    if (section != SK_SECTION_VERDICT && section != SK_SECTION_METHOD &&
        section != SK_SECTION_FAULT)
        return NULL;
    id = g_strconcat(sk_section_id(section), ".", key, NULL);
    return find(voice, id);
}
