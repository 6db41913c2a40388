/* SPDX-License-Identifier: Apache-2.0
 *
 * Pictures and objects in OpenDocument files, put back as they were cleaned.
 */
#include "odf-inside-rows.h"

int
main(int argc, char **argv)
{
    return odf_table_main(argc, argv, rows, G_N_ELEMENTS(rows));
}
