/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each choice in the dialog changes what comes out, and what cannot be made or
 * written is told. With KRONIEK_PICTURES set to a folder it leaves pictures of
 * itself there. */

#include "kro-export-dialog.h"
#include "kro-export-preview.h"
#include "kro-ui-sample.h"
#include "kro-ui-test.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <string.h>

static const KroTime now = KRO_TIME_INIT (1760000000);

typedef struct
{
  KroExportDialog *dialog;
  KroViewState    *state;
  KroTimeline     *timeline;
  KroLocale       *locale;
  char            *folder;
  GFile           *exported; /* by the signal */
} Fixture;

static void
exported_cb (Fixture *fixture, GFile *file)
{
  g_assert_null (fixture->exported);
  fixture->exported = g_object_ref (file);
}

static void
show_dialog (Fixture *fixture, const KroExportSettings *settings)
{
  const KroExportView view = { .state = fixture->state, .locale = fixture->locale, .now = &now, .width = 900, .height = 500 };

  fixture->dialog = g_object_ref (KRO_EXPORT_DIALOG (kro_export_dialog_new (NULL, &view, settings)));
  g_signal_connect_swapped (fixture->dialog, "exported", G_CALLBACK (exported_cb), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  KroExportSettings settings;

  kro_export_settings_init (&settings);
  fixture->locale = kro_locale_new (g_getenv ("LANGUAGE") != NULL ? g_getenv ("LANGUAGE") : "en");
  fixture->timeline = kro_ui_sample_new ();
  fixture->state = kro_view_state_new ();
  kro_view_state_set_timeline (fixture->state, fixture->timeline);
  g_assert_true (kro_view_state_fit_all (fixture->state, 0.05));
  fixture->folder = g_dir_make_tmp ("kroniek-XXXXXX", NULL);
  show_dialog (fixture, &settings);
}

/* What is under way still holds the dialog. */
static gboolean
is_alone (gpointer data)
{
  return g_atomic_int_get ((const int *)&G_OBJECT (data)->ref_count) == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  kro_ui_test_wait (is_alone, fixture->dialog);
  kro_ui_test_finalize (fixture->dialog);
  kro_ui_test_settle ();
  kro_ui_test_finalize (fixture->state);
  kro_ui_test_finalize (fixture->timeline);
  kro_locale_unref (fixture->locale);
  g_clear_object (&fixture->exported);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static gpointer
get_child (Fixture *fixture, const char *name)
{
  GObject *child = gtk_widget_get_template_child (GTK_WIDGET (fixture->dialog), KRO_TYPE_EXPORT_DIALOG, name);

  g_assert_nonnull (child);
  return child;
}

static gboolean
is_seen (Fixture *fixture, const char *name)
{
  return gtk_widget_get_visible (get_child (fixture, name));
}

static void
choose (Fixture *fixture, const char *name, guint position)
{
  adw_combo_row_set_selected (get_child (fixture, name), position);
}

static void
set_custom (Fixture *fixture, double width, double height)
{
  choose (fixture, "preset", KRO_EXPORT_CUSTOM);
  gtk_adjustment_set_value (get_child (fixture, "width"), width);
  gtk_adjustment_set_value (get_child (fixture, "height"), height);
}

static void
assert_subtitle (Fixture *fixture, const char *name, const char *words)
{
  g_assert_cmpstr (adw_action_row_get_subtitle (get_child (fixture, name)), ==, words);
}

static gboolean
is_done (gpointer data)
{
  return !gtk_widget_get_visible (get_child (data, "cancel_button"));
}

/* --- what comes out ---------------------------------------------------------------------- */

/* Exports as @name and takes the file away again. */
static GBytes *export(Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *bytes;
  gsize length;

  kro_export_dialog_export_to (fixture->dialog, file);
  kro_ui_test_wait (is_done, fixture);
  g_assert_false (is_seen (fixture, "failure"));
  g_assert_nonnull (fixture->exported);
  g_assert_true (g_file_equal (fixture->exported, file));
  g_clear_object (&fixture->exported);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  return g_bytes_new_take (bytes, length);
}

/* A dialog that exported is closed: another one, with what it had. */
static void
show_again (Fixture *fixture)
{
  KroExportSettings settings;

  kro_export_dialog_get_settings (fixture->dialog, &settings);
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  kro_ui_test_wait (is_alone, fixture->dialog);
  kro_ui_test_finalize (fixture->dialog);
  show_dialog (fixture, &settings);
}

static guint32
read_integer (const guint8 *data)
{
  return (guint32)data[0] << 24 | (guint32)data[1] << 16 | (guint32)data[2] << 8 | data[3];
}

/* IHDR is the first chunk, pHYs the second one. */
static void
assert_png (GBytes *png, guint width, guint height, guint per_metre)
{
  const guint8 *data = g_bytes_get_data (png, NULL);

  g_assert_cmpuint (g_bytes_get_size (png), >, 60);
  g_assert_cmpmem (data, 4, "\211PNG", 4);
  g_assert_cmpuint (read_integer (data + 16), ==, width);
  g_assert_cmpuint (read_integer (data + 20), ==, height);
  g_assert_cmpmem (data + 37, 4, "pHYs", 4);
  g_assert_cmpuint (read_integer (data + 41), ==, per_metre);
}

static void
test_png (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  assert_subtitle (fixture, "preset", "1920 × 1080 at 96 DPI");
  assert_subtitle (fixture, "dpi_row", "3840 × 2160 pixels");
  first = export(fixture, "first.png");
  assert_png (first, 3840, 2160, 7559);
  show_again (fixture);
  choose (fixture, "preset", KRO_EXPORT_A4_PORTRAIT);
  gtk_adjustment_set_value (get_child (fixture, "dpi"), 300);
  assert_subtitle (fixture, "preset", "210 × 297 mm");
  assert_subtitle (fixture, "dpi_row", "2480 × 3508 pixels");
  second = export(fixture, "second.png");
  assert_png (second, 2480, 3508, 11811);
}

static char *
export_svg (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = export(fixture, "a.svg");

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_svg (Fixture *fixture, gconstpointer data)
{
  g_autofree char *window = NULL;
  g_autofree char *dark = NULL;

  choose (fixture, "format", KRO_EXPORT_SVG);
  choose (fixture, "preset", KRO_EXPORT_WINDOW);
  g_assert_false (is_seen (fixture, "dpi_row"));
  assert_subtitle (fixture, "preset", "900 × 500 pixels");
  window = export_svg (fixture);
  g_assert_nonnull (strstr (window, "width=\"900\" height=\"500\""));
  show_again (fixture);
  choose (fixture, "theme", KRO_THEME_DARK);
  dark = export_svg (fixture);
  g_assert_cmpstr (window, !=, dark);
  g_assert_cmpuint (strlen (dark), >, 1000);
}

static void
assert_page (Fixture *fixture, const char *page)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.pdf", NULL);
  g_autofree char *command = g_strdup_printf ("pdfinfo %s", path);
  g_autofree char *said = NULL;
  g_autoptr (GBytes) pdf = export(fixture, "a.pdf");
  int status;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize)g_bytes_get_size (pdf), NULL));
  g_assert_true (g_spawn_command_line_sync (command, &said, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_test_message ("%s", said);
  g_assert_nonnull (strstr (said, page));
  g_assert_nonnull (strstr (said, "Softwarebedrijf zet clouddiensten"));
  g_assert_nonnull (strstr (said, "Kroniek "));
  g_assert_nonnull (strstr (said, "Oct  9"));
}

static void
test_pdf (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "format", KRO_EXPORT_PDF);
  choose (fixture, "preset", KRO_EXPORT_A4_LANDSCAPE);
  g_assert_false (is_seen (fixture, "dpi_row"));
  assert_subtitle (fixture, "preset", "297 × 210 mm");
  assert_page (fixture, "841.89 x 595.276 pts");
  show_again (fixture);
  set_custom (fixture, 960, 480);
  assert_subtitle (fixture, "preset", "254 × 127 mm");
  assert_page (fixture, "720 x 360 pts");
}

