/* SPDX-License-Identifier: Apache-2.0
 *
 * What a report says to people, in Japanese and English. A report is a paper
 * that goes to others, so its language is chosen for it (--lang); the locale of
 * whoever makes it is only the default. Therefore this is a table and not
 * gettext.
 */
#ifndef SK_CLI_REPORT_WORDS_H
#define SK_CLI_REPORT_WORDS_H

#include "cli/report/facts.h"
#include "core/notice/notice_texts.h"

typedef struct {
    gboolean japanese;
    /* The sentences of reasons are those of the notices, so that a report says
     * the same as the mails. */
    SkNoticeTexts *texts;
} SkVoice;

/* sk_voice_new: returns the voice of @language, "ja" or "en", or of the locale
 * if it is NULL. Fails with SK_ERROR_USAGE for another language. */
SkVoice *sk_voice_new(const char *language, GError **error);
void sk_voice_free(SkVoice *voice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkVoice, sk_voice_free)

/* sk_voice_word: returns the text for @id, or @id itself if there is none. */
const char *sk_voice_word(const SkVoice *voice, const char *id);

/* sk_voice_key: returns what the key @key of @section means, or NULL if it
 * speaks for itself. */
const char *
sk_voice_key(const SkVoice *voice, SkSection section, const char *key);

#endif
