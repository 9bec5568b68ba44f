/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts and ids of random bytes: the promises that every floor builds on. */
#include "kro-id.h"
#include "kro-text.h"

#include <string.h>

#define N_TEXTS 3000

/* Bytes that are often a text and often break in the middle of a character. */
static GString *
make_bytes (GRand *random)
{
  static const char *const pieces[] = { "Op 3 mei. ", "é", "😀", "\n", "\n\n", "\r\n", "\r", " ", "\t", "\xff", "\xf0\x9f", "\xc3", "\x80", "\xef\xbb\xbf", "\xe2\x80\xa8", "a", "Kop", "\xed\xa0\x80", "\v" };
  GString                 *out = g_string_new (NULL);

  for (int n = g_rand_int_range (random, 0, 40); n > 0; n--)
    {
      int piece = g_rand_int_range (random, 0, G_N_ELEMENTS (pieces) + 2);

      if (piece < (int)G_N_ELEMENTS (pieces))
        g_string_append (out, pieces[piece]);
      else
        g_string_append_c (out, (char)g_rand_int_range (random, 0, 256));
    }
  return out;
}

static void
assert_gap (const char *data, gsize from, gsize to)
{
  for (const char *c = data + from; c < data + to; c = g_utf8_next_char (c))
    g_assert_true (g_unichar_isspace (g_utf8_get_char (c)) || *c == '\v');
}

static void
assert_blocks (const KroText *text)
{
  gsize               length, n_blocks, behind = 0;
  const char         *data = kro_text_get_data (text, &length);
  const KroTextBlock *blocks = kro_text_get_blocks (text, &n_blocks);

  for (gsize i = 0; i < n_blocks; i++)
    {
      g_assert_cmpuint (blocks[i].b, >=, behind);
      g_assert_cmpuint (blocks[i].b, <, blocks[i].e);
      g_assert_cmpuint (blocks[i].e, <=, length);
      g_assert_true (data[blocks[i].b] != '\n' && data[blocks[i].e - 1] != '\n');
      g_assert_true (((guchar)data[blocks[i].b] & 0xc0) != 0x80 && ((guchar)data[blocks[i].e] & 0xc0) != 0x80);
      g_assert_true ((blocks[i].kind == KRO_TEXT_BLOCK_HEADING) == (blocks[i].level > 0));
      assert_gap (data, behind, blocks[i].b);
      behind = blocks[i].e;
    }
  assert_gap (data, behind, length);
}

static void
assert_index (const KroText *text)
{
  gsize       length;
  const char *data = kro_text_get_data (text, &length);

  g_assert_cmpuint (kro_text_get_n_chars (text), ==, g_utf8_strlen (data, -1));
  for (gsize c = 0; c <= kro_text_get_n_chars (text); c++)
    {
      gsize byte = kro_text_to_byte (text, c);

      g_assert_cmpuint (byte, ==, g_utf8_offset_to_pointer (data, (glong)c) - data);
      g_assert_cmpuint (kro_text_to_char (text, byte), ==, c);
    }
}

static void
test_clean (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (21);

  for (int i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (GString) bytes = make_bytes (random);
      g_autoptr (KroText) text = kro_text_new (bytes->str, (gssize)bytes->len);
      g_autoptr (KroText) again = NULL;
      gsize       length;
      const char *data = kro_text_get_data (text, &length);

      g_assert_true (g_utf8_validate_len (data, length, NULL));
      g_assert_null (memchr (data, '\r', length));
      g_assert_cmpuint (strlen (data), ==, length);
      assert_blocks (text);
      assert_index (text);
      /* Clean text stays as it is, but for a byte order mark before another. */
      if (!g_str_has_prefix (data, "\xef\xbb\xbf"))
        {
          again = kro_text_new (data, (gssize)length);
          g_assert_cmpstr (kro_text_get_data (again, NULL), ==, data);
          g_assert_cmpuint (kro_text_get_hash (again), ==, kro_text_get_hash (text));
        }
    }
}

/* Code points that another program counted keep their numbers. */
static void
test_verbatim (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (22);

  for (int i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (GString) bytes = make_bytes (random);
      g_autofree char *valid = g_utf8_make_valid (bytes->str, (gssize)strlen (bytes->str));
      g_autoptr (KroText) text = kro_text_new_verbatim (valid, -1);

      g_assert_cmpstr (kro_text_get_data (text, NULL), ==, valid);
      assert_blocks (text);
      assert_index (text);
    }
}

static void
test_ids (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (23);
  KroId fixed[] = { 1, 31, 32, G_MAXUINT64, G_MAXUINT64 - 1, (KroId)1 << 63, 0x0123456789abcdef };

  for (gsize i = 0; i < 5000; i++)
    {
      KroId            id = i < G_N_ELEMENTS (fixed) ? fixed[i] : ((KroId)g_rand_int (random) << 32 | g_rand_int (random)) | 1;
      char             text[KRO_ID_LENGTH + 1];
      KroId            back = KRO_ID_NONE;
      g_autofree char *upper = NULL;

      kro_id_to_string (id, text);
      g_assert_cmpuint (strlen (text), ==, KRO_ID_LENGTH);
      g_assert_true (kro_id_from_string (text, &back) && back == id);
      upper = g_ascii_strup (text, -1);
      g_assert_true (kro_id_from_string (upper, &back) && back == id);
    }
}

static void
test_ids_refused (void)
{
  static const char *const texts[] = { "", "0", "0000000000000", "000000000001", "00000000000001", "000000000000u", "00000000000 1", "g000000000000", "zzzzzzzzzzzzz", "-000000000001", "00000000000é" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      KroId id = 77;

      g_test_message ("%s", texts[i]);
      g_assert_false (kro_id_from_string (texts[i], &id));
      g_assert_cmpuint (id, ==, 77);
    }
}

/* Ids of neighbouring places differ, also where their numbers are swapped. */
static void
test_ids_apart (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint64 source = 0; source < 20; source++)
    for (guint64 position = 0; position < 20; position++)
      for (guint64 n = 0; n < 20; n++)
        {
          KroId id = kro_id_from_hash (source, position, n);

          g_assert_cmpuint (id, !=, KRO_ID_NONE);
          g_assert_true (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)));
        }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text-random/clean", test_clean);
  g_test_add_func ("/base/text-random/verbatim", test_verbatim);
  g_test_add_func ("/base/text-random/ids", test_ids);
  g_test_add_func ("/base/text-random/ids-refused", test_ids_refused);
  g_test_add_func ("/base/text-random/ids-apart", test_ids_apart);
  return g_test_run ();
}
