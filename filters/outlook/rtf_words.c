/* SPDX-License-Identifier: Apache-2.0
 *
 * Tables of the control words of RTF that a reader of its text must know
 * (rtf_words.h).
 */
#include <string.h>
#include <outlook/rtf_words.h>

const char *
sk_rtf_word_text(const char *word)
{
    static const struct {
        const char *word, *text;
    } table[] = {
        { "par", "\n" },           { "line", "\n" },
        { "sect", "\n" },          { "page", "\n" },
        { "row", "\n" },           { "nestrow", "\n" },
        { "cell", "\t" },          { "nestcell", "\t" },
        { "tab", "\t" },           { "emdash", "\u2014" },
        { "endash", "\u2013" },    { "lquote", "\u2018" },
        { "rquote", "\u2019" },    { "ldblquote", "\u201c" },
        { "rdblquote", "\u201d" }, { "bullet", "\u2022" },
        { "emspace", " " },        { "enspace", " " },
    };

    for (guint i = 0; i < G_N_ELEMENTS(table); i++)
        if (strcmp(word, table[i].word) == 0)
            return table[i].text;
    return NULL;
}

gboolean
sk_rtf_word_hides(const char *word)
{
    static const char *const words[] = {
        "colortbl",  "stylesheet", "info",      "pict",     "object",
        "objdata",   "header",     "headerl",   "headerr",  "headerf",
        "footer",    "footerl",    "footerr",   "footerf",  "fldinst",
        "themedata", "datastore",  "listtable", "filetbl",  "revtbl",
        "mhtmltag",  "xe",         "tc",        "operator", NULL,
    };

    return g_strv_contains(words, word);
}
