/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The text of a source with what is known of it. Which source is shown follows
 * the selection, so that selecting an event anywhere shows its words. Main
 * thread.
 */
#include "kro-source-view.h"

#include "kro-ui.h"

#include <glib/gi18n.h>
#include <string.h>

struct _KroSourceView
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel           *name;
  GtkDropDown        *choice;
  GtkWidget          *facts_button;
  GtkLabel           *facts;
  GtkRevealer        *offer;
  AdwClampScrollable *clamp;
  KroArticle         *article;

  gboolean is_filling; /* the list, so nobody chose */

  /* owned */
  KroViewState *state;
  KroTimeline  *timeline;
  KroLocale    *locale;
};

enum {
  PROP_SOURCE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KroSourceView, kro_source_view, ADW_TYPE_BIN)

static const struct
{
  const char *tag;
  const char *name;
} languages[] = {
  { "nl", N_ ("Dutch") },
  { "en", N_ ("English") },
  { "de", N_ ("German") },
  { "fr", N_ ("French") },
  { "es", N_ ("Spanish") },
};

static const char *
get_language_name (const char *tag)
{
  for (gsize i = 0; tag != NULL && i < G_N_ELEMENTS (languages); i++)
    if (g_str_has_prefix (tag, languages[i].tag) && !g_ascii_isalpha (tag[strlen (languages[i].tag)]))
      return _ (languages[i].name);
  return tag;
}

static char *
describe_facts (KroSourceView *self, KroSource *source)
{
  const char *edtf = kro_source_get_publication (source);
  const char *language = get_language_name (kro_source_get_language (source));
  g_autoptr (KroDate) date = edtf != NULL ? kro_date_new_edtf (edtf, NULL) : NULL;
  g_autofree char *words = date != NULL ? kro_date_to_words (date, self->locale, KRO_WORDS_SHORT) : NULL;

  if (words == NULL || language == NULL)
    return g_strdup (words != NULL ? words : language);
  /* Translators: date of publication · language of an article. */
  return g_strdup_printf (_ ("%s · %s"), words, language);
}

/* The file, since the title stands in the text. */
static char *
get_file_name (KroSource *source)
{
  const char *uri = kro_source_get_uri (source);
  g_autoptr (GFile) file = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  char *name = file != NULL ? g_file_get_basename (file) : NULL;

  return name != NULL ? name : g_strdup (kro_source_view_get_name (source));
}

static void
show_source (KroSourceView *self, KroSource *source)
{
  g_autofree char *facts = source != NULL ? describe_facts (self, source) : NULL;
  g_autofree char *name = source != NULL ? get_file_name (source) : NULL;
  gboolean         is_other = source != kro_article_get_source (self->article);

  kro_article_set_source (self->article, source);
  gtk_label_set_text (self->name, name != NULL ? name : "");
  gtk_label_set_text (self->facts, facts != NULL ? facts : _ ("Date unknown"));
  gtk_widget_set_visible (self->facts_button, source != NULL);
  self->is_filling = TRUE;
  if (source != NULL && gtk_drop_down_get_model (self->choice) != NULL)
    gtk_drop_down_set_selected (self->choice, kro_timeline_get_source_index (self->timeline, kro_source_get_id (source)));
  self->is_filling = FALSE;
  if (is_other)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
}

/* In the button a long name is cut, in the list it is not. */
static void
set_up_name_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), GPOINTER_TO_INT (user_data));
  gtk_list_item_set_child (item, label);
}

static void
bind_name_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkStringObject *name = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (name));
}

static GtkListItemFactory *
make_factory (PangoEllipsizeMode mode)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_name_cb), GINT_TO_POINTER (mode));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_name_cb), NULL);
  return factory;
}

static void
set_factories (KroSourceView *self)
{
  g_autoptr (GtkListItemFactory) button = make_factory (PANGO_ELLIPSIZE_END);
  g_autoptr (GtkListItemFactory) list = make_factory (PANGO_ELLIPSIZE_NONE);

  gtk_drop_down_set_factory (self->choice, button);
  gtk_drop_down_set_list_factory (self->choice, list);
}

static void
fill_choice (KroSourceView *self, guint n)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, kro_source_view_get_name (kro_timeline_get_source_at (self->timeline, i)));
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  self->is_filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->choice), n > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->name), n <= 1);
}

static void
update_sources (KroSourceView *self)
{
  guint      n = self->timeline != NULL ? kro_timeline_get_n_sources (self->timeline) : 0;
  KroSource *shown = kro_article_get_source (self->article);

  if (shown != NULL && (n == 0 || kro_timeline_get_source (self->timeline, kro_source_get_id (shown)) != shown))
    shown = NULL;
  fill_choice (self, n);
  show_source (self, shown == NULL && n > 0 ? kro_timeline_get_source_at (self->timeline, 0) : shown);
}

static void
chosen_cb (KroSourceView *self)
{
  guint index = gtk_drop_down_get_selected (self->choice);

  if (!self->is_filling && self->timeline != NULL && index < kro_timeline_get_n_sources (self->timeline))
    show_source (self, kro_timeline_get_source_at (self->timeline, index));
}

static void
changed_cb (KroSourceView *self, const KroChange *change)
{
  if (change->flags & KRO_CHANGE_SOURCES)
    update_sources (self);
}

