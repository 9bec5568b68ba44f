/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the back ends for files share: memory that a surface writes into, the
 * way its errors are told, and text fit to stand in a file.
 */
#include "kro-export-private.h"

#include <glib/gi18n-lib.h>

/* Starts an empty sink. */
void
kro_sink_init (KroSink *self, GCancellable *cancellable)
{
  self->bytes = g_byte_array_new ();
  self->cancellable = cancellable;
}

/* Frees what was written. */
void
kro_sink_clear (KroSink *self)
{
  g_clear_pointer (&self->bytes, g_byte_array_unref);
}

/* A cairo_write_func_t. Once cancelled it drops what comes rather than report
 * an error, from which the PDF surface of Cairo 1.16 does not recover. */
cairo_status_t
kro_sink_write_cb (void *sink, const guchar *data, guint length)
{
  KroSink *self = sink;

  if (!g_cancellable_is_cancelled (self->cancellable))
    g_byte_array_append (self->bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Turns what became of a surface into an error, if it is one. */
gboolean
kro_sink_check (KroSink *self, cairo_status_t status, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  /* Translators: the words are those of the drawing library, in English. */
  g_set_error (error, KRO_EXPORT_ERROR, KRO_EXPORT_ERROR_BACKEND, _ ("The picture could not be drawn (%s). Choose a smaller size or another format."), cairo_status_to_string (status));
  return FALSE;
}

/* Valid UTF-8 of one line: every character that XML 1.0 forbids (2.2) and
 * every line break becomes a space. */
char *
kro_plain_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString         *plain = g_string_sized_new (strlen (valid));

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character < 0x20 || (character >= 0x7f && character < 0xa0) || character == 0xfffe || character == 0xffff || character == 0x2028 || character == 0x2029)
        g_string_append_c (plain, ' ');
      else
        g_string_append_len (plain, c, g_utf8_next_char (c) - c);
    }
  return g_string_free (plain, FALSE);
}
