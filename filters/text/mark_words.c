/* SPDX-License-Identifier: Apache-2.0
 *
 * The tables of words by which programs recognize a text (mark_words.h).
 */
#include <text/mark_words.h>

#include <string.h>

/* clang-format off */
static const struct {
    const char *word;
    const char *type;
} starts[] = {
    { "#!", "text/x-shellscript" },
    { "[InternetShortcut]", "application/x-mswinurl" },
    { "[DEFAULT]\nBASEURL", "application/x-mswinurl" },
    { "[Shell]", "application/x-ms-scf" },
    { "[AutoRun]", "text/x-ms-ini" },
    { "[.ShellClassInfo]", "text/x-ms-ini" },
    { "[Desktop Entry]", "application/x-desktop" },
    { "[Theme]", "application/x-ms-theme" },
    { "Windows Registry Editor", "text/x-ms-regedit" },
    { "REGEDIT4", "text/x-ms-regedit" },
    { "screen mode id:i:", "application/x-rdp" },
    { "full address:s:", "application/x-rdp" },
    { "ID;P", "application/x-sylk" },
    { "TABLE\n0,1\n", "application/x-dif" },
    { "WEB\n1\n", "text/x-ms-iqy" },
    { "XLODBC\n", "text/x-ms-iqy" },
    { "{\\rt", "application/rtf" },
    { "%!PS", "application/postscript" },
    { "<?php", "text/x-php" },
    { "<%", "text/x-php" },
    { "#@~^", "text/vbscript" },
    { "MIME-Version:", "application/x-mimearchive" },
};

/* Tags by which browsers recognize HTML if one stands first and a blank, ">" or
 * "/" follows. */
static const char *const first_tags[] = {
    "<!DOCTYPE HTML", "<HTML", "<HEAD", "<SCRIPT", "<IFRAME", "<H1", "<DIV",
    "<FONT", "<TABLE", "<A", "<STYLE", "<TITLE", "<B", "<BODY", "<BR", "<P",
    "<SVG", "<JOB", "<PACKAGE", "<COMPONENT", "<OBJECT", "<EMBED", "<META",
    "<CENTER", "<FORM", "<IMG",
};

/* Tags by which browsers recognize HTML anywhere near the beginning. */
static const char *const early_tags[] = {
    "<script", "<html", "<iframe", "<!doctype html", "<hta:application",
};
/* clang-format on */

/* Returns whether @text begins with @word, in any case. A line end of @word
 * stands for LF and for CRLF. */
static gboolean
begins(const char *text, gsize len, const char *word)
{
    const char *end = text + len;

    for (; *word != '\0'; word++, text++) {
        if (*word == '\n' && text < end && *text == '\r')
            text++;
        if (text >= end || g_ascii_tolower(*text) != g_ascii_tolower(*word))
            return FALSE;
    }
    return TRUE;
}

/* Returns whether the tag @tag, with which @text begins, ends there. */
static gboolean
tag_ends(const char *text, gsize len, const char *tag)
{
    gsize n = strlen(tag);

    return len == n || text[n] == '>' || text[n] == '/' ||
           (guchar)text[n] <= ' ';
}

const char *
sk_mark_start(const char *text, gsize len)
{
    for (guint i = 0; i < G_N_ELEMENTS(starts); i++)
        if (begins(text, len, starts[i].word))
            return starts[i].type;
    return NULL;
}

gboolean
sk_mark_is_first_tag(const char *text, gsize len)
{
    for (guint i = 0; i < G_N_ELEMENTS(first_tags); i++)
        if (begins(text, len, first_tags[i]) &&
            tag_ends(text, len, first_tags[i]))
            return TRUE;
    return FALSE;
}

const char *
sk_mark_early_word(const char *text, gsize len)
{
    if (len == 0 || *text != '<')
        return NULL;
    for (guint i = 0; i < G_N_ELEMENTS(early_tags); i++)
        if (begins(text, len, early_tags[i]))
            return early_tags[i];
    return NULL;
}

gboolean
sk_mark_is_early_tag(const char *text, gsize len)
{
    const char *word = sk_mark_early_word(text, len);

    return word != NULL && tag_ends(text, len, word);
}
