/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements that do not leave although they are known, with the words by
 * which they are counted: what runs, fetches or embeds. The rows of the others
 * stand in odf_rows_*.c.
 */
#include <string.h>
#include "odf/odf_inner.h"
#include "odf/odf_rows.h"

typedef struct {
    const char *prefix, *name;
    const char *word; /* of sekisho/removed.h */
    /* what becomes of the element; SK_MARKUP_UNWRAP leaves the last result of a
     * field as text */
    SkMarkupDo what;
} Gone;

/* clang-format off */
static const Gone gone[] = {
    { "anim", "audio", "sound", SK_MARKUP_DROP },
    { "anim", "command", "sound", SK_MARKUP_DROP },
    { "draw", "applet", "embedded-object", SK_MARKUP_DROP },
    { "draw", "floating-frame", "floating-frame", SK_MARKUP_DROP },
    { "draw", "object-ole", "embedded-object", SK_MARKUP_DROP },
    { "draw", "plugin", "embedded-object", SK_MARKUP_DROP },
    { "draw", "thumbnail", "metadata", SK_MARKUP_DROP },
    { "form", "connection-resource", "database", SK_MARKUP_DROP },
    { "form", "file", "form", SK_MARKUP_DROP },
    { "form", "generic-control", "form", SK_MARKUP_DROP },
    { "form", "image", "form", SK_MARKUP_DROP },
    { "form", "image-frame", "form", SK_MARKUP_DROP },
    { "office", "dde-source", "dde", SK_MARKUP_DROP },
    { "office", "event-listeners", "event-handler", SK_MARKUP_DROP },
    { "ooo", "library-embedded", "basic", SK_MARKUP_DROP },
    { "ooo", "library-linked", "basic", SK_MARKUP_DROP },
    { "presentation", "event-listener", "event-handler", SK_MARKUP_DROP },
    { "presentation", "play", "sound", SK_MARKUP_DROP },
    { "presentation", "sound", "sound", SK_MARKUP_DROP },
    { "script", "event", "event-handler", SK_MARKUP_DROP },
    { "script", "event-listener", "event-handler", SK_MARKUP_DROP },
    { "script", "library-embedded", "basic", SK_MARKUP_DROP },
    { "script", "library-linked", "basic", SK_MARKUP_DROP },
    { "script", "module", "basic", SK_MARKUP_DROP },
    { "svg", "definition-src", "font-data", SK_MARKUP_DROP },
    { "svg", "font-face-src", "font-data", SK_MARKUP_DROP },
    { "table", "cell-range-source", "external-source", SK_MARKUP_DROP },
    { "table", "database-source-query", "database", SK_MARKUP_DROP },
    { "table", "database-source-sql", "database", SK_MARKUP_DROP },
    { "table", "database-source-table", "database", SK_MARKUP_DROP },
    { "table", "dde-link", "dde", SK_MARKUP_DROP },
    { "table", "dde-links", "dde", SK_MARKUP_DROP },
    { "table", "error-macro", "event-handler", SK_MARKUP_DROP },
    { "table", "table-source", "external-source", SK_MARKUP_DROP },
    { "text", "alphabetical-index-auto-mark-file", "external-source",
      SK_MARKUP_DROP },
    { "text", "database-display", "database", SK_MARKUP_UNWRAP },
    { "text", "database-name", "database", SK_MARKUP_UNWRAP },
    { "text", "database-next", "database", SK_MARKUP_DROP },
    { "text", "database-row-number", "database", SK_MARKUP_UNWRAP },
    { "text", "database-row-select", "database", SK_MARKUP_DROP },
    { "text", "dde-connection", "dde", SK_MARKUP_UNWRAP },
    { "text", "dde-connection-decl", "dde", SK_MARKUP_DROP },
    { "text", "dde-connection-decls", "dde", SK_MARKUP_DROP },
    { "text", "execute-macro", "script", SK_MARKUP_UNWRAP },
    { "text", "script", "script", SK_MARKUP_DROP },
    { "text", "section-source", "external-source", SK_MARKUP_DROP },
    { "xforms", "model", "form", SK_MARKUP_DROP },
};
/* clang-format on */

SkMarkupDo
sk_odf_gone(SkMarkup *markup, SkMarkupTag *tag)
{
    for (guint i = 0; i < G_N_ELEMENTS(gone); i++) {
        if (!sk_markup_is(tag, gone[i].prefix, gone[i].name))
            continue;
        sk_markup_count(markup, gone[i].word, gone[i].name);
        if (strcmp(gone[i].word, "embedded-object") == 0 ||
            strcmp(gone[i].word, "floating-frame") == 0)
            sk_odf_stand_in(markup);
        return gone[i].what;
    }
    g_assert_not_reached(); /* Every row with this hook stands above. */
}
