/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes opened as S/MIME in one piece.
 * For clang: -fsanitize=fuzzer,address.
 */
#include "fuzz-box.h"

extern const SkFilter sk_filter_open_smime;

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    open_box(&sk_filter_open_smime, "application/pkcs7-mime", FALSE, data, size);
    return 0;
}
