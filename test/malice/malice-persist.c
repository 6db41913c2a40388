/* SPDX-License-Identifier: Apache-2.0
 *
 * Attacks on the next mail. A word "plant-X" makes the worker leave something
 * behind, everywhere such a thing can be left, and then do its honest work; a
 * word "find-X" in the next mail makes it look. What is found is said by
 * MALICE_BROKE. A finder first makes sure that it runs in the process of the
 * planter, which had spent some CPU time: else it would have proved nothing.
 */
#include <archive.h>
#include <errno.h>
#include <gmime/gmime.h>
#include <libxml/parser.h>
#include <libxml/xmlIO.h>
#include <locale.h>
#include <magic.h>
#include <openssl/err.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "cell/back.h"
#include "cell/inside.h"
#include "malice.h"

#define SPENT_US  60000 /* by every planter */
#define NOT_THERE 22    /* this is another process */
#define MARK_LEN  32
#define FAR       ((gsize)24 << 20) /* into memory that is not always there */

/* MALICE_MARK, as it never stands in a mail: what looks for it must not find
 * itself. */
#define MASK 0x5a
static const guint8 masked_mark[MARK_LEN + 1] =
    "\x17\x1b\x08\x11\x77\x15\x1c\x77\x1b\x77\x17\x1b\x13\x16\x60\x6a"
    "\x6b\x68\x69\x6e\x6f\x6c\x6d\x62\x63\x60\x0b\x0d\x1f\x08\x0e\x00";

static gint64
spent_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
spend(void)
{
    gint64 end = spent_us() + SPENT_US;

    while (spent_us() < end)
        ;
}

/* ---- memory -------------------------------------------------------------- */

static int in_data = 1, in_bss;
static _Thread_local int in_thread;
static char *in_heap;

static void
plant_variables(void)
{
    in_data = 2;
    in_bss = 2;
    in_thread = 2;
    in_heap = g_strdup("planted");
}

static void
plant_errno(void)
{
    errno = 77;
}

static gboolean
find_variables(void)
{
    return in_data == 2 || in_bss == 2 || in_thread == 2 || in_heap != NULL;
}

static gboolean
find_errno(void)
{
    return malice.first_errno == 77;
}

/* The next chunk that is asked for is one of the planter's choice. */
static guint8 chosen[1024] __attribute__((aligned(16)));

static void
plant_free_list(void)
{
    volatile uintptr_t *volatile chunks[16]; /* out of the compiler's sight */
    void *second, *first;

    for (int i = 0; i < 16; i++) /* until the list is empty */
        chunks[i] = malloc(1000);
    second = (void *)chunks[14];
    first = (void *)chunks[15];
    memset(chosen, 0xee, sizeof chosen);
    free(second);
    free(first);
    /* the list's links are hidden by where they stand */
    *chunks[15] = ((uintptr_t)chunks[15] >> 12) ^ (uintptr_t)chosen;
}

static gboolean
find_free_list(void)
{
    void *volatile a = malloc(1000), *volatile b = malloc(1000);

    /* or a library has asked before, and written to it */
    return a == chosen || b == chosen ||
           (chosen[1000] == 0xee && chosen[8] != 0xee);
}

/* Its own code instead of the room's. */
static int
evil_work(SkCellWork *work)
{
    _exit(MALICE_BROKE);
}

static void
plant_work(void)
{
    sk_back.work = evil_work;
}

static gboolean
find_work(void)
{
    return sk_back.work == evil_work;
}

/* Both stacks, far below where anything stands, and high up in the heap, the
 * output, and beyond what is always there of them. */
static volatile guint8 *
far_place(guint i)
{
    guint8 *heap_end = (guint8 *)sk_back.plan->heap.from +
                       (sk_back.plan->kept -
                        sk_back.plan->heap.offset);
    guint8 *const places[] = {
        (guint8 *)(uintptr_t)sk_back.stack - 100000,
        (guint8 *)(uintptr_t)sk_back.stack - ((gsize)3 << 20),
        (guint8 *)(uintptr_t)sk_back.alternate + 20000,
        (guint8 *)sk_back.plan->first_stack + 64,
        heap_end - 64,
        heap_end + FAR,
        sk_back.output + 200000,
        sk_back.output + malice.work->room - 64,
    };

    return i < G_N_ELEMENTS(places) ? places[i] : NULL;
}

static void
plant_far(void)
{
    for (guint i = 0; far_place(i) != NULL; i++)
        *far_place(i) = 0xa5;
}

static gboolean
find_far(void)
{
    for (guint i = 0; far_place(i) != NULL; i++)
        if (*far_place(i) == 0xa5)
            return TRUE;
    return FALSE;
}

/* ---- the mail itself ----------------------------------------------------- */

static gboolean
holds_mark(const void *from, gsize len)
{
    const guint8 *at = from, *end = at + len;

    for (; at + MARK_LEN <= end; at++) {
        gsize n = 0;

        while (n < MARK_LEN && (at[n] ^ MASK) == masked_mark[n])
            n++;
        if (n == MARK_LEN)
            return TRUE;
    }
    return FALSE;
}