/* The view is so narrow that it holds the last event only. */
static void
test_part (Fixture *fixture, gconstpointer data)
{
  g_autofree char *visible = NULL;
  g_autofree char *everything = NULL;

  kro_view_state_set_span (fixture->state, KRO_TIME_INIT (1755216000), KRO_TIME_INIT (1755302400));
  choose (fixture, "format", KRO_EXPORT_SVG);
  assert_subtitle (fixture, "part", "15 Aug 2025");
  visible = export_svg (fixture);
  show_again (fixture);
  choose (fixture, "part", KRO_EXPORT_EVERYTHING);
  g_assert_cmpstr (adw_action_row_get_subtitle (get_child (fixture, "part")), !=, "15 Aug 2025");
  everything = export_svg (fixture);
  for (guint i = 0; i < KRO_UI_SAMPLE_EVENTS; i++)
    {
      guint32     slot = kro_timeline_get_slot (fixture->timeline, kro_ui_sample_event (i));
      const char *title = kro_timeline_get_columns (fixture->timeline)->titles[slot];

      g_assert_nonnull (strstr (everything, title));
      g_assert_true ((strstr (visible, title) != NULL) == (kro_time_compare (kro_timeline_get_columns (fixture->timeline)->starts[slot], KRO_TIME_INIT (1755302400)) < 0 && kro_time_compare (kro_timeline_get_columns (fixture->timeline)->ends[slot], KRO_TIME_INIT (1755216000)) > 0));
    }
}

