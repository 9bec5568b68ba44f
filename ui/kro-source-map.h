/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-text.h"

G_BEGIN_DECLS

/**
 * KRO_SOURCE_MAP_LINE_MAX:
 *
 * Lines of this many bytes and more are split to be shown: one line is laid
 * out as a whole.
 */
#define KRO_SOURCE_MAP_LINE_MAX 100000

/**
 * KroSourceMap:
 *
 * A text as it is shown: very long lines are split by line ends of our own,
 * and every place is known in both. Immutable.
 */
typedef struct _KroSourceMap KroSourceMap;

KroSourceMap *kro_source_map_new (const KroText *text);
void          kro_source_map_free (KroSourceMap *self);

const char *kro_source_map_get_shown (const KroSourceMap *self);
gsize       kro_source_map_get_n_breaks (const KroSourceMap *self);
gsize       kro_source_map_to_shown (const KroSourceMap *self, gsize character);
gsize       kro_source_map_from_shown (const KroSourceMap *self, gsize shown);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroSourceMap, kro_source_map_free)

G_END_DECLS
