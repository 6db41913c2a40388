/* SPDX-License-Identifier: Apache-2.0
 *
 * List files: addresses, domains or SHA-256 sums, one entry a line, to which a
 * condition of a policy refers by "list:FILE". A list is one block of bytes, a
 * sorted table of digests with line numbers, so that an entry is found without
 * reading the list and the block can stay where it is: in the frozen policy,
 * which a worker maps for reading only and which is not put back after a mail.
 */
#ifndef SK_CORE_ADDRESS_ADDRESS_LIST_H
#define SK_CORE_ADDRESS_ADDRESS_LIST_H

#include <glib.h>
#include "core/conf/problems.h"

#define SK_LIST_DIGEST 32 /* bytes of the SHA-256 of an entry */
#define SK_LIST_ROW    (SK_LIST_DIGEST + 4) /* and its line, big-endian */
#define SK_LIST_MAX    1000000u             /* entries of one list */

typedef enum {
    SK_LIST_ADDRESSES, /* "taro@a.example", "@a.example", "@.a.example" */
    SK_LIST_DOMAINS,   /* "@a.example", "@.a.example" */
    SK_LIST_HASHES,    /* SHA-256 in 64 hexadecimal digits */
} SkListKind;

typedef struct _SkAddressList SkAddressList;

/* sk_address_list_read: reads the @len bytes @text of a list file. @name is
 * how the file is shown ("partners.list"). "#" begins a comment, at the start
 * of a line or after a blank; empty lines are skipped. Domains may be written
 * in Unicode or as A-labels. Each line that is no entry is added to @problems
 * with its number. Never returns NULL; the caller owns a reference. */
SkAddressList *
sk_address_list_read(SkListKind kind, const char *name, const char *text,
                     gsize len, SkProblems *problems);

/* sk_address_list_from_table: makes a list from its @table, whose bytes are
 * used where they are. Returns NULL if they are no sorted table. */
SkAddressList *
sk_address_list_from_table(SkListKind kind, const char *name, GBytes *table);

SkAddressList *sk_address_list_ref(SkAddressList *list);
void sk_address_list_unref(SkAddressList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkAddressList, sk_address_list_unref)

SkListKind sk_address_list_kind(const SkAddressList *list);
const char *sk_address_list_name(const SkAddressList *list); /* lent */
guint sk_address_list_count(const SkAddressList *list);      /* of entries */
GBytes *sk_address_list_table(const SkAddressList *list);    /* lent */

/* sk_address_list_line: returns the number of the line on which @entry stands,
 * in its canonical form (sk_entry_canonical), or 0 if the list has no such
 * entry. For a list of hashes use sk_address_list_line_of_digest with the 32
 * bytes of the hash. */
guint sk_address_list_line(const SkAddressList *list, const char *entry);
guint sk_address_list_line_of_digest(const SkAddressList *list,
                                     const guint8 digest[SK_LIST_DIGEST]);

/* sk_entry_canonical: returns @said, an entry of an inline list or a list file,
 * in the one form in which entries of @kind are compared; for a hash small
 * hexadecimal digits. Returns NULL with *@why (static) if it is no entry. New
 * string. */
char *sk_entry_canonical(SkListKind kind, const char *said, const char **why);

/* sk_entry_candidates: returns the canonical entries that would name the
 * address @address ("local@domain", with or without <>), the most exact first:
 * the address, its domain, and each domain above. For "" it is the null sender
 * alone, "<>". Empty if the address is not plain. Free with g_strfreev. */
char **sk_entry_candidates(const char *address);

/* sk_entry_candidates_of_domain: does the same for a domain alone. */
char **sk_entry_candidates_of_domain(const char *domain);

/* sk_digest_parse: reads 64 hexadecimal digits. FALSE if they are not. */
gboolean sk_digest_parse(const char *hex, guint8 digest[SK_LIST_DIGEST]);

#endif
