/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads .msg files (msg.h): finds out which stream of the compound file is
 * which property. Judges nothing. This defends against endlessly nested
 * messages.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include <outlook/cfb.h>
#include <outlook/msg.h>
#include <outlook/msg_names.h>

#define LEVELS_MAX 32
#define PROPERTY   "__substg1.0_"
#define PROPERTIES "__properties_version1.0"
#define ATTACHMENT "__attach_version1.0_#"
#define RECIPIENT  "__recip_version1.0_#"
#define OLE        6
#define MANY       0x1000 /* the bit of a type that means "several values" */

typedef enum { TOP, EMBEDDED, PIECE } Kind;

typedef struct {
    SkPart *part;
    SkCfb *cfb;
    guint level;
    guint damaged;
    const GArray *names; /* the result of sk_msg_names */
} Reading;

/* Returns the name used here for the property with the number
 * @id in this file. */
static guint32
called(const Reading *reading, guint32 id)
{
    if (id < 0x8000)
        return id;
    return id - 0x8000 < reading->names->len
               ? g_array_index(reading->names, guint32, id - 0x8000)
               : 0;
}

/* A child of a storage and its name. */
typedef struct {
    char *name;
    guint32 entry;
} Child;

static void
child_clear(gpointer data)
{
    g_free(((Child *)data)->name);
}

static gint
compare_children(gconstpointer a, gconstpointer b)
{
    return g_ascii_strcasecmp(((const Child *)a)->name,
                              ((const Child *)b)->name);
}

/* Returns the children in the order of their names, which are numbered. */
static GArray *
children_of(Reading *reading, guint32 storage)
{
    g_autoptr(GArray) entries = sk_cfb_children(reading->cfb, storage);
    GArray *children = g_array_new(FALSE, FALSE, sizeof(Child));

    g_array_set_clear_func(children, child_clear);
    for (guint i = 0; i < entries->len; i++) {
        guint32 entry = g_array_index(entries, guint32, i);
        Child child = { sk_cfb_name(reading->cfb, entry), entry };

        g_array_append_val(children, child);
    }
    g_array_sort(children, compare_children);
    return children;
}

/* Reads the name of a stream, such as "__substg1.0_3701000D", which states the
 * property and its type. A property with several values has the index behind it
 * ("-00000000"). */
static gboolean
read_tag(const char *name, guint32 *id, guint16 *type)
{
    const char *hex = name + strlen(PROPERTY);
    guint32 tag = 0;

    if (!g_str_has_prefix(name, PROPERTY) ||
        (strlen(hex) != 8 && (strlen(hex) != 17 || hex[8] != '-')))
        return FALSE;
    for (guint i = 0; i < 8; i++, hex++) {
        if (!g_ascii_isxdigit(*hex))
            return FALSE;
        tag = tag << 4 | (guint32)g_ascii_xdigit_value(*hex);
    }
    *id = tag >> 16;
    *type = (guint16)tag;
    return TRUE;
}

/* Values of fixed length stand together in one stream, with 16 bytes each. */
static void
take_fixed(const Reading *reading, SkMapi *object, GBytes *bytes, gsize skip)
{
    gsize len;
    const guint8 *p = g_bytes_get_data(bytes, &len);

    for (gsize at = skip; at + 16 <= len; at += 16) {
        guint16 type = sk_read_le16(p + at);
        guint32 id = called(reading, sk_read_le16(p + at + 2));
        g_autoptr(GBytes) value = g_bytes_new_from_bytes(bytes, at + 8, 8);

        if (type == SK_MAPI_SHORT || type == SK_MAPI_LONG ||
            type == SK_MAPI_BOOLEAN || type == SK_MAPI_TIME ||
            type == SK_MAPI_DOUBLE)
            sk_mapi_set(object, id, type, value);
    }
}

