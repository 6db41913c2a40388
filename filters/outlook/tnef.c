/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads TNEF (tnef.h): a sequence of attributes, some of which hold properties.
 * The reader is our own, because the existing library finds no text, fails on
 * half of the well-known samples and reads bytes that nobody wrote. Judges
 * nothing. This defends against false lengths and endlessly nested files.
 */
#include <string.h>
#include <outlook/tnef.h>
#include <outlook/tnef_old.h>

#define LEVELS_MAX      32
#define TNEF_VALUES_MAX 65536

/* The attributes: the type in the upper half, the number in the lower half. */
enum {
    ATTRIBUTE_SUBJECT = 0x8004,
    ATTRIBUTE_DATE_START = 0x8006,
    ATTRIBUTE_DATE_END = 0x8007,
    ATTRIBUTE_CLASS = 0x8008,
    ATTRIBUTE_BODY = 0x800c,
    ATTRIBUTE_ATTACH_DATA = 0x800f,
    ATTRIBUTE_ATTACH_TITLE = 0x8010,
    ATTRIBUTE_ATTACH_BEGIN = 0x9002,
    ATTRIBUTE_PROPERTIES = 0x9003,
    ATTRIBUTE_RECIPIENTS = 0x9004,
    ATTRIBUTE_ATTACH_PROPERTIES = 0x9005,
    ATTRIBUTE_CODEPAGE = 0x9007,
};

typedef struct {
    GBytes *bytes;
    const guint8 *p, *end;
} Cursor;

typedef struct Reading Reading;
struct Reading {
    SkPart *part;
    guint level;
    gboolean damaged;
    /* reads an embedded message */
    SkMapi *(*read_stream)(Reading *reading, GBytes *tnef);
};

/* ---- numbers and stretches --------------------------------------------- */

static Cursor
cursor_on(GBytes *bytes)
{
    gsize len;
    const guint8 *p = g_bytes_get_data(bytes, &len);

    if (p == NULL) /* out of memory */
        p = (const guint8 *)"";
    return (Cursor){ bytes, p, p + len };
}

static gsize
left(const Cursor *in)
{
    return (gsize)(in->end - in->p);
}

static gboolean
take_number(Cursor *in, guint width, guint32 *number)
{
    *number = 0;
    if (left(in) < width)
        return FALSE;
    for (guint i = 0; i < width; i++)
        *number |= (guint32)in->p[i] << (8 * i);
    in->p += width;
    return TRUE;
}

/* Takes the next @len bytes, which are part of the whole. Returns NULL if there
 * are fewer. */
static GBytes *
take_bytes(Cursor *in, gsize len)
{
    const guint8 *start = g_bytes_get_data(in->bytes, NULL);
    GBytes *bytes;

    if (left(in) < len)
        return NULL;
    if (len == 0)
        return g_bytes_new_static("", 0);
    bytes = g_bytes_new_from_bytes(in->bytes, (gsize)(in->p - start), len);
    in->p += len;
    return bytes;
}

static void
skip_padding(Cursor *in, gsize len)
{
    gsize padding = (4 - len % 4) % 4, rest = left(in);

    in->p += MIN(padding, rest);
}

/* ---- properties -------------------------------------------------------- */

/* Returns the length of a value of @type, or 0 if the value states its own
 * length. */
static guint
width_of(guint16 type)
{
    switch (type) {
    case SK_MAPI_SHORT:
    case SK_MAPI_BOOLEAN:
        return 2;
    case SK_MAPI_LONG:
    case 0x0004: /* a float */
    case 0x000a: /* an error code */
        return 4;
    case SK_MAPI_TIME:
    case 0x0005: /* a double */
    case 0x0006: /* a currency */
    case 0x0007: /* an application time */
    case 0x0014: /* 64 bits */
        return 8;
    case 0x0048: /* a class identifier */
        return 16;
    default:
        return 0;
    }
}

static gboolean
is_counted(guint16 type)
{
    return type == SK_MAPI_STRING || type == SK_MAPI_UNICODE ||
           type == SK_MAPI_OBJECT || type == SK_MAPI_BINARY;
}

/* Reads the name of a named property. *@id becomes the name used here, or 0 if
 * nobody looks at the property. */
