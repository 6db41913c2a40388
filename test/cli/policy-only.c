/* SPDX-License-Identifier: Apache-2.0
 *
 * `sekisho policy` without the other commands, for its test: takes the same
 * arguments as sekisho.
 */
#include <locale.h>
#include <string.h>

#include "cli/policy.h"

int
main(int argc, char **argv)
{
    setlocale(LC_ALL, "");
    if (argc < 2 || strcmp(argv[1], "policy") != 0)
        return 2;
    return sk_cli_policy(argc - 1, argv + 1);
}
