/* SPDX-License-Identifier: Apache-2.0
 *
 * The words of a presentation, for one that leaves as text.
 */
#ifndef SK_SLIDE_SLIDE_TEXT_H
#define SK_SLIDE_SLIDE_TEXT_H

#include <sekisho/policy.h>

#include "package/package.h"

/* sk_slide_text: returns the words of the presentation @package in the order
 * of its slides: numbered titles, paragraphs, tables in columns, charts and
 * SmartArt, notes and comments with a mark before them; slides that are hidden
 * are said to be. Lines end in LF; the text is not cleaned. Returns NULL with
 * *@why and *@detail set if a part cannot be read. @policy decides whether
 * comments leave. New string. */
char *sk_slide_text(SkPackage *package, const SkPolicy *policy, SkReason *why,
                    const char **detail);

#endif
