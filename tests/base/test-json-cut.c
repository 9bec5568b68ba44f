/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON cut short, broken and skipped at every place. */
#include "kro-error.h"
#include "kro-json-reader.h"
#include "kro-json-writer.h"

#include <math.h>
#include <string.h>

static const char document[] =
    " {\"id\":\"a\\u00e9\\ud83d\\ude00\\n\",\"n\":[0,-1,2.5e-3,1E+2,9223372036854775807],"
    "\"deep\":{\"a\":{\"b\":[[],{},[[1]]]},\"\":null},\"t\":true,\"f\":false,\"é\":\"ü€😀\"} ";

static KroJsonToken
read_to_end (KroJsonReader *reader)
{
  KroJsonToken token;

  do
    token = kro_json_reader_next (reader);
  while (token != KRO_JSON_END && token != KRO_JSON_ERROR);
  return token;
}

/* What is cut short is refused at the place where it ends, for good. */
static void
test_prefixes (void)
{
  gsize whole = strrchr (document, '}') - document + 1;

  for (gsize length = 0; length <= sizeof document - 1; length++)
    {
      g_autofree char *copy = g_memdup2 (document, MAX (length, 1));
      g_autoptr (KroJsonReader) reader = kro_json_reader_new (copy, length);
      g_autoptr (GError) error = NULL;

      if (length >= whole)
        {
          g_assert_cmpint (read_to_end (reader), ==, KRO_JSON_END);
          g_assert_false (kro_json_reader_get_error (reader, &error));
          g_assert_no_error (error);
          continue;
        }
      g_assert_cmpint (read_to_end (reader), ==, KRO_JSON_ERROR);
      g_assert_cmpint (kro_json_reader_next (reader), ==, KRO_JSON_ERROR);
      g_assert_false (kro_json_reader_skip (reader));
      g_assert_true (kro_json_reader_get_error (reader, &error));
      g_assert_error (error, KRO_BASE_ERROR, KRO_BASE_ERROR_JSON_SYNTAX);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (kro_json_reader_get_offset (reader), <=, length);
    }
}

static guint
count_tokens (gsize skip_at, gboolean *skipped)
{
  g_autoptr (KroJsonReader) reader = kro_json_reader_new (document, sizeof document - 1);
  guint n = 0;

  while (TRUE)
    {
      KroJsonToken token = kro_json_reader_next (reader);

      g_assert_cmpint (token, !=, KRO_JSON_ERROR);
      if (token == KRO_JSON_END)
        return n;
      if (n++ == skip_at && token == KRO_JSON_KEY)
        {
          g_assert_true (kro_json_reader_skip (reader));
          token = kro_json_reader_next (reader);
          g_assert_true (token == KRO_JSON_KEY || token == KRO_JSON_END_OBJECT);
          *skipped = TRUE;
          n++;
        }
    }
}

/* The value of any key can be passed over; what follows is read as before. */
static void
test_skip (void)
{
  gboolean skipped = FALSE;
  guint    n_tokens = count_tokens (G_MAXSIZE, &skipped);
  guint    n_keys = 0;

  g_assert_false (skipped);
  for (guint at = 0; at < n_tokens; at++)
    {
      skipped = FALSE;
      g_assert_cmpuint (count_tokens (at, &skipped), <=, n_tokens);
      n_keys += skipped;
    }
  g_assert_cmpuint (n_keys, ==, 9);
}

