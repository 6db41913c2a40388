/* SPDX-License-Identifier: Apache-2.0
 *
 * SkNoticeTexts holds every sentence that the gateway says to people inside a
 * mail, in one language, with named placeholders ("{count}"). The built-in
 * texts come from src/core/notice/<language>.conf and are embedded when the
 * program is built; a site may replace any of them by a file of its own.
 */
#ifndef SK_CORE_NOTICE_NOTICE_TEXTS_H
#define SK_CORE_NOTICE_NOTICE_TEXTS_H

#include <glib.h>
#include <sekisho/policy.h>

/* sk_notice_texts_load: loads the texts of @language ("ja" or "en"). Texts in
 * the file @path, written as a policy is, replace the built-in ones; @path may
 * be NULL. Returns NULL with SK_ERROR_POLICY ("file:line: …") for an unknown
 * language, a file that cannot be read, an unknown key, a text that lacks a
 * placeholder which it must hold or has one that it may not hold, or one with
 * invisible characters. */
SkNoticeTexts *
sk_notice_texts_load(const char *language, const char *path, GError **error);
void sk_notice_texts_unref(SkNoticeTexts *texts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkNoticeTexts, sk_notice_texts_unref)

/* sk_notice_texts_get: returns the text @key ("top", "reason.attachment") with
 * its placeholders unfilled, or NULL if there is no such key. Lent. */
const char *sk_notice_texts_get(const SkNoticeTexts *texts, const char *key);

/* Convert the texts to bytes for the worker and back. The variant has the type
 * a{ss} and is floating. from_variant returns NULL unless it holds exactly the
 * keys of this version. */
GVariant *sk_notice_texts_to_variant(const SkNoticeTexts *texts);
SkNoticeTexts *sk_notice_texts_from_variant(GVariant *variant);

/* sk_notice_fill: returns @template with each "{name}" replaced by its value.
 * The arguments are pairs of a name and a value, ended by NULL; a NULL value is
 * empty. A placeholder that is not among them is removed. Values are not
 * searched again, so "{receipt}" in a file name stays as it is. New string. */
char *sk_notice_fill(const char *template, ...) G_GNUC_NULL_TERMINATED;

#endif
