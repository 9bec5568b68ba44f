/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Colours, fonts and sizes. Everything that a back end or a layout needs to
 * know of looks stands here and nowhere else. Sizes are in logical pixels and
 * grow with the text scale; colours are worked out once, when the theme is
 * made, so that outlines stand out by 3 and words by 4.5 (WCAG 2.1, 1.4.3 and
 * 1.4.11) whatever the category; in high contrast by 4.5 and 7 (1.4.6).
 * Immutable.
 */
#include "kro-theme.h"

#include <math.h>
#include <string.h>

#define GRAPHIC_CONTRAST 3.05
#define HIGH_GRAPHIC_CONTRAST 4.6
#define HIGH_LINE 1.75

struct _KroTheme
{
  gatomicrefcount ref_count;

  KroThemeKind     kind;
  gboolean         contrast;
  KroColor         colors[KRO_N_COLORS];
  KroCategoryStyle categories[KRO_PALETTE_SIZE];
  KroMetrics       metrics;

  /* owned */
  PangoFontDescription *fonts[KRO_N_FONTS];
};

G_DEFINE_BOXED_TYPE (KroTheme, kro_theme, kro_theme_ref, kro_theme_unref)

/* Paul Tol, "Colour Schemes", bright; 0xRRGGBB. */
static const guint32 palette[KRO_PALETTE_SIZE] = {
  0x4477aa, 0xee6677, 0x228833, 0xccbb44, 0x66ccee, 0xaa3377, 0xbbbbbb
};

/* In print the categories share these greys and hatches. */
static const float print_grey[KRO_PALETTE_SIZE] = { 0.25F, 0.78F, 0.45F, 0.92F, 0.65F, 0.35F, 0.85F };
static const float print_hatch[KRO_PALETTE_SIZE] = { 0, 5, 0, 8, 4, 7, 11 };

static const guint32 light_colors[KRO_N_COLORS] = {
  [KRO_COLOR_BACKGROUND] = 0xfafafa,
  [KRO_COLOR_AXIS_BACKGROUND] = 0xffffff,
  [KRO_COLOR_GRID_MAJOR] = 0xdedee2,
  [KRO_COLOR_GRID_MINOR] = 0xb4b4ba,
  [KRO_COLOR_SHADE] = 0xf3f3f5,
  [KRO_COLOR_LANE_LINE] = 0xe4e4e8,
  [KRO_COLOR_CARD] = 0xffffff,
  [KRO_COLOR_CARD_EDGE] = 0xd6d6dc,
  [KRO_COLOR_TITLE] = 0x26262b,
  [KRO_COLOR_TITLE_PALE] = 0x66666e,
  [KRO_COLOR_TITLE_DIMMED] = 0x8a8a92,
  [KRO_COLOR_DATE] = 0x68686f,
  [KRO_COLOR_AXIS_MAJOR] = 0x2b2b30,
  [KRO_COLOR_AXIS_MINOR] = 0x66666e,
  [KRO_COLOR_LANE] = 0x4c4c54,
  [KRO_COLOR_LEADER] = 0x8c8c94,
  [KRO_COLOR_CLUSTER] = 0xffffff,
  [KRO_COLOR_CLUSTER_EDGE] = 0xc4c4cc,
  [KRO_COLOR_CLUSTER_TEXT] = 0x2b2b30,
  [KRO_COLOR_PUBLISHED] = 0x1a66c8,
  [KRO_COLOR_NOW] = 0xb5242f,
  [KRO_COLOR_SELECTION] = 0x3584e4,
};

static const guint32 dark_colors[KRO_N_COLORS] = {
  [KRO_COLOR_BACKGROUND] = 0x1d1d20,
  [KRO_COLOR_AXIS_BACKGROUND] = 0x242428,
  [KRO_COLOR_GRID_MAJOR] = 0x3a3a40,
  [KRO_COLOR_GRID_MINOR] = 0x5c5c64,
  [KRO_COLOR_SHADE] = 0x222226,
  [KRO_COLOR_LANE_LINE] = 0x333338,
  [KRO_COLOR_CARD] = 0x2c2c31,
  [KRO_COLOR_CARD_EDGE] = 0x4a4a52,
  [KRO_COLOR_TITLE] = 0xf2f2f4,
  [KRO_COLOR_TITLE_PALE] = 0xaeaeb6,
  [KRO_COLOR_TITLE_DIMMED] = 0x74747e,
  [KRO_COLOR_DATE] = 0xadadb5,
  [KRO_COLOR_AXIS_MAJOR] = 0xececef,
  [KRO_COLOR_AXIS_MINOR] = 0xb0b0b8,
  [KRO_COLOR_LANE] = 0xc8c8ce,
  [KRO_COLOR_LEADER] = 0x7c7c86,
  [KRO_COLOR_CLUSTER] = 0x34343a,
  [KRO_COLOR_CLUSTER_EDGE] = 0x5a5a64,
  [KRO_COLOR_CLUSTER_TEXT] = 0xececef,
  [KRO_COLOR_PUBLISHED] = 0x78aeed,
  [KRO_COLOR_NOW] = 0xff8a78,
  [KRO_COLOR_SELECTION] = 0x78aeed,
};

