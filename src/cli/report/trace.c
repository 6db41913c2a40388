/* SPDX-License-Identifier: Apache-2.0
 *
 * `sekisho report trace`: finds one mail, file or address in the report lines,
 * says what became of it, and where else its files were seen. This is what is
 * asked after an incident.
 */
#include <stdio.h>
#include <string.h>

#include <sekisho/error.h>

#include "cli/cli.h"
#include "cli/report/report.h"
#include "cli/report/show.h"

/* A mail with more files is looked up by these only. */
#define HASHES_MAX 1000

static const char summary[] = N_(
    "Finds a receipt number, a SHA-256 (of a mail, an attachment or what was "
    "delivered),\nan address or a queue id of the MTA in the report "
    "lines.\n\n"
    "Exit status: 0 if something was found, 1 if nothing was.");

typedef struct {
    const char *key;
    gboolean json;
    const SkVoice *voice;
    guint64 found;
    GHashTable *receipts; /* of the mails that were found */
    GHashTable *hashes;   /* of files of these mails: how often elsewhere */
    GString *out;
} Trace;

static gboolean
is_text(SkSlice slice, const char *text)
{
    g_autofree char *plain = NULL;

    if (slice.at == NULL)
        return FALSE;
    if (memchr(slice.at, '\\', slice.len) == NULL)
        return slice.len == strlen(text) &&
               g_ascii_strncasecmp(slice.at, text, slice.len) == 0;
    plain = sk_slice_text(slice);
    return g_ascii_strcasecmp(plain, text) == 0;
}

static gboolean
has_file(const SkLine *line, const char *key)
{
    if (is_text(line->in_sha256, key) || is_text(line->out_sha256, key))
        return TRUE;
    for (guint i = 0; i < line->parts->len; i++) {
        const SkLinePart *part = &g_array_index(line->parts, SkLinePart, i);

        if (is_text(part->sha256, key) || is_text(part->out_sha256, key))
            return TRUE;
    }
    return FALSE;
}

static gboolean
has_address(const SkLine *line, const char *key)
{
    if (is_text(line->sender, key))
        return TRUE;
    for (guint i = 0; i < line->recipients->len; i++)
        if (is_text(g_array_index(line->recipients, SkSlice, i), key))
            return TRUE;
    return FALSE;
}

static gboolean
has(const SkLine *line, const char *key)
{
    return is_text(line->receipt, key) || is_text(line->queue, key) ||
           is_text(line->delivery, key) || has_address(line, key) ||
           has_file(line, key);
}

/* ---- saying what was found ---------------------------------------------- */

/* key_or_dash: returns @slice as it is shown, or a dash if it was not there.
 * New string. */
static char *
key_or_dash(SkSlice slice)
{
    return sk_show_key(slice.at != NULL ? slice : (SkSlice){ "-", 1 });
}

static void
put(Trace *trace, const char *id, SkSlice slice)
{
    g_autofree char *text = slice.at != NULL ? sk_show_key(slice) : NULL;

    if (text != NULL && *text != '\0')
        g_string_append_printf(trace->out, "  %s: %s\n",
                               sk_voice_word(trace->voice, id), text);
}

static void
put_words(Trace *trace, SkSection section, SkSlice word)
{
    g_autofree char *text = word.at != NULL ? sk_show_key(word) : NULL;
    const char *meaning =
        text != NULL ? sk_voice_key(trace->voice, section, text) : NULL;

    if (text == NULL)
        return;
    g_string_append_printf(trace->out, " %s", text);
    if (meaning != NULL)
        g_string_append_printf(trace->out, " (%s)", meaning);
}

static void
put_file(Trace *trace, const char *id, guint64 bytes, SkSlice sha256)
{
    g_autofree char *hash = sha256.at != NULL ? sk_show_key(sha256) : NULL;
    g_autofree char *size = sk_show_number(bytes);

    if (hash != NULL)
        g_string_append_printf(trace->out, "  %s: %s, sha256 %s\n",
                               sk_voice_word(trace->voice, id), size, hash);
}

