/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The two rows of the axis for what is visible. A ladder of units, fine to
 * coarse, gives the first small unit whose marks have room for their labels
 * and the large unit above it. The form of a label follows from the scale and
 * the time of its mark alone, never from what else is in view; a label that
 * has no room is left out. Between two folds all begins anew: what a fold
 * leaves out is not counted through. Lengths are in logical pixels; words live
 * in an arena of the ticks.
 */
#include "kro-ticks.h"

#include "kro-names.h"

#include <math.h>

#define MAX_TICKS 2048
#define LABEL_GAP 6
#define MINOR_GAP 8
#define DEEP_YEARS 100000
#define YEAR_SECONDS 31556952.0

typedef struct
{
  KroTickRow minor;
  KroTickRow major;
  double     seconds; /* between two marks of the small unit, about */
  double     room;    /* at text scale 1 */
} Rung;

struct _KroTicks
{
  KroTickRow    minor_row;
  KroTickRow    major_row;
  GArray       *minor; /* of KroTick */
  GArray       *major;
  GStringChunk *words;
};

typedef struct
{
  const KroTimeScale *scale;
  double              left;
  double              right;
  KroAdvance         *advance;
  const KroLocale    *locale;
  GArray             *stretches; /* of Stretch */
} View;

/* A part of the view without a fold. */
typedef struct
{
  KroTime from;
  double  left;
  double  right;
} Stretch;

/* What is below years; years follow by powers of ten. Large units have room for
 * a whole date. */
static const Rung ladder[] = {
  { { KRO_TICK_MICROSECOND, 1 }, { KRO_TICK_MILLISECOND, 1 }, 1e-6, 54 },
  { { KRO_TICK_MICROSECOND, 2 }, { KRO_TICK_MILLISECOND, 1 }, 2e-6, 54 },
  { { KRO_TICK_MICROSECOND, 5 }, { KRO_TICK_MILLISECOND, 1 }, 5e-6, 54 },
  { { KRO_TICK_MICROSECOND, 10 }, { KRO_TICK_MILLISECOND, 1 }, 1e-5, 54 },
  { { KRO_TICK_MICROSECOND, 20 }, { KRO_TICK_MILLISECOND, 1 }, 2e-5, 54 },
  { { KRO_TICK_MICROSECOND, 50 }, { KRO_TICK_MILLISECOND, 1 }, 5e-5, 54 },
  { { KRO_TICK_MICROSECOND, 100 }, { KRO_TICK_MILLISECOND, 1 }, 1e-4, 54 },
  { { KRO_TICK_MICROSECOND, 200 }, { KRO_TICK_MILLISECOND, 1 }, 2e-4, 64 },
  { { KRO_TICK_MILLISECOND, 1 }, { KRO_TICK_SECOND, 1 }, 1e-3, 54 },
  { { KRO_TICK_MILLISECOND, 2 }, { KRO_TICK_SECOND, 1 }, 2e-3, 54 },
  { { KRO_TICK_MILLISECOND, 5 }, { KRO_TICK_SECOND, 1 }, 5e-3, 54 },
  { { KRO_TICK_MILLISECOND, 10 }, { KRO_TICK_SECOND, 1 }, 1e-2, 54 },
  { { KRO_TICK_MILLISECOND, 20 }, { KRO_TICK_SECOND, 1 }, 2e-2, 54 },
  { { KRO_TICK_MILLISECOND, 50 }, { KRO_TICK_SECOND, 1 }, 5e-2, 54 },
  { { KRO_TICK_MILLISECOND, 100 }, { KRO_TICK_SECOND, 1 }, 1e-1, 54 },
  { { KRO_TICK_MILLISECOND, 200 }, { KRO_TICK_SECOND, 1 }, 2e-1, 64 },
  { { KRO_TICK_SECOND, 1 }, { KRO_TICK_MINUTE, 1 }, 1, 58 },
  { { KRO_TICK_SECOND, 2 }, { KRO_TICK_MINUTE, 1 }, 2, 58 },
  { { KRO_TICK_SECOND, 5 }, { KRO_TICK_MINUTE, 1 }, 5, 58 },
  { { KRO_TICK_SECOND, 10 }, { KRO_TICK_MINUTE, 1 }, 10, 58 },
  { { KRO_TICK_SECOND, 15 }, { KRO_TICK_MINUTE, 5 }, 15, 58 },
  { { KRO_TICK_SECOND, 30 }, { KRO_TICK_MINUTE, 5 }, 30, 58 },
  { { KRO_TICK_MINUTE, 1 }, { KRO_TICK_DAY, 1 }, 60, 44 },
  { { KRO_TICK_MINUTE, 2 }, { KRO_TICK_DAY, 1 }, 120, 44 },
  { { KRO_TICK_MINUTE, 5 }, { KRO_TICK_DAY, 1 }, 300, 44 },
  { { KRO_TICK_MINUTE, 10 }, { KRO_TICK_DAY, 1 }, 600, 44 },
  { { KRO_TICK_MINUTE, 15 }, { KRO_TICK_DAY, 1 }, 900, 44 },
  { { KRO_TICK_MINUTE, 30 }, { KRO_TICK_DAY, 1 }, 1800, 44 },
  { { KRO_TICK_HOUR, 1 }, { KRO_TICK_DAY, 1 }, 3600, 44 },
  { { KRO_TICK_HOUR, 2 }, { KRO_TICK_DAY, 1 }, 7200, 44 },
  { { KRO_TICK_HOUR, 3 }, { KRO_TICK_DAY, 1 }, 10800, 44 },
  { { KRO_TICK_HOUR, 6 }, { KRO_TICK_DAY, 1 }, 21600, 50 },
  { { KRO_TICK_DAY, 1 }, { KRO_TICK_MONTH, 1 }, 86400, 24 },
  { { KRO_TICK_WEEK, 1 }, { KRO_TICK_MONTH, 1 }, 604800, 34 },
  { { KRO_TICK_MONTH, 1 }, { KRO_TICK_YEAR, 1 }, YEAR_SECONDS / 12, 34 },
  { { KRO_TICK_QUARTER, 1 }, { KRO_TICK_YEAR, 1 }, YEAR_SECONDS / 4, 40 },
};

