/* SPDX-License-Identifier: Apache-2.0
 *
 * Formulas, sheets, forms, notes, metadata and settings of OpenDocument files.
 */
#include "odf-value-rows.h"

int
main(int argc, char **argv)
{
    return odf_table_main(argc, argv, rows, G_N_ELEMENTS(rows));
}
