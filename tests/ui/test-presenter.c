/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The presentation: its walk, its keys, what it hands back. With
 * KRONIEK_PICTURES set to a folder it leaves pictures of itself there. */

#include "kro-caption.h"
#include "kro-presenter.h"
#include "kro-timeline-view.h"
#include "kro-ui-sample.h"
#include "kro-ui-test.h"

#include <string.h>

#define LONG 900
#define UNDATED 901
#define N_EVENTS (KRO_UI_SAMPLE_EVENTS + 2)

typedef struct
{
  GtkWidget       *parent;
  KroPresenter    *presenter;
  KroTimelineView *view;
  KroViewState    *state;
  KroTimeline     *timeline;
} Fixture;

static void
apply (KroTimeline *timeline, KroCommand *command)
{
  g_autoptr (KroCommand) owned = command;
  g_autoptr (GError) error = NULL;

  g_assert_true (kro_timeline_apply (timeline, owned, &error));
  g_assert_no_error (error);
}

static void
add_event (KroTimeline *timeline, KroId id, const char *title, const char *edtf, const char *from, const char *to)
{
  g_auto (KroEventFields) fields = { .id = id, .title = g_strdup (title), .importance = 200, .review = KRO_REVIEW_ACCEPTED };
  KroPassage passage = { .id = id + 5000, .event = id, .source = kro_ui_sample_source () };

  fields.date = edtf != NULL ? kro_date_new_edtf (edtf, NULL) : NULL;
  apply (timeline, kro_command_new_add_event (&fields));
  passage.origin = (KroAnchor){ .b = (guint32)kro_ui_sample_find (from), .e = (guint32)(kro_ui_sample_find (to) + strlen (to)), .score = 1000 };
  apply (timeline, kro_command_new_add_passage (&passage));
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_child_visible (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_settled (gpointer data)
{
  return gtk_widget_get_mapped (data) && kro_presenter_get_settled (data);
}

static void
open_presenter (Fixture *fixture, const char *language)
{
  g_autoptr (KroLocale) locale = kro_locale_new (language);
  KroTime now = KRO_TIME_INIT (1760000000);

  fixture->presenter = KRO_PRESENTER (kro_presenter_new (GTK_WINDOW (fixture->parent), fixture->state, locale, &now));
  fixture->view = KRO_TIMELINE_VIEW (find_widget (GTK_WIDGET (fixture->presenter), KRO_TYPE_TIMELINE_VIEW));
  gtk_window_present (GTK_WINDOW (fixture->presenter));
  kro_ui_test_wait (is_settled, fixture->presenter);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->timeline = kro_ui_sample_new ();
  add_event (fixture->timeline, LONG, "Een groot softwarebedrijf bevestigt na weken van vragen door verslaggevers en Kamerleden dat een eenheid van een ministerie een deel van zijn clouddiensten niet langer kan gebruiken, en dat het onderzoek naar de opslag van gegevens nog loopt", "2010~", "Een groot softwarebedrijf", "van medewerkers.");
  add_event (fixture->timeline, UNDATED, "President noemt twee regels", NULL, "Twee regels", "klanten toevertrouwen.");
  fixture->state = kro_view_state_new ();
  kro_view_state_set_timeline (fixture->state, fixture->timeline);
  fixture->parent = adw_window_new ();
  open_presenter (fixture, "en");
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *)data == NULL;
}

/* Ends it as a person does, and checks that nothing holds it. */
static void
close_presenter (Fixture *fixture)
{
  KroPresenter *presenter = fixture->presenter;

  g_object_add_weak_pointer (G_OBJECT (presenter), (gpointer *)&fixture->presenter);
  gtk_widget_activate_action (GTK_WIDGET (presenter), "presenter.end", NULL);
  kro_ui_test_wait (is_gone, &fixture->presenter);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  if (fixture->presenter != NULL)
    close_presenter (fixture);
  g_object_ref (fixture->parent);
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
  kro_ui_test_settle ();
  kro_ui_test_finalize (fixture->parent);
  kro_ui_test_finalize (fixture->state);
  kro_ui_test_finalize (fixture->timeline);
}

static gboolean
press_with (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  GtkEventController *controller = kro_ui_test_controller (GTK_WIDGET (fixture->presenter), GTK_TYPE_EVENT_CONTROLLER_KEY);
  gboolean            handled = FALSE;

  g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
  return handled;
}

static void
press (Fixture *fixture, guint key)
{
  g_assert_true (press_with (fixture, key, 0));
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->presenter), action, NULL));
}

static guint
get_index (Fixture *fixture)
{
  return kro_timeline_get_position (fixture->timeline, kro_presenter_get_event (fixture->presenter));
}

