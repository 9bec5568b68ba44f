/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An event in words for a room. Sizes are multiples of a unit, a hundredth of
 * the height of the slide, and do not follow the text scale of the desktop: the
 * slide is as large as its screen. How large the title is and how much of the
 * quote is shown is found by measuring, whenever words or room change, and
 * never while sizes are allocated. Main thread.
 */
#include "kro-caption.h"

#include "kro-quote.h"
#include "kro-source-view.h"
#include "kro-theme.h"
#include "kro-ui.h"

#include <glib/gi18n.h>
#include <math.h>

/* In units. */
#define MARGIN 4.0
#define BAR 0.9
#define BAR_GAP 2.6
#define DATE 3.8
#define TITLE_STEP 0.2
#define QUOTE_LARGE 3.8
#define QUOTE_SMALL 2.9
#define ASIDE 2.5
#define GAP 1.6

#define TITLE_LINES 3
#define QUOTE_LINES 4
/* Longer lines are lost on the way back to the left: in sizes of its font. */
#define MEASURE 44
#define QUOTE_LEAST 40

/* Between which sizes a title is set in one line, in two, in three. */
static const struct
{
  double large;
  double small;
} title_sizes[TITLE_LINES] = { { 8.0, 5.8 }, { 6.6, 5.0 }, { 5.0, 4.2 } };

struct _KroCaption
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget *box;
  GtkWidget *bar;
  GtkWidget *lines;
  GtkLabel  *date;
  GtkLabel  *count;
  GtkLabel  *title;
  GtkLabel  *quote;
  GtkLabel  *source;

  int    width;
  int    height;
  double unit;
  guint8 palette;

  /* owned */
  KroQuote words;
  char    *name;
  char    *description;
};

G_DEFINE_FINAL_TYPE (KroCaption, kro_caption, GTK_TYPE_WIDGET)

typedef enum {
  FACE_PLAIN,
  FACE_BOLD,
  FACE_QUOTE,
} Face;

/* --- fitting -------------------------------------------------------------------------- */

static PangoAttrList *
make_attributes (Face face, double size)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int)(size * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_weight_new (face == FACE_BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL));
  pango_attr_list_insert (attributes, pango_attr_line_height_new (face == FACE_QUOTE ? 1.1 : 1));
  if (face == FACE_QUOTE)
    {
      pango_attr_list_insert (attributes, pango_attr_family_new ("serif"));
      pango_attr_list_insert (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC));
    }
  return attributes;
}

static void
set_face (GtkLabel *label, Face face, double size)
{
  g_autoptr (PangoAttrList) attributes = make_attributes (face, size);

  gtk_label_set_attributes (label, attributes);
}

/* How high a text is, and in how many lines. */
static int
measure (KroCaption *self, const char *text, Face face, double size, int width, int *n_lines)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = make_attributes (face, size);
  int height;

  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  *n_lines = pango_layout_get_line_count (layout);
  return height;
}

static int
get_width (KroCaption *self)
{
  return MAX (self->width - (int)((2 * MARGIN + BAR + BAR_GAP) * self->unit), 1);
}

/* The largest size in which the title takes one line, else two, else three, and
 * leaves room; the smallest one if there is none. */
static double
find_title_size (KroCaption *self, int room)
{
  const char *text = gtk_label_get_text (self->title);

  for (int most = 1; most <= TITLE_LINES; most++)
    for (double size = title_sizes[most - 1].large; size >= title_sizes[most - 1].small; size -= TITLE_STEP)
      {
        int n_lines;
        int height = measure (self, text, FACE_BOLD, size * self->unit, get_width (self), &n_lines);

        if (height <= room && n_lines <= most)
          return size;
      }
  return title_sizes[TITLE_LINES - 1].small;
}

/* Gives the height that the title takes. */
static int
fit_title (KroCaption *self, int room)
{
  double size = find_title_size (self, room) * self->unit;
  int    n_lines;
  int    height = measure (self, gtk_label_get_text (self->title), FACE_BOLD, size, get_width (self), &n_lines);
  int    n_shown = CLAMP (room * n_lines / MAX (height, 1), 1, MIN (n_lines, TITLE_LINES));

  set_face (self->title, FACE_BOLD, size);
  gtk_label_set_lines (self->title, n_shown);
  return height * n_shown / n_lines;
}