static void
test_name_says_format (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) svg = export(fixture, "a.SVG");
  g_autoptr (GBytes) png = NULL;

  g_assert_cmpmem (g_bytes_get_data (svg, NULL), 1, "<", 1);
  show_again (fixture);
  png = export(fixture, "without an ending");
  assert_png (png, 3840, 2160, 7559);
}

/* --- what cannot be ------------------------------------------------------------------------- */

static void
test_impossible (Fixture *fixture, gconstpointer data)
{
  set_custom (fixture, 8193, 400);
  g_assert_true (is_seen (fixture, "problem"));
  g_assert_nonnull (strstr (gtk_label_get_text (get_child (fixture, "problem_words")), "16386"));
  g_assert_false (gtk_widget_get_sensitive (get_child (fixture, "export_button")));
  gtk_adjustment_set_value (get_child (fixture, "dpi"), 96);
  g_assert_false (is_seen (fixture, "problem"));
  g_assert_true (gtk_widget_get_sensitive (get_child (fixture, "export_button")));
  gtk_adjustment_set_value (get_child (fixture, "width"), 20000);
  g_assert_true (is_seen (fixture, "problem"));
  choose (fixture, "format", KRO_EXPORT_SVG);
  g_assert_false (is_seen (fixture, "problem"));
  choose (fixture, "format", KRO_EXPORT_PDF);
  g_assert_true (is_seen (fixture, "problem"));
}

static void
fail_to_export (Fixture *fixture, const char *uri, const char *words)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  kro_export_dialog_export_to (fixture->dialog, file);
  kro_ui_test_wait (is_done, fixture);
  g_assert_null (fixture->exported);
  g_assert_true (is_seen (fixture, "failure"));
  g_assert_nonnull (strstr (gtk_label_get_text (get_child (fixture, "failure_words")), words));
  g_assert_true (gtk_widget_get_sensitive (get_child (fixture, "export_button")));
}