static KroCaption *
get_caption (Fixture *fixture)
{
  return KRO_CAPTION (find_widget (GTK_WIDGET (fixture->presenter), KRO_TYPE_CAPTION));
}

/* Where the event stands, as a part of the width of the plot. */
static double
get_place (Fixture *fixture, KroId event)
{
  guint32 slot = kro_timeline_get_slot (fixture->timeline, event);

  return kro_view_state_get_fraction_of (kro_stage_get_state (kro_timeline_view_get_stage (fixture->view)),
                                         kro_timeline_get_columns (fixture->timeline)->starts[slot]);
}

/* Whether some label that is shown has that text. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

/* All events in order of time, the undated one last. */
static void
test_walk (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (kro_presenter_get_event (fixture->presenter), ==, LONG);
  for (guint i = 0; i < N_EVENTS; i++)
    {
      KroId event = kro_presenter_get_event (fixture->presenter);

      g_assert_cmpuint (event, ==, kro_timeline_get_id_at (fixture->timeline, i));
      if (event != UNDATED)
        g_assert_cmpfloat_with_epsilon (get_place (fixture, event), 1 / 3.0, 1e-6);
      act (fixture, "presenter.next");
      kro_ui_test_wait (is_settled, fixture->presenter);
    }
  g_assert_cmpuint (kro_presenter_get_event (fixture->presenter), ==, UNDATED);
  act (fixture, "presenter.first");
  g_assert_cmpuint (get_index (fixture), ==, 0);
  act (fixture, "presenter.previous");
  g_assert_cmpuint (get_index (fixture), ==, 0);
  act (fixture, "presenter.last");
  g_assert_cmpuint (get_index (fixture), ==, N_EVENTS - 1);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->presenter);

  g_assert_true (says (window, "Circa 2010"));
  g_assert_true (says (window, "1 / 6"));
  press (fixture, GDK_KEY_3);
  press (fixture, GDK_KEY_Return);
  g_assert_true (says (window, "Friday 15 August 2025"));
  g_assert_true (says (window, "Bedrijf begint eigen onderzoek"));
  g_assert_true (says (window, "“Op 15 augustus begon het bedrijf een eigen onderzoek.”"));
  g_assert_true (says (window, "— Softwarebedrijf zet clouddiensten voor ministerie stop, 26 September 2025"));
  g_assert_true (says (window, "3 / 6"));
  g_assert_false (says (window, "Circa 2010"));
  press (fixture, GDK_KEY_End);
  g_assert_true (says (window, "Undated"));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  static const guint next[] = { GDK_KEY_Right, GDK_KEY_Down, GDK_KEY_Page_Down, GDK_KEY_space, GDK_KEY_Return, GDK_KEY_n, GDK_KEY_N, GDK_KEY_KP_Page_Down };
  static const guint previous[] = { GDK_KEY_Left, GDK_KEY_Up, GDK_KEY_Page_Up, GDK_KEY_BackSpace, GDK_KEY_p, GDK_KEY_P, GDK_KEY_KP_Page_Up };

  for (gsize i = 0; i < G_N_ELEMENTS (next); i++)
    {
      press (fixture, GDK_KEY_Home);
      press (fixture, next[i]);
      g_assert_cmpuint (get_index (fixture), ==, 1);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (previous); i++)
    {
      press (fixture, GDK_KEY_End);
      press (fixture, previous[i]);
      g_assert_cmpuint (get_index (fixture), ==, N_EVENTS - 2);
    }
  g_assert_true (press_with (fixture, GDK_KEY_space, GDK_SHIFT_MASK));
  g_assert_cmpuint (get_index (fixture), ==, N_EVENTS - 3);
  g_assert_false (press_with (fixture, GDK_KEY_n, GDK_CONTROL_MASK));
  g_assert_false (press_with (fixture, GDK_KEY_x, 0));
  g_assert_cmpuint (get_index (fixture), ==, N_EVENTS - 3);
  press (fixture, GDK_KEY_9);
  press (fixture, GDK_KEY_9);
  press (fixture, GDK_KEY_KP_Enter);
  g_assert_cmpuint (get_index (fixture), ==, N_EVENTS - 1);
  press (fixture, GDK_KEY_2);
  press (fixture, GDK_KEY_Left);
  press (fixture, GDK_KEY_Return);
  g_assert_cmpuint (get_index (fixture), ==, N_EVENTS - 1);
}

