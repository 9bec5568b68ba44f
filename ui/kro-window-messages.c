/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the window tells in passing: that it waits, how far long work is, what
 * went wrong, what is worth knowing. Main thread.
 */
#include "kro-window-private.h"

#include <glib/gi18n.h>

/**
 * kro_window_await:
 * @self: an empty window
 *
 * Tells that articles are being read for it, so that it needs not ask for any:
 * it shows nothing until kro_window_set_progress() tells that this has ended.
 */
void
kro_window_await (KroWindow *self)
{
  self->is_waiting = TRUE;
  kro_window_update_page (self);
}

/**
 * kro_window_get_is_waiting:
 * @self: a window
 *
 * Returns: whether articles are being read for it since kro_window_await()
 */
gboolean
kro_window_get_is_waiting (KroWindow *self)
{
  return self->is_waiting;
}

/**
 * kro_window_set_progress:
 * @self: a window
 * @words: (nullable): what is being done; %NULL: nothing
 * @fraction: how much of it is done, 0 to 1; below 0: nobody knows
 *
 * Tells of long work, with a button to cancel it (`cancel-reading`).
 */
void
kro_window_set_progress (KroWindow *self, const char *words, double fraction)
{
  gtk_revealer_set_reveal_child (self->progress, words != NULL);
  if (words == NULL)
    {
      self->is_waiting = FALSE;
      kro_window_update_page (self);
      return;
    }
  gtk_label_set_text (self->progress_label, words);
  if (fraction < 0)
    gtk_progress_bar_pulse (self->progress_bar);
  else
    gtk_progress_bar_set_fraction (self->progress_bar, CLAMP (fraction, 0, 1));
}

static void
add_toast (KroWindow *self, const char *message, guint seconds)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast        *toast = adw_toast_new (escaped);

  adw_toast_set_timeout (toast, seconds);
  if (seconds == 0)
    adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * kro_window_show_error:
 * @self: a window
 * @message: which file, what is wrong, and what to do about it
 *
 * Tells that something could not be done: in the middle of an empty window,
 * which has the room, else in a message that stays until it is closed.
 */
void
kro_window_show_error (KroWindow *self, const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  if (kro_timeline_get_n_sources (self->timeline) > 0)
    {
      add_toast (self, message, 0);
      return;
    }
  adw_status_page_set_paintable (self->status, NULL);
  adw_status_page_set_icon_name (self->status, "dialog-warning-symbolic");
  adw_status_page_set_title (self->status, _ ("Not Opened"));
  adw_status_page_set_description (self->status, escaped);
}

/**
 * kro_window_show_note:
 * @self: a window
 * @message: something worth knowing
 *
 * Tells something in passing.
 */
void
kro_window_show_note (KroWindow *self, const char *message)
{
  add_toast (self, message, 5);
}
