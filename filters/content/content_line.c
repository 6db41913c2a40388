/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads content lines into a tree (content_line.h): folds, parameters, the
 * QUOTED-PRINTABLE of old telephones, components. Decides nothing about what
 * may leave. This defends against lines that two programs unfold differently,
 * and against endless nesting.
 */
#include <string.h>

#include <sekisho/text.h>
#include <charset/charset_near.h>
#include <content/content_line.h>
#include <content/content_old.h>
#include <content/content_tree.h>
#include <file/file_text.h>

#define COMPONENT_DEPTH_MAX 8
#define SAMPLE_CHARS        80
/* bytes of memory that a line takes besides its text: struct, name, value and
 * list */
#define LINE_BYTES  192
#define PARAM_BYTES 192       /* for a parameter of it */
#define HELD_BYTES  (1 << 20) /* are counted at once */

/* ---- one line ----------------------------------------------------------- */

static gboolean
is_name(char c)
{
    return g_ascii_isalnum(c) || c == '-' || c == '_' || c == '.';
}

/* Returns the name at *@p in capitals, without a group before a dot, or NULL if
 * there is no name. */
static char *
take_name(const char **p)
{
    const char *start = *p;

    while (is_name(**p))
        (*p)++;
    for (const char *dot = start; dot < *p; dot++)
        if (*dot == '.')
            start = dot + 1;
    return *p > start ? g_ascii_strup(start, *p - start) : NULL;
}

/* Returns the parameter value at *@p, or NULL if its quote is never closed. */
static char *
take_value(const char **p)
{
    gboolean quoted = **p == '"';
    const char *start = *p + quoted;
    const char *end = start + strcspn(start, quoted ? "\"" : "\";:,");

    if (quoted && *end == '\0')
        return NULL;
    *p = end + quoted;
    return g_strndup(start, (gsize)(end - start));
}

/* vCard 2.1 writes values without a name: they say how the value is encoded, or
 * are of TYPE. */
static SkContentParam *
new_param(char *name, gboolean bare)
{
    static const char *const encodings[] = { "QUOTED-PRINTABLE", "BASE64",
                                             "8BIT", "7BIT", NULL };
    SkContentParam *param = g_new0(SkContentParam, 1);

    param->values = g_ptr_array_new_with_free_func(g_free);
    param->name = name;
    if (!bare)
        return param;
    g_ptr_array_add(param->values, name);
    param->name =
        g_strdup(g_strv_contains(encodings, name) ? "ENCODING" : "TYPE");
    return param;
}

/* Reads ";NAME=value,value" at *@p. */
static gboolean
take_param(const char **p, SkContentLine *line)
{
    char *name = NULL, *value = NULL;
    SkContentParam *param = NULL;

    (*p)++;
    name = take_name(p);
    if (name == NULL)
        return FALSE;
    param = new_param(name, **p != '=');
    g_ptr_array_add(line->params, param);
    if (**p != '=')
        return TRUE;
    do {
        (*p)++;
        value = take_value(p);
        if (value == NULL) {
            if (param->values->len == 0)
                g_ptr_array_add(param->values, g_strdup(""));
            return FALSE;
        }
        g_ptr_array_add(param->values, value);
    } while (**p == ',');
    return TRUE;
}

/* Reads @text as a content line. Returns NULL if it is none. */
static SkContentLine *
parse_line(const char *text)
{
    g_autoptr(SkContentLine) line = sk_content_line_new();

    line->name = take_name(&text);
    if (line->name == NULL)
        return NULL;
    while (*text == ';')
        if (!take_param(&text, line))
            return NULL;
    if (*text != ':')
        return NULL;
    line->value = g_strdup(text + 1);
    return g_steal_pointer(&line);
}

/* ---- what old telephones write ------------------------------------------ */

static gboolean
is_quoted_printable(const SkContentLine *line)
{
    return sk_content_has(line, "ENCODING", "QUOTED-PRINTABLE");
}

