/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A number to sort by and what it belongs to. */
typedef struct
{
  gint64  key;
  guint32 slot;
} KroSlotKey;

void kro_slot_sort (KroSlotKey *keys, guint32 n, GCompareDataFunc compare, gpointer user_data);

G_END_DECLS