/* 1, 2, 5, 10 … years, marked at every tenth, tenth, fiftieth … */
static gboolean
find_years (double density, double text_scale, Rung *rung)
{
  static const int factors[] = { 1, 2, 5 };

  for (gint64 power = 1; power <= G_GINT64_CONSTANT (100000000000); power *= 10)
    {
      for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
        {
          gint64      count = power * factors[i];
          KroTickUnit unit = count >= DEEP_YEARS ? KRO_TICK_DEEP_YEAR : KRO_TICK_YEAR;
          double      room = count < 100 ? 40 : count < 1000 ? 48
                                            : count < 100000 ? 84
                                                             : 58;

          *rung = (Rung){ { unit, count }, { unit, power * (factors[i] == 5 ? 50 : 10) }, count * YEAR_SECONDS, room };
          if (rung->seconds * density >= room * text_scale)
            return TRUE;
        }
    }
  return FALSE;
}

static Rung
find_rung (double density, double text_scale)
{
  Rung rung;

  for (guint i = 0; i < G_N_ELEMENTS (ladder); i++)
    {
      if (ladder[i].seconds * density >= ladder[i].room * text_scale)
        return ladder[i];
    }
  find_years (density, text_scale, &rung);
  return rung;
}

/* Where there is no fold, from left to right. */
static void
find_stretches (View *view)
{
  const KroFolds *folds = view->scale->folds;
  Stretch         stretch = { kro_time_scale_to_time (view->scale, view->left), view->left, view->right };

  for (guint i = folds != NULL ? kro_folds_find_after (folds, stretch.from) : 0; folds != NULL && i < folds->n; i++)
    {
      double left = kro_time_scale_to_x (view->scale, folds->list[i].from);

      stretch.right = MIN (left, view->right);
      if (stretch.right > stretch.left)
        g_array_append_val (view->stretches, stretch);
      stretch = (Stretch){ folds->list[i].to, left + folds->width, view->right };
      if (stretch.left >= view->right)
        return;
    }
  g_array_append_val (view->stretches, stretch);
}

