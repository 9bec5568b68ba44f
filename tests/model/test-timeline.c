/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline: what it refuses, what it tells and to whom. */

#include "kro-timeline.h"
#include "model-dump.h"

typedef struct
{
  KroTimeline *timeline;
  guint        n_changes;
  guint        n_items_changed;
  KroChange    change;
  KroId        event;

  KroFormerEvent former; /* of the first event of the change */
} Fixture;

static void
changed_cb (KroTimeline *timeline, const KroChange *change, Fixture *fixture)
{
  fixture->n_changes++;
  fixture->change = *change;
  fixture->event = change->n_events > 0 ? change->events[0] : KRO_ID_NONE;
  if (change->n_former > 0)
    fixture->former = change->former[0];
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  fixture->n_items_changed++;
}

static void
apply (Fixture *fixture, KroCommand *command)
{
  g_autoptr (GError) error = NULL;

  kro_timeline_apply (fixture->timeline, command, &error);
  g_assert_no_error (error);
  kro_command_unref (command);
}

static void
refuse (Fixture *fixture, KroCommand *command, KroModelError code)
{
  g_autofree char *before = model_dump (fixture->timeline);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  guint n_changes = fixture->n_changes;

  g_assert_false (kro_timeline_apply (fixture->timeline, command, &error));
  g_assert_error (error, KRO_MODEL_ERROR, (gint)code);
  after = model_dump (fixture->timeline);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (fixture->n_changes, ==, n_changes);
  kro_command_unref (command);
}

static void
add_event (Fixture *fixture, KroId id, const char *title, const char *edtf)
{
  g_autoptr (KroDate) date = edtf != NULL ? kro_date_new_edtf (edtf, NULL) : NULL;
  const KroEventFields fields = { .id = id, .title = (char *)title, .date = date };

  apply (fixture, kro_command_new_add_event (&fields));
}

static KroCommand *
change_event (Fixture *fixture, KroId id, const char *title, const char *edtf)
{
  g_autoptr (KroDate) date = edtf != NULL ? kro_date_new_edtf (edtf, NULL) : NULL;
  const KroEventFields fields = { .id = id, .title = (char *)title, .date = date };

  return kro_timeline_make_change_event (fixture->timeline, &fields);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  KroSourceFields source = { .id = 1, .title = (char *)"Paper" };
  g_autoptr (KroText) text = kro_text_new ("Twenty characters...", -1);

  fixture->timeline = kro_timeline_new ();
  apply (fixture, kro_command_new_add_source (&source));
  apply (fixture, kro_command_new_add_revision (1, 0, text, KRO_TIME_INIT (0)));
  add_event (fixture, 10, "Ten", "2010");
  add_event (fixture, 12, "Twelve", "2012");
  add_event (fixture, 14, "Fourteen", "2014");
  add_event (fixture, 99, "Never", NULL);
  g_signal_connect (fixture->timeline, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect (fixture->timeline, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->timeline);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const KroId expected[] = { 9, 10, 11, 12, 14, 98, 99 };

  add_event (fixture, 11, "Eleven", "2010");
  add_event (fixture, 9, "Shorter", "2010-01");
  add_event (fixture, 98, "Neither", NULL);
  for (guint32 i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (kro_timeline_get_id_at (fixture->timeline, i), ==, expected[i]);
  g_assert_cmpuint (kro_timeline_get_id_at (fixture->timeline, 7), ==, KRO_ID_NONE);
  g_assert_cmpuint (kro_timeline_get_position (fixture->timeline, 12), ==, 3);
  g_assert_cmpuint (kro_timeline_get_position (fixture->timeline, 77), ==, KRO_SLOT_NONE);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->timeline), 7));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->timeline)) == KRO_TYPE_EVENT);
}

