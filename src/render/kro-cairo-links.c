/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Links of a scene as tags of a PDF: to a URI, or to the mark of an event in the
 * same picture. Stays in the thread that paints.
 */
#include "kro-cairo-private.h"

#include "kro-geometry.h"

#include <cairo-pdf.h>

/* A number as tags want it, whatever the locale. */
static void
append_number (GString *string, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (string, g_ascii_formatd (text, sizeof text, "%.3f", value));
  g_string_append_c (string, ' ');
}

static void
append_quoted (GString *string, const char *text)
{
  g_string_append_c (string, '\'');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '\'' || *c == '\\')
        g_string_append_c (string, '\\');
      g_string_append_c (string, *c);
    }
  g_string_append_c (string, '\'');
}

/* A place in the picture, for a link to an event: the corner of its mark.
 * Tags are in points of the page, which the matrix does not touch. */
static gboolean
append_place (GString *attributes, cairo_t *cr, const KroScene *scene, const char *id)
{
  const KroPlaced *placed;
  KroId            event;
  double           x, y;

  if (!kro_id_from_string (id, &event))
    return FALSE;
  placed = kro_scene_find_event (scene, event, KRO_PLACED_EVENT);
  if (placed == NULL)
    return FALSE;
  x = placed->box.x;
  y = placed->box.y;
  cairo_user_to_device (cr, &x, &y);
  g_string_append (attributes, "page=1 pos=[");
  append_number (attributes, x);
  append_number (attributes, y);
  g_string_append_c (attributes, ']');
  return TRUE;
}

static void
append_uri (GString *attributes, const char *target)
{
  g_autofree char *uri = g_uri_escape_string (target, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH "?#[]%", FALSE);

  g_string_append (attributes, "uri=");
  append_quoted (attributes, uri);
}

/* Writes a link into the PDF that is being painted; one that may not be
 * followed, or whose event is not in the picture, is left out. */
void
kro_cairo_write_link (cairo_t *cr, const KroScene *scene, const KroPrimitive *primitive)
{
  g_autoptr (GString) attributes = NULL;
  KroBox box = primitive->box;

  if (!kro_link_is_allowed (primitive->text))
    return;
  cairo_user_to_device (cr, &box.x, &box.y);
  cairo_user_to_device_distance (cr, &box.w, &box.h);
  attributes = g_string_new ("rect=[");
  append_number (attributes, box.x);
  append_number (attributes, box.y);
  append_number (attributes, box.w);
  append_number (attributes, box.h);
  g_string_append (attributes, "] ");
  if (primitive->text[0] != '#')
    append_uri (attributes, primitive->text);
  else if (!append_place (attributes, cr, scene, primitive->text + 1))
    return;
  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes->str);
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}