static void
test_ends (Fixture *fixture, gconstpointer data)
{
  static const guint end[] = { GDK_KEY_Escape, GDK_KEY_F5, GDK_KEY_q };

  for (gsize i = 0; i < G_N_ELEMENTS (end); i++)
    {
      KroPresenter *presenter = fixture->presenter;

      g_object_add_weak_pointer (G_OBJECT (presenter), (gpointer *)&fixture->presenter);
      press (fixture, end[i]);
      kro_ui_test_wait (is_gone, &fixture->presenter);
      open_presenter (fixture, "en");
    }
}

static GtkWidget *
find_blank (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_has_css_class (child, "blank") ? child : find_blank (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_black (Fixture *fixture, gconstpointer data)
{
  GtkWidget *blank = find_blank (GTK_WIDGET (fixture->presenter));
  GtkWidget *status = gtk_widget_get_parent (GTK_WIDGET (get_caption (fixture)));

  g_assert_false (gtk_widget_get_visible (blank));
  press (fixture, GDK_KEY_b);
  g_assert_true (gtk_widget_get_mapped (blank));
  gtk_test_accessible_assert_property (status, GTK_ACCESSIBLE_PROPERTY_LABEL, "The screen is black");
  g_assert_false (press_with (fixture, GDK_KEY_Shift_L, 0));
  g_assert_true (gtk_widget_get_visible (blank));
  press (fixture, GDK_KEY_Page_Down);
  g_assert_false (gtk_widget_get_visible (blank));
  g_assert_cmpuint (get_index (fixture), ==, 0);
  press (fixture, GDK_KEY_period);
  press (fixture, GDK_KEY_w);
  g_assert_true (gtk_widget_has_css_class (blank, "white"));
  press (fixture, GDK_KEY_comma);
  g_assert_false (gtk_widget_get_visible (blank));
  press (fixture, GDK_KEY_B);
  g_assert_true (gtk_widget_get_visible (blank));
  g_assert_false (gtk_widget_has_css_class (blank, "white"));
  press (fixture, GDK_KEY_Escape);
  g_assert_false (gtk_widget_get_visible (blank));
}

static void
test_pointer (Fixture *fixture, gconstpointer data)
{
  GtkWidget          *slide = adw_window_get_content (ADW_WINDOW (fixture->presenter));
  GtkEventController *click = kro_ui_test_controller (slide, GTK_TYPE_GESTURE_CLICK);
  GtkEventController *swipe = kro_ui_test_controller (slide, GTK_TYPE_GESTURE_SWIPE);
  double              width = gtk_widget_get_width (slide);

  g_signal_emit_by_name (click, "pressed", 1, width * 0.5, 100.0);
  g_signal_emit_by_name (click, "released", 1, width * 0.5, 100.0);
  g_assert_cmpuint (get_index (fixture), ==, 1);
  g_signal_emit_by_name (click, "released", 1, width * 0.9, 100.0);
  g_assert_cmpuint (get_index (fixture), ==, 1);
  g_signal_emit_by_name (click, "pressed", 1, width * 0.1, 100.0);
  g_signal_emit_by_name (click, "released", 1, width * 0.1, 100.0);
  g_assert_cmpuint (get_index (fixture), ==, 0);
  g_signal_emit_by_name (swipe, "swipe", -900.0, 50.0);
  g_assert_cmpuint (get_index (fixture), ==, 1);
  g_signal_emit_by_name (swipe, "swipe", 30.0, 5.0);
  g_signal_emit_by_name (swipe, "swipe", 900.0, 1200.0);
  g_assert_cmpuint (get_index (fixture), ==, 1);
  g_signal_emit_by_name (swipe, "swipe", 900.0, 50.0);
  g_assert_cmpuint (get_index (fixture), ==, 0);
}

static gboolean
is_pointer_hidden (gpointer data)
{
  GdkCursor *cursor = gtk_widget_get_cursor (data);

  return cursor != NULL && g_strcmp0 (gdk_cursor_get_name (cursor), "none") == 0;
}

static void
test_pointer_hides (Fixture *fixture, gconstpointer data)
{
  GtkEventController *motion = kro_ui_test_controller (adw_window_get_content (ADW_WINDOW (fixture->presenter)), GTK_TYPE_EVENT_CONTROLLER_MOTION);

  kro_ui_test_wait (is_pointer_hidden, fixture->presenter);
  g_signal_emit_by_name (motion, "motion", 300.0, 200.0);
  g_assert_null (gtk_widget_get_cursor (GTK_WIDGET (fixture->presenter)));
}

/* It begins at the selection, and leaves it where it ended. */
static void
test_hand_over (Fixture *fixture, gconstpointer data)
{
  KroTime from[2];
  KroTime to[2];

  close_presenter (fixture);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, LONG);
  kro_view_state_set_selection (fixture->state, kro_ui_sample_event (1));
  kro_view_state_get_span (fixture->state, &from[0], &to[0]);
  open_presenter (fixture, "en");
  g_assert_cmpuint (kro_presenter_get_event (fixture->presenter), ==, kro_ui_sample_event (1));
  press (fixture, GDK_KEY_n);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), ==, kro_ui_sample_event (1));
  close_presenter (fixture);
  g_assert_cmpuint (kro_view_state_get_selection (fixture->state), !=, kro_ui_sample_event (1));
  g_assert_cmpuint (kro_timeline_get_position (fixture->timeline, kro_view_state_get_selection (fixture->state)), ==, 3);
  kro_view_state_get_span (fixture->state, &from[1], &to[1]);
  g_assert_cmpint (kro_time_compare (from[0], from[1]), ==, 0);
  g_assert_cmpint (kro_time_compare (to[0], to[1]), ==, 0);
}