static gboolean
take_name(Cursor *in, guint32 *id)
{
    static const char keywords[] = "K\0e\0y\0w\0o\0r\0d\0s\0\0";
    const guint8 *guid = in->p;
    guint32 kind, len;

    if (left(in) < 16)
        return FALSE;
    in->p += 16;
    if (!take_number(in, 4, &kind) || !take_number(in, 4, &len))
        return FALSE;
    *id = kind == 0 ? sk_mapi_named(guid, len) : 0;
    if (kind == 0)
        return TRUE;
    if (left(in) < len)
        return FALSE;
    if (len == sizeof keywords && memcmp(in->p, keywords, len) == 0)
        *id = SK_MAPI_KEYWORDS;
    in->p += len;
    skip_padding(in, len);
    return TRUE;
}

/* Reads one value. Returns NULL if the data is cut short. */
static GBytes *
take_value(Cursor *in, guint16 type)
{
    guint32 len = width_of(type);
    GBytes *bytes;

    if (len == 0 && !take_number(in, 4, &len))
        return NULL;
    bytes = take_bytes(in, len);
    if (bytes != NULL)
        skip_padding(in, len);
    return bytes;
}

/* Reads an object that is a message: its class identifier, then TNEF again. */
static void
take_object(Reading *reading, SkMapi *object, GBytes *value)
{
    static const guint8 message[16] = { 0x07, 0x03, 0x02, 0, 0, 0, 0, 0,
                                        0xc0, 0,    0,    0, 0, 0, 0, 0x46 };
    gsize len;
    const guint8 *p = g_bytes_get_data(value, &len);
    g_autoptr(GBytes) rest = NULL;

    if (len < sizeof message)
        return;
    rest = g_bytes_new_from_bytes(value, sizeof message, len - sizeof message);
    if (memcmp(p, message, sizeof message) == 0 && object->message == NULL)
        object->message = reading->read_stream(reading, rest);
    else
        sk_mapi_set(object, SK_MAPI_ATTACH_DATA, SK_MAPI_BINARY, rest);
}

static gboolean
take_property(Reading *reading, Cursor *in, SkMapi *object)
{
    guint32 type, id, n = 1;
    gboolean many;

    if (!take_number(in, 2, &type) || !take_number(in, 2, &id) ||
        (id >= 0x8000 && !take_name(in, &id)))
        return FALSE;
    many = (type & 0x1000) != 0;
    type &= 0xefff;
    if (width_of((guint16)type) == 0 && !is_counted((guint16)type))
        return FALSE; /* The length of a value of this type is unknown. */
    if ((many || is_counted((guint16)type)) && !take_number(in, 4, &n))
        return FALSE;
    if (n > TNEF_VALUES_MAX)
        return FALSE;
    for (guint32 i = 0; i < n; i++) {
        g_autoptr(GBytes) value = take_value(in, (guint16)type);

        if (value == NULL)
            return FALSE;
        if (many)
            sk_mapi_add(object, id, (guint16)type, value);
        else if (i > 0)
            continue;
        else if (type == SK_MAPI_OBJECT && id == SK_MAPI_ATTACH_DATA)
            take_object(reading, object, value);
        else
            sk_mapi_set(object, id, (guint16)type, value);
    }
    return TRUE;
}

static void
take_properties(Reading *reading, Cursor *in, SkMapi *object)
{
    guint32 n;

    if (!take_number(in, 4, &n)) {
        reading->damaged = TRUE;
        return;
    }
    for (guint32 i = 0; i < n; i++)
        if (sk_part_out_of_time(reading->part) ||
            !take_property(reading, in, object)) {
            reading->damaged = TRUE;
            return;
        }
}

static void
take_recipients(Reading *reading, Cursor *in, SkMapi *message)
{
    guint32 n;

    if (!take_number(in, 4, &n))
        return;
    for (guint32 i = 0; i < n && left(in) > 0; i++) {
        SkMapi *recipient = sk_mapi_new(reading->part);

        g_ptr_array_add(message->recipients, recipient);
        take_properties(reading, in, recipient);
        if (reading->damaged)
            return;
    }
}

/* ---- attributes -------------------------------------------------------- */

/* Returns the current attachment. Some writers store its data before they begin
 * it. */
