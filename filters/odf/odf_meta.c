/* SPDX-License-Identifier: Apache-2.0
 *
 * The metadata that may leave (OpenDocument 1.4, part 3, chapter 4), field by
 * field as the policy says, and which program wrote the file. Never: the
 * template and where it lies, what is loaded after a while, and fields of one's
 * own.
 */
#include <string.h>
#include "odf/odf_inner.h"
#include "odf/odf_rows.h"

#define GENERATOR_MAX 200 /* bytes that the name of a program may have */

static const struct {
    const char *prefix, *name;
    const char *field; /* of the policy; NULL for what never leaves */
} fields[] = {
    { "dc", "title", "title" },
    { "dc", "subject", "subject" },
    { "dc", "creator", "author" },
    { "dc", "date", "modified" },
    { "dc", "language", "language" },
    { "meta", "keyword", "keywords" },
    { "meta", "initial-creator", "author" },
    { "meta", "creation-date", "created" },
};

static SkMarkupDo
judge_field(SkMarkup *markup, SkMarkupTag *tag)
{
    const SkOdfMember *member = sk_markup_user(markup);

    for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
        if (sk_markup_is(tag, fields[i].prefix, fields[i].name) &&
            sk_policy_keeps_field(member->odf->policy, fields[i].field))
            return SK_MARKUP_KEEP;
    sk_markup_count(markup, "metadata", NULL);
    return SK_MARKUP_DROP;
}

static SkMarkupDo
drop_quietly(SkMarkup *markup, SkMarkupTag *tag)
{
    (void)markup;
    (void)tag;
    return SK_MARKUP_DROP;
}

/* Keeps the name and version of the program that wrote the document, because
 * LibreOffice draws shapes without a colour as that program did. Anything that
 * does not look like a name is counted and becomes empty. */
static char *
program_text(SkMarkup *markup, const char *text)
{
    gsize len = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                             "abcdefghijklmnopqrstuvwxyz0123456789 ._-/$()");

    if (len <= GENERATOR_MAX && text[len] == '\0')
        return NULL;
    sk_markup_count(markup, "metadata", NULL);
    return g_strdup("");
}

static SkMarkupDo
drop_reload(SkMarkup *markup, SkMarkupTag *tag)
{
    const char *href = sk_markup_value(tag, "xlink", "href");

    /* That of a template is mostly its name alone. */
    sk_markup_count(markup,
                    href != NULL && strpbrk(href, ":\\") != NULL
                        ? "external-target"
                        : "metadata",
                    href);
    return SK_MARKUP_DROP;
}

#define FIELD(name)                                                            \
    {                                                                          \
        name, NULL, SK_MARKUP_TEXT, judge_field, NULL, NULL                    \
    }

static const SkMarkupRow dc_rows[] = {
    FIELD("title"),
    FIELD("subject"),
    FIELD("creator"),
    FIELD("date"),
    FIELD("language"),
    FIELD("description"),
    { NULL, NULL, 0, NULL, NULL, NULL },
};

static const SkMarkupRow meta_rows[] = {
    FIELD("keyword"),
    FIELD("initial-creator"),
    FIELD("creation-date"),
    FIELD("editing-cycles"),
    FIELD("editing-duration"),
    FIELD("user-defined"),
    FIELD("printed-by"),
    FIELD("print-date"),
    { "generator", NULL, SK_MARKUP_TEXT, NULL, program_text, NULL },
    /* The statistics (pages, words) repeat what can be counted in the document,
     * so they are dropped without being counted as taken out. */
    { "document-statistic", NULL, 0, drop_quietly, NULL, NULL },
    { "template", "xlink:href", 0, drop_reload, NULL, NULL },
    { "auto-reload", "xlink:href", 0, drop_reload, NULL, NULL },
    { "hyperlink-behaviour", "xlink:href", 0, drop_reload, NULL, NULL },
    { NULL, NULL, 0, NULL, NULL, NULL },
};

static const SkMarkupRow root_rows[] = {
    ROW("document-meta", "office:version"),
    ROW("meta", NULL),
    { NULL, NULL, 0, NULL, NULL, NULL },
};

static const SkMarkupSet sets[] = {
    { "office", root_rows },
    { "meta", meta_rows },
    { "dc", dc_rows },
    { NULL, NULL },
};

const SkMarkupList sk_odf_meta = { "office", "document-meta", sets };
