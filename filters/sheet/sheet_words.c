/* SPDX-License-Identifier: Apache-2.0
 *
 * What sheets refer to (sheet_shown.h): shared strings and formats; and what
 * stands beside their cells: comments and text boxes.
 */
#include <string.h>
#include <sheet/sheet_shown.h>

void
sk_sheet_words_init(SkSheetWords *words)
{
    *words = (SkSheetWords){
        .strings = g_ptr_array_new_with_free_func(g_free),
        .codes = g_hash_table_new_full(NULL, NULL, NULL, g_free),
        .formats = g_array_new(FALSE, FALSE, sizeof(guint)),
    };
}

void
sk_sheet_words_clear(SkSheetWords *words)
{
    g_ptr_array_unref(words->strings);
    g_hash_table_unref(words->codes);
    g_array_unref(words->formats);
}

/* ---- strings ------------------------------------------------------------ */

typedef struct {
    SkSheetWords *words;
    GString *text;
    gboolean in_text;  /* within t */
    guint in_phonetic; /* within rPh, whose readings are not shown */
} Strings;

static gboolean
on_string_start(gpointer user, SkMarkupTag *tag)
{
    Strings *strings = user;

    if (sk_markup_is(tag, "s", "si"))
        g_string_truncate(strings->text, 0);
    else if (sk_markup_is(tag, "s", "rPh"))
        strings->in_phonetic++;
    strings->in_text = sk_markup_is(tag, "s", "t");
    return TRUE;
}

static gboolean
on_string_end(gpointer user, const SkMarkupTag *tag)
{
    Strings *strings = user;

    strings->in_text = FALSE;
    if (sk_markup_is(tag, "s", "si"))
        g_ptr_array_add(strings->words->strings, g_strdup(strings->text->str));
    else if (sk_markup_is(tag, "s", "rPh"))
        strings->in_phonetic--;
    return TRUE;
}

static gboolean
on_string_text(gpointer user, const char *text, gsize len)
{
    Strings *strings = user;

    if (strings->in_text && strings->in_phonetic == 0)
        g_string_append_len(strings->text, text, (gssize)len);
    return TRUE;
}

gboolean
sk_sheet_strings_read(SkPart *part, GBytes *bytes, SkSheetWords *words,
                      SkReason *why, const char **detail)
{
    static const SkMarkupEvents events = { on_string_start, on_string_end,
                                           on_string_text };
    g_autoptr(GString) text = g_string_new(NULL);
    Strings strings = { .words = words, .text = text };

    return sk_markup_read(part, bytes, &events, &strings, why, detail);
}

/* ---- formats ------------------------------------------------------------ */

typedef struct {
    SkSheetWords *words;
    gboolean in_cells; /* within cellXfs */
} Formats;

static guint
number(const SkMarkupTag *tag, const char *name)
{
    const char *value = sk_markup_value(tag, NULL, name);
    guint64 n = 0;

    if (value == NULL ||
        !g_ascii_string_to_unsigned(value, 10, 0, G_MAXINT, &n, NULL))
        return 0;
    return (guint)n;
}

static gboolean
on_format_start(gpointer user, SkMarkupTag *tag)
{
    Formats *formats = user;
    const guint id = number(tag, "numFmtId");
    const char *code = sk_markup_value(tag, NULL, "formatCode");

    if (sk_markup_is(tag, "s", "cellXfs"))
        formats->in_cells = TRUE;
    else if (sk_markup_is(tag, "s", "numFmt") && code != NULL)
        g_hash_table_replace(formats->words->codes, GUINT_TO_POINTER(id),
                             g_strdup(code));
    else if (formats->in_cells && sk_markup_is(tag, "s", "xf"))
        g_array_append_val(formats->words->formats, id);
    return TRUE;
}

static gboolean
on_format_end(gpointer user, const SkMarkupTag *tag)
{
    Formats *formats = user;

    if (sk_markup_is(tag, "s", "cellXfs"))
        formats->in_cells = FALSE;
    return TRUE;
}

