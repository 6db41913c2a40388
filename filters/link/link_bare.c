/* SPDX-License-Identifier: Apache-2.0
 *
 * Names that readers turn into links although no scheme stands before them:
 *   www.anything   ftp.host.name    behind any character
 *   host.tld       host.tld/path    where the last label is a domain of the
 * root 192.0.2.1 and what looks like a mail address but is a link with a user
 * in it (www.city.example@evil.example/). A mail address stays as it is. So
 * does a bare file name (report.zip), although some endings of files are
 * domains, too: the list is below. One run of labels is looked at once, whole.
 */
#include <string.h>

#include <sekisho/text.h>
#include <link/link_defang.h>
#include <link/link_domain.h>
#include <link/link_scan.h>

/* how many bytes of the local part of an address are looked at */
#define LOCAL_MAX 128

/* A run of labels and dots, such as a host name. */
typedef struct {
    const char *start, *end;
    guint dots;   /* the dots that are not yet in brackets */
    guint labels; /* the number of all labels */
    /* how many labels from 0 to 255 stand in a row up to the last */
    guint numbers;
    gboolean www; /* some label ends in "www" or "ftp" */
    /* a reader would see a top-level domain at its end, or an IPv4 address */
    gboolean domain;
    gboolean is_file; /* the last label is a file name extension */
    /* the last label is an extension that is no top-level domain */
    gboolean is_dead;
} Run;

