/* SPDX-License-Identifier: Apache-2.0
 *
 * Builds the tables of the lists of all kinds of parts before the sandbox
 * closes, so that no message pays for them (ooxml.h).
 */
#include <ooxml/ooxml_inner.h>

/* Prepares @kind and all that it leads to; @seen are the kinds that were. */
static void
prepare_kind(GHashTable *seen, const SkOoxmlKind *kind)
{
    const SkOoxmlKind *const *holds = kind->holds;

    if (!g_hash_table_add(seen, (gpointer)kind))
        return;
    if (kind->list != NULL)
        sk_markup_prepare(kind->list);
    for (; holds != NULL && *holds != NULL; holds++)
        prepare_kind(seen, *holds);
}

void
sk_ooxml_prepare(void)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

    sk_markup_warm();
    prepare_kind(seen, &sk_ooxml_root);
    prepare_kind(seen, &sk_word_main);
    prepare_kind(seen, &sk_sheet_main);
    prepare_kind(seen, &sk_slide_main);
}
