/* SPDX-License-Identifier: Apache-2.0
 *
 * List files (address_list.h). No policy key is known here. This defends
 * against a list that seems to name somebody and does not: a line that is no
 * entry is a problem with its number, never skipped.
 */
#include "core/address/address_list.h"

#include <sekisho/text.h>
#include <string.h>

#include "core/address/domain.h"
#include "core/address/fold.h"

struct _SkAddressList {
    gint references;
    SkListKind kind;
    char *name;
    GBytes *table;
};

/* ---- entries ------------------------------------------------------------ */

gboolean
sk_digest_parse(const char *hex, guint8 digest[SK_LIST_DIGEST])
{
    for (guint i = 0; i < SK_LIST_DIGEST; i++) {
        gint high = g_ascii_xdigit_value(hex[2 * i]);
        gint low = high >= 0 ? g_ascii_xdigit_value(hex[2 * i + 1]) : -1;

        if (low < 0)
            return FALSE;
        digest[i] = (guint8)(high << 4 | low);
    }
    return hex[2 * SK_LIST_DIGEST] == '\0';
}

/* Returns "@domain" or "@.domain" with the domain as an A-label, or NULL. */
static char *
canonical_domain(const char *said)
{
    gboolean dotted = said[0] == '.';
    g_autofree char *composed =
        sk_text_normalize(said, G_NORMALIZE_DEFAULT_COMPOSE);
    g_autofree char *domain =
        composed != NULL ? sk_domain_canonical(composed + dotted) : NULL;

    return domain != NULL ? g_strconcat(dotted ? "@." : "@", domain, NULL)
                          : NULL;
}

/* Local parts are compared without regard to case, as every mail server of
 * practice does. Returns NULL if @said is no plain address. */
static char *
canonical_address(const char *said)
{
    g_autofree char *composed =
        sk_text_normalize(said, G_NORMALIZE_DEFAULT_COMPOSE);
    g_autofree char *domain =
        composed != NULL ? sk_address_domain(composed) : NULL;
    g_autofree char *local = NULL;
    g_autofree char *folded = NULL;
    const char *start;

    if (domain == NULL)
        return NULL;
    start = composed + (*composed == '<');
    local = g_strndup(start, strcspn(start, "@"));
    folded = sk_fold(local, TRUE);
    return g_strconcat(folded, "@", domain, NULL);
}

static char *
canonical_hash(const char *said, const char **why)
{
    guint8 digest[SK_LIST_DIGEST];

    if (g_str_has_prefix(said, "sha256:"))
        said += strlen("sha256:");
    *why = "is no SHA-256: write its 64 hexadecimal digits, as sha256sum "
           "prints them";
    return sk_digest_parse(said, digest) ? g_ascii_strdown(said, -1) : NULL;
}

char *
sk_entry_canonical(SkListKind kind, const char *said, const char **why)
{
    char *entry = NULL;

    if (kind == SK_LIST_HASHES)
        return canonical_hash(said, why);
    *why = "is no address or domain: write \"name@city.example\", "
           "\"@city.example\", \"@.city.example\" for its sub-domains, or "
           "\"<>\" for bounces";
    if (kind == SK_LIST_DOMAINS)
        *why = "is no domain: write \"@city.example\", or \"@.city.example\" "
               "for its sub-domains";
    if (strchr(said, '*') != NULL) {
        *why = "has a star; write \"@a.example\" for all addresses of a "
               "domain, without the star";
        return NULL;
    }
    if (said[0] == '@')
        entry = canonical_domain(said + 1);
    else if (kind == SK_LIST_ADDRESSES)
        entry =
            strcmp(said, "<>") == 0 ? g_strdup(said) : canonical_address(said);
    return entry;
}

static void
add_domains(GPtrArray *entries, const char *domain)
{
    g_ptr_array_add(entries, g_strconcat("@", domain, NULL));
    for (domain = strchr(domain, '.'); domain != NULL;
         domain = strchr(domain + 1, '.'))
        g_ptr_array_add(entries, g_strconcat("@", domain, NULL));
}

