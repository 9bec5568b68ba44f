/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-export.h"

#include <cairo.h>

G_BEGIN_DECLS

/*
 * Where a surface of Cairo writes to: into memory, until it is cancelled.
 */
typedef struct
{
  GByteArray   *bytes;       /* owned */
  GCancellable *cancellable; /* borrowed */
} KroSink;

void           kro_sink_init (KroSink *self, GCancellable *cancellable);
void           kro_sink_clear (KroSink *self);
cairo_status_t kro_sink_write_cb (void *sink, const guchar *data, guint length);
gboolean       kro_sink_check (KroSink *self, cairo_status_t status, GError **error);
char          *kro_plain_text (const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KroSink, kro_sink_clear)

G_END_DECLS
