/* SPDX-License-Identifier: Apache-2.0
 *
 * Decodes one text after the other for measure.py.
 *
 *     in:  length of the label, length of the bytes (32 bits each, this
 *          machine's order), the label (empty: none), the bytes
 *     out: length of the answer, then "charset guessed unsure undecodable\n"
 *          and the text
 */
#include <stdio.h>
#include <string.h>

#include <charset/charset.h>

static char *
read_exactly(guint32 len)
{
    char *bytes = g_malloc0((gsize)len + 1);

    if (fread(bytes, 1, len, stdin) != len)
        g_clear_pointer(&bytes, g_free);
    return bytes;
}

static gboolean
answer_one(void)
{
    guint32 lengths[2], out_len;
    SkDecoded decoded = { 0 };

    if (fread(lengths, sizeof lengths, 1, stdin) != 1)
        return FALSE;
    g_autofree char *label = read_exactly(lengths[0]);
    g_autofree char *bytes = read_exactly(lengths[1]);
    if (label == NULL || bytes == NULL)
        return FALSE;
    g_autofree char *text = sk_charset_decode(
        bytes, lengths[1], *label != '\0' ? label : NULL, &decoded);
    g_autofree char *answer =
        g_strdup_printf("%s %d %d %u\n%s", decoded.used, decoded.guessed,
                        decoded.unsure, decoded.undecodable, text);
    out_len = (guint32)strlen(answer);
    return fwrite(&out_len, sizeof out_len, 1, stdout) == 1 &&
           fwrite(answer, 1, out_len, stdout) == out_len && fflush(stdout) == 0;
}

int
main(void)
{
    if (!sk_charset_prepare(NULL))
        return 1;
    while (answer_one())
        ;
    return 0;
}
