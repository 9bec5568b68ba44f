/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Speed of the lowest floor: taking a text in, converting positions, JSON. */

#include "kro-bench.h"
#include "kro-json-reader.h"
#include "kro-json-writer.h"
#include "kro-text.h"

#include <string.h>

#define TEXT_BYTES (16 * 1000 * 1000)
#define N_OBJECTS 100000
#define N_POSITIONS 1000000

typedef struct
{
  char    *words;
  KroText *text;
  GString *json;
} Data;

static void
take_text (gpointer user_data)
{
  Data *data = user_data;
  g_autoptr (KroText) text = kro_text_new (data->words, TEXT_BYTES);

  g_assert_cmpuint (kro_text_get_length (text), ==, TEXT_BYTES);
}

static void
convert_positions (gpointer user_data)
{
  Data *data = user_data;
  gsize step = kro_text_get_n_chars (data->text) / N_POSITIONS;
  gsize sum = 0;

  for (gsize i = 0; i < N_POSITIONS; i++)
    sum += kro_text_to_byte (data->text, i * step);
  g_assert_cmpuint (sum, >, 0);
}

static void
write_json (gpointer user_data)
{
  Data         *data = user_data;
  KroJsonWriter writer = { .out = data->json };

  g_string_truncate (data->json, 0);
  kro_json_writer_begin_array (&writer);
  for (int i = 0; i < N_OBJECTS; i++)
    {
      kro_json_writer_begin_object (&writer);
      kro_json_writer_key (&writer, "title");
      kro_json_writer_string (&writer, "A title of “some” length, with\na line feed");
      kro_json_writer_key (&writer, "start");
      kro_json_writer_integer (&writer, i);
      kro_json_writer_end_object (&writer);
    }
  kro_json_writer_end_array (&writer);
}

static void
read_json (gpointer user_data)
{
  Data *data = user_data;
  g_autoptr (KroJsonReader) reader = kro_json_reader_new (data->json->str, data->json->len);
  KroJsonToken token;

  do
    token = kro_json_reader_next (reader);
  while (token != KRO_JSON_END && token != KRO_JSON_ERROR);
  g_assert_cmpint (token, ==, KRO_JSON_END);
}

int
main (void)
{
  Data data = { .words = kro_bench_words (TEXT_BYTES), .json = g_string_new (NULL) };

  data.text = kro_text_new (data.words, TEXT_BYTES);
  write_json (&data);
  kro_bench_run ("take a text in", TEXT_BYTES / 1e6, "MB", take_text, &data);
  kro_bench_run ("code points to bytes", N_POSITIONS / 1e6, "million", convert_positions, &data);
  kro_bench_run ("write JSON", data.json->len / 1e6, "MB", write_json, &data);
  kro_bench_run ("read JSON", data.json->len / 1e6, "MB", read_json, &data);
  g_string_free (data.json, TRUE);
  kro_text_unref (data.text);
  g_free (data.words);
  return 0;
}
