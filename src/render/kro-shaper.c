/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts to glyphs, kept by (font role, width to stay in, words). A text that
 * fits its box is kept without a width, so that boxes of all widths share it.
 * Metrics are not hinted and glyph positions not rounded: a text is as wide
 * at every scale. Widths are in logical pixels, those inside Pango in 1/1024.
 * Stays in the thread that made it, as Pango's font map does.
 */
#include "kro-shaper.h"

#include <pango/pangocairo.h>

#include <string.h>

/* How many texts are kept beyond those of the scene painted last. */
#define MAX_KEPT 4096

/* No line shows more; longer texts cost time for nothing. */
#define MAX_BYTES 4000

/* Widths come from sums of advances; less than this is no reason to cut. */
#define TOLERANCE 0.75

typedef struct
{
  KroFontRole font;
  int         width; /* in Pango units; -1: no limit */
  const char *text;
} Key;

/* What is handed out stands first, so that its entry is found again. */
typedef struct
{
  KroShapedText shaped;
  Key           key;  /* its text is owned */
  KroTextMask  *mask; /* owned, nullable */
  guint         round;
  gboolean      is_latin; /* one run of letters from left to right */
} Entry;

struct _KroShaper
{
  PangoContext *context;            /* owned */
  PangoLayout  *layout;             /* owned; the one that texts go through */
  PangoItem    *items[KRO_N_FONTS]; /* owned; Latin in each font; NULL: not asked yet */
  GHashTable   *entries;            /* owned; Key in the entry → Entry */
  KroGlyphSet  *glyphs;             /* owned */
  KroTheme     *theme;              /* owned */
  guint         round;              /* counts kro_shaper_trim () */
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) * 31 + (guint)key->font * 7 + (guint)key->width;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *left = a;
  const Key *right = b;

  return left->font == right->font && left->width == right->width && g_str_equal (left->text, right->text);
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->mask, kro_text_mask_free);
  g_ptr_array_unref (entry->shaped.runs);
  g_free (entry->shaped.text);
  g_free ((char *)entry->key.text);
  g_free (entry);
}

static PangoContext *
create_context (void)
{
  PangoContext         *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

/* Valid UTF-8 of a length that one line can need. */
static char *
clean_text (const char *text)
{
  gsize length = strlen (text);

  if (length > MAX_BYTES)
    length = (gsize)(g_utf8_find_prev_char (text, text + MAX_BYTES) - text);
  return g_utf8_make_valid (text, (gssize)length);
}

static void
take_runs (KroShapedText *shaped, PangoLayoutLine *line)
{
  shaped->visible = strlen (shaped->text);
  shaped->runs = g_ptr_array_new_with_free_func ((GDestroyNotify)pango_glyph_item_free);
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;

      if (run->item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
        {
          shaped->is_cut = TRUE;
          shaped->visible = (gsize)run->item->offset;
        }
      shaped->width += pango_units_to_double (pango_glyph_string_get_width (run->glyphs));
      g_ptr_array_add (shaped->runs, pango_glyph_item_copy (run));
    }
}

/* --- Latin without a layout ----------------------------------------------------- */

/* How Latin is set in a font: what itemizing any letter gives. */
static const PangoItem *
get_item (KroShaper *self, KroFontRole font)
{
  PangoAttrList *attributes;
  GList         *items;

  if (self->items[font] != NULL)
    return self->items[font];
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_font_desc_new (kro_theme_get_font (self->theme, font)));
  items = pango_itemize (self->context, "a", 0, 1, attributes, NULL);
  self->items[font] = pango_item_copy (items->data);
  g_list_free_full (items, (GDestroyNotify)pango_item_free);
  pango_attr_list_unref (attributes);
  return self->items[font];
}

/* Whether a text is one run of Latin from left to right that its font has. */
static gboolean
is_latin (const PangoItem *item, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x20 || c == 0x7f || c == 0xad || (c >= 0x80 && c < 0xa0))
        return FALSE;
      if (c >= 0x250 && (c < 0x2010 || c > 0x2026))
        return FALSE;
      if (c >= 0x80 && !pango_font_has_char (item->analysis.font, c))
        return FALSE;
    }
  return *text != '\0';
}

static PangoGlyphItem *
shape_run (const PangoItem *item, const char *text, gsize length, gsize offset)
{
  PangoGlyphItem *run = g_slice_new0 (PangoGlyphItem);

  run->item = pango_item_copy ((PangoItem *)item);
  run->item->offset = (int)offset;
  run->item->length = (int)length;
  run->item->num_chars = (int)g_utf8_strlen (text, (gssize)length);
  run->glyphs = pango_glyph_string_new ();
  pango_shape_full (text, (int)length, text, (int)length, &run->item->analysis, run->glyphs);
  return run;
}