static void
test_single (Fixture *fixture, gconstpointer data)
{
  KroPresenter *one = fixture->presenter;

  open_presenter (fixture, "en");
  g_assert_true (fixture->presenter == one);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (one)) == GTK_WINDOW (fixture->parent));
}

/* Without motion a step is there at once. */
static void
test_reduced_motion (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_n);
  g_assert_cmpfloat_with_epsilon (get_place (fixture, kro_presenter_get_event (fixture->presenter)), 1 / 3.0, 1e-6);
  g_assert_cmpuint (kro_view_state_get_selection (kro_stage_get_state (kro_timeline_view_get_stage (fixture->view))), ==, kro_presenter_get_event (fixture->presenter));
}

/* With motion it is on its way first, and then there exactly; steps on the way
 * do not queue. */
static void
test_motion (Fixture *fixture, gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  press (fixture, GDK_KEY_n);
  g_assert_false (kro_presenter_get_settled (fixture->presenter));
  g_assert_cmpfloat (get_place (fixture, kro_presenter_get_event (fixture->presenter)), >, 0.4);
  kro_ui_test_wait_frame (GTK_WIDGET (fixture->presenter));
  press (fixture, GDK_KEY_n);
  press (fixture, GDK_KEY_n);
  g_assert_cmpuint (get_index (fixture), ==, 3);
  kro_ui_test_wait (is_settled, fixture->presenter);
  g_assert_cmpfloat_with_epsilon (get_place (fixture, kro_presenter_get_event (fixture->presenter)), 1 / 3.0, 1e-6);
  press (fixture, GDK_KEY_Home);
  kro_ui_test_wait_frame (GTK_WIDGET (fixture->presenter));
  close_presenter (fixture);
}

static void
remove_event (Fixture *fixture, KroId event)
{
  apply (fixture->timeline, kro_timeline_make_remove_event (fixture->timeline, event));
}