static void
take_stream(Reading *reading, SkMapi *object, const Child *child, gsize skip)
{
    gboolean fixed = g_ascii_strcasecmp(child->name, PROPERTIES) == 0;
    guint32 id = 0;
    guint16 type = 0;
    g_autoptr(GBytes) bytes = NULL;

    if (!fixed && !read_tag(child->name, &id, &type))
        return;
    bytes = sk_cfb_stream(reading->cfb, child->entry);
    if (bytes == NULL)
        reading->damaged++;
    else if (fixed)
        take_fixed(reading, object, bytes, skip);
    else if ((type & MANY) == 0)
        sk_mapi_set(object, called(reading, id), type, bytes);
    else if (strlen(child->name) > strlen(PROPERTY) + 8)
        sk_mapi_add(object, called(reading, id), (guint16)(type & ~MANY),
                    bytes);
}

static guint32
codepage_of(const SkMapi *message)
{
    return (guint32)sk_mapi_number(
        message, SK_MAPI_CODEPAGE,
        sk_mapi_number(message, SK_MAPI_INTERNET_CODEPAGE, 0));
}

/* Reads a message, an attachment or a recipient, and everything below it. */
static SkMapi *
read_object(Reading *reading, guint32 storage, Kind kind, guint32 codepage)
{
    static const gsize skips[] = { [TOP] = 32, [EMBEDDED] = 24, [PIECE] = 8 };
    g_autoptr(GArray) children = NULL;
    SkMapi *object = sk_mapi_new(reading->part);
    guint32 id;
    guint16 type;

    object->codepage = codepage;
    if (reading->level >= LEVELS_MAX || sk_part_out_of_time(reading->part)) {
        reading->damaged++;
        return object;
    }
    reading->level++;
    children = children_of(reading, storage);
    for (guint i = 0; i < children->len; i++) {
        const Child *child = &g_array_index(children, Child, i);

        if (!sk_cfb_is_storage(reading->cfb, child->entry))
            take_stream(reading, object, child, skips[kind]);
    }
    if (kind != PIECE && codepage_of(object) != 0)
        object->codepage = codepage_of(object);
    for (guint i = 0; i < children->len; i++) {
        const Child *child = &g_array_index(children, Child, i);
        gboolean is_piece = g_str_has_prefix(child->name, ATTACHMENT) ||
                            g_str_has_prefix(child->name, RECIPIENT);

        if (!sk_cfb_is_storage(reading->cfb, child->entry))
            continue;
        if (is_piece && kind != PIECE)
            g_ptr_array_add(
                g_str_has_prefix(child->name, ATTACHMENT) ? object->attachments
                                                          : object->recipients,
                read_object(reading, child->entry, PIECE, object->codepage));
        else if (kind == PIECE && object->message == NULL &&
                 read_tag(child->name, &id, &type) &&
                 id == SK_MAPI_ATTACH_DATA && type == SK_MAPI_OBJECT &&
                 sk_mapi_number(object, SK_MAPI_ATTACH_METHOD, 0) != OLE)
            object->message =
                read_object(reading, child->entry, EMBEDDED, codepage);
    }
    reading->level--;
    return object;
}

SkMapi *
sk_msg_read(GBytes *msg, SkPart *part)
{
    g_autoptr(SkCfb) cfb = sk_cfb_open(msg);
    Reading reading = { .part = part, .cfb = cfb };
    g_autoptr(SkMapi) message = NULL;
    g_autoptr(GArray) names = NULL;
    g_autoptr(SkCfb) again = NULL;

    if (cfb == NULL)
        return NULL;
    /* The file is opened again because each entry is returned only once. */
    again = sk_cfb_open(msg);
    names = sk_msg_names(again);
    reading.names = names;
    message = read_object(&reading, SK_CFB_ROOT, TOP, 0);
    if (reading.damaged > 0)
        sk_part_count(part, "damaged-msg", reading.damaged, NULL);
    if (g_hash_table_size(message->properties) == 0)
        return NULL; /* It is some other compound file. */
    return g_steal_pointer(&message);
}
