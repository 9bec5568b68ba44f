/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KroBenchFunc:
 * @data: what was given to kro_bench_run()
 *
 * One round of the work to measure.
 */
typedef void (*KroBenchFunc) (gpointer data);

double kro_bench_run (const char *name, double amount, const char *unit, KroBenchFunc func, gpointer data);
char  *kro_bench_words (gsize length);

G_END_DECLS
