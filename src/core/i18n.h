/* SPDX-License-Identifier: Apache-2.0
 *
 * The language in which the programs speak to a person at a terminal: English
 * as it stands in the source, or Japanese from the catalogues in po/, which are
 * compiled in. What machines read (reports, logs, JSON, words of a policy) is
 * English always, and the notices in mails are texts of their own which the
 * policy chooses.
 *
 * A program that never calls sk_i18n_start speaks English.
 *
 * What i18n_said.c defines is declared here.
 */
#ifndef SK_CORE_I18N_H
#define SK_CORE_I18N_H

#include <glib.h>

/* Marks a text that is printed here. Its argument is a literal. */
#define _(text) sk_i18n(text)

/* Marks a text of a table, which _() translates where it is printed. */
#define N_(text) text

/* Marks a text that has two forms: @one if @n is 1, else @many. Both take the
 * same values. */
#define P_(one, many, n) sk_i18n_plural(one, many, n)

/* sk_i18n_start: chooses the language from the environment, and UTF-8 for the
 * characters if the locale that was asked for is not installed. Sets LC_CTYPE
 * and no other category: numbers and dates are written alike in all locales. To
 * be called once, first in main. */
void sk_i18n_start(void);

/* sk_i18n_is_japanese: returns whether sk_i18n_start chose Japanese. */
gboolean sk_i18n_is_japanese(void);

/* sk_i18n_locale: returns the locale that the environment asks for: the first
 * of LC_ALL, LC_MESSAGES and LANG that is not empty, or NULL. */
const char *sk_i18n_locale(void);

/* sk_i18n_asks_for_japanese: returns whether the environment @languages
 * (LANGUAGE) and
 * @locale (sk_i18n_locale) asks for Japanese. Both may be NULL. The rules are
 * gettext's, but for one: LANGUAGE is followed in the locale C.UTF-8, too, and
 * where no locale is named. */
gboolean sk_i18n_asks_for_japanese(const char *languages, const char *locale);

/* sk_i18n: returns @text in the language of the program: @text itself or a
 * static text with the same directives. */
const char *sk_i18n(const char *text) G_GNUC_FORMAT(1);

/* sk_i18n_plural: does the same for @one if @n is 1, else for @many. */
const char *sk_i18n_plural(const char *one, const char *many, gulong n)
    G_GNUC_FORMAT(1) G_GNUC_FORMAT(2);

/* sk_i18n_said: translates a message that is already made, with its values: an
 * error, a problem of a policy, a message of GLib. Such messages are made in
 * English, because the same text goes into logs and reports; the form they were
 * made from is found again here. A prefix such as "policy.conf:12: " and what
 * is not understood stay as they are. Several lines are translated one by one.
 * New string. */
char *sk_i18n_said(const char *message);

/* sk_i18n_error: returns the text of the error number @number (strerror) in the
 * language of the program. It is static or belongs to GLib. */
const char *sk_i18n_error(int number);

/* One text of the catalogue. */
typedef struct {
    const char *text, *translated;
} SkMessage;

/* The Japanese catalogue, ascending by text (made of po/ja by po/embed.py). */
extern const SkMessage sk_messages_ja[];
extern const guint sk_n_messages_ja;

#endif