static void
test_refused_events (Fixture *fixture, gconstpointer data)
{
  KroEventFields fields = { .id = 10, .title = (char *)"Ten again" };

  refuse (fixture, kro_command_new_add_event (&fields), KRO_MODEL_ERROR_EXISTS);
  refuse (fixture, kro_command_new_remove_event (&fields), KRO_MODEL_ERROR_STALE);
  refuse (fixture, kro_command_new_change_event (&fields, &fields), KRO_MODEL_ERROR_STALE);
  fields.id = 20;
  refuse (fixture, kro_command_new_remove_event (&fields), KRO_MODEL_ERROR_MISSING);
  refuse (fixture, kro_command_new_change_event (&fields, &fields), KRO_MODEL_ERROR_MISSING);
  g_assert_null (kro_timeline_make_change_event (fixture->timeline, &fields));
  g_assert_null (kro_timeline_make_remove_event (fixture->timeline, 20));
  fields.category = 1;
  refuse (fixture, kro_command_new_add_event (&fields), KRO_MODEL_ERROR_MISSING);
  fields.category = 0;
  fields.confidence = 1001;
  refuse (fixture, kro_command_new_add_event (&fields), KRO_MODEL_ERROR_VALUE);
  fields.confidence = 0;
  fields.title = NULL;
  refuse (fixture, kro_command_new_add_event (&fields), KRO_MODEL_ERROR_VALUE);
  fields.title = (char *)"\xff";
  refuse (fixture, kro_command_new_add_event (&fields), KRO_MODEL_ERROR_VALUE);
  fields.title = (char *)"No id";
  fields.id = KRO_ID_NONE;
  refuse (fixture, kro_command_new_add_event (&fields), KRO_MODEL_ERROR_VALUE);
}

static void
test_refused_sources (Fixture *fixture, gconstpointer data)
{
  KroSourceFields fields = { .id = 1 };
  KroCategory     category = { .name = (char *)"Politics", .palette = 7 };
  g_autoptr (KroText) text = kro_text_new ("Other", -1);
  g_autoptr (KroCommand) revision = kro_command_new_add_revision (1, 3, text, KRO_TIME_INIT (0));
  g_autoptr (GError) error = NULL;

  refuse (fixture, kro_command_new_add_source (&fields), KRO_MODEL_ERROR_EXISTS);
  refuse (fixture, kro_command_new_remove_source (&fields), KRO_MODEL_ERROR_STALE);
  refuse (fixture, kro_command_new_remove_source (kro_source_get_fields (kro_timeline_get_source (fixture->timeline, 1))), KRO_MODEL_ERROR_IN_USE);
  fields.id = 2;
  refuse (fixture, kro_command_new_remove_source (&fields), KRO_MODEL_ERROR_MISSING);
  refuse (fixture, kro_command_new_add_revision (2, 0, text, KRO_TIME_INIT (0)), KRO_MODEL_ERROR_MISSING);
  refuse (fixture, kro_command_new_add_revision (1, 0, text, KRO_TIME_INIT (0)), KRO_MODEL_ERROR_EXISTS);
  refuse (fixture, kro_command_invert (revision), KRO_MODEL_ERROR_MISSING);
  refuse (fixture, kro_command_new_add_category (&category), KRO_MODEL_ERROR_VALUE);
  g_assert_null (kro_timeline_make_remove_source (fixture->timeline, 2));
  fields.publication = (char *)"2024-13-99";
  revision = (kro_command_unref (revision), kro_command_new_add_source (&fields));
  g_assert_false (kro_timeline_apply (fixture->timeline, revision, &error));
  g_assert_nonnull (error);
}

