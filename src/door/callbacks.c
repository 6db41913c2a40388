/* SPDX-License-Identifier: Apache-2.0
 *
 * The milter callbacks. Only end-of-message ever accepts a mail: returning
 * SMFIS_ACCEPT earlier would deliver the original.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#include "door/callbacks.h"
#include "door/eom.h"
#include "door/service/journal.h"

#define ACTIONS                                                                \
    (SMFIF_ADDHDRS | SMFIF_CHGHDRS | SMFIF_CHGBODY | SMFIF_ADDRCPT |           \
     SMFIF_DELRCPT)
/* The protocol steps that we switch off, and those that we wish for: exact
 * blanks after the colon, and no replies where none is needed, since each saves
 * the MTA a round trip. An MTA that waits for a reply to every piece of the
 * body is told to skip those that are not wanted. */
#define STEPS_OFF (SMFIP_NOHELO | SMFIP_NOUNKNOWN | SMFIP_NODATA)
#define STEPS_WISH                                                             \
    (SMFIP_HDR_LEADSPC | SMFIP_SKIP | SMFIP_NR_CONN | SMFIP_NR_HDR |           \
     SMFIP_NR_EOH | SMFIP_NR_BODY)

/* This is set once, before libmilter starts its threads. */
static SkDoor *the_door;

static sfsistat
go_on(const SkSession *session, unsigned long no_reply)
{
    return session->steps & no_reply ? SMFIS_NOREPLY : SMFIS_CONTINUE;
}

static void
ask_macros(SMFICTX *ctx, int stage, const char *macros)
{
    smfi_setsymlist(ctx, stage, (char *)macros);
}

/* end_message: forgets the current message, whatever state it is in. */
static void
end_message(SkSession *session)
{
    if (session == NULL || session->message == NULL)
        return;
    g_clear_pointer(&session->message, sk_message_free);
    sk_door_end(the_door);
}

static sfsistat
on_negotiate(SMFICTX *ctx, unsigned long actions, unsigned long steps,
             unsigned long f2, unsigned long f3, unsigned long *our_actions,
             unsigned long *our_steps, unsigned long *our_f2,
             unsigned long *our_f3)
{
    SkSession *session;

    /* The mail of an MTA that cannot do our edits is refused for now. */
    if ((actions & ACTIONS) != ACTIONS)
        return SMFIS_REJECT;
    *our_actions = ACTIONS;
    *our_steps = steps & (STEPS_OFF | STEPS_WISH);
    *our_f2 = 0;
    *our_f3 = 0;
    if (actions & SMFIF_SETSYMLIST) {
        *our_actions |= SMFIF_SETSYMLIST;
        ask_macros(ctx, SMFIM_CONNECT,
                   "j {client_addr} {daemon_name} {daemon_port} {daemon_addr} "
                   "{if_addr}");
        ask_macros(ctx, SMFIM_ENVFROM, "i {mail_addr} {auth_authen}");
        ask_macros(ctx, SMFIM_ENVRCPT, "i {rcpt_addr}");
        ask_macros(ctx, SMFIM_EOM, "i");
    }
    /* An MTA that negotiates twice must not leave a message behind, because a
     * stop waits for all messages that are in flight. */
    end_message(smfi_getpriv(ctx));
    sk_session_free(smfi_getpriv(ctx));
    session = g_new0(SkSession, 1);
    session->steps = *our_steps;
    session->queue = the_door->queue;
    smfi_setpriv(ctx, session);
    return SMFIS_CONTINUE;
}

static char *
address_text(const struct sockaddr *address)
{
    char text[INET6_ADDRSTRLEN] = "";

    if (address == NULL)
        return NULL;
    if (address->sa_family == AF_INET)
        inet_ntop(AF_INET, &((const struct sockaddr_in *)address)->sin_addr,
                  text, sizeof(text));
    if (address->sa_family == AF_INET6)
        inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)address)->sin6_addr,
                  text, sizeof(text));
    return *text != '\0' ? g_strdup(text) : NULL;
}

/* macro: returns the value of the MTA's macro @name, or NULL if it has none.
 * Some MTAs write a missing value as "", and Postfix writes "0" for a missing
 * port. */
static const char *
macro(SMFICTX *ctx, const char *name)
{
    const char *value = smfi_getsymval(ctx, (char *)name);

    return value == NULL || *value == '\0' || strcmp(value, "0") == 0 ? NULL
                                                                      : value;
}

/* is_own: returns whether @client is the address at which the MTA took the
 * connection, which means that the MTA's own host made it. Postfix gives that
 * address as {daemon_addr}; sendmail gives it as {if_addr}, but not for the
 * loopback interface. */
static gboolean
is_own(SMFICTX *ctx, const char *client)
{
    static const char *const names[] = { "{daemon_addr}", "{if_addr}" };

    for (guint i = 0; client != NULL && i < G_N_ELEMENTS(names); i++) {
        const char *own = macro(ctx, names[i]);

        if (own != NULL && g_ascii_strncasecmp(own, "IPv6:", 5) == 0)
            own += 5;
        if (g_strcmp0(client, own) == 0)
            return TRUE;
    }
    return FALSE;
}

