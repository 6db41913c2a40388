/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads and writes characters of XML (xml_char.h). Whether they may leave is
 * not decided here, because the whole text is cleaned later. This defends
 * against entities: only the five predefined ones are known.
 */
#include <string.h>

#include <text/text_start.h>
#include <xml/xml_char.h>

typedef struct {
    gunichar from, to;
} Range;

/* clang-format off */
static const Range first_chars[] = {
    { ':', ':' },       { 'A', 'Z' },       { '_', '_' },
    { 'a', 'z' },       { 0xC0, 0xD6 },     { 0xD8, 0xF6 },
    { 0xF8, 0x2FF },    { 0x370, 0x37D },   { 0x37F, 0x1FFF },
    { 0x2070, 0x218F }, { 0x2C00, 0x2FEF }, { 0x3001, 0xD7FF },
    { 0xF900, 0xFDCF }, { 0xFDF0, 0xFFFD }, { 0x10000, 0xEFFFF },
};
static const Range further_chars[] = {
    { '-', '.' },     { '0', '9' },       { 0xB7, 0xB7 },
    { 0x300, 0x36F }, { 0x203F, 0x2040 },
};
/* clang-format on */

static gboolean
is_in(gunichar c, const Range *ranges, guint n)
{
    for (guint i = 0; i < n; i++)
        if (c >= ranges[i].from && c <= ranges[i].to)
            return TRUE;
    return FALSE;
}

gboolean
sk_xml_is_name_char(gunichar c, gboolean first)
{
    return is_in(c, first_chars, G_N_ELEMENTS(first_chars)) ||
           (!first && is_in(c, further_chars, G_N_ELEMENTS(further_chars)));
}

static void
put_char(GString *out, gunichar c, gboolean within)
{
    if (c == '&')
        g_string_append(out, "&amp;");
    else if (c == '<')
        g_string_append(out, "&lt;");
    else if (c == '>')
        g_string_append(out, "&gt;");
    else if (c == '"' && within)
        g_string_append(out, "&quot;");
    else if (c == '\r' || (within && (c == '\t' || c == '\n')))
        g_string_append_printf(out, "&#%u;", c);
    else
        g_string_append_unichar(out, c);
}

void
sk_xml_put(GString *out, const char *text, gsize len, gboolean within)
{
    const char *end = text + len;

    for (gsize run; text < end; text += run) {
        gsize left = (gsize)(end - text);

        run = 0;
        while (run < left && strchr("&<>\"\r\t\n", text[run]) == NULL)
            run++;
        g_string_append_len(out, text, (gssize)run);
        if (run < left)
            put_char(out, (guchar)text[run++], within);
    }
}

/* Returns the number behind "&#", or 0 if there is none. */
static gunichar
take_number(const char **p)
{
    gboolean is_hex = **p == 'x';
    gunichar c = 0;

    *p += is_hex;
    for (; is_hex ? g_ascii_isxdigit(**p) : g_ascii_isdigit(**p); (*p)++) {
        c = c * (is_hex ? 16 : 10) + (gunichar)g_ascii_xdigit_value(**p);
        if (c > 0x10FFFF)
            return 0;
    }
    return *(*p)++ == ';' ? c : 0;
}

static gunichar
take_name(const char **p)
{
    static const struct {
        const char *name;
        char c;
    } names[] = { { "lt;", '<' },
                  { "gt;", '>' },
                  { "amp;", '&' },
                  { "quot;", '"' },
                  { "apos;", '\'' } };

    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_str_has_prefix(*p, names[i].name)) {
            *p += strlen(names[i].name);
            return (gunichar)names[i].c;
        }
    return 0;
}

/* A character that looks like a line end would become one when the result is
 * read again, so it becomes one now. */
gboolean
sk_xml_put_reference(GString *out, const char **p, gboolean within)
{
    gunichar c = 0;

    if (**p == '#') {
        (*p)++;
        c = take_number(p);
    } else {
        c = take_name(p);
    }
    if (c == 0 || !g_unichar_validate(c) ||
        (c < 0x20 && c != '\t' && c != '\n' && c != '\r'))
        return FALSE;
    if (c == 0x85 || c == 0x2028 || c == 0x2029)
        c = within ? ' ' : '\n';
    put_char(out, c, within);
    return TRUE;
}

/* Returns the length of what stands before the first word of a line. */
static gsize
blanks_at(const char *line)
{
    gsize n = 0;

    for (;;) {
        gsize run = strspn(line + n, " \t>|");

        if (run == 0 && !g_str_has_prefix(line + n, "\xE3\x80\x80"))
            return n;
        n += run > 0 ? run : 3;
    }
}

GString *
sk_xml_part_starts(GString *xml)
{
    GString *out = NULL;
    const char *done = xml->str;

    for (const char *line = xml->str; *line != '\0';) {
        gsize len = strcspn(line, "\n");

        if (sk_text_start_at(line, len) >= 0) {
            const char *word = line + blanks_at(line);

            if (out == NULL)
                out = g_string_sized_new(xml->len + 16);
            g_string_append_len(out, done, word - done);
            g_string_append_printf(out, "&#%u;", (guchar)*word);
            done = word + 1;
        }
        line += len + (line[len] == '\n');
    }
    if (out == NULL)
        return xml;
    g_string_append(out, done);
    g_string_free(xml, TRUE);
    return out;
}
