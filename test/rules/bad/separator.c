/* breaks: separator as: src/core/two-words.c
 * SPDX-License-Identifier: Apache-2.0
 * A bad example: the check must find it, and nothing else in it. */
int sk_x;
