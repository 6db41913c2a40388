/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of OpenDocument files (odf_text.h): those of the content, and
 * behind them the headers and footers, which stand among the styles.
 */
#include <string.h>
#include "odf/odf_text.h"

static GBytes *
read_member(SkOdfPackage *package, const char *name, SkReason *why,
            const char **detail)
{
    int i = sk_odf_package_find(package, name);

    return i >= 0 ? sk_odf_package_read(package, (guint)i, why, detail) : NULL;
}

/* Appends the headers and footers. That they cannot be read is no reason to
 * lose the rest. */
static void
put_styles(const SkOdfTextSource *source, GString *out)
{
    const char *detail = NULL;
    SkReason why;
    g_autoptr(GBytes) bytes =
        read_member(source->package, "styles.xml", &why, &detail);
    g_autoptr(GString) text = g_string_new(NULL);

    if (bytes == NULL ||
        !sk_odf_text_read(source, bytes, text, &why, &detail) || text->len == 0)
        return;
    g_string_append(out, "\n［ヘッダーとフッター］\n");
    g_string_append(out, text->str);
}

char *
sk_odf_text(SkPart *part, const SkPolicy *policy, SkOdfPackage *package,
            SkReason *why, const char **detail)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GBytes) bytes = NULL;
    const char *type = sk_odf_package_type(package);
    const SkOdfTextSource source = {
        .part = part,
        .policy = policy,
        .package = package,
        .is_sheets = strstr(type, ".spreadsheet") != NULL,
    };

    *why = SK_REASON_UNREADABLE;
    *detail = "content.xml";
    bytes = read_member(package, "content.xml", why, detail);
    if (bytes == NULL || !sk_odf_text_read(&source, bytes, out, why, detail))
        return NULL;
    if (strstr(type, ".text") != NULL)
        put_styles(&source, out);
    return g_string_free(g_steal_pointer(&out), FALSE);
}
