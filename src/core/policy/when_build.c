/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the group `when` of a row and checks that each of its conditions can be
 * met. How a condition is tried stands in when.c. This defends against a
 * condition that reads well and is never met, or always.
 */
#include "core/policy/when.h"

#include <string.h>

#include "core/address/fold.h"
#include "core/policy/private.h"

#define LIST_WORD "list:"

/* The keys whose entries may come from a list file, and what the entries are.
 */
static const struct {
    SkWhenKey key;
    SkListKind kind;
} listed[] = {
    { SK_WHEN_SENDER, SK_LIST_ADDRESSES },
    { SK_WHEN_RECIPIENT, SK_LIST_ADDRESSES },
    { SK_WHEN_FROM, SK_LIST_DOMAINS },
    { SK_WHEN_HASH, SK_LIST_HASHES },
};

static gboolean
list_kind(SkWhenKey key, SkListKind *kind)
{
    for (guint i = 0; i < G_N_ELEMENTS(listed); i++)
        if (listed[i].key == key) {
            *kind = listed[i].kind;
            return TRUE;
        }
    return FALSE;
}

static void
unref_list(gpointer list)
{
    sk_address_list_unref(list);
}

/* Returns the list in the file @name, read once for each kind of entries, or
 * NULL after reporting that it cannot be read. Lent by @source. */
static SkAddressList *
find_list(SkListKind kind, const char *name, const char *origin,
          SkPolicySource *source, SkProblems *problems)
{
    g_autofree char *path = sk_policy_source_resolve(source, origin, name);
    g_autofree char *key = g_strdup_printf("%d:%s", (int)kind, path);
    g_autofree char *bytes = NULL;
    g_autofree char *why = NULL;
    SkAddressList *list;
    gsize len = 0;

    if (source->lists == NULL)
        source->lists =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref_list);
    list = g_hash_table_lookup(source->lists, key);
    if (list != NULL)
        return list;
    bytes = sk_policy_source_load_list(source, path, &len, &why);
    if (bytes == NULL) {
        sk_problems_add(problems, origin,
                        "the list \"%s\": %s; make the file, or leave out "
                        "\"" LIST_WORD "%s\"",
                        name, why, name);
        return NULL;
    }
    list =
        sk_address_list_read(kind, source->files->pdata[source->files->len - 1],
                             bytes, len, problems);
    g_hash_table_insert(source->lists, g_steal_pointer(&key), list);
    return list;
}

/* ---- entries ------------------------------------------------------------ */

/* Reads an entry of a key whose entries, of the kind @kind, may come from a
 * list file. */
static void
read_entry(SkWhenItem *item, SkWhenKey key, SkListKind kind,
           SkPolicySource *source, SkProblems *problems)
{
    const char *why = NULL;

    if (g_str_has_prefix(item->said, LIST_WORD)) {
        SkAddressList *list = find_list(kind, item->said + strlen(LIST_WORD),
                                        item->origin, source, problems);

        item->list = list != NULL ? sk_address_list_ref(list) : NULL;
    } else {
        item->text = sk_entry_canonical(kind, item->said, &why);
        if (item->text == NULL)
            sk_problems_add(problems, item->origin, "%s: \"%s\" %s",
                            sk_when_word(key), item->said, why);
    }
    /* This keeps the entry whole; the policy is refused anyway. */
    if (item->list == NULL && item->text == NULL)
        item->text = g_strdup(item->said);
}

static void
read_network(SkWhenItem *item, SkProblems *problems)
{
    const char *why;

    if (strcmp(item->said, "localhost") == 0)
        item->network.prefix = G_MAXUINT;
    else if (!sk_network_parse(item->said, &item->network, &why))
        sk_problems_add(problems, item->origin, "client: \"%s\" %s", item->said,
                        why);
}

static void
read_folded(SkWhenItem *item, SkWhenKey key, SkProblems *problems)
{
    item->text = sk_fold(item->said, key == SK_WHEN_NAME);
    if (*item->text == '\0')
        sk_problems_add(problems, item->origin,
                        "%s: \"%s\" names nothing; write some of its words",
                        sk_when_word(key), item->said);
    else if (key == SK_WHEN_NAME && item->text[strspn(item->text, "*")] == '\0')
        sk_problems_add(problems, item->origin,
                        "name: \"%s\" matches every name; leave the condition "
                        "out",
                        item->said);
}

