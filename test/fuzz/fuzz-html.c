/* SPDX-License-Identifier: Apache-2.0
 *
 * Fuzz target of HTML to text. The first byte chooses links and hidden, the
 * rest is the page. What comes out must be clean, hold no URL to click under
 * "defang", no payload of a script, and not change when it is cleaned again.
 * A marker planted in a script at the front must never survive.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sekisho/text.h>

#include "core/policy/policy_file.h"
#include "html/html.h"
#include "link/link.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char planted[] = "<script>PLANTEDMARKER</script>";

static void
object(const char *why, const char *text)
{
    fprintf(stderr, "objection: %s\n%s\n", why, text);
    abort();
}

/* "http://" or "ftp://" that a reader would make clickable. */
static gboolean
is_clickable(const char *text)
{
    static const char *const schemes[] = { "http://", "https://", "ftp://" };
    g_autofree char *lower = g_ascii_strdown(text, -1);
    for (guint i = 0; i < G_N_ELEMENTS(schemes); i++) {
        const char *found = strstr(lower, schemes[i]);
        gsize len = strlen(schemes[i]);
        if (found != NULL && g_ascii_isalnum(found[len]) &&
            (found == lower || !g_ascii_isalnum(found[-1])))
            return TRUE;
    }
    return FALSE;
}

static void
judge(const char *text, SkLinks links)
{
    g_autofree char *again = sk_link_defang_text(text, links, NULL);

    if (!sk_text_is_clean(text, strlen(text)))
        object("not clean", text);
    if (strstr(text, "PLANTEDMARKER") != NULL)
        object("a script's content survived", text);
    if (strstr(text, "\n\n\n") != NULL)
        object("two blank lines", text);
    if (strcmp(again, text) != 0)
        object("links change the second time", text);
    if (links == SK_LINKS_DEFANG && is_clickable(text))
        object("a link to click", text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static SkPolicyFile *file;
    SkReason reason;

    if (file == NULL) {
        file = sk_policy_file_load(NULL, NULL);
        if (file == NULL || !sk_html_prepare(NULL))
            abort();
    }
    /* the engine learns the marker: only ours counts */
    if (size < 1 || memmem(data, size, "PLANTED", 7) != NULL)
        return 0;
    SkPolicy policy = *sk_policy_file_profile(file, NULL);
    policy.links = data[0] & 1 ? SK_LINKS_TEXT : SK_LINKS_DEFANG;
    policy.hidden = data[0] & 2 ? SK_HIDDEN_MARK : SK_HIDDEN_DROP;
    g_autoptr(GByteArray) page = g_byte_array_new();
    /* UTF-16 and shift sequences may swallow it: only before plain bytes */
    g_byte_array_append(page, (const guint8 *)planted, strlen(planted));
    g_byte_array_append(page, data + 1, size - 1);
    g_autoptr(GBytes) bytes =
        g_byte_array_free_to_bytes(g_steal_pointer(&page));
    g_autoptr(SkPart) part =
        sk_part_new(SK_ROLE_BODY, NULL, "text/html", bytes);
    g_autofree char *text =
        sk_html_to_text(bytes, "utf-8", &policy, part, &reason);
    if (text != NULL)
        judge(text, policy.links);
    return 0;
}
