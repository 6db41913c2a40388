/* SPDX-License-Identifier: Apache-2.0
 *
 * Properties of Outlook's objects (mapi.h): kept and read. Knows no box they
 * come in. Stands against values shorter than their type.
 */
#include <string.h>
#include <shared/charset.h>
#include <shared/codepage.h>
#include <shared/mapi.h>

typedef struct {
    guint16 type;
    GBytes *bytes;
} Value;

static void
value_free(gpointer data)
{
    Value *value = data;

    g_bytes_unref(value->bytes);
    g_free(value);
}

SkMapi *
sk_mapi_new(void)
{
    SkMapi *object = g_new0(SkMapi, 1);

    object->properties = g_hash_table_new_full(NULL, NULL, NULL, value_free);
    object->attachments =
        g_ptr_array_new_with_free_func((GDestroyNotify)sk_mapi_free);
    object->recipients =
        g_ptr_array_new_with_free_func((GDestroyNotify)sk_mapi_free);
    return object;
}

void
sk_mapi_free(SkMapi *object)
{
    if (object == NULL)
        return;
    g_hash_table_unref(object->properties);
    g_ptr_array_unref(object->attachments);
    g_ptr_array_unref(object->recipients);
    sk_mapi_free(object->message);
    g_free(object);
}

void
sk_mapi_set(SkMapi *object, guint16 id, guint16 type, GBytes *bytes)
{
    gpointer key = GUINT_TO_POINTER(id);
    Value *value;

    if (g_hash_table_contains(object->properties, key))
        return;
    value = g_new0(Value, 1);
    value->type = type;
    value->bytes = g_bytes_ref(bytes);
    g_hash_table_insert(object->properties, key, value);
}

GBytes *
sk_mapi_bytes(const SkMapi *object, guint16 id, guint16 *type)
{
    const Value *value =
        g_hash_table_lookup(object->properties, GUINT_TO_POINTER(id));

    if (value == NULL)
        return NULL;
    if (type != NULL)
        *type = value->type;
    return value->bytes;
}

guint64
sk_mapi_number(const SkMapi *object, guint16 id, guint64 fallback)
{
    guint16 type = 0;
    GBytes *bytes = sk_mapi_bytes(object, id, &type);
    guint64 number = 0;
    const guint8 *p;
    gsize len, want = type == SK_MAPI_TIME                               ? 8
                      : type == SK_MAPI_LONG                             ? 4
                      : type == SK_MAPI_SHORT || type == SK_MAPI_BOOLEAN ? 2
                                                                         : 0;

    if (bytes == NULL || want == 0)
        return fallback;
    p = g_bytes_get_data(bytes, &len);
    if (len < want)
        return fallback;
    for (gsize i = want; i > 0; i--)
        number = number << 8 | p[i - 1];
    return number;
}

/* UTF-16LE as it is said to be: no guess that it might be something else. */
static char *
from_utf16(const guint8 *p, gsize len)
{
    GString *out = g_string_sized_new(len);
    gunichar high = 0;

    for (gsize i = 0; i + 1 < len; i += 2) {
        gunichar c = (gunichar)(p[i] | p[i + 1] << 8);
        gboolean low = c >= 0xDC00 && c < 0xE000;

        if (high != 0 && low)
            c = 0x10000 + ((high - 0xD800) << 10) + (c - 0xDC00);
        else if (high != 0)
            g_string_append_unichar(out, 0xFFFD);
        high = c >= 0xD800 && c < 0xDC00 ? c : 0;
        if (high == 0)
            g_string_append_unichar(
                out, c == 0 || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : c);
    }
    if (high != 0)
        g_string_append_unichar(out, 0xFFFD);
    return g_string_free(out, FALSE);
}

static const char *
label_of(const SkMapi *object)
{
    guint32 codepage = object->codepage;

    if (codepage == 0)
        codepage = (guint32)sk_mapi_number(
            object, SK_MAPI_CODEPAGE,
            sk_mapi_number(object, SK_MAPI_INTERNET_CODEPAGE, 0));
    /* what a mail is sent in; the strings are in the system's */
    if (codepage >= 50220 && codepage <= 50222)
        codepage = 932;
    return sk_codepage_label(codepage);
}

char *
sk_mapi_text(const SkMapi *object, guint16 id)
{
    guint16 type = 0;
    GBytes *bytes = sk_mapi_bytes(object, id, &type);
    gsize len, width = type == SK_MAPI_UNICODE ? 2 : 1;
    const char *p;

    if (bytes == NULL || (type != SK_MAPI_STRING && type != SK_MAPI_UNICODE))
        return NULL;
    p = g_bytes_get_data(bytes, &len);
    len -= len % width;
    while (len >= width && p[len - width] == '\0' && p[len - 1] == '\0')
        len -= width;
    if (len == 0)
        return NULL;
    return type == SK_MAPI_UNICODE
               ? from_utf16((const guint8 *)p, len)
               : sk_charset_decode(p, len, label_of(object), NULL);
}
