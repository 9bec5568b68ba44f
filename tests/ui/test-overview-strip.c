/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The overview strip: pointer, keys, what a screen reader is told, and that
 * nothing is painted anew that need not be. Set KRONIEK_PICTURES to a folder
 * for pictures of it. */

#include "kro-generator.h"
#include "kro-overview-strip-private.h"
#include "kro-ui-sample.h"
#include "kro-ui-test.h"

#define WIDTH 900

typedef struct
{
  GtkWidget        *window;
  KroOverviewStrip *strip;
  KroViewState     *state;
  KroTimeline      *timeline;
  guint             n_changes; /* of the span */
} Fixture;

static gboolean
is_settled (gpointer data)
{
  return kro_overview_strip_get_settled (data);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
show (Fixture *fixture, KroTimeline *timeline, int width)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->timeline = timeline;
  fixture->state = kro_view_state_new ();
  kro_view_state_set_timeline (fixture->state, timeline);
  fixture->strip = KRO_OVERVIEW_STRIP (kro_overview_strip_new ());
  kro_overview_strip_set_state (fixture->strip, fixture->state, locale);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->strip));
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 120);
  gtk_window_present (GTK_WINDOW (fixture->window));
  kro_ui_test_wait_frame (GTK_WIDGET (fixture->strip));
}

/* August and September of 2025 are there; the first half of September is seen. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  show (fixture, kro_ui_sample_new (), WIDTH);
  kro_view_state_set_span (fixture->state, KRO_TIME_INIT (1756684800), KRO_TIME_INIT (1756684800 + 14 * 86400));
  g_signal_connect_swapped (fixture->state, "span-changed", G_CALLBACK (count_cb), &fixture->n_changes);
  kro_ui_test_wait (is_settled, fixture->strip);
}

/* A thread that still counts holds it until it is done. */
static gboolean
is_last_reference (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_ref (fixture->strip);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  kro_ui_test_settle ();
  kro_ui_test_wait (is_last_reference, fixture->strip);
  kro_ui_test_finalize (fixture->strip);
  kro_ui_test_finalize (fixture->state);
  kro_ui_test_finalize (fixture->timeline);
}

static GtkEventController *
get_controller (Fixture *fixture, GType type)
{
  return kro_ui_test_controller (GTK_WIDGET (fixture->strip), type);
}

static void
assert_moved (Fixture *fixture, const KroTime before[2], double left, double right)
{
  KroTime after[2];

  kro_view_state_get_span (fixture->state, &after[0], &after[1]);
  g_assert_cmpfloat_with_epsilon (kro_time_difference (after[0], before[0]), left, 1e-3);
  g_assert_cmpfloat_with_epsilon (kro_time_difference (after[1], before[1]), right, 1e-3);
}