static void
test_not_writable (Fixture *fixture, gconstpointer data)
{
  fail_to_export (fixture, "file:///is/not/there/a.png", "“/is/not/there/a.png” cannot be written: its folder does not exist; make it first or choose another one.");
  choose (fixture, "theme", KRO_THEME_DARK);
  g_assert_false (is_seen (fixture, "failure"));
  /* Without a path, through GIO. */
  fail_to_export (fixture, "resource:///a.png", "“resource:///a.png” cannot be written: ");
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  kro_export_dialog_export_to (fixture->dialog, file);
  g_assert_true (is_seen (fixture, "cancel_button"));
  g_assert_false (gtk_widget_get_sensitive (get_child (fixture, "look")));
  g_assert_false (is_seen (fixture, "export_button"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "export.cancel", NULL);
  kro_ui_test_wait (is_done, fixture);
  g_assert_null (fixture->exported);
  g_assert_false (is_seen (fixture, "failure"));
  g_assert_true (gtk_widget_get_sensitive (get_child (fixture, "look")));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  /* Closed while it exports: tear_down() finds no file and no dialog. */
  kro_export_dialog_export_to (fixture->dialog, file);
}

/* --- what is remembered, what is shown ---------------------------------------------------------- */

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  const KroExportSettings chosen = { KRO_EXPORT_PDF, KRO_EXPORT_EVERYTHING, KRO_EXPORT_CUSTOM, 700, 300, 300, KRO_THEME_PRINT };
  KroExportSettings       settings;

  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  kro_ui_test_wait (is_alone, fixture->dialog);
  kro_ui_test_finalize (fixture->dialog);
  show_dialog (fixture, &chosen);
  kro_export_dialog_get_settings (fixture->dialog, &settings);
  g_assert_true (kro_export_settings_equal (&chosen, &settings));
  g_assert_true (is_seen (fixture, "width_row"));
  g_assert_true (is_seen (fixture, "height_row"));
  choose (fixture, "preset", KRO_EXPORT_SMALL_SLIDE);
  g_assert_false (is_seen (fixture, "width_row"));
  g_assert_false (is_seen (fixture, "height_row"));
  /* A custom size begins as the one before it. */
  choose (fixture, "preset", KRO_EXPORT_CUSTOM);
  kro_export_dialog_get_settings (fixture->dialog, &settings);
  g_assert_cmpint (settings.width, ==, 1280);
  g_assert_cmpint (settings.height, ==, 720);
}

static gboolean
is_shown (gpointer data)
{
  Fixture          *fixture = data;
  KroExportPreview *preview = get_child (fixture, "preview");

  return kro_export_preview_get_texture (preview) != NULL && kro_export_preview_get_settled (preview);
}

static gboolean
has_other_texture (gpointer data)
{
  gpointer *pair = data;

  return is_shown (pair[0]) && kro_export_preview_get_texture (get_child (pair[0], "preview")) != pair[1];
}

static GdkTexture *
wait_for_texture (Fixture *fixture, GdkTexture *before)
{
  gpointer pair[] = { fixture, before };

  kro_ui_test_wait (has_other_texture, pair);
  return kro_export_preview_get_texture (get_child (fixture, "preview"));
}

static guint
get_brightness (GdkTexture *texture)
{
  gsize              stride = (gsize)gdk_texture_get_width (texture) * 4;
  g_autofree guchar *pixels = g_malloc (stride * (gsize)gdk_texture_get_height (texture));

  gdk_texture_download (texture, pixels, stride);
  return pixels[stride * ((gsize)gdk_texture_get_height (texture) - 1)];
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  GdkTexture *texture;

  gtk_window_present (GTK_WINDOW (fixture->dialog));
  texture = wait_for_texture (fixture, NULL);
  g_assert_cmpfloat_with_epsilon (gdk_texture_get_width (texture) * 9.0 / gdk_texture_get_height (texture), 16, 0.2);
  g_assert_cmpuint (get_brightness (texture), >, 200);
  choose (fixture, "theme", KRO_THEME_DARK);
  texture = wait_for_texture (fixture, texture);
  g_assert_cmpuint (get_brightness (texture), <, 60);
  choose (fixture, "preset", KRO_EXPORT_A4_PORTRAIT);
  texture = wait_for_texture (fixture, texture);
  g_assert_cmpint (gdk_texture_get_width (texture), <, gdk_texture_get_height (texture));
}

/* --- pictures --------------------------------------------------------------------------------- */