/* The marks of a stretch. The last one ends where the next one would begin,
 * even beyond the view, but not beyond a fold. */
static void
add_ticks (const View *view, const Stretch *stretch, KroTickRow row, GArray *ticks)
{
  KroTime  time = kro_tick_row_floor (row, stretch->from);
  double   last = stretch->right < view->right ? stretch->right : G_MAXDOUBLE;
  gboolean more = TRUE;

  while (more && ticks->len < MAX_TICKS)
    {
      KroTick tick = { .time = time, .x = kro_time_scale_to_x (view->scale, time), .right = stretch->right };

      if (tick.x > stretch->right || tick.x >= last)
        break;
      more = kro_tick_row_next (row, &time);
      tick.left = MAX (tick.x, stretch->left);
      tick.end = MIN (more ? kro_time_scale_to_x (view->scale, time) : view->right, last);
      g_array_append_val (ticks, tick);
    }
}

static GArray *
find_ticks (const View *view, KroTickRow row)
{
  GArray *ticks = g_array_new (FALSE, TRUE, sizeof (KroTick));

  for (guint i = 0; i < view->stretches->len; i++)
    add_ticks (view, &g_array_index (view->stretches, Stretch, i), row, ticks);
  return ticks;
}

static void
set_label (KroTicks *self, const View *view, KroTickRow row, KroTick *tick, KroFontRole font, KroTickDetail detail)
{
  g_autofree char *label = kro_tick_row_label (row, tick->time, detail, view->locale);

  tick->label = g_string_chunk_insert (self->words, label);
  tick->width = kro_advance_measure (view->advance, font, label, -1);
}

static void
drop_label (KroTick *tick)
{
  tick->label = NULL;
  tick->width = 0;
}

/* --- the large unit -------------------------------------------------------- */

static int
find_longest_month (const KroNames *names)
{
  int longest = 0;

  for (int i = 1; i < 12; i++)
    if (g_utf8_strlen (names->months[i], -1) > g_utf8_strlen (names->months[longest], -1))
      longest = i;
  return longest + 1;
}

static char
find_widest_digit (const View *view)
{
  char   widest = '0';
  double most = 0;

  for (char digit = '0'; digit <= '9'; digit++)
    {
      double width = kro_advance_measure (view->advance, KRO_FONT_AXIS_MAJOR, &digit, 1);

      if (width > most)
        widest = digit;
      most = MAX (most, width);
    }
  return widest;
}

/* Of a label of as many digits as that of @time, in the longest month. */
static double
measure_widest (const View *view, KroTickRow row, KroTime time)
{
  g_autofree char *label = NULL;
  char             digit = find_widest_digit (view);
  KroCivil         civil;

  kro_time_to_civil (time, KRO_CALENDAR_GREGORIAN, &civil);
  civil = (KroCivil){ .year = civil.year, .month = find_longest_month (kro_names_get (view->locale)), .day = 28 };
  if (row.unit < KRO_TICK_YEAR)
    kro_time_from_civil (&civil, KRO_CALENDAR_GREGORIAN, &time);
  label = kro_tick_row_label (row, time, KRO_TICK_WHOLE, view->locale);
  for (char *c = label; *c != '\0'; c++)
    *c = g_ascii_isdigit (*c) ? digit : *c;
  return kro_advance_measure (view->advance, KRO_FONT_AXIS_MAJOR, label, -1);
}

/* How a large unit is said: whole where the widest of its kind has room in the
 * shortest, so that neighbours are said alike. */
