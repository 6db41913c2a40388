/* SPDX-License-Identifier: Apache-2.0
 *
 * Makes the edits at end of message: deletes every header that came (highest
 * index first, because Postfix renumbers the rest and sendmail does not), keeps
 * sendmail from adding its own, inserts ours in order, and replaces the body.
 * The inspected output is split at line ends and colons; nothing else of it is
 * read. This defends against an edit that fails half-way and leaves an
 * uncleaned header behind.
 */
#include <string.h>

#include <sekisho/error.h>

#include "door/edits.h"

#define CHUNK     (1024 * 1024)
#define VALUE_MAX 60000 /* Postfix silently cuts longer values. */

struct _SkSeen {
    GHashTable *counts; /* maps a name in lower case to its count */
    GPtrArray *names;   /* as first seen, in order of arrival */
    guint total;
};

/* Headers that sendmail adds after the milter if the client
 * did not send them. */
static const char *const added_by_mta[] = {
    "Date",        "From",        "Message-ID",
    "Resent-Date", "Resent-From", "Resent-Message-ID"
};

typedef struct {
    const char *at, *end; /* the part of the headers that is still to be read */
} Cursor;

SkSeen *
sk_seen_new(void)
{
    SkSeen *seen = g_new0(SkSeen, 1);

    seen->counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    seen->names = g_ptr_array_new_with_free_func(g_free);
    return seen;
}

void
sk_seen_free(SkSeen *seen)
{
    if (seen == NULL)
        return;
    g_hash_table_unref(seen->counts);
    g_ptr_array_unref(seen->names);
    g_free(seen);
}

static guint
count_of(const SkSeen *seen, const char *name)
{
    g_autofree char *folded = g_ascii_strdown(name, -1);

    return GPOINTER_TO_UINT(g_hash_table_lookup(seen->counts, folded));
}

gboolean
sk_seen_add(SkSeen *seen, const char *name)
{
    guint count = count_of(seen, name);

    if (seen->total >= SK_SEEN_MAX)
        return FALSE;
    seen->total++;
    if (count == 0)
        g_ptr_array_add(seen->names, g_strdup(name));
    g_hash_table_insert(seen->counts, g_ascii_strdown(name, -1),
                        GUINT_TO_POINTER(count + 1));
    return TRUE;
}

static gboolean
fail(GError **error, const char *what, const char *name)
{
    g_set_error(error, SK_ERROR, SK_ERROR_SYSTEM, "edit failed: %s %s", what,
                name);
    return FALSE;
}

static gboolean
delete_all(const SkEditSink *sink, const SkSeen *seen, GError **error)
{
    for (guint i = 0; i < seen->names->len; i++) {
        const char *name = g_ptr_array_index(seen->names, i);

        for (guint n = count_of(seen, name); n > 0; n--)
            if (sink->change(sink->data, name, (int)n, NULL) != 0)
                return fail(error, "delete", name);
    }
    return TRUE;
}

static gboolean
suppress_missing(const SkEditSink *sink, const SkSeen *seen, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS(added_by_mta); i++)
        if (count_of(seen, added_by_mta[i]) == 0 &&
            sink->change(sink->data, added_by_mta[i], 1, NULL) != 0)
            return fail(error, "suppress", added_by_mta[i]);
    return TRUE;
}

static gboolean
is_name(const char *name, gsize len)
{
    for (gsize i = 0; i < len; i++) /* libmilter would cut the name at a NUL. */
        if (name[i] < '!' || name[i] > '~' || name[i] == ':')
            return FALSE;
    return len > 0;
}

/* field_end: returns the CR of the CRLF that ends the field at @at, including
 * its folded lines, or NULL if there is none. */
static const char *
field_end(const char *at, const char *end)
{
    for (;;) {
        const char *crlf = memmem(at, (gsize)(end - at), "\r\n", 2);

        if (crlf == NULL)
            return NULL;
        if (crlf + 2 == end || (crlf[2] != ' ' && crlf[2] != '\t'))
            return crlf;
        at = crlf + 2;
    }
}

/* raw_value: returns the bytes from @at to @end with folds as the milter
 * protocol writes them (LF), as a new string. Returns NULL if they contain what
 * no inspected header can contain. */
static char *
raw_value(const char *at, const char *end, gboolean leadspc)
{
    g_autoptr(GString) value = g_string_sized_new((gsize)(end - at));

    if (end - at > VALUE_MAX)
        return NULL;
    if (!leadspc && at < end && *at == ' ')
        at++;
    for (; at < end; at++) {
        if (*at == '\0' || *at == '\n')
            return NULL;
        if (*at != '\r') {
            g_string_append_c(value, *at);
            continue;
        }
        if (at + 1 == end || at[1] != '\n')
            return NULL;
        g_string_append_c(value, '\n');
        at++;
    }
    return g_string_free(g_steal_pointer(&value), FALSE);
}

static gboolean
insert_field(const SkEditSink *sink, int index, Cursor *cursor,
             gboolean leadspc, GError **error)
{
    const char *end = field_end(cursor->at, cursor->end);
    const char *colon =
        end == NULL ? NULL : memchr(cursor->at, ':', (gsize)(end - cursor->at));
    g_autofree char *name = NULL;
    g_autofree char *value = NULL;

    if (colon == NULL)
        return fail(error, "output is no mail", "(no field)");
    name = g_strndup(cursor->at, (gsize)(colon - cursor->at));
    value = raw_value(colon + 1, end, leadspc);
    if (!is_name(cursor->at, (gsize)(colon - cursor->at)) || value == NULL)
        return fail(error, "output is no mail", "(bad field)");
    if (sink->insert(sink->data, index, name, value) != 0)
        return fail(error, "insert", name);
    cursor->at = end + 2;
    return TRUE;
}

static gboolean
insert_all(const SkEditSink *sink, Cursor cursor, gboolean leadspc,
           GError **error)
{
    if (cursor.at == cursor.end)
        return fail(error, "output is no mail", "(no headers)");
    for (int index = 1; cursor.at < cursor.end; index++)
        if (!insert_field(sink, index, &cursor, leadspc, error))
            return FALSE;
    return TRUE;
}

static gboolean
replace_body(const SkEditSink *sink, const char *at, const char *end,
             GError **error)
{
    do {
        gsize len = MIN((gsize)(end - at), CHUNK);

        if (sink->body(sink->data, (const guint8 *)at, len) != 0)
            return fail(error, "replace", "body");
        at += len;
    } while (at < end);
    return TRUE;
}

gboolean
sk_edits_apply(const SkEditSink *sink, const SkSeen *seen, GBytes *output,
               gboolean leadspc, GError **error)
{
    gsize len = 0;
    const char *bytes = g_bytes_get_data(output, &len);
    const char *gap = len == 0 ? NULL : memmem(bytes, len, "\r\n\r\n", 4);

    if (gap == NULL)
        return fail(error, "output is no mail", "(no empty line)");
    return delete_all(sink, seen, error) &&
           suppress_missing(sink, seen, error) &&
           insert_all(sink, (Cursor){ bytes, gap + 2 }, leadspc, error) &&
           replace_body(sink, gap + 4, bytes + len, error);
}
