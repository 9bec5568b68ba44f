/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-view-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KroPresenter:
 *
 * A window of its own that shows a timeline on the whole screen and walks it
 * event by event. Actions: `presenter.next`, `presenter.previous`,
 * `presenter.first`, `presenter.last`, `presenter.black`, `presenter.white`,
 * `presenter.end`.
 */
#define KRO_TYPE_PRESENTER (kro_presenter_get_type ())
G_DECLARE_FINAL_TYPE (KroPresenter, kro_presenter, KRO, PRESENTER, AdwWindow)

GtkWidget *kro_presenter_new (GtkWindow *parent, KroViewState *state, KroLocale *locale, const KroTime *now);
KroId      kro_presenter_get_event (KroPresenter *self);
gboolean   kro_presenter_get_settled (KroPresenter *self);

G_END_DECLS
