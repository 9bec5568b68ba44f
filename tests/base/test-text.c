/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts: what cleaning changes and what it leaves, the index, the blocks. */
#include "kro-id.h"
#include "kro-text.h"

#include <string.h>

static void
assert_cleaned (const char *bytes, gssize length, const char *expected)
{
  g_autoptr (KroText) text = kro_text_new (bytes, length);

  g_assert_cmpstr (kro_text_get_data (text, NULL), ==, expected);
  g_assert_cmpuint (kro_text_get_length (text), ==, strlen (expected));
  g_assert_cmpuint (kro_text_get_n_chars (text), ==, g_utf8_strlen (expected, -1));
}

static void
test_clean (void)
{
  assert_cleaned ("", 0, "");
  assert_cleaned ("\xef\xbb\xbfhoi", -1, "hoi");
  assert_cleaned ("a\r\nb\rc\n\r\nd\r", -1, "a\nb\nc\n\nd\n");
  assert_cleaned ("a\0b", 3, "a\xef\xbf\xbd"
                             "b");
  assert_cleaned ("caf\xe9 \xc3", -1, "caf\xef\xbf\xbd \xef\xbf\xbd");
  assert_cleaned ("a\r\xff\r\nb", -1, "a\n\xef\xbf\xbd\nb");
  assert_cleaned ("\t één\f\xc2\xa0x  ", -1, "\t één\f\xc2\xa0x  ");
}

static void
test_verbatim (void)
{
  static const char bytes[] = "\xef\xbb\xbf"
                              "a\r\nb\0"
                              "c\xff!";
  g_autoptr (KroText) text = kro_text_new_verbatim (bytes, sizeof bytes - 1);

  g_assert_cmpstr (kro_text_get_data (text, NULL), ==, "\xef\xbb\xbf"
                                                       "a\r\nb\xef\xbf\xbd"
                                                       "c\xef\xbf\xbd!");
  g_assert_cmpuint (kro_text_get_n_chars (text), ==, 9);
}

/* Every offset both ways, against GLib's own counting. */
static void
test_index (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  static const char *const letters[] = { "a", "é", "€", "😀", "\n", " " };

  for (int round = 0; round < 20; round++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      g_autoptr (KroText) text = NULL;
      int n = g_rand_int_range (random, 0, 3000);

      for (int i = 0; i < n; i++)
        g_string_append (string, letters[g_rand_int_range (random, 0, round == 0 ? 1 : 6)]);
      text = kro_text_new (string->str, (gssize)string->len);
      g_assert_cmpuint (kro_text_get_n_chars (text), ==, (gsize)n);
      for (int c = 0; c <= n; c += 1 + round)
        {
          gsize byte = (gsize)(g_utf8_offset_to_pointer (string->str, c) - string->str);

          g_assert_cmpuint (kro_text_to_byte (text, (gsize)c), ==, byte);
          g_assert_cmpuint (kro_text_to_char (text, byte), ==, (gsize)c);
        }
      g_assert_cmpuint (kro_text_to_byte (text, (gsize)n + 7), ==, string->len);
      g_assert_cmpuint (kro_text_to_char (text, string->len + 7), ==, (gsize)n);
    }
}

static void
test_slice (void)
{
  g_autoptr (KroText) text = kro_text_new ("één twee", -1);
  g_autofree char *word = kro_text_slice (text, 0, 3);
  g_autofree char *nothing = kro_text_slice (text, 5, 2);
  g_autofree char *rest = kro_text_slice (text, 4, 99);

  g_assert_cmpstr (word, ==, "één");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (rest, ==, "twee");
}

static void
test_blocks (void)
{
  g_autoptr (KroText) text = kro_text_new ("Kop van het stuk\n \t\nEen zin.\nNog een.\n\n\nTussenkop\n\nSlot van het stuk", -1);
  const char         *data = kro_text_get_data (text, NULL);
  const KroTextBlock *blocks;
  gsize               n_blocks;
  static const struct
  {
    const char      *text;
    KroTextBlockKind kind;
    int              level;
  } expected[] = {
    { "Kop van het stuk", KRO_TEXT_BLOCK_HEADING, 1 },
    { "Een zin.\nNog een.", KRO_TEXT_BLOCK_PARAGRAPH, 0 },
    { "Tussenkop", KRO_TEXT_BLOCK_HEADING, 2 },
    { "Slot van het stuk", KRO_TEXT_BLOCK_PARAGRAPH, 0 },
  };

  blocks = kro_text_get_blocks (text, &n_blocks);
  g_assert_cmpuint (n_blocks, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < n_blocks; i++)
    {
      g_autofree char *part = g_strndup (data + blocks[i].b, blocks[i].e - blocks[i].b);

      g_assert_cmpstr (part, ==, expected[i].text);
      g_assert_cmpint (blocks[i].kind, ==, expected[i].kind);
      g_assert_cmpint (blocks[i].level, ==, expected[i].level);
    }
}

/* A text with a line longer than a page, or whose lines end as sentences do, was
 * never broken into lines: each line is a block. A page is. */
