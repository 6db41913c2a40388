/* SPDX-License-Identifier: Apache-2.0
 * breaks: twice as: src/core/x.c
 * The call is made twice: once to compare, once to answer. */
int
shorter(const char *a, int most)
{
    return MIN(next_byte(a), most);
}