/* How many glyphs of a run fit, and where the last of them ends; they stand in
 * the order of the text. */
static int
count_fitting (const PangoGlyphItem *run, int width, int *end)
{
  int i = 0;

  *end = 0;
  while (i < run->glyphs->num_glyphs && *end + run->glyphs->glyphs[i].geometry.width <= width)
    *end += run->glyphs->glyphs[i++].geometry.width;
  return i;
}

/* How many bytes of a run fit. */
static gsize
find_fit (const PangoGlyphItem *run, const char *text, int width)
{
  int end;
  int n = count_fitting (run, width, &end);

  return n == run->glyphs->num_glyphs ? strlen (text) : (gsize)run->glyphs->log_clusters[n];
}

/* Shapes Latin in its font alone, without asking for scripts, directions and
 * places to break: a fifth of the time of a layout. */
static gboolean
shape_latin (KroShaper *self, const Key *key, KroShapedText *shaped)
{
  const PangoItem *item = get_item (self, key->font);
  PangoGlyphItem  *run;
  PangoGlyphItem  *ellipsis;
  gsize            fit;

  if (!is_latin (item, shaped->text) || !pango_font_has_char (item->analysis.font, 0x2026))
    return FALSE;
  shaped->visible = strlen (shaped->text);
  shaped->runs = g_ptr_array_new_with_free_func ((GDestroyNotify)pango_glyph_item_free);
  run = shape_run (item, shaped->text, shaped->visible, 0);
  if (key->width >= 0 && pango_glyph_string_get_width (run->glyphs) > key->width)
    {
      ellipsis = shape_run (item, "\u2026", 3, 0);
      fit = find_fit (run, shaped->text, key->width - pango_glyph_string_get_width (ellipsis->glyphs));
      pango_glyph_item_free (run);
      run = fit > 0 ? shape_run (item, shaped->text, fit, 0) : NULL;
      ellipsis->item->offset = (int)fit;
      ellipsis->item->analysis.flags |= PANGO_ANALYSIS_FLAG_IS_ELLIPSIS;
      shaped->visible = fit;
      shaped->is_cut = TRUE;
      shaped->width = pango_units_to_double (pango_glyph_string_get_width (ellipsis->glyphs));
      if (run != NULL)
        g_ptr_array_add (shaped->runs, run);
      g_ptr_array_add (shaped->runs, ellipsis);
    }
  else
    g_ptr_array_add (shaped->runs, run);
  if (run != NULL)
    shaped->width += pango_units_to_double (pango_glyph_string_get_width (run->glyphs));
  return TRUE;
}

/* --- shaping -------------------------------------------------------------------- */

static Entry *
shape (KroShaper *self, const Key *key)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->key = *key;
  entry->key.text = g_strdup (key->text);
  entry->shaped.text = clean_text (key->text);
  entry->is_latin = shape_latin (self, key, &entry->shaped);
  if (entry->is_latin)
    return entry;
  pango_layout_set_font_description (self->layout, kro_theme_get_font (self->theme, key->font));
  pango_layout_set_width (self->layout, key->width);
  pango_layout_set_text (self->layout, entry->shaped.text, -1);
  take_runs (&entry->shaped, pango_layout_get_line_readonly (self->layout, 0));
  return entry;
}

static gboolean
is_old (gpointer key, gpointer value, gpointer data)
{
  const Entry     *entry = value;
  const KroShaper *self = data;

  return entry->round != self->round;
}

static Entry *
get_entry (KroShaper *self, const Key *key)
{
  Entry *entry = g_hash_table_lookup (self->entries, key);

  if (entry == NULL)
    {
      entry = shape (self, key);
      g_hash_table_insert (self->entries, &entry->key, entry);
    }
  entry->round = self->round;
  return entry;
}

/* What a text must fit in, in Pango units; -1 if it is known to fit. */
static int
find_room (const KroPrimitive *primitive)
{
  if (primitive->width > 0 && primitive->width <= primitive->box.w + TOLERANCE)
    return -1;
  return pango_units_from_double (CLAMP (primitive->box.w, 0, 1e5));
}

/**
 * kro_shaper_new:
 * @theme: says which font each role has
 *
 * Returns: (transfer full): a shaper without texts
 */
