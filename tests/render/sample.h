/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-scene-builder.h"

G_BEGIN_DECLS

/* One event of a sample; strings may be literals, they are copied. */
typedef struct
{
  const char *title;
  const char *start; /* NULL: undated */
  const char *end;
  const char *alternative;
  gboolean    ongoing;
  gboolean    unreviewed;
  guint8      palette;
  guint8      importance;
  guint       lane;
} SampleEvent;

/* Events to draw, described from memory. */
typedef struct _Sample Sample;

Sample *sample_new (const SampleEvent *events, gsize n_events);
Sample *sample_generate (gsize n_events, guint n_lanes, guint32 seed);
void    sample_free (Sample *self);

void sample_set_reference (Sample *self, KroTime reference);
void sample_set_lanes (Sample *self, const char *const *names, guint n);

gboolean        sample_describe (KroId event, KroEventLook *look, gpointer user_data);
gsize           sample_get_n_events (const Sample *self);
KroBounds       sample_get_bounds (const Sample *self, KroId event);
KroLayoutInput *sample_create_input (Sample *self, KroAdvance *advance, KroLocale *locale);

KroTime sample_time (const char *edtf);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sample, sample_free)

G_END_DECLS
