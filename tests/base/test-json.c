/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON: what is read, what is refused and where, and that what the writer
 * writes the reader reads. */
#include "kro-error.h"
#include "kro-json-reader.h"
#include "kro-json-writer.h"

#include <math.h>
#include <string.h>

/* One letter a token; strings and keys with their text in brackets. */
static char *
trace (const char *text, gsize length)
{
  static const char letters[] = "!.{}[]ksntfu";
  g_autoptr (KroJsonReader) reader = kro_json_reader_new (text, length);
  GString *out = g_string_new (NULL);

  while (TRUE)
    {
      KroJsonToken token = kro_json_reader_next (reader);

      g_string_append_c (out, letters[token]);
      if (token == KRO_JSON_KEY || token == KRO_JSON_STRING || token == KRO_JSON_NUMBER)
        g_string_append_printf (out, "(%s)", kro_json_reader_get_string (reader, NULL));
      if (token == KRO_JSON_END || token == KRO_JSON_ERROR)
        return g_string_free (out, FALSE);
    }
}

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    const char *trace;
  } cases[] = {
    { " {} ", "{}." },
    { "[]", "[]." },
    { "{\"a\":[1,-2.5e+3,true , false,null],\"b\":{\"\":\"\"}}", "{k(a)[n(1)n(-2.5e+3)tfu]k(b){k()s()}}." },
    { "\"\\u00e9\\n\\/\\ud83d\\ude00\"", "s(é\n/😀)." },
    { "0", "n(0)." },
    { "", "!" },
    { "[1,]", "[n(1)!" },
    { "[1 2]", "[n(1)!" },
    { "{\"a\" 1}", "{!" },
    { "{a:1}", "{!" },
    { "{\"a\":1,}", "{k(a)n(1)!" },
    { "[}", "[!" },
    { "01", "!" },
    { "+1", "!" },
    { "1.", "!" },
    { "1e", "!" },
    { "\"a\nb\"", "!" },
    { "\"\\x\"", "!" },
    { "\"\\ud800\"", "!" },
    { "\"\\udc00\\ud800\"", "!" },
    { "\"\xff\"", "!" },
    { "\"open", "!" },
    { "nul", "!" },
    { "NaN", "!" },
    { "1 2", "n(1)!" },
    { "[1", "[n(1)!" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = trace (cases[i].text, strlen (cases[i].text));

      g_assert_cmpstr (found, ==, cases[i].trace);
    }
}

static void
test_nul (void)
{
  g_autoptr (KroJsonReader) reader = kro_json_reader_new ("\"a\\u0000b\"", 10);
  const char *string;
  gsize       length;

  g_assert_cmpint (kro_json_reader_next (reader), ==, KRO_JSON_STRING);
  string = kro_json_reader_get_string (reader, &length);
  g_assert_cmpmem (string, length, "a\0b", 3);
}

static void
test_error_place (void)
{
  static const char text[] = "{\n \"één\": 1,\n \"é\" 2}";
  g_autoptr (KroJsonReader) reader = kro_json_reader_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  while (kro_json_reader_next (reader) != KRO_JSON_ERROR)
    ;
  g_assert_cmpint (kro_json_reader_next (reader), ==, KRO_JSON_ERROR);
  g_assert_true (kro_json_reader_get_error (reader, &error));
  g_assert_error (error, KRO_BASE_ERROR, KRO_BASE_ERROR_JSON_SYNTAX);
  g_assert_nonnull (strstr (error->message, "line 3, column 6"));
  g_assert_false (kro_json_reader_skip (reader));
}

static void
test_depth (void)
{
  g_autofree char *deep = g_strnfill (1000000, '[');
  g_autoptr (KroJsonReader) reader = kro_json_reader_new (deep, 1000000);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  while (kro_json_reader_next (reader) == KRO_JSON_BEGIN_ARRAY)
    n++;
  g_assert_cmpuint (n, ==, KRO_JSON_MAX_DEPTH);
  kro_json_reader_get_error (reader, &error);
  g_assert_error (error, KRO_BASE_ERROR, KRO_BASE_ERROR_JSON_DEPTH);
}

