/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Widths of text without laying it out: the advance of each character is
 * asked of Pango once and then added up, in Pango units (1,024 a logical
 * pixel), as whole numbers, which is both exact and quick. Hint metrics are
 * off and positions unrounded, or else the same label would have another
 * width at each scale of the screen. Kerning is left out: it moves a title by
 * a pixel or two, and boxes have more room than that. Characters that join,
 * stack or run from the right make the whole text go through a PangoLayout.
 *
 * A page of a table holds 256 characters; -1 is not asked yet. What ASCII
 * prints is asked for at once, without layouts. One thread.
 */
#include "kro-advance.h"

#include <pango/pangocairo.h>
#include <string.h>

#define PAGE_SIZE 256
#define N_PAGES (0x30000 / PAGE_SIZE)
#define UNKNOWN -1

/* What ASCII prints: from space to tilde. */
#define FIRST_PRINTED 0x20
#define N_PRINTED (0x7f - FIRST_PRINTED)

/* Titles up to here are added up in 32 bits. */
#define SHORT_TITLE 8192

/* Of one character, padded so that all are added at once. */
typedef struct
{
  gint32 advances[4];
} TitleWidths;

static const KroFontRole title_fonts[KRO_N_TITLE_FONTS] = { KRO_FONT_TITLE, KRO_FONT_LINE, KRO_FONT_DENSE };

struct _KroAdvance
{
  /* owned */
  KroTheme     *theme;
  PangoContext *context;
  PangoLayout  *layouts[KRO_N_FONTS];
  gint32      **pages[KRO_N_FONTS]; /* N_PAGES each, NULL where not used */
  gint32       *ascii[KRO_N_FONTS]; /* of what ASCII prints, all of them known; NULL where not used */
  TitleWidths  *titles;             /* the same of all fonts of titles together; NULL where not used */
};

static PangoContext *
create_context (void)
{
  PangoFontMap         *map = pango_cairo_font_map_new ();
  PangoContext         *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  g_object_unref (map);
  return context;
}

static int
shape (KroAdvance *self, KroFontRole role, const char *text, gsize length)
{
  int width = 0;

  pango_layout_set_text (self->layouts[role], text, (int)MIN (length, G_MAXINT));
  pango_layout_get_size (self->layouts[role], &width, NULL);
  return width;
}

/* Whether the width of a text is the sum of the widths of its characters:
 * Latin, Greek and Cyrillic, punctuation and symbols, Chinese, Japanese kana
 * and Korean syllables. */
static gboolean
is_simple (gunichar c)
{
  if (c < 0x300)
    return TRUE;
  if (c < 0x370)
    return FALSE;
  if (c < 0x590)
    return c < 0x483 || c > 0x489;
  return (c >= 0x1e00 && c < 0x200b) || (c >= 0x2010 && c < 0x2028) || (c >= 0x202f && c < 0x2060) ||
         (c >= 0x2070 && c < 0x20d0) || (c >= 0x2100 && c < 0x2e00) || (c >= 0x3000 && c < 0x3099) ||
         (c >= 0x309b && c < 0xa000) || (c >= 0xac00 && c < 0xd7a4) || (c >= 0xff00 && c < 0xffe0);
}

static int
advance_of (KroAdvance *self, KroFontRole role, gunichar c)
{
  gint32 **page = &self->pages[role][c / PAGE_SIZE];
  gint32  *advance;

  if (*page == NULL)
    {
      *page = g_new (gint32, PAGE_SIZE);
      for (guint i = 0; i < PAGE_SIZE; i++)
        (*page)[i] = UNKNOWN;
    }
  advance = &(*page)[c % PAGE_SIZE];
  if (*advance < 0)
    {
      char utf8[6];
      int  length = g_unichar_to_utf8 (c, utf8);

      *advance = shape (self, role, utf8, (gsize)length);
    }
  return *advance;
}