static const guint32 print_colors[KRO_N_COLORS] = {
  [KRO_COLOR_BACKGROUND] = 0xffffff,
  [KRO_COLOR_AXIS_BACKGROUND] = 0xffffff,
  [KRO_COLOR_GRID_MAJOR] = 0xc8c8c8,
  [KRO_COLOR_GRID_MINOR] = 0x8c8c8c,
  [KRO_COLOR_SHADE] = 0xf6f6f6,
  [KRO_COLOR_LANE_LINE] = 0xb0b0b0,
  [KRO_COLOR_CARD] = 0xffffff,
  [KRO_COLOR_CARD_EDGE] = 0x8c8c8c,
  [KRO_COLOR_TITLE] = 0x000000,
  [KRO_COLOR_TITLE_PALE] = 0x4a4a4a,
  [KRO_COLOR_TITLE_DIMMED] = 0x8c8c8c,
  [KRO_COLOR_DATE] = 0x333333,
  [KRO_COLOR_AXIS_MAJOR] = 0x000000,
  [KRO_COLOR_AXIS_MINOR] = 0x333333,
  [KRO_COLOR_LANE] = 0x000000,
  [KRO_COLOR_LEADER] = 0x606060,
  [KRO_COLOR_CLUSTER] = 0xffffff,
  [KRO_COLOR_CLUSTER_EDGE] = 0x606060,
  [KRO_COLOR_CLUSTER_TEXT] = 0x000000,
  [KRO_COLOR_PUBLISHED] = 0x000000,
  [KRO_COLOR_NOW] = 0x000000,
  [KRO_COLOR_SELECTION] = 0x000000,
};

/* For who asked the desktop for high contrast. */
static const guint32 light_contrast_colors[KRO_N_COLORS] = {
  [KRO_COLOR_BACKGROUND] = 0xffffff,
  [KRO_COLOR_AXIS_BACKGROUND] = 0xffffff,
  [KRO_COLOR_GRID_MAJOR] = 0xacacb2,
  [KRO_COLOR_GRID_MINOR] = 0x55555c,
  [KRO_COLOR_SHADE] = 0xefeff1,
  [KRO_COLOR_LANE_LINE] = 0x6e6e75,
  [KRO_COLOR_CARD] = 0xffffff,
  [KRO_COLOR_CARD_EDGE] = 0x55555c,
  [KRO_COLOR_TITLE] = 0x000000,
  [KRO_COLOR_TITLE_PALE] = 0x3c3c42,
  [KRO_COLOR_TITLE_DIMMED] = 0x74747a,
  [KRO_COLOR_DATE] = 0x333338,
  [KRO_COLOR_AXIS_MAJOR] = 0x000000,
  [KRO_COLOR_AXIS_MINOR] = 0x333338,
  [KRO_COLOR_LANE] = 0x000000,
  [KRO_COLOR_LEADER] = 0x3c3c42,
  [KRO_COLOR_CLUSTER] = 0xffffff,
  [KRO_COLOR_CLUSTER_EDGE] = 0x3c3c42,
  [KRO_COLOR_CLUSTER_TEXT] = 0x000000,
  [KRO_COLOR_PUBLISHED] = 0x0d3f85,
  [KRO_COLOR_NOW] = 0x8a0f1a,
  [KRO_COLOR_SELECTION] = 0x0d4ea6,
};