static void
test_refused_passages (Fixture *fixture, gconstpointer data)
{
  KroPassage passage = { .id = 5, .event = 10, .source = 1, .origin = { .b = 3, .e = 30 } };
  KroAnchor  anchor = { .revision = 0, .b = 0, .e = 1 };
  g_auto (KroEventFields) fields = { 0 };

  refuse (fixture, kro_command_new_add_passage (&passage), KRO_MODEL_ERROR_VALUE);
  passage.origin.e = 2;
  refuse (fixture, kro_command_new_add_passage (&passage), KRO_MODEL_ERROR_VALUE);
  passage.origin.e = 8;
  passage.origin.revision = 1;
  refuse (fixture, kro_command_new_add_passage (&passage), KRO_MODEL_ERROR_MISSING);
  passage.origin.revision = 0;
  passage.source = 2;
  refuse (fixture, kro_command_new_add_passage (&passage), KRO_MODEL_ERROR_MISSING);
  passage.source = 1;
  passage.event = 20;
  refuse (fixture, kro_command_new_add_passage (&passage), KRO_MODEL_ERROR_MISSING);
  refuse (fixture, kro_command_new_remove_passage (&passage), KRO_MODEL_ERROR_MISSING);
  refuse (fixture, kro_command_new_add_anchor (5, &anchor), KRO_MODEL_ERROR_MISSING);
  passage.event = 10;
  apply (fixture, kro_command_new_add_passage (&passage));
  refuse (fixture, kro_command_new_add_passage (&passage), KRO_MODEL_ERROR_EXISTS);
  refuse (fixture, kro_command_new_add_anchor (5, &anchor), KRO_MODEL_ERROR_EXISTS);
  g_assert_true (kro_timeline_get_fields (fixture->timeline, 10, &fields));
  refuse (fixture, kro_command_new_remove_event (&fields), KRO_MODEL_ERROR_IN_USE);
}

static void
test_group_all_or_none (Fixture *fixture, gconstpointer data)
{
  const KroEventFields good = { .id = 20, .title = (char *)"Good" };
  const KroEventFields bad = { .id = 10, .title = (char *)"Bad" };
  g_autoptr (KroCommand) first = kro_command_new_add_event (&good);
  g_autoptr (KroCommand) second = kro_command_new_add_event (&bad);
  KroCommand *const commands[] = { first, second };

  refuse (fixture, kro_command_new_group (commands, 2), KRO_MODEL_ERROR_EXISTS);
  g_assert_cmpuint (fixture->n_items_changed, ==, 0);
  apply (fixture, kro_command_new_group (commands, 1));
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->n_items_changed, ==, 1);
  apply (fixture, kro_command_new_group (NULL, 0));
  g_assert_cmpuint (fixture->change.flags, ==, 0);
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_handles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroEvent) event = kro_timeline_get_event (fixture->timeline, 12);
  g_autoptr (KroEvent) same = g_list_model_get_item (G_LIST_MODEL (fixture->timeline), 1);
  g_autoptr (KroCommand) removal = kro_timeline_make_remove_event (fixture->timeline, 12);
  guint n_all = 0, n_title = 0, n_exists = 0;

  g_assert_true (event == same);
  g_assert_null (kro_timeline_get_event (fixture->timeline, 13));
  g_signal_connect (event, "notify", G_CALLBACK (count_cb), &n_all);
  g_signal_connect (event, "notify::title", G_CALLBACK (count_cb), &n_title);
  g_signal_connect (event, "notify::exists", G_CALLBACK (count_cb), &n_exists);
  apply (fixture, change_event (fixture, 12, "Dozen", "2012"));
  g_assert_cmpuint (n_all, ==, 1);
  g_assert_cmpuint (n_title, ==, 1);
  g_assert_cmpstr (kro_event_get_title (event), ==, "Dozen");
  apply (fixture, change_event (fixture, 14, "Other", "2014"));
  apply (fixture, change_event (fixture, 12, "Dozen", "2012"));
  g_assert_cmpuint (n_all, ==, 1);
  add_event (fixture, 5, "Before all", "2001");
  g_assert_cmpuint (n_all, ==, 1);
  g_clear_pointer (&removal, kro_command_unref);
  removal = kro_timeline_make_remove_event (fixture->timeline, 12);
  apply (fixture, kro_command_ref (removal));
  g_assert_cmpuint (n_exists, ==, 1);
  g_assert_false (kro_event_get_exists (event));
  g_assert_null (kro_event_get_title (event));
  g_assert_null (kro_event_get_date (event));
  apply (fixture, kro_command_invert (removal));
  g_assert_cmpuint (n_exists, ==, 2);
  g_assert_cmpstr (kro_event_get_title (event), ==, "Dozen");
}

