/* SPDX-License-Identifier: Apache-2.0
 *
 * What becomes of a document (document.h).
 */
#include <string.h>
#include <file/file_name.h>
#include <ooxml/document.h>

/* Replaces @part by @clean (taken), of the media type @type. */
static SkVerdict
finish(SkPart *part, GBytes *clean, const char *type)
{
    if (strcmp(type, sk_part_found(part)) != 0) {
        g_autofree char *name =
            sk_file_name_fit_to(sk_part_out_name(part), type);

        sk_part_rename(part, name);
        sk_part_count(part, "format-changed", 1, sk_part_found(part));
    } else if (sk_part_n_children(part) == 0 &&
               g_bytes_equal(clean, sk_part_bytes(part))) {
        g_bytes_unref(clean);
        return sk_part_keep(part);
    }
    return sk_part_replace(part, clean, type);
}

static SkVerdict
write_anew(SkPart *part, SkOoxml *document)
{
    SkReason why = SK_REASON_NONE;
    const char *detail = NULL;
    GBytes *clean = sk_ooxml_write(document, &why, &detail);

    if (clean == NULL)
        return sk_part_remove(part, why, detail);
    return finish(part, clean, sk_ooxml_type(document));
}

SkVerdict
sk_document_clean_part(SkPart *part, const SkPolicy *policy)
{
    SkReason why = SK_REASON_NONE;
    const char *detail = NULL;
    g_autoptr(SkOoxml) document = sk_ooxml_open(part, policy, &why, &detail);
    GPtrArray *children = NULL;

    if (document == NULL)
        return sk_part_remove(part, why, detail);
    children = sk_ooxml_embedded(document, &why, &detail);
    if (children != NULL)
        return sk_part_split(part, children);
    if (why != SK_REASON_NONE)
        return sk_part_remove(part, why, detail);
    return write_anew(part, document);
}

SkVerdict
sk_document_build_part(SkPart *part, const SkPolicy *policy)
{
    SkReason why = SK_REASON_NONE;
    const char *detail = NULL;
    g_autoptr(SkOoxml) document = sk_ooxml_open(part, policy, &why, &detail);

    return document != NULL ? write_anew(part, document)
                            : sk_part_remove(part, why, detail);
}