char **
sk_entry_candidates(const char *address)
{
    GPtrArray *entries = g_ptr_array_new();
    g_autofree char *whole = NULL;

    if (*address == '\0' || strcmp(address, "<>") == 0)
        g_ptr_array_add(entries, g_strdup("<>"));
    else
        whole = canonical_address(address);
    if (whole != NULL) {
        add_domains(entries, strrchr(whole, '@') + 1);
        g_ptr_array_insert(entries, 0, g_steal_pointer(&whole));
    }
    g_ptr_array_add(entries, NULL);
    return (char **)g_ptr_array_free(entries, FALSE);
}

char **
sk_entry_candidates_of_domain(const char *domain)
{
    GPtrArray *entries = g_ptr_array_new();
    g_autofree char *canonical = sk_domain_canonical(domain);

    if (canonical != NULL)
        add_domains(entries, canonical);
    g_ptr_array_add(entries, NULL);
    return (char **)g_ptr_array_free(entries, FALSE);
}

/* ---- the table ---------------------------------------------------------- */

static void
digest_of(SkListKind kind, const char *entry, GChecksum *sum,
          guint8 digest[SK_LIST_DIGEST])
{
    gsize room = SK_LIST_DIGEST;

    if (kind == SK_LIST_HASHES && sk_digest_parse(entry, digest))
        return;
    g_checksum_reset(sum);
    g_checksum_update(sum, (const guchar *)entry, (gssize)strlen(entry));
    g_checksum_get_digest(sum, digest, &room);
}

/* Orders rows by their digests and, where an entry stands twice, by their
 * lines. */
static int
compare_rows(const void *a, const void *b)
{
    return memcmp(a, b, SK_LIST_ROW);
}

/* Sorts the rows and keeps the first of those that say the same. */
static GBytes *
settle(GByteArray *rows)
{
    guint n = rows->len / SK_LIST_ROW, kept = 0;

    if (n > 1)
        qsort(rows->data, n, SK_LIST_ROW, compare_rows);
    for (guint i = 0; i < n; i++) {
        const guint8 *row = rows->data + (gsize)i * SK_LIST_ROW;
        guint8 *last = rows->data + (gsize)(kept - 1) * SK_LIST_ROW;

        if (kept > 0 && memcmp(last, row, SK_LIST_DIGEST) == 0)
            continue;
        memmove(rows->data + (gsize)kept * SK_LIST_ROW, row, SK_LIST_ROW);
        kept++;
    }
    g_byte_array_set_size(rows, kept * SK_LIST_ROW);
    return g_byte_array_free_to_bytes(rows);
}

/* Cuts the comment and the blanks around the entry of @line, in place. */
static char *
entry_of(char *line)
{
    for (char *p = line; *p != '\0'; p++)
        if (*p == '#' && (p == line || g_ascii_isspace(p[-1]))) {
            *p = '\0';
            break;
        }
    return g_strstrip(line);
}

static void
read_line(SkAddressList *list, char *line, guint number, GByteArray *rows,
          GChecksum *sum, SkProblems *problems)
{
    const char *said = entry_of(line);
    const char *why = NULL;
    g_autofree char *entry = NULL;
    guint8 row[SK_LIST_ROW];
    guint32 big = GUINT32_TO_BE(number);

    if (*said == '\0')
        return;
    if (!g_utf8_validate(said, -1, NULL))
        why = "is no UTF-8; save the list as UTF-8";
    else
        entry = sk_entry_canonical(list->kind, said, &why);
    if (entry == NULL) {
        g_autofree char *origin = g_strdup_printf("%s:%u", list->name, number);
        g_autofree char *shown = g_utf8_make_valid(said, -1);

        sk_problems_add(problems, origin, "\"%.80s\" %s", shown, why);
        return;
    }
    digest_of(list->kind, entry, sum, row);
    memcpy(row + SK_LIST_DIGEST, &big, sizeof big);
    g_byte_array_append(rows, row, sizeof row);
}

