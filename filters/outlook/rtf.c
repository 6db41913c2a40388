/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the words of RTF (rtf.h). It needs one pass and no tree: groups are a
 * stack of small states. Unknown control words are ignored, and an optional
 * destination ("\*") is skipped whole. No field is run and no object is opened.
 * This defends against endlessly nested groups, false counts (\bin), and text
 * in code pages.
 */
#include <string.h>
#include <charset/charset.h>
#include <charset/codepage.h>
#include <outlook/rtf.h>
#include <outlook/rtf_words.h>

#define GROUPS_MAX 512
#define WORD_MAX   32

typedef struct {
    gboolean skip;  /* nothing in this group is text */
    gboolean fonts; /* the group is the table of fonts */
    /* text that RTF shows but the HTML inside it does not have (\htmlrtf) */
    gboolean markup;
    gboolean hidden; /* hidden text (\v) */
    gboolean first;  /* no control word has been met in the group yet */
    gboolean star;   /* "\*" has been met */
    guint32 codepage;
    guint unicode_skip; /* how many characters stand in for a \u (\uc) */
} Group;

typedef struct {
    const guint8 *p, *end;
    GArray *groups;     /* of Group; never empty while reading */
    GString *out;       /* in UTF-8 */
    GString *bytes;     /* in the code page of the group, not decoded yet */
    GHashTable *fonts;  /* maps a number to a code page */
    gint32 font;        /* the entry of the table of fonts that is being read */
    guint32 codepage;   /* the code page of the document */
    gunichar surrogate; /* a high surrogate that waits for its low one */
    /* how many characters stand in for a \u that was already read */
    guint to_skip;
    guint hidden;
    gboolean from_html;
    gboolean unsure; /* some charset was uncertain */
    guint undecodable;
} Reader;

static Group *
top(Reader *reader)
{
    return &g_array_index(reader->groups, Group, reader->groups->len - 1);
}

/* Decodes the bytes collected so far in their code page. */
static void
flush(Reader *reader)
{
    g_autofree char *text = NULL;
    guint32 codepage = top(reader)->codepage;
    SkDecoded seen = { 0 };

    if (reader->bytes->len == 0)
        return;
    if (codepage == 0)
        codepage = reader->codepage;
    text = sk_charset_decode(reader->bytes->str, reader->bytes->len,
                             sk_codepage_label(codepage), &seen);
    reader->unsure |= seen.unsure;
    reader->undecodable += seen.undecodable;
    g_string_append(reader->out, text);
    g_string_truncate(reader->bytes, 0);
}

static gboolean
is_shown(Reader *reader)
{
    const Group *group = top(reader);

    if (group->skip || group->fonts || group->markup)
        return FALSE;
    reader->hidden += group->hidden;
    return !group->hidden;
}

/* Adds a byte of text. */
static void
put_byte(Reader *reader, guint8 c)
{
    if (reader->to_skip > 0)
        reader->to_skip--;
    else if (is_shown(reader))
        g_string_append_c(reader->bytes, (char)c);
}

static void
put_text(Reader *reader, const char *text)
{
    reader->to_skip = 0;
    if (!is_shown(reader))
        return;
    flush(reader);
    g_string_append(reader->out, text);
}

static void
put_unicode(Reader *reader, gint32 number)
{
    gunichar c = (guint16)number;

    reader->to_skip = 0;
    if (is_shown(reader)) {
        flush(reader);
        if (c >= 0xD800 && c < 0xDC00) {
            reader->surrogate = c;
        } else if (c >= 0xDC00 && c < 0xE000) {
            g_string_append_unichar(
                reader->out, reader->surrogate == 0
                                 ? 0xFFFD
                                 : 0x10000 +
                                       ((reader->surrogate - 0xD800) << 10) +
                                       (c - 0xDC00));
            reader->surrogate = 0;
        } else {
            g_string_append_unichar(reader->out, c != 0 ? c : 0xFFFD);
        }
    }
    reader->to_skip = top(reader)->unicode_skip;
}

/* ---- control words ----------------------------------------------------- */

static void
set_codepage(Reader *reader, guint32 codepage)
{
    Group *group = top(reader);

    if (group->codepage == codepage)
        return;
    flush(reader);
    group->codepage = codepage;
}

static void
choose_font(Reader *reader, gint32 number)
{
    gpointer codepage =
        g_hash_table_lookup(reader->fonts, GINT_TO_POINTER(number));

    if (top(reader)->fonts)
        reader->font = number;
    else
        set_codepage(reader, GPOINTER_TO_UINT(codepage));
}

static void
note_font(Reader *reader, guint32 codepage)
{
    if (top(reader)->fonts && codepage != 0)
        g_hash_table_insert(reader->fonts, GINT_TO_POINTER(reader->font),
                            GUINT_TO_POINTER(codepage));
}

static void
skip_binary(Reader *reader, gint32 number)
{
    gsize left = (gsize)(reader->end - reader->p);

    if (number > 0)
        reader->p += MIN((gsize)number, left);
}

/* Sets what the first word of a group says about the whole group. */
static void
open_destination(Reader *reader, const char *word)
{
    Group *group = top(reader);

    if (!group->first)
        return;
    group->first = FALSE;
    if (strcmp(word, "fonttbl") == 0)
        group->fonts = TRUE;
    else if (group->star)
        group->skip |= strcmp(word, "htmltag") != 0;
    else
        group->skip |= sk_rtf_word_hides(word);
}

