/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person does to the presentation: keys, those that a presenter's remote
 * control sends among them, pointer, touch, and the actions that all of these
 * are. While the screen is black or white, any key only brings the slide back.
 * Main thread.
 */
#include "kro-presenter-private.h"

#include <math.h>

#define REST_MS 3000
/* Pointers tremble, and windows that appear send a motion of their own. */
#define STILL 3.0
#define CLICK_SLOP 16.0
#define SWIPE_LEAST 200.0
#define NUMBER_MOST 99999999

/* --- actions -------------------------------------------------------------------------- */

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_presenter_step (KRO_PRESENTER (widget), 1);
}

static void
previous_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_presenter_step (KRO_PRESENTER (widget), -1);
}

static void
first_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_presenter_go (KRO_PRESENTER (widget), 0);
}

static void
last_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  kro_presenter_last (KRO_PRESENTER (widget));
}

static void
toggle_blank (KroPresenter *self, KroBlank blank)
{
  kro_presenter_set_blank (self, self->blanked == blank ? KRO_BLANK_NONE : blank);
}

static void
black_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  toggle_blank (KRO_PRESENTER (widget), KRO_BLANK_BLACK);
}

static void
white_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  toggle_blank (KRO_PRESENTER (widget), KRO_BLANK_WHITE);
}

static void
end_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static const struct
{
  const char                 *name;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "presenter.next", next_cb },
  { "presenter.previous", previous_cb },
  { "presenter.first", first_cb },
  { "presenter.last", last_cb },
  { "presenter.black", black_cb },
  { "presenter.white", white_cb },
  { "presenter.end", end_cb },
};

static void
act (KroPresenter *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

/* --- keys ----------------------------------------------------------------------------- */

static const struct
{
  guint       key;
  const char *action;
} keys[] = {
  { GDK_KEY_Right, "presenter.next" },
  { GDK_KEY_KP_Right, "presenter.next" },
  { GDK_KEY_Down, "presenter.next" },
  { GDK_KEY_KP_Down, "presenter.next" },
  { GDK_KEY_Page_Down, "presenter.next" },
  { GDK_KEY_KP_Page_Down, "presenter.next" },
  { GDK_KEY_space, "presenter.next" },
  { GDK_KEY_KP_Space, "presenter.next" },
  { GDK_KEY_Return, "presenter.next" },
  { GDK_KEY_KP_Enter, "presenter.next" },
  { GDK_KEY_ISO_Enter, "presenter.next" },
  { GDK_KEY_n, "presenter.next" },
  { GDK_KEY_Forward, "presenter.next" },
  { GDK_KEY_Left, "presenter.previous" },
  { GDK_KEY_KP_Left, "presenter.previous" },
  { GDK_KEY_Up, "presenter.previous" },
  { GDK_KEY_KP_Up, "presenter.previous" },
  { GDK_KEY_Page_Up, "presenter.previous" },
  { GDK_KEY_KP_Page_Up, "presenter.previous" },
  { GDK_KEY_BackSpace, "presenter.previous" },
  { GDK_KEY_p, "presenter.previous" },
  { GDK_KEY_Back, "presenter.previous" },
  { GDK_KEY_Home, "presenter.first" },
  { GDK_KEY_KP_Home, "presenter.first" },
  { GDK_KEY_End, "presenter.last" },
  { GDK_KEY_KP_End, "presenter.last" },
  { GDK_KEY_b, "presenter.black" },
  { GDK_KEY_period, "presenter.black" },
  { GDK_KEY_w, "presenter.white" },
  { GDK_KEY_comma, "presenter.white" },
  { GDK_KEY_Escape, "presenter.end" },
  { GDK_KEY_F5, "presenter.end" },
  { GDK_KEY_q, "presenter.end" },
};

static const char *
find_action (guint key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key)
      return keys[i].action;
  return NULL;
}

static gboolean
is_modifier (guint key)
{
  return (key >= GDK_KEY_Shift_L && key <= GDK_KEY_Hyper_R) || key == GDK_KEY_ISO_Level3_Shift || key == GDK_KEY_Num_Lock;
}

/* The value of a digit, or -1. */
static int
get_digit (guint key)
{
  if (key >= GDK_KEY_0 && key <= GDK_KEY_9)
    return (int)(key - GDK_KEY_0);
  if (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9)
    return (int)(key - GDK_KEY_KP_0);
  return -1;
}