static sfsistat
on_connect(SMFICTX *ctx, char *host, _SOCK_ADDR *address)
{
    SkSession *session = smfi_getpriv(ctx);
    const char *port = macro(ctx, "{daemon_port}");

    if (session == NULL)
        return SMFIS_TEMPFAIL;
    g_free(session->client);
    g_free(session->listener);
    session->client = address_text((const struct sockaddr *)address);
    /* Mail from sendmail(1) arrives without a port. Mail from an SMTP client on
     * this host has one, however the client writes its addresses. */
    session->local_host =
        g_strcmp0(host, "localhost") == 0 && port == NULL &&
        (session->client == NULL || strcmp(session->client, "127.0.0.1") == 0);
    session->this_host = is_own(ctx, session->client);
    if (session->client == NULL)
        session->client =
            g_strdup(session->local_host ? "localhost" : "unknown");
    session->listener =
        g_strdup(port != NULL ? port : macro(ctx, "{daemon_name}"));
    return go_on(session, SMFIP_NR_CONN);
}

static sfsistat
on_envfrom(SMFICTX *ctx, char **argv)
{
    SkSession *session = smfi_getpriv(ctx);
    g_autoptr(SkGeneration) generation = NULL;

    if (session == NULL || session->client == NULL)
        return SMFIS_TEMPFAIL;
    end_message(session);
    generation = sk_door_begin(the_door);
    if (generation == NULL) {
        SkReply reply = sk_reply_make(SK_REPLY_STOPPING, NULL, NULL);

        return sk_answer(ctx, &reply);
    }
    session->message = sk_message_new(generation, session, argv[0]);
    return SMFIS_CONTINUE;
}

static sfsistat
on_envrcpt(SMFICTX *ctx, char **argv)
{
    SkSession *session = smfi_getpriv(ctx);
    SkReply reply;

    if (session == NULL || session->message == NULL)
        return SMFIS_TEMPFAIL;
    if (sk_message_recipient(session->message, argv[0], &reply))
        return SMFIS_CONTINUE;
    sk_journal(SK_JOURNAL_INFO, "recipient refused: %s %s", reply.code,
               reply.text);
    sk_count(&the_door->counters->recipients_refused[reply.reason], 1);
    return sk_answer(ctx, &reply);
}

static sfsistat
on_header(SMFICTX *ctx, char *name, char *value)
{
    SkSession *session = smfi_getpriv(ctx);

    if (session == NULL || session->message == NULL)
        return SMFIS_TEMPFAIL;
    sk_message_header(session->message, name, value,
                      (session->steps & SMFIP_HDR_LEADSPC) != 0);
    return go_on(session, SMFIP_NR_HDR);
}

static sfsistat
on_eoh(SMFICTX *ctx)
{
    SkSession *session = smfi_getpriv(ctx);

    if (session == NULL || session->message == NULL)
        return SMFIS_TEMPFAIL;
    sk_message_eoh(session->message);
    return go_on(session, SMFIP_NR_EOH);
}

static sfsistat
on_body(SMFICTX *ctx, unsigned char *bytes, size_t len)
{
    SkSession *session = smfi_getpriv(ctx);

    if (session == NULL || session->message == NULL)
        return SMFIS_TEMPFAIL;
    if (!sk_message_body(session->message, bytes, len) &&
        (session->steps & SMFIP_SKIP) && !(session->steps & SMFIP_NR_BODY))
        return SMFIS_SKIP;
    return go_on(session, SMFIP_NR_BODY);
}

static sfsistat
on_eom(SMFICTX *ctx)
{
    SkSession *session = smfi_getpriv(ctx);
    sfsistat answer;

    if (session == NULL || session->message == NULL)
        return SMFIS_TEMPFAIL;
    answer = sk_eom(ctx, the_door, session);
    end_message(session);
    return answer;
}

static sfsistat
on_abort(SMFICTX *ctx)
{
    end_message(smfi_getpriv(ctx));
    return SMFIS_CONTINUE;
}

static sfsistat
on_close(SMFICTX *ctx)
{
    SkSession *session = smfi_getpriv(ctx);

    end_message(session);
    sk_session_free(session);
    smfi_setpriv(ctx, NULL);
    return SMFIS_CONTINUE;
}

gboolean
sk_callbacks_register(SkDoor *door)
{
    struct smfiDesc description = {
        .xxfi_name = (char *)"sekisho",
        .xxfi_version = SMFI_VERSION,
        .xxfi_flags = ACTIONS,
        .xxfi_connect = on_connect,
        .xxfi_envfrom = on_envfrom,
        .xxfi_envrcpt = on_envrcpt,
        .xxfi_header = on_header,
        .xxfi_eoh = on_eoh,
        .xxfi_body = on_body,
        .xxfi_eom = on_eom,
        .xxfi_abort = on_abort,
        .xxfi_close = on_close,
        .xxfi_negotiate = on_negotiate,
    };

    the_door = door;
    return smfi_register(description) == MI_SUCCESS;
}
