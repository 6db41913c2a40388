/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes the bytes of XML in their one form (markup_out.h).
 */
#include <string.h>
#include <markup/markup_out.h>

/* Characters that must be escaped take up to six bytes. */
#define ROOM(len) (2 * (len) + (1u << 20) + SK_MARKUP_HEAD_ROOM)

/* What a byte asks for: an escape in texts, one in attributes, or a look at
 * the character. */
enum { IN_TEXT = 1, IN_VALUE = 2, LOOK = 4 };

static guint8 classes[256];

static void
fill_classes(void)
{
    for (guint i = 0x7F; i < 256; i++)
        classes[i] = LOOK;
    for (guint i = 0; i < 0x20; i++)
        classes[i] = LOOK;
    classes['\t'] = classes['\n'] = classes['"'] = IN_VALUE;
    classes['<'] = classes['>'] = classes['&'] = IN_TEXT | IN_VALUE;
}

gboolean
sk_markup_out_init(SkMarkupOut *out, gsize len)
{
    if (classes['&'] == 0)
        fill_classes();
    *out = (SkMarkupOut){ .len = SK_MARKUP_HEAD_ROOM, .most = ROOM(len) };
    out->room = SK_MARKUP_HEAD_ROOM + len + len / 8 + 4096;
    out->bytes = g_try_malloc(out->room);
    return out->bytes != NULL;
}

void
sk_markup_out_clear(SkMarkupOut *out)
{
    g_clear_pointer(&out->bytes, g_free);
    g_clear_pointer(&out->cuts, g_array_unref);
}

/* Makes room for @more bytes, if there is less. Returns FALSE, now and ever
 * after, if there is none. */
static gboolean
grow(SkMarkupOut *out, gsize more)
{
    gsize room = 0;
    char *bytes = NULL;

    if (!out->is_full && more <= out->most - out->len) {
        room = MIN(out->most, MAX(out->len + more, out->room + out->room / 2));
        bytes = g_try_realloc(out->bytes, room);
    }
    if (bytes == NULL) {
        out->is_full = TRUE;
        out->room = out->len; /* so that each further byte is refused here */
        return FALSE;
    }
    out->bytes = bytes;
    out->room = room;
    return TRUE;
}

static inline gboolean
reserve(SkMarkupOut *out, gsize more)
{
    return G_LIKELY(more <= out->room - out->len) || grow(out, more);
}

void
sk_markup_out_raw(SkMarkupOut *out, const char *text, gsize len)
{
    if (!reserve(out, len))
        return;
    memcpy(out->bytes + out->len, text, len);
    out->len += len;
}

/* ---- escapes ------------------------------------------------------------ */

static void
put_escape(SkMarkupOut *out, char c)
{
    static const struct {
        char c;
        const char *escape;
    } escapes[] = { { '&', "&amp;" },  { '<', "&lt;" },  { '>', "&gt;" },
                    { '"', "&quot;" }, { '\t', "&#9;" }, { '\n', "&#10;" } };

    for (guint i = 0; i < G_N_ELEMENTS(escapes); i++)
        if (escapes[i].c == c)
            sk_markup_out_raw(out, escapes[i].escape,
                              strlen(escapes[i].escape));
}

/* Returns *@text made clean. @is_piece is TRUE for a text that may go on in the
 * next element, and FALSE for the whole value of an attribute. If anything had
 * to be changed, it is a new string of *@len bytes, which the caller frees by
 * *@own. */
static const char *
clean(SkMarkupOut *out, gboolean is_piece, const char *text, gsize *len,
      char **own)
{
    if ((is_piece ? sk_text_is_clean_piece : sk_text_is_clean)(text, *len))
        return text;
    *own = (is_piece ? sk_text_clean_piece : sk_text_clean)(text, (gssize)*len,
                                                            &out->counts);
    *len = strlen(*own);
    return *own;
}

/* Appends @text, with an escape for each byte of the class @escaped. */
static void
put_escaped(SkMarkupOut *out, const char *text, gsize len, guint8 escaped)
{
    const char *end = text + len;

    for (const char *p = text; p < end; p++) {
        if ((classes[(guchar)*p] & escaped) == 0)
            continue;
        sk_markup_out_raw(out, text, (gsize)(p - text));
        put_escape(out, *p);
        text = p + 1;
    }
    sk_markup_out_raw(out, text, (gsize)(end - text));
}

