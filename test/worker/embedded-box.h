/* SPDX-License-Identifier: Apache-2.0
 *
 * A container that holds files and is written anew, for test-embedded.c alone.
 */
#ifndef SK_TEST_EMBEDDED_BOX_H
#define SK_TEST_EMBEDDED_BOX_H

#include <sekisho/filter.h>

/* The first bytes of a box. */
#define EMBEDDED_BOX_HEAD "BOX\n"

/* FALSE while a test wants a box that no filter writes anew. */
extern gboolean embedded_box_builds;

#endif
