/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is chosen for a picture: its size, its memory, the name it suggests; and
 * a picture whose timeline changes while it is made. */

#include "kro-export-settings.h"
#include "kro-exporter.h"
#include "kro-picture.h"

#include <math.h>
#include <string.h>

static void
add_source (KroTimeline *timeline, const char *title)
{
  g_auto (KroSourceFields) source = { .id = 7, .title = g_strdup (title) };
  g_autoptr (KroCommand) command = kro_command_new_add_source (&source);
  g_autoptr (GError) error = NULL;

  g_assert_true (kro_timeline_apply (timeline, command, &error));
  g_assert_no_error (error);
}

static void
add_event (KroTimeline *timeline, KroId id, const char *title, const char *start)
{
  g_autoptr (KroDate) date = kro_date_new (&(KroDateFields){ .start = start }, NULL);
  g_auto (KroEventFields) fields = { .id = id, .title = g_strdup (title), .date = kro_date_ref (date) };
  g_autoptr (KroCommand) command = kro_command_new_add_event (&fields);
  g_autoptr (GError) error = NULL;

  g_assert_true (kro_timeline_apply (timeline, command, &error));
  g_assert_no_error (error);
}

static void
test_variant (void)
{
  const KroExportSettings chosen = { KRO_EXPORT_PDF, KRO_EXPORT_EVERYTHING, KRO_EXPORT_A4_PORTRAIT, 700, 300, 300, KRO_THEME_PRINT };
  g_autoptr (GVariant) variant = g_variant_ref_sink (kro_export_settings_to_variant (&chosen));
  KroExportSettings settings;

  kro_export_settings_init (&settings);
  g_assert_false (kro_export_settings_equal (&settings, &chosen));
  kro_export_settings_set_variant (&settings, variant);
  g_assert_true (kro_export_settings_equal (&settings, &chosen));
}

/* What was stored may be of another version, or broken. */
static void
test_odd_variant (void)
{
  g_autoptr (GVariant) odd = g_variant_ref_sink (g_variant_new_parsed ("{'format': <'svg'>, 'preset': <'poster'>, 'theme': <3>, 'width': <-4>, 'dpi': <0>, 'height': <500>, 'other': <true>}"));
  g_autoptr (GVariant) empty = g_variant_ref_sink (g_variant_new_parsed ("@a{sv} {}"));
  KroExportSettings settings;
  KroExportSettings expected;

  kro_export_settings_init (&settings);
  kro_export_settings_init (&expected);
  kro_export_settings_set_variant (&settings, empty);
  g_assert_true (kro_export_settings_equal (&settings, &expected));
  kro_export_settings_set_variant (&settings, odd);
  expected.format = KRO_EXPORT_SVG;
  expected.height = 500;
  g_assert_true (kro_export_settings_equal (&settings, &expected));
}

static void
test_size (void)
{
  KroExportSettings settings;
  double            width;
  double            height;

  kro_export_settings_init (&settings);
  settings.preset = KRO_EXPORT_A4_LANDSCAPE;
  kro_export_settings_get_size (&settings, 0, 0, &width, &height);
  g_assert_cmpfloat_with_epsilon (width * 25.4 / 96, 297, 1e-9);
  g_assert_cmpfloat_with_epsilon (height * 25.4 / 96, 210, 1e-9);
  settings.preset = KRO_EXPORT_WINDOW;
  kro_export_settings_get_size (&settings, 800, 0, &width, &height);
  g_assert_cmpfloat (width, ==, 800);
  g_assert_cmpfloat (height, ==, KRO_EXPORT_MIN_SIDE);
  settings.dpi = 144;
  g_assert_cmpfloat (kro_export_settings_get_scale (&settings), ==, 1.5);
  settings.format = KRO_EXPORT_SVG;
  g_assert_cmpfloat (kro_export_settings_get_scale (&settings), ==, 1);
}

static void
test_check (void)
{
  g_autoptr (GError) error = NULL;
  KroExportSettings settings;

  kro_export_settings_init (&settings);
  g_assert_true (kro_export_settings_check (&settings, 0, 0, &error));
  g_assert_no_error (error);
  settings.dpi = 1000;
  g_assert_false (kro_export_settings_check (&settings, 0, 0, &error));
  g_assert_error (error, KRO_EXPORT_ERROR, KRO_EXPORT_ERROR_SIZE);
  settings.format = KRO_EXPORT_SVG;
  g_assert_true (kro_export_settings_check (&settings, 0, 0, NULL));
}

static void
assert_name (const char *title, const char *expected)
{
  g_autoptr (KroTimeline) timeline = kro_timeline_new ();
  g_autofree char *name = NULL;

  add_source (timeline, title);
  name = kro_export_suggest_name (timeline, KRO_EXPORT_PDF);
  g_assert_cmpstr (name, ==, expected);
}