static char *
mark_quote (KroCaption *self, gsize most)
{
  g_autofree char *part = kro_quote_shorten (self->words.text, self->words.b, self->words.e, most);

  /* Translators: the quotation marks of your language around what is quoted. */
  return g_strdup_printf (_ ("“%s”"), part);
}

static gboolean
quote_fits (KroCaption *self, gsize most, double size, int width, int height)
{
  g_autofree char *text = mark_quote (self, most);
  int              n_lines;

  return measure (self, text, FACE_QUOTE, size, width, &n_lines) <= height && n_lines <= QUOTE_LINES;
}

/* How much of the quote fits. */
static gsize
find_length (KroCaption *self, double size, int width, int height)
{
  gsize most = (gsize)g_utf8_strlen (self->words.text, -1);
  gsize least = MIN (QUOTE_LEAST, most);

  if (quote_fits (self, most, size, width, height))
    return most;
  while (least + 1 < most)
    {
      gsize middle = (least + most) / 2;

      if (quote_fits (self, middle, size, width, height))
        least = middle;
      else
        most = middle;
    }
  return least;
}

/* The quote large if it fits, else smaller, else shortened. */
static void
fit_quote (KroCaption *self, int height)
{
  double           size = QUOTE_LARGE * self->unit;
  int              width = MIN (get_width (self), (int)(MEASURE * size));
  g_autofree char *text = NULL;

  if (!quote_fits (self, G_MAXINT, size, width, height))
    {
      size = QUOTE_SMALL * self->unit;
      width = MIN (get_width (self), (int)(MEASURE * size));
    }
  text = mark_quote (self, find_length (self, size, width, height));
  set_face (self->quote, FACE_QUOTE, size);
  gtk_label_set_lines (self->quote, QUOTE_LINES);
  gtk_label_set_text (self->quote, text);
  gtk_widget_set_margin_end (GTK_WIDGET (self->quote), get_width (self) - width);
}

static void
place (KroCaption *self)
{
  int gap = (int)(GAP * self->unit);

  gtk_widget_set_margin_start (self->box, (int)(MARGIN * self->unit));
  gtk_widget_set_margin_end (self->box, (int)(MARGIN * self->unit));
  gtk_widget_set_margin_top (self->box, (int)(MARGIN * self->unit));
  gtk_widget_set_margin_end (self->bar, (int)(BAR_GAP * self->unit));
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->bar), (int)(BAR * self->unit));
  gtk_widget_set_valign (self->lines, GTK_ALIGN_START);
  gtk_widget_set_valign (self->box, GTK_ALIGN_START);
  gtk_widget_set_margin_top (GTK_WIDGET (self->title), gap / 2);
  gtk_widget_set_margin_top (GTK_WIDGET (self->quote), gap);
  gtk_widget_set_margin_top (GTK_WIDGET (self->source), gap / 2);
  gtk_widget_set_margin_start (GTK_WIDGET (self->count), gap);
  set_face (self->date, FACE_PLAIN, DATE * self->unit);
  set_face (self->count, FACE_PLAIN, ASIDE * self->unit);
  set_face (self->source, FACE_PLAIN, ASIDE * self->unit);
}

