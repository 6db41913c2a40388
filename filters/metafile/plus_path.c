/* SPDX-License-Identifier: Apache-2.0
 *
 * Paths and regions of EMF+ (plus.h, [MS-EMFPLUS] 2.2.1.6, 2.2.1.8). Kinds of
 * points that come as runs leave one by one. A region is a tree of shapes and
 * of how two of them are combined; its depth is bounded, because viewers read
 * it by calling themselves.
 */
#include <string.h>
#include <sekisho/bytes.h>
#include "metafile/plus.h"

#define RUNS       0x1000u
#define PATH_BITS  0x7800u
#define FILL_MODE  0x2000u
#define KEPT       (FILL_MODE | SK_PLUS_COMPRESSED)
#define KIND_MASK  0x07u
#define KIND_BITS  0xB7u /* dashed, marked, the end of a figure */
#define RUN_LENGTH 0x3Fu
#define SHAPES     0x10000000u
#define COMBINED   5u
#define TREE_DEPTH 512

typedef enum { RECTANGLE, BY_PATH, NOTHING, EVERYTHING } Shape;

/* A point begins a figure (0), ends a line (1), or belongs to a curve (3). */
static gboolean
write_kind(SkPlus *plus, guint8 kind)
{
    kind &= KIND_BITS;
    if ((kind & KIND_MASK) > 3 || (kind & KIND_MASK) == 2)
        return FALSE;
    g_byte_array_append(plus->out, &kind, 1);
    return TRUE;
}

static gboolean
read_runs(SkPlus *plus, guint32 n)
{
    while (n > 0) {
        guint run;

        if (sk_plus_left(plus) < 2)
            return FALSE;
        run = plus->p[0] & RUN_LENGTH;
        if (run == 0 || run > n)
            return FALSE;
        for (guint i = 0; i < run; i++)
            if (!write_kind(plus, plus->p[1]))
                return FALSE;
        plus->p += 2;
        n -= run;
    }
    return TRUE;
}

static gboolean
read_kinds(SkPlus *plus, guint32 n)
{
    if (n > sk_plus_left(plus))
        return FALSE;
    for (guint32 i = 0; i < n; i++)
        if (!write_kind(plus, *plus->p++))
            return FALSE;
    return TRUE;
}

gboolean
sk_plus_path(SkPlus *plus)
{
    guint32 n = 0, bits = 0;

    if (!sk_plus_version(plus) || !sk_plus_count(plus, 0, 2, &n) ||
        !sk_plus_bits(plus, PATH_BITS, &bits))
        return FALSE;
    sk_patch_le32(plus->out, plus->out->len - 4,
                  bits & ((bits & SK_PLUS_RELATIVE) != 0 ? FILL_MODE : KEPT));
    if (!sk_plus_points(plus, n, bits))
        return FALSE;
    return (bits & RUNS) != 0 ? read_runs(plus, n) : read_kinds(plus, n);
}

static gboolean
read_shape(SkPlus *plus, guint32 shape)
{
    guint32 len = 0;

    switch ((Shape)shape) {
    case RECTANGLE:
        return sk_plus_floats(plus, 4);
    case BY_PATH:
        return sk_plus_number(plus, &len) &&
               sk_plus_inner(plus, len, sk_plus_path);
    case NOTHING:
    case EVERYTHING:
        return TRUE;
    default:
        return FALSE;
    }
}

/* Reads a tree, the first of two branches before the second. missing[d] counts
 * the branches that are still missing at depth d. */
static gboolean
read_tree(SkPlus *plus, guint32 *nodes)
{
    guint8 missing[TREE_DEPTH] = { 1 };
    gint depth = 0;

    while (depth >= 0) {
        guint32 kind = 0;

        if (missing[depth] == 0) {
            depth--;
            continue;
        }
        missing[depth]--;
        if (!sk_plus_number(plus, &kind))
            return FALSE;
        ++*nodes;
        if (kind >= SHAPES) {
            if (!read_shape(plus, kind - SHAPES))
                return FALSE;
        } else if (kind < 1 || kind > COMBINED || depth == TREE_DEPTH - 1) {
            return FALSE;
        } else {
            missing[++depth] = 2;
        }
    }
    return TRUE;
}

/* The number in front counts all nodes but the first. */
gboolean
sk_plus_region(SkPlus *plus)
{
    gsize at = plus->out->len + 4;
    guint32 nodes = 0;

    if (!sk_plus_version(plus) || !sk_plus_number(plus, NULL) ||
        !read_tree(plus, &nodes))
        return FALSE;
    sk_patch_le32(plus->out, at, nodes - 1);
    return TRUE;
}