static void
take_word(Reader *reader, const char *word, gboolean has_number, gint32 number)
{
    Group *group = top(reader);
    gboolean on = !has_number || number != 0;
    const char *text = sk_rtf_word_text(word);

    open_destination(reader, word);
    if (text != NULL)
        put_text(reader, text);
    else if (strcmp(word, "u") == 0)
        put_unicode(reader, number);
    else if (strcmp(word, "uc") == 0)
        group->unicode_skip = (guint)CLAMP(number, 0, 16);
    else if (strcmp(word, "f") == 0)
        choose_font(reader, number);
    else if (strcmp(word, "fcharset") == 0)
        note_font(reader, sk_codepage_of_font(number));
    else if (strcmp(word, "cpg") == 0)
        note_font(reader, (guint32)MAX(number, 0));
    else if (strcmp(word, "ansicpg") == 0)
        reader->codepage = (guint32)MAX(number, 0);
    else if (strcmp(word, "plain") == 0)
        group->hidden = FALSE;
    else if (strcmp(word, "v") == 0)
        group->hidden = on;
    else if (strcmp(word, "htmlrtf") == 0)
        group->markup = on && reader->from_html;
    else if (strcmp(word, "fromhtml") == 0)
        reader->from_html |= on;
    else if (strcmp(word, "bin") == 0)
        skip_binary(reader, number);
}

/* ---- tokens ------------------------------------------------------------ */

static gint32
read_number(Reader *reader)
{
    gboolean minus = reader->p < reader->end && *reader->p == '-';
    gint64 number = 0;

    reader->p += minus;
    while (reader->p < reader->end && g_ascii_isdigit(*reader->p)) {
        number = MIN(number * 10 + (*reader->p - '0'), G_MAXINT32);
        reader->p++;
    }
    return (gint32)(minus ? -number : number);
}

static void
read_word(Reader *reader)
{
    char word[WORD_MAX + 1];
    gsize n = 0;
    gboolean has_number;
    gint32 number;

    while (reader->p < reader->end && g_ascii_isalpha(*reader->p)) {
        if (n < WORD_MAX)
            word[n++] = (char)*reader->p;
        reader->p++;
    }
    word[n] = '\0';
    has_number = reader->p < reader->end &&
                 (*reader->p == '-' || g_ascii_isdigit(*reader->p));
    number = has_number ? read_number(reader) : 0;
    if (reader->p < reader->end && *reader->p == ' ')
        reader->p++;
    take_word(reader, word, has_number, number);
}

static void
read_hex(Reader *reader)
{
    gint high, low;

    if (reader->end - reader->p < 2) {
        reader->p = reader->end;
        return;
    }
    high = g_ascii_xdigit_value((char)reader->p[0]);
    low = g_ascii_xdigit_value((char)reader->p[1]);
    reader->p += 2;
    if (high >= 0 && low >= 0)
        put_byte(reader, (guint8)(high << 4 | low));
}

/* Reads what follows a backslash. */
static void
read_control(Reader *reader)
{
    guint8 c;

    if (reader->p == reader->end)
        return;
    c = *reader->p;
    if (g_ascii_isalpha(c)) {
        read_word(reader);
        return;
    }
    reader->p++;
    if (c == '\'')
        read_hex(reader);
    else if (c == '*')
        top(reader)->star = TRUE;
    else if (c == '~')
        put_text(reader, "\u00a0");
    else if (c == '_')
        put_text(reader, "-");
    else if (c == '\n' || c == '\r')
        put_text(reader, "\n");
    else if (c == '\\' || c == '{' || c == '}')
        put_byte(reader, c);
}

static gboolean
open_group(Reader *reader)
{
    Group group = *top(reader);

    if (reader->groups->len >= GROUPS_MAX)
        return FALSE;
    flush(reader);
    group.first = TRUE;
    group.star = FALSE;
    reader->to_skip = 0;
    g_array_append_val(reader->groups, group);
    return TRUE;
}

static void
close_group(Reader *reader)
{
    flush(reader);
    reader->to_skip = 0;
    g_array_set_size(reader->groups, reader->groups->len - 1);
}

/* Returns FALSE if the nesting is unreasonable or time is up. */
static gboolean
read_all(Reader *reader, SkPart *part)
{
    while (reader->p < reader->end) {
        guint8 c = *reader->p++;

        if (sk_part_out_of_time(part))
            return FALSE;
        if (c == '{' && !open_group(reader))
            return FALSE;
        if (c == '}') {
            close_group(reader);
            if (reader->groups->len <= 1)
                break; /* What follows is no longer RTF. */
        } else if (c == '\\') {
            read_control(reader);
        } else if (c != '{' && c != '\r' && c != '\n') {
            put_byte(reader, c);
        }
    }
    flush(reader);
    return TRUE;
}

char *
sk_rtf_read(GBytes *rtf, SkPart *part, gboolean *is_html)
{
    static const Group outside = { .unicode_skip = 1 };
    gsize len;
    const guint8 *p = g_bytes_get_data(rtf, &len);
    Reader reader = { .codepage = 1252 };
    g_autoptr(GArray) groups = g_array_new(FALSE, FALSE, sizeof(Group));
    g_autoptr(GHashTable) fonts = g_hash_table_new(NULL, NULL);
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GString) bytes = g_string_new(NULL);
    gboolean whole;

    *is_html = FALSE;
    if (len < 5 || memcmp(p, "{\\rtf", 5) != 0)
        return NULL;
    g_array_append_val(groups, outside);
    reader.p = p;
    reader.end = p + len;
    reader.groups = groups;
    reader.fonts = fonts;
    reader.out = out;
    reader.bytes = bytes;
    whole = read_all(&reader, part);
    sk_part_count(part, "hidden-text", reader.hidden > 0, NULL);
    sk_part_note(part, "undecodable", reader.undecodable);
    sk_part_note(part, "charset-unsure", reader.unsure ? 1 : 0);
    *is_html = reader.from_html;
    return whole ? g_strdup(out->str) : NULL;
}