KroShaper *
kro_shaper_new (const KroTheme *theme)
{
  KroShaper *self = g_new0 (KroShaper, 1);

  self->theme = kro_theme_ref ((KroTheme *)theme);
  self->glyphs = kro_glyph_set_new ();
  self->context = create_context ();
  self->layout = pango_layout_new (self->context);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  self->entries = g_hash_table_new_full (hash_key, equal_keys, NULL, free_entry);
  return self;
}

/**
 * kro_shaper_free:
 * @self: (transfer full): a shaper
 *
 * Frees the shaper and all its texts.
 */
void
kro_shaper_free (KroShaper *self)
{
  for (guint i = 0; i < KRO_N_FONTS; i++)
    g_clear_pointer (&self->items[i], pango_item_free);
  g_hash_table_unref (self->entries);
  kro_glyph_set_free (self->glyphs);
  g_object_unref (self->layout);
  g_object_unref (self->context);
  kro_theme_unref (self->theme);
  g_free (self);
}

/**
 * kro_shaper_shape:
 * @self: a shaper
 * @primitive: of kind %KRO_PRIMITIVE_TEXT; if its natural width does not fit
 *   its box or is not known, it is cut with an ellipsis where it must be
 *
 * Gives the glyphs of a text, shaping it only if it is new.
 *
 * Returns: (transfer none): the glyphs, which live until the next
 *   kro_shaper_trim ()
 */
const KroShapedText *
kro_shaper_shape (KroShaper *self, const KroPrimitive *primitive)
{
  Key key = { .font = primitive->font, .width = find_room (primitive), .text = primitive->text };

  return &get_entry (self, &key)->shaped;
}

/**
 * kro_shaper_get_mask:
 * @self: a shaper
 * @shaped: glyphs that @self gave
 * @scale: device pixels a logical pixel
 *
 * Gives a text as pixels, drawing it only if it is new at that scale.
 *
 * Returns: (transfer none): the pixels, which live as long as @shaped
 */
const KroTextMask *
kro_shaper_get_mask (KroShaper *self, const KroShapedText *shaped, double scale)
{
  Entry *entry = (Entry *)shaped;

  if (entry->mask != NULL && entry->mask->scale != scale)
    g_clear_pointer (&entry->mask, kro_text_mask_free);
  if (entry->mask == NULL)
    entry->mask = kro_glyph_set_draw (self->glyphs, shaped->runs, scale);
  return entry->mask;
}

/**
 * kro_shaper_cut:
 * @self: a shaper
 * @primitive: of kind %KRO_PRIMITIVE_TEXT
 * @scale: device pixels a logical pixel
 * @cut: (out): its pixels, which live until the next kro_shaper_trim ()
 *
 * Cuts a text that does not fit without shaping it anew: a title that sticks
 * to an edge has another width in each frame.
 *
 * Returns: %FALSE if the text fits, or is to be shaped as cut since its letters
 *   join or have no outlines
 */
gboolean
kro_shaper_cut (KroShaper *self, const KroPrimitive *primitive, double scale, KroCutText *cut)
{
  int                   room = find_room (primitive);
  Key                   keys[] = { { primitive->font, -1, primitive->text }, { primitive->font, -1, "\u2026" } };
  const Entry          *whole;
  const Entry          *ellipsis;
  const PangoGlyphItem *run;
  int                   end;

  if (room < 0)
    return FALSE;
  whole = get_entry (self, &keys[0]);
  ellipsis = get_entry (self, &keys[1]);
  if (!whole->is_latin || !ellipsis->is_latin)
    return FALSE;
  run = g_ptr_array_index (whole->shaped.runs, 0);
  if (pango_glyph_string_get_width (run->glyphs) <= room)
    return FALSE;
  count_fitting (run, room - pango_units_from_double (ellipsis->shaped.width), &end);
  cut->width = pango_units_to_double (end);
  cut->whole = kro_shaper_get_mask (self, &whole->shaped, scale);
  cut->ellipsis = kro_shaper_get_mask (self, &ellipsis->shaped, scale);
  return cut->whole->is_whole && cut->ellipsis->is_whole;
}

/**
 * kro_shaper_trim:
 * @self: a shaper
 *
 * Ends a picture: when very many texts are kept, those it did not use go.
 */
void
kro_shaper_trim (KroShaper *self)
{
  if (g_hash_table_size (self->entries) > MAX_KEPT)
    g_hash_table_foreach_remove (self->entries, is_old, self);
  self->round++;
}