static const guint32 dark_contrast_colors[KRO_N_COLORS] = {
  [KRO_COLOR_BACKGROUND] = 0x0e0e10,
  [KRO_COLOR_AXIS_BACKGROUND] = 0x0e0e10,
  [KRO_COLOR_GRID_MAJOR] = 0x5a5a62,
  [KRO_COLOR_GRID_MINOR] = 0xa8a8b0,
  [KRO_COLOR_SHADE] = 0x1c1c20,
  [KRO_COLOR_LANE_LINE] = 0x8c8c94,
  [KRO_COLOR_CARD] = 0x0e0e10,
  [KRO_COLOR_CARD_EDGE] = 0xb0b0b8,
  [KRO_COLOR_TITLE] = 0xffffff,
  [KRO_COLOR_TITLE_PALE] = 0xd4d4da,
  [KRO_COLOR_TITLE_DIMMED] = 0x94949e,
  [KRO_COLOR_DATE] = 0xdcdce2,
  [KRO_COLOR_AXIS_MAJOR] = 0xffffff,
  [KRO_COLOR_AXIS_MINOR] = 0xdcdce2,
  [KRO_COLOR_LANE] = 0xffffff,
  [KRO_COLOR_LEADER] = 0xd4d4da,
  [KRO_COLOR_CLUSTER] = 0x0e0e10,
  [KRO_COLOR_CLUSTER_EDGE] = 0xd4d4da,
  [KRO_COLOR_CLUSTER_TEXT] = 0xffffff,
  [KRO_COLOR_PUBLISHED] = 0xa9cdff,
  [KRO_COLOR_NOW] = 0xffb3a6,
  [KRO_COLOR_SELECTION] = 0x8fc0ff,
};

/* Sizes at text scale 1. */
static const KroMetrics plain_metrics = {
  .text_scale = 1,
  .axis_height = 46,
  .axis_major_baseline = 19,
  .axis_minor_baseline = 39,
  .era_height = 19,
  .foot = 20,
  .overview_height = 66,
  .overview_label = 18,
  .overview_padding = 9,
  .overview_mark = 7,
  .overview_bar = 3,
  .overview_bar_gap = 1,
  .overview_window = 12,
  .gutter_min = 72,
  .gutter_max = 240,
  .lane_padding = 16,
  .lane_min = 54,
  .mark_height = 14,
  .mark_size = 15,
  .card_gap = 7,
  .card_height = 44,
  .card_padding = 30,
  .card_min = 96,
  .card_max = 400,
  .card_radius = 8,
  .row_gap = 11,
  .row_stretch = 1.6,
  .compact = { KRO_FONT_LINE, 18, 4, 3.5, 11, 8, 4 },
  .dense = { KRO_FONT_DENSE, 12, 1.5, 2.5, 8, 5, 0 },
  .cluster_height = 12,
  .folded = 30,
  .fold_width = 64,
  .fold_after = 220,
  .fold_before = 60,
  .cluster_cell = 176,
  .slot_gap = 8,
  .shift_max = 130,
  .end_room = 90,
  .tail = 110,
  .line = 1,
};

static const struct
{
  double size;
  int    weight;
} font_sizes[KRO_N_FONTS] = {
  [KRO_FONT_TITLE] = { 13, PANGO_WEIGHT_BOLD },
  [KRO_FONT_DATE] = { 11, PANGO_WEIGHT_NORMAL },
  [KRO_FONT_AXIS_MAJOR] = { 13, PANGO_WEIGHT_BOLD },
  [KRO_FONT_AXIS_MINOR] = { 11, PANGO_WEIGHT_NORMAL },
  [KRO_FONT_LANE] = { 12.5, PANGO_WEIGHT_BOLD },
  [KRO_FONT_CLUSTER] = { 12, PANGO_WEIGHT_BOLD },
  [KRO_FONT_NOTE] = { 11, PANGO_WEIGHT_NORMAL },
  [KRO_FONT_LINE] = { 12, PANGO_WEIGHT_NORMAL },
  [KRO_FONT_DENSE] = { 10, PANGO_WEIGHT_NORMAL },
};

static KroColor
color_from_hex (guint32 hex)
{
  return (KroColor){ (float)((hex >> 16) & 0xff) / 255, (float)((hex >> 8) & 0xff) / 255, (float)(hex & 0xff) / 255, 1 };
}

static double
linear_light (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const KroColor *color)
{
  return 0.2126 * linear_light (color->r) + 0.7152 * linear_light (color->g) + 0.0722 * linear_light (color->b);
}

static KroColor
mix (const KroColor *a, const KroColor *b, float share)
{
  KroColor color = *a;

  color.a = share;
  return kro_color_over (&color, b);
}

/* Moves a colour towards black or white until it stands out from both. */
static KroColor
make_visible (KroColor color, const KroColor *towards, const KroColor *background, const KroColor *card, double least)
{
  for (float share = 1; share > 0; share -= 0.02F)
    {
      KroColor tried = mix (&color, towards, share);

      if (kro_color_contrast (&tried, background) >= least && kro_color_contrast (&tried, card) >= least)
        return tried;
    }
  return *towards;
}

