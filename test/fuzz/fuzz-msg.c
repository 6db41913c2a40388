/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes opened as Outlook's .msg.
 * For clang: -fsanitize=fuzzer,address.
 */
#include "fuzz-box.h"

extern const SkFilter sk_filter_open_msg;

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    open_box(&sk_filter_open_msg, "application/vnd.ms-outlook", TRUE, data, size);
    return 0;
}
