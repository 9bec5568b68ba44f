/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dialog for a picture. The rows are the truth; each change of one reads
 * all of them, shows what follows (which rows apply, sizes in words, what is
 * wrong) and asks for another preview, at most one in PREVIEW_MS. Sizes are
 * logical pixels of 1/96 inch. Main thread.
 */
#include "kro-export-dialog.h"

#include "kro-compat.h"
#include "kro-export-preview.h"
#include "kro-ui.h"
#include "kro-word-cache.h"

#include <glib/gi18n.h>
#include <math.h>

#define PREVIEW_MS 60
#define MM_OF_PIXEL (25.4 / 96)

struct _KroExportDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkWidget        *export_button;
  GtkWidget        *cancel_button;
  GtkSpinner       *spinner;
  GtkWidget        *failure;
  GtkLabel         *failure_words;
  KroExportPreview *preview;
  GtkWidget        *look;
  GtkWidget        *measures;
  AdwComboRow      *format;
  AdwComboRow      *part;
  AdwComboRow      *theme;
  AdwComboRow      *preset;
  GtkWidget        *width_row;
  GtkWidget        *height_row;
  AdwActionRow     *dpi_row;
  GtkWidget        *problem;
  GtkLabel         *problem_words;
  GtkAdjustment    *width;
  GtkAdjustment    *height;
  GtkAdjustment    *dpi;

  KroExportView view; /* its state and locale are owned */
  KroTime       now;
  gboolean      is_filling;
  guint         update; /* source id */

  /* owned */
  KroWordCache *words;
  GCancellable *work; /* of the export under way */
  GFile        *file; /* where to */
};

enum {
  EXPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KroExportDialog, kro_export_dialog, ADW_TYPE_WINDOW)

/* --- what follows from the rows --------------------------------------------------------- */

static void
update_format (KroExportDialog *self, const KroExportSettings *settings)
{
  static const char *const words[] = {
    [KRO_EXPORT_PNG] = N_ ("Pixels, for slides, web pages and mail"),
    [KRO_EXPORT_SVG] = N_ ("A drawing that stays sharp and can be edited"),
    [KRO_EXPORT_PDF] = N_ ("A page to print, with words that can be searched"),
  };

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->format), _ (words[settings->format]));
  gtk_widget_set_visible (GTK_WIDGET (self->dpi_row), settings->format == KRO_EXPORT_PNG);
  gtk_widget_set_visible (self->width_row, settings->preset == KRO_EXPORT_CUSTOM);
  gtk_widget_set_visible (self->height_row, settings->preset == KRO_EXPORT_CUSTOM);
}

static void
update_part (KroExportDialog *self, const KroExportSettings *settings)
{
  KroTimeline *timeline = kro_view_state_get_timeline (self->view.state);
  const char  *words = "";
  KroTime      from;
  KroTime      to;

  kro_view_state_get_span (self->view.state, &from, &to);
  if (settings->part == KRO_EXPORT_VISIBLE || kro_index_get_extent (kro_timeline_get_index (timeline), &from, &to))
    words = kro_word_cache_get_span (self->words, from, to);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->part), words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->theme),
                               settings->theme == KRO_THEME_PRINT ? _ ("Black on white; hatches tell categories apart") : "");
}

static void
update_size (KroExportDialog *self, const KroExportSettings *settings)
{
  double           scale = kro_export_settings_get_scale (settings);
  g_autofree char *size = NULL;
  g_autofree char *pixels = NULL;
  double           width;
  double           height;

  kro_export_settings_get_size (settings, self->view.width, self->view.height, &width, &height);
  if (settings->format == KRO_EXPORT_PDF || settings->preset == KRO_EXPORT_A4_LANDSCAPE || settings->preset == KRO_EXPORT_A4_PORTRAIT)
    /* Translators: the size of a page, width and height. */
    size = g_strdup_printf (_ ("%.0f × %.0f mm"), width * MM_OF_PIXEL, height * MM_OF_PIXEL);
  else if (settings->format == KRO_EXPORT_PNG)
    /* Translators: width and height of a picture before its resolution counts. */
    size = g_strdup_printf (_ ("%.0f × %.0f at 96 DPI"), width, height);
  else
    size = g_strdup_printf (_ ("%.0f × %.0f pixels"), width, height);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->preset), size);
  pixels = g_strdup_printf (_ ("%.0f × %.0f pixels"), round (width * scale), round (height * scale));
  adw_action_row_set_subtitle (self->dpi_row, pixels);
}