static void
set_category (KroTheme *self, guint i)
{
  const KroColor   *background = &self->colors[KRO_COLOR_BACKGROUND];
  const KroColor   *card = &self->colors[KRO_COLOR_CARD];
  KroColor          towards = color_from_hex (self->kind == KRO_THEME_DARK ? 0xffffff : 0x000000);
  KroCategoryStyle *style = &self->categories[i];

  if (self->kind == KRO_THEME_PRINT)
    {
      style->solid = (KroColor){ print_grey[i], print_grey[i], print_grey[i], 1 };
      style->edge = towards;
      style->light = mix (&style->solid, card, 0.2F);
      style->pale = mix (&style->solid, card, 0.45F);
      style->hatch = print_hatch[i];
      return;
    }
  style->solid = color_from_hex (palette[i]);
  style->edge = make_visible (style->solid, &towards, background, card, self->contrast ? HIGH_GRAPHIC_CONTRAST : GRAPHIC_CONTRAST);
  if (self->contrast)
    style->solid = style->edge;
  style->light = mix (&style->solid, background, self->kind == KRO_THEME_DARK ? 0.38F : 0.3F);
  style->pale = mix (&style->solid, background, self->contrast ? 0.8F : 0.5F);
  style->hatch = 0;
}

static void
set_colors (KroTheme *self)
{
  static const guint32 *const tables[][2] = {
    [KRO_THEME_LIGHT] = { light_colors, light_contrast_colors },
    [KRO_THEME_DARK] = { dark_colors, dark_contrast_colors },
    [KRO_THEME_PRINT] = { print_colors, print_colors },
  };

  for (guint i = 0; i < KRO_N_COLORS; i++)
    self->colors[i] = color_from_hex (tables[self->kind][self->contrast ? 1 : 0][i]);
  for (guint i = 0; i < KRO_PALETTE_SIZE; i++)
    set_category (self, i);
}

static void
set_fonts (KroTheme *self, const char *family)
{
  for (guint i = 0; i < KRO_N_FONTS; i++)
    {
      self->fonts[i] = pango_font_description_new ();
      pango_font_description_set_family (self->fonts[i], family);
      pango_font_description_set_weight (self->fonts[i], font_sizes[i].weight);
      pango_font_description_set_absolute_size (self->fonts[i], font_sizes[i].size * self->metrics.text_scale * PANGO_SCALE);
    }
}

static void
scale_line (KroLineMetrics *line, double text_scale)
{
  line->height = ceil (line->height * text_scale);
  line->descent *= text_scale;
  line->point = ceil (line->point * MIN (text_scale, 1.5));
}

/* What holds text grows with it; gaps and lines need not. */
static void
set_metrics (KroTheme *self, double text_scale)
{
  KroMetrics *metrics = &self->metrics;

  *metrics = plain_metrics;
  metrics->text_scale = text_scale;
  metrics->line = self->contrast && self->kind != KRO_THEME_PRINT ? HIGH_LINE : 1;
  metrics->axis_height = ceil (metrics->axis_height * text_scale);
  metrics->axis_major_baseline *= text_scale;
  metrics->axis_minor_baseline *= text_scale;
  metrics->era_height = ceil (metrics->era_height * text_scale);
  metrics->foot = ceil (metrics->foot * text_scale);
  metrics->overview_height = ceil ((metrics->overview_height - metrics->overview_label) * CLAMP (text_scale, 1, 1.5)) + ceil (metrics->overview_label * text_scale);
  metrics->overview_label = ceil (metrics->overview_label * text_scale);
  metrics->overview_mark = ceil (metrics->overview_mark * CLAMP (text_scale, 1, 1.5));
  metrics->gutter_min = ceil (metrics->gutter_min * text_scale);
  metrics->gutter_max = ceil (metrics->gutter_max * text_scale);
  metrics->lane_min = ceil (metrics->lane_min * text_scale);
  metrics->mark_height = ceil (metrics->mark_height * MIN (text_scale, 1.5));
  metrics->mark_size = ceil (metrics->mark_size * MIN (text_scale, 1.5));
  metrics->card_height = ceil (metrics->card_height * text_scale);
  metrics->card_min = ceil (metrics->card_min * text_scale);
  metrics->card_max = ceil (metrics->card_max * text_scale);
  scale_line (&metrics->compact, text_scale);
  scale_line (&metrics->dense, text_scale);
  metrics->cluster_height = ceil (metrics->cluster_height * text_scale);
  metrics->folded = ceil (metrics->folded * text_scale);
  metrics->fold_width = ceil (metrics->fold_width * text_scale);
  metrics->fold_after = ceil (metrics->fold_after * text_scale);
  metrics->cluster_cell = ceil (metrics->cluster_cell * text_scale);
}