static void
test_skip (void)
{
  static const char text[] = "{\"a\":{\"x\":[1,{}]},\"b\":[[],2],\"c\":3}";
  g_autoptr (KroJsonReader) reader = kro_json_reader_new (text, strlen (text));
  gint64 value;

  g_assert_cmpint (kro_json_reader_next (reader), ==, KRO_JSON_BEGIN_OBJECT);
  g_assert_cmpint (kro_json_reader_next (reader), ==, KRO_JSON_KEY);
  g_assert_true (kro_json_reader_skip (reader));
  g_assert_cmpint (kro_json_reader_next (reader), ==, KRO_JSON_KEY);
  g_assert_cmpint (kro_json_reader_next (reader), ==, KRO_JSON_BEGIN_ARRAY);
  g_assert_true (kro_json_reader_skip (reader));
  g_assert_cmpint (kro_json_reader_next (reader), ==, KRO_JSON_KEY);
  g_assert_cmpstr (kro_json_reader_get_string (reader, NULL), ==, "c");
  g_assert_cmpint (kro_json_reader_next (reader), ==, KRO_JSON_NUMBER);
  g_assert_true (kro_json_reader_get_integer (reader, &value));
  g_assert_cmpint (value, ==, 3);
  g_assert_cmpint (kro_json_reader_next (reader), ==, KRO_JSON_END_OBJECT);
  g_assert_cmpint (kro_json_reader_next (reader), ==, KRO_JSON_END);
}

static void
test_numbers (void)
{
  g_autoptr (KroJsonReader) reader = kro_json_reader_new ("[9223372036854775807,9223372036854775808,1.5,1e999]", 51);
  gint64 value = 0;

  kro_json_reader_next (reader);
  kro_json_reader_next (reader);
  g_assert_true (kro_json_reader_get_integer (reader, &value));
  g_assert_cmpint (value, ==, G_MAXINT64);
  kro_json_reader_next (reader);
  g_assert_false (kro_json_reader_get_integer (reader, &value));
  kro_json_reader_next (reader);
  g_assert_false (kro_json_reader_get_integer (reader, &value));
  g_assert_cmpfloat (kro_json_reader_get_double (reader), ==, 1.5);
  kro_json_reader_next (reader);
  g_assert_true (isinf (kro_json_reader_get_double (reader)));
}

static void
test_write (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  KroJsonWriter writer = { .out = out };

  kro_json_writer_begin_object (&writer);
  kro_json_writer_key (&writer, "s");
  kro_json_writer_string_len (&writer, "é\"\\\n\x01\0/", 8);
  kro_json_writer_key (&writer, "n");
  kro_json_writer_begin_array (&writer);
  kro_json_writer_integer (&writer, G_MININT64);
  kro_json_writer_fixed (&writer, 2.5, 3);
  kro_json_writer_fixed (&writer, -0.0001, 2);
  kro_json_writer_fixed (&writer, 100, 0);
  kro_json_writer_fixed (&writer, NAN, 2);
  kro_json_writer_boolean (&writer, TRUE);
  kro_json_writer_string (&writer, NULL);
  kro_json_writer_end_array (&writer);
  kro_json_writer_end_object (&writer);
  g_assert_cmpstr (out->str, ==, "{\"s\":\"é\\\"\\\\\\n\\u0001\\u0000/\",\"n\":[-9223372036854775808,2.5,0,100,null,true,null]}");
}

/* Random strings of any code point go out and come back the same. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (int round = 0; round < 500; round++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (KroJsonReader) reader = NULL;
      KroJsonWriter writer = { .out = out };
      const char   *back;
      gsize         length;

      for (int i = g_rand_int_range (random, 0, 20); i > 0; i--)
        {
          gunichar c = (gunichar)g_rand_int_range (random, 1, i % 2 ? 0x80 : 0x110000);

          if (g_unichar_validate (c))
            g_string_append_unichar (string, c);
        }
      kro_json_writer_string_len (&writer, string->str, string->len);
      reader = kro_json_reader_new (out->str, out->len);
      g_assert_cmpint (kro_json_reader_next (reader), ==, KRO_JSON_STRING);
      back = kro_json_reader_get_string (reader, &length);
      g_assert_cmpmem (back, length, string->str, string->len);
      g_assert_cmpint (kro_json_reader_next (reader), ==, KRO_JSON_END);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/json/read", test_read);
  g_test_add_func ("/base/json/nul", test_nul);
  g_test_add_func ("/base/json/error-place", test_error_place);
  g_test_add_func ("/base/json/depth", test_depth);
  g_test_add_func ("/base/json/skip", test_skip);
  g_test_add_func ("/base/json/numbers", test_numbers);
  g_test_add_func ("/base/json/write", test_write);
  g_test_add_func ("/base/json/round-trip", test_round_trip);
  return g_test_run ();
}
