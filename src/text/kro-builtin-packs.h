/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KRO_MAX_BUILTIN_PACKS:
 *
 * How many packs can be built in.
 */
#define KRO_MAX_BUILTIN_PACKS 64

/**
 * KroBuiltinPack:
 * @language: ISO 639 code
 * @begin: the first byte of its blob
 * @end: behind its last byte
 *
 * A pack in the program itself. The table is written by `kroniek-packc` when
 * Kroniek is built: first the pack of no language, at the end an empty one.
 */
typedef struct
{
  const char   *language;
  const guint8 *begin;
  const guint8 *end;
} KroBuiltinPack;

extern const KroBuiltinPack kro_builtin_packs[];
extern const char *const    kro_builtin_languages[];

G_END_DECLS
