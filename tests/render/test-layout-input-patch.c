/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A layout input that follows edits is the one that gathering everything anew
 * gives, whatever was edited and in whatever lanes.
 */
#include "kro-layout-private.h"
#include "kro-timeline-look.h"

#include "sample.h"

#define N_EVENTS 300
#define N_BATCHES 120
#define N_CATEGORIES 3

typedef struct
{
  KroTimeline     *timeline;
  KroTheme        *theme;
  KroAdvance      *advance;
  KroLocale       *locale;
  KroTimelineLook *look;
  KroLayoutInput  *input;
  GArray          *touched;
  GRand           *random;
  KroLanesMode     mode;
  gboolean         is_lost; /* a new look was needed */
  guint            n_followed;
  KroId            next;
} Fixture;

static void
apply (Fixture *self, KroCommand *taken)
{
  g_autoptr (KroCommand) command = taken;
  g_autoptr (GError) error = NULL;

  g_assert_true (kro_timeline_apply (self->timeline, command, &error));
  g_assert_no_error (error);
}

static KroDate *
make_date (GRand *random)
{
  static const char *const forms[] = { "2024-%02d-%02d", "2024-%02d", "2024-%02d-%02d/2025-01", "2024-%02d~", "[..2024-%02d-%02d]" };
  gint                     form = g_rand_int_range (random, 0, (gint)G_N_ELEMENTS (forms) + 1);
  g_autofree char         *month = g_strdup_printf ("%02d", g_rand_int_range (random, 1, 13));
  g_autofree char         *day = g_strdup_printf ("%02d", g_rand_int_range (random, 1, 6));
  g_auto (GStrv) parts = NULL;
  GString *text = g_string_new (NULL);
  KroDate *date;

  if (form == (gint)G_N_ELEMENTS (forms))
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  parts = g_strsplit (forms[form], "%02d", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", parts[i], parts[i + 1] == NULL ? "" : (i == 0 ? month : day));
  date = kro_date_new_edtf (text->str, NULL);
  g_assert_nonnull (date);
  g_string_free (text, TRUE);
  return date;
}

static void
add_event (Fixture *self)
{
  g_autoptr (KroDate) date = make_date (self->random);
  KroEventFields fields = { .id = self->next++, .title = (char *)"Something happens", .date = date, .category = (guint8)g_rand_int_range (self->random, 0, N_CATEGORIES) };
  KroPassage     passage = { .id = 100000 + fields.id, .event = fields.id, .source = 1 + fields.id % 2, .origin = { .b = 2, .e = 6, .score = 1000 } };

  KroCommand *both[2];

  fields.confidence = (guint16)g_rand_int_range (self->random, 0, 1001);
  both[0] = kro_command_new_add_event (&fields);
  both[1] = kro_command_new_add_passage (&passage);
  apply (self, kro_command_new_group (both, 2));
  kro_command_unref (both[0]);
  kro_command_unref (both[1]);
}

static KroId
get_any (Fixture *self)
{
  return kro_timeline_get_id_at (self->timeline, (guint32)g_rand_int_range (self->random, 0, (gint)kro_timeline_get_n_events (self->timeline)));
}

static void
change_event (Fixture *self)
{
  g_auto (KroEventFields) fields = { 0 };
  KroCommand *command;

  g_assert_true (kro_timeline_get_fields (self->timeline, get_any (self), &fields));
  switch (g_rand_int_range (self->random, 0, 4))
    {
    case 0:
      g_clear_pointer (&fields.date, kro_date_unref);
      fields.date = make_date (self->random);
      break;
    case 1:
      g_free (fields.title);
      fields.title = g_strdup_printf ("Something else happens, %u", g_rand_int (self->random));
      break;
    case 2:
      fields.category = (guint8)g_rand_int_range (self->random, 0, N_CATEGORIES);
      break;
    default:
      fields.review = fields.review == KRO_REVIEW_REJECTED ? KRO_REVIEW_ACCEPTED : KRO_REVIEW_REJECTED;
      break;
    }
  command = kro_timeline_make_change_event (self->timeline, &fields);
  if (command != NULL)
    apply (self, command);
}

/* A second source tells of an event, which makes it more important. */
static void
add_passage (Fixture *self)
{
  KroPassage passage = { .id = 200000 + self->next++, .event = get_any (self), .source = (KroId)g_rand_int_range (self->random, 1, 3), .origin = { .b = 7, .e = 9, .score = 1000 } };

  apply (self, kro_command_new_add_passage (&passage));
}

static void
edit (Fixture *self)
{
  gint kind = g_rand_int_range (self->random, 0, 10);

  if (kind < 6)
    change_event (self);
  else if (kind < 7)
    add_passage (self);
  else if (kind < 8)
    add_event (self);
  else
    apply (self, kro_timeline_make_remove_event (self->timeline, get_any (self)));
}

static void
changed_cb (Fixture *self, const KroChange *change)
{
  self->is_lost |= !kro_timeline_look_follow (self->look, change, self->touched);
}

static void
gather (Fixture *self)
{
  g_clear_pointer (&self->input, kro_layout_input_unref);
  g_clear_pointer (&self->look, kro_timeline_look_free);
  self->look = kro_timeline_look_new (self->timeline, self->mode, NULL, self->locale);
  self->input = kro_layout_input_new_from_timeline (self->look, NULL, self->advance, self->locale);
}

static void
assert_same_lanes (const KroLayoutInput *one, const KroLayoutInput *other)
{
  g_assert_cmpuint (one->lanes->len, ==, other->lanes->len);
  for (guint i = 0; i < one->lanes->len; i++)
    {
      g_assert_cmpstr (g_array_index (one->lanes, KroLayoutLane, i).name, ==, g_array_index (other->lanes, KroLayoutLane, i).name);
      g_assert_cmpint (g_array_index (one->lanes, KroLayoutLane, i).shape, ==, g_array_index (other->lanes, KroLayoutLane, i).shape);
    }
  g_assert_cmpmem (one->lane_first->data, one->lane_first->len * sizeof (guint), other->lane_first->data, other->lane_first->len * sizeof (guint));
}

static void
assert_same (const KroLayoutInput *one, const KroLayoutInput *other)
{
  assert_same_lanes (one, other);
  g_assert_cmpuint (one->events->len, ==, other->events->len);
  for (guint i = 0; i < one->events->len; i++)
    {
      const KroLayoutEvent *a = &g_array_index (one->events, KroLayoutEvent, i);
      const KroLayoutEvent *b = &g_array_index (other->events, KroLayoutEvent, i);

      g_assert_cmpint (kro_layout_event_compare (a, b), ==, 0);
      g_assert_cmpuint (a->width, ==, b->width);
      g_assert_cmpuint (a->compact, ==, b->compact);
      g_assert_cmpuint (a->dense, ==, b->dense);
      g_assert_cmpuint (a->importance, ==, b->importance);
      g_assert_cmpuint (a->tails, ==, b->tails);
      g_assert_cmpuint (a->palette, ==, b->palette);
      g_assert_cmpuint (a->shape, ==, b->shape);
    }
  g_assert_cmpint (kro_time_compare (one->earliest, other->earliest), ==, 0);
  g_assert_cmpint (kro_time_compare (one->latest, other->latest), ==, 0);
  g_assert_cmpuint (one->undated->len, ==, other->undated->len);
  for (guint i = 0; i < one->undated->len; i++)
    g_assert_cmpuint (g_array_index (one->undated, KroUndatedEvent, i).event, ==, g_array_index (other->undated, KroUndatedEvent, i).event);
}

static void
follow (Fixture *self)
{
  g_autoptr (KroLayoutInput) added = kro_layout_input_new_from_events (self->look, (const KroId *)(gpointer)self->touched->data, self->touched->len, self->advance, self->locale);
  KroLayoutInput *patched = kro_layout_input_new_patched (self->input, (const KroId *)(gpointer)self->touched->data, self->touched->len, added);

  kro_layout_input_unref (self->input);
  self->input = patched;
  self->n_followed++;
}

/* A builder takes each event once. */
static void
drop_repeated (GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    for (guint j = ids->len - 1; j > i; j--)
      if (g_array_index (ids, KroId, i) == g_array_index (ids, KroId, j))
        g_array_remove_index (ids, j);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->mode = (KroLanesMode)GPOINTER_TO_INT (data);
  self->timeline = kro_timeline_new ();
  self->theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", 1);
  self->advance = kro_advance_new (self->theme);
  self->locale = kro_locale_new ("en");
  self->touched = g_array_new (FALSE, FALSE, sizeof (KroId));
  self->random = g_rand_new_with_seed (20251125);
  self->next = 1;
  for (guint i = 1; i < N_CATEGORIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Category %u", i);
      g_autoptr (KroCategory) category = kro_category_new (name, (guint8)i, (guint8)i);

      apply (self, kro_command_new_add_category (category));
    }
  for (KroId id = 1; id <= 2; id++)
    {
      KroSourceFields fields = { .id = id, .rank = (guint32)id, .title = (char *)(id == 1 ? "First" : "Second") };
      g_autoptr (KroText) text = kro_text_new ("A text to stand in.", -1);

      apply (self, kro_command_new_add_source (&fields));
      apply (self, kro_command_new_add_revision (id, 0, text, KRO_TIME_INIT (0)));
    }
  for (guint i = 0; i < N_EVENTS; i++)
    add_event (self);
  gather (self);
  g_signal_connect_swapped (self->timeline, "changed", G_CALLBACK (changed_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  kro_layout_input_unref (self->input);
  kro_timeline_look_free (self->look);
  g_assert_finalize_object (self->timeline);
  g_array_unref (self->touched);
  g_rand_free (self->random);
  kro_advance_free (self->advance);
  kro_theme_unref (self->theme);
  kro_locale_unref (self->locale);
}

static void
test_follow (Fixture *self, gconstpointer data)
{
  for (guint batch = 0; batch < N_BATCHES; batch++)
    {
      g_autoptr (KroTimelineLook) look = NULL;
      g_autoptr (KroLayoutInput) anew = NULL;

      g_array_set_size (self->touched, 0);
      self->is_lost = FALSE;
      for (gint n = g_rand_int_range (self->random, 1, 8); n > 0; n--)
        edit (self);
      drop_repeated (self->touched);
      if (self->is_lost)
        gather (self);
      else
        follow (self);
      look = kro_timeline_look_new (self->timeline, self->mode, NULL, self->locale);
      anew = kro_layout_input_new_from_timeline (look, NULL, self->advance, self->locale);
      assert_same (self->input, anew);
    }
  g_assert_cmpuint (self->n_followed, >, N_BATCHES * 9 / 10);
}

/* What may change lanes is not followed. */
static void
test_lanes (Fixture *self, gconstpointer data)
{
  g_autoptr (KroCategory) category = kro_category_new ("New", 4, 4);
  g_auto (KroEventFields) fields = { 0 };

  self->is_lost = FALSE;
  apply (self, kro_command_new_add_category (category));
  g_assert_true (self->is_lost);
  gather (self);
  self->is_lost = FALSE;
  g_assert_true (kro_timeline_get_fields (self->timeline, get_any (self), &fields));
  fields.category = N_CATEGORIES;
  apply (self, kro_timeline_make_change_event (self->timeline, &fields));
  g_assert_true (self->is_lost);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/render/layout-input-patch/none", Fixture, GINT_TO_POINTER (KRO_LANES_NONE), set_up, test_follow, tear_down);
  g_test_add ("/render/layout-input-patch/category", Fixture, GINT_TO_POINTER (KRO_LANES_CATEGORY), set_up, test_follow, tear_down);
  g_test_add ("/render/layout-input-patch/source", Fixture, GINT_TO_POINTER (KRO_LANES_SOURCE), set_up, test_follow, tear_down);
  g_test_add ("/render/layout-input-patch/lanes", Fixture, GINT_TO_POINTER (KRO_LANES_CATEGORY), set_up, test_lanes, tear_down);

  return g_test_run ();
}
