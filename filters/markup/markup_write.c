/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes XML anew by a list (markup_write.h): judges each tag as it comes. This
 * defends against every element and attribute that nobody has thought of.
 */
#include <string.h>
#include <markup/markup_inner.h>

SkMarkupFrame *
sk_markup_push(SkMarkup *markup, SkMarkupFrameKind kind,
               const SkMarkupElement *element)
{
    SkMarkupFrame *frame = &markup->frames[markup->depth++];

    *frame = (SkMarkupFrame){ .kind = kind, .element = element };
    return frame;
}

SkMarkupFrame *
sk_markup_top(SkMarkup *markup)
{
    return markup->depth > 0 ? &markup->frames[markup->depth - 1] : NULL;
}

static void
take_sample(char **sample, const SkMarkupSpace *space, const char *name)
{
    if (*sample == NULL)
        *sample = space != NULL && *space->prefix != '\0'
                      ? g_strdup_printf("%s:%s", space->prefix, name)
                      : g_strdup(name);
}

/* ---- look-up ------------------------------------------------------------ */

static const SkMarkupElement *
find_element(SkMarkup *markup, const SkMarkupTag *tag)
{
    const gsize hash =
        ((gsize)tag->name >> 3) ^ ((gsize)tag->name >> 13) ^ (gsize)tag->space;
    const guint at = (guint)(hash % SK_MARKUP_CACHE);

    if (tag->space == NULL)
        return NULL;
    if (markup->elements[at].name != tag->name ||
        markup->elements[at].space != tag->space) {
        markup->elements[at].name = tag->name;
        markup->elements[at].space = tag->space;
        markup->elements[at].element =
            sk_markup_table_find(markup->table, tag->space, tag->name);
    }
    return markup->elements[at].element;
}

static const SkMarkupAllowed *
find_attribute(SkMarkup *markup, const SkMarkupElement *element,
               const SkMarkupAttribute *a)
{
    const gsize hash = ((gsize)a->name >> 3) ^ ((gsize)a->name >> 13) ^
                       ((gsize)element >> 4) ^ (gsize)a->space;
    const guint at = (guint)(hash % SK_MARKUP_CACHE);

    if (a->space == NULL)
        return NULL;
    if (markup->attributes[at].name != a->name ||
        markup->attributes[at].space != a->space ||
        markup->attributes[at].element != element) {
        markup->attributes[at].name = a->name;
        markup->attributes[at].space = a->space;
        markup->attributes[at].element = element;
        markup->attributes[at].allowed =
            sk_markup_element_allows(element, a->space, a->name);
    }
    return markup->attributes[at].allowed;
}

/* ---- a tag -------------------------------------------------------------- */

/* Judges the identifier of a relationship. Returns FALSE if the element goes
 * with it. */
static gboolean
judge_relation(SkMarkup *markup, SkMarkupTag *tag, SkMarkupAttribute *a,
               const SkMarkupAllowed *allowed)
{
    const SkMarkupHost *host = markup->host;

    if (host == NULL || host->relate == NULL)
        a->gone = TRUE;
    else if (host->leaves != NULL)
        a->gone =
            !host->leaves(host->user, tag, sk_markup_attribute_value(tag, a));
    else
        a->gone = host->relate(host->user, tag,
                               sk_markup_attribute_value(tag, a)) == NULL;
    return !a->gone || !allowed->is_vital;
}

/* Writes @a: the identifier that a relationship has as it leaves in the place
 * of the one that came. A hook may have put in a value that is none. */
static void
write_attribute(SkMarkup *markup, const SkMarkupTag *tag, SkMarkupAttribute *a,
                const SkMarkupAllowed *allowed)
{
    const SkMarkupHost *host = markup->host;
    const char *id = NULL;

    if (allowed->relates && host != NULL && host->relate != NULL)
        id = host->relate(host->user, tag, sk_markup_attribute_value(tag, a));
    sk_markup_out_listed(&markup->out, allowed->shown, allowed->shown_len,
                         id != NULL ? id : a->value,
                         id != NULL ? strlen(id) : a->len);
}

/* Takes out the attributes that the list does not name. Returns FALSE if the
 * element goes with one of them. */
