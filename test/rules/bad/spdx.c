/* breaks: spdx as: src/core/x.c
 *
 * A bad example: the check must find it, and nothing else in it. */
int sk_x;