/* The width of each character of a stretch in one font, by itself. */
static void
shape_each (const PangoItem *item, const char *text, gint32 *advances)
{
  PangoGlyphString *glyphs = pango_glyph_string_new ();

  for (int i = item->offset; i < item->offset + item->length; i++)
    {
      pango_shape_full (text + i, 1, text + i, 1, &item->analysis, glyphs);
      advances[i] = pango_glyph_string_get_width (glyphs);
    }
  pango_glyph_string_free (glyphs);
}

/* Titles are mostly ASCII: a table without holes, that needs no questions. */
static const gint32 *
get_ascii (KroAdvance *self, KroFontRole role)
{
  char           text[N_PRINTED];
  PangoAttrList *attributes;
  GList         *items;

  if (self->ascii[role] != NULL)
    return self->ascii[role];
  self->ascii[role] = g_new0 (gint32, N_PRINTED);
  for (int i = 0; i < N_PRINTED; i++)
    text[i] = (char)(FIRST_PRINTED + i);
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_font_desc_new (kro_theme_get_font (self->theme, role)));
  items = pango_itemize (self->context, text, 0, N_PRINTED, attributes, NULL);
  for (GList *each = items; each != NULL; each = each->next)
    shape_each (each->data, text, self->ascii[role]);
  g_list_free_full (items, (GDestroyNotify)pango_item_free);
  pango_attr_list_unref (attributes);
  return self->ascii[role];
}

static const TitleWidths *
get_title_widths (KroAdvance *self)
{
  if (self->titles != NULL)
    return self->titles;
  self->titles = g_new0 (TitleWidths, N_PRINTED);
  for (guint font = 0; font < KRO_N_TITLE_FONTS; font++)
    {
      const gint32 *ascii = get_ascii (self, title_fonts[font]);

      for (guint i = 0; i < N_PRINTED; i++)
        self->titles[i].advances[font] = ascii[i];
    }
  return self->titles;
}

/* Adds the characters up to the first one that is not in the table; gives
 * where that stands. The sums stay in a register so. */
static const char *
add_printed (const TitleWidths *table, const char *text, TitleWidths *sums)
{
  TitleWidths local = *sums;
  const char *end = text + SHORT_TITLE;

  for (guint printed; text < end && (printed = (guint)(guchar)*text - FIRST_PRINTED) < N_PRINTED; text++)
    for (guint i = 0; i < G_N_ELEMENTS (local.advances); i++)
      local.advances[i] += table[printed].advances[i];
  *sums = local;
  return text;
}

/* Cuts a text that has to be shaped, by halving: about ten layouts. */
static gsize
fit_shaped (KroAdvance *self, KroFontRole role, const char *text, gsize length, gint64 width)
{
  gsize good = 0;
  gsize bad = length;

  while (TRUE)
    {
      gsize middle = good + (bad - good) / 2;

      while (middle > good && (text[middle] & 0xc0) == 0x80)
        middle--;
      if (middle <= good)
        return good;
      if (shape (self, role, text, middle) <= width)
        good = middle;
      else
        bad = middle;
    }
}

static gint64
measure (KroAdvance *self, KroFontRole role, const char *text, gsize length)
{
  const gint32 *ascii = get_ascii (self, role);
  const char   *end = text + length;
  const char   *p = text;
  gint64        width = 0;

  while (p < end)
    {
      guint    printed = (guint)(guchar)*p - FIRST_PRINTED;
      gunichar c;

      if (printed < N_PRINTED)
        {
          width += ascii[printed];
          p++;
          continue;
        }
      c = g_utf8_get_char (p);
      if (!is_simple (c))
        return shape (self, role, text, length);
      width += advance_of (self, role, c);
      p = g_utf8_next_char (p);
    }
  return width;
}

/**
 * kro_advance_new:
 * @theme: whose fonts to measure
 *
 * Makes empty tables; they fill themselves as texts are measured.
 *
 * Returns: (transfer full): the tables
 */
