/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes that begin as a drawing: SVG, EMF or WMF. What leaves is accepted
 * by the exit inspection, and cleaning it again changes nothing.
 */
#include <string.h>
#include <sekisho/picture_formats.h>
#include "../filters/clean-help.h"
#include "worker/identify/identify.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

static const char *const types[] = {
#define SK_X(symbol, name, type, extensions) type,
    SK_PICTURES_DRAWN(SK_X)
#undef SK_X
        NULL
};

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    static const SkPolicy *policy;
    const char *type;

    if (policy == NULL) {
        clean_prepare();
        policy = clean_policy("inside = { hyperlinks = \"keep\"; };");
    }
    if (size == 0)
        return 0;
    type = data[0] == '<' ? "image/svg+xml" : sk_signature(data, size);
    if (type == NULL || !g_strv_contains(types, type))
        return 0;
    clean_check(policy, type, (const char *)data, size);
    return 0;
}
