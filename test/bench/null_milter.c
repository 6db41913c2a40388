/* SPDX-License-Identifier: Apache-2.0
 *
 * null_milter SOCKET [quiet]: the least a libmilter program can do: it looks at
 * every byte once and lets it pass. "quiet" agrees on no replies where none
 * are needed. What a milter adds to mail is measured against this.
 */
#include <libmilter/mfapi.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define QUIET_STEPS                                                            \
    (SMFIP_NR_CONN | SMFIP_NR_HELO | SMFIP_NR_MAIL | SMFIP_NR_RCPT |           \
     SMFIP_NR_DATA | SMFIP_NR_HDR | SMFIP_NR_EOH | SMFIP_NR_BODY |             \
     SMFIP_NOCONNECT | SMFIP_NOHELO | SMFIP_NORCPT | SMFIP_NOUNKNOWN |         \
     SMFIP_NODATA)

static bool quiet; /* set before libmilter starts its threads */

static sfsistat
go_on(void)
{
    return quiet ? SMFIS_NOREPLY : SMFIS_CONTINUE;
}

static sfsistat
on_envfrom(SMFICTX *ctx, char **argv)
{
    if (smfi_getpriv(ctx) == NULL)
        smfi_setpriv(ctx, calloc(1, sizeof(unsigned)));
    return go_on();
}

static sfsistat
on_header(SMFICTX *ctx, char *name, char *value)
{
    unsigned *sum = smfi_getpriv(ctx);

    *sum += (unsigned)(strlen(name) + strlen(value));
    return go_on();
}

static sfsistat
on_body(SMFICTX *ctx, unsigned char *bytes, size_t len)
{
    unsigned *sum = smfi_getpriv(ctx);

    for (size_t i = 0; i < len; i++)
        *sum += bytes[i];
    return go_on();
}

static sfsistat
on_eom(SMFICTX *ctx)
{
    return SMFIS_CONTINUE;
}

static sfsistat
on_close(SMFICTX *ctx)
{
    free(smfi_getpriv(ctx));
    smfi_setpriv(ctx, NULL);
    return SMFIS_CONTINUE;
}

static sfsistat
on_negotiate(SMFICTX *ctx, unsigned long actions, unsigned long steps,
             unsigned long f2, unsigned long f3, unsigned long *our_actions,
             unsigned long *our_steps, unsigned long *our_f2,
             unsigned long *our_f3)
{
    *our_actions = actions;
    *our_steps = steps & QUIET_STEPS;
    *our_f2 = *our_f3 = 0;
    return SMFIS_CONTINUE;
}

int
main(int argc, char **argv)
{
    struct smfiDesc description = {
        .xxfi_name = (char *)"null",
        .xxfi_version = SMFI_VERSION,
        .xxfi_flags = SMFIF_ADDHDRS,
        .xxfi_envfrom = on_envfrom,
        .xxfi_header = on_header,
        .xxfi_body = on_body,
        .xxfi_eom = on_eom,
        .xxfi_close = on_close,
    };

    quiet = argc == 3 && strcmp(argv[2], "quiet") == 0;
    if (quiet)
        description.xxfi_negotiate = on_negotiate;
    if (argc < 2 || smfi_register(description) != MI_SUCCESS ||
        smfi_setconn(argv[1]) != MI_SUCCESS ||
        smfi_setbacklog(256) != MI_SUCCESS)
        return 2;
    return smfi_main();
}