static KroTheme *
make_theme (KroThemeKind kind, const char *family, double text_scale, gboolean contrast)
{
  KroTheme *self = g_new0 (KroTheme, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->contrast = contrast;
  set_metrics (self, text_scale > 0 ? CLAMP (text_scale, 0.5, 4) : 1);
  set_colors (self);
  set_fonts (self, family != NULL ? family : "Sans");
  return self;
}

/**
 * kro_theme_new:
 * @kind: light, dark or print
 * @family: (nullable): the font family of the interface; %NULL: the default
 *   one of the system
 * @text_scale: the person's factor on sizes of text, 0.5 to 4
 *
 * Makes a theme.
 *
 * Returns: (transfer full): the theme
 */
KroTheme *
kro_theme_new (KroThemeKind kind, const char *family, double text_scale)
{
  return make_theme (kind, family, text_scale, FALSE);
}

/**
 * kro_theme_new_contrast:
 * @kind: light, dark or print
 * @family: (nullable): the font family of the interface
 * @text_scale: the person's factor on sizes of text, 0.5 to 4
 *
 * Makes a theme of high contrast: words stand out by 7, graphics by 4.5, and
 * outlines are thicker. Print is that already.
 *
 * Returns: (transfer full): the theme
 */
KroTheme *
kro_theme_new_contrast (KroThemeKind kind, const char *family, double text_scale)
{
  return make_theme (kind, family, text_scale, TRUE);
}

/**
 * kro_theme_ref:
 * @self: a theme
 *
 * Returns: (transfer full): @self
 */
KroTheme *
kro_theme_ref (KroTheme *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kro_theme_unref:
 * @self: (transfer full): a theme
 *
 * Drops a reference.
 */
void
kro_theme_unref (KroTheme *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < KRO_N_FONTS; i++)
    pango_font_description_free (self->fonts[i]);
  g_free (self);
}

/**
 * kro_theme_get_kind:
 * @self: a theme
 *
 * Returns: light, dark or print
 */
KroThemeKind
kro_theme_get_kind (const KroTheme *self)
{
  return self->kind;
}

/**
 * kro_theme_get_contrast:
 * @self: a theme
 *
 * Returns: whether it is one of high contrast
 */
gboolean
kro_theme_get_contrast (const KroTheme *self)
{
  return self->contrast;
}

/**
 * kro_theme_get_color:
 * @self: a theme
 * @role: what for
 *
 * Returns: (transfer none): the colour, opaque
 */
const KroColor *
kro_theme_get_color (const KroTheme *self, KroColorRole role)
{
  return &self->colors[role];
}

/**
 * kro_theme_get_category:
 * @self: a theme
 * @index: index in the palette; beyond its end it begins anew
 *
 * Returns: (transfer none): how the category looks
 */
const KroCategoryStyle *
kro_theme_get_category (const KroTheme *self, guint index)
{
  return &self->categories[index % KRO_PALETTE_SIZE];
}

/**
 * kro_theme_get_font:
 * @self: a theme
 * @role: what for
 *
 * Returns: (transfer none): the font, its size absolute (in logical pixels
 *   times %PANGO_SCALE)
 */
const PangoFontDescription *
kro_theme_get_font (const KroTheme *self, KroFontRole role)
{
  return self->fonts[role];
}

/**
 * kro_theme_get_font_size:
 * @self: a theme
 * @role: what for
 *
 * Returns: the size of the font in logical pixels
 */
double
kro_theme_get_font_size (const KroTheme *self, KroFontRole role)
{
  return font_sizes[role].size * self->metrics.text_scale;
}

/**
 * kro_theme_get_metrics:
 * @self: a theme
 *
 * Returns: (transfer none): sizes in logical pixels
 */
const KroMetrics *
kro_theme_get_metrics (const KroTheme *self)
{
  return &self->metrics;
}

/**
 * kro_color_contrast:
 * @a: an opaque colour
 * @b: an opaque colour
 *
 * Gives the contrast ratio of two colours (WCAG 2.1, "contrast ratio").
 *
 * Returns: 1 to 21
 */
double
kro_color_contrast (const KroColor *a, const KroColor *b)
{
  double one = luminance (a) + 0.05;
  double other = luminance (b) + 0.05;

  return one > other ? one / other : other / one;
}

/**
 * kro_color_over:
 * @color: a colour
 * @background: an opaque colour
 *
 * Returns: @color as it is seen over @background, opaque
 */
KroColor
kro_color_over (const KroColor *color, const KroColor *background)
{
  float a = color->a;

  return (KroColor){
    color->r * a + background->r * (1 - a),
    color->g * a + background->g * (1 - a),
    color->b * a + background->b * (1 - a),
    1
  };
}
