/* SPDX-License-Identifier: Apache-2.0
 *
 * Recognises names of clients on the command line, since a misspelt name would
 * otherwise look like a client whose mail is refused, and says which zone such
 * a client belongs to.
 */
#include <arpa/inet.h>
#include <string.h>

#include "cli/policy.h"

gboolean
sk_cli_is_client(const char *text)
{
    struct in6_addr address;

    if (g_str_equal(text, "localhost") || g_str_equal(text, "unix"))
        return TRUE;
    if (g_ascii_strncasecmp(text, "IPv6:", 5) == 0)
        text += 5;
    return inet_pton(AF_INET, text, &address) == 1 ||
           inet_pton(AF_INET6, text, &address) == 1;
}

SkSource
sk_cli_source(const SkPolicyFile *file, const char *client,
              const char *listener, const char *sender)
{
    /* 0.0.0.0 is nobody's address, so no zone lists it as a client. */
    SkClient said = { .address = client != NULL ? client : "0.0.0.0",
                      .listener = listener,
                      .null_sender =
                          sender != NULL &&
                          (*sender == '\0' || strcmp(sender, "<>") == 0),
                      .sender = sender };

    return sk_policy_file_source(file, &said);
}
