/* SPDX-License-Identifier: Apache-2.0 breaks: header as: src/core/x.c */
int sk_x;
