/* SPDX-License-Identifier: Apache-2.0
 *
 * A milter session as a sequence of callbacks, in any order, against an MTA in
 * memory (milter-model.c) and a gate that does what the input says: faults,
 * verdicts, outputs. The callbacks, the session, the edits are the real ones.
 * What must hold:
 *
 *   nothing is accepted before the end of the message, or discarded, ever;
 *   a crossing is accepted only as the gate's inspected output, byte for byte,
 *   whole, whatever header came or edit failed;
 *   untouched is only what stays in the zone of a listed client, and was sent
 *   by somebody, by our own opinion;
 *   a fault of the gate or an edit is 4xx; all messages end.
 *
 * Input: a byte of settings, then operations of three bytes or more.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

#include "door/callbacks.h"
#include "door/session.h"
#include "milter-model.h"
#include "session-door.h"
#include "session-gate.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

typedef struct {
    const char *host, *ip, *port; /* ip NULL: no address */
    char zone;
} Client;

static const Client clients[] = {
    { "mx.example", "192.0.2.1", "25", 'i' },
    { "pc.town.test", "10.1.2.3", "25", 't' },
    { "pc.school.test", "10.2.2.3", NULL, 's' },
    { "vault", "10.9.0.1", "25", 'v' },
    { "localhost", "127.0.0.1", NULL, 'l' }, /* see begin() */
    { "localhost", NULL, NULL, 'l' },
    { "localhost", "127.0.0.1", "25", 'i' },
};

static const struct {
    const char *text;
    char zone; /* 0: none may have it */
} recipients[] = {
    { "<a@x.test>", 'i' },     { "<b@town.test>", 't' },
    { "<c@TOWN.test>", 't' },  { "<d@school.test>", 's' },
    { "<e@vault.test>", 'v' }, { "<f@x@town.test>", 0 },
    { "town.test", 0 },        { "<>", 0 },
    { "g@town.test", 't' },    { "h@x.test", 'i' },
    { "i@vault.test", 'v' },   { "<j%x.test@town.test>", 0 },
};

static const char *const senders[] = { "<a@x.test>", "<>", "b@town.test",
                                       "<c@town.test>", "" };
static const char *const names[] = { "From",     "X-A",  "x-a", "Subject",
                                     "Received", "DATE", "To",  "Bcc" };

/* ---- one connection ------------------------------------------------------ */

typedef struct {
    SMFICTX *mta;
    SkDoor *door;
    const Client *client;
    char zone; /* of the client when the message began */
    gboolean proven; /* and its content begins there */
    gboolean local;
    gboolean refused_local; /* a recipient no one may write to, accepted */
} Run;

static char
zone_of_recipient(const char *text)
{
    for (guint i = 0; i < G_N_ELEMENTS(recipients); i++)
        if (strcmp(recipients[i].text, text) == 0)
            return recipients[i].zone;
    return 0;
}

static gboolean
is_crossing(char from, char to)
{
    return (from == 'i' && (to == 't' || to == 's')) ||
           (from == 't' && to == 'i');
}

/* What is not proven may also go where a stranger's mail may. */
static gboolean
may_cross(const Run *run, char to)
{
    return is_crossing(run->zone, to) ||
           (!run->proven && run->zone != 'v' && is_crossing('i', to));
}

/* Whether every field has its blank, as the inspector wants it: an MTA that
 * adds one by itself cannot be told of a field without. */
static gboolean
has_blanks(const char *mail, gsize len)
{
    for (const char *end = mail + len; mail < end;) {
        const char *colon = memchr(mail, ':', (gsize)(end - mail));
        const char *line = memmem(mail, (gsize)(end - mail), "\r\n", 2);

        if (line == NULL || line == mail)
            break;
        if (*mail != ' ' && *mail != '\t' &&
            (colon == NULL || colon > line || colon[1] != ' '))
            return FALSE;
        mail = line + 2;
    }
    return TRUE;
}

/* An accepted message: left alone within a zone, or replaced. */
static void
check_accepted(const Run *run)
{
    const SMFICTX *mta = run->mta;
    g_autoptr(GByteArray) delivered = model_delivered(mta);
    char from = run->zone;

    if (!mta->edited) {
        g_assert_false(run->refused_local);
        g_assert_true(run->proven);
        g_assert_cmpuint(session_gate.calls, ==, 0);
        for (guint i = 0; i < mta->recipients->len; i++)
            g_assert_cmpint(zone_of_recipient(mta->recipients->pdata[i]), ==,
                            from);
        return;
    }
    g_assert_cmpuint(mta->edits_failed, ==, 0);
    g_assert_true(session_gate.crossed != NULL && !session_gate.faulted);
    gsize len;
    const void *wanted = g_bytes_get_data(session_gate.crossed, &len);
    if (!mta->leadspc && !has_blanks(wanted, len))
        return;
    g_assert_cmpuint(delivered->len, ==, len);
    g_assert_true(memcmp(delivered->data, wanted, len) == 0);
    g_assert_cmpuint(mta->recipients->len, >, 0);
    if (run->local && session_gate.notice) {
        g_assert_cmpuint(mta->recipients->len, ==, 1);
        return;
    }
    for (guint i = 0; i < mta->recipients->len; i++)
        g_assert_true(
            may_cross(run, zone_of_recipient(mta->recipients->pdata[i])));
}