/* A byte changed anywhere is read or refused, never read past the end. */
static void
test_broken (void)
{
  static const char bytes[] = "\0\x01\x1f\"\\{}[],:eE+-.0 u\x7f\x80\xc3\xed\xff";
  guint             n_refused = 0;

  for (gsize at = 0; at < sizeof document - 1; at++)
    for (gsize b = 0; b < sizeof bytes - 1; b++)
      {
        g_autofree char *copy = g_memdup2 (document, sizeof document - 1);
        g_autoptr (KroJsonReader) reader = NULL;
        KroJsonToken token;

        copy[at] = bytes[b];
        reader = kro_json_reader_new (copy, sizeof document - 1);
        while ((token = kro_json_reader_next (reader)) != KRO_JSON_END && token != KRO_JSON_ERROR)
          if (token == KRO_JSON_STRING || token == KRO_JSON_KEY)
            {
              gsize       length;
              const char *string = kro_json_reader_get_string (reader, &length);

              for (gsize i = 0; i < length; i += strlen (string + i) + 1)
                g_assert_true (g_utf8_validate (string + i, -1, NULL));
            }
        n_refused += token == KRO_JSON_ERROR;
      }
  g_assert_cmpuint (n_refused, >, 1000);
}

/* What RFC 8259 forbids and many readers take. */
static void
test_strict (void)
{
  static const char *const texts[] = {
    "", " ", "{", "[1,]", "{\"a\":1,}", "{\"a\"}", "{\"a\":}", "{a:1}", "{'a':1}", "[1 2]", "01", "-", "+1", "1.", ".5", "1e", "1e+",
    "0x10", "NaN", "Infinity", "tru", "truee", "nul", "TRUE", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\ud83d\"", "\"\\ude00\"",
    "\"\\ud83d\\u0041\"", "\"a\tb\"", "\"a\nb\"", "\"\x80\"", "\"\xc0\x80\"", "\"\xed\xa0\x80\"", "\"\xf4\x90\x80\x80\"", "1 1", "{}{}", "[]]", "[}", "// x\n1", "\xef\xbb\xbf{}", "\v1", "\xc2\xa0"
                                                                                                                                                                                          "1"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (KroJsonReader) reader = kro_json_reader_new (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpint (read_to_end (reader), ==, KRO_JSON_ERROR);
      g_assert_true (kro_json_reader_get_error (reader, &error));
      g_assert_error (error, KRO_BASE_ERROR, KRO_BASE_ERROR_JSON_SYNTAX);
    }
}

/* Fixed numbers are JSON, without an exponent, and round as they should. */
static void
test_fixed (void)
{
  static const struct
  {
    double      value;
    int         decimals;
    const char *text;
  } cases[] = {
    { 0, 2, "0" }, { -0.0, 2, "0" }, { -0.001, 2, "0" }, { 1.5, 0, "2" }, { 1.25, 2, "1.25" }, { 100, 0, "100" }, { 100, 3, "100" }, { -12.5, 1, "-12.5" }, { 1e21, 0, "1000000000000000000000" }, { 0.1, 9, "0.1" }, { 2.5, 99, "2.5" }, { NAN, 1, "null" }, { INFINITY, 1, "null" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      KroJsonWriter writer = { .out = out };

      kro_json_writer_fixed (&writer, cases[i].value, cases[i].decimals);
      g_assert_cmpstr (out->str, ==, cases[i].text);
    }
}

/* The largest double is written whole and read back. */
static void
test_largest (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  KroJsonWriter writer = { .out = out };
  g_autoptr (KroJsonReader) reader = NULL;

  kro_json_writer_fixed (&writer, -G_MAXDOUBLE, 9);
  reader = kro_json_reader_new (out->str, out->len);
  g_assert_cmpint (kro_json_reader_next (reader), ==, KRO_JSON_NUMBER);
  g_assert_cmpfloat (kro_json_reader_get_double (reader), ==, -G_MAXDOUBLE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/json-cut/prefixes", test_prefixes);
  g_test_add_func ("/base/json-cut/skip", test_skip);
  g_test_add_func ("/base/json-cut/broken", test_broken);
  g_test_add_func ("/base/json-cut/strict", test_strict);
  g_test_add_func ("/base/json-cut/fixed", test_fixed);
  g_test_add_func ("/base/json-cut/largest", test_largest);
  return g_test_run ();
}
