/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes walked as a ZIP: what is accepted lies within the bytes, in order,
 * without touching itself, and is what the central directory says. For clang:
 * -fsanitize=fuzzer,address.
 */
#include <string.h>

#include <archive/zip_strict.h>

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

static guint8
touch(const guint8 *bytes, gsize len)
{
    guint8 sum = 0;

    for (gsize i = 0; i < len; i++)
        sum ^= bytes[i];
    return sum;
}

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    g_auto(SkZipWalk) walk = sk_zip_walk(data, size, 1000);
    const guint8 *end = data;
    volatile guint8 sink;

    g_assert_true((walk.members == NULL) == (walk.reason != SK_REASON_NONE));
    for (guint i = 0; walk.members != NULL && i < walk.members->len; i++) {
        const SkZipMember *m = &g_array_index(walk.members, SkZipMember, i);

        g_assert_true(m->offset == 0 || i > 0);
        g_assert_true(data + m->offset >= end);
        g_assert_true(m->data >= data + m->offset + 30 + m->name_len);
        g_assert_true(m->packed <= (guint64)(data + size - m->data));
        g_assert_null(memchr(m->name, 0, m->name_len));
        g_assert_true(memcmp(m->name, data + m->offset + 30, m->name_len) == 0);
        sink = touch(m->data, m->packed) ^ touch(m->name, m->name_len) ^
               touch(m->unicode, m->unicode_len);
        end = m->data + m->packed;
    }
    (void)sink;
    return 0;
}
