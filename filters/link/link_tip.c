/* SPDX-License-Identifier: Apache-2.0
 *
 * What is shown when the mouse is over a link (link.h). This defends against a
 * tip that names another host than the one to which the link leads.
 */
#include <string.h>
#include <link/link.h>

gboolean
sk_link_tip_names_host(const char *tip)
{
    static const char *const dots[] = { ".", "。", "．", "｡" };

    if (strchr(tip, '@') != NULL || strstr(tip, "//") != NULL)
        return TRUE;
    for (const char *p = tip; *p != '\0'; p++)
        for (guint i = 0; i < G_N_ELEMENTS(dots); i++) {
            gsize len = g_str_has_prefix(p, dots[i]) ? strlen(dots[i]) : 0;

            if (len > 0 && p[len] != '\0' && strchr(" \t\n\r", p[len]) == NULL)
                return TRUE;
        }
    return FALSE;
}
