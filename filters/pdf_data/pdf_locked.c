/* SPDX-License-Identifier: Apache-2.0
 *
 * Looks for the encryption of a PDF in its trailer (pdf_locked.h; ISO 32000-1,
 * 7.5.5) without parsing the file, so it may be wrong. The answer is only told
 * to people as a reason; no decision about what passes depends on it.
 */
#include <string.h>
#include "pdf_data/pdf_locked.h"

/* the bytes at the end of a damaged file in which a trailer is looked for */
#define PDF_ENDS       (16 * 1024)
#define PDF_DICTIONARY 4096 /* the bytes that a trailer has at most */

/* Returns whether "/Encrypt" stands as a whole key within the @len bytes. */
static gboolean
holds_encrypt(const guint8 *bytes, gsize len)
{
    static const char key[] = "/Encrypt";
    const guint8 *end = bytes + len;

    for (const guint8 *p = bytes;
         (p = memmem(p, (gsize)(end - p), key, sizeof key - 1)) != NULL;) {
        p += sizeof key - 1;
        if (p < end && !g_ascii_isalnum(*p))
            return TRUE;
    }
    return FALSE;
}

/* Returns the offset at which, according to the last "startxref", the
 * cross-reference table of a PDF stands, or @len if it cannot be followed. */
static gsize
xref_of(const guint8 *bytes, gsize len)
{
    static const char word[] = "startxref";
    gsize tail = MIN(len, 1024), at;
    const guint8 *p = bytes + len - tail, *last = NULL;

    while ((p = memmem(p, (gsize)(bytes + len - p), word, sizeof word - 1)) !=
           NULL)
        last = p += sizeof word - 1;
    if (last == NULL)
        return len;
    while (last < bytes + len && g_ascii_isspace(*last))
        last++;
    for (at = 0; last < bytes + len && g_ascii_isdigit(*last) && at < len;)
        at = at * 10 + (gsize)(*last++ - '0');
    return MIN(at, len);
}

/* The trailer stands at the end of the file, or behind the cross-reference
 * table, or near the beginning if the file is made for the web. A damaged file,
 * whose table cannot be found, may have it further from the end. */
gboolean
sk_pdf_says_locked(GBytes *pdf)
{
    gsize len;
    const guint8 *bytes = g_bytes_get_data(pdf, &len);
    gsize head = MIN(len, PDF_DICTIONARY), xref = xref_of(bytes, len);
    gsize near = MIN(len - xref, PDF_DICTIONARY);
    gsize tail = xref < len ? MIN(len, PDF_DICTIONARY) : MIN(len, PDF_ENDS);

    return len > 0 &&
           (holds_encrypt(bytes, head) || holds_encrypt(bytes + xref, near) ||
            holds_encrypt(bytes + len - tail, tail));
}
