/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formats: what the files hold, that they repeat, and what is refused. */
#include "kro-export.h"

#include "kro-scene-writer.h"
#include "sample-scene.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  KroTheme *theme;
  KroScene *scene;
} Fixture;

static const KroTime created = { 1758873600, 0 };

static const KroExportOptions options = {
  .scale = 1.5,
  .title = "Clouds & \"contracts\" <2025>\x01",
  .language = "en",
  .creator = "Kroniek 0.1.0",
  .created = &created,
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", 1);
  fixture->scene = sample_scene_new (fixture->theme);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  kro_scene_unref (fixture->scene);
  kro_theme_unref (fixture->theme);
}

static GBytes *
make_bytes (Fixture *fixture, KroExportFormat format)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = kro_export_bytes (fixture->scene, fixture->theme, &options, format, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

static char *
make_text (Fixture *fixture, KroExportFormat format)
{
  g_autoptr (GBytes) bytes = make_bytes (fixture, format);
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

/* Runs a program over a file with these bytes; NULL if it is not installed. */
static char *
ask_program (GBytes *bytes, const char *name, ...)
{
  g_autofree char *program = g_find_program_in_path (name);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  char       *out = NULL;
  int         fd, status = 0;
  va_list     rest;
  const char *argument;

  if (program == NULL)
    return NULL;
  fd = g_file_open_tmp ("kroniek-export-XXXXXX", &path, &error);
  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_ptr_array_add (arguments, program);
  va_start (rest, name);
  while ((argument = va_arg (rest, const char *)) != NULL)
    g_ptr_array_add (arguments, (gpointer)(*argument == '@' ? path : argument));
  va_end (rest);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **)arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_remove (path);
  return out;
}

static void
assert_holds (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static guint32
read_integer (const guint8 *data)
{
  return (guint32)data[0] << 24 | (guint32)data[1] << 16 | (guint32)data[2] << 8 | data[3];
}

/* Finds a chunk by walking them all. */
static const guint8 *
find_chunk (GBytes *png, const char *type, guint32 *length)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (png, &size);

  for (gsize at = 8; at + 12 <= size; at += 12 + read_integer (data + at))
    {
      if (memcmp (data + at + 4, type, 4) == 0)
        {
          *length = read_integer (data + at);
          return data + at + 8;
        }
    }
  return NULL;
}

static void
test_png_chunks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = make_bytes (fixture, KRO_EXPORT_PNG);
  guint32       length;
  const guint8 *chunk = find_chunk (png, "IHDR", &length);

  g_assert_cmpuint (read_integer (chunk), ==, 960);
  g_assert_cmpuint (read_integer (chunk + 4), ==, 510);
  chunk = find_chunk (png, "pHYs", &length);
  g_assert_nonnull (chunk);
  g_assert_cmpuint (length, ==, 9);
  /* 144 dots an inch. */
  g_assert_cmpuint (read_integer (chunk), ==, 5669);
  g_assert_cmpuint (read_integer (chunk + 4), ==, 5669);
  g_assert_cmpuint (chunk[8], ==, 1);
  chunk = find_chunk (png, "iTXt", &length);
  g_assert_nonnull (chunk);
  g_assert_cmpmem (chunk, length, "Title\0\0\0\0\0Clouds & \"contracts\" <2025> ", 38);
  g_assert_nonnull (find_chunk (png, "IEND", &length));
}

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

/* A decoder takes it, checksums included, and something is drawn. */
static void
test_png_decodes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = make_bytes (fixture, KRO_EXPORT_PNG);
  Reader           reader = { .left = g_bytes_get_size (png) };
  cairo_surface_t *surface;
  const guint8    *pixels;
  const guint8    *bar;

  reader.data = g_bytes_get_data (png, NULL);
  surface = cairo_image_surface_create_from_png_stream (read_cb, &reader);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  pixels = cairo_image_surface_get_data (surface);
  /* In the solid bar: green, and opaque from edge to edge. */
  bar = pixels + 252 * cairo_image_surface_get_stride (surface) + 400 * 4;
  g_assert_cmpuint (bar[1], ==, 136);
  g_assert_cmpuint (bar[2], ==, 34);
  cairo_surface_destroy (surface);
}

