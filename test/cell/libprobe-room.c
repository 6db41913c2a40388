/* SPDX-License-Identifier: Apache-2.0
 *
 * A room whose workers call, in the real sandbox, what our libraries do for
 * us; one order, one library call. Built twice: as workers ship, and with the
 * test library, where a call the filter ends says its name first.
 */
#include <gmime/gmime.h>
#include <iconv.h>
#include <libxml/HTMLparser.h>
#include <locale.h>
#include <magic.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <seccomp.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "cell/cell.h"
#include "libprobe-data.h"
#include "libprobe-packs.h"
#ifdef SK_CELL_TEST
#include "cell/inside.h"
#endif

/* What prepare opens and nobody closes. */
static iconv_t from[G_N_ELEMENTS(charsets)], to[G_N_ELEMENTS(charsets)];
static magic_t magic;

static int
probe_iconv(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(charsets); i++) {
        char text[] = "A\xe3\x81\x82", wide[64] = "", back[64] = "";
        char *in = text, *out = wide;
        size_t in_len = 4, out_len = sizeof wide;

        /* Not all have あ; the A is enough for those. */
        (void)iconv(to[i], &in, &in_len, &out, &out_len);
        (void)iconv(to[i], NULL, NULL, &out, &out_len);
        in = wide;
        in_len = sizeof wide - out_len;
        out = back;
        out_len = sizeof back;
        (void)iconv(from[i], &in, &in_len, &out, &out_len);
        (void)iconv(from[i], NULL, NULL, &out, &out_len);
        if (strchr(back, 'A') == NULL)
            return 1 + (int)i;
    }
    return 0;
}

/* A second descriptor of what is warm; a charset that was never warmed. */
static int
probe_iconv_open(void)
{
    iconv_t warm = iconv_open("UTF-8", "EUC-KR");
    iconv_t cold = iconv_open("UTF-8", "IBM1390");

    return warm != (iconv_t)-1 && cold == (iconv_t)-1 ? 0 : 1;
}

static GMimeMessage *
read_mail(void)
{
    GMimeStream *stream =
        g_mime_stream_mem_new_with_buffer(mail, sizeof mail - 1);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);

    g_object_unref(parser);
    g_object_unref(stream);
    return message;
}

static int
probe_gmime(void)
{
    GMimeMessage *message = read_mail();
    GMimeMultipart *parts;
    GMimeObject *text, *file;
    g_autofree char *body = NULL;

    if (message == NULL ||
        g_strcmp0(g_mime_message_get_subject(message), "ご依頼") != 0)
        return 1;
    parts = GMIME_MULTIPART(g_mime_message_get_mime_part(message));
    if (g_mime_multipart_get_count(parts) != 2)
        return 2;
    text = g_mime_multipart_get_part(parts, 0);
    file = g_mime_multipart_get_part(parts, 1);
    body = g_mime_text_part_get_text(GMIME_TEXT_PART(text));
    if (body == NULL || strstr(body, "あ") == NULL)
        return 3;
    if (g_strcmp0(g_mime_part_get_filename(GMIME_PART(file)), "あ.bin") != 0)
        return 4;
    return g_mime_message_get_date(message) == NULL ? 5 : 0;
}

static int
probe_gmime_write(void)
{
    GMimeStream *stream = g_mime_stream_mem_new();
    GMimeMessage *message = read_mail();

    return g_mime_object_write_to_stream(GMIME_OBJECT(message), NULL, stream) >
                   100
               ? 0
               : 1;
}

static int
read_html(const char *html, const char *expected)
{
    htmlDocPtr document =
        htmlReadMemory(html, (int)strlen(html), NULL, NULL,
                       HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                           HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER);
    xmlChar *text;

    if (document == NULL)
        return 1;
    text = xmlNodeGetContent(xmlDocGetRootElement(document));
    return text != NULL && strstr((const char *)text, expected) ? 0 : 2;
}

static int
probe_html(void)
{
    return read_html("<html><body><p>こんにちは<b>x", "x");
}