static void
put_part(Trace *trace, const SkLinePart *part)
{
    g_autofree char *name = key_or_dash(part->name);
    g_autofree char *found = key_or_dash(part->found);
    g_autofree char *action = key_or_dash(part->action);

    g_string_append_printf(trace->out, "  %s: %s  %s  %s",
                           sk_voice_word(trace->voice, "part"), name, found,
                           action);
    put_words(trace, SK_SECTION_REMOVED, part->reason);
    g_string_append_c(trace->out, '\n');
    if (part->sha256.at != NULL) {
        g_autofree char *hash = sk_show_key(part->sha256);

        g_string_append_printf(trace->out, "        sha256 %s\n", hash);
    }
}

static void
put_line(Trace *trace, const SkLine *line)
{
    g_autofree char *from = key_or_dash(line->from);
    g_autofree char *to = key_or_dash(line->to);

    g_string_append_c(trace->out, '\n');
    put(trace, "when", line->time);
    put(trace, "receipt", line->receipt);
    put(trace, "queue", line->queue);
    put(trace, "client", line->client);
    put(trace, "from", line->sender);
    for (guint i = 0; i < line->recipients->len; i++)
        put(trace, "to", g_array_index(line->recipients, SkSlice, i));
    g_string_append_printf(trace->out,
                           "  %s:", sk_voice_word(trace->voice, "decision"));
    put_words(trace, SK_SECTION_VERDICT, line->verdict);
    put_words(trace, SK_SECTION_REASON, line->reason);
    g_string_append_printf(trace->out, "\n  %s: %s → %s\n",
                           sk_voice_word(trace->voice, "way"), from, to);
    put(trace, "rule", line->rule);
    put_file(trace, "input", line->in_bytes, line->in_sha256);
    for (guint i = 0; i < line->parts->len; i++)
        put_part(trace, &g_array_index(line->parts, SkLinePart, i));
    put_file(trace, "output", line->out_bytes, line->out_sha256);
}

static void
add_hash(Trace *trace, SkSlice sha256)
{
    if (sha256.at != NULL && g_hash_table_size(trace->hashes) < HASHES_MAX)
        g_hash_table_replace(trace->hashes, sk_slice_text(sha256),
                             GUINT_TO_POINTER(0));
}

static void
remember(Trace *trace, const SkLine *line)
{
    /* A file that was removed, under its own hash; a text that passed is in
     * many mails and tells nothing. */
    for (guint i = 0; i < line->parts->len; i++) {
        const SkLinePart *part = &g_array_index(line->parts, SkLinePart, i);

        if (part->reason.at != NULL)
            add_hash(trace, part->sha256);
    }
    if (line->delivery.at != NULL)
        g_hash_table_add(trace->receipts, sk_slice_text(line->delivery));
}

static void
look(const SkLine *line, SkLineIs is, gboolean torn, const char *text,
     gsize len, gpointer data)
{
    Trace *trace = data;

    if ((is != SK_LINE_MESSAGE && is != SK_LINE_FAULT) ||
        !has(line, trace->key))
        return;
    trace->found++;
    if (trace->json) {
        g_string_append_len(trace->out, text, (gssize)len);
        g_string_append_c(trace->out, '\n');
    } else if (is == SK_LINE_FAULT) {
        g_string_append_c(trace->out, '\n');
        put(trace, "when", line->time);
        put(trace, "queue", line->queue);
        g_string_append_printf(trace->out, "  %s\n",
                               sk_voice_word(trace->voice, "revoked"));
    } else {
        put_line(trace, line);
    }
    if (is == SK_LINE_MESSAGE)
        remember(trace, line);
    fwrite(trace->out->str, 1, trace->out->len, stdout);
    g_string_truncate(trace->out, 0);
}

/* ---- where else --------------------------------------------------------- */

static void
count_elsewhere(Trace *trace, const SkLine *line)
{
    for (guint i = 0; i < line->parts->len; i++) {
        SkSlice hash = g_array_index(line->parts, SkLinePart, i).sha256;
        g_autofree char *text = hash.at != NULL ? sk_slice_text(hash) : NULL;
        gpointer n;

        if (text != NULL &&
            g_hash_table_lookup_extended(trace->hashes, text, NULL, &n))
            g_hash_table_replace(trace->hashes, g_steal_pointer(&text),
                                 GUINT_TO_POINTER(GPOINTER_TO_UINT(n) + 1));
    }
}

