/* SPDX-License-Identifier: Apache-2.0
 *
 * How a passage ended, in few words; and whether what may leave holds any of
 * what should not. Reads answers of the gate, decides nothing.
 */
#include <string.h>
#include "malice-end.h"

/* The payload as it was, and in the base64 of any output's text. */
gboolean
malice_holds_payload(GBytes *output)
{
    gsize len, decoded_len;
    const char *bytes = g_bytes_get_data(output, &len);
    const char *gap = memmem(bytes, len, "\r\n\r\n", 4);
    g_autofree char *text = NULL;
    g_autofree guchar *decoded = NULL;

    if (memmem(bytes, len, MALICE_PAYLOAD, strlen(MALICE_PAYLOAD)) != NULL ||
        gap == NULL)
        return TRUE;
    text = g_strndup(gap + 4, (gsize)(bytes + len - gap - 4));
    decoded = g_base64_decode(text, &decoded_len);
    return memmem(decoded, decoded_len, MALICE_PAYLOAD,
                  strlen(MALICE_PAYLOAD)) != NULL;
}

/* The end in few words, for the table. */
char *
malice_end_words(const GError *error)
{
    static const struct {
        const char *text, *word;
    } words[] = {
        { "signal 4", "SIGILL" },
        { "signal 6", "SIGABRT" },
        { "signal 7", "SIGBUS" },
        { "signal 9", "SIGKILL" },
        { "signal 11", "SIGSEGV" },
        { "signal 24", "SIGXCPU" },
        { "signal 25", "SIGXFSZ" },
        { "signal 31", "SIGSYS" },
        { "status 20", "denied" },
        { "status 21", "DONE" },
        { "did not answer", "no answer" },
        { "did what no worker may", "did what no worker may" },
    };
    const char *said = error->message, *at;

    if (strstr(said, "deadline") != NULL)
        return g_strdup("deadline");
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        at = strstr(said, words[i].text);
        if (at != NULL && !g_ascii_isdigit(at[strlen(words[i].text)]))
            return g_strdup(words[i].word);
    }
    if ((at = strstr(said, "not whole: ")) != NULL)
        return g_strconcat("answer: ", at + 11, NULL);
    if ((at = strstr(said, "not well-formed: ")) != NULL)
        return g_strconcat("records: ", at + 17, NULL);
    if ((at = strstr(said, "status ")) != NULL)
        return g_strdup(at);
    return g_strdup(said);
}