static gboolean
is_label_char(const char *p)
{
    gunichar c = sk_text_char(p);
    if (c < 0x80)
        return g_ascii_isalnum(*p) || *p == '-' || *p == '_';
    if ((c >= 0x4E00 && c <= 0x9FA5) || (c >= 0x3041 && c <= 0x3096) ||
        (c >= 0x30A1 && c <= 0x30FA))
        return TRUE; /* Kanji and kana are letters. */
    return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

/* Returns whether the character before @p belongs to a label although it is no
 * letter, for readers that accept everything but blanks and punctuation
 * (😀.com). */
static gboolean
is_symbol_before(const char *text, const char *p)
{
    gunichar c = p > text ? g_utf8_get_char(g_utf8_prev_char(p)) : ' ';
    if (c < 0x80)
        return c == '~' || (strchr("$+=^`|", (int)c) != NULL && p - text > 1 &&
                            is_label_char(g_utf8_prev_char(p - 1)));
    return c != 0xFF5C && c != 0xA0 && !g_unichar_isspace(c) &&
           !g_unichar_iscntrl(c) &&
           (!g_unichar_ispunct(c) ||
            g_unichar_type(c) >= G_UNICODE_CURRENCY_SYMBOL);
}

/* Returns whether @run has a label before its first dot. */
static gboolean
has_first(const char *text, const Run *run)
{
    return is_label_char(run->start) || is_symbol_before(text, run->start);
}

/* Returns the length of the dot at @p if it joins two labels, or else 0. A
 * full-width dot ends a sentence unless ASCII stands on both sides. */
static gsize
joint(const char *text, const char *p)
{
    gsize len = sk_defang_dot_length(p);
    if (len == 0)
        return 0;
    if ((guchar)*p >= 0x80)
        return p > text && g_ascii_isalnum(p[-1]) && g_ascii_isalnum(p[len])
                   ? len
                   : 0;
    return is_label_char(p + len) && p[len] != '-' && p[len] != '_' ? len : 0;
}

/* Returns whether @label up to @end is a number up to 255. Japanese text before
 * the number in the first label, or behind the number in another, is not part
 * of it. */
static gboolean
is_number(const char *label, const char *end, gboolean first)
{
    guint value = 0, digits = 0;
    for (const char *p = label; p < end; p++) {
        if ((guchar)*p < 0x80)
            continue;
        if (!first)
            end = p;
        else
            label = p + 1;
    }
    for (; label < end && digits <= 3; label++, digits++) {
        if (!g_ascii_isdigit(*label))
            return FALSE;
        value = value * 10 + (guint)(*label - '0');
    }
    return digits > 0 && digits <= 3 && value <= 255;
}

/* Returns whether the label ends in "www" or "www2", also
 * behind other letters. */
static gboolean
ends_in_www(const char *label, const char *end)
{
    while (end > label && g_ascii_isdigit(end[-1]))
        end--;
    return end - label >= 3 && g_ascii_strncasecmp(end - 3, "www", 3) == 0;
}

/* Returns whether the label ends in "ftp", also behind other letters. */
static gboolean
ends_in_ftp(const char *label, const char *end)
{
    return end - label >= 3 && g_ascii_strncasecmp(end - 3, "ftp", 3) == 0;
}

static void
take_last(Run *run, const char *label, const char *end)
{
    gsize len = (gsize)(end - label);
    run->is_file = sk_domain_is_file(label, len);
    run->is_dead = sk_domain_is_dead(label, len);
    run->domain =
        run->domain || (!run->is_file &&
                        sk_domain_is_top(label, sk_domain_length(label, end)));
}

/* Takes a label into @run that ends at the dot at @end and is followed by
 * @next. A domain before a dot and more ASCII is not one (example.com.txt), but
 * Japanese text behind it ends the name. */
static void
take_inner(const char *text, Run *run, const char *label, const char *end,
           const char *next)
{
    gsize ascii = sk_domain_length(label, end);
    gboolean parted = (guchar)*next >= 0x80 || (guchar)*end >= 0x80 ||
                      (guchar)label[ascii] >= 0x80;
    if (ends_in_www(label, end) || ends_in_ftp(label, end))
        run->www = TRUE;
    if (run->labels > (has_first(text, run) ? 0 : 1) && parted &&
        sk_domain_is_top(label, ascii))
        run->domain = TRUE;
}

/* Returns the run whose first label begins at @start. */
static Run
run_at(const char *text, const char *start)
{
    Run run = { .start = start };
    const char *p = start;
    guint row = 0;
    for (;;) {
        const char *label = p;
        while (is_label_char(p))
            p = g_utf8_next_char(p);
        gsize dot = joint(text, p);
        if (dot > 0)
            take_inner(text, &run, label, p, p + dot);
        else if (run.labels > 1 || has_first(text, &run))
            take_last(&run, label, p); /* A lone ".com" is not a name. */
        row++;
        run.numbers += is_number(label, p, row == 1);
        run.labels++;
        if (row == 4 && run.numbers == 4 && (dot == 0 || (guchar)*p >= 0x80))
            run.domain = TRUE; /* An IPv4 address such as 192.0.2.1 counts. */
        if ((guchar)*p >= 0x80)
            row = run.numbers = 0; /* The dot may end a sentence. */
        if (dot == 0)
            break;
        run.dots += *p != '[';
        p += dot;
    }
    run.end = p;
    return run;
}

const char *
sk_defang_name_end(const SkDefang *defang, const char *start)
{
    return run_at(defang->text, start).end;
}

/* Returns whether more of a link follows at @p: a path, a port, a query. */
static gboolean
goes_on(const char *p)
{
    if (*p == '@')
        return TRUE;
    if (*p == '\0' || strchr("/:?#\\", *p) == NULL)
        return FALSE;
    return *p == ':' ? g_ascii_isdigit(p[1])
                     : g_ascii_isalnum(p[1]) ||
                           (p[1] != '\0' && strchr("%~_-./?=&+", p[1]) != NULL);
}

static gboolean
is_local_char(char c)
{
    return g_ascii_isalnum(c) || (c != '\0' && strchr("._%+-", c) != NULL);
}

/* Returns whether the slash at @p parts two addresses: a@x.jp/b@y.jp. */
static gboolean
parts_addresses(const char *p)
{
    const char *last = p + LOCAL_MAX;
    if (*p != '/')
        return FALSE;
    for (p++; p < last && is_local_char(*p); p++)
        ;
    return *p == '@' && is_label_char(p + 1);
}

/* Returns whether "mailto:" stands before the local part that ends at @at. */
static gboolean
is_mailto(const char *text, const char *at)
{
    const char *p = at;
    while (p > text && at - p < LOCAL_MAX && is_local_char(p[-1]))
        p--;
    return p - text >= 7 && g_ascii_strncasecmp(p - 7, "mailto:", 7) == 0;
}

/* Returns whether an address ends at the "@" at @at and the
 * domain up to @end. */
static gboolean
is_address(const char *text, const char *at, const char *end)
{
    if (at == text || !is_local_char(at[-1]) || at[-1] == '.' ||
        !is_label_char(at + 1))
        return FALSE;
    return !goes_on(end) || parts_addresses(end) || is_mailto(text, at);
}

/* Returns whether @run is the domain of an address or in its local part. */
static gboolean
is_in_address(const char *text, const Run *run)
{
    const char *at = run->end;
    if (run->start > text && run->start[-1] == '@')
        return is_address(text, run->start - 1, run->end);
    while (at - run->end < LOCAL_MAX &&
           (g_ascii_isalnum(*at) || (*at != '\0' && strchr("+._%-", *at))))
        at++;
    if (*at != '@' || !is_label_char(at + 1))
        return FALSE;
    return is_address(text, at, run_at(text, at + 1).end);
}

/* Returns whether @run is all that stands between two quotes. Then it is the
 * name of a file, in a text of ours or of somebody else. */
static gboolean
is_quoted(const char *text, const Run *run)
{
    const char *end = run->end;
    return (run->start > text && run->start[-1] == '"' && *end == '"') ||
           (run->start - text >= 3 && strncmp(run->start - 3, "「", 3) == 0 &&
            strncmp(end, "」", 3) == 0);
}

/* Returns whether a path or query in other letters than ASCII follows at @p. */
static gboolean
leads_on(const char *p)
{
    return *p != '\0' && strchr("/?#", *p) != NULL && (guchar)p[1] >= 0x80;
}

static gboolean
is_link(const char *text, const Run *run)
{
    gboolean in_address = is_in_address(text, run);
    if (run->www)
        return !(in_address && run->start > text && run->start[-1] == '@') &&
               !(run->is_dead && is_quoted(text, run));
    if (in_address)
        return FALSE;
    return run->domain ||
           (run->is_file && (goes_on(run->end) || leads_on(run->end)));
}

/* Handles "www." or "ftp." before what is no label, because some readers look
 * for no more than that. */
static void
put_lone_www(SkDefang *defang, const char *dot)
{
    const char *label = dot;
    guchar next = (guchar)dot[1];
    if (*dot != '.' || next <= 0x20 || next == 0x7F)
        return;
    while (label > defang->text && g_ascii_isalnum(label[-1]))
        label--;
    gboolean ftp = ends_in_ftp(label, dot) && next < 0x7F &&
                   strchr(")]}>\"',;:", next) == NULL;
    if (!ends_in_www(label, dot) && !ftp)
        return;
    sk_defang_put_dot(defang, dot, 1);
    defang->count++;
}

/* Returns whether a domain with more of a link behind it begins at @p. */
static gboolean
is_domain_on(const char *text, const char *p)
{
    Run run = run_at(text, p);
    gsize len = sk_domain_length(p, run.end);
    return run.labels == 1 && len > 0 && p + len == run.end &&
           (sk_domain_is_top(p, len) || sk_domain_is_file(p, len)) &&
           (goes_on(run.end) || leads_on(run.end) ||
            g_str_has_prefix(run.end, "／"));
}

/* Handles a full-width dot behind a word that is not ASCII: in 例え。jp/a some
 * readers see a host, while in 推進します。AI/IoT it ends a sentence. A blank
 * behind the dot does no harm to either. */
static void
part_sentence(SkDefang *defang, const char *dot, gsize len)
{
    if (len < 3 || *dot == '[' || dot == defang->text || dot < defang->done ||
        !is_label_char(dot + len) ||
        (!is_label_char(g_utf8_prev_char(dot)) &&
         !is_symbol_before(defang->text, dot)) ||
        !is_domain_on(defang->text, dot + len))
        return;
    sk_defang_copy(defang, dot + len);
    g_string_append_c(defang->out, ' ');
    defang->count++;
}

/* Returns where the run with the dot at @dot begins. Text that was already
 * rewritten counts, so that a second pass sees the same run. */
static const char *
run_start(const SkDefang *defang, const char *dot)
{
    const char *p = dot;
    while (p > defang->text) {
        const char *before = g_utf8_prev_char(p);
        if (before - defang->text >= 2 && strncmp(before - 2, "[.]", 3) == 0)
            before -= 2;
        if (!is_label_char(before) && joint(defang->text, before) == 0)
            break;
        p = before;
    }
    return p;
}

const char *
sk_defang_dot(SkDefang *defang, const char *dot)
{
    gsize len = sk_defang_dot_length(dot);
    if (dot < defang->host) {
        if (*dot != '[' && sk_defang_is_inner(dot, len, defang->host))
            sk_defang_put_dot(defang, dot, len);
        else
            put_lone_www(defang, dot);
        return dot + len;
    }
    if (joint(defang->text, dot) == 0) {
        put_lone_www(defang, dot);
        part_sentence(defang, dot, len);
        return dot + len;
    }
    const char *start = run_start(defang, dot);
    Run run = run_at(defang->text, start);
    if (run.dots == 0 || !is_link(defang->text, &run))
        return MAX(run.end, dot + len);
    if (defang->links == SK_LINKS_TEXT) {
        const char *end = sk_link_url_end(run.end);
        start = MAX(start, defang->done);
        sk_defang_copy(defang, start);
        sk_defang_words(defang, start, (gsize)(run.end - start),
                        MAX(run.end, end));
        return defang->done;
    }
    defang->count += sk_defang_host(defang, start, run.end);
    return dot; /* The same dot is handled once more, now as a dot of a host. */
}
