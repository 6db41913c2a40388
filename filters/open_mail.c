/* SPDX-License-Identifier: Apache-2.0
 *
 * open-mail: opens mails that come as files (.eml as an attachment of any type,
 * in an archive, or alone) and mailboxes of them. The mail is read by the one
 * reader of mails in the worker; each mail of a mailbox becomes a file of its
 * own and starts from the first stage. This filter vouches for nothing. A web
 * page that was saved with all its parts (MHTML) has the form of a mail but is
 * none, so it is refused. This defends against attachments that are hidden one
 * container deeper.
 */
#include <string.h>
#include <sekisho/filter.h>
#include <mail/mail_file.h>

/* ---- MHTML ------------------------------------------------------------- */

/* Returns the length of the header lines at the start of @data. */
static gsize
header_length(const char *data, gsize len)
{
    const char *lf = memmem(data, len, "\n\n", 2);
    const char *crlf = memmem(data, len, "\r\n\r\n", 4);

    if (crlf != NULL && (lf == NULL || crlf < lf))
        return (gsize)(crlf - data);
    return lf != NULL ? (gsize)(lf - data) : len;
}

/* Returns the value of the header field @name ("To:") with its folds, or NULL
 * if there is none. New string. */
static char *
field_of(const char *data, gsize len, const char *name)
{
    const char *end = data + len;
    gsize n = strlen(name);

    for (const char *p = data; p < end;) {
        const char *stop = p;
        gboolean found =
            (gsize)(end - p) >= n && g_ascii_strncasecmp(p, name, n) == 0;

        do {
            stop = memchr(stop, '\n', (gsize)(end - stop));
            stop = stop != NULL ? stop + 1 : end;
        } while (stop < end && (*stop == ' ' || *stop == '\t'));
        if (found)
            return g_ascii_strdown(p, stop - p);
        p = stop;
    }
    return NULL;
}

/* Returns whether @bytes are a saved web page (MHTML): it names the browser
 * that saved it, or it is a page that has neither sender nor recipient, unlike
 * even a draft of a mail. */
static gboolean
is_saved_page(GBytes *bytes)
{
    gsize len;
    const char *data = g_bytes_get_data(bytes, &len);
    gsize head = header_length(data, len);
    g_autofree char *type = field_of(data, head, "Content-Type:");
    g_autofree char *from = field_of(data, head, "From:");
    g_autofree char *to = field_of(data, head, "To:");
    g_autofree char *page = field_of(data, head, "Snapshot-Content-Location:");
    gboolean is_page =
        type != NULL && (strstr(type, "multipart/related") != NULL ||
                         strstr(type, "text/html") != NULL);

    return page != NULL ||
           (is_page &&
            (from != NULL ? strstr(from, "saved by") != NULL : to == NULL));
}

static gboolean
is_named_page(const SkPart *part)
{
    for (guint i = 0; i < sk_part_n_names(part); i++) {
        g_autofree char *name = g_ascii_strdown(sk_part_nth_name(part, i), -1);

        if (g_str_has_suffix(name, ".mht") || g_str_has_suffix(name, ".mhtml"))
            return TRUE;
    }
    return FALSE;
}

/* ---- mailboxes --------------------------------------------------------- */

/* Returns where the next "From " line of the mailbox begins behind @p: at the
 * start of a line that follows an empty one. Returns @end if there is none. */
static const char *
next_from(const char *p, const char *end)
{
    static const char mark[] = "\nFrom ";

    while ((p = memmem(p, (gsize)(end - p), mark, sizeof mark - 1)) != NULL) {
        if (p[-1] == '\n' || (p[-1] == '\r' && p[-2] == '\n'))
            return p + 1;
        p++;
    }
    return end;
}

static SkPart *
mail_of(const SkPart *box, GBytes *bytes, gsize from, gsize to)
{
    SkRole role = sk_part_role(box) == SK_ROLE_MEMBER ? SK_ROLE_MEMBER
                                                      : SK_ROLE_ATTACHMENT;
    g_autoptr(GBytes) mail = g_bytes_new_from_bytes(bytes, from, to - from);

    return sk_part_new(role, NULL, "message/rfc822", mail);
}

static SkVerdict
split_box(SkPart *part)
{
    GBytes *bytes = sk_part_bytes(part);
    gsize len;
    const char *data = g_bytes_get_data(bytes, &len);
    const char *end = data + len;
    g_autoptr(GPtrArray) mails =
        g_ptr_array_new_with_free_func((GDestroyNotify)sk_part_free);
    guint parts = 0;
    guint64 left = 0;

    if (len < 5 || memcmp(data, "From ", 5) != 0)
        return sk_part_remove(part, SK_REASON_UNREADABLE, "mbox");
    sk_part_left(part, &parts, &left);
    for (const char *at = data; at < end && mails->len <= parts;) {
        const char *line = memchr(at, '\n', (gsize)(end - at));
        const char *mail = line != NULL ? line + 1 : end;
        const char *next = mail < end ? next_from(mail - 1, end) : end;

        g_ptr_array_add(mails, mail_of(part, bytes, (gsize)(mail - data),
                                       (gsize)(next - data)));
        at = next;
    }
    g_ptr_array_set_free_func(mails, NULL);
    return sk_part_split(part, g_steal_pointer(&mails));
}

/* ---- entry point ------------------------------------------------------- */

static SkVerdict
mail_open(SkPart *part, const SkPolicy *policy)
{
    const char *found = sk_part_found(part);

    if (!sk_mail_file_opens(part, policy, found))
        return sk_part_pass(part);
    if (sk_mail_file_is_closed(part, policy, found))
        return sk_part_remove(part, SK_REASON_LIMIT_DEPTH, NULL);
    if (g_str_equal(found, "application/mbox"))
        return split_box(part);
    if (g_bytes_get_size(sk_part_bytes(part)) == 0)
        return sk_part_pass(part);
    if (is_named_page(part) || is_saved_page(sk_part_bytes(part)))
        return sk_part_remove(part, SK_REASON_TYPE_NOT_ALLOWED, "mhtml");
    return sk_mail_file_split(part, sk_part_bytes(part));
}

static const char *const mail_types[] = { "message/rfc822", "application/mbox",
                                          NULL };

const SkFilter sk_filter_open_mail = {
    .name = "open-mail",
    .purpose = "opens mails that come as files, and mailboxes",
    .stage = SK_STAGE_OPEN,
    .types = mail_types,
    .method = SK_METHOD_NONE,
    .uses = sk_mail_file_used,
    .clean = mail_open,
};