static void
fit (KroCaption *self)
{
  int      gap = (int)(GAP * self->unit);
  gboolean has_quote = self->words.text != NULL;
  int      room = self->height - (int)(1.5 * MARGIN * self->unit) - gap / 2;
  int      source = 0;
  int      least = 0;
  int      n_lines;

  if (self->width <= 0 || self->unit <= 0)
    return;
  place (self);
  room -= measure (self, gtk_label_get_text (self->date), FACE_PLAIN, DATE * self->unit, 1 << 16, &n_lines);
  if (has_quote)
    {
      source = gap / 2 + measure (self, gtk_label_get_text (self->source), FACE_PLAIN, ASIDE * self->unit, 1 << 16, &n_lines);
      least = source + gap + measure (self, "x\nx", FACE_QUOTE, QUOTE_SMALL * self->unit, 1 << 16, &n_lines);
    }
  room -= fit_title (self, room - least);
  if (has_quote)
    fit_quote (self, room - source - gap);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* --- words ---------------------------------------------------------------------------- */

/* A line of its own begins with a capital. */
static char *
capitalise (const char *words)
{
  GString *line = g_string_new (NULL);

  if (words[0] != '\0')
    {
      g_string_append_unichar (line, g_unichar_totitle (g_utf8_get_char (words)));
      g_string_append (line, g_utf8_next_char (words));
    }
  return g_string_free (line, FALSE);
}

static char *
describe_date (KroTimeline *timeline, guint32 slot, const KroLocale *locale)
{
  g_autoptr (KroDate) date = kro_timeline_get_date (timeline, slot);
  g_autofree char *words = date != NULL ? kro_date_to_words (date, locale, KRO_WORDS_FULL) : NULL;

  return capitalise (words != NULL ? words : _ ("undated"));
}

static char *
describe_source (KroSource *source, const KroLocale *locale)
{
  const char *name = kro_source_view_get_name (source);
  const char *edtf = kro_source_get_publication (source);
  g_autoptr (KroDate) date = edtf != NULL ? kro_date_new_edtf (edtf, NULL) : NULL;
  g_autofree char *words = date != NULL ? kro_date_to_words (date, locale, KRO_WORDS_LONG) : NULL;

  if (words == NULL)
    /* Translators: below a quote: the name of its source. */
    return g_strdup_printf (_ ("— %s"), name);
  /* Translators: below a quote: the name of its source, its date of publication. */
  return g_strdup_printf (_ ("— %s, %s"), name, words);
}

static void
set_quote (KroCaption *self, KroTimeline *timeline, KroId event, const KroLocale *locale)
{
  KroSource       *source;
  g_autofree char *line = NULL;

  kro_quote_clear (&self->words);
  if (!kro_quote_find (timeline, event, &self->words))
    kro_quote_clear (&self->words);
  gtk_widget_set_visible (GTK_WIDGET (self->quote), self->words.text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->source), self->words.text != NULL);
  if (self->words.text == NULL)
    return;
  source = kro_timeline_get_source (timeline, self->words.source);
  line = source != NULL ? describe_source (source, locale) : g_strdup ("");
  gtk_label_set_text (self->source, line);
}

/* What a screen reader says: the quote whole, whatever of it there is room for. */
static void
set_access (KroCaption *self)
{
  g_autofree char *quote = NULL;

  g_free (self->name);
  g_free (self->description);
  /* Translators: the name of an event for a screen reader: date, title. */
  self->name = g_strdup_printf (_ ("%s, %s"), gtk_label_get_text (self->date), gtk_label_get_text (self->title));
  self->description = g_strdup ("");
  if (self->words.text == NULL)
    return;
  g_free (self->description);
  quote = mark_quote (self, G_MAXINT);
  self->description = g_strjoin (" ", quote, gtk_label_get_text (self->source), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->quote), GTK_ACCESSIBLE_PROPERTY_LABEL, quote, -1);
}

/* --- drawing -------------------------------------------------------------------------- */

static void
draw_bar_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  KroCaption *self = user_data;
  gboolean    dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  g_autoptr (KroTheme) theme = kro_theme_new (dark ? KRO_THEME_DARK : KRO_THEME_LIGHT, NULL, 1);
  const KroColor *color = &kro_theme_get_category (theme, self->palette % KRO_PALETTE_SIZE)->edge;
  double          radius = width / 2.0;

  cairo_set_source_rgb (cr, color->r, color->g, color->b);
  cairo_arc (cr, radius, radius, radius, G_PI, 2 * G_PI);
  cairo_arc (cr, radius, height - radius, radius, 0, G_PI);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* --- GtkWidget ------------------------------------------------------------------------ */

static void
kro_caption_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  KroCaption *self = KRO_CAPTION (widget);

  *minimum = 1;
  *natural = MAX (orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height, 1);
}

/* What does not fit is cut off here, not pushed out of the window. */
static void
kro_caption_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KroCaption *self = KRO_CAPTION (widget);
  int         least;
  int         high;

  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  width = MAX (width, least);
  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, width, &high, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, MAX (height, high) }, -1);
}

