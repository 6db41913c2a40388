/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes that claim to be XML: what leaves is accepted by the exit
 * inspection, and cleaning it again changes nothing.
 */
#include "../filters/clean-help.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    static const SkPolicy *policy;

    if (policy == NULL) {
        clean_prepare();
        policy = clean_policy("");
    }
    clean_check(policy, "application/xml", (const char *)data, size);
    return 0;
}
