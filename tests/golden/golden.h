/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * Compares what a test made with the file of that name in tests/golden. With
 * --bless (meson test --test-args=--bless NAME) the file is written instead.
 * On a difference the test fails and a page in the build folder shows both
 * sides and what differs.
 */
void golden_init (int *argc, char ***argv);
void golden_check_text (const char *name, const char *text);
void golden_check_png (const char *name, GBytes *png);