static SkAddressList *
list_new(SkListKind kind, const char *name)
{
    SkAddressList *list = g_new0(SkAddressList, 1);

    list->references = 1;
    list->kind = kind;
    list->name = g_strdup(name);
    return list;
}

SkAddressList *
sk_address_list_read(SkListKind kind, const char *name, const char *text,
                     gsize len, SkProblems *problems)
{
    SkAddressList *list = list_new(kind, name);
    GByteArray *rows = g_byte_array_new();
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    const char *end = text + len;
    guint number = 0;

    if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    while (text < end && rows->len / SK_LIST_ROW < SK_LIST_MAX) {
        const char *stop = memchr(text, '\n', (gsize)(end - text));
        gsize size = (gsize)((stop != NULL ? stop : end) - text);
        g_autofree char *line = g_strndup(text, size);

        number++;
        if (memchr(text, '\0', size) != NULL) {
            g_autofree char *origin = g_strdup_printf("%s:%u", name, number);

            sk_problems_add(problems, origin, "the line holds a NUL byte");
        } else {
            read_line(list, line, number, rows, sum, problems);
        }
        text += size + 1;
    }
    if (text < end)
        sk_problems_add(problems, name, "the list has more than %u entries",
                        SK_LIST_MAX);
    list->table = settle(rows);
    return list;
}

SkAddressList *
sk_address_list_from_table(SkListKind kind, const char *name, GBytes *table)
{
    SkAddressList *list;
    gsize len;
    const guint8 *rows = g_bytes_get_data(table, &len);

    if (len % SK_LIST_ROW != 0 || kind > SK_LIST_HASHES)
        return NULL;
    for (gsize at = SK_LIST_ROW; at < len; at += SK_LIST_ROW)
        if (memcmp(rows + at - SK_LIST_ROW, rows + at, SK_LIST_DIGEST) >= 0)
            return NULL;
    list = list_new(kind, name);
    list->table = g_bytes_ref(table);
    return list;
}

SkAddressList *
sk_address_list_ref(SkAddressList *list)
{
    g_atomic_int_inc(&list->references);
    return list;
}

void
sk_address_list_unref(SkAddressList *list)
{
    if (list == NULL || !g_atomic_int_dec_and_test(&list->references))
        return;
    g_bytes_unref(list->table);
    g_free(list->name);
    g_free(list);
}

SkListKind
sk_address_list_kind(const SkAddressList *list)
{
    return list->kind;
}

const char *
sk_address_list_name(const SkAddressList *list)
{
    return list->name;
}

guint
sk_address_list_count(const SkAddressList *list)
{
    return (guint)(g_bytes_get_size(list->table) / SK_LIST_ROW);
}

GBytes *
sk_address_list_table(const SkAddressList *list)
{
    return list->table;
}

guint
sk_address_list_line_of_digest(const SkAddressList *list,
                               const guint8 digest[SK_LIST_DIGEST])
{
    gsize low = 0, high = sk_address_list_count(list);
    const guint8 *rows = g_bytes_get_data(list->table, NULL);

    while (low < high) {
        gsize middle = low + (high - low) / 2;
        const guint8 *row = rows + middle * SK_LIST_ROW;
        int order = memcmp(digest, row, SK_LIST_DIGEST);
        guint32 line;

        if (order == 0) {
            memcpy(&line, row + SK_LIST_DIGEST, sizeof line);
            return GUINT32_FROM_BE(line);
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}

guint
sk_address_list_line(const SkAddressList *list, const char *entry)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    guint8 digest[SK_LIST_DIGEST];

    digest_of(list->kind, entry, sum, digest);
    return sk_address_list_line_of_digest(list, digest);
}
