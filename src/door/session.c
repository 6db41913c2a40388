/* SPDX-License-Identifier: Apache-2.0
 *
 * The rules for the envelope: who may be a recipient, which recipients share a
 * transaction, and how much of a mail is kept. This defends against recipients
 * that ride along under the settings of another one.
 */
#include <string.h>

#include "door/session.h"

static void
drop_spool(SkMessage *message)
{
    g_clear_pointer(&message->spool, sk_spool_free);
    if (message->held > 0)
        sk_queue_release(message->queue, message->held);
    message->held = 0;
}

void
sk_message_free(SkMessage *message)
{
    if (message == NULL)
        return;
    g_free(message->sender);
    g_ptr_array_unref(message->recipients);
    g_ptr_array_unref(message->refused);
    sk_seen_free(message->seen);
    drop_spool(message);
    g_checksum_free(message->sum);
    sk_generation_unref(message->generation);
    g_free(message);
}

void
sk_session_free(SkSession *session)
{
    if (session == NULL)
        return;
    sk_message_free(session->message);
    g_free(session->client);
    g_free(session->listener);
    g_free(session);
}

static char *
without_brackets(const char *address)
{
    gsize len = strlen(address);

    if (len >= 2 && address[0] == '<' && address[len - 1] == '>')
        return g_strndup(address + 1, len - 2);
    return g_strdup(address);
}

SkMessage *
sk_message_new(SkGeneration *generation, const SkSession *session,
               const char *sender)
{
    SkMessage *message = g_new0(SkMessage, 1);
    SkClient client = { .address =
                            session->local_host ? "localhost" : session->client,
                        .listener = session->listener,
                        .this_host = session->this_host };

    message->generation = sk_generation_ref(generation);
    message->local = session->local_host && *sender != '<';
    message->sender = without_brackets(sender);
    client.null_sender = *message->sender == '\0';
    client.sender = message->sender;
    message->source = sk_policy_file_source(generation->policy, &client);
    message->recipients = g_ptr_array_new_with_free_func(g_free);
    message->refused = g_ptr_array_new_with_free_func(g_free);
    message->seen = sk_seen_new();
    message->sum = g_checksum_new(G_CHECKSUM_SHA256);
    message->queue = session->queue;
    return message;
}

static gboolean
refuse(SkMessage *message, const char *recipient, SkReason reason,
       SkReply *reply)
{
    if (!message->local) {
        *reply = sk_reply_make(sk_reply_kind_of(reason), sk_reason_word(reason),
                               NULL);
        reply->reason = reason;
        return FALSE;
    }
    if (message->refused->len == 0)
        message->refused_for = reason;
    message->mixed |= reason == SK_REASON_MIXED_RECIPIENTS;
    g_ptr_array_add(message->refused, g_strdup(recipient));
    return TRUE;
}

gboolean
sk_message_recipient(SkMessage *message, const char *recipient, SkReply *reply)
{
    SkRoute route = sk_policy_file_route(message->generation->policy,
                                         &message->source, recipient);

    /* No MTA sends a recipient after the content. The content before it may not
     * have been kept, because mail within a zone does not need it. */
    if (message->has_content) {
        *reply = sk_reply_make(SK_REPLY_FAULT, NULL, NULL);
        return FALSE;
    }
    if (route.kind == SK_ROUTE_REFUSED)
        return refuse(message, recipient, route.reason, reply);
    if (route.kind != SK_ROUTE_SAME_ZONE &&
        (route.kind != SK_ROUTE_CROSSING || route.policy == NULL))
        return refuse(message, recipient, SK_REASON_NO_CROSSING, reply);
    if (message->has_route && !sk_route_same(&message->route, &route))
        return refuse(message, recipient, SK_REASON_MIXED_RECIPIENTS, reply);
    if (!message->has_route) {
        message->route = route;
        message->has_route = TRUE;
    }
    g_ptr_array_add(message->recipients, g_strdup(recipient));
    return TRUE;
}

void
sk_message_settle(SkMessage *message)
{
    SkFacts facts = { .known = SK_WHEN_BIT(SK_WHEN_SIZE),
                      .size = sk_spool_len(message->spool) };

    sk_route_settle(&message->route, &facts);
}

