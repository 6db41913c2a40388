/* SPDX-License-Identifier: Apache-2.0
 *
 * Searches a picture for the marks of other files (other.h). Readers of
 * archives search for their marks behind whatever stands first: unrar and 7-Zip
 * in the first megabytes, readers of ZIP in the last 64 KiB. This defends
 * against pixels that spell an archive, which no cleaner of pictures would
 * change.
 */
#include <string.h>
#include <text/text_mark.h>
#include "picture/other.h"

#define HEAD 0x8006 /* the farthest place at which a mark has to stand */

static gboolean
holds(const guint8 *bytes, gsize len, const char *mark, gsize mark_len)
{
    return memmem(bytes, len, mark, mark_len) != NULL;
}

gboolean
sk_picture_is_other(const guint8 *bytes, gsize len)
{
    gsize tail = MIN(len, 65535 + 22);
    /* No pixels begin like this: it is a drawing, all elements of which are
     * known. */
    gboolean is_xml = len > 5 && memcmp(bytes, "<?xml", 5) == 0;

    return sk_text_has_mark((const char *)bytes, MIN(len, HEAD),
                            is_xml ? SK_MARKS_XML : SK_MARKS_TEXT) ||
           holds(bytes, len, "Rar!\x1A\x07", 6) ||
           holds(bytes, len, "7z\xBC\xAF\x27\x1C", 6) ||
           holds(bytes + len - tail, tail, "PK\5\6", 4);
}