static gboolean
judge_attributes(SkMarkup *markup, SkMarkupTag *tag,
                 const SkMarkupElement *element)
{
    for (guint i = 0; i < tag->n_attributes; i++) {
        SkMarkupAttribute *a = &tag->attributes[i];
        const SkMarkupAllowed *allowed = find_attribute(markup, element, a);

        a->found = allowed;
        if (allowed != NULL) {
            if (allowed->relates && !judge_relation(markup, tag, a, allowed))
                return FALSE;
            continue;
        }
        a->gone = TRUE;
        if (a->space != NULL && a->space == markup->compatibility)
            continue; /* mc:Ignorable and the like are written anew. */
        markup->unknown_attributes++;
        take_sample(&markup->attribute_sample, a->space, a->name);
    }
    return TRUE;
}

static void
write_tag(SkMarkup *markup, const SkMarkupTag *tag,
          const SkMarkupElement *element)
{
    SkMarkupOut *out = &markup->out;

    if (tag->depth > 0) /* The head has the name of the root. */
        sk_markup_out_start(out, element->shown, element->shown_len);
    out->used[sk_markup_space_number(element->space)] |= 1;
    for (guint i = 0; i < tag->n_attributes; i++) {
        SkMarkupAttribute *a = &tag->attributes[i];
        const SkMarkupAllowed *allowed = a->found;

        if (a->gone)
            continue;
        if (allowed == NULL)
            allowed = find_attribute(markup, element, a);
        g_assert(allowed != NULL); /* A hook adds what its list allows. */
        out->used[sk_markup_space_number(a->space)] |= 1;
        write_attribute(markup, tag, a, allowed);
    }
    out->is_open = TRUE;
}

static gboolean
drop_unknown(SkMarkup *markup, const SkMarkupTag *tag)
{
    markup->unknown_elements++;
    take_sample(&markup->element_sample, tag->space, tag->name);
    markup->skipping = 1;
    return TRUE;
}

/* Judges whether @tag may be the root, and gives it the name under which it is
 * written. */
static gboolean
take_root(SkMarkup *markup, SkMarkupTag *tag)
{
    const SkMarkupList *list = markup->list;

    if (!sk_markup_is(tag, list->root_prefix, list->root))
        return FALSE;
    if (list->plain_root != NULL)
        sk_markup_rename(tag, list->plain_prefix, list->plain_root);
    return TRUE;
}

static gboolean
on_start(gpointer user, SkMarkupTag *tag)
{
    SkMarkup *markup = user;
    const SkMarkupFrame *top = sk_markup_top(markup);
    const SkMarkupElement *element = NULL;
    SkMarkupDo what = SK_MARKUP_KEEP;

    if (markup->skipping > 0) {
        markup->skipping++;
        return TRUE;
    }
    if (tag->depth == 0 && !take_root(markup, tag)) {
        sk_markup_refuse(markup, SK_REASON_UNREADABLE, "xml-root");
        return FALSE;
    }
    if (tag->space == markup->compatibility && tag->space != NULL &&
        sk_markup_choose(markup, tag))
        return TRUE;
    element = find_element(markup, tag);
    if (element == NULL || (top != NULL && top->element->row->text != NULL) ||
        (top != NULL && top->kind == SK_FRAME_CHOICES))
        return drop_unknown(markup, tag);
    if (!judge_attributes(markup, tag, element))
        what = SK_MARKUP_DROP;
    else if (element->row->start != NULL)
        what = element->row->start(markup, tag);
    if (tag->depth == 0 && what != SK_MARKUP_KEEP)
        sk_markup_refuse(markup, SK_REASON_UNREADABLE, "xml-root");
    if (markup->why != SK_REASON_NONE)
        return FALSE;
    if (what == SK_MARKUP_DROP) {
        markup->skipping = 1;
        return TRUE;
    }
    if (what == SK_MARKUP_UNWRAP) {
        sk_markup_push(markup, SK_FRAME_UNWRAPPED, top->element);
        return TRUE;
    }
    if (tag->depth == 0) {
        markup->root = element;
        markup->is_strict = tag->strict;
    }
    write_tag(markup, tag, element);
    sk_markup_push(markup, SK_FRAME_WRITTEN, element)->inner = markup->out.len;
    return !markup->out.is_full;
}

/* ---- texts and ends ----------------------------------------------------- */

static gboolean
is_blank(const char *text, gsize len)
{
    for (gsize i = 0; i < len; i++)
        if (!g_ascii_isspace(text[i]))
            return FALSE;
    return TRUE;
}