static gboolean
update_problem (KroExportDialog *self, const KroExportSettings *settings)
{
  g_autoptr (GError) error = NULL;
  gboolean is_fine = kro_export_settings_check (settings, self->view.width, self->view.height, &error);

  if (!is_fine)
    gtk_label_set_text (self->problem_words, error->message);
  gtk_widget_set_visible (self->problem, !is_fine);
  return is_fine;
}

static gboolean
preview_cb (gpointer user_data)
{
  KroExportDialog  *self = user_data;
  KroExportSettings settings;

  self->update = 0;
  kro_export_dialog_get_settings (self, &settings);
  if (kro_export_settings_check (&settings, self->view.width, self->view.height, NULL))
    kro_export_preview_show (self->preview, &self->view, &settings);
  return G_SOURCE_REMOVE;
}

static void
update (KroExportDialog *self)
{
  KroExportSettings settings;
  gboolean          is_fine;

  kro_export_dialog_get_settings (self, &settings);
  update_format (self, &settings);
  update_part (self, &settings);
  update_size (self, &settings);
  is_fine = update_problem (self, &settings);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.choose", is_fine && self->work == NULL);
  if (self->update == 0)
    self->update = g_timeout_add (PREVIEW_MS, preview_cb, self);
}

static void
changed_cb (KroExportDialog *self)
{
  if (self->is_filling || self->view.state == NULL)
    return;
  gtk_widget_set_visible (self->failure, FALSE);
  update (self);
}

/* A custom size begins as the one before it. */
static void
preset_cb (KroExportDialog *self)
{
  KroExportSettings settings;
  double            width;
  double            height;

  if (self->is_filling || self->view.state == NULL)
    return;
  kro_export_dialog_get_settings (self, &settings);
  if (settings.preset != KRO_EXPORT_CUSTOM)
    {
      kro_export_settings_get_size (&settings, self->view.width, self->view.height, &width, &height);
      self->is_filling = TRUE;
      gtk_adjustment_set_value (self->width, round (width));
      gtk_adjustment_set_value (self->height, round (height));
      self->is_filling = FALSE;
    }
  changed_cb (self);
}

/* --- exporting --------------------------------------------------------------------------- */

static void
set_work (KroExportDialog *self, GCancellable *work)
{
  gboolean is_busy = work != NULL;

  g_set_object (&self->work, work);
  gtk_widget_set_visible (self->export_button, !is_busy);
  gtk_widget_set_visible (self->cancel_button, is_busy);
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_sensitive (self->look, !is_busy);
  gtk_widget_set_sensitive (self->measures, !is_busy);
  update (self);
}

static void
show_failure (KroExportDialog *self, const char *message)
{
  gtk_label_set_text (self->failure_words, message);
  gtk_widget_set_visible (self->failure, TRUE);
}

/* Nothing that is under way keeps a dialog that was closed: disposing of it
 * cancels its export. */
static GWeakRef *
weak_ref_new (KroExportDialog *self)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, self);
  return ref;
}

static KroExportDialog *
weak_ref_take (GWeakRef *ref)
{
  KroExportDialog *self = g_weak_ref_get (ref);

  g_weak_ref_clear (ref);
  g_free (ref);
  return self;
}

static void
exported_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KroExportDialog) self = weak_ref_take (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  gboolean done = kro_exporter_export_finish (result, &error);

  if (self == NULL)
    return;
  file = g_steal_pointer (&self->file);
  set_work (self, NULL);
  if (done)
    {
      g_signal_emit (self, signals[EXPORTED], 0, file);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (self, error->message);
}

static void
chosen_cb (GtkWindow *window, GFile *file)
{
  kro_export_dialog_export_to (KRO_EXPORT_DIALOG (window), file);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KroExportDialog  *self = KRO_EXPORT_DIALOG (widget);
  g_autofree char  *name = NULL;
  KroExportSettings settings;

  kro_export_dialog_get_settings (self, &settings);
  name = kro_export_suggest_name (kro_view_state_get_timeline (self->view.state), settings.format);
  kro_compat_choose_save (GTK_WINDOW (self), _ ("Export Picture"), name, chosen_cb);
}

/* Ends the export that is under way; else the dialog. */
static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KroExportDialog *self = KRO_EXPORT_DIALOG (widget);

  if (self->work != NULL)
    g_cancellable_cancel (self->work);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* --- GObject ------------------------------------------------------------------------------- */

static void
kro_export_dialog_dispose (GObject *object)
{
  KroExportDialog *self = KRO_EXPORT_DIALOG (object);

  g_clear_handle_id (&self->update, g_source_remove);
  g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
  g_clear_object (&self->file);
  g_clear_object (&self->view.state);
  g_clear_pointer (&self->view.locale, kro_locale_unref);
  g_clear_pointer (&self->words, kro_word_cache_free);
  G_OBJECT_CLASS (kro_export_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, failure_words);
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, look);
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, measures);
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, part);
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, theme);
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, preset);
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, width_row);
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, height_row);
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, dpi_row);
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, problem_words);
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, width);
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, height);
  gtk_widget_class_bind_template_child (widget_class, KroExportDialog, dpi);
}