/* "=" before anything but two digits is a soft line end and is removed. */
static GString *
undo_quotes(const char *value)
{
    GString *bytes = g_string_sized_new(strlen(value) + 1);

    for (; *value != '\0'; value++) {
        if (*value != '=') {
            g_string_append_c(bytes, *value);
        } else if (g_ascii_isxdigit(value[1]) && g_ascii_isxdigit(value[2])) {
            g_string_append_c(bytes,
                              (char)(g_ascii_xdigit_value(value[1]) * 16 +
                                     g_ascii_xdigit_value(value[2])));
            value += 2;
        }
    }
    return bytes;
}

/* Cleans @text and puts it on one line: LF becomes its escape, TAB a blank. */
static char *
flatten(const char *text, const char *line_end, SkTextCounts *counts)
{
    g_autofree char *clean = sk_text_clean(text, -1, counts);
    GString *flat = g_string_sized_new(strlen(clean) + 1);

    for (const char *p = clean; *p != '\0'; p++)
        if (*p == '\n')
            g_string_append(flat, line_end);
        else
            g_string_append_c(flat, *p == '\t' ? ' ' : *p);
    return g_string_free(flat, FALSE);
}

static void
decode_value(SkPart *part, SkContentLine *line)
{
    g_autoptr(GString) bytes = undo_quotes(line->value);
    SkTextCounts counts = { 0 };
    g_autofree char *text = sk_charset_decode_part(
        part, bytes->str, bytes->len, sk_content_param(line, "CHARSET"), NULL);

    g_free(line->value);
    line->value = flatten(text, "\\n", &counts);
    sk_part_count(part, "control", counts.controls, NULL);
    sk_part_count(part, "bidi", counts.bidi, NULL);
    sk_part_count(part, "zero-width", counts.zero_width, NULL);
}

/* ---- lines -------------------------------------------------------------- */

static gsize
line_end_at(const char *p)
{
    if (*p == '\r')
        return p[1] == '\n' ? 2 : 1;
    return *p == '\n';
}

/* Returns whether a line of @text declares vCard 2.1. A value that only
 * contains those words does not count. */
static gboolean
is_old_card(const char *text)
{
    static const char version[] = "VERSION:2.1";
    const char *at = strstr(text, version);

    while (at != NULL && (at == text || strchr("\r\n", at[-1]) == NULL))
        at = strstr(at + 1, version);
    return at != NULL;
}

/* Unfolds @text. In vCard 2.1 the blank at which a line is folded is part of
 * the text. */
static char *
unfold(const char *text)
{
    gboolean keeps = is_old_card(text);
    GString *out = g_string_sized_new(strlen(text) + 1);

    while (*text != '\0') {
        gsize run = strcspn(text, "\r\n"), end = 0;

        g_string_append_len(out, text, (gssize)run);
        text += run;
        end = line_end_at(text);
        if (end > 0 && (text[end] == ' ' || text[end] == '\t'))
            text += end + !keeps;
        else if (end > 0) {
            g_string_append_c(out, '\n');
            text += end;
        }
    }
    return g_string_free(out, FALSE);
}

/* A part that was taken out of another part of its type has the charset of that
 * part. */
static const char *
charset_of(const SkPart *part)
{
    const SkPart *parent = sk_part_parent(part);
    const char *charset = sk_part_param(part, "charset");

    if (charset == NULL && parent != NULL && sk_part_claimed(part) != NULL &&
        g_strcmp0(sk_part_claimed(parent), sk_part_claimed(part)) == 0)
        charset = sk_part_param(parent, "charset");
    return charset;
}

/* Returns the lines of @part. They are unfolded before they are decoded,
 * because a fold may stand inside a character. */
static char *
read_lines(SkPart *part)
{
    gsize len = 0;
    const char *bytes = g_bytes_get_data(sk_part_bytes(part), &len);
    g_autofree char *raw = NULL;
    g_autofree char *text = NULL;

    if (len == 0)
        return NULL;
    if (memchr(bytes, 0, len) != NULL) {
        text = sk_file_decode(part, NULL);
        return text != NULL ? unfold(text) : NULL;
    }
    text = g_strndup(bytes, len);
    raw = unfold(text);
    g_clear_pointer(&text, g_free);
    text =
        sk_charset_decode_part(part, raw, strlen(raw), charset_of(part), NULL);
    return unfold(text);
}

/* ---- components --------------------------------------------------------- */

