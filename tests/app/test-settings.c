/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is remembered, with the schema of the build and without one. The
 * memory behind all of it is that of this process. */

#include "kro-settings.h"

static void
assert_equal (const KroSettings *a, const KroSettings *b)
{
  g_assert_cmpint (a->window_width, ==, b->window_width);
  g_assert_cmpint (a->window_height, ==, b->window_height);
  g_assert_cmpint (a->window_maximized, ==, b->window_maximized);
  g_assert_cmpint (a->pane_position, ==, b->pane_position);
  g_assert_cmpstr (a->side_page, ==, b->side_page);
  g_assert_cmpint (a->fold_gaps, ==, b->fold_gaps);
  g_assert_cmpint (a->hide_others, ==, b->hide_others);
  g_assert_cmpstr (a->export_format, ==, b->export_format);
  g_assert_cmpstr (a->export_preset, ==, b->export_preset);
  g_assert_cmpint (a->export_width, ==, b->export_width);
  g_assert_cmpint (a->export_height, ==, b->export_height);
  g_assert_cmpint (a->export_dpi, ==, b->export_dpi);
  g_assert_cmpstr (a->export_theme, ==, b->export_theme);
  g_assert_cmpstr (a->export_part, ==, b->export_part);
}

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static char *
schemas_of_build (void)
{
  return g_build_filename (g_getenv ("KRONIEK_BUILD_ROOT"), "resources", NULL);
}

static void
test_defaults (void)
{
  g_autofree char *schemas = schemas_of_build ();
  g_autoptr (KroSettings) with = kro_settings_load (schemas);
  g_autoptr (KroSettings) without = kro_settings_load (NULL);
  g_autoptr (KroSettings) nowhere = kro_settings_load ("/nowhere/at/all");

  assert_equal (with, without);
  assert_equal (without, nowhere);
  g_assert_cmpint (with->window_width, ==, 1280);
  g_assert_cmpstr (with->side_page, ==, "article");
}

/* A field that the table forgets, or a key that has none, is found. */
static void
test_every_key (void)
{
  g_autofree char *schemas = schemas_of_build ();
  g_autoptr (GSettingsSchemaSource) source = g_settings_schema_source_new_from_directory (schemas, NULL, TRUE, NULL);
  g_autoptr (GSettingsSchema) schema = g_settings_schema_source_lookup (source, "io.github.kroniek.Kroniek", FALSE);
  g_auto (GStrv) names = g_settings_schema_list_keys (schema);

  g_assert_cmpuint (g_strv_length (names), ==, 14);
}

static void
test_round_trip (void)
{
  g_autofree char *schemas = schemas_of_build ();
  g_autoptr (KroSettings) settings = kro_settings_load (schemas);
  g_autoptr (KroSettings) again = NULL;

  settings->window_width = 900;
  settings->window_height = 700;
  settings->window_maximized = TRUE;
  settings->pane_position = 412;
  set_text (&settings->side_page, "events");
  settings->fold_gaps = FALSE;
  settings->hide_others = TRUE;
  set_text (&settings->export_format, "pdf");
  set_text (&settings->export_preset, "a4-portrait");
  settings->export_width = 640;
  settings->export_height = 480;
  settings->export_dpi = 300;
  set_text (&settings->export_theme, "print");
  set_text (&settings->export_part, "everything");
  kro_settings_save (settings, schemas);
  again = kro_settings_load (schemas);
  assert_equal (again, settings);
}

/* What the schema does not allow is passed over; the rest is kept. */
static void
test_out_of_range (void)
{
  g_autofree char *schemas = schemas_of_build ();
  g_autoptr (KroSettings) settings = kro_settings_load (schemas);
  g_autoptr (KroSettings) again = NULL;
  g_autofree char *side = g_strdup (settings->side_page);
  int              width = settings->window_width;

  settings->window_width = -5;
  settings->window_height = 555;
  set_text (&settings->side_page, "colour");
  kro_settings_save (settings, schemas);
  again = kro_settings_load (schemas);
  g_assert_cmpint (again->window_width, ==, width);
  g_assert_cmpint (again->window_height, ==, 555);
  g_assert_cmpstr (again->side_page, ==, side);
}

static void
test_no_schema (void)
{
  g_autoptr (KroSettings) settings = kro_settings_load (NULL);
  g_autoptr (KroSettings) again = NULL;

  settings->window_width = 901;
  kro_settings_save (settings, NULL);
  again = kro_settings_load (NULL);
  g_assert_cmpint (again->window_width, ==, 1280);
}

/* What the dialog of exports hands over comes back, and nothing else moves. */
static void
test_export (void)
{
  g_autoptr (KroSettings) settings = kro_settings_load (NULL);
  g_autoptr (KroSettings) other = kro_settings_load (NULL);
  g_autoptr (GVariant) export = NULL;
  GVariantDict dict;

  set_text (&settings->export_format, "svg");
  settings->export_dpi = 300;
  export = kro_settings_get_export (settings);
  kro_settings_set_export (other, export);
  assert_equal (settings, other);
  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "format", "i", 3);
  g_variant_dict_insert (&dict, "nonsense", "s", "x");
  g_clear_pointer (&export, g_variant_unref);
  export = g_variant_ref_sink (g_variant_dict_end (&dict));
  kro_settings_set_export (other, export);
  assert_equal (settings, other);
}

int
main (int argc, char **argv)
{
  /* The program may be installed where this runs. */
  g_setenv ("XDG_DATA_DIRS", "/nowhere", TRUE);
  g_setenv ("XDG_DATA_HOME", "/nowhere", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/settings/defaults", test_defaults);
  g_test_add_func ("/app/settings/every-key", test_every_key);
  g_test_add_func ("/app/settings/round-trip", test_round_trip);
  g_test_add_func ("/app/settings/out-of-range", test_out_of_range);
  g_test_add_func ("/app/settings/no-schema", test_no_schema);
  g_test_add_func ("/app/settings/export", test_export);
  return g_test_run ();
}