static void
check_end(const Run *run, sfsistat answer)
{
    g_assert_true(answer == SMFIS_CONTINUE || answer == SMFIS_TEMPFAIL ||
                  answer == SMFIS_REJECT);
    if (answer == SMFIS_CONTINUE) {
        check_accepted(run);
        return;
    }
    g_assert_true(run->mta->code[0] == '\0' ||
                  run->mta->code[0] == (answer == SMFIS_REJECT ? '5' : '4'));
    if (run->mta->edits_failed > 0)
        g_assert_cmpint(answer, ==, SMFIS_TEMPFAIL);
    /* what is poison is refused though its notice failed, too */
    if (session_gate.faulted && run->local)
        g_assert_cmpint(answer, ==, SMFIS_TEMPFAIL);
}

static void
check_before_end(sfsistat answer)
{
    g_assert_true(answer != SMFIS_ACCEPT && answer != SMFIS_DISCARD);
}

static void
negotiate(Run *run, guint8 wish)
{
    static const unsigned long steps[] = { 0x1fffff, 0, SMFIP_HDR_LEADSPC,
                                           SMFIP_SKIP | SMFIP_NR_HDR };
    unsigned long actions = 0, wanted = 0, f2 = 0, f3 = 0;
    sfsistat answer = model_milter.xxfi_negotiate(
        run->mta, wish & 64 ? SMFIF_ADDHDRS : 0x1ff, steps[wish % 4], 0, 0,
        &actions, &wanted, &f2, &f3);

    check_before_end(answer);
    if (answer == SMFIS_CONTINUE)
        run->mta->leadspc = (wanted & SMFIP_HDR_LEADSPC) != 0;
}

static void
connect_client(Run *run, guint8 which)
{
    struct sockaddr_in address = { .sin_family = AF_INET };

    run->client = &clients[which % G_N_ELEMENTS(clients)];
    run->mta->port = run->client->port;
    if (run->client->ip != NULL)
        inet_pton(AF_INET, run->client->ip, &address.sin_addr);
    check_before_end(model_milter.xxfi_connect(
        run->mta, (char *)run->client->host,
        run->client->ip != NULL ? (_SOCK_ADDR *)&address : NULL));
}

static void
begin(Run *run, guint8 which)
{
    const char *sender = senders[which % G_N_ELEMENTS(senders)];
    char *argv[] = { (char *)sender, NULL };

    model_begin(run->mta);
    run->refused_local = FALSE;
    run->local = run->client->zone == 'l' && *sender != '<';
    run->zone = run->client->zone;
    run->proven = strchr("tsv", run->zone) != NULL && strlen(sender) > 2;
    if (run->zone == 'l') /* the policy's "localhost" */
        run->zone = 't';
    check_before_end(model_milter.xxfi_envfrom(run->mta, argv));
}

static void
add_recipient(Run *run, guint8 which)
{
    guint i = which % G_N_ELEMENTS(recipients);
    char *argv[] = { (char *)recipients[i].text, NULL };
    sfsistat answer = model_milter.xxfi_envrcpt(run->mta, argv);
    gboolean allowed;

    check_before_end(answer);
    if (answer != SMFIS_CONTINUE)
        return;
    allowed = (run->proven && recipients[i].zone == run->zone) ||
              may_cross(run, recipients[i].zone);
    if (!run->local)
        g_assert_true(allowed);
    run->refused_local |= !allowed;
    g_ptr_array_add(run->mta->recipients, g_strdup(recipients[i].text));
}

static void
add_header(Run *run, guint8 which, guint8 many)
{
    const char *name = names[which % G_N_ELEMENTS(names)];
    g_autofree char *value = g_strdup_printf(" dirty %u\n more", many);

    /* now and then more than a milter takes */
    for (guint i = 0; i < (many == 255 ? SK_SEEN_MAX + 1 : 1); i++) {
        model_header(run->mta, name, value);
        check_before_end(
            model_milter.xxfi_header(run->mta, (char *)name, value));
    }
}

static void
add_body(Run *run, guint8 len)
{
    guint8 text[256];

    memset(text, 'd', sizeof text);
    g_byte_array_append(run->mta->body, text, len);
    check_before_end(model_milter.xxfi_body(run->mta, text, len));
}

static void
end(Run *run, guint8 plan)
{
    session_gate.calls = 0;
    session_gate.faulted = FALSE;
    run->mta->edits_left = plan & 128 ? plan & 15 : G_MAXUINT;
    run->mta->edits_failed = 0;
    run->mta->code[0] = '\0'; /* of an earlier callback */
    check_end(run, model_milter.xxfi_eom(run->mta));
    g_clear_pointer(&session_gate.crossed, g_bytes_unref);
    /* the MTA's message ends here, whatever the answer */
    model_begin(run->mta);
}

static void
step(Run *run)
{
    guint8 operation = session_next() % 9, argument = session_next();

    switch (operation) {
    case 0:
        negotiate(run, argument);
        break;
    case 1:
        connect_client(run, argument);
        break;
    case 2:
        begin(run, argument);
        break;
    case 3:
        add_recipient(run, argument);
        break;
    case 4:
        add_header(run, argument, session_next());
        break;
    case 5:
        check_before_end(model_milter.xxfi_eoh(run->mta));
        break;
    case 6:
        add_body(run, argument);
        break;
    case 7:
        end(run, argument);
        break;
    default:
        check_before_end(model_milter.xxfi_abort(run->mta));
        break;
    }
}

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    Run run = { .client = &clients[0] };

    if (size < 1)
        return 0;
    session_gate.plan = data + 1;
    session_gate.left =
        MIN(size - 1, 1500); /* the control socket holds so much */
    run.door = session_door_open((data[0] & 2) != 0);
    g_assert_true(sk_callbacks_register(run.door));
    run.mta = model_new((data[0] & 1) != 0, G_MAXUINT);
    while (session_gate.left > 0)
        step(&run);
    model_milter.xxfi_close(run.mta);
    model_free(run.mta);
    session_door_close();
    return 0;
}
