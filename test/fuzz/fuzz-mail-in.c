/* SPDX-License-Identifier: Apache-2.0
 *
 * Fuzzing: any bytes as a mail. What must hold whatever comes in: a tree whose
 * limits hold, texts that are clean, addresses that can be written, words from
 * the tables, no payload in a body that was base64 outside, and the same
 * reading the second time.
 */
#include <stdlib.h>
#include <string.h>
#include <sekisho/text.h>
#include "core/mail_lines.h"
#include "charset/charset.h"
#include "worker/mail/mail.h"
#include "worker/read/mail_in.h"

#define MUST(condition)                                                        \
    do {                                                                       \
        if (!(condition)) {                                                    \
            g_printerr("broken: %s\n", #condition);                            \
            abort(); /* g_error() traps, which the engine does not see */      \
        }                                                                      \
    } while (0)

static char *keep[] = { (char *)"X-Case-Number", NULL };

static const SkPolicy policy = {
    .limits = { .message = 1 << 20,
                .expanded = 2 << 20,
                .ratio = 200,
                .parts = 100,
                .depth = 8,
                .seconds = 30 },
    .keep_headers = keep,
};

static guint
check_tree(const SkPart *part, guint64 *bytes)
{
    guint n = 1;

    MUST(sk_part_depth(part) <= policy.limits.depth + 1);
    MUST(sk_part_claimed(part) != NULL);
    if (sk_part_name(part) != NULL)
        MUST(sk_text_is_clean(sk_part_name(part), strlen(sk_part_name(part))));
    if (sk_part_bytes(part) != NULL)
        *bytes += g_bytes_get_size(sk_part_bytes(part));
    for (guint i = 0; i < sk_part_n_children(part); i++) {
        MUST(sk_part_parent(sk_part_child(part, i)) == part);
        n += check_tree(sk_part_child(part, i), bytes);
    }
    return n;
}

static void
check_address(const SkAddress *address)
{
    const char *at = strrchr(address->mail, '@');

    MUST(at != NULL && at != address->mail && at[1] != '\0');
    for (const char *p = address->mail; *p != '\0'; p++)
        MUST(g_ascii_isgraph(*p) && strchr("<>\\", *p) == NULL);
    MUST(address->phrase == NULL ||
         (*address->phrase != '\0' &&
          sk_text_is_clean(address->phrase, strlen(address->phrase))));
}

static void
check_headers(const SkMail *mail)
{
    guint froms = 0;

    for (guint i = 0; i < mail->headers->len; i++) {
        const SkHeader *header = g_ptr_array_index(mail->headers, i);
        froms += strcmp(header->name, "From") == 0;
        MUST((header->text != NULL) + (header->raw != NULL) +
                 (header->addresses != NULL) ==
             1);
        if (header->text != NULL)
            MUST(sk_text_is_clean(header->text, strlen(header->text)) &&
                 strchr(header->text, '\n') == NULL);
        for (guint k = 0; header->addresses && k < header->addresses->len; k++)
            check_address(g_ptr_array_index(header->addresses, k));
    }
    MUST(froms <= 1 && mail->from_text != NULL);
}

static char *
read_once(GBytes *bytes)
{
    g_autoptr(SkReport) report = sk_report_new();
    SkReason limit = SK_N_REASONS;
    guint64 sum = 0;

    g_autoptr(SkMail) mail = sk_mail_read(bytes, &policy, report, &limit);
    guint parts = check_tree(mail->root, &sum);
    MUST(limit < SK_N_REASONS);
    /* each inner mail has one more part: its headers as text */
    MUST(parts <= 2 * policy.limits.parts + 2);
    MUST(limit != SK_REASON_NONE || sum <= 3 * policy.limits.expanded);
    check_headers(mail);
    g_autoptr(GBytes) frozen = sk_report_freeze(report);
    g_autoptr(SkReport) thawed = sk_report_thaw(frozen, NULL);
    MUST(thawed != NULL); /* every word stands in the tables */
    return g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, frozen);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize len);

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize len)
{
    static gsize ready = 0;

    if (g_once_init_enter(&ready)) {
        MUST(sk_charset_prepare(NULL) && sk_mail_prepare(NULL));
        g_once_init_leave(&ready, 1);
    }
    g_autoptr(GBytes) file = g_bytes_new(data, len);
    g_autoptr(GBytes) mail = sk_mail_from_file(file);
    g_autofree char *one = read_once(mail);
    g_autofree char *two = read_once(mail);
    MUST(strcmp(one, two) == 0);
    return 0;
}
