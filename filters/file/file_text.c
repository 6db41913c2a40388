/* SPDX-License-Identifier: Apache-2.0
 *
 * The steps that all cleaners of text files share (file_text.h). No file format
 * is known here. They defend against bytes that two readers take for different
 * texts, and against text that looks different from what it says.
 */
#include <string.h>

#include <sekisho/text.h>
#include <charset/charset_near.h>
#include <file/file_text.h>
#include <link/link.h>
#include <text/text_start.h>

static gboolean
is_done(const SkPart *part, const SkPolicy *policy, SkDo action)
{
    const SkFileRule *rule = sk_part_rule(part, policy, NULL);

    return rule != NULL && rule->action == action;
}

gboolean
sk_file_is_cleaned(const SkPart *part, const SkPolicy *policy)
{
    return is_done(part, policy, SK_DO_CLEAN);
}

gboolean
sk_file_leaves_as_text(const SkPart *part, const SkPolicy *policy)
{
    return is_done(part, policy, SK_DO_TEXT);
}

gboolean
sk_file_may_be_text(const SkPart *part, const SkPolicy *policy)
{
    const SkFileRule *rule = sk_part_rule(part, policy, NULL);
    const SkFileRule *text = sk_part_rule(part, policy, "text/plain");

    if (rule == NULL || rule->action == SK_DO_REMOVE)
        return FALSE;
    return rule->action == SK_DO_TEXT ||
           (rule->otherwise == SK_ELSE_TEXT && text != NULL &&
            text->action == SK_DO_CLEAN);
}

gboolean
sk_file_are_cleaned(const SkPolicy *policy, const char *const *types)
{
    for (guint i = 0; types[i] != NULL; i++)
        if (sk_policy_may(policy, types[i], SK_DO_CLEAN) ||
            sk_policy_may(policy, types[i], SK_DO_TEXT))
            return TRUE;
    return FALSE;
}

gboolean
sk_file_is_mine(const SkPart *part, const SkPolicy *policy)
{
    SkRole role = sk_part_role(part);

    return role != SK_ROLE_BODY && role != SK_ROLE_MESSAGE &&
           role != SK_ROLE_MULTIPART && sk_part_n_children(part) == 0 &&
           sk_part_bytes(part) != NULL &&
           sk_part_verdict(part) == SK_VERDICT_UNDECIDED &&
           (sk_file_is_cleaned(part, policy) ||
            sk_file_leaves_as_text(part, policy));
}

static const char *
claimed_charset(const SkPart *part)
{
    const char *claimed = sk_part_claimed(part);

    return claimed != NULL && (g_str_has_prefix(claimed, "text/") ||
                               g_str_has_prefix(claimed, "application/"))
               ? sk_part_param(part, "charset")
               : NULL;
}

static gboolean
has_wide_units(const SkDecoded *decoded)
{
    return decoded->used != NULL &&
           (g_ascii_strncasecmp(decoded->used, "UTF-16", 6) == 0 ||
            g_ascii_strncasecmp(decoded->used, "UTF-32", 6) == 0);
}

char *
sk_file_decode(SkPart *part, const char *declared)
{
    gsize len = 0;
    const char *bytes = g_bytes_get_data(sk_part_bytes(part), &len);
    SkDecoded decoded = { 0 };
    g_autofree char *text = NULL;

    if (len == 0)
        return g_strdup("");
    text = sk_charset_decode_part(part, bytes, len,
                                  declared ? declared : claimed_charset(part),
                                  &decoded);
    if (memchr(bytes, 0, len) != NULL && !has_wide_units(&decoded))
        return NULL;
    return g_steal_pointer(&text);
}

gboolean
sk_file_wants_crlf(const char *text)
{
    gsize lf = 0, cr = 0;

    for (text = strpbrk(text, "\r\n"); text != NULL;
         text = strpbrk(text + 1, "\r\n")) {
        if (*text == '\n') {
            lf++;
            continue;
        }
        cr++;
        text += text[1] == '\n';
    }
    return cr > 0 && cr >= lf;
}

