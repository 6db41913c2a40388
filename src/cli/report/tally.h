/* SPDX-License-Identifier: Apache-2.0
 *
 * Counts by key in bounded memory. As long as there are no more than
 * SK_TALLY_KEYS different keys, which anybody can choose (a sender's domain, a
 * file's hash), every count is exact. Beyond, the rarest are forgotten, and
 * sk_tally_error says by how much a count may be too low ("lossy counting").
 */
#ifndef SK_CLI_REPORT_TALLY_H
#define SK_CLI_REPORT_TALLY_H

#include "cli/report/scan.h"

#define SK_TALLY_KEYS    32768
#define SK_TALLY_NUMBERS 4

typedef struct {
    SkSlice key;
    SkSlice label;                     /* that of the first with this key */
    guint64 numbers[SK_TALLY_NUMBERS]; /* the first decides the order */
} SkTallyRow;

typedef struct _SkTally SkTally;

SkTally *sk_tally_new(void);
void sk_tally_free(SkTally *tally);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkTally, sk_tally_free)

/* sk_tally_row: returns the row of @key, which is a new one with zeros and
 * @label if there is none. @key and @label are copied. The caller adds to the
 * numbers at once: the row is valid until the next call. */
SkTallyRow *sk_tally_row(SkTally *tally, SkSlice key, SkSlice label);

/* sk_tally_sorted: returns the rows, most first, equal ones by key, or all by
 * key if @by_key. The array is the caller's, the rows are lent. */
GPtrArray *sk_tally_sorted(const SkTally *tally, gboolean by_key);

/* sk_tally_error: returns by how much a count may be too low, 0 if all are
 * exact. */
guint64 sk_tally_error(const SkTally *tally);

#endif
