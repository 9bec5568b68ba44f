/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kro-advance.h"

#include <pango/pangocairo.h>
#include <string.h>

#define TEXT_CONTRAST 4.5
#define GRAPHIC_CONTRAST 3.0

static const KroThemeKind kinds[] = { KRO_THEME_LIGHT, KRO_THEME_DARK, KRO_THEME_PRINT };

static void
assert_contrast (const KroTheme *theme, KroColorRole color, KroColorRole background, double least)
{
  g_assert_cmpfloat (kro_color_contrast (kro_theme_get_color (theme, color), kro_theme_get_color (theme, background)), >=, least);
}

/* WCAG 2.1: words 4.5, graphics 3. */
static void
test_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (KroTheme) theme = kro_theme_new (kinds[i], NULL, 1);

      assert_contrast (theme, KRO_COLOR_TITLE, KRO_COLOR_CARD, TEXT_CONTRAST);
      assert_contrast (theme, KRO_COLOR_TITLE, KRO_COLOR_BACKGROUND, TEXT_CONTRAST);
      assert_contrast (theme, KRO_COLOR_TITLE, KRO_COLOR_SHADE, TEXT_CONTRAST);
      assert_contrast (theme, KRO_COLOR_TITLE_PALE, KRO_COLOR_CARD, TEXT_CONTRAST);
      assert_contrast (theme, KRO_COLOR_TITLE_PALE, KRO_COLOR_SHADE, TEXT_CONTRAST);
      assert_contrast (theme, KRO_COLOR_DATE, KRO_COLOR_CARD, TEXT_CONTRAST);
      assert_contrast (theme, KRO_COLOR_DATE, KRO_COLOR_BACKGROUND, TEXT_CONTRAST);
      assert_contrast (theme, KRO_COLOR_AXIS_MAJOR, KRO_COLOR_AXIS_BACKGROUND, TEXT_CONTRAST);
      assert_contrast (theme, KRO_COLOR_AXIS_MINOR, KRO_COLOR_AXIS_BACKGROUND, TEXT_CONTRAST);
      assert_contrast (theme, KRO_COLOR_LANE, KRO_COLOR_BACKGROUND, TEXT_CONTRAST);
      assert_contrast (theme, KRO_COLOR_CLUSTER_TEXT, KRO_COLOR_CLUSTER, TEXT_CONTRAST);
      assert_contrast (theme, KRO_COLOR_PUBLISHED, KRO_COLOR_BACKGROUND, TEXT_CONTRAST);
      assert_contrast (theme, KRO_COLOR_NOW, KRO_COLOR_BACKGROUND, TEXT_CONTRAST);
    }
}

static void
test_graphics (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (KroTheme) theme = kro_theme_new (kinds[i], NULL, 1);

      assert_contrast (theme, KRO_COLOR_LEADER, KRO_COLOR_BACKGROUND, GRAPHIC_CONTRAST);
      assert_contrast (theme, KRO_COLOR_SELECTION, KRO_COLOR_BACKGROUND, GRAPHIC_CONTRAST);
      for (guint category = 0; category < KRO_PALETTE_SIZE; category++)
        {
          const KroCategoryStyle *style = kro_theme_get_category (theme, category);

          g_assert_cmpfloat (kro_color_contrast (&style->edge, kro_theme_get_color (theme, KRO_COLOR_BACKGROUND)), >=, GRAPHIC_CONTRAST);
          g_assert_cmpfloat (kro_color_contrast (&style->edge, kro_theme_get_color (theme, KRO_COLOR_CARD)), >=, GRAPHIC_CONTRAST);
        }
    }
}

/* WCAG 2.1 at its highest: words 7, graphics 4.5, on whatever is behind them. */
static void
test_high_contrast (void)
{
  static const KroColorRole words[] = { KRO_COLOR_TITLE, KRO_COLOR_TITLE_PALE, KRO_COLOR_DATE, KRO_COLOR_AXIS_MAJOR, KRO_COLOR_AXIS_MINOR, KRO_COLOR_LANE, KRO_COLOR_CLUSTER_TEXT, KRO_COLOR_PUBLISHED, KRO_COLOR_NOW };
  static const KroColorRole graphics[] = { KRO_COLOR_CARD_EDGE, KRO_COLOR_LEADER, KRO_COLOR_CLUSTER_EDGE, KRO_COLOR_SELECTION, KRO_COLOR_LANE_LINE };
  static const KroColorRole grounds[] = { KRO_COLOR_BACKGROUND, KRO_COLOR_AXIS_BACKGROUND, KRO_COLOR_CARD, KRO_COLOR_CLUSTER, KRO_COLOR_SHADE };

  for (gsize i = 0; i < 2; i++)
    {
      g_autoptr (KroTheme) theme = kro_theme_new_contrast (kinds[i], NULL, 1);

      g_assert_true (kro_theme_get_contrast (theme));
      g_assert_cmpint (kro_theme_get_kind (theme), ==, kinds[i]);
      g_assert_cmpfloat (kro_theme_get_metrics (theme)->line, >, 1);
      for (gsize j = 0; j < G_N_ELEMENTS (grounds); j++)
        {
          for (gsize k = 0; k < G_N_ELEMENTS (words); k++)
            assert_contrast (theme, words[k], grounds[j], 7);
          for (gsize k = 0; k < G_N_ELEMENTS (graphics); k++)
            assert_contrast (theme, graphics[k], KRO_COLOR_BACKGROUND, 4.5);
        }
      for (guint category = 0; category < KRO_PALETTE_SIZE; category++)
        {
          const KroCategoryStyle *style = kro_theme_get_category (theme, category);

          g_assert_cmpfloat (kro_color_contrast (&style->edge, kro_theme_get_color (theme, KRO_COLOR_BACKGROUND)), >=, 4.5);
          g_assert_cmpfloat (kro_color_contrast (&style->solid, kro_theme_get_color (theme, KRO_COLOR_CARD)), >=, 4.5);
          g_assert_cmpfloat (kro_color_contrast (&style->pale, kro_theme_get_color (theme, KRO_COLOR_CARD)), >=, 3);
        }
    }
}