KroAdvance *
kro_advance_new (KroTheme *theme)
{
  KroAdvance *self = g_new0 (KroAdvance, 1);

  self->theme = kro_theme_ref (theme);
  self->context = create_context ();
  for (guint i = 0; i < KRO_N_FONTS; i++)
    {
      self->layouts[i] = pango_layout_new (self->context);
      pango_layout_set_font_description (self->layouts[i], kro_theme_get_font (theme, i));
      pango_layout_set_single_paragraph_mode (self->layouts[i], TRUE);
      self->pages[i] = g_new0 (gint32 *, N_PAGES);
    }
  return self;
}

/**
 * kro_advance_free:
 * @self: (transfer full): tables
 *
 * Frees them.
 */
void
kro_advance_free (KroAdvance *self)
{
  for (guint i = 0; i < KRO_N_FONTS; i++)
    {
      for (guint j = 0; j < N_PAGES; j++)
        g_free (self->pages[i][j]);
      g_free (self->pages[i]);
      g_free (self->ascii[i]);
      g_object_unref (self->layouts[i]);
    }
  g_free (self->titles);
  g_object_unref (self->context);
  kro_theme_unref (self->theme);
  g_free (self);
}

/**
 * kro_advance_get_theme:
 * @self: tables
 *
 * Returns: (transfer none): the theme whose fonts they measure
 */
KroTheme *
kro_advance_get_theme (KroAdvance *self)
{
  return self->theme;
}

/**
 * kro_advance_measure:
 * @self: tables
 * @role: which font
 * @text: UTF-8
 * @length: of @text in bytes, or -1 if NUL ends it
 *
 * Returns: how wide @text is on one line, in logical pixels
 */
double
kro_advance_measure (KroAdvance *self, KroFontRole role, const char *text, gssize length)
{
  return (double)measure (self, role, text, length < 0 ? strlen (text) : (gsize)length) / PANGO_SCALE;
}

/**
 * kro_advance_measure_title:
 * @self: tables
 * @title: UTF-8
 * @widths: (out caller-allocates) (array fixed-size=3): how wide it is on one
 *   line in the fonts %KRO_FONT_TITLE, %KRO_FONT_LINE and %KRO_FONT_DENSE, in
 *   logical pixels
 *
 * Measures a title in all fonts that titles have, for little more than the
 * price of one.
 */
void
kro_advance_measure_title (KroAdvance *self, const char *title, double widths[KRO_N_TITLE_FONTS])
{
  const TitleWidths *table = get_title_widths (self);
  TitleWidths        sums = { { 0 } };
  const char        *p = title;

  while (*(p = add_printed (table, p, &sums)) != '\0' && p - title < SHORT_TITLE)
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_simple (c))
        break;
      for (guint i = 0; i < KRO_N_TITLE_FONTS; i++)
        sums.advances[i] += advance_of (self, title_fonts[i], c);
      p = g_utf8_next_char (p);
    }
  for (guint i = 0; i < KRO_N_TITLE_FONTS; i++)
    widths[i] = *p == '\0' ? (double)sums.advances[i] / PANGO_SCALE : kro_advance_measure (self, title_fonts[i], title, -1);
}

/**
 * kro_advance_fit:
 * @self: tables
 * @role: which font
 * @text: UTF-8
 * @length: of @text in bytes, or -1 if NUL ends it
 * @width: room in logical pixels
 *
 * Finds how much of a text fits, an ellipsis behind it counted in.
 *
 * Returns: bytes of @text before the ellipsis; its whole length if all fits
 */
gsize
kro_advance_fit (KroAdvance *self, KroFontRole role, const char *text, gssize length, double width)
{
  gsize       n = length < 0 ? strlen (text) : (gsize)length;
  const char *end = text + n;
  gint64      room = (gint64)(MIN (width, 1e9) * PANGO_SCALE);
  gint64      x = 0;

  if (measure (self, role, text, n) <= room)
    return n;
  room -= measure (self, role, "…", strlen ("…"));
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_simple (c))
        return fit_shaped (self, role, text, n, room);
      x += advance_of (self, role, c);
      if (x > room)
        return (gsize)(p - text);
    }
  return n;
}
