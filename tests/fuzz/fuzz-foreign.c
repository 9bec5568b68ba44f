/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fuzz target of the readers of other programs' timelines: any text is read to
 * the end or refused with a message; every event has words and a date that a
 * timeline takes, or none; and every problem names its line. */

#include "kro-foreign-private.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check (const KroForeignTimeline *timeline)
{
  for (guint i = 0; i < timeline->events->len; i++)
    {
      const KroForeignEvent *event = &g_array_index (timeline->events, KroForeignEvent, i);

      g_assert_nonnull (event->title);
      g_assert_cmpuint (event->line, >, 0);
      if (event->start != NULL)
        g_assert_true (kro_foreign_is_date (event->start, event->end));
    }
  for (guint i = 0; i < timeline->problems->len; i++)
    g_assert_true (g_str_has_prefix (timeline->problems->pdata[i], "line "));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *bytes = g_strndup ((const char *)data, size);
  g_autofree char *text = g_utf8_make_valid (bytes, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (KroForeignTimeline) timeline = kro_foreign_read (text, strlen (text), &error);

  if (timeline != NULL)
    check (timeline);
  else
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  return 0;
}
