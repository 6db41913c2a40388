/* SPDX-License-Identifier: Apache-2.0
 *
 * What another user may do with a file.
 */
#ifndef SK_CLI_DOCTOR_ACCESS_H
#define SK_CLI_DOCTOR_ACCESS_H

#include <glib.h>

/* A user and its groups. */
typedef struct {
    guint uid;
    guint groups[64];
    int n_groups;
} SkWho;

/* sk_who_read: returns FALSE if there is no user @name. */
gboolean sk_who_read(SkWho *who, const char *name);

/* sk_who_may: returns NULL if @who may do @mode (R_OK, W_OK and X_OK of
 * access(2)) with the file @path, else what stands in the way, as a new string:
 * a folder that cannot be walked through, or the file itself. Only owner, group
 * and mode are looked at. The superuser may do all. */
char *sk_who_may(const SkWho *who, const char *path, int mode);

#endif