static gboolean
on_text(gpointer user, const char *text, gsize len)
{
    SkMarkup *markup = user;
    const SkMarkupFrame *top = sk_markup_top(markup);
    const SkMarkupRow *row = top != NULL ? top->element->row : NULL;

    if (markup->skipping > 0 || row == NULL)
        return TRUE;
    if ((row->flags & SK_MARKUP_TEXT) == 0 || top->kind == SK_FRAME_CHOICES) {
        if (is_blank(text, len))
            return TRUE;
        markup->unknown_elements++;
        take_sample(&markup->element_sample, NULL, "text");
    } else if (row->text != NULL) {
        g_string_append_len(markup->gathered, text, (gssize)len);
    } else {
        sk_markup_out_text(&markup->out, text, len);
    }
    return !markup->out.is_full;
}

static void
end_gathered(SkMarkup *markup, const SkMarkupRow *row)
{
    g_autofree char *own = row->text(markup, markup->gathered->str);
    const char *text = own != NULL ? own : markup->gathered->str;

    sk_markup_out_text(&markup->out, text, strlen(text));
    g_string_truncate(markup->gathered, 0);
}

static gboolean
on_end(gpointer user, const SkMarkupTag *tag)
{
    SkMarkup *markup = user;
    const SkMarkupFrame *frame = NULL;
    const SkMarkupElement *element = NULL;

    (void)tag;
    if (markup->skipping > 0) {
        markup->skipping--;
        return TRUE;
    }
    frame = &markup->frames[--markup->depth];
    element = frame->element;
    if (frame->kind == SK_FRAME_CHOICE)
        sk_markup_end_choice(markup, frame);
    if (frame->kind != SK_FRAME_WRITTEN)
        return !markup->out.is_full;
    if (element->row->text != NULL)
        end_gathered(markup, element->row);
    sk_markup_out_end(&markup->out, element->shown, element->shown_len);
    if (element->row->end != NULL)
        element->row->end(markup);
    return markup->why == SK_REASON_NONE && !markup->out.is_full;
}

/* ---- the document ------------------------------------------------------- */

static void
count_all(const SkMarkup *markup)
{
    const SkTextCounts *counts = &markup->out.counts;

    sk_part_count(markup->part, "unknown-element", markup->unknown_elements,
                  markup->element_sample);
    sk_part_count(markup->part, "unknown-attribute", markup->unknown_attributes,
                  markup->attribute_sample);
    sk_part_count(markup->part, "control", counts->controls, NULL);
    sk_part_count(markup->part, "bidi", counts->bidi, NULL);
    sk_part_count(markup->part, "zero-width", counts->zero_width, NULL);
}

static GBytes *
rewrite(SkMarkup *markup, GBytes *bytes, SkReason *why, const char **detail)
{
    static const SkMarkupEvents events = { on_start, on_end, on_text };
    GBytes *out = NULL;

    *why = SK_REASON_NONE;
    *detail = NULL;
    if (sk_markup_read(markup->part, bytes, &events, markup, why, detail))
        out = sk_markup_out_finish(&markup->out, markup->root->space,
                                   markup->root->shown, markup->is_strict);
    if (out != NULL || *why != SK_REASON_NONE)
        return out;
    /* An event has ended the reading. */
    *why =
        markup->why != SK_REASON_NONE ? markup->why : SK_REASON_LIMIT_EXPANDED;
    *detail = markup->detail;
    return NULL;
}

GBytes *
sk_markup_rewrite(SkPart *part, GBytes *bytes, const SkMarkupList *list,
                  const SkMarkupHost *host, SkReason *why, const char **detail)
{
    SkMarkup *markup = g_new0(SkMarkup, 1);
    GBytes *out = NULL;

    markup->part = part;
    markup->list = list;
    markup->host = host;
    markup->table = sk_markup_table(list);
    markup->compatibility = sk_markup_space("mc");
    markup->gathered = g_string_new(NULL);
    if (sk_markup_out_init(&markup->out, g_bytes_get_size(bytes))) {
        out = rewrite(markup, bytes, why, detail);
        count_all(markup);
    } else {
        *why = SK_REASON_LIMIT_EXPANDED;
        *detail = NULL;
    }
    sk_markup_out_clear(&markup->out);
    g_string_free(markup->gathered, TRUE);
    g_free(markup->element_sample);
    g_free(markup->attribute_sample);
    g_free(markup);
    return out;
}
