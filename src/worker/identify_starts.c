/* SPDX-License-Identifier: Apache-2.0
 *
 * Texts that are more than text (identify_kinds.h): what starts something when
 * it is opened, shows itself in a browser, or is a document of another program
 * written as text. By their beginning, behind blanks, in any case. Knows no
 * charset: what comes in is UTF-8 without what cannot be seen.
 */
#include <string.h>
#include "worker/identify_kinds.h"

#define EARLY 1024 /* bytes in which readers of HTML and PDF look */

/* clang-format off */
static const struct {
    const char *start;
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
    { "<?php", "text/x-php" },
    { "<%", "text/x-php" },
    { "#@~^", "text/vbscript" },
    { "MIME-Version:", "application/x-mimearchive" },
};

/* Followed by a blank, ">" or "/": what browsers take for HTML at the start. */
static const char *const first_tags[] = {
    "<!DOCTYPE HTML", "<HTML", "<HEAD", "<SCRIPT", "<IFRAME", "<H1", "<DIV",
    "<FONT", "<TABLE", "<A", "<STYLE", "<TITLE", "<B", "<BODY", "<BR", "<P",
    "<SVG", "<JOB", "<PACKAGE", "<COMPONENT", "<OBJECT", "<EMBED", "<META",
    "<CENTER", "<FORM", "<IMG",
};

static const char *const early_tags[] = {
    "<script", "<html", "<iframe", "<!doctype html", "<hta:application",
};

/* Root elements, without their prefix. */
static const struct {
    const char *name;
    const char *type;
} roots[] = {
    { "svg", "image/svg+xml" },
    { "html", "text/html" },
    { "stylesheet", "text/xsl" },
    { "transform", "text/xsl" },
    { "libraryDescription", "application/x-library-ms" },
    { "persistedQuery", "application/x-search-ms" },
    { "searchConnectorDescription", "application/x-search-ms" },
    { "PCSettings", "application/x-settingcontent-ms" },
    { "job", "text/scriptlet" },
    { "package", "application/x-office-xml" },
    { "scriptlet", "text/scriptlet" },
    { "wordDocument", "application/x-office-xml" },
    { "Workbook", "application/x-office-xml" },
    { "window", "application/xaml+xml" },
    { "xdp", "application/x-office-xml" },
    { "jnlp", "application/x-java-jnlp-file" },
};
/* clang-format on */

static gboolean
begins(const char *p, const char *end, const char *word)
{
    gsize len = strlen(word);

    return (gsize)(end - p) >= len && g_ascii_strncasecmp(p, word, len) == 0;
}

/* The same where line ends in @word may be CR LF. */
static gboolean
begins_lines(const char *p, const char *end, const char *word)
{
    for (; *word != '\0'; word++, p++) {
        if (*word == '\n' && p < end && *p == '\r')
            p++;
        if (p >= end || g_ascii_tolower(*p) != g_ascii_tolower(*word))
            return FALSE;
    }
    return TRUE;
}

static gboolean
begins_tag(const char *p, const char *end, const char *tag)
{
    if (!begins(p, end, tag))
        return FALSE;
    p += strlen(tag);
    return p == end || *p == '>' || *p == '/' || (guchar)*p <= ' ';
}

static const char *
skip_blanks(const char *p, const char *end)
{
    while (p < end) {
        if (g_ascii_isspace(*p))
            p++;
        else if (end - p >= 3 && memcmp(p, "\xE3\x80\x80", 3) == 0)
            p += 3;
        else if (end - p >= 2 && memcmp(p, "\xC2\xA0", 2) == 0)
            p += 2;
        else
            break;
    }
    return p;
}

/* Behind what may stand before the root of an XML document; @end when nothing
 * does. */
static const char *
skip_prolog(const char *p, const char *end)
{
    for (;;) {
        const char *close = NULL;

        p = skip_blanks(p, end);
        if (begins(p, end, "<?"))
            close = g_strstr_len(p, end - p, "?>");
        else if (begins(p, end, "<!--"))
            close = g_strstr_len(p, end - p, "-->");
        else if (begins(p, end, "<!"))
            close = memchr(p, '>', (gsize)(end - p));
        else
            return p;
        if (close == NULL)
            return end;
        p = close + (*close == '-' ? 3 : *close == '?' ? 2 : 1);
    }
}

static const char *
type_of_root(const char *text, const char *end)
{
    const char *p = skip_prolog(text, end), *name;

    if (p >= end || *p != '<')
        return NULL;
    for (name = ++p;
         p < end && (g_ascii_isalnum(*p) || strchr("_-.", *p) || *p == ':');
         p++)
        if (*p == ':')
            name = p + 1;
    for (guint i = 0; i < G_N_ELEMENTS(roots); i++)
        if (strlen(roots[i].name) == (gsize)(p - name) &&
            g_ascii_strncasecmp(roots[i].name, name, (gsize)(p - name)) == 0)
            return roots[i].type;
    return NULL;
}

static const char *
find_early_tag(const char *text, const char *end)
{
    for (const char *p = text; p < end && p - text < EARLY; p++)
        for (guint i = 0; *p == '<' && i < G_N_ELEMENTS(early_tags); i++)
            if (begins_tag(p, end, early_tags[i]))
                return p;
    return NULL;
}

static SkKind
found(const char *type, const char *what, gsize at)
{
    return (SkKind){ .type = type, .by = "text", .what = what, .at = at };
}

SkKind
sk_text_starts(const char *head, gsize len, gboolean is_xml)
{
    const char *end = head + len, *p = skip_blanks(head, end), *tag, *root;
    gsize at = (gsize)(p - head);

    for (guint i = 0; i < G_N_ELEMENTS(starts); i++)
        if (begins_lines(p, end, starts[i].start))
            return found(starts[i].type, "start", at);
    root = begins(p, end, "<") ? type_of_root(p, end) : NULL;
    if (root != NULL)
        return found(root, "root-element", at);
    for (guint i = 0; !is_xml && i < G_N_ELEMENTS(first_tags); i++)
        if (begins_tag(p, end, first_tags[i]))
            return found("text/html", "markup", at);
    if (!is_xml && begins(p, end, "<!--"))
        return found("text/html", "markup", at);
    tag = find_early_tag(head, end);
    if (tag != NULL)
        return found("text/html", "markup", (gsize)(tag - head));
    return found(NULL, NULL, 0);
}