static SkMapi *
attachment_of(SkMapi *message)
{
    GPtrArray *list = message->attachments;

    if (list->len == 0)
        g_ptr_array_add(list, sk_mapi_new(message->part));
    return list->pdata[list->len - 1];
}

static void
take_attribute(Reading *reading, SkMapi *message, guint32 number, GBytes *data)
{
    Cursor in = cursor_on(data);
    guint32 codepage;

    switch (number & 0xffff) {
    case ATTRIBUTE_CODEPAGE:
        if (take_number(&in, 4, &codepage))
            message->codepage = codepage;
        break;
    case ATTRIBUTE_SUBJECT:
        sk_mapi_set(message, SK_MAPI_SUBJECT, SK_MAPI_STRING, data);
        break;
    case ATTRIBUTE_CLASS:
        sk_tnef_class(message, data);
        break;
    case ATTRIBUTE_DATE_START:
        sk_tnef_date(message, SK_MAPI_TNEF_START, data);
        break;
    case ATTRIBUTE_DATE_END:
        sk_tnef_date(message, SK_MAPI_TNEF_END, data);
        break;
    case ATTRIBUTE_BODY:
        sk_mapi_set(message, SK_MAPI_BODY, SK_MAPI_STRING, data);
        break;
    case ATTRIBUTE_PROPERTIES:
        take_properties(reading, &in, message);
        break;
    case ATTRIBUTE_RECIPIENTS:
        take_recipients(reading, &in, message);
        break;
    case ATTRIBUTE_ATTACH_BEGIN:
        g_ptr_array_add(message->attachments, sk_mapi_new(reading->part));
        break;
    case ATTRIBUTE_ATTACH_TITLE:
        sk_mapi_set(attachment_of(message), SK_MAPI_ATTACH_SHORT_NAME,
                    SK_MAPI_STRING, data);
        break;
    case ATTRIBUTE_ATTACH_DATA:
        sk_mapi_set(attachment_of(message), SK_MAPI_ATTACH_DATA, SK_MAPI_BINARY,
                    data);
        break;
    case ATTRIBUTE_ATTACH_PROPERTIES:
        take_properties(reading, &in, attachment_of(message));
        break;
    default:
        break;
    }
}

static void
take_attributes(Reading *reading, Cursor *in, SkMapi *message)
{
    while (left(in) > 0 && !sk_part_out_of_time(reading->part)) {
        guint32 level, number, len, sum;
        g_autoptr(GBytes) data = NULL;

        if (!take_number(in, 1, &level) || level < 1 || level > 2 ||
            !take_number(in, 4, &number) || !take_number(in, 4, &len)) {
            reading->damaged = TRUE;
            return;
        }
        data = take_bytes(in, len);
        if (data == NULL) {
            reading->damaged = TRUE;
            return;
        }
        take_attribute(reading, message, number, data);
        /* The checksum is ignored, as all readers do. */
        take_number(in, 2, &sum);
    }
}

static SkMapi *
read_stream(Reading *reading, GBytes *tnef)
{
    static const guint8 mark[4] = { 0x78, 0x9f, 0x3e, 0x22 };
    Cursor in = cursor_on(tnef);
    SkMapi *message;

    if (left(&in) < 6 || memcmp(in.p, mark, sizeof mark) != 0 ||
        reading->level >= LEVELS_MAX)
        return NULL;
    in.p += 6; /* skips a key that has no meaning here */
    message = sk_mapi_new(reading->part);
    reading->level++;
    take_attributes(reading, &in, message);
    reading->level--;
    for (guint i = 0; i < message->attachments->len; i++) {
        SkMapi *attachment = message->attachments->pdata[i];

        attachment->codepage = message->codepage;
    }
    for (guint i = 0; i < message->recipients->len; i++) {
        SkMapi *recipient = message->recipients->pdata[i];

        recipient->codepage = message->codepage;
    }
    return message;
}

SkMapi *
sk_tnef_read(GBytes *tnef, SkPart *part)
{
    Reading reading = { .part = part, .read_stream = read_stream };
    SkMapi *message = read_stream(&reading, tnef);

    if (reading.damaged)
        sk_part_count(part, "damaged-tnef", 1, NULL);
    return message;
}
