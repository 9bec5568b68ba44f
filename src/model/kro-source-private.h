/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-source.h"

G_BEGIN_DECLS

/* What the timeline does with its sources; nobody else changes one. */
KroSource *kro_source_new (const KroSourceFields *fields, guint32 number);
guint32    kro_source_get_number (KroSource *self);
void       kro_source_set_fields (KroSource *self, const KroSourceFields *fields);
void       kro_source_push_revision (KroSource *self, const KroRevision *revision);
void       kro_source_pop_revision (KroSource *self);
void       kro_source_flush (KroSource *self);

G_END_DECLS
