/* SPDX-License-Identifier: Apache-2.0
 *
 * What may leave of the content of OpenDocument files, and what may not.
 */
#include "odf-content-rows.h"

int
main(int argc, char **argv)
{
    return odf_table_main(argc, argv, rows, G_N_ELEMENTS(rows));
}