/* From where the pointer goes down, there and back and there, to @dx. */
static void
drag (Fixture *fixture, double x, double dx)
{
  GtkEventController *gesture = get_controller (fixture, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (gesture, "drag-begin", x, 30.0);
  g_signal_emit_by_name (gesture, "drag-update", dx / 2, 0.0);
  g_signal_emit_by_name (gesture, "drag-update", dx, 0.0);
  g_signal_emit_by_name (gesture, "drag-end", dx, 0.0);
}

static void
test_drag (Fixture *fixture, gconstpointer data)
{
  KroBox    window = kro_overview_strip_get_window (fixture->strip);
  KroScene *scene = kro_scene_ref (fixture->strip->scene);
  double    pixel = 1 / fixture->strip->scale.pixels_per_second;
  KroTime   before[2];

  kro_view_state_get_span (fixture->state, &before[0], &before[1]);
  drag (fixture, window.x + window.w / 2, -100);
  assert_moved (fixture, before, -100 * pixel, -100 * pixel);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_cmpfloat_with_epsilon (kro_overview_strip_get_window (fixture->strip).x, window.x - 100, 0.01);
  g_assert_cmpfloat (kro_view_state_get_seconds (fixture->state), ==, 14 * 86400);
  kro_ui_test_wait (is_settled, fixture->strip);
  g_assert_true (scene == fixture->strip->scene);
  kro_scene_unref (scene);
}

static void
test_drag_is_limited (Fixture *fixture, gconstpointer data)
{
  KroBox window = kro_overview_strip_get_window (fixture->strip);

  drag (fixture, window.x + window.w / 2, 5000);
  window = kro_overview_strip_get_window (fixture->strip);
  g_assert_cmpfloat (kro_view_state_get_seconds (fixture->state), ==, 14 * 86400);
  g_assert_cmpfloat_with_epsilon (window.x + window.w, gtk_widget_get_width (GTK_WIDGET (fixture->strip)), 2);
  drag (fixture, window.x + window.w / 2, -5000);
  g_assert_cmpfloat_with_epsilon (kro_overview_strip_get_window (fixture->strip).x, 0, 2);
}

/* A press that trembles is not a drag. */
static void
test_tremble (Fixture *fixture, gconstpointer data)
{
  KroBox window = kro_overview_strip_get_window (fixture->strip);

  drag (fixture, window.x + window.w / 2, 1.5);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_resize (Fixture *fixture, gconstpointer data)
{
  KroBox  window = kro_overview_strip_get_window (fixture->strip);
  double  pixel = 1 / fixture->strip->scale.pixels_per_second;
  KroTime before[2];

  kro_view_state_get_span (fixture->state, &before[0], &before[1]);
  drag (fixture, window.x + 1, -40);
  assert_moved (fixture, before, -40 * pixel, 0);
  kro_view_state_get_span (fixture->state, &before[0], &before[1]);
  drag (fixture, window.x + window.w + 5, 30);
  assert_moved (fixture, before, 0, 30 * pixel);
}

static void
test_resize_is_limited (Fixture *fixture, gconstpointer data)
{
  KroBox  window = kro_overview_strip_get_window (fixture->strip);
  KroTime before[2];
  KroTime after[2];

  kro_view_state_get_span (fixture->state, &before[0], &before[1]);
  drag (fixture, window.x + 1, 2000);
  kro_view_state_get_span (fixture->state, &after[0], &after[1]);
  g_assert_cmpint (kro_time_compare (after[1], before[1]), ==, 0);
  g_assert_cmpint (kro_time_compare (after[0], before[0]), >, 0);
  g_assert_cmpint (kro_time_compare (after[0], after[1]), <, 0);
  window = kro_overview_strip_get_window (fixture->strip);
  g_assert_cmpfloat (window.w, >=, 10);
  /* what is too narrow to be grabbed is grabbed beside it */
  drag (fixture, window.x + window.w + 6, 60);
  g_assert_cmpfloat (kro_overview_strip_get_window (fixture->strip).w, >=, 55);
}

static void
test_click (Fixture *fixture, gconstpointer data)
{
  GtkEventController *click = get_controller (fixture, GTK_TYPE_GESTURE_CLICK);
  KroBox              window = kro_overview_strip_get_window (fixture->strip);

  g_signal_emit_by_name (click, "released", 1, window.x + window.w / 2, 30.0);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  g_signal_emit_by_name (click, "released", 1, 300.0, 30.0);
  window = kro_overview_strip_get_window (fixture->strip);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpfloat_with_epsilon (window.x + window.w / 2, 300, 1.5);
}

/* From elsewhere a drag fetches the window and goes along with it. */
static void
test_drag_from_elsewhere (Fixture *fixture, gconstpointer data)
{
  KroBox window;

  drag (fixture, 200, 50);
  window = kro_overview_strip_get_window (fixture->strip);
  g_assert_cmpfloat (window.x, >, 1);
  g_assert_cmpfloat (kro_view_state_get_seconds (fixture->state), ==, 14 * 86400);
}

static void
test_double_click (Fixture *fixture, gconstpointer data)
{
  GtkEventController *click = get_controller (fixture, GTK_TYPE_GESTURE_CLICK);
  KroTime             span[2];
  KroTime             extent[2];

  g_signal_emit_by_name (click, "released", 2, 300.0, 30.0);
  kro_view_state_get_span (fixture->state, &span[0], &span[1]);
  g_assert_true (kro_index_get_extent (kro_timeline_get_index (fixture->timeline), &extent[0], &extent[1]));
  g_assert_cmpint (kro_time_compare (span[0], extent[0]), <, 0);
  g_assert_cmpint (kro_time_compare (span[1], extent[1]), >, 0);
  g_assert_cmpfloat (kro_view_state_get_seconds (fixture->state), <, 1.2 * kro_time_difference (extent[1], extent[0]));
}

static void
test_scroll (Fixture *fixture, gconstpointer data)
{
  GtkEventController *scroll = get_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  gboolean            handled = FALSE;
  KroTime             before[2];

  kro_view_state_get_span (fixture->state, &before[0], &before[1]);
  g_signal_emit_by_name (scroll, "scroll", 0.0, -1.0, &handled);
  g_assert_true (handled);
  assert_moved (fixture, before, -1.4 * 86400, -1.4 * 86400);
}

static void
act (Fixture *fixture, const char *action, double parameter)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->strip), action, parameter != 0 ? "d" : NULL, parameter));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  KroTime before[2];
  KroBox  window;

  kro_view_state_get_span (fixture->state, &before[0], &before[1]);
  act (fixture, "overview.pan", -0.1);
  assert_moved (fixture, before, -1.4 * 86400, -1.4 * 86400);
  act (fixture, "overview.pan", 0.1);
  assert_moved (fixture, before, 0, 0);
  act (fixture, "overview.zoom", 0.5);
  assert_moved (fixture, before, 3.5 * 86400, -3.5 * 86400);
  act (fixture, "overview.first", 0);
  g_assert_cmpfloat_with_epsilon (kro_overview_strip_get_window (fixture->strip).x, 0, 2);
  act (fixture, "overview.last", 0);
  window = kro_overview_strip_get_window (fixture->strip);
  g_assert_cmpfloat_with_epsilon (window.x + window.w, gtk_widget_get_width (GTK_WIDGET (fixture->strip)), 2);
  g_assert_cmpfloat_with_epsilon (kro_view_state_get_seconds (fixture->state), 7 * 86400, 1e-3);
  g_assert_cmpuint (fixture->n_changes, ==, 5);
  act (fixture, "overview.fit", 0);
  g_assert_cmpuint (fixture->n_changes, ==, 6);
}

