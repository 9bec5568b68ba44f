/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KRO_READER_MAX_INPUT:
 *
 * The most bytes that are taken on standard input.
 */
#define KRO_READER_MAX_INPUT (64u << 20)

gboolean kro_reader_set_limits (void);

G_END_DECLS
