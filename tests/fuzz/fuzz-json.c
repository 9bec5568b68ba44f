/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fuzz target of the JSON reader: reading any bytes ends, with the end or an
 * error that has a message, and reads nothing beyond them. */

#include "kro-json-reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_memdup2 (data, size);
  g_autoptr (KroJsonReader) reader = kro_json_reader_new (size > 0 ? text : "", size);
  g_autoptr (GError) error = NULL;
  KroJsonToken token = KRO_JSON_NULL;
  gsize        n_tokens = 0;

  while (token != KRO_JSON_ERROR && token != KRO_JSON_END)
    {
      token = kro_json_reader_next (reader);
      g_assert_cmpuint (kro_json_reader_get_offset (reader), <=, size);
      g_assert_cmpuint (n_tokens++, <=, size + 1);
    }
  if (token == KRO_JSON_ERROR)
    {
      g_assert_true (kro_json_reader_get_error (reader, &error));
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  return 0;
}
