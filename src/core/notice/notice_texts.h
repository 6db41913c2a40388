/* SPDX-License-Identifier: Apache-2.0
 *
 * SkNoticeTexts: every sentence this gateway says to people inside a mail, in
 * one language, with named placeholders ("{count}"). The built-in texts are
 * src/core/notice/<language>.conf, embedded when the house is built; a site may
 * replace any of them in a file of its own.
 */
#ifndef SK_CORE_NOTICE_NOTICE_TEXTS_H
#define SK_CORE_NOTICE_NOTICE_TEXTS_H

#include <glib.h>
#include <sekisho/policy.h>

/* sk_notice_texts_load: the texts of @language ("ja", "en"); those that the
 * libconfig file @path gives replace the built-in ones (@path NULL: none do).
 * NULL with SK_ERROR_POLICY ("file:line: …") for an unknown language, a file
 * that cannot be read, an unknown key, a text without a placeholder it must
 * hold or with one it cannot have, or one that holds invisible characters. */
SkNoticeTexts *
sk_notice_texts_load(const char *language, const char *path, GError **error);
SkNoticeTexts *sk_notice_texts_ref(SkNoticeTexts *texts);
void sk_notice_texts_unref(SkNoticeTexts *texts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkNoticeTexts, sk_notice_texts_unref)

/* sk_notice_texts_get: the text named @key ("top", "reason.attachment"),
 * placeholders unfilled; NULL if there is no such key. Lent. */
const char *sk_notice_texts_get(const SkNoticeTexts *texts, const char *key);

/* As bytes for the worker, and back. The variant is of type a{ss} and floating;
 * from_variant gives NULL unless it holds exactly the keys of this version. */
GVariant *sk_notice_texts_to_variant(const SkNoticeTexts *texts);
SkNoticeTexts *sk_notice_texts_from_variant(GVariant *variant);

/* sk_notice_fill: @template with each "{name}" replaced by its value; the
 * arguments are pairs of name and value, ended by NULL; a NULL value is empty.
 * A placeholder not among them is left out. Values are not looked into again:
 * "{receipt}" in a file name stays what it is. New string. */
char *sk_notice_fill(const char *template, ...) G_GNUC_NULL_TERMINATED;

#endif
