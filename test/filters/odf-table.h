/* SPDX-License-Identifier: Apache-2.0
 *
 * Rows of OpenDocument files, which are made from their members: what of them
 * leaves, what does not, and the words by which that is counted.
 */
#ifndef SK_TEST_ODF_TABLE_H
#define SK_TEST_ODF_TABLE_H

#include <glib.h>
#include <sekisho/verdict.h>

/* A policy that keeps what may be kept. */
#define ODF_FAITHFUL                                                           \
    "hyperlinks = \"keep\"; formulas = \"keep\"; forms = \"keep\"; "           \
    "comments = \"keep\"; metadata = \"keep\"; objects = \"clean\";"

typedef struct {
    const char *name;
    const char *type;     /* the last word of the media type */
    const char *settings; /* of the policy; NULL for ODF_FAITHFUL */
    const char *content;  /* within office:document-content */
    struct {
        const char *name, *xml;
    } more[6]; /* members; a name in .bmp stands for a picture */
    const char *kept[8], *gone[8]; /* in what leaves, all members together */
    const char *counts;
    SkReason reason; /* why it does not leave */
} OdfRow;

/* odf_table_package: the file that @row describes. @flips bytes of its content,
 * chosen by @rand (NULL for none), are changed before it is packed. New
 * reference. */
GBytes *odf_table_package(const OdfRow *row, GRand *rand, guint flips);

/* odf_table_main: tests the @n rows, each cleaned twice. What main returns. */
int odf_table_main(int argc, char **argv, const OdfRow *rows, guint n);

#endif