static int
probe_html_sjis(void)
{
    return read_html("<html><head><meta charset=shift_jis></head><body>"
                     "\x93\xfa\x96\x7b</body>",
                     "日本");
}

/* What it would fetch if it could. */
static int
probe_html_external(void)
{
    return read_html("<!DOCTYPE html SYSTEM \"http://127.0.0.1/x.dtd\">"
                     "<html><body>&#x3042;",
                     "あ");
}

static int
probe_magic(void)
{
    const char *type = magic_buffer(magic, "%PDF-1.7\n%\xe2\xe3\n", 13);

    return type != NULL && strcmp(type, "application/pdf") == 0 ? 0 : 1;
}

static int
probe_magic_archive(void)
{
    static const char zip[64] = "PK\3\4\24\0\0\0\10\0";
    static const char gzip[64] = "\x1f\x8b\x08\0\0\0\0\0\0\3";
    const char *type = magic_buffer(magic, zip, sizeof zip);

    if (type == NULL || strcmp(type, "application/zip") != 0)
        return 1;
    type = magic_buffer(magic, gzip, sizeof gzip);
    return type != NULL && strcmp(type, "application/gzip") == 0 ? 0 : 2;
}

static int
probe_digest(void)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned len = 0;

    return EVP_Digest("abc", 3, digest, &len, EVP_sha256(), NULL) == 1 &&
                   len == 32 && digest[0] == 0xba && digest[31] == 0xad
               ? 0
               : 1;
}

static int
probe_hmac(void)
{
    unsigned char mac[EVP_MAX_MD_SIZE];
    unsigned len = 0;

    return HMAC(EVP_sha256(), "Jefe", 4,
                (const unsigned char *)"what do ya want for nothing?", 28, mac,
                &len) != NULL &&
                   len == 32 && mac[0] == 0x5b && mac[31] == 0x43
               ? 0
               : 1;
}

static int
probe_glib_unicode(void)
{
    g_autofree char *full = g_utf8_normalize("ｶﾞ①", -1, G_NORMALIZE_NFKC);
    g_autofree char *folded = g_utf8_casefold("ÄÖ", -1);
    g_autoptr(GString) text = g_string_new("");

    for (int i = 0; i < 100000; i++)
        g_string_append_printf(text, "%d", i % 10);
    return strcmp(full, "ガ1") == 0 && strcmp(folded, "äö") == 0 &&
                   text->len == 100000
               ? 0
               : 1;
}

static int
probe_glib_regex(void)
{
    g_autoptr(GRegex) regex =
        g_regex_new("https?://\\S+", G_REGEX_CASELESS, 0, NULL);

    return regex != NULL && g_regex_match(regex, "見よ HTTP://x.jp", 0, NULL)
               ? 0
               : 1;
}

static int
probe_glib_convert(void)
{
    g_autofree char *text =
        g_convert("\x93\xfa", 2, "UTF-8", "CP932", NULL, NULL, NULL);

    return g_strcmp0(text, "日") == 0 ? 0 : 1;
}

static int
probe_glib_time(void)
{
    g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(1756688400);
    g_autofree char *text = g_date_time_format(date, "%Y-%m-%d");
    g_autoptr(GTimeZone) local = g_time_zone_new_local();

    return strcmp(text, "2025-09-01") == 0 && local != NULL ? 0 : 1;
}

static int
probe_glib_warning(void)
{
    g_warning("a reader %s", "warns");
    g_log_structured("libprobe", G_LOG_LEVEL_MESSAGE, "MESSAGE", "structured");
    g_printerr("printed\n");
    return 0;
}

static int
probe_glib_hash(void)
{
    g_autoptr(GHashTable) table = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    char key[] = "no random in workers";

    g_hash_table_insert(table, key, key);
    g_byte_array_set_size(bytes, 32 << 20);
    memset(bytes->data, 1, bytes->len);
    return g_hash_table_contains(table, key) ? 0 : 1;
}

/* The control: this call is on no list. */
static int
probe_forbidden(void)
{
    return getsid(0) >= 0 ? 1 : 2;
}