void
sk_file_count_text(SkPart *part, const SkTextCounts *counts)
{
    sk_part_count(part, "control", counts->controls, NULL);
    sk_part_count(part, "bidi", counts->bidi, NULL);
    sk_part_count(part, "zero-width", counts->zero_width, NULL);
    sk_part_note(part, "undecodable", counts->invalid);
}

char *
sk_file_clean_text(SkPart *part, const char *text, gboolean *crlf)
{
    SkTextCounts counts = { 0 };
    char *clean = sk_text_clean(text, -1, &counts);

    sk_file_count_text(part, &counts);
    if (crlf != NULL)
        *crlf = sk_file_wants_crlf(text);
    return clean;
}

char *
sk_file_relink(SkPart *part, const SkPolicy *policy, char *text)
{
    guint links = 0;
    char *safe = NULL;

    if (policy->links == SK_LINKS_KEEP)
        return text;
    safe = sk_link_defang_text(text, policy->links, &links);
    g_free(text);
    sk_part_count(part, "link", links, NULL);
    return safe;
}

GBytes *
sk_file_end_lines(char *text, gboolean crlf)
{
    g_autofree char *lines = text;
    GString *out = NULL;
    gsize len = strlen(text);

    if (!crlf)
        return g_bytes_new_take(g_steal_pointer(&lines), len);
    out = g_string_sized_new(len + 64);
    for (gsize run; *text != '\0'; text += run) {
        run = strcspn(text, "\n");
        g_string_append_len(out, text, (gssize)run);
        if (text[run] == '\n') {
            g_string_append(out, "\r\n");
            run++;
        }
    }
    return g_string_free_to_bytes(out);
}

/* Returns @bytes (taken), a text, in which no line starts something that a
 * reader would decode: some readers look into attached files, too. */
static GBytes *
break_starts(SkPart *part, GBytes *bytes)
{
    gsize len = 0;
    const char *data = g_bytes_get_data(bytes, &len);
    g_autofree char *text = g_strndup(data != NULL ? data : "", len);
    guint starts = 0;
    char *broken = sk_text_break_starts(text, &starts);

    sk_part_count(part, "decodable-line", starts, NULL);
    g_bytes_unref(bytes);
    return g_bytes_new_take(broken, strlen(broken));
}

void
sk_file_drop_xml_head(SkPart *part, char *clean)
{
    const char *text = clean;
    guint n = 0;

    for (const char *p = text; p != NULL;) {
        p += strspn(p, " \t\n");
        if (g_ascii_strncasecmp(p, "<?xml", 5) != 0)
            break;
        p = strstr(p, "?>");
        if (p != NULL) {
            p += strlen("?>");
            text = p + (*p == '\n');
            n++;
        }
    }
    sk_part_count(part, "xml-declaration", n, NULL);
    if (n > 0)
        memmove(clean, text, strlen(text) + 1);
}

SkVerdict
sk_file_finish(SkPart *part, GBytes *bytes, const char *type, SkMarks marks)
{
    g_autoptr(GBytes) out =
        g_str_equal(type, "text/plain") ? break_starts(part, bytes) : bytes;
    gsize len = 0;
    const char *text = g_bytes_get_data(out, &len);

    if (sk_part_out_of_time(part))
        return sk_part_remove(part, SK_REASON_LIMIT_SECONDS, NULL);
    if (len > 0 && sk_text_has_mark(text, len, marks))
        return sk_part_remove(part, SK_REASON_AMBIGUOUS, "mark");
    if (g_str_equal(sk_part_found(part), type) &&
        g_bytes_equal(out, sk_part_bytes(part)))
        return sk_part_keep(part);
    return sk_part_replace(part, g_steal_pointer(&out), type);
}
