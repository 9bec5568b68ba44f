/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The scene as text: JSON Lines, a header and then a line for each placed
 * thing. Golden tests and other programs compare layouts by it, so the order
 * of keys is fixed and lengths are rounded to a hundredth of a logical pixel.
 */
#include "kro-json-writer.h"
#include "kro-scene-private.h"

#define DECIMALS 2

static void
write_number (KroJsonWriter *json, const char *key, double value)
{
  kro_json_writer_key (json, key);
  kro_json_writer_fixed (json, value, DECIMALS);
}

static void
write_integer (KroJsonWriter *json, const char *key, gint64 value)
{
  kro_json_writer_key (json, key);
  kro_json_writer_integer (json, value);
}

/* As EDTF, in UTC or the local clock of floating dates: a year beyond four
 * digits is written Y…, a fraction of a second with its nine digits. */
static void
write_time (KroJsonWriter *json, const char *key, KroTime time)
{
  g_autoptr (GString) text = g_string_new (NULL);
  KroCivil civil;

  kro_time_to_civil (time, KRO_CALENDAR_GREGORIAN, &civil);
  if (civil.year < -9999 || civil.year > 9999)
    g_string_printf (text, "Y%" G_GINT64_FORMAT, civil.year);
  else
    {
      g_string_printf (text, "%s%04d-%02d-%02dT%02d:%02d:%02d", civil.year < 0 ? "-" : "", ABS ((int)civil.year), civil.month, civil.day, civil.hour, civil.minute, civil.second);
      if (civil.nanosecond != 0)
        g_string_append_printf (text, ".%09d", civil.nanosecond);
    }
  kro_json_writer_key (json, key);
  kro_json_writer_string (json, text->str);
}

static void
write_header (KroJsonWriter *json, const KroScene *self)
{
  kro_json_writer_begin_object (json);
  write_number (json, "width", self->width);
  write_number (json, "height", self->height);
  write_time (json, "from", self->from);
  write_time (json, "to", self->to);
  write_integer (json, "step", self->step);
  write_integer (json, "events", self->n_events);
  kro_json_writer_end_object (json);
}

static void
write_event (KroJsonWriter *json, KroId event)
{
  char text[KRO_ID_LENGTH + 1];

  kro_json_writer_key (json, "event");
  if (event == KRO_ID_NONE)
    {
      kro_json_writer_null (json);
      return;
    }
  kro_id_to_string (event, text);
  kro_json_writer_string (json, text);
}

static void
write_placed (KroJsonWriter *json, const KroPlaced *placed)
{
  kro_json_writer_begin_object (json);
  kro_json_writer_key (json, "kind");
  kro_json_writer_string (json, kro_placed_kind_get_name (placed->kind));
  write_event (json, placed->event);
  write_integer (json, "lane", placed->lane);
  write_integer (json, "row", placed->row);
  write_number (json, "x", placed->box.x);
  write_number (json, "y", placed->box.y);
  write_number (json, "w", placed->box.w);
  write_number (json, "h", placed->box.h);
  kro_json_writer_key (json, "text");
  if (placed->text != NULL)
    kro_json_writer_string (json, placed->text);
  else
    kro_json_writer_null (json);
  write_integer (json, "count", placed->count);
  if (placed->kind == KRO_PLACED_CLUSTER && placed->hits > 0)
    write_integer (json, "hits", placed->hits);
  if (placed->dimmed)
    {
      kro_json_writer_key (json, "dimmed");
      kro_json_writer_boolean (json, TRUE);
    }
  if (placed->cut)
    {
      kro_json_writer_key (json, "cut");
      kro_json_writer_boolean (json, TRUE);
    }
  kro_json_writer_end_object (json);
}

/**
 * kro_scene_dump:
 * @self: a scene
 *
 * Writes the scene as JSON Lines: a header `{"width","height","from","to",
 * "step","events"}`, then each placed thing in painting order `{"kind",
 * "event","lane","row","x","y","w","h","text","count"}`. `event` and `text`
 * are null where there is none, `from` and `to` are EDTF. A label whose title
 * is cut has `"cut":true`. While somebody searches, what was not found has
 * `"dimmed":true`, and a cluster `"hits"`.
 *
 * Returns: (transfer full): the text, each line ended by a line feed
 */
char *
kro_scene_dump (const KroScene *self)
{
  GString *out = g_string_new (NULL);

  write_header (&(KroJsonWriter){ .out = out }, self);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < self->placed->len; i++)
    {
      write_placed (&(KroJsonWriter){ .out = out }, &g_array_index (self->placed, KroPlaced, i));
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}
