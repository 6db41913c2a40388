/* breaks: rooms as: filters/x.c
 * SPDX-License-Identifier: Apache-2.0
 * A bad example: the check must find it, and nothing else in it. */
#include "core/part_private.h"
