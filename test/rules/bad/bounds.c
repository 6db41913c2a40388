/* SPDX-License-Identifier: Apache-2.0
 * breaks: bounds as: src/door/thing.c
 * A bound that is called otherwise than all others. */
#define MOST_THINGS 20

static const int things[MOST_THINGS];
