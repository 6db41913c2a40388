/* SPDX-License-Identifier: Apache-2.0
 *
 * Finishes what was written (markup_out.h): takes out the cuts, and puts the
 * head before the rest, with the namespaces that are left.
 */
#include <string.h>
#include <markup/markup_out.h>

#define USED_BY_TAG   1
#define USED_BY_VALUE 2

static const char declaration[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/* ---- cuts --------------------------------------------------------------- */

static gint
compare_cuts(gconstpointer a, gconstpointer b)
{
    const SkMarkupCut *one = a, *other = b;

    if (one->from != other->from)
        return one->from < other->from ? -1 : 1;
    return one->to > other->to ? -1 : one->to < other->to;
}

/* Returns whether the bytes before @end end with a start tag. */
static gboolean
ends_in_start_tag(const SkMarkupOut *out, gsize end)
{
    gsize at = end;

    if (end <= SK_MARKUP_HEAD_ROOM || out->bytes[end - 1] != '>' ||
        (end - 1 > SK_MARKUP_HEAD_ROOM && out->bytes[end - 2] == '/'))
        return FALSE;
    while (at > SK_MARKUP_HEAD_ROOM && out->bytes[at - 1] != '<')
        at--;
    return at == SK_MARKUP_HEAD_ROOM || out->bytes[at] != '/';
}

/* Goes on to copy at @from behind a cut before @*end. If the cut has left an
 * element without content, its two tags become one. Returns from where to copy.
 */
static gsize
join(SkMarkupOut *out, gsize *end, gsize from)
{
    const char *close = NULL;

    if (out->len - from < 3 || memcmp(out->bytes + from, "</", 2) != 0 ||
        !ends_in_start_tag(out, *end))
        return from;
    close = memchr(out->bytes + from, '>', out->len - from);
    memcpy(out->bytes + *end - 1, "/>", 2);
    (*end)++;
    return (gsize)(close - out->bytes) + 1;
}

static void
apply_cuts(SkMarkupOut *out)
{
    gsize end = SK_MARKUP_HEAD_ROOM, from = SK_MARKUP_HEAD_ROOM;

    g_array_sort(out->cuts, compare_cuts);
    for (guint i = 0; i < out->cuts->len; i++) {
        const SkMarkupCut *cut = &g_array_index(out->cuts, SkMarkupCut, i);

        if (cut->to <= from)
            continue; /* It lies in the one before. */
        if (cut->from > from) {
            memmove(out->bytes + end, out->bytes + from, cut->from - from);
            end += cut->from - from;
        }
        from = join(out, &end, cut->to);
    }
    memmove(out->bytes + end, out->bytes + from, out->len - from);
    out->len = end + (out->len - from);
}

/* ---- what is used ------------------------------------------------------- */

static void
use_name(SkMarkupOut *out, const char *name, gsize len)
{
    const char *colon = memchr(name, ':', len);
    g_autofree char *prefix =
        colon != NULL ? g_strndup(name, (gsize)(colon - name)) : NULL;
    const SkMarkupSpace *space =
        prefix != NULL ? sk_markup_space(prefix) : NULL;

    if (space != NULL)
        out->used[sk_markup_space_number(space)] |= USED_BY_TAG;
}

/* Notes the namespaces whose prefixes the value @p of mc:Choice/@Requires
 * names, up to its quote. */
static void
use_required(SkMarkupOut *out, const char *p)
{
    while (*p != '"') {
        gsize len = strcspn(p, " \"");
        g_autofree char *name = g_strdup_printf("%.*s:", (int)len, p);

        use_name(out, name, len + 1);
        p += len;
        p += strspn(p, " ");
    }
}

/* Notes the namespaces of the attributes from @p on, up to the end of the tag.
 * Returns where the tag ends. */
static const char *
use_attributes(SkMarkupOut *out, const char *p)
{
    while (*p == ' ') {
        const char *name = p + 1;
        const char *is = strchr(name, '=');

        use_name(out, name, (gsize)(is - name));
        if (g_str_has_prefix(name, "Requires="))
            use_required(out, is + 2);
        p = strchr(is + 2, '"') + 1;
    }
    return p;
}

/* Finds out anew which namespaces tags use, after something was cut. Reads what
 * this writer has written, and nothing else. The name of the root, which is not
 * there yet, and a namespace that is written without a prefix, stay used. */
static void
find_used(SkMarkupOut *out, const SkMarkupSpace *root)
{
    const char *p = out->bytes + SK_MARKUP_HEAD_ROOM;

    for (guint i = 0; i < SK_MARKUP_SPACES_MAX; i++) {
        const SkMarkupSpace *space = sk_markup_space_at(i);

        if (space != NULL && space != root &&
            (space->flags & SK_MARKUP_DEFAULT) == 0)
            out->used[i] &= (guint8)~USED_BY_TAG;
    }
    p = use_attributes(out, p);
    for (; (p = strchr(p, '<')) != NULL; p++) {
        if (p[1] == '/')
            continue;
        use_name(out, p + 1, strcspn(p + 1, " />"));
        p = use_attributes(out, p + strcspn(p, " />"));
    }
}

/* ---- the head ----------------------------------------------------------- */

static void
put_ignorable(const SkMarkupOut *out, GString *head)
{
    const char *before = " mc:Ignorable=\"";
    const gsize len = head->len;

    for (guint i = 0; sk_markup_space_at(i) != NULL; i++) {
        const SkMarkupSpace *space = sk_markup_space_at(i);

        if (out->used[i] == 0 || (space->flags & SK_MARKUP_IGNORABLE) == 0)
            continue;
        g_string_append_printf(head, "%s%s", before, space->prefix);
        before = " ";
    }
    if (head->len > len)
        g_string_append_c(head, '"');
}

/* Returns whether one of the used namespaces is ignorable. */
static gboolean
has_ignorable(const SkMarkupOut *out)
{
    for (guint i = 0; sk_markup_space_at(i) != NULL; i++)
        if (out->used[i] != 0 &&
            (sk_markup_space_at(i)->flags & SK_MARKUP_IGNORABLE) != 0)
            return TRUE;
    return FALSE;
}

static GString *
make_head(SkMarkupOut *out, const char *shown, gboolean strict)
{
    GString *head = g_string_new(declaration);

    g_string_append_c(head, '<');
    g_string_append(head, shown);
    if (has_ignorable(out))
        out->used[sk_markup_space_number(sk_markup_space("mc"))] |= USED_BY_TAG;
    for (guint i = 0; sk_markup_space_at(i) != NULL; i++) {
        const SkMarkupSpace *space = sk_markup_space_at(i);

        if (out->used[i] == 0 || *space->prefix == '\0' ||
            strcmp(space->prefix, "xml") == 0)
            continue;
        g_string_append(head, " xmlns");
        if ((space->flags & SK_MARKUP_DEFAULT) == 0)
            g_string_append_printf(head, ":%s", space->prefix);
        g_string_append_printf(head, "=\"%s\"",
                               strict && space->strict != NULL ? space->strict
                                                               : space->uri);
    }
    put_ignorable(out, head);
    return head;
}

GBytes *
sk_markup_out_finish(SkMarkupOut *out, const SkMarkupSpace *space,
                     const char *shown, gboolean strict)
{
    g_autoptr(GString) head = NULL;
    g_autoptr(GBytes) all = NULL;
    gsize start = 0;

    sk_markup_out_raw(out, "", 1); /* It ends like a string. */
    if (out->is_full)
        return NULL;
    out->len--;
    if (out->cuts != NULL) {
        apply_cuts(out);
        out->bytes[out->len] = '\0';
        find_used(out, space);
    }
    head = make_head(out, shown, strict);
    g_assert(head->len <= SK_MARKUP_HEAD_ROOM);
    start = SK_MARKUP_HEAD_ROOM - head->len;
    memcpy(out->bytes + start, head->str, head->len);
    all = g_bytes_new_take(g_realloc(out->bytes, out->len), out->len);
    out->bytes = NULL;
    return g_bytes_new_from_bytes(all, start, out->len - start);
}