/* Whoever did not ask for it sees what the golden pictures show. */
static void
test_plain_contrast (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (KroTheme) theme = kro_theme_new (kinds[i], NULL, 1);

      g_assert_false (kro_theme_get_contrast (theme));
      g_assert_cmpfloat (kro_theme_get_metrics (theme)->line, ==, 1);
    }
}

/* Without colour, categories still differ. */
static void
test_print_is_grey (void)
{
  g_autoptr (KroTheme) theme = kro_theme_new (KRO_THEME_PRINT, NULL, 1);

  for (guint i = 0; i < KRO_N_COLORS; i++)
    {
      const KroColor *color = kro_theme_get_color (theme, i);

      g_assert_true (color->r == color->g && color->g == color->b);
    }
  for (guint i = 0; i < KRO_PALETTE_SIZE; i++)
    for (guint j = 0; j < i; j++)
      {
        const KroCategoryStyle *one = kro_theme_get_category (theme, i);
        const KroCategoryStyle *other = kro_theme_get_category (theme, j);

        g_assert_true (one->hatch != other->hatch || ABS (one->solid.r - other->solid.r) > 0.08F);
      }
}

static void
test_known_contrast (void)
{
  KroColor black = { 0, 0, 0, 1 };
  KroColor white = { 1, 1, 1, 1 };
  KroColor half = { 0, 0, 0, 0.5F };
  KroColor grey = kro_color_over (&half, &white);

  g_assert_cmpfloat_with_epsilon (kro_color_contrast (&black, &white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (kro_color_contrast (&white, &white), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (grey.r, 0.5, 1e-6);
  g_assert_cmpfloat (grey.a, ==, 1);
}

static void
test_text_scale (void)
{
  g_autoptr (KroTheme) plain = kro_theme_new (KRO_THEME_LIGHT, NULL, 1);
  g_autoptr (KroTheme) large = kro_theme_new (KRO_THEME_DARK, NULL, 2);
  g_autoptr (KroTheme) broken = kro_theme_new (KRO_THEME_LIGHT, NULL, -3);

  g_assert_cmpfloat (kro_theme_get_font_size (large, KRO_FONT_TITLE), ==, 2 * kro_theme_get_font_size (plain, KRO_FONT_TITLE));
  g_assert_cmpfloat (kro_theme_get_metrics (large)->card_height, ==, 2 * kro_theme_get_metrics (plain)->card_height);
  g_assert_cmpfloat (kro_theme_get_metrics (broken)->text_scale, ==, 1);
}

/* --- widths ------------------------------------------------------------------ */

static double
lay_out (KroTheme *theme, KroFontRole role, const char *text)
{
  PangoFontMap         *map = pango_cairo_font_map_new ();
  PangoContext         *context = pango_font_map_create_context (map);
  PangoLayout          *layout = pango_layout_new (context);
  cairo_font_options_t *options = cairo_font_options_create ();
  int                   width;

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_layout_set_font_description (layout, kro_theme_get_font (theme, role));
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, NULL);
  g_object_unref (layout);
  g_object_unref (context);
  g_object_unref (map);
  return (double)width / PANGO_SCALE;
}

static void
test_widths (void)
{
  static const char *const texts[] = { "Council opens the new bridge", "Één café in Łódź", "Δήμος", "Совет", "harbour – dike", "1.234.567" };
  g_autoptr (KroTheme) theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", 1);
  g_autoptr (KroAdvance) advance = kro_advance_new (theme);

  for (guint role = 0; role < KRO_N_FONTS; role++)
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        double width = kro_advance_measure (advance, role, texts[i], -1);

        /* kerning is left out */
        g_assert_cmpfloat_with_epsilon (width / lay_out (theme, role, texts[i]), 1, 0.03);
        g_assert_cmpfloat (kro_advance_measure (advance, role, texts[i], -1), ==, width);
      }
  g_assert_cmpfloat (kro_advance_measure (advance, KRO_FONT_TITLE, "", -1), ==, 0);
}

/* A character by itself is as wide as its layout: nothing is left out. */
static void
test_single_widths (void)
{
  g_autoptr (KroTheme) theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", 1);
  g_autoptr (KroAdvance) advance = kro_advance_new (theme);

  for (guint role = 0; role < KRO_N_FONTS; role++)
    for (char c = ' '; c <= '~'; c++)
      {
        const char text[] = { c, '\0' };

        g_assert_cmpfloat (kro_advance_measure (advance, role, text, -1), ==, lay_out (theme, role, text));
      }
  g_assert_cmpfloat (kro_advance_measure (advance, KRO_FONT_TITLE, "a\x01", -1), >=, kro_advance_measure (advance, KRO_FONT_TITLE, "a", -1));
}

/* Letters that stack or join are shaped. */
static void
test_complex_widths (void)
{
  static const char *const texts[] = { "e\u0301e\u0301e\u0301", "مرحبا", "नमस्ते", "👩‍🚀" };
  g_autoptr (KroTheme) theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", 1);
  g_autoptr (KroAdvance) advance = kro_advance_new (theme);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double width = kro_advance_measure (advance, KRO_FONT_TITLE, texts[i], -1);

      g_assert_cmpfloat_with_epsilon (width, lay_out (theme, KRO_FONT_TITLE, texts[i]), 0.01);
    }
}

