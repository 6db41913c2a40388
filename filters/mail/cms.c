/* SPDX-License-Identifier: Apache-2.0
 *
 * Walks the BER encoding of CMS to the content that was signed (cms.h), and no
 * further: no certificate and no signature is looked at. This defends against
 * false lengths, and against endless nesting.
 */
#include <string.h>
#include <mail/cms.h>

#define LEVELS_MAX 32

enum {
    TAG_OCTETS = 0x04,
    TAG_OID = 0x06,
    TAG_OCTETS_IN_PIECES = 0x24,
    TAG_SEQUENCE = 0x30,
    TAG_SET = 0x31,
    TAG_EXPLICIT_0 = 0xa0,
};

typedef struct {
    const guint8 *p, *end;
} Span;

static gsize
length(Span span)
{
    return (gsize)(span.end - span.p);
}

/* Reads the head of an element: its tag, and its length unless that is
 * indefinite (*@open). */
static gboolean
take_head(Span *in, guint8 *tag, gsize *len, gboolean *open)
{
    guint n;

    if (length(*in) < 2 || (in->p[0] & 0x1f) == 0x1f)
        return FALSE; /* No element here has a tag of several bytes. */
    *tag = *in->p++;
    n = *in->p++;
    *open = n == 0x80;
    *len = n;
    if (n <= 0x80)
        return n < 0x80 || (*tag & 0x20) != 0;
    n &= 0x7f;
    if (n > 4 || length(*in) < n)
        return FALSE;
    for (*len = 0; n > 0; n--)
        *len = *len << 8 | *in->p++;
    return TRUE;
}

static gboolean
is_end(Span in)
{
    return length(in) >= 2 && in.p[0] == 0 && in.p[1] == 0;
}

/* Reads the next element: its content is stored in *@content, and @in moves
 * behind it. */
static gboolean
take(Span *in, guint8 *tag, Span *content, guint level)
{
    gsize len;
    gboolean open;

    if (level >= LEVELS_MAX || !take_head(in, tag, &len, &open))
        return FALSE;
    content->p = in->p;
    if (!open) {
        if (length(*in) < len)
            return FALSE;
        in->p += len;
        content->end = in->p;
        return TRUE;
    }
    while (!is_end(*in)) {
        Span inner;
        guint8 inner_tag;

        if (!take(in, &inner_tag, &inner, level + 1))
            return FALSE;
    }
    content->end = in->p;
    in->p += 2;
    return TRUE;
}

static gboolean
take_tag(Span *in, guint8 wanted, Span *content)
{
    guint8 tag;

    return take(in, &tag, content, 0) && tag == wanted;
}

/* Appends an octet string, whole or in pieces, to @out. */
static gboolean
gather(guint8 tag, Span content, GByteArray *out, guint level)
{
    if (tag == TAG_OCTETS) {
        g_byte_array_append(out, content.p, (guint)length(content));
        return TRUE;
    }
    if (tag != TAG_OCTETS_IN_PIECES || level >= LEVELS_MAX)
        return FALSE;
    while (length(content) > 0) {
        Span piece;

        if (!take(&content, &tag, &piece, 0) ||
            !gather(tag, piece, out, level + 1))
            return FALSE;
    }
    return TRUE;
}

static SkCmsKind
kind_of(Span oid)
{
    static const struct {
        const char *oid;
        gsize len;
        SkCmsKind kind;
    } table[] = {
        { "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02", 9, SK_CMS_SIGNED },
        { "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03", 9, SK_CMS_ENCRYPTED },
        { "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x04", 9, SK_CMS_ENCRYPTED },
        { "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x06", 9, SK_CMS_ENCRYPTED },
        { "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17", 11,
          SK_CMS_ENCRYPTED },
    };

    for (guint i = 0; i < G_N_ELEMENTS(table); i++)
        if (length(oid) == table[i].len &&
            memcmp(oid.p, table[i].oid, table[i].len) == 0)
            return table[i].kind;
    return SK_CMS_OTHER;
}

/* Reads SignedData: version, algorithms, then the content that was signed. */
static SkCmsKind
open_signed(Span in, GBytes **content)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    Span version, algorithms, wrapped, oid, explicit, octets;
    guint8 tag;

    if (!take_tag(&in, 0x02, &version) ||
        !take_tag(&in, TAG_SET, &algorithms) ||
        !take_tag(&in, TAG_SEQUENCE, &wrapped) ||
        !take_tag(&wrapped, TAG_OID, &oid))
        return SK_CMS_NONE;
    if (length(wrapped) == 0)
        return SK_CMS_DETACHED;
    if (!take_tag(&wrapped, TAG_EXPLICIT_0, &explicit) ||
        !take(&explicit, &tag, &octets, 0) || !gather(tag, octets, out, 0))
        return SK_CMS_NONE;
    *content = g_byte_array_free_to_bytes(g_steal_pointer(&out));
    return SK_CMS_SIGNED;
}

SkCmsKind
sk_cms_open(GBytes *cms, GBytes **content)
{
    gsize len;
    const guint8 *p = g_bytes_get_data(cms, &len);
    Span in, info, oid, explicit, inner;
    SkCmsKind kind;

    *content = NULL;
    if (len == 0)
        return SK_CMS_NONE;
    in = (Span){ p, p + len };
    if (!take_tag(&in, TAG_SEQUENCE, &info) || !take_tag(&info, TAG_OID, &oid))
        return SK_CMS_NONE;
    kind = kind_of(oid);
    if (kind != SK_CMS_SIGNED)
        return kind;
    if (!take_tag(&info, TAG_EXPLICIT_0, &explicit) ||
        !take_tag(&explicit, TAG_SEQUENCE, &inner))
        return SK_CMS_NONE;
    return open_signed(inner, content);
}
