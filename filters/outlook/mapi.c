/* SPDX-License-Identifier: Apache-2.0
 *
 * Stores and reads the properties of Outlook's objects (mapi.h), whatever kind
 * of file they came in. This defends against values that are shorter than their
 * type.
 */
#include <string.h>
#include <charset/charset.h>
#include <charset/codepage.h>
#include <outlook/mapi.h>

/* the most values of a property that has several */
#define MAPI_VALUES_MAX 1000

typedef struct {
    guint16 type;
    GBytes *bytes;
    gboolean told; /* what was uncertain in it has been reported */
} Value;

static void
value_free(gpointer data)
{
    Value *value = data;

    g_bytes_unref(value->bytes);
    g_free(value);
}

SkMapi *
sk_mapi_new(SkPart *part)
{
    SkMapi *object = g_new0(SkMapi, 1);

    object->part = part;
    object->properties = g_hash_table_new_full(NULL, NULL, NULL, value_free);
    object->lists = g_hash_table_new_full(NULL, NULL, NULL,
                                          (GDestroyNotify)g_ptr_array_unref);
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
    g_hash_table_unref(object->lists);
    g_ptr_array_unref(object->attachments);
    g_ptr_array_unref(object->recipients);
    sk_mapi_free(object->message);
    g_free(object);
}

/* Outlook's property sets (MS-OXPROPS section 1.3.2) differ in the first four
 * bytes of their identifier, and their numbers do not overlap. */
guint32
sk_mapi_named(const guint8 *guid, guint32 lid)
{
    static const guint8 rest[12] = { 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46 };
    static const guint8 meeting[16] = { 0x90, 0xda, 0xd8, 0x6e, 0x0b, 0x45,
                                        0x1b, 0x10, 0x98, 0xda, 0x00, 0xaa,
                                        0x00, 0x3f, 0x13, 0x05 };
    static const guint8 sets[] = {
        0x02, /* PSETID_Appointment */
        0x03, /* PSETID_Task */
        0x04, /* PSETID_Address */
        0x08, /* PSETID_Common */
        0x0a, /* PSETID_Log */
        0x0e, /* PSETID_Note */
    };

    if (memcmp(guid, meeting, sizeof meeting) == 0)
        return lid < 0x8000 ? SK_MAPI_MEETING | lid : 0;
    if (lid < 0x8000 || lid > 0xffff)
        return 0;
    if (memcmp(guid + 4, rest, sizeof rest) == 0 && guid[1] == 0x20 &&
        guid[2] == 0x06 && guid[3] == 0 &&
        memchr(sets, guid[0], sizeof sets) != NULL)
        return SK_MAPI_SET | lid;
    return SK_MAPI_ANY | lid;
}

static Value *
new_value(guint16 type, GBytes *bytes)
{
    Value *value = g_new0(Value, 1);

    value->type = type;
    value->bytes = g_bytes_ref(bytes);
    return value;
}

void
sk_mapi_set(SkMapi *object, guint32 id, guint16 type, GBytes *bytes)
{
    gpointer key = GUINT_TO_POINTER(id);

    if (id != 0 && !g_hash_table_contains(object->properties, key))
        g_hash_table_insert(object->properties, key, new_value(type, bytes));
}

void
sk_mapi_add(SkMapi *object, guint32 id, guint16 type, GBytes *bytes)
{
    gpointer key = GUINT_TO_POINTER(id);
    GPtrArray *list = g_hash_table_lookup(object->lists, key);

    if (id == 0 || (list != NULL && list->len >= MAPI_VALUES_MAX))
        return;
    if (list == NULL) {
        list = g_ptr_array_new_with_free_func(value_free);
        g_hash_table_insert(object->lists, key, list);
    }
    g_ptr_array_add(list, new_value(type, bytes));
}

/* Looks a property up under the set of Outlook. Some programs write the number
 * under another set. */
static gpointer
look_up(GHashTable *table, guint32 id)
{
    gpointer found = g_hash_table_lookup(table, GUINT_TO_POINTER(id));

    if (found == NULL && (id & ~0xffffu) == SK_MAPI_SET)
        found = g_hash_table_lookup(
            table, GUINT_TO_POINTER(SK_MAPI_ANY | (id & 0xffff)));
    return found;
}

GBytes *
sk_mapi_bytes(const SkMapi *object, guint32 id, guint16 *type)
{
    const Value *value = look_up(object->properties, id);

    if (value == NULL)
        return NULL;
    if (type != NULL)
        *type = value->type;
    return value->bytes;
}

guint
sk_mapi_n_values(const SkMapi *object, guint32 id)
{
    const GPtrArray *list = look_up(object->lists, id);

    return list != NULL ? list->len : 0;
}

GBytes *
sk_mapi_value(const SkMapi *object, guint32 id, guint i)
{
    const GPtrArray *list = look_up(object->lists, id);
    const Value *value = list->pdata[i];

    return value->bytes;
}

guint64
sk_mapi_number(const SkMapi *object, guint32 id, guint64 fallback)
{
    guint16 type = 0;
    GBytes *bytes = sk_mapi_bytes(object, id, &type);
    guint64 number = 0;
    const guint8 *p;
    gsize len, want = type == SK_MAPI_TIME || type == SK_MAPI_DOUBLE     ? 8
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

/* Decodes UTF-16LE as declared, without guessing whether it is
 * something else. */
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
    /* These code pages say how the mail was sent; the strings are in the code
     * page of the system. */
    if (codepage >= 50220 && codepage <= 50222)
        codepage = 932;
    return sk_codepage_label(codepage);
}

/* Decodes a string in some code page. What is uncertain in it
 * is reported once. */
static char *
decode(const SkMapi *object, const char *p, gsize len, Value *value)
{
    SkDecoded seen = { 0 };
    char *text = sk_charset_decode(p, len, label_of(object), &seen);

    if (!value->told) {
        sk_part_note(object->part, "undecodable", seen.undecodable);
        sk_part_note(object->part, "charset-guessed", seen.guessed ? 1 : 0);
        sk_part_note(object->part, "charset-unsure", seen.unsure ? 1 : 0);
    }
    value->told = TRUE;
    return text;
}

static char *
text_of(const SkMapi *object, Value *value)
{
    guint16 type = value->type;
    gsize len, width = type == SK_MAPI_UNICODE ? 2 : 1;
    const char *p = g_bytes_get_data(value->bytes, &len);

    if (type != SK_MAPI_STRING && type != SK_MAPI_UNICODE)
        return NULL;
    len -= len % width;
    while (len >= width && p[len - width] == '\0' && p[len - 1] == '\0')
        len -= width;
    if (len == 0)
        return NULL;
    return type == SK_MAPI_UNICODE ? from_utf16((const guint8 *)p, len)
                                   : decode(object, p, len, value);
}

char *
sk_mapi_text(const SkMapi *object, guint32 id)
{
    Value *value = look_up(object->properties, id);

    return value != NULL ? text_of(object, value) : NULL;
}

char *
sk_mapi_texts(const SkMapi *object, guint32 id, const char *between)
{
    const GPtrArray *list = look_up(object->lists, id);
    GString *all = g_string_new(NULL);

    for (guint i = 0; list != NULL && i < list->len; i++) {
        g_autofree char *text = text_of(object, list->pdata[i]);

        if (text != NULL)
            g_string_append_printf(all, "%s%s", all->len > 0 ? between : "",
                                   text);
    }
    if (all->len > 0)
        return g_string_free(all, FALSE);
    g_string_free(all, TRUE);
    return NULL;
}
