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

static const guint8 *
byte_classes(void)
{
    static guint8 classes[256];

    if (classes['&'] != 0)
        return classes;
    for (guint i = 0x7F; i < 256; i++)
        classes[i] = LOOK;
    for (guint i = 0; i < 0x20; i++)
        classes[i] = LOOK;
    classes['\t'] = classes['\n'] = classes['"'] = IN_VALUE;
    classes['<'] = classes['>'] = classes['&'] = IN_TEXT | IN_VALUE;
    return classes;
}

gboolean
sk_markup_out_init(SkMarkupOut *out, gsize len)
{
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

/* Makes room for @more bytes. Returns FALSE, now and ever after, if there is
 * none. */
static gboolean
reserve(SkMarkupOut *out, gsize more)
{
    gsize room = 0;
    char *bytes = NULL;

    if (out->is_full || more > out->most - out->len) {
        out->is_full = TRUE;
        return FALSE;
    }
    if (more <= out->room - out->len)
        return TRUE;
    room = MIN(out->most, MAX(out->len + more, out->room + out->room / 2));
    bytes = g_try_realloc(out->bytes, room);
    if (bytes == NULL) {
        out->is_full = TRUE;
        return FALSE;
    }
    out->bytes = bytes;
    out->room = room;
    return TRUE;
}

void
sk_markup_out_raw(SkMarkupOut *out, const char *text, gsize len)
{
    if (!reserve(out, len))
        return;
    memcpy(out->bytes + out->len, text, len);
    out->len += len;
}

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

/* Makes *@text clean. @is_piece is TRUE for a text that may go on in the next
 * element, and FALSE for the whole value of an attribute. Returns the classes
 * of the bytes that *@text has then. If anything had to be changed, *@text is a
 * new string, which the caller frees by *@own. */
static guint8
clean(SkMarkupOut *out, gboolean is_piece, const char **text, gsize *len,
      char **own)
{
    const guint8 *classes = byte_classes();
    const char *p = *text, *end = p + *len;
    guint8 seen = 0;

    for (; p < end; p++)
        seen |= classes[(guchar)*p];
    if ((seen & LOOK) == 0 ||
        (is_piece ? sk_text_is_clean_piece : sk_text_is_clean)(*text, *len))
        return seen;
    *own = (is_piece ? sk_text_clean_piece : sk_text_clean)(*text, (gssize)*len,
                                                            &out->counts);
    *text = *own;
    *len = strlen(*own);
    return IN_TEXT | IN_VALUE;
}

/* Appends @text, with an escape for each byte of the class @escaped, of which
 * there are none unless @seen says so. */
static void
put_escaped(SkMarkupOut *out, const char *text, gsize len, guint8 seen,
            guint8 escaped)
{
    const guint8 *classes = byte_classes();
    const char *end = text + len;

    for (const char *p = text; (seen & escaped) != 0 && p < end; p++) {
        if ((classes[(guchar)*p] & escaped) == 0)
            continue;
        sk_markup_out_raw(out, text, (gsize)(p - text));
        put_escape(out, *p);
        text = p + 1;
    }
    sk_markup_out_raw(out, text, (gsize)(end - text));
}

void
sk_markup_out_close(SkMarkupOut *out)
{
    if (out->is_open)
        sk_markup_out_raw(out, ">", 1);
    out->is_open = FALSE;
}

void
sk_markup_out_text(SkMarkupOut *out, const char *text, gsize len)
{
    g_autofree char *own = NULL;
    guint8 seen = clean(out, TRUE, &text, &len, &own);

    if (len == 0) /* A text of which nothing is left has not been there. */
        return;
    sk_markup_out_close(out);
    put_escaped(out, text, len, seen, IN_TEXT);
}

void
sk_markup_out_attribute(SkMarkupOut *out, const char *shown, gsize len,
                        const char *value)
{
    g_autofree char *own = NULL;
    gsize value_len = strlen(value);
    guint8 seen = clean(out, FALSE, &value, &value_len, &own);

    sk_markup_out_raw(out, " ", 1);
    sk_markup_out_raw(out, shown, len);
    sk_markup_out_raw(out, "=\"", 2);
    put_escaped(out, value, value_len, seen, IN_VALUE);
    sk_markup_out_raw(out, "\"", 1);
}

void
sk_markup_out_end(SkMarkupOut *out, const char *shown, gsize len)
{
    if (out->is_open) {
        sk_markup_out_raw(out, "/>", 2);
        out->is_open = FALSE;
        return;
    }
    sk_markup_out_raw(out, "</", 2);
    sk_markup_out_raw(out, shown, len);
    sk_markup_out_raw(out, ">", 1);
}