static void
test_fit (void)
{
  static const char *const texts[] = { "Council opens the new bridge", "Één café in Łódź aan de kade", "नमस्ते नमस्ते नमस्ते" };
  g_autoptr (KroTheme) theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", 1);
  g_autoptr (KroAdvance) advance = kro_advance_new (theme);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double whole = kro_advance_measure (advance, KRO_FONT_TITLE, texts[i], -1);

      g_assert_cmpuint (kro_advance_fit (advance, KRO_FONT_TITLE, texts[i], -1, whole), ==, strlen (texts[i]));
      for (double room = 0; room < whole; room += 7)
        {
          gsize            fit = kro_advance_fit (advance, KRO_FONT_TITLE, texts[i], -1, room);
          g_autofree char *cut = g_strdup_printf ("%.*s…", (int)fit, texts[i]);

          g_assert_true (g_utf8_validate (cut, -1, NULL));
          g_assert_cmpuint (fit, <, strlen (texts[i]));
          if (fit > 0)
            g_assert_cmpfloat (kro_advance_measure (advance, KRO_FONT_TITLE, cut, -1), <=, room + 0.01);
        }
    }
}

/* Titles are measured in all their fonts at once, to the same result. */
static void
test_titles (void)
{
  g_autoptr (KroTheme) theme = kro_theme_new (KRO_THEME_LIGHT, NULL, 1);
  KroAdvance       *advance = kro_advance_new (theme);
  g_autofree char  *longest = g_strnfill (8192, 'w');
  g_autofree char  *longer = g_strconcat (longest, "é", longest, "!", NULL);
  const char *const titles[] = { "", "a", "Café één", "Report 12: signs", "שלום", "Now مرحبا", "tab\tbed", "中文 title", longest, longer };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      double widths[KRO_N_TITLE_FONTS];

      kro_advance_measure_title (advance, titles[i], widths);
      g_assert_cmpfloat (widths[0], ==, kro_advance_measure (advance, KRO_FONT_TITLE, titles[i], -1));
      g_assert_cmpfloat (widths[1], ==, kro_advance_measure (advance, KRO_FONT_LINE, titles[i], -1));
      g_assert_cmpfloat (widths[2], ==, kro_advance_measure (advance, KRO_FONT_DENSE, titles[i], -1));
    }
  kro_advance_free (advance);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/render/theme/words", test_words);
  g_test_add_func ("/render/theme/graphics", test_graphics);
  g_test_add_func ("/render/theme/high-contrast", test_high_contrast);
  g_test_add_func ("/render/theme/plain-contrast", test_plain_contrast);
  g_test_add_func ("/render/theme/print-is-grey", test_print_is_grey);
  g_test_add_func ("/render/theme/known-contrast", test_known_contrast);
  g_test_add_func ("/render/theme/text-scale", test_text_scale);
  g_test_add_func ("/render/advance/widths", test_widths);
  g_test_add_func ("/render/advance/single-widths", test_single_widths);
  g_test_add_func ("/render/advance/complex-widths", test_complex_widths);
  g_test_add_func ("/render/advance/fit", test_fit);
  g_test_add_func ("/render/advance/titles", test_titles);

  return g_test_run ();
}