static gboolean
on_no_text(gpointer user, const char *text, gsize len)
{
    (void)user;
    (void)text;
    (void)len;
    return TRUE;
}

gboolean
sk_sheet_formats_read(SkPart *part, GBytes *bytes, SkSheetWords *words,
                      SkReason *why, const char **detail)
{
    static const SkMarkupEvents events = { on_format_start, on_format_end,
                                           on_no_text };
    Formats formats = { .words = words };

    return sk_markup_read(part, bytes, &events, &formats, why, detail);
}

/* ---- text boxes and comments -------------------------------------------- */

typedef struct {
    GString *out, *text;
    const char *space, *paragraph; /* the element that is one text */
    char *ref;                     /* the cell of a comment */
    gboolean in_text;
    guint in_phonetic;
    guint skipped; /* elements that are open in a content that is not read */
    guint choices; /* of mc:AlternateContent */
} Beside;

static gboolean
on_beside_start(gpointer user, SkMarkupTag *tag)
{
    Beside *beside = user;
    const char *ref = sk_markup_value(tag, NULL, "ref");

    if (beside->skipped > 0 || sk_markup_passes_over(tag, &beside->choices)) {
        beside->skipped++;
        return TRUE;
    }
    if (sk_markup_is(tag, "a", "br"))
        g_string_append_c(beside->text, '\n');
    if (sk_markup_is(tag, beside->space, beside->paragraph)) {
        g_string_truncate(beside->text, 0);
        g_free(beside->ref);
        beside->ref = g_strdup(ref);
    }
    if (sk_markup_is(tag, "s", "rPh"))
        beside->in_phonetic++;
    beside->in_text =
        sk_markup_is(tag, beside->space, "t") && beside->in_phonetic == 0;
    return TRUE;
}

static gboolean
on_beside_end(gpointer user, const SkMarkupTag *tag)
{
    Beside *beside = user;

    beside->in_text = FALSE;
    if (beside->skipped > 0) {
        beside->skipped--;
        return TRUE;
    }
    sk_markup_end_choices(tag, &beside->choices);
    if (sk_markup_is(tag, "s", "rPh"))
        beside->in_phonetic--;
    if (!sk_markup_is(tag, beside->space, beside->paragraph) ||
        beside->text->len == 0)
        return TRUE;
    if (beside->ref != NULL)
        g_string_append_printf(beside->out, "［コメント %s］%s\n", beside->ref,
                               beside->text->str);
    else
        g_string_append_printf(beside->out, "［図形］%s\n", beside->text->str);
    g_string_truncate(beside->text, 0);
    return TRUE;
}

static gboolean
on_beside_text(gpointer user, const char *text, gsize len)
{
    Beside *beside = user;

    if (beside->in_text)
        g_string_append_len(beside->text, text, (gssize)len);
    return TRUE;
}

static gboolean
read_beside(SkPart *part, GBytes *bytes, Beside *beside, SkReason *why,
            const char **detail)
{
    static const SkMarkupEvents events = { on_beside_start, on_beside_end,
                                           on_beside_text };
    gboolean ok = FALSE;

    beside->text = g_string_new(NULL);
    ok = sk_markup_read(part, bytes, &events, beside, why, detail);
    g_string_free(beside->text, TRUE);
    g_free(beside->ref);
    return ok;
}

gboolean
sk_sheet_boxes_read(SkPart *part, GBytes *bytes, GString *out, SkReason *why,
                    const char **detail)
{
    Beside beside = { .out = out, .space = "a", .paragraph = "p" };

    return read_beside(part, bytes, &beside, why, detail);
}

gboolean
sk_sheet_comments_read(SkPart *part, GBytes *bytes, GString *out, SkReason *why,
                       const char **detail)
{
    Beside beside = { .out = out, .space = "s", .paragraph = "comment" };

    return read_beside(part, bytes, &beside, why, detail);
}
