/* breaks: libraries as: src/door/x.c
 * SPDX-License-Identifier: Apache-2.0
 * A bad example: the check must find it, and nothing else in it. */
#include <libxml/HTMLparser.h>
