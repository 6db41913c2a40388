/* SPDX-License-Identifier: Apache-2.0
 *
 * Sizes as a policy file writes them ("50M"), and back.
 */
#include <string.h>
#include "core/policy/keys.h"

static guint
unit_shift(char unit)
{
    switch (unit) {
    case 'K':
        return 10;
    case 'M':
        return 20;
    case 'G':
        return 30;
    default:
        return 0;
    }
}

gboolean
sk_policy_size(const char *text, guint64 *bytes)
{
    gsize digits = strspn(text, "0123456789");
    guint shift = 0;
    guint64 n;

    if (digits == 0 || digits > 15)
        return FALSE;
    n = g_ascii_strtoull(text, NULL, 10);
    if (text[digits] != '\0') {
        shift = unit_shift(text[digits]);
        if (shift == 0 || text[digits + 1] != '\0')
            return FALSE;
    }
    if (n > G_MAXUINT64 >> shift)
        return FALSE;
    *bytes = n << shift;
    return TRUE;
}

char *
sk_policy_size_text(guint64 bytes)
{
    static const char units[] = "GMK";

    for (guint i = 0; i < 3; i++) {
        guint shift = unit_shift(units[i]);

        if (bytes > 0 && (bytes & (((guint64)1 << shift) - 1)) == 0)
            return g_strdup_printf("%" G_GUINT64_FORMAT "%c", bytes >> shift,
                                   units[i]);
    }
    return g_strdup_printf("%" G_GUINT64_FORMAT, bytes);
}
