/* breaks: rooms as: src/worker/x.c
 * SPDX-License-Identifier: Apache-2.0
 * A bad example: the check must find it, and nothing else in it. */
#include "gate/gate.h"
