/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KroOpenMenu:
 *
 * What can be opened besides by a dialog: the articles that were opened
 * lately, and the samples. Its model follows the list of recent files of the
 * desktop. For the main thread.
 */
typedef struct _KroOpenMenu KroOpenMenu;

KroOpenMenu *kro_open_menu_new (const char *language);
void         kro_open_menu_free (KroOpenMenu *self);
GMenuModel  *kro_open_menu_get_model (KroOpenMenu *self);
void         kro_open_menu_add (KroOpenMenu *self, GFile *file);
GFile       *kro_open_menu_find_sample (KroOpenMenu *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroOpenMenu, kro_open_menu_free)

G_END_DECLS
