/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds out what a part is by its bytes. Only this file uses libmagic, which
 * sees only what our own signature table does not know.
 */
#include <magic.h>
#include <string.h>
#include <sekisho/error.h>
#include "core/part_private.h"
#include "worker/identify/identify.h"
#include "worker/identify/identify_kinds.h"

/* How many bytes libmagic looks at. Its work grows with the number, and every
 * kind that it knows shows itself earlier. */
#define MAGIC_BYTES (64 * 1024)

/* opened in the zygote while preparing, and only read afterwards */
static magic_t magic;

gboolean
sk_identify_prepare(GError **error)
{
    magic = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS |
                       MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_CDF |
                       MAGIC_NO_CHECK_ELF);
    if (magic == NULL || magic_load(magic, NULL) != 0) {
        g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "libmagic: %s",
                    magic ? magic_error(magic) : "out of memory");
        return FALSE;
    }
    /* libmagic is not tried here: that would compile 2 MB of patterns, which
     * every fork then copies, for the few parts that our own table does not
     * know. */
    return TRUE;
}

/* Returns whether the bytes hold controls that no text has. A letter may begin
 * with "MZ" or "BM", but a program holds controls. */
static gboolean
holds_controls(const guint8 *bytes, gsize len)
{
    static const guint8 of_text[] = {
        '\t', '\n', '\r', '\f', 0x0e, 0x0f, 0x1b
    };

    for (gsize i = 0; i < len && i < MAGIC_BYTES; i++)
        if (bytes[i] < 0x20 &&
            memchr(of_text, bytes[i], sizeof of_text) == NULL)
            return TRUE;
    return FALSE;
}

/* Returns what libmagic makes of the rest. Its answers about text are ignored,
 * because what can be text was already read as that. */
static SkKind
kind_of_rest(const guint8 *bytes, gsize len)
{
    SkKind kind = { .type = "application/octet-stream", .by = "nobody" };
    const char *found = NULL;

    if (magic != NULL)
        found = magic_buffer(magic, bytes, MIN(len, MAGIC_BYTES));
    if (found == NULL || g_str_has_prefix(found, "text/"))
        return kind;
    kind.type = found;
    kind.by = "libmagic";
    return kind;
}

/* Returns the kind of a file that begins like nothing we know and ends or goes
 * on as a file of another kind. */
static SkKind
kind_of_hidden(const guint8 *bytes, gsize len)
{
    SkKind kind = { .by = "hidden" };

    if (sk_ends_as_zip(bytes, len))
        kind.type = "application/zip";
    else if (sk_holds_early_pdf(bytes, len))
        kind.type = "application/pdf";
    return kind;
}

static SkKind
kind_of(const SkPart *part, const guint8 *bytes, gsize len)
{
    gboolean weak;
    gsize start;
    SkKind kind = sk_kind_by_signature(bytes, len, &weak), text;

    if (kind.type == NULL && sk_begins_as_pdf(bytes, len, &start)) {
        kind = (SkKind){ .type = "application/pdf",
                         .by = "signature",
                         .at = start };
        weak = FALSE;
    }
    if (kind.type == NULL || weak) {
        text = sk_kind_of_text(part, bytes, len, &kind);
        if (text.type != NULL)
            return text;
    }
    if (kind.type == NULL)
        kind = kind_of_hidden(bytes, len);
    if (kind.type == NULL)
        kind = kind_of_rest(bytes, len);
    sk_kind_look_closer(&kind, bytes, len);
    return kind;
}

/* Returns for the report who says so, and what was seen where. New string. */
static char *
evidence_of(const SkKind *kind)
{
    g_autofree char *at =
        kind->at > 0 ? g_strdup_printf(" at byte %" G_GSIZE_FORMAT, kind->at)
                     : g_strdup("");

    if (kind->what == NULL)
        return g_strconcat(kind->by, at, NULL);
    return g_strconcat(kind->by, ": ", kind->what, at, NULL);
}

static void
identify_file(SkPart *part, const guint8 *bytes, gsize len)
{
    SkKind kind;
    g_autofree char *found = NULL, *evidence = NULL;

    if (len == 0) {
        sk_part_set_found(part, "application/x-empty");
        return;
    }
    kind = kind_of(part, bytes, len);
    found = g_strconcat(kind.type, kind.locked ? "+encrypted" : "",
                        kind.polyglot ? "+polyglot" : "", NULL);
    evidence = evidence_of(&kind);
    sk_part_set_found(part, found);
    sk_part_set_evidence(part, evidence);
}

/* Returns whether @claimed is a type for which the claim is the only evidence
 * there is, and which only leads to removal with a better reason. */
static gboolean
claim_counts(const char *claimed)
{
    static const char *const types[] = {
        "message/partial",
        "message/external-body",
        "application/pgp-encrypted",
        "application/pgp-signature",
        "application/pkcs7-mime",
        "application/x-pkcs7-mime",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        NULL,
    };

    return claimed != NULL && g_strv_contains(types, claimed);
}

static gboolean
is_text_body(const SkPart *part, const guint8 *bytes, gsize len)
{
    const char *claimed = sk_part_claimed(part);

    if (sk_part_role(part) != SK_ROLE_BODY)
        return FALSE;
    if (claimed != NULL && !g_str_has_prefix(claimed, "text/") &&
        !g_str_equal(claimed, "application/xhtml+xml") &&
        !g_str_has_prefix(claimed, "message/"))
        return FALSE;
    return sk_signature(bytes, len) == NULL || !holds_controls(bytes, len);
}

void
sk_identify(SkPart *part)
{
    GBytes *content = sk_part_bytes(part);
    const char *claimed = sk_part_claimed(part);
    const guint8 *bytes;
    gsize len;

    if (content == NULL || sk_part_n_children(part) > 0) {
        sk_part_set_found(part, claimed ? claimed : "application/octet-stream");
        return;
    }
    bytes = g_bytes_get_data(content, &len);
    if (is_text_body(part, bytes, len))
        sk_part_set_found(
            part, claimed && g_str_has_prefix(claimed, "text/") ? claimed
                  : claimed && strstr(claimed, "xhtml")         ? claimed
                                                                : "text/plain");
    else if (claim_counts(claimed))
        sk_part_set_found(part, claimed);
    else
        identify_file(part, bytes, len);
}