static void
test_handle_properties (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroEvent) event = kro_timeline_get_event (fixture->timeline, 12);
  g_autofree char *title = NULL;
  g_autoptr (KroDate) date = NULL;
  guint64  id;
  gboolean exists;
  guint    category, importance, confidence, review, origin, n_alternatives;
  g_auto (KroEventFields) fields = { 0 };

  g_object_get (event, "id", &id, "exists", &exists, "title", &title, "date", &date, "category", &category, "importance", &importance, "confidence", &confidence, "review", &review, "origin", &origin, "n-alternatives", &n_alternatives, NULL);
  g_assert_cmpuint (id, ==, 12);
  g_assert_true (exists);
  g_assert_cmpstr (title, ==, "Twelve");
  g_assert_cmpstr (kro_date_get_start (date), ==, "2012");
  g_assert_cmpuint (category + importance + confidence + review + origin + n_alternatives, ==, 0);
  g_assert_null (kro_event_get_note (event));
  g_assert_null (kro_event_get_reason (event));
  g_assert_true (kro_event_get_fields (event, &fields));
  g_assert_cmpstr (fields.title, ==, "Twelve");
}

static void
test_handle_outlives (void)
{
  KroTimeline         *timeline = kro_timeline_new ();
  const KroEventFields fields = { .id = 1, .title = (char *)"One" };
  g_autoptr (KroCommand) command = kro_command_new_add_event (&fields);
  g_autoptr (KroEvent) event = NULL;

  g_assert_true (kro_timeline_apply (timeline, command, NULL));
  event = kro_timeline_get_event (timeline, 1);
  g_assert_finalize_object (timeline);
  g_assert_false (kro_event_get_exists (event));
  g_assert_cmpuint (kro_event_get_id (event), ==, 1);
}

static void
test_change_records (Fixture *fixture, gconstpointer data)
{
  guint64   generation = kro_timeline_get_generation (fixture->timeline);
  KroBounds bounds;
  g_autoptr (KroDate) date = kro_date_new_edtf ("2013", NULL);

  apply (fixture, change_event (fixture, 10, "New title", "2010"));
  g_assert_cmpuint (fixture->change.flags, ==, KRO_CHANGE_EVENTS);
  g_assert_cmpuint (fixture->n_items_changed, ==, 0);
  g_assert_cmpuint (fixture->change.generation, ==, generation + 1);
  g_assert_cmpuint (fixture->event, ==, 10);
  apply (fixture, change_event (fixture, 10, "New title", "2013"));
  g_assert_cmpuint (fixture->change.flags, ==, KRO_CHANGE_EVENTS | KRO_CHANGE_ORDER);
  g_assert_cmpuint (fixture->n_items_changed, ==, 2);
  kro_date_get_bounds (date, &bounds);
  g_assert_true (fixture->change.has_span);
  g_assert_cmpint (kro_time_compare (fixture->change.to, bounds.latest_end), ==, 0);
  g_assert_cmpint (kro_time_compare (fixture->change.from, bounds.earliest_start), <, 0);
  apply (fixture, change_event (fixture, 10, "New title", "2013-05"));
  g_assert_cmpuint (fixture->n_items_changed, ==, 2);
  apply (fixture, change_event (fixture, 99, "Still never", NULL));
  g_assert_false (fixture->change.has_span);
  g_assert_cmpuint (fixture->n_changes, ==, 4);
}

/* What was there before is told once an event, whatever a group does to it. */
static void
test_former_events (Fixture *fixture, gconstpointer data)
{
  KroBounds   bounds;
  KroCommand *members[3];
  g_autoptr (KroDate) date = kro_date_new_edtf ("2010", NULL);

  kro_date_get_bounds (date, &bounds);
  apply (fixture, change_event (fixture, 10, "Ten", "2013"));
  g_assert_cmpuint (fixture->change.n_former, ==, 1);
  g_assert_cmpuint (fixture->former.event, ==, 10);
  g_assert_true (fixture->former.is_dated);
  g_assert_cmpint (kro_time_compare (fixture->former.start, bounds.earliest_start), ==, 0);
  g_assert_cmpint (kro_time_compare (fixture->former.end, bounds.latest_end), ==, 0);
  apply (fixture, change_event (fixture, 10, "Ten", NULL));
  g_assert_true (fixture->former.is_dated);
  apply (fixture, change_event (fixture, 10, "Ten", "2010"));
  g_assert_false (fixture->former.is_dated);
  add_event (fixture, 70, "Seventy", "1970");
  g_assert_false (fixture->former.is_dated);
  members[0] = kro_timeline_make_remove_event (fixture->timeline, 70);
  members[1] = kro_command_invert (members[0]);
  members[2] = change_event (fixture, 10, "Ten", "2013");
  apply (fixture, kro_command_new_group (members, G_N_ELEMENTS (members)));
  g_assert_cmpuint (fixture->change.n_events, ==, 3);
  g_assert_cmpuint (fixture->change.n_former, ==, 2);
  g_assert_cmpuint (fixture->former.event, ==, 70);
  g_assert_true (fixture->former.is_dated);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    kro_command_unref (members[i]);
}

