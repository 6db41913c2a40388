/* SPDX-License-Identifier: Apache-2.0
 *
 * Finds out what a part is by its bytes. It only gives names, and nothing
 * leaves because of a name: a file that may leave is judged by the strict
 * reader of its type in a later filter. A wrong guess therefore costs a wrong
 * word in a notice, but never a leak.
 *
 * What kind_word.c defines is declared here.
 */
#ifndef SK_WORKER_IDENTIFY_IDENTIFY_H
#define SK_WORKER_IDENTIFY_IDENTIFY_H

#include <glib.h>
#include <sekisho/part.h>

/* sk_identify_prepare: loads libmagic's table in the zygote. Returns FALSE with
 * @error set on failure. */
gboolean sk_identify_prepare(GError **error);

/* sk_identify: sets the found type of @part. A text body stays what it was
 * claimed to be as long as its bytes can be text. Every other leaf is named by
 * our signature table, or else by libmagic, or is "application/octet-stream" if
 * neither knows it. "+encrypted" is appended if the content cannot be looked
 * into. Structure nodes get their claimed type. */
void sk_identify(SkPart *part);

/* sk_signature: returns the media type that our table gives @bytes, or NULL if
 * it knows none. Static. */
const char *sk_signature(const guint8 *bytes, gsize len);

/* sk_kind_word: returns the word by which people call the type @found, such as
 * "zip", "excel" or "unknown". The notice texts hold the phrase for it as
 * "kind.<word>". Static. */
const char *sk_kind_word(const char *found);

#endif
