/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encodings: what is told from the bytes alone, and that broken places do not
 * spoil what stands behind them. */
#include "kro-charset-detect.h"

#include <string.h>

static const char dutch[] =
    "Gisteren sloot het café in Zwolle voorgoed zijn deuren. De coördinator zei: “Niemand had dit "
    "verwacht.” Volgens de gemeente kostte de verbouwing 12 € per vierkante meter, een reële prijs.";
static const char russian[] =
    "Вчера в городе открыли новый мост через реку. Строительство продолжалось три года, и жители "
    "очень довольны: теперь дорога на работу занимает вдвое меньше времени, чем раньше.";
static const char japanese[] =
    "昨日、町で新しい橋が開通しました。工事は三年間続き、住民はとても喜んでいます。"
    "これまでより半分の時間で仕事に行けるようになりました。";
static const char chinese[] =
    "昨天，城里新建的大桥正式通车。工程持续了三年，居民们非常高兴，"
    "因为现在上班的路程只需要以前一半的时间。";

static void
assert_round_trip (const char *text, const char *charset, const char *mark)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) bytes = g_string_new (mark);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *encoded = NULL;
  g_autofree char *found = NULL;
  gsize            length;
  const char      *read;

  encoded = g_convert (text, -1, charset, "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  g_string_append_len (bytes, encoded, (gssize)length);
  found = kro_charset_detect ((const guint8 *)bytes->str, bytes->len);
  g_test_message ("%s%s: %s", charset, *mark != '\0' ? " with a mark" : "", found);
  g_assert_nonnull (found);
  g_assert_true (kro_charset_convert (found, (const guint8 *)bytes->str, bytes->len, out));
  read = g_str_has_prefix (out->str, "\xef\xbb\xbf") ? out->str + 3 : out->str;
  g_assert_cmpstr (read, ==, text);
}

static void
test_round_trips (void)
{
  assert_round_trip (dutch, "WINDOWS-1252", "");
  assert_round_trip (dutch, "UTF-16LE", "");
  assert_round_trip (dutch, "UTF-16BE", "");
  assert_round_trip (dutch, "UTF-16LE", "\xff\xfe");
  assert_round_trip (dutch, "UTF-16BE", "\xfe\xff");
  assert_round_trip (russian, "UTF-16LE", "\xff\xfe");
}

/* What can be told by statistics alone. */
static void
test_statistics (void)
{
#ifndef KRO_HAVE_UCHARDET
  g_test_skip ("uchardet is not built in");
  return;
#endif
  assert_round_trip (russian, "WINDOWS-1251", "");
  assert_round_trip (russian, "KOI8-R", "");
  assert_round_trip (japanese, "SHIFT_JIS", "");
  assert_round_trip (japanese, "EUC-JP", "");
  assert_round_trip (chinese, "GB18030", "");
}

/* Four bytes a character, in either order, with a mark before them. */
static void
test_four_bytes (void)
{
  g_autoptr (GString) bytes = g_string_new_len ("\0\0\xfe\xff\0\0\0A\0\x01\xf6\0", 12);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *found = kro_charset_detect ((const guint8 *)bytes->str, bytes->len);

  g_assert_cmpstr (found, ==, "UTF-32");
  g_assert_true (kro_charset_convert (found, (const guint8 *)bytes->str, bytes->len, out));
  g_assert_cmpstr (out->str, ==, "A😀");
  g_string_truncate (out, 0);
  g_clear_pointer (&found, g_free);
  found = kro_charset_detect ((const guint8 *)"\xff\xfe\0\0A\0\0\0\0\xf6\x01\0", 12);
  g_assert_cmpstr (found, ==, "UTF-32");
  g_assert_true (kro_charset_convert (found, (const guint8 *)"\xff\xfe\0\0A\0\0\0\0\xf6\x01\0", 12, out));
  g_assert_cmpstr (out->str, ==, "A😀");
}

static void
assert_converted (const char *charset, const char *data, gsize length, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_test_message ("%s", charset);
  g_assert_true (kro_charset_convert (charset, (const guint8 *)data, length, out));
  g_assert_cmpstr (out->str, ==, expected);
}

/* What has no meaning becomes U+FFFD, and the rest is read on. */
static void
test_broken (void)
{
  assert_converted ("UTF-16LE", "a\0\x00\xd8"
                                "b\0c\0",
                    8, "a\xef\xbf\xbd"
                       "bc");
  assert_converted ("UTF-16BE", "\0a\xdc\x00\0b\0c", 8, "a\xef\xbf\xbd"
                                                        "bc");
  assert_converted ("UTF-32LE", "a\0\0\0\0\0\0\x7f"
                                "b\0\0\0",
                    12, "a\xef\xbf\xbd"
                        "b");
  assert_converted ("UTF-16LE", "a\0b", 3, "a\xef\xbf\xbd");
  assert_converted ("SHIFT_JIS", "a\xff"
                                 "b",
                    3, "a\xef\xbf\xbd"
                       "b");
  assert_converted ("UTF-8", "a\xff\xfe"
                             "b",
                    4, "a\xef\xbf\xbd\xef\xbf\xbd"
                       "b");
  assert_converted ("UTF-8", "", 0, "");
}

/* A character that lies over the edge of the buffer of the converter. */
static void
test_long (void)
{
  for (gsize n = 16380; n < 16388; n++)
    {
      g_autoptr (GString) bytes = g_string_new (NULL);
      g_autoptr (GString) out = g_string_new (NULL);

      for (gsize i = 0; i < n; i++)
        g_string_append_c (bytes, 'a');
      g_string_append (bytes, "\x80\xe9");
      g_assert_true (kro_charset_convert ("WINDOWS-1252", (const guint8 *)bytes->str, bytes->len, out));
      g_assert_cmpuint (out->len, ==, n + 5);
      g_assert_cmpstr (out->str + n, ==, "€é");
    }
}

static void
test_unknown (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_false (kro_charset_convert ("no-such-encoding", (const guint8 *)"a", 1, out));
  g_assert_cmpstr (out->str, ==, "");
}

/* Random bytes are told or not, and convert to UTF-8 all the same. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (31);
  guint n_told = 0;

  for (int i = 0; i < 400; i++)
    {
      guint8           data[200];
      gsize            length = (gsize)g_rand_int_range (random, 0, sizeof data);
      g_autofree char *found = NULL;
      g_autoptr (GString) out = g_string_new (NULL);

      for (gsize j = 0; j < length; j++)
        data[j] = (guint8)g_rand_int_range (random, i % 2 == 0 ? 1 : 0, 256);
      found = kro_charset_detect (data, length);
      /* What claims to be UTF-8 is left to KroText, which cleans it. */
      if (found == NULL || g_str_equal (found, "UTF-8"))
        continue;
      n_told++;
      g_assert_true (kro_charset_convert (found, data, length, out));
      for (gsize from = 0; from < out->len; from += strlen (out->str + from) + 1)
        g_assert_true (g_utf8_validate (out->str + from, -1, NULL));
    }
  g_assert_cmpuint (n_told, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/charset/round-trips", test_round_trips);
  g_test_add_func ("/read/charset/statistics", test_statistics);
  g_test_add_func ("/read/charset/four-bytes", test_four_bytes);
  g_test_add_func ("/read/charset/broken", test_broken);
  g_test_add_func ("/read/charset/long", test_long);
  g_test_add_func ("/read/charset/unknown", test_unknown);
  g_test_add_func ("/read/charset/random", test_random);
  return g_test_run ();
}
