/* breaks: nesting as: src/core/x.c
 * SPDX-License-Identifier: Apache-2.0
 * A bad example: the check must find it, and nothing else in it. */
void
sk_x(void)
{
    if (a) {
        if (b) {
            if (c) {
                if (d) {
                    sk_y();
                }
            }
        }
    }
}
