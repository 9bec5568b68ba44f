/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KroId:
 *
 * The id of an event, a source or a passage; 0 is none. In files and JSON it
 * is a string of 13 characters of base 32 (Crockford's alphabet, lower case),
 * since JSON numbers lose 64-bit integers.
 */
typedef guint64 KroId;

#define KRO_ID_NONE ((KroId)0)

/**
 * KRO_ID_LENGTH:
 *
 * The number of characters of an id, without the NUL behind them.
 */
#define KRO_ID_LENGTH 13

KroId    kro_id_from_hash (guint64 source_hash, guint64 position, guint64 n);
KroId    kro_id_new_random (void);
void     kro_id_to_string (KroId id, char text[KRO_ID_LENGTH + 1]);
gboolean kro_id_from_string (const char *text, KroId *id);
guint64  kro_hash_bytes (const void *data, gsize length, guint64 seed);

G_END_DECLS
