/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes that are only ever added and all freed together. Reference counted;
 * added to by one thread at a time. */
typedef struct _KroArena KroArena;

KroArena   *kro_arena_new (void);
KroArena   *kro_arena_ref (KroArena *self);
void        kro_arena_unref (KroArena *self);
const void *kro_arena_add (KroArena *self, const void *data, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroArena, kro_arena_unref)

G_END_DECLS