static void
test_hover (Fixture *fixture, gconstpointer data)
{
  GtkEventController *motion = get_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_MOTION);
  const KroPlaced    *placed = kro_scene_find_event (fixture->strip->scene, kro_ui_sample_event (1), KRO_PLACED_EVENT);
  KroBox              window = kro_overview_strip_get_window (fixture->strip);
  KroScene           *scene = fixture->strip->scene;

  g_signal_emit_by_name (motion, "motion", placed->box.x + placed->box.w / 2, placed->box.y + placed->box.h / 2);
  g_assert_cmpuint (kro_view_state_get_hover (fixture->state), ==, kro_ui_sample_event (1));
  g_signal_emit_by_name (motion, "motion", window.x, 30.0);
  g_assert_cmpstr (gdk_cursor_get_name (gtk_widget_get_cursor (GTK_WIDGET (fixture->strip))), ==, "ew-resize");
  g_signal_emit_by_name (motion, "motion", window.x + window.w / 2, 30.0);
  g_assert_cmpstr (gdk_cursor_get_name (gtk_widget_get_cursor (GTK_WIDGET (fixture->strip))), ==, "grab");
  g_signal_emit_by_name (motion, "leave");
  g_assert_cmpuint (kro_view_state_get_hover (fixture->state), ==, KRO_ID_NONE);
  g_assert_null (gtk_widget_get_cursor (GTK_WIDGET (fixture->strip)));
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (2));
  kro_ui_test_wait_frame (GTK_WIDGET (fixture->strip));
  g_assert_true (scene == fixture->strip->scene);
}

/* The strip follows the view as far as it goes, and comes back. */
static void
test_far_view (Fixture *fixture, gconstpointer data)
{
  GtkEventController *click = get_controller (fixture, GTK_TYPE_GESTURE_CLICK);
  KroBox              window;

  kro_view_state_set_span (fixture->state, KRO_TIME_INIT (0), KRO_TIME_INIT (86400));
  kro_ui_test_wait (is_settled, fixture->strip);
  window = kro_overview_strip_get_window (fixture->strip);
  g_assert_cmpfloat_with_epsilon (window.x, 0, 2);
  g_assert_cmpfloat (window.w, >=, 10);
  g_signal_emit_by_name (click, "released", 1, 6.0, 30.0);
  kro_ui_test_wait (is_settled, fixture->strip);
  g_assert_cmpfloat (kro_view_state_get_seconds (fixture->state), ==, 86400);
  g_assert_cmpint (kro_view_state_get_time_at (fixture->state, 0).seconds, >, 1700000000);
}

