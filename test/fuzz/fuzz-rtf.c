/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes as RTF, and as compressed RTF: it ends with text within bounds, or
 * with nothing. The first byte chooses. For clang: -fsanitize=fuzzer,address.
 */
#include <locale.h>
#include <string.h>

#include <charset/charset.h>
#include <outlook/lzfu.h>
#include <outlook/rtf.h>

#define MOST (1 << 20)

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    static gboolean is_ready; /* for the whole run */
    g_autoptr(GBytes) bytes = NULL;
    g_autofree char *text = NULL;
    gboolean is_html = FALSE;

    if (!is_ready) {
        setlocale(LC_ALL, "C.UTF-8");
        g_assert_true(sk_charset_prepare(NULL));
        is_ready = TRUE;
    }
    if (size < 1)
        return 0;
    bytes = g_bytes_new(data + 1, size - 1);
    if ((data[0] & 1) != 0) {
        GBytes *rtf = sk_lzfu_undo(bytes, MOST);

        if (rtf == NULL)
            return 0;
        g_assert_cmpuint(g_bytes_get_size(rtf), <=, MOST);
        g_bytes_unref(bytes);
        bytes = rtf;
    }
    text = sk_rtf_read(bytes, NULL, &is_html);
    if (text == NULL)
        return 0;
    g_assert_true(g_utf8_validate(text, -1, NULL));
    /* a byte becomes three at most, a word no more than itself */
    g_assert_cmpuint(strlen(text), <=, 8 * g_bytes_get_size(bytes) + 8);
    return 0;
}