static KroTickDetail
find_major_detail (const View *view, KroTickRow row, KroTime time, double padding)
{
  double days = 1;

  if (row.unit == KRO_TICK_MONTH)
    days = 28;
  else if (row.unit == KRO_TICK_YEAR)
    days = 365.0 * (double)row.count;
  else if (row.unit != KRO_TICK_DAY)
    return KRO_TICK_WHOLE;
  return measure_widest (view, row, time) + padding <= days * 86400 * view->scale->pixels_per_second ? KRO_TICK_WHOLE : KRO_TICK_ABBREVIATED;
}

static void
label_major (KroTicks *self, const View *view)
{
  double padding = 16 * kro_theme_get_metrics (kro_advance_get_theme (view->advance))->text_scale;

  for (guint i = 0; i < self->major->len; i++)
    {
      KroTick *tick = &g_array_index (self->major, KroTick, i);

      set_label (self, view, self->major_row, tick, KRO_FONT_AXIS_MAJOR, find_major_detail (view, self->major_row, tick->time, padding));
      if (tick->width > tick->end - tick->left - padding)
        drop_label (tick);
    }
}

/* --- the small unit -------------------------------------------------------- */

/* All marks of the row say as much as the narrowest has room for. */
static KroTickDetail
find_minor_detail (const View *view, KroTickRow row, double spacing)
{
  double text_scale = kro_theme_get_metrics (kro_advance_get_theme (view->advance))->text_scale;

  if (row.unit == KRO_TICK_DAY)
    return spacing >= 64 * text_scale ? KRO_TICK_LONG : KRO_TICK_BRIEF;
  if (row.unit == KRO_TICK_WEEK)
    return spacing >= 84 * text_scale ? KRO_TICK_LONG : KRO_TICK_BRIEF;
  if (row.unit == KRO_TICK_MONTH)
    return spacing >= 84 * text_scale ? KRO_TICK_LONG : KRO_TICK_BRIEF;
  return KRO_TICK_BRIEF;
}

static double
measure_label (const View *view, KroTickRow row, KroTime time)
{
  g_autofree char *label = kro_tick_row_label (row, time, KRO_TICK_BRIEF, view->locale);

  return kro_advance_measure (view->advance, KRO_FONT_AXIS_MINOR, label, -1);
}

/* Whether the labels of a row have room, each before the next mark, in the
 * large unit from @time to @end. */
static gboolean
fits (const View *view, KroTickRow row, KroTime time, KroTime end)
{
  while (kro_time_compare (time, end) < 0)
    {
      KroTime next = time;

      if (!kro_tick_row_next (row, &next))
        return TRUE;
      if (measure_label (view, row, time) + MINOR_GAP > kro_time_difference (next, time) * view->scale->pixels_per_second)
        return FALSE;
      time = next;
    }
  return TRUE;
}

/* Which marks of a large unit have labels. Years grow longer the further they
 * are away: there every second, fifth or tenth says its name. */
static KroTickRow
find_labelled (const KroTicks *self, const View *view, KroTime begin)
{
  static const gint64 factors[] = { 1, 2, 5 };
  KroTickRow          row = self->minor_row;
  KroTime             end = begin;

  if (row.unit < KRO_TICK_YEAR || !kro_tick_row_next (self->major_row, &end))
    return row;
  for (gsize i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      row.count = self->minor_row.count * factors[i];
      if (self->major_row.count % row.count == 0 && fits (view, row, begin, end))
        return row;
    }
  return self->major_row;
}

/* Whether the line of a large unit would run through a label. Weeks begin in
 * one month and end in the next: the row of weeks has no such lines. */
static gboolean
is_crossed (const KroTicks *self, const KroTick *tick)
{
  for (guint i = 0; self->minor_row.unit != KRO_TICK_WEEK && i < self->major->len; i++)
    {
      double x = g_array_index (self->major, KroTick, i).x;

      if (x > tick->x + 0.5 && x < tick->x + tick->width + LABEL_GAP)
        return TRUE;
    }
  return FALSE;
}