static void
assert_told (Fixture *fixture)
{
  KroTime     from;
  KroTime     to;
  const char *words;

  kro_view_state_get_span (fixture->state, &from, &to);
  words = kro_word_cache_get_span (fixture->strip->words, from, to);
  g_assert_nonnull (strstr (words, "2025"));
  gtk_test_accessible_assert_property (fixture->strip, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
  gtk_test_accessible_assert_property (fixture->strip, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words);
}

static void
test_access (Fixture *fixture, gconstpointer data)
{
  gtk_test_accessible_assert_role (GTK_WIDGET (fixture->strip), GTK_ACCESSIBLE_ROLE_SCROLLBAR);
  gtk_test_accessible_assert_property (fixture->strip, GTK_ACCESSIBLE_PROPERTY_LABEL, "Overview");
  assert_told (fixture);
  act (fixture, "overview.pan", -0.5);
  kro_ui_test_wait (is_settled, fixture->strip);
  assert_told (fixture);
}

/* An edit shows, a filter too. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroCommand) remove = kro_timeline_make_remove_event (fixture->timeline, kro_ui_sample_event (0));

  g_assert_nonnull (kro_scene_find_event (fixture->strip->scene, kro_ui_sample_event (0), KRO_PLACED_EVENT));
  g_assert_true (kro_timeline_apply (fixture->timeline, remove, NULL));
  kro_ui_test_wait (is_settled, fixture->strip);
  g_assert_null (kro_scene_find_event (fixture->strip->scene, kro_ui_sample_event (0), KRO_PLACED_EVENT));
  g_assert_nonnull (kro_scene_find_event (fixture->strip->scene, kro_ui_sample_event (1), KRO_PLACED_EVENT));
  kro_filter_set_query (kro_view_state_get_filter (fixture->state), "onderzoek");
  kro_ui_test_wait (is_settled, fixture->strip);
  g_assert_false (kro_scene_find_event (fixture->strip->scene, kro_ui_sample_event (1), KRO_PLACED_EVENT)->dimmed);
  g_assert_true (kro_scene_find_event (fixture->strip->scene, kro_ui_sample_event (2), KRO_PLACED_EVENT)->dimmed);
  kro_view_state_set_hides_others (fixture->state, TRUE);
  kro_ui_test_wait (is_settled, fixture->strip);
  g_assert_nonnull (kro_scene_find_event (fixture->strip->scene, kro_ui_sample_event (1), KRO_PLACED_EVENT));
  g_assert_null (kro_scene_find_event (fixture->strip->scene, kro_ui_sample_event (2), KRO_PLACED_EVENT));
}

static void
test_follows (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int          height = gtk_widget_get_height (GTK_WIDGET (fixture->strip));
  int          dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  kro_ui_test_wait_frame (GTK_WIDGET (fixture->strip));
  kro_ui_test_wait (is_settled, fixture->strip);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture->strip)), >, height);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_cmpint (kro_theme_get_kind (fixture->strip->theme), ==, KRO_THEME_DARK);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_assert_cmpint (kro_theme_get_kind (fixture->strip->theme), ==, KRO_THEME_LIGHT);
}

static void
set_up_empty (Fixture *fixture, gconstpointer data)
{
  show (fixture, kro_timeline_new (), WIDTH);
  g_signal_connect_swapped (fixture->state, "span-changed", G_CALLBACK (count_cb), &fixture->n_changes);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  gboolean handled = TRUE;

  drag (fixture, 300, 100);
  g_signal_emit_by_name (get_controller (fixture, GTK_TYPE_GESTURE_CLICK), "released", 1, 300.0, 30.0);
  g_signal_emit_by_name (get_controller (fixture, GTK_TYPE_GESTURE_CLICK), "released", 2, 300.0, 30.0);
  g_signal_emit_by_name (get_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_MOTION), "motion", 300.0, 30.0);
  g_signal_emit_by_name (get_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_SCROLL), "scroll", 0.0, 1.0, &handled);
  g_assert_false (handled);
  act (fixture, "overview.pan", 0.1);
  act (fixture, "overview.zoom", 2);
  act (fixture, "overview.first", 0);
  act (fixture, "overview.last", 0);
  act (fixture, "overview.fit", 0);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  g_assert_false (kro_overview_strip_get_settled (fixture->strip));
}

/* So many that they are counted in a thread. */
static void
set_up_many (Fixture *fixture, gconstpointer data)
{
  show (fixture, kro_generator_make_timeline (7, 30000), WIDTH);
  g_signal_connect_swapped (fixture->state, "span-changed", G_CALLBACK (count_cb), &fixture->n_changes);
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  gsize            n_placed;
  gsize            n_bars = 0;
  const KroPlaced *placed;

  kro_ui_test_wait (is_settled, fixture->strip);
  act (fixture, "overview.fit", 0);
  kro_ui_test_wait (is_settled, fixture->strip);
  placed = kro_scene_get_placed (fixture->strip->scene, &n_placed);
  for (gsize i = 0; i < n_placed; i++)
    n_bars += placed[i].kind == KRO_PLACED_CLUSTER;
  g_assert_cmpuint (n_bars, >, 100);
  kro_view_state_set_hides_others (fixture->state, TRUE);
  kro_filter_set_query (kro_view_state_get_filter (fixture->state), "no such words");
  while (kro_density_get_n_events (fixture->strip->density) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (kro_overview_strip_update (fixture->strip));
}

/* An edit is counted at once, however many events there are. */
static void
test_many_edited (Fixture *fixture, gconstpointer data)
{
  KroTimeline *timeline = fixture->timeline;
  KroId        event = kro_timeline_get_id_at (timeline, 20000);
  gsize        n_events;
  g_autoptr (KroCommand) command = NULL;

  act (fixture, "overview.fit", 0);
  kro_ui_test_wait (is_settled, fixture->strip);
  n_events = kro_density_get_n_events (fixture->strip->density);
  command = kro_timeline_make_remove_events (timeline, &event, 1);
  g_assert_true (kro_timeline_apply (timeline, command, NULL));
  g_assert_cmpuint (kro_density_get_n_events (fixture->strip->density), ==, n_events - 1);
  g_assert_false (fixture->strip->is_stale);
  g_assert_null (fixture->strip->task);
  g_assert_null (fixture->strip->scene);
}

/* Nothing of it may run on without the widget. */
static void
test_gone_while_counting (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (fixture->strip->task);
}

/* --- pictures ------------------------------------------------------------------------ */

static void
take_picture (const char *folder, const char *name, KroTimeline *timeline, int width, double from, double to)
{
  Fixture          fixture = { 0 };
  g_autofree char *path = g_strdup_printf ("%s/strip-%s.png", folder, name);
  g_autoptr (GdkTexture) texture = NULL;
  KroTime extent[2];
  double  seconds;

  show (&fixture, timeline, width);
  kro_index_get_extent (kro_timeline_get_index (timeline), &extent[0], &extent[1]);
  seconds = kro_time_difference (extent[1], extent[0]);
  kro_view_state_set_span (fixture.state, kro_time_add (extent[0], from * seconds), kro_time_add (extent[0], to * seconds));
  kro_view_state_set_selection (fixture.state, kro_timeline_get_id_at (timeline, kro_timeline_get_n_events (timeline) / 2));
  kro_view_state_set_hover (fixture.state, kro_timeline_get_id_at (timeline, 0));
  kro_ui_test_wait (is_settled, fixture.strip);
  texture = kro_ui_test_render (GTK_WIDGET (fixture.strip));
  g_assert_true (gdk_texture_save_to_png (texture, path));
  tear_down (&fixture, NULL);
}

/* From long before Christ until now. */
static KroTimeline *
make_ages (void)
{
  static const char *const starts[] = { "-0752-04-21", "-0508", "-0217/-0200", "-0148/-0145", "-0072/-0070", "-0048-01-10", "-0043-03-15", "-0026", "0064-07", "0079", "0117", "0284", "0313", "0380", "0410-08-24", "0476-09-04" };
  KroTimeline             *timeline = kro_timeline_new ();

  for (KroId id = 1; id <= G_N_ELEMENTS (starts); id++)
    {
      g_autoptr (KroDate) date = kro_date_new_edtf (starts[id - 1], NULL);
      g_auto (KroEventFields) fields = { .id = id, .title = g_strdup ("An event"), .date = kro_date_ref (date) };
      g_autoptr (KroCommand) command = kro_command_new_add_event (&fields);

      g_assert_true (kro_timeline_apply (timeline, command, NULL));
    }
  return timeline;
}

static void
take_pictures (const char *folder, const char *style)
{
  static const guint counts[] = { 12, 61, 300, 10000 };
  g_autofree char   *few = g_strconcat (style, "-4", NULL);
  g_autofree char   *narrow = g_strconcat (style, "-4-narrow", NULL);
  g_autofree char   *ages = g_strconcat (style, "-ages", NULL);

  take_picture (folder, few, kro_ui_sample_new (), WIDTH, 0.3, 0.75);
  take_picture (folder, narrow, kro_ui_sample_new (), 360, -0.06, 1.16);
  take_picture (folder, ages, make_ages (), WIDTH, 0.9, 1.02);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%u", style, counts[i]);

      take_picture (folder, name, kro_generator_make_timeline (counts[i], counts[i]), 1000, 0.6, i == 3 ? 0.6 : 0.8);
    }
}

static void
test_pictures (void)
{
  const char      *folder = g_getenv ("KRONIEK_PICTURES");
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkSettings     *settings = gtk_settings_get_default ();

  if (folder == NULL)
    {
      g_test_skip ("KRONIEK_PICTURES names no folder");
      return;
    }
  take_pictures (folder, "light");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  take_pictures (folder, "dark");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  take_pictures (folder, "large");
  g_object_set (settings, "gtk-xft-dpi", 96 * 1024, NULL);
}

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  g_test_add ("/ui/overview-strip/drag", Fixture, NULL, set_up, test_drag, tear_down);
  g_test_add ("/ui/overview-strip/drag-is-limited", Fixture, NULL, set_up, test_drag_is_limited, tear_down);
  g_test_add ("/ui/overview-strip/tremble", Fixture, NULL, set_up, test_tremble, tear_down);
  g_test_add ("/ui/overview-strip/resize", Fixture, NULL, set_up, test_resize, tear_down);
  g_test_add ("/ui/overview-strip/resize-is-limited", Fixture, NULL, set_up, test_resize_is_limited, tear_down);
  g_test_add ("/ui/overview-strip/click", Fixture, NULL, set_up, test_click, tear_down);
  g_test_add ("/ui/overview-strip/drag-from-elsewhere", Fixture, NULL, set_up, test_drag_from_elsewhere, tear_down);
  g_test_add ("/ui/overview-strip/double-click", Fixture, NULL, set_up, test_double_click, tear_down);
  g_test_add ("/ui/overview-strip/scroll", Fixture, NULL, set_up, test_scroll, tear_down);
  g_test_add ("/ui/overview-strip/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/ui/overview-strip/hover", Fixture, NULL, set_up, test_hover, tear_down);
  g_test_add ("/ui/overview-strip/far-view", Fixture, NULL, set_up, test_far_view, tear_down);
  g_test_add ("/ui/overview-strip/access", Fixture, NULL, set_up, test_access, tear_down);
  g_test_add ("/ui/overview-strip/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/ui/overview-strip/follows", Fixture, NULL, set_up, test_follows, tear_down);
  g_test_add ("/ui/overview-strip/empty", Fixture, NULL, set_up_empty, test_empty, tear_down);
  g_test_add ("/ui/overview-strip/many", Fixture, NULL, set_up_many, test_many, tear_down);
  g_test_add ("/ui/overview-strip/many-edited", Fixture, NULL, set_up_many, test_many_edited, tear_down);
  g_test_add ("/ui/overview-strip/gone-while-counting", Fixture, NULL, set_up_many, test_gone_while_counting, tear_down);
  g_test_add_func ("/ui/overview-strip/pictures", test_pictures);
  return g_test_run ();
}
