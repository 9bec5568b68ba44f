/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-timeline.h"

G_BEGIN_DECLS

/**
 * KroRedate:
 *
 * What a source says by its old and by its new date of publication. Immutable;
 * made in any thread.
 */
typedef struct _KroRedate KroRedate;

KroRedate  *kro_redate_analyse (const KroSourceFields *source, const KroRevision *latest, const char *publication, const KroLocale *locale, GCancellable *cancellable, GError **error);
KroCommand *kro_redate_make_command (const KroRedate *self, KroTimeline *timeline, GError **error);
void        kro_redate_free (KroRedate *self);

KroCommand *kro_redate_make (KroTimeline *timeline, KroId source, const char *publication, const KroLocale *locale, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroRedate, kro_redate_free)

G_END_DECLS