static void
label_minor (KroTicks *self, const View *view, double spacing)
{
  KroTickDetail detail = find_minor_detail (view, self->minor_row, spacing);
  double        taken = -G_MAXDOUBLE;
  KroTime       begin = KRO_TIME_MIN;
  KroTickRow    labelled = self->minor_row;

  for (guint i = 0; i < self->minor->len; i++)
    {
      KroTick *tick = &g_array_index (self->minor, KroTick, i);
      KroTime  major = kro_tick_row_floor (self->major_row, tick->time);

      if (i == 0 || kro_time_compare (major, begin) != 0)
        labelled = find_labelled (self, view, major);
      begin = major;
      if (tick->x < tick->left || tick->x < taken || kro_time_compare (kro_tick_row_floor (labelled, tick->time), tick->time) != 0)
        continue;
      set_label (self, view, self->minor_row, tick, KRO_FONT_AXIS_MINOR, detail);
      if (is_crossed (self, tick) || (tick->right < view->right && tick->x + tick->width + LABEL_GAP > tick->right))
        drop_label (tick);
      else
        taken = tick->x + tick->width + MINOR_GAP;
    }
}

/**
 * kro_ticks_new:
 * @scale: where times are drawn
 * @x: left edge of the plot, in logical pixels
 * @width: of the plot
 * @advance: widths of text
 * @locale: the language of the labels
 *
 * Finds the marks of what is visible. The first one of each row begins at or
 * before the left edge, or the fold at the left edge; there are none in a
 * fold.
 *
 * Returns: (transfer full): the marks
 */
KroTicks *
kro_ticks_new (const KroTimeScale *scale, double x, double width, KroAdvance *advance, const KroLocale *locale)
{
  KroTicks *self = g_new0 (KroTicks, 1);
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  View view = { scale, x, x + width, advance, locale, stretches };
  Rung rung = find_rung (scale->pixels_per_second, kro_theme_get_metrics (kro_advance_get_theme (advance))->text_scale);

  self->words = g_string_chunk_new (1024);
  self->minor_row = rung.minor;
  self->major_row = rung.major;
  find_stretches (&view);
  self->minor = find_ticks (&view, rung.minor);
  self->major = find_ticks (&view, rung.major);
  label_minor (self, &view, rung.seconds * scale->pixels_per_second);
  label_major (self, &view);
  return self;
}

/**
 * kro_ticks_free:
 * @self: (transfer full): marks
 *
 * Frees them and their labels.
 */
void
kro_ticks_free (KroTicks *self)
{
  g_array_unref (self->minor);
  g_array_unref (self->major);
  g_string_chunk_free (self->words);
  g_free (self);
}

/**
 * kro_ticks_get_major:
 * @self: marks
 * @n_ticks: (out): how many
 *
 * Returns: (array length=n_ticks) (transfer none): marks of the large unit,
 *   from left to right
 */
const KroTick *
kro_ticks_get_major (const KroTicks *self, gsize *n_ticks)
{
  *n_ticks = self->major->len;
  return (const KroTick *)(gpointer)self->major->data;
}

/**
 * kro_ticks_get_minor:
 * @self: marks
 * @n_ticks: (out): how many
 *
 * Returns: (array length=n_ticks) (transfer none): marks of the small unit,
 *   from left to right
 */
const KroTick *
kro_ticks_get_minor (const KroTicks *self, gsize *n_ticks)
{
  *n_ticks = self->minor->len;
  return (const KroTick *)(gpointer)self->minor->data;
}

/**
 * kro_ticks_get_major_row:
 * @self: marks
 *
 * Returns: the large unit
 */
KroTickRow
kro_ticks_get_major_row (const KroTicks *self)
{
  return self->major_row;
}

/**
 * kro_ticks_get_minor_row:
 * @self: marks
 *
 * Returns: the small unit
 */
KroTickRow
kro_ticks_get_minor_row (const KroTicks *self)
{
  return self->minor_row;
}