static void
test_svg_contents (Fixture *fixture, gconstpointer data)
{
  g_autofree char *svg = make_text (fixture, KRO_EXPORT_SVG);

  assert_holds (svg, "role=\"img\" aria-labelledby=\"title\" xml:lang=\"en\"");
  assert_holds (svg, "<title id=\"title\">Clouds &amp; &quot;contracts&quot; &lt;2025&gt; </title>");
  assert_holds (svg, "<g class=\"event\" id=\"e-028t5cy4tqkff\">\n<title>Council votes &lt;again&gt;</title>");
  assert_holds (svg, "<text class=\"major\"");
  assert_holds (svg, ">Council votes &lt;again&gt;</text>");
  assert_holds (svg, "<a href=\"https://example.org/a?b=1&amp;c='2'\">");
  assert_holds (svg, "<a href=\"#e-028t5cy4tqkff\">");
  assert_holds (svg, "…</text>");
  assert_holds (svg, "<stop offset=\"1\" stop-color=\"#228833\" stop-opacity=\"0\"/>");
  g_assert_null (strstr (svg, "javascript:"));
  g_assert_null (strchr (svg, '\x01'));
}

/* A title cut off ends where the eye would look for more: never within a
 * character, and shorter than it was. */
static void
test_svg_ellipsis (Fixture *fixture, gconstpointer data)
{
  g_autofree char *svg = make_text (fixture, KRO_EXPORT_SVG);
  const char      *start = strstr (svg, ">Ministry starts");
  const char      *end;

  g_assert_nonnull (start);
  start = strstr (start + 1, ">Ministry starts");
  g_assert_nonnull (start);
  end = strchr (start, '<');
  g_assert_true (g_str_has_prefix (end - strlen ("…"), "…</text>"));
  g_assert_cmpint (end - start, <, (int)strlen (">Ministry starts a review of all its contracts"));
}

static void
start_element_cb (GMarkupParseContext *context, const char *name, const char **names, const char **values, gpointer data, GError **error)
{
  GHashTable *ids = data;

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_str_equal (names[i], "id"))
        g_assert_true (g_hash_table_add (ids, g_strdup (values[i])));
    }
}

static void
test_svg_well_formed (Fixture *fixture, gconstpointer data)
{
  static const GMarkupParser parser = { .start_element = start_element_cb };
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, ids, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_bytes (fixture, KRO_EXPORT_SVG);
  g_autofree char *said = NULL;

  g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (ids), >=, 3);
  said = ask_program (bytes, "xmllint", "--noout", "--nonet", "@", NULL);
  if (said == NULL)
    g_test_message ("xmllint is not installed: only GLib has judged the SVG");
}

static void
test_pdf_contents (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (fixture, KRO_EXPORT_PDF);
  g_autofree char *info = ask_program (bytes, "pdfinfo", "-isodates", "@", NULL);
  g_autofree char *links = ask_program (bytes, "pdfinfo", "-url", "@", NULL);
  g_autofree char *fonts = ask_program (bytes, "pdffonts", "@", NULL);
  g_autofree char *text = ask_program (bytes, "pdftotext", "-layout", "@", "-", NULL);

  g_assert_cmpint (strncmp (g_bytes_get_data (bytes, NULL), "%PDF-1.", 7), ==, 0);
  if (info == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return;
    }
  assert_holds (info, "Clouds & \"contracts\" <2025>");
  assert_holds (info, "Kroniek 0.1.0");
  assert_holds (info, "2025-09-26T08:00:00");
  assert_holds (info, "480 x 255 pts");
  g_assert_null (strstr (info, "Author"));
  g_assert_null (strstr (info, "ModDate"));
  assert_holds (links, "https://example.org/a?b=1&c='2'");
  g_assert_null (strstr (links, "javascript"));
  assert_holds (fonts, "Cantarell");
  assert_holds (text, "Council votes <again>");
  assert_holds (text, "26 September 2025");
}

/* Links lie where they are seen: in points from the bottom of the page, to
 * whole ones. Some versions of Cairo pack them so that they cannot be read. */