/* In all that this process can write or was given, and far beyond. */
static gboolean
find_mark(void)
{
    const SkPlan *plan = sk_back.plan;
    gsize kept = (gsize)(plan->kept - plan->heap.offset);

    for (gsize i = 0; i < plan->n_written; i++)
        if (holds_mark((void *)plan->written[i].from,
                       plan->written[i].to - plan->written[i].from))
            return TRUE;
    return holds_mark((void *)plan->heap.from, kept + FAR) ||
           holds_mark((void *)(uintptr_t)sk_back.alternate,
                      SK_BACK_ALTERNATE) ||
           holds_mark((void *)(uintptr_t)(sk_back.stack - ((gsize)4 << 20)),
                      (gsize)4 << 20) ||
           holds_mark(sk_back.output, malice.work->room) ||
           holds_mark(malice.work->input + malice.work->input_len, 100000);
}

/* ---- libraries ----------------------------------------------------------- */

static void
plant_locale(void)
{
    setlocale(LC_ALL, "C");
    setenv("PLANTED", "1", 1);
    setvbuf(stderr, NULL, _IOFBF, 1024);
    fputs("planted", stderr);
}

static gboolean
find_locale(void)
{
    return strcmp(setlocale(LC_ALL, NULL), "C") == 0 ||
           getenv("PLANTED") != NULL || __fbufsize(stderr) == 1024;
}

static void
plant_glib(void)
{
    g_quark_from_static_string("planted-by-a-mail");
    g_intern_string("planted-by-a-mail");
    g_set_prgname("planted");
}

static gboolean
find_glib(void)
{
    return g_quark_try_string("planted-by-a-mail") != 0 ||
           g_strcmp0(g_get_prgname(), "planted") == 0;
}

static void
hear_xml(void *context, const char *format, ...)
{
}

static void
plant_xml(void)
{
    xmlSetGenericErrorFunc(NULL, hear_xml);
    xmlKeepBlanksDefault(0);
}

static gboolean
find_xml(void)
{
    return xmlGenericError == hear_xml;
}

static GMimeParserOptions *mime_options;

static void
plant_mime(void)
{
    const char *charsets[] = { "koi8-r", NULL };

    mime_options = g_mime_parser_options_get_default();
    g_mime_parser_options_set_fallback_charsets(mime_options, charsets);
}

static gboolean
find_mime(void)
{
    const char **charsets = g_mime_parser_options_get_fallback_charsets(
        g_mime_parser_options_get_default());

    return charsets != NULL && g_strcmp0(charsets[0], "koi8-r") == 0;
}

static magic_t cookie;

static void
plant_magic(void)
{
    cookie = magic_open(MAGIC_NONE);
    magic_setflags(cookie, MAGIC_MIME);
}

static struct archive *half_read;

static void
plant_archive(void)
{
    half_read = archive_read_new();
    archive_read_support_format_zip(half_read);
}

static gboolean
find_handles(void)
{
    return cookie != NULL || half_read != NULL;
}

static void
plant_crypto(void)
{
    ERR_put_error(ERR_LIB_USER, 0, 77, "planted", 1);
}

static gboolean
find_crypto(void)
{
    return ERR_peek_error() != 0;
}

static void
answer_honestly(const SkPolicy *policy)
{
    SkCleaned cleaned = { 0 };
    MaliceAnswer answer;

    malice_honest(policy, &cleaned);
    malice_answer(&cleaned, &answer);
    malice_send(&answer, 0);
}

/* ---- the table ----------------------------------------------------------- */

static const struct {
    const char *word;
    void (*plant)(void);
    gboolean (*find)(void);
} rows[] = {
    { "variables", plant_variables, find_variables },
    { "errno", plant_errno, find_errno },
    { "free-list", plant_free_list, find_free_list },
    { "work", plant_work, find_work },
    { "far", plant_far, find_far },
    { "mark", NULL, find_mark },
    { "locale", plant_locale, find_locale },
    { "glib", plant_glib, find_glib },
    { "xml", plant_xml, find_xml },
    { "mime", plant_mime, find_mime },
    { "magic", plant_magic, find_handles },
    { "archive", plant_archive, find_handles },
    { "crypto", plant_crypto, find_crypto },
};

/* What is left behind is the worker's last deed: its own work would tread on
 * it. The mark comes with the mail, and the work is what spreads it. */
static void
plant(const char *word, void (*act)(void), const SkPolicy *policy)
{
    spend();
    if (strcmp(word, "mark") == 0)
        return;
    answer_honestly(policy);
    malice_hold(word);
    if (act != NULL)
        act();
    malice_end();
}

static gboolean
act_on(gboolean plants, const char *word, void (*act)(void),
       gboolean (*find)(void), const SkPolicy *policy)
{
    if (plants)
        plant(word, act, policy);
    else if (malice.first_us < SPENT_US)
        sk_cell_end(malice.work, NOT_THERE);
    else if (find())
        sk_cell_end(malice.work, MALICE_BROKE);
    return TRUE;
}

gboolean
malice_persist(const SkPolicy *policy)
{
    gboolean (*find)(void);
    const char *word = strchr(malice.word, '-');
    gboolean plants = g_str_has_prefix(malice.word, "plant-");

    if (word == NULL || (!plants && !g_str_has_prefix(malice.word, "find-")))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(rows[i].word, word + 1) == 0)
            return act_on(plants, word + 1, rows[i].plant, rows[i].find, policy);
    find = malice_finder(word + 1);
    return find != NULL && act_on(plants, word + 1, NULL, find, policy);
}
