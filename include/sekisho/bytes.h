/* SPDX-License-Identifier: Apache-2.0
 *
 * Numbers as formats of files write them: big-endian (be) and little-endian
 * (le). The caller has checked that the bytes are there.
 */
#ifndef SEKISHO_BYTES_H
#define SEKISHO_BYTES_H

#include <glib.h>

static inline guint16
sk_read_be16(const guint8 *p)
{
    return (guint16)(p[0] << 8 | p[1]);
}

static inline guint32
sk_read_be32(const guint8 *p)
{
    return (guint32)p[0] << 24 | (guint32)p[1] << 16 | (guint32)p[2] << 8 |
           p[3];
}

static inline guint16
sk_read_le16(const guint8 *p)
{
    return (guint16)(p[1] << 8 | p[0]);
}

static inline guint32
sk_read_le24(const guint8 *p)
{
    return (guint32)p[2] << 16 | (guint32)p[1] << 8 | p[0];
}

static inline guint32
sk_read_le32(const guint8 *p)
{
    return (guint32)p[3] << 24 | (guint32)p[2] << 16 | (guint32)p[1] << 8 |
           p[0];
}

static inline guint64
sk_read_le64(const guint8 *p)
{
    return sk_read_le32(p) | (guint64)sk_read_le32(p + 4) << 32;
}

/* sk_write_be16 and its brothers: append @number to @out. */
static inline void
sk_write_be16(GByteArray *out, guint16 number)
{
    guint8 bytes[2] = { (guint8)(number >> 8), (guint8)number };

    g_byte_array_append(out, bytes, sizeof bytes);
}

static inline void
sk_write_be32(GByteArray *out, guint32 number)
{
    sk_write_be16(out, (guint16)(number >> 16));
    sk_write_be16(out, (guint16)number);
}

static inline void
sk_write_le16(GByteArray *out, guint16 number)
{
    guint8 bytes[2] = { (guint8)number, (guint8)(number >> 8) };

    g_byte_array_append(out, bytes, sizeof bytes);
}

static inline void
sk_write_le32(GByteArray *out, guint32 number)
{
    sk_write_le16(out, (guint16)number);
    sk_write_le16(out, (guint16)(number >> 16));
}

/* sk_patch_le16 and sk_patch_le32: write @number over the bytes of @out that
 * begin at @at. All of these bytes must have been written before, as a
 * placeholder for a length or a count that is known only now. */
static inline void
sk_patch_le16(GByteArray *out, gsize at, guint16 number)
{
    out->data[at] = (guint8)number;
    out->data[at + 1] = (guint8)(number >> 8);
}

static inline void
sk_patch_le32(GByteArray *out, gsize at, guint32 number)
{
    sk_patch_le16(out, at, (guint16)number);
    sk_patch_le16(out, at + 2, (guint16)(number >> 16));
}

#endif