static void
test_pdf_link_places (Fixture *fixture, gconstpointer data)
{
  static const double expected[] = { 337.5, 64.5, 412.5, 82.5 };
  g_autoptr (GBytes) bytes = make_bytes (fixture, KRO_EXPORT_PDF);
  gsize       length;
  const char *pdf = g_bytes_get_data (bytes, &length);
  const char *place = memmem (pdf, length, "/Rect [", 7);

  if (place == NULL)
    {
      g_test_skip ("the links are in a compressed stream");
      return;
    }
  place += 7;
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      char  *end;
      double value = g_ascii_strtod (place, &end);

      g_assert_cmpfloat_with_epsilon (value, expected[i], 1);
      place = end;
    }
}

/* Without a date of creation the file has none, rather than today's. */
static void
test_pdf_without_date (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = kro_export_pdf (fixture->scene, fixture->theme, &(KroExportOptions){ 0 }, NULL, NULL);
  g_autofree char *info = ask_program (bytes, "pdfinfo", "@", NULL);

  if (info == NULL)
    g_test_skip ("poppler-utils is not installed");
  else
    g_assert_null (strstr (info, "CreationDate"));
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  for (KroExportFormat format = KRO_EXPORT_PNG; format <= KRO_EXPORT_SCENE; format++)
    {
      g_autoptr (KroTheme) theme = kro_theme_new (KRO_THEME_LIGHT, "Cantarell", 1);
      g_autoptr (KroScene) scene = sample_scene_new (theme);
      g_autoptr (GBytes) first = make_bytes (fixture, format);
      g_autoptr (GBytes) second = kro_export_bytes (scene, theme, &options, format, NULL, NULL);

      g_assert_true (g_bytes_equal (first, second));
    }
}

static void
test_scene_dump (Fixture *fixture, gconstpointer data)
{
  g_autofree char *dump = make_text (fixture, KRO_EXPORT_SCENE);

  g_assert_true (g_str_has_prefix (dump, "{\"width\":640,\"height\":340,\"from\":\"2025-07-01T00:00:00\",\"to\":\"2025-10-31T00:00:00\",\"step\":12,\"events\":4}\n{\"kind\":\"background\",\"event\":null,"));
  assert_holds (dump, "\n{\"kind\":\"event\",\"event\":\"028t5cy4tqkff\",\"lane\":0,\"row\":0,\"x\":92,\"y\":92,\"w\":16,\"h\":16,\"text\":\"Council votes <again>\",\"count\":1}\n");
  assert_holds (dump, "\"x\":170.25");
}

static void
assert_refused (double width, double height, double scale, KroExportFormat format, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (kro_export_check_size (format, width, height, scale, &error));
  g_assert_error (error, KRO_EXPORT_ERROR, KRO_EXPORT_ERROR_SIZE);
  assert_holds (error->message, part);
}

static void
test_sizes (void)
{
  g_assert_true (kro_export_check_size (KRO_EXPORT_PNG, 16384, 16384, 1, NULL));
  g_assert_true (kro_export_check_size (KRO_EXPORT_PDF, 19200, 100, 1, NULL));
  g_assert_true (kro_export_check_size (KRO_EXPORT_SVG, 40000, 100, 1, NULL));
  assert_refused (16385, 10, 1, KRO_EXPORT_PNG, "16385");
  assert_refused (1920, 1080, 10, KRO_EXPORT_PNG, "19200");
  assert_refused (1920, 1080, -1, KRO_EXPORT_PNG, "scale");
  assert_refused (1920, 1080, 0.0 / 0.0, KRO_EXPORT_PNG, "scale");
  assert_refused (0, 100, 1, KRO_EXPORT_SVG, "no size");
  assert_refused (100, -5, 1, KRO_EXPORT_PDF, "no size");
  assert_refused (1.0 / 0.0, 100, 1, KRO_EXPORT_SVG, "no size");
  assert_refused (0.0 / 0.0, 100, 1, KRO_EXPORT_SVG, "no size");
  assert_refused (19201, 100, 1, KRO_EXPORT_PDF, "19200");
  assert_refused (2e6, 100, 1, KRO_EXPORT_SVG, "1000000");
}

static void
test_large_scene_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroSceneWriter) writer = kro_scene_writer_new (20000, 20000);
  g_autoptr (KroScene) scene = kro_scene_writer_finish (writer);
  g_autoptr (GError) error = NULL;

  g_assert_null (kro_export_png (scene, fixture->theme, &options, NULL, &error));
  g_assert_error (error, KRO_EXPORT_ERROR, KRO_EXPORT_ERROR_SIZE);
}

