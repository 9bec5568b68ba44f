/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The two rows of the axis for what is visible. A ladder of units, fine to
 * coarse, gives the first small unit whose marks have room for their labels
 * and the large unit above it. Labels are then put down from left to right:
 * the longest form of each that fits before the next mark. Between two folds
 * all begins anew: what a fold leaves out is not counted through. Lengths are
 * in logical pixels; words live in an arena of the ticks.
 */
#include "kro-ticks.h"

#include <math.h>

#define MAX_TICKS 2048
#define LABEL_GAP 6
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

/* What is below years; years follow by powers of ten. */
static const Rung ladder[] = {
  { { KRO_TICK_MICROSECOND, 1 }, { KRO_TICK_MILLISECOND, 1 }, 1e-6, 54 },
  { { KRO_TICK_MICROSECOND, 2 }, { KRO_TICK_MILLISECOND, 1 }, 2e-6, 54 },
  { { KRO_TICK_MICROSECOND, 5 }, { KRO_TICK_MILLISECOND, 1 }, 5e-6, 54 },
  { { KRO_TICK_MICROSECOND, 10 }, { KRO_TICK_MILLISECOND, 1 }, 1e-5, 54 },
  { { KRO_TICK_MICROSECOND, 20 }, { KRO_TICK_MILLISECOND, 1 }, 2e-5, 54 },
  { { KRO_TICK_MICROSECOND, 50 }, { KRO_TICK_MILLISECOND, 1 }, 5e-5, 54 },
  { { KRO_TICK_MICROSECOND, 100 }, { KRO_TICK_MILLISECOND, 1 }, 1e-4, 54 },
  { { KRO_TICK_MICROSECOND, 200 }, { KRO_TICK_MILLISECOND, 1 }, 2e-4, 54 },
  { { KRO_TICK_MICROSECOND, 500 }, { KRO_TICK_MILLISECOND, 1 }, 5e-4, 54 },
  { { KRO_TICK_MILLISECOND, 1 }, { KRO_TICK_SECOND, 1 }, 1e-3, 54 },
  { { KRO_TICK_MILLISECOND, 2 }, { KRO_TICK_SECOND, 1 }, 2e-3, 54 },
  { { KRO_TICK_MILLISECOND, 5 }, { KRO_TICK_SECOND, 1 }, 5e-3, 54 },
  { { KRO_TICK_MILLISECOND, 10 }, { KRO_TICK_SECOND, 1 }, 1e-2, 54 },
  { { KRO_TICK_MILLISECOND, 20 }, { KRO_TICK_SECOND, 1 }, 2e-2, 54 },
  { { KRO_TICK_MILLISECOND, 50 }, { KRO_TICK_SECOND, 1 }, 5e-2, 54 },
  { { KRO_TICK_MILLISECOND, 100 }, { KRO_TICK_SECOND, 1 }, 1e-1, 54 },
  { { KRO_TICK_MILLISECOND, 200 }, { KRO_TICK_SECOND, 1 }, 2e-1, 54 },
  { { KRO_TICK_MILLISECOND, 500 }, { KRO_TICK_SECOND, 1 }, 5e-1, 54 },
  { { KRO_TICK_SECOND, 1 }, { KRO_TICK_MINUTE, 1 }, 1, 58 },
  { { KRO_TICK_SECOND, 2 }, { KRO_TICK_MINUTE, 1 }, 2, 58 },
  { { KRO_TICK_SECOND, 5 }, { KRO_TICK_MINUTE, 1 }, 5, 58 },
  { { KRO_TICK_SECOND, 10 }, { KRO_TICK_MINUTE, 1 }, 10, 58 },
  { { KRO_TICK_SECOND, 15 }, { KRO_TICK_MINUTE, 1 }, 15, 58 },
  { { KRO_TICK_SECOND, 30 }, { KRO_TICK_MINUTE, 1 }, 30, 58 },
  { { KRO_TICK_MINUTE, 1 }, { KRO_TICK_DAY, 1 }, 60, 44 },
  { { KRO_TICK_MINUTE, 2 }, { KRO_TICK_DAY, 1 }, 120, 44 },
  { { KRO_TICK_MINUTE, 5 }, { KRO_TICK_DAY, 1 }, 300, 44 },
  { { KRO_TICK_MINUTE, 10 }, { KRO_TICK_DAY, 1 }, 600, 44 },
  { { KRO_TICK_MINUTE, 15 }, { KRO_TICK_DAY, 1 }, 900, 44 },
  { { KRO_TICK_MINUTE, 30 }, { KRO_TICK_DAY, 1 }, 1800, 44 },
  { { KRO_TICK_HOUR, 1 }, { KRO_TICK_DAY, 1 }, 3600, 44 },
  { { KRO_TICK_HOUR, 2 }, { KRO_TICK_DAY, 1 }, 7200, 44 },
  { { KRO_TICK_HOUR, 3 }, { KRO_TICK_DAY, 1 }, 10800, 44 },
  { { KRO_TICK_HOUR, 6 }, { KRO_TICK_DAY, 1 }, 21600, 44 },
  { { KRO_TICK_HOUR, 12 }, { KRO_TICK_DAY, 1 }, 43200, 44 },
  { { KRO_TICK_DAY, 1 }, { KRO_TICK_MONTH, 1 }, 86400, 24 },
  { { KRO_TICK_WEEK, 1 }, { KRO_TICK_MONTH, 1 }, 604800, 26 },
  { { KRO_TICK_MONTH, 1 }, { KRO_TICK_YEAR, 1 }, YEAR_SECONDS / 12, 34 },
  { { KRO_TICK_QUARTER, 1 }, { KRO_TICK_YEAR, 1 }, YEAR_SECONDS / 4, 28 },
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
          gint64 count = power * factors[i];
          double room = count < 100 ? 40 : count < 1000 ? 48
                                       : count < 100000 ? 84
                                                        : 58;

          *rung = (Rung){ { KRO_TICK_YEAR, count }, { KRO_TICK_YEAR, power * (factors[i] == 5 ? 50 : 10) }, count * YEAR_SECONDS, room };
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

  for (guint first = ticks->len; more && ticks->len < MAX_TICKS;)
    {
      KroTick tick = { .time = time, .x = kro_time_scale_to_x (view->scale, time), .right = stretch->right, .opens = ticks->len == first };

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

/* Takes the longest form that fits; tells whether that was the longest. */
static gboolean
set_label (KroTicks *self, const View *view, KroTickRow row, KroTick *tick, KroFontRole font, KroTickDetail most, double room)
{
  for (int detail = most; detail >= KRO_TICK_BRIEF; detail--)
    {
      g_autofree char *label = kro_tick_row_label (row, tick->time, (KroTickDetail)detail, view->locale);
      double           width = kro_advance_measure (view->advance, font, label, -1);

      if (width <= room)
        {
          tick->label = g_string_chunk_insert (self->words, label);
          tick->width = width;
          return detail == (int)most;
        }
    }
  return FALSE;
}

/* A large unit names itself whole where the unit above it begins, and where
 * nothing before it can be read. */
static gboolean
begins_larger_unit (KroTickRow row, KroTime time)
{
  KroCivil civil;

  kro_time_to_civil (time, KRO_CALENDAR_GREGORIAN, &civil);
  if (row.unit == KRO_TICK_MONTH)
    return civil.month == 1;
  if (row.unit < KRO_TICK_MINUTE)
    return civil.minute == 0 && civil.second == 0;
  return row.unit == KRO_TICK_DAY;
}

/* Marks of many years all have the same form, and keep it when one pans: that
 * which has room for the widest of them. */
static KroTickDetail
find_years_detail (const KroTicks *self, const View *view, double padding)
{
  const KroTickRow row = { KRO_TICK_YEAR, self->major_row.count };
  KroTime          widest = KRO_TIME_INIT (0);
  KroCivil         civil = { .year = row.count < 5000 ? -8888 : 0, .month = 1, .day = 1 };
  g_autofree char *label = NULL;

  kro_time_from_civil (&civil, KRO_CALENDAR_GREGORIAN, &widest);
  label = kro_tick_row_label (row, kro_tick_row_floor (row, widest), KRO_TICK_WHOLE, view->locale);
  if (kro_advance_measure (view->advance, KRO_FONT_AXIS_MAJOR, label, -1) + padding > (double)row.count * YEAR_SECONDS * view->scale->pixels_per_second)
    return KRO_TICK_LONG;
  return KRO_TICK_WHOLE;
}

static void
label_years (KroTicks *self, const View *view, double padding)
{
  KroTickDetail detail = find_years_detail (self, view, padding);

  for (guint i = 0; i < self->major->len; i++)
    {
      KroTick         *tick = &g_array_index (self->major, KroTick, i);
      g_autofree char *label = kro_tick_row_label (self->major_row, tick->time, detail, view->locale);
      double           width = kro_advance_measure (view->advance, KRO_FONT_AXIS_MAJOR, label, -1);

      if (width > tick->end - tick->left - padding)
        continue;
      tick->label = g_string_chunk_insert (self->words, label);
      tick->width = width;
    }
}

static void
label_major (KroTicks *self, const View *view)
{
  double   padding = 16 * kro_theme_get_metrics (kro_advance_get_theme (view->advance))->text_scale;
  gboolean first = TRUE;

  if (self->major_row.unit == KRO_TICK_YEAR && self->major_row.count > 1)
    {
      label_years (self, view, padding);
      return;
    }
  for (guint i = 0; i < self->major->len; i++)
    {
      KroTick *tick = &g_array_index (self->major, KroTick, i);
      gboolean whole = tick->opens || first || begins_larger_unit (self->major_row, tick->time);
      double   room = tick->end - tick->left - padding;

      first |= tick->opens;
      if (set_label (self, view, self->major_row, tick, KRO_FONT_AXIS_MAJOR, whole ? KRO_TICK_WHOLE : KRO_TICK_LONG, room))
        first = FALSE;
    }
}

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

/* Whether the line of a large unit would run through a label. */
static gboolean
is_crossed (const KroTicks *self, const KroTick *tick)
{
  for (guint i = 0; i < self->major->len; i++)
    {
      double x = g_array_index (self->major, KroTick, i).x;

      if (x > tick->x + 0.5 && x < tick->x + tick->width + 6)
        return TRUE;
    }
  return FALSE;
}

static void
label_minor (KroTicks *self, const View *view, double spacing)
{
  KroTickDetail detail = find_minor_detail (view, self->minor_row, spacing);
  double        taken = -G_MAXDOUBLE;

  for (guint i = 0; i < self->minor->len; i++)
    {
      KroTick *tick = &g_array_index (self->minor, KroTick, i);

      if (tick->x < tick->left || tick->x < taken)
        continue;
      set_label (self, view, self->minor_row, tick, KRO_FONT_AXIS_MINOR, detail, G_MAXDOUBLE);
      if (is_crossed (self, tick))
        set_label (self, view, self->minor_row, tick, KRO_FONT_AXIS_MINOR, KRO_TICK_BRIEF, G_MAXDOUBLE);
      if (is_crossed (self, tick) || (tick->right < view->right && tick->x + tick->width + LABEL_GAP > tick->right))
        {
          tick->label = NULL;
          tick->width = 0;
          continue;
        }
      taken = tick->x + tick->width + 8;
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
