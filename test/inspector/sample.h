/* SPDX-License-Identifier: Apache-2.0
 *
 * Samples for the tests of the inspector: mails put together from a few
 * strings. In every string the sign § marks the place where the no is
 * expected; it is taken out before the inspector looks.
 */
#ifndef TEST_INSPECTOR_SAMPLE_H
#define TEST_INSPECTOR_SAMPLE_H

#include <glib.h>
#include "inspector/inspect.h"

#define MARK "\xC2\xA7"

/* The last three headers and the empty line, for each charset. */
#define UTF_8_TAIL                                                             \
    "MIME-Version: 1.0\r\n"                                                    \
    "Content-Type: text/plain; charset=utf-8\r\n"                              \
    "Content-Transfer-Encoding: base64\r\n\r\n"
#define JIS_TAIL                                                               \
    "MIME-Version: 1.0\r\n"                                                    \
    "Content-Type: text/plain; charset=iso-2022-jp\r\n"                        \
    "Content-Transfer-Encoding: 7bit\r\n\r\n"

/* A mail with files: its last headers, its text ("hello") and its end. */
#define BOUNDARY "=_sekisho_0123456789abcdef0123456789abcdef"
#define FILES_TAIL                                                             \
    "MIME-Version: 1.0\r\n"                                                    \
    "Content-Type: multipart/mixed; boundary=\"" BOUNDARY "\"\r\n\r\n"
#define TEXT_PART                                                              \
    "--" BOUNDARY "\r\n"                                                       \
    "Content-Type: text/plain; charset=utf-8\r\n"                              \
    "Content-Transfer-Encoding: base64\r\n\r\n"                                \
    "aGVsbG8NCg==\r\n"
#define FILES_END "--" BOUNDARY "--\r\n"

/* sample_order: returns an order that accepts a mail in any charset, without a
 * limit, in which the header X-Case-Number may leave. */
SkInspectOrder sample_order(void);

/* sample_base64: returns @len bytes as the body of a mail, in lines of 76. New.
 */
char *sample_base64(const char *bytes, gsize len);

/* sample_check: takes the mark out of @bytes and asserts that the inspector
 * refuses them at that place, in part @part, with the word @why; or that it
 * accepts them if there is no mark. */
void sample_check(const SkInspectOrder *order, const char *bytes, gsize len,
                  SkInspectWhy why, guint32 part);

/* sample_files_order: returns the same order with all types of files allowed.
 */
SkInspectOrder sample_files_order(void);

/* sample_part: returns a part of @type that holds @bytes in base64. @name is
 * everything between "attachment" and the end of that header. New. */
char *
sample_part(SkInspectType type, const char *name, const void *bytes, gsize len);

/* sample_files_mails: returns mails with files of every type, each of which
 * tries another rule; all are accepted. NULL-terminated. */
char **sample_files_mails(void);

typedef struct {
    const char *name, *text;
    gsize len; /* 0: strlen */
    gboolean deflated;
} SampleMember;

/* sample_zip: returns @n members as our own writer packs them. New. */
GByteArray *sample_zip(const SampleMember *members, gsize n);

/* sample_mails: returns whole mails, each of which tries another rule; all are
 * accepted, and together they use everything that the grammar allows.
 * NULL-terminated. */
char **sample_mails(void);

#endif
