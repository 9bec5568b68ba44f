/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done eight bytes at a time agrees with what is done one by one. */
#include "kro-json-reader.h"
#include "kro-json-writer.h"
#include "kro-utf8-private.h"

/* Mostly ASCII, with the bytes at which sequences begin, end and break. */
static gsize
make_bytes (GRand *random, char *bytes, gsize most)
{
  static const guchar      edges[] = { 0x00, 0x01, 0x1f, 0x20, 0x22, 0x5c, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf8, 0xfc, 0xff };
  static const char *const good[] = { "é", "–", "\xed\x9f\xbf", "\xee\x80\x80", "\xef\xbf\xbf", "😀", "\xf4\x8f\xbf\xbf", "\xc2\x80", "\xe0\xa0\x80" };
  gsize                    length = (gsize)g_rand_int_range (random, 0, (gint32)most - 4);
  int                      share = g_rand_int_range (random, 0, 30);
  gsize                    i = 0;

  while (i < length)
    {
      const char *piece = good[g_rand_int_range (random, 0, G_N_ELEMENTS (good))];
      int         kind = g_rand_int_range (random, 0, 30);

      if (kind == 0)
        bytes[i++] = (char)edges[g_rand_int_range (random, 0, G_N_ELEMENTS (edges))];
      else if (kind < share)
        while (*piece != '\0')
          bytes[i++] = *piece++;
      else
        bytes[i++] = (char)g_rand_int_range (random, 0x20, 0x7f);
    }
  return i;
}

static void
test_validate (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (31);
  char  bytes[80];
  guint n_valid = 0;

  for (int i = 0; i < 200000; i++)
    {
      gsize       length = make_bytes (random, bytes, sizeof bytes);
      const char *bad, *bad_too;
      gboolean    is_valid = g_utf8_validate_len (bytes, length, &bad);

      g_assert_cmpint (kro_utf8_validate (bytes, length, &bad_too), ==, is_valid);
      g_assert_true (bad_too == bad);
      n_valid += is_valid && length > 40;
    }
  g_assert_cmpuint (n_valid, >, 1000);
}

/* Each pair of bytes, in front of the end and in the middle. */
static void
test_validate_pairs (void)
{
  for (guint i = 0; i < 0x10000; i++)
    for (gsize n = 2; n <= 12; n += 5)
      {
        char        bytes[12] = "..........  ";
        const char *bad, *bad_too;

        bytes[0] = (char)(i >> 8);
        bytes[1] = (char)(i & 0xff);
        g_assert_cmpint (kro_utf8_validate (bytes, n, &bad_too), ==, g_utf8_validate_len (bytes, n, &bad));
        g_assert_true (bad_too == bad);
      }
}

static void
test_count_ascii (void)
{
  for (gsize place = 0; place < 24; place++)
    for (guint c = 0; c < 256; c++)
      {
        char bytes[24];

        memset (bytes, 'a', sizeof bytes);
        bytes[place] = (char)c;
        g_assert_cmpuint (kro_utf8_count_ascii (bytes, sizeof bytes), ==, c > 0 && c < 0x80 ? sizeof bytes : place);
      }
}

/* What is written is read again, wherever in a string a byte stands. */
static void
test_json_strings (void)
{
  for (gsize place = 0; place < 20; place++)
    for (guint c = 0; c < 0x80; c++)
      {
        g_autoptr (GString) out = g_string_new (NULL);
        g_autoptr (KroJsonReader) reader = NULL;
        KroJsonWriter writer = { .out = out };
        char          bytes[20];
        gsize         length;

        memset (bytes, 'a', sizeof bytes);
        bytes[place] = (char)c;
        kro_json_writer_string_len (&writer, bytes, sizeof bytes);
        reader = kro_json_reader_new (out->str, out->len);
        g_assert_cmpint (kro_json_reader_next (reader), ==, KRO_JSON_STRING);
        g_assert_cmpmem (bytes, sizeof bytes, kro_json_reader_get_string (reader, &length), 20);
        g_assert_cmpuint (length, ==, sizeof bytes);
        g_assert_cmpint (kro_json_reader_next (reader), ==, KRO_JSON_END);
      }
}

static void
test_json_integers (void)
{
  static const gint64 numbers[] = { 0, 1, -1, 9, 10, -10, 99, 100, 123456789, G_MAXINT64, G_MININT64, G_MININT64 + 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT, numbers[i]);
      KroJsonWriter    writer = { .out = out };

      kro_json_writer_integer (&writer, numbers[i]);
      g_assert_cmpstr (out->str, ==, expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/utf8/validate", test_validate);
  g_test_add_func ("/base/utf8/validate-pairs", test_validate_pairs);
  g_test_add_func ("/base/utf8/count-ascii", test_count_ascii);
  g_test_add_func ("/base/utf8/json-strings", test_json_strings);
  g_test_add_func ("/base/utf8/json-integers", test_json_integers);
  return g_test_run ();
}