/* Digits make a number, and Enter goes to it. */
static gboolean
take_number (KroPresenter *self, guint key)
{
  int   digit = get_digit (key);
  guint number = self->number;

  if (digit >= 0)
    {
      self->number = MIN (number * 10 + (guint)digit, NUMBER_MOST);
      return TRUE;
    }
  self->number = 0;
  if (number == 0 || (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter))
    return FALSE;
  kro_presenter_go (self, (gint64)number - 1);
  return TRUE;
}

static gboolean
pressed_key_cb (KroPresenter *self, guint key, guint code, GdkModifierType modifiers)
{
  const char *action = find_action (gdk_keyval_to_lower (key));

  if (is_modifier (key) || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)))
    return GDK_EVENT_PROPAGATE;
  if (self->blanked != KRO_BLANK_NONE)
    {
      KroBlank blank = g_strcmp0 (action, "presenter.black") == 0 ? KRO_BLANK_BLACK : g_strcmp0 (action, "presenter.white") == 0 ? KRO_BLANK_WHITE
                                                                                                                                 : self->blanked;

      toggle_blank (self, blank);
      return GDK_EVENT_STOP;
    }
  if (take_number (self, key))
    return GDK_EVENT_STOP;
  if (action == NULL)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_space && (modifiers & GDK_SHIFT_MASK))
    action = "presenter.previous";
  act (self, action);
  return GDK_EVENT_STOP;
}

/* --- pointer and touch ---------------------------------------------------------------- */

static gboolean
rest_cb (gpointer user_data)
{
  KroPresenter *self = user_data;

  self->rest = 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  return G_SOURCE_REMOVE;
}

static void
wait_for_rest (KroPresenter *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, rest_cb, self);
}

static void
motion_cb (KroPresenter *self, double x, double y)
{
  if (hypot (x - self->pointer_x, y - self->pointer_y) < STILL)
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  wait_for_rest (self);
}

static void
pressed_cb (KroPresenter *self, int n_press, double x, double y)
{
  self->press_x = x;
  self->press_y = y;
}

/* The left third goes back, the rest on; the further buttons as in a browser. */
static void
released_cb (KroPresenter *self, int n_press, double x, double y, GtkGesture *gesture)
{
  guint    button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  gboolean back = button == GDK_BUTTON_SECONDARY || button == 8 || (button <= GDK_BUTTON_PRIMARY && x < gtk_widget_get_width (GTK_WIDGET (self)) / 3.0);

  if (button == GDK_BUTTON_MIDDLE || hypot (x - self->press_x, y - self->press_y) > CLICK_SLOP)
    return;
  if (self->blanked != KRO_BLANK_NONE)
    kro_presenter_set_blank (self, KRO_BLANK_NONE);
  else
    act (self, back ? "presenter.previous" : "presenter.next");
}

static void
swiped_cb (KroPresenter *self, double x, double y)
{
  if (fabs (x) < SWIPE_LEAST || fabs (x) < 2 * fabs (y))
    return;
  if (self->blanked != KRO_BLANK_NONE)
    kro_presenter_set_blank (self, KRO_BLANK_NONE);
  else
    act (self, x < 0 ? "presenter.next" : "presenter.previous");
}

/* --- set-up --------------------------------------------------------------------------- */

void
kro_presenter_input_class_init (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}

static void
listen (KroPresenter *self, gpointer controller, const char *signal, GCallback callback)
{
  g_signal_connect_swapped (controller, signal, callback, self);
}

void
kro_presenter_input_init (KroPresenter *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *swipe = gtk_gesture_swipe_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (swipe), TRUE);
  listen (self, key, "key-pressed", G_CALLBACK (pressed_key_cb));
  listen (self, motion, "motion", G_CALLBACK (motion_cb));
  listen (self, click, "pressed", G_CALLBACK (pressed_cb));
  listen (self, click, "released", G_CALLBACK (released_cb));
  listen (self, swipe, "swipe", G_CALLBACK (swiped_cb));
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (self->slide, motion);
  gtk_widget_add_controller (self->slide, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (self->slide, GTK_EVENT_CONTROLLER (swipe));
  wait_for_rest (self);
}

void
kro_presenter_input_dispose (KroPresenter *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
}
