/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kro-quote.h"

#include <string.h>

static const char dutch[] = "Een groot softwarebedrijf bevestigt, na weken van vragen door verslaggevers en leden van het parlement, dat het op 15 augustus een eigen onderzoek begon, waarvan de uitkomst pas in het najaar wordt verwacht.";
static const char english[] = "A large software company confirms, after weeks of questions by reporters and by members of parliament, that it began an inquiry of its own on 15 August 2025; the outcome is expected in autumn.";

static gsize
count (const char *text)
{
  return (gsize)g_utf8_strlen (text, -1);
}

static char *
shorten (const char *text, const char *words, gsize most)
{
  const char *place = strstr (text, words);
  gsize       b = (gsize)g_utf8_strlen (text, place - text);

  return kro_quote_shorten (text, b, b + count (words), most);
}

static void
test_whole (void)
{
  g_autofree char *text = shorten (dutch, "15 augustus", count (dutch));

  g_assert_cmpstr (text, ==, dutch);
}

static void
test_dutch (void)
{
  g_autofree char *text = shorten (dutch, "15 augustus", 90);

  g_assert_cmpstr (text, ==, "… dat het op 15 augustus een eigen onderzoek begon, waarvan de uitkomst pas in het …");
}

static void
test_english (void)
{
  g_autofree char *near = shorten (english, "A large", 60);
  g_autofree char *far = shorten (english, "autumn", 70);
  g_autofree char *middle = shorten (english, "15 August 2025", 64);

  g_assert_cmpstr (near, ==, "A large software company confirms, after weeks of …");
  g_assert_cmpstr (far, ==, "… of its own on 15 August 2025; the outcome is expected in autumn.");
  g_assert_cmpstr (middle, ==, "… of its own on 15 August 2025; the outcome is expected in …");
}

/* At every length and place: not too long, the words in it, words whole. */
static void
check (const char *text, const char *words, gsize most)
{
  g_autofree char *part = shorten (text, words, most);
  const char      *begin = g_str_has_prefix (part, "… ") ? part + strlen ("… ") : part;
  g_autofree char *inner = g_str_has_suffix (part, " …") ? g_strndup (begin, strlen (begin) - strlen (" …")) : g_strdup (begin);
  const char      *place = strstr (text, inner);
  char             behind;

  g_assert_cmpuint (count (part), <=, most);
  g_assert_nonnull (strstr (part, words));
  g_assert_nonnull (place);
  g_assert_true (place == text || place[-1] == ' ');
  g_assert_true ((place == text) == (begin == part));
  behind = place[strlen (inner)];
  g_assert_true (behind == '\0' || strchr (" ,;:.", behind) != NULL);
}

static void
test_all_lengths (void)
{
  static const char *const nl[] = { "Een groot", "weken", "15 augustus", "najaar", "verwacht." };
  static const char *const en[] = { "A large", "weeks", "15 August 2025", "autumn.", "inquiry" };

  for (gsize i = 0; i < G_N_ELEMENTS (nl); i++)
    for (gsize most = 40; most <= count (dutch); most++)
      {
        check (dutch, nl[i], most);
        if (most <= count (english))
          check (english, en[i], most);
      }
}

/* One word without end, words of more than there is room for, no words. */
static void
test_odd (void)
{
  g_autofree char *blob = g_strnfill (500, 'x');
  g_autofree char *cut = kro_quote_shorten (blob, 400, 404, 50);
  g_autofree char *wide = kro_quote_shorten (english, 0, count (english), 50);
  g_autofree char *none = kro_quote_shorten (english, 9999, 9999, 30);
  g_autofree char *empty = kro_quote_shorten ("", 0, 0, 10);

  g_assert_cmpuint (count (cut), <=, 50);
  g_assert_cmpuint (count (wide), <=, 50);
  g_assert_true (g_str_has_prefix (wide, "A large software"));
  g_assert_cmpuint (count (none), <=, 30);
  g_assert_cmpstr (empty, ==, "");
}

static void
apply (KroTimeline *timeline, KroCommand *command)
{
  g_autoptr (KroCommand) owned = command;
  g_autoptr (GError) error = NULL;

  g_assert_true (kro_timeline_apply (timeline, owned, &error));
  g_assert_no_error (error);
}

static void
add_passage (KroTimeline *timeline, KroId id, KroId event, guint32 b, guint32 e)
{
  KroPassage passage = { .id = id, .event = event, .source = 1, .origin = { .b = b, .e = e, .score = 1000 } };

  apply (timeline, kro_command_new_add_passage (&passage));
}

static void
add_event (KroTimeline *timeline, KroId id)
{
  g_auto (KroEventFields) fields = { .id = id, .title = g_strdup ("x") };

  apply (timeline, kro_command_new_add_event (&fields));
}

/* Lines are joined, and the place of the words follows. */
static void
test_find (void)
{
  g_autoptr (KroTimeline) timeline = kro_timeline_new ();
  g_autoptr (KroText) text = kro_text_new ("Eerst.  Één zin\n  die op\t 3 mei loopt. Daarna.", -1);
  g_auto (KroSourceFields) source = { .id = 1 };
  g_auto (KroQuote) quote = { NULL, 0, 0, KRO_ID_NONE };
  g_auto (KroQuote) none = { NULL, 0, 0, KRO_ID_NONE };

  apply (timeline, kro_command_new_add_source (&source));
  apply (timeline, kro_command_new_add_revision (1, 0, text, KRO_TIME_INIT (0)));
  add_event (timeline, 5);
  add_event (timeline, 6);
  add_passage (timeline, 11, 5, 26, 31);
  add_passage (timeline, 12, 5, 8, 38);
  g_assert_true (kro_quote_find (timeline, 5, &quote));
  g_assert_cmpstr (quote.text, ==, "Één zin die op 3 mei loopt.");
  g_assert_cmpuint (quote.b, ==, 15);
  g_assert_cmpuint (quote.e, ==, 20);
  g_assert_cmpuint (quote.source, ==, 1);
  g_assert_false (kro_quote_find (timeline, 6, &none));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/quote/whole", test_whole);
  g_test_add_func ("/render/quote/dutch", test_dutch);
  g_test_add_func ("/render/quote/english", test_english);
  g_test_add_func ("/render/quote/all-lengths", test_all_lengths);
  g_test_add_func ("/render/quote/odd", test_odd);
  g_test_add_func ("/render/quote/find", test_find);
  return g_test_run ();
}
