/* breaks: paths as: src/core/x.c
 * SPDX-License-Identifier: Apache-2.0
 * A bad example: the check must find it, and nothing else in it. */
const char *sk_x = "/home/taro/x";