static void
read_item(SkWhenItem *item, SkWhenKey key, SkPolicySource *source,
          SkProblems *problems)
{
    SkListKind kind;

    if (list_kind(key, &kind)) {
        read_entry(item, key, kind, source, problems);
        return;
    }
    if (g_str_has_prefix(item->said, LIST_WORD))
        sk_problems_add(problems, item->origin,
                        "%s takes no list file; lists go with sender, "
                        "recipient, from and hash",
                        sk_when_word(key));
    if (key == SK_WHEN_CLIENT)
        read_network(item, problems);
    else if (key == SK_WHEN_LABEL || key == SK_WHEN_NAME)
        read_folded(item, key, problems);
    else
        item->text = g_strdup(item->said);
    if (key == SK_WHEN_TYPE)
        sk_file_type_check(item->text, item->origin, problems);
}

/* ---- size and label ----------------------------------------------------- */

/* Reads "1M-10M", "1M-" or "-10M". */
static gboolean
parse_range(const char *said, guint64 *from, guint64 *to)
{
    const char *dash = strchr(said, '-');
    g_autofree char *low =
        dash != NULL ? g_strndup(said, (gsize)(dash - said)) : NULL;

    if (dash == NULL || strlen(said) == 1)
        return FALSE;
    return (*low == '\0' || sk_policy_size(low, from)) &&
           (dash[1] == '\0' || sk_policy_size(dash + 1, to));
}

static void
read_size(SkWhen *when, const SkNode *node, SkProblems *problems)
{
    if (!parse_range(node->text, &when->size_from, &when->size_to))
        sk_problems_add(problems, node->origin,
                        "size: \"%s\" is no range; write \"1M-10M\", \"1M-\" "
                        "for 1M and more or \"-10M\" for 10M and less",
                        node->text);
    else if (when->size_from > when->size_to)
        sk_problems_add(problems, node->origin,
                        "size: \"%s\" is never met: its first size is the "
                        "larger one; write the smaller one first",
                        node->text);
}

static void
read_label_in(SkWhen *when, const SkNode *group, const char *prefix,
              SkProblems *problems)
{
    const SkNode *said = sk_node_member(group, "label_in");
    g_autofree char *path = g_strconcat(prefix, ".label_in", NULL);

    g_strfreev(when->label_in);
    when->label_in = sk_values_texts(group, path);
    if (when->label_in[0] == NULL) {
        g_strfreev(when->label_in);
        when->label_in = g_strsplit("Subject", ",", -1);
    }
    for (guint i = 0; said != NULL && when->label_in[i] != NULL; i++)
        if (!sk_is_field_name(when->label_in[i]))
            sk_problems_add(problems, said->origin,
                            "label_in: \"%s\" is no header name (printable "
                            "ASCII without blank and colon)",
                            when->label_in[i]);
    if (said != NULL && sk_node_member(group, "label") == NULL)
        sk_problems_add(problems, said->origin,
                        "label_in goes with label: which words are to stand "
                        "there?");
}

/* ---- the group ---------------------------------------------------------- */

static void
read_key(SkWhen *when, SkWhenKey key, const SkNode *node,
         SkPolicySource *source, SkProblems *problems)
{
    when->keys |= SK_WHEN_BIT(key);
    when->origins[key] = g_strdup(node->origin);
    if (key == SK_WHEN_SIZE) {
        if (node->kind == SK_NODE_TEXT)
            read_size(when, node, problems);
        return;
    }
    for (guint i = 0; node->kind == SK_NODE_LIST && i < node->members->len;
         i++) {
        const SkNode *member = sk_node_at(node, i);

        if (member->kind == SK_NODE_TEXT)
            read_item(sk_when_add(when, key, member->text, member->origin), key,
                      source, problems);
    }
    if (when->items[key] != NULL)
        return;
    sk_problems_add(problems, node->origin,
                    "%s = [ ] is never met; name something, or leave it out",
                    sk_when_word(key));
    /* This keeps the group whole; the policy is refused anyway. */
    sk_when_add(when, key, "", node->origin)->text = g_strdup("");
}

SkWhen *
sk_when_build(const SkNode *row, const char *prefix, SkPolicySource *source,
              SkProblems *problems)
{
    const SkNode *group = sk_node_member(row, "when");
    SkWhen *when;

    if (group == NULL || group->kind != SK_NODE_GROUP)
        return NULL;
    when = sk_when_new(group->origin);
    for (guint key = 0; key < SK_WHEN_N; key++) {
        const SkNode *node =
            sk_node_member(group, sk_when_word((SkWhenKey)key));

        if (node != NULL)
            read_key(when, (SkWhenKey)key, node, source, problems);
    }
    read_label_in(when, group, prefix, problems);
    if (when->keys == 0)
        sk_problems_add(problems, group->origin,
                        "when = { } asks for nothing and is always met; write "
                        "a condition, or leave it out");
    return when;
}