static void
look_again(const SkLine *line, SkLineIs is, gboolean torn, const char *text,
           gsize len, gpointer data)
{
    Trace *trace = data;
    g_autofree char *delivery =
        line->delivery.at != NULL ? sk_slice_text(line->delivery) : NULL;

    if (is != SK_LINE_MESSAGE ||
        (delivery != NULL && g_hash_table_contains(trace->receipts, delivery)))
        return;
    count_elsewhere(trace, line);
}

/* say_elsewhere: reads all files once more, for the files of the mails that
 * were found. Standard input cannot be read twice. */
static void
say_elsewhere(Trace *trace, char **paths)
{
    g_autoptr(GList) hashes = NULL;

    if (trace->json || g_hash_table_size(trace->hashes) == 0 ||
        g_strv_contains((const char *const *)paths, "-"))
        return;
    sk_report_each(paths, look_again, trace);
    printf("\n%s:\n", sk_voice_word(trace->voice, "elsewhere"));
    hashes =
        g_list_sort(g_hash_table_get_keys(trace->hashes), (GCompareFunc)strcmp);
    for (GList *at = hashes; at != NULL; at = at->next)
        printf("  %s: %u\n", (char *)at->data,
               GPOINTER_TO_UINT(g_hash_table_lookup(trace->hashes, at->data)));
}

static int
trace_all(Trace *trace, char **logs)
{
    g_auto(GStrv) paths = sk_report_paths(logs);
    guint damaged = sk_report_each(paths, look, trace);

    if (!trace->json && trace->found == 0)
        printf("%s: %s\n", trace->key, sk_voice_word(trace->voice, "nothing"));
    say_elsewhere(trace, paths);
    if (damaged > 0)
        return SK_EXIT_FAULT;
    return trace->found > 0 ? SK_EXIT_OK : SK_EXIT_WITHHELD;
}

/* plain_key: returns what is looked for, without what people copy with it. */
static char *
plain_key(const char *text)
{
    char *key = g_strstrip(g_strdup(text));
    gsize len = strlen(key);

    if (len > 2 && key[0] == '<' && key[len - 1] == '>') {
        key[len - 1] = '\0';
        memmove(key, key + 1, len - 1);
    }
    if (g_ascii_strncasecmp(key, "sha256:", 7) == 0)
        memmove(key, key + 7, strlen(key + 7) + 1);
    return key;
}

int
sk_cli_report_trace(int argc, char **argv)
{
    g_autofree char *language = NULL, *format = NULL, *key = NULL;
    const GOptionEntry entries[] = {
        { "format", 0, 0, G_OPTION_ARG_STRING, &format,
          N_("text, or json for the lines as they are (text)"), "FORMAT" },
        { "lang", 0, 0, G_OPTION_ARG_STRING, &language,
          N_("language: ja or en (as the locale)"), "LANGUAGE" },
        { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    };
    g_autoptr(GError) error = NULL;
    g_autoptr(SkVoice) voice = NULL;
    Trace trace = { 0 };
    int code;

    if (!sk_cli_parse("report trace", "RECEIPT|SHA256|ADDRESS|QUEUE-ID [LOG…]",
                      summary, entries, &argc, &argv))
        return SK_EXIT_USAGE;
    voice = sk_voice_new(language, &error);
    key = plain_key(argc > 1 ? argv[1] : "");
    if (error == NULL &&
        (*key == '\0' || (format != NULL && strcmp(format, "text") != 0 &&
                          strcmp(format, "json") != 0)))
        g_set_error(&error, SK_ERROR, SK_ERROR_USAGE,
                    *key == '\0' ? "what is looked for?"
                                 : "--format: text or json");
    if (error != NULL)
        return sk_cli_fail("report trace", SK_EXIT_USAGE, error);
    trace.key = key;
    trace.json = format != NULL && strcmp(format, "json") == 0;
    trace.voice = voice;
    trace.out = g_string_new(NULL);
    trace.receipts =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    trace.hashes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    code = trace_all(&trace, argv + 2);
    g_string_free(trace.out, TRUE);
    g_hash_table_unref(trace.receipts);
    g_hash_table_unref(trace.hashes);
    return code;
}