/* Copies @text to @to, where there is room for it, if it is written as it is:
 * without a byte that is @escaped or asks for a look. Returns the end of the
 * copy, or NULL. */
static inline char *
copy_plain(char *to, const char *text, gsize len, guint8 escaped)
{
    for (gsize i = 0; i < len; i++) {
        if ((classes[(guchar)text[i]] & (escaped | LOOK)) != 0)
            return NULL;
        to[i] = text[i];
    }
    return to + len;
}

/* ---- texts -------------------------------------------------------------- */

void
sk_markup_out_close(SkMarkupOut *out)
{
    if (out->is_open)
        sk_markup_out_raw(out, ">", 1);
    out->is_open = FALSE;
}

/* Appends @text as sk_markup_out_text does, whatever is in it. */
static void
put_text(SkMarkupOut *out, const char *text, gsize len)
{
    g_autofree char *own = NULL;

    text = clean(out, TRUE, text, &len, &own);
    if (len == 0) /* A text of which nothing is left has not been there. */
        return;
    sk_markup_out_close(out);
    put_escaped(out, text, len, IN_TEXT);
}

void
sk_markup_out_text(SkMarkupOut *out, const char *text, gsize len)
{
    char *to = NULL;

    if (len == 0 || !reserve(out, len + 1))
        return;
    to = out->bytes + out->len;
    if (out->is_open)
        *to++ = '>';
    to = copy_plain(to, text, len, IN_TEXT);
    if (to == NULL) {
        put_text(out, text, len);
        return;
    }
    out->is_open = FALSE;
    out->len = (gsize)(to - out->bytes);
}

/* ---- tags --------------------------------------------------------------- */

/* Copies @shown, which has room, to @to, where there is room for
 * SK_MARKUP_BLOCK bytes more. Returns the end of the name. */
static inline char *
copy_name(char *to, const char *shown, gsize len)
{
    for (gsize i = 0; i < len; i += SK_MARKUP_BLOCK)
        memcpy(to + i, shown + i, SK_MARKUP_BLOCK);
    return to + len;
}

static void
put_value(SkMarkupOut *out, const char *value, gsize len)
{
    g_autofree char *own = NULL;

    value = clean(out, FALSE, value, &len, &own);
    put_escaped(out, value, len, IN_VALUE);
    sk_markup_out_raw(out, "\"", 1);
}

void
sk_markup_out_attribute(SkMarkupOut *out, const char *shown, const char *value)
{
    sk_markup_out_raw(out, " ", 1);
    sk_markup_out_raw(out, shown, strlen(shown));
    sk_markup_out_raw(out, "=\"", 2);
    put_value(out, value, strlen(value));
}

void
sk_markup_out_listed(SkMarkupOut *out, const char *shown, gsize len,
                     const char *value, gsize value_len)
{
    char *to = NULL, *end = NULL;

    if (!reserve(out, len + value_len + SK_MARKUP_BLOCK + 4))
        return;
    to = out->bytes + out->len;
    *to++ = ' ';
    to = copy_name(to, shown, len);
    *to++ = '=';
    *to++ = '"';
    end = copy_plain(to, value, value_len, IN_VALUE);
    if (end == NULL) {
        out->len = (gsize)(to - out->bytes);
        put_value(out, value, value_len);
        return;
    }
    *end++ = '"';
    out->len = (gsize)(end - out->bytes);
}

void
sk_markup_out_start(SkMarkupOut *out, const char *shown, gsize len)
{
    char *to = NULL;

    if (!reserve(out, len + SK_MARKUP_BLOCK + 2))
        return;
    to = out->bytes + out->len;
    if (out->is_open)
        *to++ = '>';
    *to++ = '<';
    to = copy_name(to, shown, len);
    out->is_open = TRUE;
    out->len = (gsize)(to - out->bytes);
}

void
sk_markup_out_end(SkMarkupOut *out, const char *shown, gsize len)
{
    char *to = NULL;

    if (!reserve(out, len + SK_MARKUP_BLOCK + 3))
        return;
    to = out->bytes + out->len;
    if (out->is_open) {
        *to++ = '/';
    } else {
        *to++ = '<';
        *to++ = '/';
        to = copy_name(to, shown, len);
    }
    *to++ = '>';
    out->is_open = FALSE;
    out->len = (gsize)(to - out->bytes);
}
