/* SPDX-License-Identifier: Apache-2.0
 *
 * What a part is, by its bytes. Names only: nothing that is merely named here
 * leaves; a type that may leave is judged by its own strict reader (later
 * filters). So a wrong guess costs a wrong word in a notice, never a leak.
 */
#ifndef SK_WORKER_IDENTIFY_IDENTIFY_H
#define SK_WORKER_IDENTIFY_IDENTIFY_H

#include <glib.h>
#include <sekisho/part.h>

/* sk_identify_prepare: in the zygote: loads libmagic's table. */
gboolean sk_identify_prepare(GError **error);

/* sk_identify: sets the part's found type. A text body stays what it was
 * claimed to be as long as its bytes can be text; every other leaf is named by
 * our signature table, then by libmagic; "application/octet-stream" when
 * neither knows. "+encrypted" is appended when the content cannot be looked
 * into. Structure nodes get their claimed type. */
void sk_identify(SkPart *part);

/* sk_signature: the media type our table gives @bytes, static; NULL when it
 * knows none. */
const char *sk_signature(const guint8 *bytes, gsize len);

/* sk_kind_word: the word for people of a found type: "zip", "excel",
 * "unknown"; the notice texts hold the sentence as "kind.<word>". Static. */
const char *sk_kind_word(const char *found);

#endif
