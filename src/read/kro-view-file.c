/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads a view of a timeline from a file.
 */
#include "kro-view-file.h"

#include "kro-edtf.h"
#include "kro-json-reader.h"
#include "kro-read-error.h"

#include <glib/gi18n-lib.h>

static const char *const lanes_names[] = { "none", "category", "source", "tag" };
static const char *const gaps_names[] = { "fold", "show" };

/**
 * kro_view_file_parse_time:
 * @text: EDTF
 * @earliest: (out): its first instant
 * @latest: (out): the instant behind its last
 * @error: where to put a #KroTimeError
 *
 * Returns: whether it is a date within #KroTime
 */
gboolean
kro_view_file_parse_time (const char *text, KroTime *earliest, KroTime *latest, GError **error)
{
  g_autoptr (KroEdtf) edtf = kro_edtf_parse (text, -1, error);

  if (edtf == NULL)
    return FALSE;
  if (kro_edtf_get_span (edtf, earliest, latest))
    return TRUE;
  g_set_error (error, KRO_TIME_ERROR, KRO_TIME_ERROR_RANGE, _ ("“%s” lies further than a timeline reaches"), text);
  return FALSE;
}

/**
 * kro_view_file_parse_lanes:
 * @text: `none`, `category`, `source` or `tag`
 * @lanes: (out): what it means
 *
 * Returns: %FALSE when it is none of them
 */
gboolean
kro_view_file_parse_lanes (const char *text, KroLanesMode *lanes)
{
  for (guint i = 0; i < G_N_ELEMENTS (lanes_names); i++)
    if (g_str_equal (text, lanes_names[i]))
      {
        *lanes = (KroLanesMode)i;
        return TRUE;
      }
  return FALSE;
}

/**
 * kro_view_file_parse_gaps:
 * @text: `fold` or `show`
 * @shows_gaps: (out): what it means
 *
 * Returns: %FALSE when it is neither
 */
gboolean
kro_view_file_parse_gaps (const char *text, gboolean *shows_gaps)
{
  for (guint i = 0; i < G_N_ELEMENTS (gaps_names); i++)
    if (g_str_equal (text, gaps_names[i]))
      {
        *shows_gaps = i == 1;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_gaps (KroViewFile *self, const char *value, GError **error)
{
  if (kro_view_file_parse_gaps (value, &self->shows_gaps))
    return TRUE;
  g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_DOCUMENT, _ ("long empty spans: fold or show, not “%s”"), value);
  return FALSE;
}

static gboolean
read_value (KroViewFile *self, const char *key, const char *value, GError **error)
{
  KroTime unused;

  if (g_str_equal (key, "from"))
    return self->has_from = kro_view_file_parse_time (value, &self->from, &unused, error);
  if (g_str_equal (key, "to"))
    return self->has_to = kro_view_file_parse_time (value, &unused, &self->to, error);
  if (g_str_equal (key, "gaps"))
    return read_gaps (self, value, error);
  if (kro_view_file_parse_lanes (value, &self->lanes))
    return self->has_lanes = TRUE;
  g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_DOCUMENT, _ ("lanes are by none, category, source or tag, not “%s”"), value);
  return FALSE;
}

static gboolean
read_members (KroViewFile *self, KroJsonReader *json, GError **error)
{
  static const char *const known[] = { "from", "to", "lanes", "gaps", NULL };
  KroJsonToken             token;

  if (kro_json_reader_next (json) != KRO_JSON_BEGIN_OBJECT)
    return FALSE;
  while ((token = kro_json_reader_next (json)) == KRO_JSON_KEY)
    {
      g_autofree char *key = g_strdup (kro_json_reader_get_string (json, NULL));

      if (!g_strv_contains (known, key))
        {
          if (!kro_json_reader_skip (json))
            return FALSE;
        }
      else if (kro_json_reader_next (json) != KRO_JSON_STRING || !read_value (self, key, kro_json_reader_get_string (json, NULL), error))
        return FALSE;
    }
  return token == KRO_JSON_END_OBJECT && kro_json_reader_next (json) == KRO_JSON_END;
}

/**
 * kro_view_file_read:
 * @self: (out caller-allocates): a zeroed view
 * @path: (type filename): the file
 * @error: where to put what went wrong
 *
 * Returns: whether the file was read
 */
gboolean
kro_view_file_read (KroViewFile *self, const char *path, GError **error)
{
  g_autofree char *content = NULL;
  g_autoptr (KroJsonReader) json = NULL;
  g_autoptr (GError) reason = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, &reason))
    {
      g_set_error (error, KRO_READ_ERROR, KRO_READ_ERROR_UNREADABLE, _ ("the view could not be read: %s"), reason->message);
      return FALSE;
    }
  json = kro_json_reader_new (content, length);
  if (read_members (self, json, &reason))
    return TRUE;
  if (reason == NULL && !kro_json_reader_get_error (json, &reason))
    reason = g_error_new (KRO_READ_ERROR, KRO_READ_ERROR_DOCUMENT, _ ("byte %lu: a view is an object with strings “from”, “to”, “lanes” and “gaps”"),
                          (gulong)kro_json_reader_get_offset (json));
  g_propagate_prefixed_error (error, g_steal_pointer (&reason), "%s: ", path);
  return FALSE;
}
