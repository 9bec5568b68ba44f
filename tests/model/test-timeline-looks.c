/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from an event for how it is shown. */

#include "kro-timeline.h"

static void
apply (KroTimeline *timeline, KroCommand *command)
{
  g_autoptr (GError) error = NULL;

  kro_timeline_apply (timeline, command, &error);
  g_assert_no_error (error);
  kro_command_unref (command);
}

static void
add_source (KroTimeline *timeline, KroId id, guint32 rank)
{
  const KroSourceFields fields = { .id = id, .rank = rank };
  g_autoptr (KroText) text = kro_text_new ("Op 3 mei.", -1);

  apply (timeline, kro_command_new_add_source (&fields));
  apply (timeline, kro_command_new_add_revision (id, 0, text, KRO_TIME_INIT (0)));
}

static guint32
add_event (KroTimeline *timeline, const KroEventFields *fields, KroId source)
{
  const KroPassage passage = { .id = fields->id + 1000, .event = fields->id, .source = source, .origin = { .e = 3 } };

  apply (timeline, kro_command_new_add_event (fields));
  if (source != KRO_ID_NONE)
    apply (timeline, kro_command_new_add_passage (&passage));
  return kro_timeline_get_slot (timeline, fields->id);
}

static void
assert_look (KroTimeline *timeline, guint32 slot, guint palette, guint shape)
{
  guint8 found_palette;
  guint8 found_shape;

  kro_timeline_get_look (timeline, slot, &found_palette, &found_shape);
  g_assert_cmpuint (found_palette, ==, palette);
  g_assert_cmpuint (found_shape, ==, shape);
}

/* With one source everything looks alike; a second one has a look of its own,
 * but an event with a named category keeps that of the category. */
static void
test_look (void)
{
  g_autoptr (KroTimeline) timeline = kro_timeline_new ();
  g_autoptr (KroCategory) category = kro_category_new ("Politics", 4, 2);
  guint32 first;
  guint32 second;
  guint32 named;
  guint32 lone;

  add_source (timeline, 7, 0);
  first = add_event (timeline, &(KroEventFields){ .id = 1, .title = (char *)"a" }, 7);
  assert_look (timeline, first, 0, 0);
  add_source (timeline, 8, 1);
  second = add_event (timeline, &(KroEventFields){ .id = 2, .title = (char *)"b" }, 8);
  apply (timeline, kro_command_new_add_category (category));
  named = add_event (timeline, &(KroEventFields){ .id = 3, .title = (char *)"c", .category = 1 }, 8);
  lone = add_event (timeline, &(KroEventFields){ .id = 4, .title = (char *)"d" }, KRO_ID_NONE);
  assert_look (timeline, first, 0, 0);
  assert_look (timeline, second, 1, 1);
  assert_look (timeline, named, 4, 2);
  assert_look (timeline, lone, 0, 0);
}

static void
test_review (void)
{
  static const struct
  {
    guint16   confidence;
    KroReview review;
    KroOrigin origin;
    gboolean  needs_review;
  } cases[] = {
    { KRO_CONFIDENCE_SURE - 1, KRO_REVIEW_UNREVIEWED, KRO_ORIGIN_FOUND, TRUE },
    { KRO_CONFIDENCE_SURE - 1, KRO_REVIEW_UNREVIEWED, KRO_ORIGIN_LEAD, TRUE },
    { KRO_CONFIDENCE_SURE, KRO_REVIEW_UNREVIEWED, KRO_ORIGIN_FOUND, FALSE },
    { 0, KRO_REVIEW_ACCEPTED, KRO_ORIGIN_FOUND, FALSE },
    { 0, KRO_REVIEW_REJECTED, KRO_ORIGIN_FOUND, FALSE },
    { 0, KRO_REVIEW_UNREVIEWED, KRO_ORIGIN_PERSON, FALSE },
    { 0, KRO_REVIEW_UNREVIEWED, KRO_ORIGIN_IMPORTED, FALSE },
  };
  g_autoptr (KroTimeline) timeline = kro_timeline_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const KroEventFields fields = {
        .id = i + 1,
        .title = (char *)"a",
        .confidence = cases[i].confidence,
        .review = cases[i].review,
        .origin = cases[i].origin,
      };

      g_assert_cmpint (kro_timeline_needs_review (timeline, add_event (timeline, &fields, KRO_ID_NONE)), ==, cases[i].needs_review);
    }
  g_assert_cmpuint (kro_timeline_count_to_review (timeline), ==, 2);
  apply (timeline, kro_timeline_make_remove_event (timeline, 1));
  g_assert_cmpuint (kro_timeline_count_to_review (timeline), ==, 1);
}

/* Only what nobody looked at and what is hardly surer than its alternative. */
static void
test_either (void)
{
  static const struct
  {
    guint16   confidence;
    KroReview review;
    gboolean  has_alternative;
    gboolean  is_either;
  } cases[] = {
    { 499, KRO_REVIEW_UNREVIEWED, TRUE, TRUE },
    { 499, KRO_REVIEW_UNREVIEWED, FALSE, FALSE },
    { 500, KRO_REVIEW_UNREVIEWED, TRUE, FALSE },
    { 499, KRO_REVIEW_ACCEPTED, TRUE, FALSE },
  };
  g_autoptr (KroTimeline) timeline = kro_timeline_new ();
  g_autoptr (KroDate) date = kro_date_new_edtf ("2025-08", NULL);
  g_autoptr (KroDate) other = kro_date_new_edtf ("2026-08", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (KroEventFields) fields = { .id = i + 1, .title = g_strdup ("a"), .date = kro_date_ref (date), .confidence = cases[i].confidence, .review = cases[i].review };

      if (cases[i].has_alternative)
        kro_event_fields_add_alternative (&fields, other, NULL);
      g_assert_cmpint (kro_timeline_is_either (timeline, add_event (timeline, &fields, KRO_ID_NONE)), ==, cases[i].is_either);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/timeline-looks/look", test_look);
  g_test_add_func ("/model/timeline-looks/review", test_review);
  g_test_add_func ("/model/timeline-looks/either", test_either);
  return g_test_run ();
}