static void
reenter_cb (KroTimeline *timeline, const KroChange *change, gboolean *was_refused)
{
  const KroEventFields fields = { .id = 77, .title = (char *)"From within" };
  g_autoptr (KroCommand) command = kro_command_new_add_event (&fields);
  g_autoptr (GError) error = NULL;

  g_assert_false (kro_timeline_apply (timeline, command, &error));
  g_assert_error (error, KRO_MODEL_ERROR, KRO_MODEL_ERROR_BUSY);
  *was_refused = TRUE;
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  gboolean was_refused = FALSE;

  g_signal_connect (fixture->timeline, "changed", G_CALLBACK (reenter_cb), &was_refused);
  add_event (fixture, 50, "Fifty", "2050");
  g_assert_true (was_refused);
  g_assert_cmpuint (kro_timeline_get_slot (fixture->timeline, 77), ==, KRO_SLOT_NONE);
}

/* A slot is an event's for as long as it exists. */
static void
test_slots (Fixture *fixture, gconstpointer data)
{
  guint32 ten = kro_timeline_get_slot (fixture->timeline, 10);
  guint32 twelve = kro_timeline_get_slot (fixture->timeline, 12);

  apply (fixture, kro_timeline_make_remove_event (fixture->timeline, 10));
  add_event (fixture, 1, "First", "1900");
  apply (fixture, change_event (fixture, 12, "Twelve", "1800"));
  g_assert_cmpuint (kro_timeline_get_slot (fixture->timeline, 12), ==, twelve);
  g_assert_cmpuint (kro_timeline_get_slot (fixture->timeline, 1), ==, ten);
  g_assert_cmpstr (kro_timeline_get_columns (fixture->timeline)->titles[twelve], ==, "Twelve");
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint b, e;
  } ranges[] = { { 0, 5 }, { 3, 9 }, { 12, 12 }, { 1, 18 } };
  g_autoptr (KroText) text = kro_text_new ("Other text, twenty.", -1);
  const KroAnchor anchor = { .revision = 1, .b = 2, .e = 4 };
  const KroAnchor lost = { .revision = 1, .state = KRO_ANCHOR_LOST };
  KroAnchor       found;
  GArray         *places;

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      const KroPassage passage = { .id = i + 1, .event = i % 2 ? 10 : 12, .source = 1, .origin = { .b = ranges[i].b, .e = ranges[i].e } };

      apply (fixture, kro_command_new_add_passage (&passage));
    }
  apply (fixture, kro_command_new_add_revision (1, 1, text, KRO_TIME_INIT (1)));
  apply (fixture, kro_command_new_add_anchor (1, &anchor));
  apply (fixture, kro_command_new_add_anchor (2, &lost));
  places = kro_timeline_find_passages (fixture->timeline, 1, 0, 10, 13);
  g_assert_cmpuint (places->len, ==, 2);
  g_assert_cmpuint (g_array_index (places, KroPlace, 0).passage, ==, 4);
  g_assert_cmpuint (g_array_index (places, KroPlace, 1).event, ==, 12);
  g_array_unref (places);
  places = kro_timeline_find_passages (fixture->timeline, 1, 1, 0, 19);
  g_assert_cmpuint (places->len, ==, 1);
  g_assert_cmpuint (g_array_index (places, KroPlace, 0).anchor.b, ==, 2);
  g_array_unref (places);
  places = kro_timeline_find_passages (fixture->timeline, 2, 0, 0, 19);
  g_assert_cmpuint (places->len, ==, 0);
  g_array_unref (places);
  g_assert_true (kro_timeline_get_anchor (fixture->timeline, 1, 1, &found));
  g_assert_false (kro_timeline_get_anchor (fixture->timeline, 3, 1, &found));
  g_assert_cmpuint (kro_timeline_get_event_source (fixture->timeline, kro_timeline_get_slot (fixture->timeline, 12)), ==, 1);
  g_assert_cmpuint (kro_timeline_get_event_source (fixture->timeline, kro_timeline_get_slot (fixture->timeline, 14)), ==, KRO_ID_NONE);
}