static void
test_blocks_of_lines (void)
{
  g_autofree char *sentence = g_strnfill (150, 'a');
  g_autofree char *page = g_strconcat ("De brug is\n", sentence, "\nen dicht.\n", NULL);
  g_autofree char *lines = g_strconcat ("Brug open\n", sentence, " aan het kanaal.\nEn dicht.\n", NULL);
  g_autoptr (KroText) ended = kro_text_new ("Brug open\nEen zin.\n“Nog een?”\n", -1);
  g_autoptr (KroText) broken = kro_text_new (page, -1);
  g_autoptr (KroText) unbroken = kro_text_new (lines, -1);
  const KroTextBlock *blocks;
  gsize               n_blocks;

  kro_text_get_blocks (broken, &n_blocks);
  g_assert_cmpuint (n_blocks, ==, 1);
  kro_text_get_blocks (ended, &n_blocks);
  g_assert_cmpuint (n_blocks, ==, 3);
  blocks = kro_text_get_blocks (unbroken, &n_blocks);
  g_assert_cmpuint (n_blocks, ==, 3);
  g_assert_cmpint (blocks[0].kind, ==, KRO_TEXT_BLOCK_HEADING);
  g_assert_cmpuint (blocks[1].b, ==, 10);
}

static void
test_given_blocks (void)
{
  const KroTextBlock good[] = { { KRO_TEXT_BLOCK_LIST_ITEM, 0, 1, 0, 3 }, { KRO_TEXT_BLOCK_QUOTE, 0, 1, 4, 7 } };
  const KroTextBlock torn[] = { { KRO_TEXT_BLOCK_LIST_ITEM, 0, 1, 0, 1 } };
  const KroTextBlock crossed[] = { { KRO_TEXT_BLOCK_LIST_ITEM, 0, 1, 4, 7 }, { KRO_TEXT_BLOCK_QUOTE, 0, 1, 0, 3 } };
  g_autoptr (KroText) kept = kro_text_new_with_blocks ("een twee", -1, good, G_N_ELEMENTS (good));
  g_autoptr (KroText) mended = kro_text_new_with_blocks ("één", -1, torn, G_N_ELEMENTS (torn));
  g_autoptr (KroText) sorted = kro_text_new_with_blocks ("een twee", -1, crossed, G_N_ELEMENTS (crossed));
  gsize n_blocks;

  g_assert_cmpint (kro_text_get_blocks (kept, &n_blocks)[1].kind, ==, KRO_TEXT_BLOCK_QUOTE);
  g_assert_cmpuint (n_blocks, ==, 2);
  g_assert_cmpuint (kro_text_get_blocks (mended, &n_blocks)[0].e, ==, 5);
  g_assert_cmpuint (n_blocks, ==, 1);
  g_assert_cmpuint (kro_text_get_blocks (sorted, &n_blocks)[0].e, ==, 8);
}

static void
test_hash_and_ids (void)
{
  g_autoptr (KroText) text = kro_text_new ("\xef\xbb\xbf"
                                           "a\r\n",
                                           -1);
  g_autoptr (KroText) same = kro_text_new ("a\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  char  string[KRO_ID_LENGTH + 1];
  KroId id;

  g_assert_cmpuint (kro_text_get_hash (text), ==, kro_text_get_hash (same));
  /* Fixed for ever: documents hold them. */
  g_assert_cmphex (kro_hash_bytes ("Kroniek 2025", 12, 0), ==, G_GUINT64_CONSTANT (0x38918a9944770991));
  for (guint64 i = 0; i < 1000; i++)
    {
      KroId *made = g_new (KroId, 1);

      *made = kro_id_from_hash (7, i / 10, i % 10);
      kro_id_to_string (*made, string);
      g_assert_true (kro_id_from_string (string, &id));
      g_assert_cmphex (id, ==, *made);
      g_assert_true (g_hash_table_add (seen, made));
    }
  g_hash_table_foreach (seen, (GHFunc)(void (*) (void))g_free, NULL);
  g_assert_false (kro_id_from_string ("", &id));
  g_assert_false (kro_id_from_string ("0000000000000", &id));
  g_assert_false (kro_id_from_string ("zzzzzzzzzzzzz", &id));
  g_assert_false (kro_id_from_string ("012345678901!", &id));
  g_assert_true (kro_id_from_string ("0AbCdEfGhJkMn", &id));
  g_assert_cmpuint (kro_id_new_random (), !=, kro_id_new_random ());
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/clean", test_clean);
  g_test_add_func ("/base/text/verbatim", test_verbatim);
  g_test_add_func ("/base/text/index", test_index);
  g_test_add_func ("/base/text/slice", test_slice);
  g_test_add_func ("/base/text/blocks", test_blocks);
  g_test_add_func ("/base/text/blocks-of-lines", test_blocks_of_lines);
  g_test_add_func ("/base/text/given-blocks", test_given_blocks);
  g_test_add_func ("/base/text/hash-and-ids", test_hash_and_ids);
  return g_test_run ();
}
