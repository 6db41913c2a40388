/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes as a metafile of StarView, which leaves within OpenDocument files.
 * What leaves is accepted by the exit inspection, and cleaning it again changes
 * nothing.
 */
#include <string.h>
#include <metafile/svm.h>
#include "inspector/picture/svm.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

static GBytes *
clean(const guint8 *bytes, gsize len)
{
    static const SkLimits limits = { .pixels = 1000000,
                                     .expanded = 1u << 24,
                                     .ratio = 200 };
    SkPicture picture = { .limits = &limits, .bytes = bytes, .len = len };

    return sk_svm_clean(&picture);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    g_autoptr(GBytes) out = NULL, again = NULL;
    const guint8 *p;
    gsize len;

    if (!sk_svm_is(data, size))
        return 0;
    out = clean(data, size);
    if (out == NULL)
        return 0;
    p = g_bytes_get_data(out, &len);
    g_assert_true(sk_svm_is_ours((SkSpan){ p, p + len }));
    again = clean(p, len);
    g_assert_nonnull(again);
    g_assert_true(g_bytes_equal(out, again));
    return 0;
}
