/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes that begin as a picture of pixels: what leaves is accepted by
 * the exit inspection, and cleaning it again changes nothing. Checksums of PNG
 * are made right first, so that what lies behind them is reached.
 */
#include <string.h>
#include <sekisho/picture_formats.h>
#include "../filters/clean-help.h"
#include "../filters/png-mend.h"
#include "worker/identify/identify.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

static const char *const types[] = {
#define SK_X(symbol, name, type, extensions) type,
    SK_PICTURES_OF_PIXELS(SK_X)
#undef SK_X
        NULL
};

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    static const SkPolicy *policy;
    const char *type = sk_signature(data, size);
    g_autofree guint8 *copy = NULL;

    if (policy == NULL) {
        clean_prepare();
        policy = clean_policy("");
    }
    if (type == NULL || !g_strv_contains(types, type))
        return 0;
    copy = g_memdup2(data, size);
    if (g_str_equal(type, "image/png"))
        png_mend(copy, size);
    clean_check(policy, type, (const char *)copy, size);
    return 0;
}