/* What goes gives its place to the next; an empty timeline says so. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_auto (KroEventFields) fields = { 0 };

  press (fixture, GDK_KEY_n);
  remove_event (fixture, kro_presenter_get_event (fixture->presenter));
  g_assert_cmpuint (get_index (fixture), ==, 1);
  g_assert_true (says (GTK_WIDGET (fixture->presenter), "2 / 5"));
  g_assert_true (kro_timeline_get_fields (fixture->timeline, kro_presenter_get_event (fixture->presenter), &fields));
  g_free (fields.title);
  fields.title = g_strdup ("Een andere titel");
  apply (fixture->timeline, kro_timeline_make_change_event (fixture->timeline, &fields));
  g_assert_true (says (GTK_WIDGET (fixture->presenter), "Een andere titel"));
  press (fixture, GDK_KEY_End);
  while (kro_timeline_get_n_events (fixture->timeline) > 0)
    remove_event (fixture, kro_timeline_get_id_at (fixture->timeline, 0));
  g_assert_cmpuint (kro_presenter_get_event (fixture->presenter), ==, KRO_ID_NONE);
  g_assert_true (says (GTK_WIDGET (fixture->presenter), "No events"));
  press (fixture, GDK_KEY_n);
  press (fixture, GDK_KEY_Home);
  kro_ui_test_wait_frame (GTK_WIDGET (fixture->presenter));
  add_event (fixture->timeline, 77, "Nieuw", "2020", "Aanleiding", "krant");
  g_assert_cmpuint (kro_presenter_get_event (fixture->presenter), ==, 77);
}

/* Only what the window's filter lets through is walked. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  kro_filter_set_query (kro_view_state_get_filter (fixture->state), "bedrijf");
  g_assert_cmpuint (kro_presenter_get_event (fixture->presenter), ==, LONG);
  press (fixture, GDK_KEY_n);
  g_assert_cmpuint (kro_presenter_get_event (fixture->presenter), ==, kro_ui_sample_event (1));
  press (fixture, GDK_KEY_End);
  g_assert_cmpuint (kro_presenter_get_event (fixture->presenter), !=, UNDATED);
  kro_filter_reset (kro_view_state_get_filter (fixture->state));
  press (fixture, GDK_KEY_End);
  g_assert_cmpuint (kro_presenter_get_event (fixture->presenter), ==, UNDATED);
}

static void
test_access (Fixture *fixture, gconstpointer data)
{
  GtkWidget *status = gtk_widget_get_parent (GTK_WIDGET (get_caption (fixture)));

  press (fixture, GDK_KEY_3);
  press (fixture, GDK_KEY_Return);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->presenter)), ==, "Presentation");
  gtk_test_accessible_assert_role (status, GTK_ACCESSIBLE_ROLE_STATUS);
  g_assert_true (gtk_widget_has_focus (status));
  gtk_test_accessible_assert_property (status, GTK_ACCESSIBLE_PROPERTY_LABEL, "Friday 15 August 2025, Bedrijf begint eigen onderzoek");
  gtk_test_accessible_assert_property (status, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "“Op 15 augustus begon het bedrijf een eigen onderzoek.” — Softwarebedrijf zet clouddiensten voor ministerie stop, 26 September 2025");
  gtk_test_accessible_assert_role (GTK_WIDGET (get_caption (fixture)), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_role (find_widget (GTK_WIDGET (fixture->presenter), GTK_TYPE_PROGRESS_BAR), GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

/* It fills the screen, and everything in the caption stays within it. */
static void
test_room (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->presenter);

  for (guint i = 0; i < N_EVENTS; i++)
    {
      GtkWidget      *caption = GTK_WIDGET (get_caption (fixture));
      graphene_rect_t box;

      kro_ui_test_wait_frame (window);
      g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_first_child (caption), window, &box));
      g_assert_cmpfloat (box.origin.y + box.size.height, <=, gtk_widget_get_height (window));
      g_assert_cmpfloat (box.origin.x + box.size.width, <=, gtk_widget_get_width (window));
      press (fixture, GDK_KEY_n);
    }
}

static void
take_picture (Fixture *fixture, const char *name)
{
  const char      *folder = g_getenv ("KRONIEK_PICTURES");
  g_autofree char *path = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (folder == NULL)
    return;
  kro_ui_test_wait (is_settled, fixture->presenter);
  path = g_strdup_printf ("%s/presenter-%s.png", folder, name);
  kro_ui_test_wait_frame (GTK_WIDGET (fixture->presenter));
  texture = kro_ui_test_render (GTK_WIDGET (fixture->presenter));
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* Either style is followed while it is shown. */
static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  take_picture (fixture, "long");
  press (fixture, GDK_KEY_n);
  take_picture (fixture, "month");
  press (fixture, GDK_KEY_n);
  take_picture (fixture, "day");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  kro_ui_test_wait (is_settled, fixture->presenter);
  g_assert_cmpint (kro_theme_get_kind (kro_stage_get_theme (kro_timeline_view_get_stage (fixture->view))), ==, KRO_THEME_DARK);
  take_picture (fixture, "dark");
  press (fixture, GDK_KEY_n);
  take_picture (fixture, "open-dark");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  press (fixture, GDK_KEY_End);
  take_picture (fixture, "undated");
  press (fixture, GDK_KEY_4);
  press (fixture, GDK_KEY_Return);
  close_presenter (fixture);
  open_presenter (fixture, "nl");
  g_assert_true (says (GTK_WIDGET (fixture->presenter), "Vrijdag 26 september 2025"));
  take_picture (fixture, "dutch");
}

#define ADD(name, func) g_test_add ("/ui/presenter/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  ADD ("walk", test_walk);
  ADD ("words", test_words);
  ADD ("keys", test_keys);
  ADD ("ends", test_ends);
  ADD ("black", test_black);
  ADD ("pointer", test_pointer);
  ADD ("pointer-hides", test_pointer_hides);
  ADD ("hand-over", test_hand_over);
  ADD ("single", test_single);
  ADD ("reduced-motion", test_reduced_motion);
  ADD ("motion", test_motion);
  ADD ("changes", test_changes);
  ADD ("filter", test_filter);
  ADD ("access", test_access);
  ADD ("room", test_room);
  ADD ("pictures", test_pictures);
  return g_test_run ();
}