/* Patterns that would be compiled to machine code, if that could be had. */
static int
probe_glib_regex_jit(void)
{
    g_autoptr(GRegex) regex = g_regex_new("a+b", G_REGEX_OPTIMIZE, 0, NULL);

    return regex != NULL && g_regex_match(regex, "xaab", 0, NULL) ? 0 : 1;
}

/* More than the heap can ever hold is said no to. */
static int
probe_memory(void)
{
    void *most = malloc((size_t)5 << 30);
    void *some = malloc(1000);
    int result = most == NULL && some != NULL ? 0 : 1;

    free(most);
    free(some);
    return result;
}

static const struct {
    const char *word;
    int (*run)(void);
} probes[] = {
    { "iconv", probe_iconv },
    { "iconv-open", probe_iconv_open },
    { "gmime", probe_gmime },
    { "gmime-write", probe_gmime_write },
    { "html", probe_html },
    { "html-sjis", probe_html_sjis },
    { "html-external", probe_html_external },
    { "magic", probe_magic },
    { "magic-archive", probe_magic_archive },
    { "sha-256", probe_digest },
    { "hmac", probe_hmac },
    { "glib-unicode", probe_glib_unicode },
    { "glib-regex", probe_glib_regex },
    { "glib-convert", probe_glib_convert },
    { "glib-time", probe_glib_time },
    { "glib-warning", probe_glib_warning },
    { "glib-hash", probe_glib_hash },
    { "archives", probe_archives },
    { "iso", probe_iso },
    { "lzh", probe_lzh },
    { "tiff", probe_tiff },
    { "webp", probe_webp },
    { "pdf", probe_pdf },
    { "forbidden", probe_forbidden },
    { "glib-regex-jit", probe_glib_regex_jit },
    { "memory", probe_memory },
};

#ifdef SK_CELL_TEST
static SkCellWork *current;

/* Not a handler for production: it allocates. Here nobody holds a lock. */
static void
name_call(int signal_, siginfo_t *info, void *context)
{
    char *name =
        seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, info->si_syscall);
    const char *said = name != NULL ? name : "?";

    current->used = 0;
    (void)sk_cell_put(current, said, strlen(said) + 1);
    sk_cell_end(current, 0);
}
#endif

static int
work(SkCellWork *job)
{
    const char *word = (const char *)job->request->order;

    if (memchr(word, '\0', job->request->order_len) == NULL)
        return 99;
#ifdef SK_CELL_TEST
    current = job;
#endif
    for (size_t i = 0; i < G_N_ELEMENTS(probes); i++)
        if (strcmp(probes[i].word, word) == 0)
            return probes[i].run();
    return 96;
}

static GLogWriterOutput
drop_log(GLogLevelFlags level, const GLogField *fields, gsize n_fields,
         gpointer data)
{
    return G_LOG_WRITER_HANDLED;
}

static int
prepare(int policy_fd, char *why, size_t why_len)
{
    setlocale(LC_ALL, "C.UTF-8");
    g_log_set_writer_func(drop_log, NULL, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(charsets); i++) {
        from[i] = iconv_open("UTF-8", charsets[i]);
        to[i] = iconv_open(charsets[i], "UTF-8");
        if (from[i] == (iconv_t)-1 || to[i] == (iconv_t)-1) {
            g_snprintf(why, why_len, "no charset %s", charsets[i]);
            return -1;
        }
    }
    g_mime_init();
    xmlInitParser();
    magic = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS);
    if (magic == NULL || magic_load(magic, NULL) != 0) {
        g_snprintf(why, why_len, "libmagic");
        return -1;
    }
#ifdef SK_CELL_TEST
    struct sigaction action = { .sa_sigaction = name_call,
                                .sa_flags = SA_SIGINFO | SA_NODEFER };

    sigaction(SIGSYS, &action, NULL);
    sk_cell_test_trap = true;
#endif
    return probe_digest();
}

int
main(void)
{
    const SkCellRoom room = { "libprobe-room", prepare, work, 2 };

    return sk_cell_serve(&room);
}