static void
kro_export_dialog_class_init (KroExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kro_export_dialog_dispose;
  signals[EXPORTED] = g_signal_new ("exported", KRO_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  kro_ui_ensure_resources ();
  g_type_ensure (KRO_TYPE_EXPORT_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, KRO_UI_PATH "kro-export-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, preset_cb);
  gtk_widget_class_install_action (widget_class, "export.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel_cb);
}

/* What is chosen is never cut; what explains it wraps. The list keeps its own
 * look. */
static void
set_up_choice_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_list_item_set_child (item, label);
}

static void
bind_choice_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
show_choice_whole (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_choice_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice_cb), NULL);
  adw_combo_row_set_list_factory (row, adw_combo_row_get_factory (row));
  adw_combo_row_set_factory (row, factory);
}

static void
kro_export_dialog_init (KroExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_choice_whole (self->format);
  show_choice_whole (self->part);
  show_choice_whole (self->theme);
  show_choice_whole (self->preset);
  kro_ui_ensure_style (gtk_widget_get_display (GTK_WIDGET (self)));
}

/* --- public -------------------------------------------------------------------------------- */

static void
fill (KroExportDialog *self, const KroExportSettings *settings)
{
  self->is_filling = TRUE;
  adw_combo_row_set_selected (self->format, MIN ((guint)settings->format, KRO_EXPORT_PDF));
  adw_combo_row_set_selected (self->part, settings->part);
  adw_combo_row_set_selected (self->theme, settings->theme);
  adw_combo_row_set_selected (self->preset, settings->preset);
  gtk_adjustment_set_value (self->width, settings->width);
  gtk_adjustment_set_value (self->height, settings->height);
  gtk_adjustment_set_value (self->dpi, settings->dpi);
  self->is_filling = FALSE;
}

/**
 * kro_export_dialog_new:
 * @parent: (nullable): over which window
 * @view: what is seen, copied; it has a timeline
 * @settings: what was chosen last
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
GtkWidget *
kro_export_dialog_new (GtkWindow *parent, const KroExportView *view, const KroExportSettings *settings)
{
  KroExportDialog *self = g_object_new (KRO_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->view = *view;
  g_object_ref (self->view.state);
  kro_locale_ref (self->view.locale);
  if (view->now != NULL)
    {
      self->now = *view->now;
      self->view.now = &self->now;
    }
  self->words = kro_word_cache_new (view->locale);
  fill (self, settings);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * kro_export_dialog_get_settings:
 * @self: a dialog
 * @settings: (out): what is chosen now, to be remembered
 */
void
kro_export_dialog_get_settings (KroExportDialog *self, KroExportSettings *settings)
{
  *settings = (KroExportSettings){
    .format = (KroExportFormat)adw_combo_row_get_selected (self->format),
    .part = (KroExportPart)adw_combo_row_get_selected (self->part),
    .preset = (KroExportPreset)adw_combo_row_get_selected (self->preset),
    .width = (int)round (gtk_adjustment_get_value (self->width)),
    .height = (int)round (gtk_adjustment_get_value (self->height)),
    .dpi = (int)round (gtk_adjustment_get_value (self->dpi)),
    .theme = (KroThemeKind)adw_combo_row_get_selected (self->theme),
  };
}

/**
 * kro_export_dialog_export_to:
 * @self: a dialog
 * @file: where to
 *
 * Exports as if @file had been chosen in the file dialog.
 */
void
kro_export_dialog_export_to (KroExportDialog *self, GFile *file)
{
  g_autoptr (GCancellable) work = g_cancellable_new ();
  KroExportSettings settings;

  if (self->work != NULL || self->view.state == NULL)
    return;
  kro_export_dialog_get_settings (self, &settings);
  gtk_widget_set_visible (self->failure, FALSE);
  self->file = g_object_ref (file);
  set_work (self, work);
  kro_exporter_export_async (&self->view, &settings, file, work, exported_cb, weak_ref_new (self));
}
