/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-locale.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *kro_legend_new (GtkWindow *parent, KroLocale *locale);

G_END_DECLS