static void
timeline_cb (KroSourceView *self)
{
  if (self->timeline != NULL)
    g_signal_handlers_disconnect_by_func (self->timeline, changed_cb, self);
  g_set_object (&self->timeline, kro_view_state_get_timeline (self->state));
  if (self->timeline != NULL)
    g_signal_connect_object (self->timeline, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update_sources (self);
}

/* Heard before the article hears of the selection, so that it can scroll. */
static void
selection_cb (KroSourceView *self)
{
  KroId      event = kro_view_state_get_selection (self->state);
  guint32    slot = self->timeline != NULL && event != KRO_ID_NONE ? kro_timeline_get_slot (self->timeline, event) : KRO_SLOT_NONE;
  KroSource *source = slot != KRO_SLOT_NONE ? kro_timeline_get_source (self->timeline, kro_timeline_get_event_source (self->timeline, slot)) : NULL;

  if (source != NULL && source != kro_article_get_source (self->article))
    show_source (self, source);
}

static void
column_cb (KroSourceView *self)
{
  int width = kro_article_get_column_width (self->article);

  adw_clamp_scrollable_set_maximum_size (self->clamp, width);
  adw_clamp_scrollable_set_tightening_threshold (self->clamp, width);
}

/* A button that cannot be seen takes no clicks. */
static void
has_selection_cb (KroSourceView *self)
{
  gboolean has_selection = kro_article_get_selection (self->article, NULL, NULL);

  gtk_revealer_set_reveal_child (self->offer, has_selection);
  gtk_widget_set_can_target (GTK_WIDGET (self->offer), has_selection);
}

static void
kro_source_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SOURCE)
    g_value_set_object (value, kro_source_view_get_source (KRO_SOURCE_VIEW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kro_source_view_dispose (GObject *object)
{
  KroSourceView *self = KRO_SOURCE_VIEW (object);

  if (adw_bin_get_child (ADW_BIN (self)) != NULL)
    adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->timeline);
  g_clear_object (&self->state);
  g_clear_pointer (&self->locale, kro_locale_unref);
  G_OBJECT_CLASS (kro_source_view_parent_class)->dispose (object);
}

static void
kro_source_view_class_init (KroSourceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kro_source_view_dispose;
  G_OBJECT_CLASS (klass)->get_property = kro_source_view_get_property;
  properties[PROP_SOURCE] = g_param_spec_object ("source", NULL, NULL, KRO_TYPE_SOURCE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  kro_ui_ensure_resources ();
  g_type_ensure (KRO_TYPE_ARTICLE);
  gtk_widget_class_set_template_from_resource (widget_class, KRO_UI_PATH "kro-source-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KroSourceView, name);
  gtk_widget_class_bind_template_child (widget_class, KroSourceView, choice);
  gtk_widget_class_bind_template_child (widget_class, KroSourceView, facts_button);
  gtk_widget_class_bind_template_child (widget_class, KroSourceView, facts);
  gtk_widget_class_bind_template_child (widget_class, KroSourceView, offer);
  gtk_widget_class_bind_template_child (widget_class, KroSourceView, clamp);
  gtk_widget_class_bind_template_child (widget_class, KroSourceView, article);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
kro_source_view_init (KroSourceView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_factories (self);
  g_signal_connect_swapped (self, "map", G_CALLBACK (column_cb), self);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->article)), "notify::has-selection", G_CALLBACK (has_selection_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kro_source_view_new:
 *
 * Returns: (transfer floating): a view of nothing
 */
GtkWidget *
kro_source_view_new (void)
{
  return g_object_new (KRO_TYPE_SOURCE_VIEW, NULL);
}

/**
 * kro_source_view_set_state:
 * @self: a view without a state
 * @state: whose timeline has the sources, and what is selected
 * @locale: the language of dates
 */
void
kro_source_view_set_state (KroSourceView *self, KroViewState *state, KroLocale *locale)
{
  g_return_if_fail (self->state == NULL);
  self->state = g_object_ref (state);
  self->locale = kro_locale_ref (locale);
  g_signal_connect_object (state, "notify::selection", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::timeline", G_CALLBACK (timeline_cb), self, G_CONNECT_SWAPPED);
  kro_article_set_state (self->article, state);
  timeline_cb (self);
}

/**
 * kro_source_view_get_article:
 * @self: a view
 *
 * Returns: (transfer none): its text
 */
KroArticle *
kro_source_view_get_article (KroSourceView *self)
{
  return self->article;
}

/**
 * kro_source_view_get_source:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the source that is shown
 */
KroSource *
kro_source_view_get_source (KroSourceView *self)
{
  return kro_article_get_source (self->article);
}

/**
 * kro_source_view_get_name:
 * @source: a source
 *
 * Returns: (transfer none): what to call it: its title, else the last part of
 *   where it was read from
 */
const char *
kro_source_view_get_name (KroSource *source)
{
  const char *name = kro_source_get_title (source);
  const char *slash;

  if (name != NULL && name[0] != '\0')
    return name;
  name = kro_source_get_uri (source);
  if (name == NULL)
    return _ ("Article");
  slash = strrchr (name, '/');
  return slash != NULL && slash[1] != '\0' ? slash + 1 : name;
}
