/* SPDX-License-Identifier: Apache-2.0
 *
 * Chooses the language of the programs and looks texts up (i18n.h). Nothing is
 * read but the environment: the catalogue is compiled in, so that no variable
 * can make a program of root read a file of somebody else, and Japanese is
 * spoken where the system has neither the locale nor a folder of catalogues.
 */
#include "core/i18n.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>

/* Set once by sk_i18n_start, before any thread is made. */
static gboolean japanese;

const char *
sk_i18n_locale(void)
{
    static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *value = g_getenv(names[i]);

        if (value != NULL && *value != '\0')
            return value;
    }
    return NULL;
}

/* Returns whether @locale ("ja_JP.UTF-8", "ja") is one of the language
 * @language. */
static gboolean
is_of(const char *locale, const char *language)
{
    gsize len = strlen(language);

    return g_str_has_prefix(locale, language) &&
           (locale[len] == '\0' || strchr("_.@", locale[len]) != NULL);
}

gboolean
sk_i18n_asks_for_japanese(const char *languages, const char *locale)
{
    g_auto(GStrv) list = NULL;

    if (g_strcmp0(locale, "C") == 0 || g_strcmp0(locale, "POSIX") == 0)
        return FALSE;
    if (languages == NULL || *languages == '\0')
        return locale != NULL && is_of(locale, "ja");
    list = g_strsplit(languages, ":", -1);
    for (guint i = 0; list[i] != NULL; i++)
        if (is_of(list[i], "ja") || is_of(list[i], "en") || is_of(list[i], "C"))
            return is_of(list[i], "ja");
    return FALSE;
}

/* Sets the characters of the locale that was asked for. Returns whether a
 * terminal of that locale reads UTF-8. */
static gboolean
set_characters(void)
{
    gboolean known = setlocale(LC_CTYPE, "") != NULL;
    const char *codes = nl_langinfo(CODESET);

    if (g_ascii_strcasecmp(codes, "UTF-8") == 0)
        return TRUE;
    if (known && !g_str_has_prefix(codes, "ANSI"))
        return FALSE;
    return setlocale(LC_CTYPE, "C.UTF-8") != NULL;
}

void
sk_i18n_start(void)
{
    gboolean readable = set_characters();

    japanese = readable && sk_i18n_asks_for_japanese(g_getenv("LANGUAGE"),
                                                     sk_i18n_locale());
}

gboolean
sk_i18n_is_japanese(void)
{
    return japanese;
}

const char *
sk_i18n(const char *text)
{
    guint low = 0, high = japanese ? sk_n_messages_ja : 0;

    while (low < high) {
        guint middle = low + (high - low) / 2;
        int order = strcmp(text, sk_messages_ja[middle].text);

        if (order == 0)
            return sk_messages_ja[middle].translated;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return text;
}

const char *
sk_i18n_plural(const char *one, const char *many, gulong n)
{
    /* The catalogue knows both by the text for one. */
    if (japanese && sk_i18n(one) != one)
        return sk_i18n(one);
    return n == 1 ? one : many;
}

const char *
sk_i18n_error(int number)
{
    return sk_i18n(g_strerror(number));
}
