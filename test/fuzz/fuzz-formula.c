/* SPDX-License-Identifier: Apache-2.0
 *
 * Any text that claims to be a formula: what may leave the inspector lets out,
 * and a bar, which asks a DDE server, is in none that may outside a string.
 */
#include <string.h>
#include <formula/formula.h>
#include "inspector/formula/formula.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    const size_t len = strlen(text);
    const SkSpan span = { (const uint8_t *)text, (const uint8_t *)text + len };
    gboolean in_string = FALSE, has_bar = FALSE;

    if (!g_utf8_validate(text, -1, NULL) ||
        sk_formula_judge(text, NULL) == SK_FORMULA_GOES)
        return 0;
    for (const char *p = text; *p != '\0'; p++) {
        in_string = *p == '"' ? !in_string : in_string;
        has_bar = has_bar || (*p == '|' && !in_string);
    }
    g_assert_true(strchr(text, '[') != NULL || !has_bar);
    /* CR never leaves, as the writer of XML makes it LF. */
    if (strchr(text, '\r') == NULL)
        g_assert_true(sk_formula_is_ours(span, NULL));
    return 0;
}