gboolean
sk_message_is_untouched(const SkMessage *message)
{
    return message->has_route && message->route.kind == SK_ROUTE_SAME_ZONE &&
           message->refused->len == 0;
}

/* Returns whether the MTA made this mail itself: such mail comes by no
 * connection, and from nobody or from the address that the MTA keeps for probes
 * and for notices to its postmaster. */
static gboolean
is_own_mail(const SkMessage *message)
{
    return message->local &&
           (*message->sender == '\0' ||
            g_str_has_prefix(message->sender, "double-bounce@"));
}

guint
sk_origin_flags(const char *sender, const SkSource *source,
                const SkRoute *route)
{
    guint flags = 0;

    if (*sender == '\0')
        flags |= SK_ORDER_RETURNED;
    if (g_strcmp0(source->zone, route->to) != 0)
        flags |= SK_ORDER_OUTSIDE;
    return flags;
}

guint
sk_message_flags(const SkMessage *message)
{
    guint flags =
        sk_origin_flags(message->sender, &message->source, &message->route);

    if (is_own_mail(message))
        flags |= SK_ORDER_OWN_MAIL;
    return flags;
}

/* limit_of: returns how many bytes the original of this message may have. */
static guint64
limit_of(const SkMessage *message)
{
    const SkPolicy *policy = message->route.policy;

    if (policy == NULL)
        policy = sk_policy_file_profile(message->generation->policy, NULL);
    return policy->limits.message;
}

/* take_room: reserves queue room so that the message holds @len bytes in all.
 * Small messages need none, because the number of MTA connections limits them.
 */
static gboolean
take_room(SkMessage *message, guint64 len)
{
    if (message->queue == NULL || len < SK_QUEUE_SMALL)
        return TRUE;
    if (!sk_queue_hold(message->queue, len - message->held, limit_of(message)))
        return FALSE;
    message->held = len;
    return TRUE;
}

static gboolean
wants_no_more(const SkMessage *message)
{
    return message->spool_failed || message->too_large || message->no_room;
}

/* count: hashes and counts the bytes of a mail that goes on untouched. It is
 * not kept, but the report says afterwards what went on. */
static void
count(SkMessage *message, const void *bytes, gsize len)
{
    g_checksum_update(message->sum, bytes, (gssize)len);
    message->passed += len;
}

static void
keep(SkMessage *message, const void *bytes, gsize len)
{
    if (sk_message_is_untouched(message)) {
        count(message, bytes, len);
        return;
    }
    if (wants_no_more(message))
        return;
    if (message->spool == NULL)
        message->spool = sk_spool_new(NULL);
    if (message->spool == NULL) {
        message->spool_failed = TRUE;
        return;
    }
    if (sk_spool_len(message->spool) + len > limit_of(message)) {
        message->too_large = TRUE;
        return;
    }
    if (!take_room(message, sk_spool_len(message->spool) + len)) {
        message->no_room = TRUE;
        drop_spool(message);
        return;
    }
    if (!sk_spool_write(message->spool, bytes, len, NULL))
        message->spool_failed = TRUE;
}

void
sk_message_header(SkMessage *message, const char *name, const char *value,
                  gboolean leadspc)
{
    g_autoptr(GString) line = NULL;

    message->has_content = TRUE;
    if (!sk_message_is_untouched(message) &&
        !sk_seen_add(message->seen, name)) {
        message->too_many = TRUE;
        return;
    }
    line = g_string_sized_new(strlen(name) + strlen(value) + 16);
    g_string_append(line, name);
    g_string_append(line, leadspc ? ":" : ": ");
    for (; *value != '\0'; value++) {
        if (*value == '\n')
            g_string_append_c(line, '\r');
        g_string_append_c(line, *value);
    }
    g_string_append(line, "\r\n");
    keep(message, line->str, line->len);
}

void
sk_message_eoh(SkMessage *message)
{
    message->has_content = TRUE;
    keep(message, "\r\n", 2);
}

gboolean
sk_message_body(SkMessage *message, const guint8 *bytes, gsize len)
{
    message->has_content = TRUE;
    keep(message, bytes, len);
    return !wants_no_more(message);
}