static void
kro_caption_dispose (GObject *object)
{
  KroCaption *self = KRO_CAPTION (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (kro_caption_parent_class)->dispose (object);
}

static void
kro_caption_finalize (GObject *object)
{
  KroCaption *self = KRO_CAPTION (object);

  kro_quote_clear (&self->words);
  g_free (self->name);
  g_free (self->description);
  G_OBJECT_CLASS (kro_caption_parent_class)->finalize (object);
}

static void
kro_caption_class_init (KroCaptionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kro_caption_dispose;
  G_OBJECT_CLASS (klass)->finalize = kro_caption_finalize;
  widget_class->measure = kro_caption_measure;
  widget_class->size_allocate = kro_caption_size_allocate;
  kro_ui_ensure_resources ();
  gtk_widget_class_set_css_name (widget_class, "caption");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, KRO_UI_PATH "kro-caption.ui");
  gtk_widget_class_bind_template_child (widget_class, KroCaption, box);
  gtk_widget_class_bind_template_child (widget_class, KroCaption, bar);
  gtk_widget_class_bind_template_child (widget_class, KroCaption, lines);
  gtk_widget_class_bind_template_child (widget_class, KroCaption, date);
  gtk_widget_class_bind_template_child (widget_class, KroCaption, count);
  gtk_widget_class_bind_template_child (widget_class, KroCaption, title);
  gtk_widget_class_bind_template_child (widget_class, KroCaption, quote);
  gtk_widget_class_bind_template_child (widget_class, KroCaption, source);
}

static void
kro_caption_init (KroCaption *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->bar), draw_bar_cb, self, NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self->bar, G_CONNECT_SWAPPED);
}

/* --- public --------------------------------------------------------------------------- */

/**
 * kro_caption_new:
 *
 * Returns: (transfer floating): a caption of nothing
 */
GtkWidget *
kro_caption_new (void)
{
  return g_object_new (KRO_TYPE_CAPTION, NULL);
}

/**
 * kro_caption_set_room:
 * @self: a caption
 * @width: of its place, in logical pixels
 * @height: of its place, in logical pixels
 * @unit: a hundredth of the height of the slide, in logical pixels
 *
 * Tells how much room there is. Not to be called while sizes are allocated.
 */
void
kro_caption_set_room (KroCaption *self, int width, int height, double unit)
{
  self->width = width;
  self->height = height;
  self->unit = unit;
  fit (self);
}

/**
 * kro_caption_set_event:
 * @self: a caption
 * @timeline: a timeline
 * @event: one of its events; %KRO_ID_NONE or one that is not there: it is said
 *   that there is none
 * @locale: the language of dates
 *
 * Says what is known of an event.
 */
void
kro_caption_set_event (KroCaption *self, KroTimeline *timeline, KroId event, const KroLocale *locale)
{
  guint32          slot = event != KRO_ID_NONE ? kro_timeline_get_slot (timeline, event) : KRO_SLOT_NONE;
  gboolean         is_there = slot != KRO_SLOT_NONE;
  const char      *title = is_there ? kro_timeline_get_columns (timeline)->titles[slot] : _ ("No events");
  g_autofree char *date = is_there ? describe_date (timeline, slot, locale) : g_strdup ("");
  guint8           shape;

  gtk_label_set_text (self->date, date);
  gtk_label_set_text (self->title, title);
  set_quote (self, timeline, event, locale);
  set_access (self);
  self->palette = 0;
  if (is_there)
    kro_timeline_get_look (timeline, slot, &self->palette, &shape);
  gtk_widget_set_visible (self->bar, is_there);
  gtk_widget_queue_draw (self->bar);
  fit (self);
}

/**
 * kro_caption_set_count:
 * @self: a caption
 * @index: which event it is, from 0
 * @n: of how many; 0: nothing is said
 */
void
kro_caption_set_count (KroCaption *self, guint index, guint n)
{
  /* Translators: which of how many events it is: "3 / 12". */
  g_autofree char *text = n > 0 ? g_strdup_printf (_ ("%u / %u"), index + 1, n) : g_strdup ("");
  g_autofree char *name = n > 0 ? g_strdup_printf (_ ("%u of %u"), index + 1, n) : g_strdup ("");

  gtk_label_set_text (self->count, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * kro_caption_get_name:
 * @self: a caption that was given an event
 *
 * Returns: (transfer none): date and title, for a screen reader
 */
const char *
kro_caption_get_name (KroCaption *self)
{
  return self->name;
}

/**
 * kro_caption_get_description:
 * @self: a caption that was given an event
 *
 * Returns: (transfer none): the quote, whole, and its source
 */
const char *
kro_caption_get_description (KroCaption *self)
{
  return self->description;
}