typedef struct {
    SkPart *part;
    SkContent
        *open[COMPONENT_DEPTH_MAX + 1]; /* lent; the first is the whole file */
    guint depth;
    gsize held; /* bytes that lines take, not yet counted against the limits */
    SkTextCounts counts;
} Reading;

/* Counts what @line takes beside its text, which for lines of two letters is
 * far more than the text. Returns whether the limits leave room for it. */
static gboolean
may_hold(Reading *reading, const SkContentLine *line)
{
    guint parts = 0;
    guint64 bytes = 0;

    reading->held += LINE_BYTES + line->params->len * PARAM_BYTES;
    if (reading->held < HELD_BYTES)
        return TRUE;
    sk_part_discarded(reading->part, reading->held);
    reading->held = 0;
    sk_part_left(reading->part, &parts, &bytes);
    return bytes > 0;
}

static gboolean
take_line(Reading *reading, SkContentLine *line)
{
    g_autoptr(SkContentLine) taken = line;
    SkContent *in = reading->open[reading->depth], *child = NULL;
    gboolean begins = g_str_equal(line->name, "BEGIN");

    if (!begins && !g_str_equal(line->name, "END")) {
        if (reading->depth > 0)
            g_ptr_array_add(in->lines, g_steal_pointer(&taken));
        return TRUE;
    }
    g_strstrip(line->value);
    if (!begins)
        return reading->depth-- > 0 &&
               g_ascii_strcasecmp(line->value, in->name) == 0;
    if (reading->depth == COMPONENT_DEPTH_MAX)
        return FALSE;
    child = sk_content_new(line->value);
    g_ptr_array_add(in->children, child);
    reading->open[++reading->depth] = child;
    return TRUE;
}

/* Cuts off the line at *@p, without its LF. */
static const char *
cut_line(char **p)
{
    char *start = *p, *end = start + strcspn(start, "\n");

    *p = *end != '\0' ? end + 1 : end;
    *end = '\0';
    return start;
}

/* Reads the line at *@p (ended by LF), which QUOTED-PRINTABLE may continue on
 * the next. */
static SkContentLine *
next_line(Reading *reading, char **p)
{
    const char *start = cut_line(p);
    g_autofree char *flat = NULL;
    g_autoptr(GString) value = NULL;
    SkContentLine *line = NULL;

    if (start[strspn(start, " \t")] == '\0')
        return NULL;
    flat = flatten(start, " ", &reading->counts);
    line = parse_line(flat);
    if (line == NULL) {
        g_autofree char *sample =
            sk_text_clean_line(flat, -1, SAMPLE_CHARS, NULL);
        sk_part_count(reading->part, "property", 1, sample);
        return NULL;
    }
    if (!is_quoted_printable(line))
        return line;
    value = g_string_new(line->value);
    while (value->len > 0 && value->str[value->len - 1] == '=' && **p != '\0') {
        g_autofree char *more = flatten(cut_line(p), " ", &reading->counts);

        g_string_append(value, more);
    }
    g_free(line->value);
    line->value = g_string_free(g_steal_pointer(&value), FALSE);
    decode_value(reading->part, line);
    return line;
}

static void
report(const Reading *reading)
{
    sk_part_count(reading->part, "control", reading->counts.controls, NULL);
    sk_part_count(reading->part, "bidi", reading->counts.bidi, NULL);
    sk_part_count(reading->part, "zero-width", reading->counts.zero_width,
                  NULL);
    sk_part_note(reading->part, "undecodable", reading->counts.invalid);
}

SkContent *
sk_content_read(SkPart *part)
{
    g_autoptr(SkContent) root = sk_content_new("");
    Reading reading = { .part = part, .open = { root } };
    g_autofree char *text = read_lines(part);

    if (text == NULL)
        return NULL;
    for (char *p = text; *p != '\0';) {
        SkContentLine *line = next_line(&reading, &p);

        gboolean room = line == NULL || may_hold(&reading, line);

        if (line != NULL && !take_line(&reading, line))
            return NULL;
        if (!room || sk_part_out_of_time(part))
            return NULL;
    }
    report(&reading);
    if (reading.depth > 0 || root->children->len == 0)
        return NULL;
    sk_content_renew(root);
    return g_steal_pointer(&root);
}