static void
take_picture (Fixture *fixture, const char *name)
{
  const char      *folder = g_getenv ("KRONIEK_PICTURES");
  const char      *language = g_getenv ("LANGUAGE");
  g_autofree char *path = g_strdup_printf ("%s/window-export%s%s-%s.png", folder, language != NULL ? "-" : "", language != NULL ? language : "", name);
  g_autoptr (GdkTexture) texture = NULL;

  kro_ui_test_wait (is_shown, fixture);
  kro_ui_test_settle ();
  kro_ui_test_wait_frame (GTK_WIDGET (fixture->dialog));
  texture = kro_ui_test_render (GTK_WIDGET (fixture->dialog));
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static GtkWidget *
find_popover (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_POPOVER (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_popover (child);
  return found;
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

static void
take_picture_of_list (Fixture *fixture)
{
  GtkWidget       *row = get_child (fixture, "preset");
  GtkWidget       *popover = find_popover (row);
  g_autofree char *path = g_strdup_printf ("%s/window-export-list.png", g_getenv ("KRONIEK_PICTURES"));
  g_autoptr (GdkTexture) texture = NULL;

  gtk_widget_activate (row);
  kro_ui_test_wait (is_mapped, popover);
  kro_ui_test_settle ();
  texture = kro_ui_test_render (popover);
  g_assert_true (gdk_texture_save_to_png (texture, path));
  gtk_popover_popdown (GTK_POPOVER (popover));
}

/* Under the name of what is shown: as it opens, narrow, with everything. */
static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  if (g_getenv ("KRONIEK_PICTURES") == NULL)
    {
      g_test_skip ("no pictures are wanted");
      return;
    }
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  take_picture (fixture, "png");
  take_picture_of_list (fixture);
  choose (fixture, "format", KRO_EXPORT_SVG);
  choose (fixture, "theme", KRO_THEME_PRINT);
  choose (fixture, "preset", KRO_EXPORT_SQUARE);
  wait_for_texture (fixture, kro_export_preview_get_texture (get_child (fixture, "preview")));
  take_picture (fixture, "svg");
  choose (fixture, "format", KRO_EXPORT_PDF);
  choose (fixture, "theme", KRO_THEME_LIGHT);
  choose (fixture, "preset", KRO_EXPORT_A4_PORTRAIT);
  wait_for_texture (fixture, kro_export_preview_get_texture (get_child (fixture, "preview")));
  take_picture (fixture, "pdf");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  choose (fixture, "theme", KRO_THEME_DARK);
  choose (fixture, "preset", KRO_EXPORT_A4_LANDSCAPE);
  wait_for_texture (fixture, kro_export_preview_get_texture (get_child (fixture, "preview")));
  take_picture (fixture, "dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
  choose (fixture, "format", KRO_EXPORT_PNG);
  set_custom (fixture, 30000, 600);
  take_picture (fixture, "problem");
  gtk_adjustment_set_value (get_child (fixture, "width"), 1600);
  fail_to_export (fixture, "file:///is/not/there/a.png", "/a.png");
  take_picture (fixture, "failure");
}

/* Other settings of the desktop: contrast, size of text. */
static void
test_pictures_of_access (Fixture *fixture, gconstpointer data)
{
  GtkSettings     *settings = gtk_settings_get_default ();
  g_autofree char *style = NULL;
  int              dpi;

  if (g_getenv ("KRONIEK_PICTURES") == NULL)
    {
      g_test_skip ("no pictures are wanted");
      return;
    }
  g_object_get (settings, "gtk-xft-dpi", &dpi, "gtk-theme-name", &style, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->dialog), 360, 720);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  take_picture (fixture, "narrow");
  choose (fixture, "preset", KRO_EXPORT_A4_LANDSCAPE);
  wait_for_texture (fixture, kro_export_preview_get_texture (get_child (fixture, "preview")));
  g_object_set (settings, "gtk-xft-dpi", 96 * 1024 * 2, NULL);
  gtk_widget_queue_resize (GTK_WIDGET (fixture->dialog));
  kro_ui_test_settle ();
  take_picture (fixture, "narrow-large-text");
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  if (g_getenv ("KRONIEK_PICTURES") != NULL)
    {
      g_autofree char *catalogues = g_build_filename (g_getenv ("KRONIEK_BUILD_ROOT"), "resources", "po", NULL);

      bindtextdomain (GETTEXT_PACKAGE, catalogues);
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      textdomain (GETTEXT_PACKAGE);
    }
  add ("/ui/export-dialog/png", test_png);
  add ("/ui/export-dialog/svg", test_svg);
  add ("/ui/export-dialog/pdf", test_pdf);
  add ("/ui/export-dialog/part", test_part);
  add ("/ui/export-dialog/name-says-format", test_name_says_format);
  add ("/ui/export-dialog/impossible", test_impossible);
  add ("/ui/export-dialog/not-writable", test_not_writable);
  add ("/ui/export-dialog/cancel", test_cancel);
  add ("/ui/export-dialog/settings", test_settings);
  add ("/ui/export-dialog/preview", test_preview);
  add ("/ui/export-dialog/pictures", test_pictures);
  add ("/ui/export-dialog/pictures-of-access", test_pictures_of_access);
  return g_test_run ();
}
