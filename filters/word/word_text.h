/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of a Word document, for one that leaves as text.
 */
#ifndef SK_WORD_WORD_TEXT_H
#define SK_WORD_WORD_TEXT_H

#include <package/package.h>

/* sk_word_text: returns the words of the document @package: paragraphs with
 * their numbers or bullets, tables in columns, text boxes, the words of charts
 * and SmartArt; then headers and footers, notes and comments. Hidden text and
 * tracked changes are marked, in the language of the notice; without comments
 * in inside, changes are accepted and comments left out. Lines end in LF;
 * the text is not cleaned. Returns NULL with *@why and *@detail set if a part
 * cannot be read. New string. */
char *sk_word_text(SkPackage *package, const SkPolicy *policy, SkReason *why,
                   const char **detail);

#endif
