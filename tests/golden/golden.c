/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Golden files. A picture may differ in a few pixels, since versions of the
 * rasteriser round differently; a text may not differ at all. The page of a
 * program is made anew by its first difference.
 */
#include "golden.h"

#include <cairo.h>
#include <stdlib.h>
#include <string.h>

/* A pixel differs if one of its channels, 0 to 255, does by more than this. */
#define CHANNEL_TOLERANCE 24

/* The share of pixels that may differ. */
#define PIXEL_TOLERANCE 0.001

static gboolean is_blessing;
static char    *report_path;

typedef struct
{
  const guint8 *data;
  gsize         left;
} Reader;

static cairo_status_t
read_cb (void *closure, guchar *out, guint length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (out, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* Opaque or not, as premultiplied ARGB, so that pixels compare. */
static cairo_surface_t *
decode (GBytes *png)
{
  Reader           reader = { .left = g_bytes_get_size (png) };
  cairo_surface_t *read, *surface;
  cairo_t         *cr;

  reader.data = g_bytes_get_data (png, NULL);
  read = cairo_image_surface_create_from_png_stream (read_cb, &reader);
  g_assert_cmpint (cairo_surface_status (read), ==, CAIRO_STATUS_SUCCESS);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, cairo_image_surface_get_width (read), cairo_image_surface_get_height (read));
  cr = cairo_create (surface);
  cairo_set_source_surface (cr, read, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (read);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
pixels_differ (guint32 a, guint32 b)
{
  for (guint shift = 0; shift < 32; shift += 8)
    {
      if (abs ((int)(a >> shift & 0xff) - (int)(b >> shift & 0xff)) > CHANNEL_TOLERANCE)
        return TRUE;
    }
  return FALSE;
}

/* Gives the share of pixels that differ and leaves them red in @a, the others
 * paled. */
static double
mark_differences (cairo_surface_t *a, cairo_surface_t *b)
{
  int            width = cairo_image_surface_get_width (a);
  int            height = cairo_image_surface_get_height (a);
  int            stride = cairo_image_surface_get_stride (a) / 4;
  guint          n_different = 0;
  guint32       *pixels = (guint32 *)(gpointer)cairo_image_surface_get_data (a);
  const guint32 *others = (const guint32 *)(gpointer)cairo_image_surface_get_data (b);

  if (width != cairo_image_surface_get_width (b) || height != cairo_image_surface_get_height (b))
    return 1;
  for (int y = 0; y < height; y++)
    {
      for (int x = 0; x < width; x++)
        {
          guint32 *pixel = &pixels[y * stride + x];
          gboolean differs = pixels_differ (*pixel, others[y * stride + x]);

          n_different += differs;
          *pixel = differs ? 0xffff0000 : 0xff000000 | ((*pixel >> 2 & 0x3f3f3f) + 0xbfbfbf);
        }
    }
  cairo_surface_mark_dirty (a);
  return (double)n_different / MAX (width * height, 1);
}

static char *
get_reference_path (const char *name)
{
  return g_build_filename (g_getenv ("KRONIEK_SOURCE_ROOT"), "tests", "golden", name, NULL);
}

/* Where the sides of a difference are laid. */
static char *
get_output_path (const char *side, const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("KRONIEK_BUILD_ROOT"), "golden", NULL);
  g_autofree char *file = g_strconcat (side, "-", name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  return g_build_filename (folder, file, NULL);
}

static void
write_file (const char *path, gconstpointer data, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize)length, &error);
  g_assert_no_error (error);
}

static void
add_to_report (const char *name, const char *body)
{
  g_autofree char *program = g_path_get_basename (g_get_prgname ());
  g_autofree char *file = g_strconcat (program, ".html", NULL);
  g_autofree char *old = NULL;
  g_autofree char *page = NULL;

  if (report_path == NULL)
    {
      report_path = g_build_filename (g_getenv ("KRONIEK_BUILD_ROOT"), "golden", file, NULL);
      old = g_strdup_printf ("<!DOCTYPE html>\n<meta charset=\"utf-8\"><title>%s</title>\n<style>body{font:14px sans-serif}section{display:grid;grid-template-columns:repeat(3,1fr);gap:8px}img{width:100%%;outline:1px solid #999}pre{overflow:auto}</style>\n", program);
    }
  else
    g_assert_true (g_file_get_contents (report_path, &old, NULL, NULL));
  page = g_strdup_printf ("%s<h2>%s</h2>\n<section>%s</section>\n", old, name, body);
  write_file (report_path, page, strlen (page));
  g_test_message ("reference, result and difference: %s", report_path);
}

static void
report_png (const char *name, GBytes *reference, GBytes *result, cairo_surface_t *difference)
{
  g_autofree char *before = get_output_path ("reference", name);
  g_autofree char *after = get_output_path ("result", name);
  g_autofree char *between = get_output_path ("difference", name);
  g_autofree char *body = NULL;

  write_file (before, g_bytes_get_data (reference, NULL), g_bytes_get_size (reference));
  write_file (after, g_bytes_get_data (result, NULL), g_bytes_get_size (result));
  g_assert_cmpint (cairo_surface_write_to_png (difference, between), ==, CAIRO_STATUS_SUCCESS);
  body = g_strdup_printf ("<div>reference<img src=\"reference-%s\"></div><div>result<img src=\"result-%s\"></div><div>difference<img src=\"difference-%s\"></div>", name, name, name);
  add_to_report (name, body);
}

/* The first line that differs, in bold, with all of both texts. */
static void
report_text (const char *name, const char *reference, const char *result)
{
  g_autofree char *before = g_markup_escape_text (reference, -1);
  g_autofree char *after = g_markup_escape_text (result, -1);
  g_autofree char *path = get_output_path ("result", name);
  g_autofree char *body = NULL;
  g_auto (GStrv) left = g_strsplit (before, "\n", -1);
  g_auto (GStrv) right = g_strsplit (after, "\n", -1);
  guint line = 0;

  while (left[line] != NULL && right[line] != NULL && g_str_equal (left[line], right[line]))
    line++;
  write_file (path, result, strlen (result));
  body = g_strdup_printf ("<div>reference<pre>%s</pre></div><div>result<pre>%s</pre></div><div>first difference, line %u<pre>- %s\n+ %s</pre></div>", before, after, line + 1, left[line] != NULL ? left[line] : "", right[line] != NULL ? right[line] : "");
  add_to_report (name, body);
}

static GBytes *
load_reference (const char *name)
{
  g_autofree char *path = get_reference_path (name);
  char            *data = NULL;
  gsize            length = 0;

  if (!g_file_get_contents (path, &data, &length, NULL))
    {
      g_test_message ("there is no %s: run with --bless to write it", path);
      return NULL;
    }
  return g_bytes_new_take (data, length);
}

static void
bless (const char *name, gconstpointer data, gsize length)
{
  g_autofree char *path = get_reference_path (name);

  write_file (path, data, length);
  g_test_message ("written: %s", path);
}

/* Sets the test up, takes --bless from the arguments, and goes on after a
 * failure, so that the page shows all that differs. */
void
golden_init (int *argc, char ***argv)
{
  static char *arguments[16];
  static char  go_on[] = "-k";
  int          n = 0;

  for (int i = 0; i < *argc && n < (int)G_N_ELEMENTS (arguments) - 2; i++)
    {
      if (g_str_equal ((*argv)[i], "--bless"))
        is_blessing = TRUE;
      else
        arguments[n++] = (*argv)[i];
    }
  arguments[n++] = go_on;
  *argc = n;
  *argv = arguments;
  g_test_init (argc, argv, NULL);
}

/* Fails the test if the text is not that of the golden file. */
void
golden_check_text (const char *name, const char *text)
{
  g_autoptr (GBytes) reference = NULL;
  g_autofree char *expected = NULL;

  if (is_blessing)
    {
      bless (name, text, strlen (text));
      return;
    }
  reference = load_reference (name);
  if (reference == NULL)
    {
      g_test_fail ();
      return;
    }
  expected = g_strndup (g_bytes_get_data (reference, NULL), g_bytes_get_size (reference));
  if (g_str_equal (expected, text))
    return;
  report_text (name, expected, text);
  g_test_fail ();
}

/* Fails the test if the picture is not, but for a few pixels, the golden one. */
void
golden_check_png (const char *name, GBytes *png)
{
  g_autoptr (GBytes) reference = NULL;
  cairo_surface_t *before, *after;
  double           share;

  if (is_blessing)
    {
      bless (name, g_bytes_get_data (png, NULL), g_bytes_get_size (png));
      return;
    }
  reference = load_reference (name);
  if (reference == NULL)
    {
      g_test_fail ();
      return;
    }
  before = decode (reference);
  after = decode (png);
  share = mark_differences (after, before);
  g_test_message ("%s: %.3f %% of the pixels differ", name, share * 100);
  if (share > PIXEL_TOLERANCE)
    {
      report_png (name, reference, png, after);
      g_test_fail ();
    }
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
}
