/* SPDX-License-Identifier: Apache-2.0
 *
 * Judges the codes of fields (word_code.h). A code is read as Word reads it,
 * but where that is not clear, a code does not stay. This defends against DDE,
 * INCLUDETEXT, LINK and their kin, against links that start something, and
 * against every field that nobody has thought of.
 */
#include <string.h>
#include <word/word_code.h>
#include <word/word_link.h>

typedef struct {
    const char *name;
    const char *switches; /* letters; ":" behind one that has an argument */
    guint args;           /* how many arguments it may have */
    SkInside kind;
} FieldRow;

/* What fields may be. EQ and "=" have grammars of their own. */
static const FieldRow rows[] = {
    { "ADVANCE", "d:l:r:u:x:y:", 0, SK_INSIDE_NONE },
    { "AUTONUM", "s:", 0, SK_INSIDE_NONE },
    { "AUTONUMLGL", "es:", 0, SK_INSIDE_NONE },
    { "AUTONUMOUT", "", 0, SK_INSIDE_NONE },
    { "DATE", "hlsu", 0, SK_INSIDE_NONE },
    { "FILENAME", "", 0, SK_INSIDE_NONE },
    { "FORMCHECKBOX", "", 0, SK_INSIDE_FORMS },
    { "FORMDROPDOWN", "", 0, SK_INSIDE_FORMS },
    { "FORMTEXT", "", 0, SK_INSIDE_FORMS },
    { "HYPERLINK", "l:no:t:", 1, SK_INSIDE_HYPERLINKS },
    { "INDEX", "b:c:d:e:f:g:h:k:l:p:rs:yz:", 0, SK_INSIDE_NONE },
    { "LISTNUM", "l:s:", 1, SK_INSIDE_NONE },
    { "NOTEREF", "fhp", 1, SK_INSIDE_NONE },
    { "NUMCHARS", "", 0, SK_INSIDE_NONE },
    { "NUMPAGES", "", 0, SK_INSIDE_NONE },
    { "NUMWORDS", "", 0, SK_INSIDE_NONE },
    { "PAGE", "", 0, SK_INSIDE_NONE },
    { "PAGEREF", "hp", 1, SK_INSIDE_NONE },
    { "REF", "d:fhnprtw", 1, SK_INSIDE_NONE },
    { "SECTION", "", 0, SK_INSIDE_NONE },
    { "SECTIONPAGES", "", 0, SK_INSIDE_NONE },
    { "SEQ", "chnr:s:", 2, SK_INSIDE_NONE },
    { "SHAPE", "", 0, SK_INSIDE_NONE },
    { "STYLEREF", "lnprtw", 1, SK_INSIDE_NONE },
    { "SYMBOL", "af:hjs:u", 1, SK_INSIDE_NONE },
    { "TA", "bc:ils:r:", 0, SK_INSIDE_NONE },
    { "TC", "f:l:n", 1, SK_INSIDE_NONE },
    { "TIME", "", 0, SK_INSIDE_NONE },
    { "TOA", "b:c:d:e:fg:hl:ps:", 0, SK_INSIDE_NONE },
    { "TOC", "a:b:c:d:f:hl:n:o:p:s:t:uwxz", 0, SK_INSIDE_NONE },
    { "XE", "bf:ir:t:y:", 1, SK_INSIDE_NONE },
};

/* Fields that are told by a word of their own when they go. */
static const struct {
    const char *name, *word;
} told[] = {
    { "AUTOTEXT", "external-field" },
    { "AUTOTEXTLIST", "external-field" },
    { "DATA", "external-field" },
    { "DATABASE", "external-field" },
    { "DDE", "dde" },
    { "DDEAUTO", "dde" },
    { "EMBED", "external-field" },
    { "GLOSSARY", "external-field" },
    { "GOTOBUTTON", "command-field" },
    { "HTMLACTIVEX", "command-field" },
    { "HYPERLINK", "hyperlink" },
    { "IMPORT", "external-field" },
    { "INCLUDE", "external-field" },
    { "INCLUDEPICTURE", "external-field" },
    { "INCLUDETEXT", "external-field" },
    { "LINK", "external-field" },
    { "MACRO", "command-field" },
    { "MACROBUTTON", "command-field" },
    { "PRINT", "command-field" },
    { "RD", "external-field" },
    { "ASK", "command-field" },
    { "FILLIN", "command-field" },
};

/* Functions of "=" fields. */
static const char *const functions[] = {
    "ABS",   "AND",  "AVERAGE", "COUNT", "DEFINED", "FALSE", "IF",
    "INT",   "MAX",  "MIN",     "MOD",   "NOT",     "OR",    "PRODUCT",
    "ROUND", "SIGN", "SUM",     "TRUE",  NULL,
};

/* ---- tokens ------------------------------------------------------------- */

static gboolean
is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const char *
skip_blanks(const char *p)
{
    while (is_blank(*p))
        p++;
    return p;
}

/* Reads an argument into @value. Returns what stands behind it, or NULL if the
 * argument is not clear. */
static const char *
read_argument(const char *p, GString *value)
{
    const gboolean is_quoted = *p == '"';

    g_string_truncate(value, 0);
    for (p += is_quoted; *p != '\0'; p++) {
        if (is_quoted ? *p == '"' : is_blank(*p))
            break;
        if (*p == SK_WORD_INNER || (!is_quoted && *p == '"'))
            return NULL;
        if (*p == '\\' && p[1] != '\\' && !(is_quoted && p[1] == '"'))
            return NULL;
        p += *p == '\\';
        g_string_append_c(value, *p);
    }
    if (!is_quoted)
        return p;
    return *p == '"' ? p + 1 : NULL;
}

