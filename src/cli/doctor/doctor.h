/* SPDX-License-Identifier: Apache-2.0
 *
 * `sekisho doctor`: checks all that a gateway needs, one by one. Each check
 * says that all is well, or what is to be done. `sekisho setup` runs the checks
 * of the MTA and of the probe mail, too, after it has changed a configuration.
 *
 * What these files define is declared here: list.c, mta.c, parts.c, probe.c,
 * programs.c, socket.c.
 */
#ifndef SK_CLI_DOCTOR_DOCTOR_H
#define SK_CLI_DOCTOR_DOCTOR_H

#include <glib.h>

#include "core/policy/policy_file.h"

typedef enum {
    SK_CHECK_GOOD,
    SK_CHECK_BAD,
    SK_CHECK_SKIPPED, /* it could not be looked at, or was not asked for */
} SkCheckState;

typedef struct {
    const char *name; /* a word for machines; static */
    SkCheckState state;
    char *says; /* what was seen */
    char *todo; /* what to do; NULL if nothing */
} SkCheck;

typedef struct {
    char *policy;       /* path; NULL for the default */
    char *user;         /* whom the milter runs as */
    char *mta;          /* folder of the Postfix configuration, or NULL */
    char *sendmail;     /* path of sendmail.cf, or NULL */
    char *probe;        /* whom the probe mail goes to, or NULL */
    char *smtp;         /* HOST:PORT of the MTA, or NULL to find it out */
    char *mail_log;     /* path, or NULL to find it out */
    int timeout;        /* seconds that a probe may take */
    SkPolicyFile *file; /* NULL until it is loaded, or if it cannot be */
    GPtrArray *checks;  /* of SkCheck */
} SkDoctor;

void sk_doctor_init(SkDoctor *doctor);
void sk_doctor_clear(SkDoctor *doctor);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SkDoctor, sk_doctor_clear)

/* sk_doctor_add: adds a check called @name (a static string). Takes ownership
 * of @says and of @todo, which may be NULL. */
void sk_doctor_add(SkDoctor *doctor, const char *name, SkCheckState state,
                   char *says, char *todo);

/* sk_doctor_needs_policy: returns FALSE if the policy is loaded; else adds that
 * the check @name is skipped without one, and returns TRUE. */
gboolean sk_doctor_needs_policy(SkDoctor *doctor, const char *name);

/* The checks, in the order in which they run. */
void sk_doctor_programs(SkDoctor *doctor);
void sk_doctor_user(SkDoctor *doctor);
void sk_doctor_policy(SkDoctor *doctor); /* loads doctor->file */
void sk_doctor_site_key(SkDoctor *doctor);
void sk_doctor_report(SkDoctor *doctor);
void sk_doctor_sandbox(SkDoctor *doctor);
void sk_doctor_socket(SkDoctor *doctor);
void sk_doctor_mta(SkDoctor *doctor);
/* sk_doctor_probe: sends a mail to doctor->probe through the MTA, and waits for
 * the line of the report and for the answer of the next hop. */
void sk_doctor_probe(SkDoctor *doctor);

/* sk_doctor_print: prints all checks for people. sk_doctor_json: adds them to
 * @json as the array "checks". */
void sk_doctor_print(const SkDoctor *doctor);
void sk_doctor_json(const SkDoctor *doctor, GString *json);

/* sk_doctor_is_well: returns whether no check found anything to do. */
gboolean sk_doctor_is_well(const SkDoctor *doctor);

#endif
