/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns the headers of an attached mail into text for people. Which headers
 * leave is not decided here.
 */
#include <string.h>
#include "worker/read/address.h"
#include "worker/read/header_in.h"

#define SUMMARY_SAME 4 /* how many fields of one name are shown */

static char *
summary_value(const SkRawHeader *field, SkHeaderSeen *seen)
{
    SkAddressSeen addresses = { 0 };
    g_autoptr(GPtrArray) list = NULL;
    g_autoptr(GString) out = g_string_new(NULL);

    if (!sk_raw_header_is(field, "From") && !sk_raw_header_is(field, "To"))
        return sk_header_decode(field->value, field->value_len, seen);
    list = sk_address_list_parse(field->value, field->value_len, &addresses);
    sk_header_seen_add(seen, &addresses.header);
    for (guint i = 0; i < list->len; i++) {
        g_autofree char *text = sk_address_text(g_ptr_array_index(list, i));
        g_string_append_printf(out, "%s%s", i > 0 ? ", " : "", text);
    }
    return g_strdup(out->str);
}

/* Appends every field of that name, up to SUMMARY_SAME, so that none of two
 * From headers in an inner mail is hidden. */
static void
summary_lines(GString *out, const GArray *fields, const char *name,
              SkHeaderSeen *seen)
{
    guint written = 0;

    for (guint i = 0; i < fields->len && written < SUMMARY_SAME; i++) {
        const SkRawHeader *field = &g_array_index(fields, SkRawHeader, i);
        if (!sk_raw_header_is(field, name))
            continue;
        g_autofree char *value = summary_value(field, seen);
        g_string_append_printf(out, "%s: %s\n", name, value);
        written++;
    }
}

char *
sk_headers_summary(const guint8 *data, gsize len, SkHeaderSeen *seen)
{
    static const char *const names[] = { "From", "Date", "To", "Cc",
                                         "Subject" };
    g_autoptr(GArray) fields = sk_headers_split(data, len);
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint n = 0; n < G_N_ELEMENTS(names); n++)
        summary_lines(out, fields, names[n], seen);
    return g_strdup(out->str);
}