static void
test_formats (void)
{
  static const struct
  {
    const char     *path;
    KroExportFormat format;
  } cases[] = {
    { "a.png", KRO_EXPORT_PNG },
    { "/b/c.SVG", KRO_EXPORT_SVG },
    { "x.y.pdf", KRO_EXPORT_PDF },
    { "x.scene.json", KRO_EXPORT_SCENE },
  };
  g_autoptr (GError) error = NULL;
  KroExportFormat format;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (kro_export_format_from_path (cases[i].path, &format, NULL));
      g_assert_cmpint (format, ==, cases[i].format);
    }
  g_assert_false (kro_export_format_from_path ("picture.jpeg", &format, &error));
  g_assert_error (error, KRO_EXPORT_ERROR, KRO_EXPORT_ERROR_FORMAT);
  assert_holds (error->message, "picture.jpeg");
  assert_holds (error->message, ".png");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (KroExportFormat format = KRO_EXPORT_PNG; format <= KRO_EXPORT_PDF; format++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kro_export_bytes (fixture->scene, fixture->theme, &options, format, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* Nothing in a scene may bring a back end to its knees. */
static void
test_odd_scene (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroSceneWriter) writer = kro_scene_writer_new (100, 100);
  g_autoptr (KroScene) scene = NULL;
  const KroPathPoint stub[] = { { KRO_PATH_CURVE, 1, 1 }, { KRO_PATH_LINE, 2, 2 } };
  const KroColor     ink = { 0, 0, 0, 1 };

  kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_NOTE, .text = "a\xff]]>&\x02\nb" });
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_UNCLIP });
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_CLIP, .box = { 0, 0, 50, 50 } });
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_TEXT, .box = { 0, 0, 50, 20 }, .baseline = 15, .fill = ink, .text = "a\xff]]>&\x02\nb" });
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_TEXT, .box = { 0, 0, 0, 20 }, .width = 90, .baseline = 15, .fill = ink, .text = "no room" });
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_TEXT, .box = { 0, 0, 9, 20 }, .baseline = 15, .fill = ink, .text = "" });
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_ROUNDED, .box = { 0, 0, -4, 20 }, .fill = ink, .stroke = ink, .line = 2, .radius = 50 });
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_FADE, .box = { 0, 0, 0, 20 }, .fill = ink });
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_HATCH, .box = { 0, 0, 1e9, 1e9 }, .stroke = ink, .line = 1 });
  kro_scene_writer_add_path (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_PATH, .fill = ink }, stub, G_N_ELEMENTS (stub));
  kro_scene_writer_add_path (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_PATH, .fill = ink }, NULL, 0);
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_LINK, .box = { 0, 0, 9, 9 }, .text = "#0000000000000" });
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_LINK, .box = { 0, 0, 9, 9 }, .text = "http://x/\xc3\xa9'\\" });
  scene = kro_scene_writer_finish (writer);
  for (KroExportFormat format = KRO_EXPORT_PNG; format <= KRO_EXPORT_PDF; format++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = kro_export_bytes (scene, fixture->theme, &options, format, NULL, &error);

      g_assert_no_error (error);
      if (format == KRO_EXPORT_SVG)
        g_free (ask_program (bytes, "xmllint", "--noout", "--nonet", "@", NULL));
    }
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/export/png/chunks", test_png_chunks);
  add ("/export/png/decodes", test_png_decodes);
  add ("/export/svg/contents", test_svg_contents);
  add ("/export/svg/ellipsis", test_svg_ellipsis);
  add ("/export/svg/well-formed", test_svg_well_formed);
  add ("/export/pdf/contents", test_pdf_contents);
  add ("/export/pdf/link-places", test_pdf_link_places);
  add ("/export/pdf/without-date", test_pdf_without_date);
  add ("/export/same-bytes", test_same_bytes);
  add ("/export/scene-dump", test_scene_dump);
  g_test_add_func ("/export/sizes", test_sizes);
  add ("/export/large-scene", test_large_scene_refused);
  g_test_add_func ("/export/formats", test_formats);
  add ("/export/cancelled", test_cancelled);
  add ("/export/odd-scene", test_odd_scene);
  return g_test_run ();
}
