/* SPDX-License-Identifier: Apache-2.0
 *
 * The switches of the test variant of this library. The shipped library does
 * not contain them: test/cell/test-shipped.py looks for their names in what is
 * installed.
 */
#include "cell/back.h"
#include "cell/inside.h"

unsigned sk_cell_test_skip = 0;
int sk_cell_test_landlock_abi = 0;
bool sk_cell_test_trap = false;
bool sk_cell_test_shares = false;
uintptr_t sk_cell_test_alternate = 0;
uint8_t sk_cell_test_elsewhere[SK_BACK_ALTERNATE];
