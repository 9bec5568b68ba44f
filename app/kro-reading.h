/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-window.h"

G_BEGIN_DECLS

/**
 * KroReadingOptions:
 * @locale: in which the reasons are told
 * @now: the present
 * @helper: (nullable): path of `kroniek-reader`
 * @undoable: whether what is read can be taken back by undo; what a window
 *   opens with cannot
 * @func: (nullable) (scope async): called at the end with each file that was
 *   read; not if the window was closed meanwhile
 * @data: for @func; must live until then
 *
 * How articles are read for a window.
 */
typedef void (*KroReadingFunc) (GFile *file, gpointer data);

typedef struct
{
  KroLocale     *locale;
  KroTime        now;
  const char    *helper;
  gboolean       undoable;
  KroReadingFunc func;
  gpointer       data;
} KroReadingOptions;

void kro_reading_start_files (KroWindow *window, GListModel *files, const KroReadingOptions *options);
void kro_reading_start_text (KroWindow *window, const char *text, const KroReadingOptions *options);

G_END_DECLS
