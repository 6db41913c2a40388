/* SPDX-License-Identifier: Apache-2.0
 *
 * Hands bytes to the decoder of their charset (charset_read.h). Decodes nothing
 * itself.
 */
#include <charset/charset_read.h>

void
sk_read(SkReading *reading, const SkCharsetRow *row, const guchar *bytes,
        gsize len)
{
    if (row->code == SK_CODE_ASCII || row->code == SK_CODE_UTF_8)
        sk_read_utf8(reading, bytes, len);
    else if (row->code == SK_CODE_JIS)
        sk_read_jis(reading, bytes, len);
    else if (row->code == SK_CODE_SJIS)
        sk_read_sjis(reading, bytes, len);
    else if (row->code == SK_CODE_EUC_JP)
        sk_read_euc_jp(reading, bytes, len);
    else
        sk_read_other(reading, (guint)(row - sk_charset_rows), bytes, len);
}
