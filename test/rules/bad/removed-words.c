/* SPDX-License-Identifier: Apache-2.0
 * breaks: removed-words as: filters/clean_thing.c
 * Counts under a word that no table holds. */
static void
count(SkPart *part)
{
    sk_part_count(part, "no-such-word", 1, NULL);
}