static void
test_name (void)
{
  g_autoptr (KroTimeline) empty = kro_timeline_new ();
  g_autofree char *name = kro_export_suggest_name (empty, KRO_EXPORT_SVG);
  g_autofree char *long_title = g_strnfill (79, 'x');
  g_autofree char *cut = g_strconcat (long_title, ".pdf", NULL);
  g_autofree char *longer = g_strconcat (long_title, "é", NULL);

  g_assert_cmpstr (name, ==, "Timeline.svg");
  assert_name ("A plain title", "A plain title.pdf");
  assert_name ("On/off and\\back\nagain", "On-off and-back-again.pdf");
  assert_name ("../../etc/passwd", "etc-passwd.pdf");
  assert_name ("  ..  spaced   out  ", "spaced out.pdf");
  assert_name ("\n", "Timeline.pdf");
  assert_name (longer, cut);
}

/* --- pictures under way ----------------------------------------------------------------- */

typedef struct
{
  GMainLoop *loop;
  KroScene  *scene;
  GError    *error;
} Result;

static void
scene_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Result *self = user_data;

  self->scene = kro_picture_new_finish (result, &self->error);
  g_main_loop_quit (self->loop);
}

static void
start_picture (Result *self, KroTimeline *timeline, GCancellable *cancellable)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  g_autoptr (KroTheme) theme = kro_theme_new (KRO_THEME_LIGHT, NULL, 1);
  const KroPictureOptions options = { .width = 800, .height = 400, .theme = theme, .locale = locale };

  self->loop = g_main_loop_new (NULL, FALSE);
  kro_picture_new_async (timeline, &options, cancellable, scene_cb, self);
}

static void
result_clear (Result *self)
{
  g_main_loop_unref (self->loop);
  g_clear_pointer (&self->scene, kro_scene_unref);
  g_clear_error (&self->error);
}

static void
test_changed_meanwhile (void)
{
  g_autoptr (KroTimeline) timeline = kro_timeline_new ();
  Result result = { 0 };

  add_event (timeline, 1, "First", "2025-01-01");
  start_picture (&result, timeline, NULL);
  add_event (timeline, 2, "Second", "2025-02-01");
  g_main_loop_run (result.loop);
  g_assert_no_error (result.error);
  g_assert_nonnull (kro_scene_find_event (result.scene, 1, KRO_PLACED_EVENT));
  g_assert_nonnull (kro_scene_find_event (result.scene, 2, KRO_PLACED_EVENT));
  result_clear (&result);
}

static void
test_cancelled (void)
{
  g_autoptr (KroTimeline) timeline = kro_timeline_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Result result = { 0 };

  add_event (timeline, 1, "First", "2025-01-01");
  start_picture (&result, timeline, cancellable);
  g_cancellable_cancel (cancellable);
  g_main_loop_run (result.loop);
  g_assert_error (result.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (result.scene);
  result_clear (&result);
  g_assert_finalize_object (g_steal_pointer (&timeline));
}

static void
test_filtered (void)
{
  g_autoptr (KroTimeline) timeline = kro_timeline_new ();
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  g_autoptr (KroTheme) theme = kro_theme_new (KRO_THEME_LIGHT, NULL, 1);
  g_autoptr (KroFilter) filter = kro_filter_new ();
  const KroPictureOptions options = { .width = 800, .height = 400, .theme = theme, .locale = locale, .filter = filter };
  g_autoptr (KroScene) all = NULL;
  g_autoptr (KroScene) some = NULL;

  add_event (timeline, 1, "First", "2025-01-01");
  add_event (timeline, 2, "Second", "2025-02-01");
  all = kro_picture_new (timeline, &options, NULL, NULL);
  g_assert_nonnull (kro_scene_find_event (all, 1, KRO_PLACED_EVENT));
  kro_filter_set_query (filter, "second");
  some = kro_picture_new (timeline, &options, NULL, NULL);
  g_assert_null (kro_scene_find_event (some, 1, KRO_PLACED_EVENT));
  g_assert_nonnull (kro_scene_find_event (some, 2, KRO_PLACED_EVENT));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-settings/variant", test_variant);
  g_test_add_func ("/export-settings/odd-variant", test_odd_variant);
  g_test_add_func ("/export-settings/size", test_size);
  g_test_add_func ("/export-settings/check", test_check);
  g_test_add_func ("/export-settings/name", test_name);
  g_test_add_func ("/export-settings/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/export-settings/cancelled", test_cancelled);
  g_test_add_func ("/export-settings/filtered", test_filtered);
  return g_test_run ();
}