/* A source goes with its passages, and with the events only it speaks of. */
static void
test_remove_source (Fixture *fixture, gconstpointer data)
{
  KroSourceFields source = { .id = 2, .rank = 1, .title = (char *)"Other paper" };
  g_autoptr (KroText) text = kro_text_new ("Twenty characters...", -1);
  static const KroPassage passages[] = {
    { .id = 1, .event = 10, .source = 1, .origin = { .e = 5 } },
    { .id = 2, .event = 12, .source = 1, .origin = { .e = 6 } },
    { .id = 3, .event = 12, .source = 2, .origin = { .e = 7 } },
  };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (KroCommand) removal = NULL;

  apply (fixture, kro_command_new_add_source (&source));
  apply (fixture, kro_command_new_add_revision (2, 0, text, KRO_TIME_INIT (0)));
  for (guint i = 0; i < G_N_ELEMENTS (passages); i++)
    apply (fixture, kro_command_new_add_passage (&passages[i]));
  before = model_dump (fixture->timeline);
  removal = kro_timeline_make_remove_source (fixture->timeline, 1);
  apply (fixture, kro_command_ref (removal));
  g_assert_cmpuint (kro_timeline_get_n_sources (fixture->timeline), ==, 1);
  g_assert_cmpuint (kro_timeline_get_n_passages (fixture->timeline), ==, 1);
  g_assert_cmpuint (kro_timeline_get_slot (fixture->timeline, 10), ==, KRO_SLOT_NONE);
  g_assert_cmpuint (kro_timeline_get_slot (fixture->timeline, 12), !=, KRO_SLOT_NONE);
  g_assert_cmpuint (kro_timeline_get_source_index (fixture->timeline, 2), ==, 0);
  apply (fixture, kro_command_invert (removal));
  after = model_dump (fixture->timeline);
  g_assert_cmpstr (before, ==, after);
}

static void
test_source_notifications (Fixture *fixture, gconstpointer data)
{
  KroSource            *source = kro_timeline_get_source (fixture->timeline, 1);
  const KroSourceFields after = { .id = 1, .title = (char *)"Paper", .publication = (char *)"2024-05-03", .publication_reason = (char *)"first line" };
  guint                 n_all = 0, n_title = 0;

  g_signal_connect (source, "notify", G_CALLBACK (count_cb), &n_all);
  g_signal_connect (source, "notify::title", G_CALLBACK (count_cb), &n_title);
  apply (fixture, kro_command_new_change_source (kro_source_get_fields (source), &after));
  g_assert_cmpuint (n_all, ==, 2);
  g_assert_cmpuint (n_title, ==, 0);
  g_assert_cmpstr (kro_source_get_publication (source), ==, "2024-05-03");
  g_assert_cmpuint (fixture->change.flags, ==, KRO_CHANGE_SOURCES);
}

#define ADD(name) g_test_add ("/timeline/" #name, Fixture, NULL, set_up, test_##name, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD (order);
  ADD (refused_events);
  ADD (refused_sources);
  ADD (refused_passages);
  ADD (group_all_or_none);
  ADD (handles);
  ADD (handle_properties);
  g_test_add_func ("/timeline/handle_outlives", test_handle_outlives);
  ADD (change_records);
  ADD (former_events);
  ADD (busy);
  ADD (slots);
  ADD (places);
  ADD (remove_source);
  ADD (source_notifications);
  return g_test_run ();
}
