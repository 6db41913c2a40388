/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes that claim to be a table or a text file: what leaves is accepted by
 * the exit inspection, and cleaning it again changes nothing. Input: a byte
 * (which type, byte order mark or not), the file.
 */
#include "../filters/clean-help.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    static const char *const types[] = { "text/csv",
                                         "text/tab-separated-values",
                                         "text/plain", "text/csv" };
    static const SkPolicy *policies[2];

    if (policies[0] == NULL) {
        clean_prepare();
        policies[0] = clean_policy("");
        policies[1] = clean_policy("csv = { bom = false; };");
    }
    if (size > 0)
        clean_check(policies[data[0] >> 2 & 1], types[data[0] & 3],
                    (const char *)data + 1, size - 1);
    return 0;
}
