/* SPDX-License-Identifier: Apache-2.0
 *
 * Names what is left out of a PDF (pdf_left.h). Nothing is decided here: an
 * entry that no table names is left out, whether this file knows it or not.
 */
#include <string.h>
#include "pdf/pdf_left.h"

typedef struct {
    const char *word; /* an entry, or a kind of action */
    /* the word under which it is counted; NULL if it is not counted, because
     * nobody would miss it */
    const char *what;
} Word;

static const char *
look_up(const Word *words, guint n, const char *word, const char *otherwise)
{
    for (guint i = 0; i < n; i++)
        if (strcmp(words[i].word, word) == 0)
            return words[i].what;
    return otherwise;
}

void
sk_pdf_count_action(SkPdfWalk *walk, const SkPdfObject *action)
{
    static const Word kinds[] = {
        { "JavaScript", "script" },
        { "Launch", "launch-action" },
        { "GoToR", "external-target" },
        { "GoToE", "external-target" },
        { "GoTo3DView", "media-action" },
        { "Movie", "media-action" },
        { "Rendition", "media-action" },
        { "RichMediaExecute", "media-action" },
        { "Sound", "media-action" },
        { "SubmitForm", "form-action" },
        { "ImportData", "form-action" },
        { "ResetForm", "form-action" },
        { "URI", "hyperlink" },
        { "GoTo", NULL }, /* It leads nowhere. */
    };
    const char *name = sk_pdf_name(sk_pdf_at(walk->pdf, action, "S"));
    const char *what = look_up(kinds, G_N_ELEMENTS(kinds),
                               name != NULL ? name : "", "pdf-action");

    if (sk_pdf_at(walk->pdf, action, "JS") != NULL)
        what = "script";
    if (what != NULL)
        sk_pdf_count(walk, what);
    if (sk_pdf_at(walk->pdf, action, "Next") != NULL)
        sk_pdf_count(walk, "event-handler");
}

/* Additional actions: one for each event, each counted. */
static void
count_events(SkPdfWalk *walk, SkPdfObject *value)
{
    const SkPdfObject *events = sk_pdf_follow(walk->pdf, value);

    if (events == NULL || events->type != SK_PDF_DICTIONARY)
        return;
    for (guint i = 0; i < events->len; i++) {
        const SkPdfObject *action =
            sk_pdf_follow(walk->pdf, events->entries[i].value);

        sk_pdf_count(walk, "event-handler");
        if (action != NULL && action->type == SK_PDF_DICTIONARY)
            sk_pdf_count_action(walk, action);
    }
}

void
sk_pdf_count_left(SkPdfWalk *walk, const char *key, SkPdfObject *value)
{
    static const Word keys[] = {
        { "AF", NULL }, /* Each file is counted. */
        { "Alternates", "alternate-picture" },
        { "Collection", "portfolio" },
        { "DSS", "signature" },
        { "JS", "script" },
        { "JavaScript", "script" },
        { "Lock", "signature" },
        { "Metadata", "xmp" },
        { "OPI", "external-target" },
        { "PS", "postscript" },
        { "Perms", "signature" },
        { "PieceInfo", "private-data" },
        { "RichMediaContent", "media" },
        { "SV", "signature" },
        { "SpiderInfo", "private-data" },
        { "Thumb", "thumbnail" },
        { "XFA", "xfa" },
        /* These say nothing that is shown or done. */
        { "B", NULL },
        { "BG", NULL },
        { "BG2", NULL },
        { "CIDSet", NULL },
        { "CharSet", NULL },
        { "EmbeddedFiles", NULL }, /* Each file is counted. */
        { "Extensions", NULL },
        { "HT", NULL },
        { "ID", NULL },
        { "LastModified", NULL },
        { "NM", NULL },
        { "Parent", NULL },
        { "ProcSet", NULL },
        { "SMaskInData", NULL },
        { "SigFlags", NULL }, /* The signatures are counted. */
        { "TR", NULL },
        { "TR2", NULL },
        { "Threads", NULL },
        { "UCR", NULL },
        { "UCR2", NULL },
    };
    const char *what = look_up(keys, G_N_ELEMENTS(keys), key, "pdf-entry");

    if (strcmp(key, "AA") == 0)
        count_events(walk, value);
    else if (what != NULL)
        sk_pdf_count(walk, what);
}