/* ---- a field ------------------------------------------------------------ */

/* Reads a switch, which begins at @p. Returns what stands behind it, or NULL if
 * it is none of @row. */
static const char *
read_switch(const FieldRow *row, const char *p, SkWordLink *link)
{
    g_autoptr(GString) value = g_string_new(NULL);
    const char letter = g_ascii_tolower(p[1]);
    const char *known = NULL;

    if (letter == '\0')
        return p + 1;
    p += 2;
    if (letter == '!')
        return p;
    if (strchr("*#@", letter) == NULL) {
        known = g_ascii_islower(letter) ? strchr(row->switches, letter) : NULL;
        if (known == NULL || known[1] != ':')
            return known != NULL || link->is_lenient ? p : NULL;
    }
    p = skip_blanks(p);
    if (*p == '\\' || *p == '\0')
        return p; /* The argument is missing. */
    p = read_argument(p, value);
    sk_word_link_switch(link, letter, value->str);
    return p;
}

/* Reads what stands behind the name. Returns whether it is clear and of what
 * @row allows. */
static gboolean
read_rest(const FieldRow *row, const char *p, SkWordLink *link)
{
    guint args = 0;

    for (p = skip_blanks(p); *p != '\0'; p = skip_blanks(p)) {
        if (*p == '\\')
            p = read_switch(row, p, link);
        else
            p = ++args <= row->args ? read_argument(p, link->target) : NULL;
        if (p == NULL)
            return FALSE;
    }
    return TRUE;
}

static gboolean
judge_rest(const FieldRow *row, const char *p, SkWordLink *link)
{
    return read_rest(row, p, link) &&
           (row->kind != SK_INSIDE_HYPERLINKS || sk_word_link_may_stay(link));
}

/* Returns whether @p is a formula of numbers, cells, bookmarks and listed
 * functions. */
static gboolean
judge_formula(const char *p, SkWordLink *link)
{
    static const FieldRow none = { "=", "", 0, SK_INSIDE_FORMULAS };

    while (*p != '\0' && *p != '\\') {
        const char *word = p;
        g_autofree char *name = NULL;

        while (g_ascii_isalnum(*p) || *p == '_' || (*p & 0x80) != 0)
            p++;
        if (p == word) {
            if (!is_blank(*p) && strchr("\1.,;:+-*/^%()<>=$", *p) == NULL)
                return FALSE;
            p++;
            continue;
        }
        if (*skip_blanks(p) != '(')
            continue;
        name = g_ascii_strup(word, p - word);
        if (!g_strv_contains(functions, name))
            return FALSE;
    }
    return judge_rest(&none, p, link);
}

static const FieldRow *
find_row(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(rows[i].name, name) == 0)
            return &rows[i];
    return NULL;
}

static const char *
word_of(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(told); i++)
        if (strcmp(told[i].name, name) == 0)
            return told[i].word;
    return NULL;
}

static SkWordCode
judge(const char *start, SkWordLink *link)
{
    SkWordCode judged = { FALSE, NULL, SK_INSIDE_NONE, "" };
    gsize len = strcspn(start, " \t\n\r\\\"=");
    g_autofree char *name = g_ascii_strup(start, (gssize)len);
    const FieldRow *row = find_row(name);

    if (*start == '=') {
        judged.name = "=";
        judged.stays = judge_formula(start + 1, link);
        judged.kind = SK_INSIDE_FORMULAS;
        judged.word = judged.stays ? NULL : "formula";
    } else if (strcmp(name, "EQ") == 0) {
        judged.name = "EQ";
        judged.stays = TRUE; /* It only places characters. */
    } else if (row != NULL) {
        judged.name = row->name;
        judged.stays = judge_rest(row, start + len, link);
        judged.kind = row->kind;
        /* A place in the document is no link that leads out of it. */
        if (row->kind == SK_INSIDE_HYPERLINKS && link->target->len == 0)
            judged.kind = SK_INSIDE_NONE;
    }
    if (!judged.stays && judged.word == NULL)
        judged.word = word_of(name);
    return judged;
}

SkWordCode
sk_word_code_judge(const char *code)
{
    g_autoptr(SkWordLink) link = sk_word_link_new(FALSE);

    return judge(skip_blanks(code), link);
}

gboolean
sk_word_code_read_link(const char *code, SkWordLink *link)
{
    static const char name[] = "HYPERLINK";

    code = skip_blanks(code);
    if (strchr(code, SK_WORD_INNER) != NULL ||
        g_ascii_strncasecmp(code, name, strlen(name)) != 0)
        return FALSE;
    code += strlen(name);
    return strcspn(code, " \t\n\r\\\"") == 0 &&
           read_rest(find_row(name), code, link);
}

const char *
sk_word_code_label(const char *code)
{
    static const char *const buttons[] = { "MACROBUTTON", "GOTOBUTTON" };

    code = skip_blanks(code);
    for (guint i = 0; i < G_N_ELEMENTS(buttons); i++) {
        gsize len = strlen(buttons[i]);

        if (g_ascii_strncasecmp(code, buttons[i], len) != 0 ||
            !is_blank(code[len]))
            continue;
        code = skip_blanks(code + len);
        return skip_blanks(code + strcspn(code, " \t\n\r"));
    }
    return NULL;
}
