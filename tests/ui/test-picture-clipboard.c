/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the clipboard offers of a picture, and what it gives when asked. */

#include "kro-picture-clipboard.h"
#include "kro-ui-sample.h"
#include "kro-ui-test.h"

#include <string.h>

static const KroTime now = KRO_TIME_INIT (1760000000);

typedef struct
{
  KroStage           *stage;
  KroViewState       *state;
  KroTimeline        *timeline;
  GdkContentProvider *provider; /* what the clipboard got */
  gboolean            done;
  GError             *error;
} Fixture;

static gboolean
is_settled (gpointer data)
{
  kro_stage_get_scene (data);
  return kro_stage_get_settled (data);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KroLocale) locale = kro_locale_new ("en");
  g_autoptr (KroTheme) theme = kro_theme_new (KRO_THEME_DARK, NULL, 1);
  GdkClipboard *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());

  fixture->timeline = kro_ui_sample_new ();
  fixture->state = kro_view_state_new ();
  kro_view_state_set_timeline (fixture->state, fixture->timeline);
  fixture->stage = kro_stage_new (fixture->state, locale, &now);
  g_assert_false (kro_picture_clipboard_copy (clipboard, fixture->stage, &now));
  kro_stage_set_theme (fixture->stage, theme);
  kro_stage_set_size (fixture->stage, 700, 400);
  kro_stage_request_fit (fixture->stage);
  kro_ui_test_wait (is_settled, fixture->stage);
  g_assert_true (kro_picture_clipboard_copy (clipboard, fixture->stage, &now));
  fixture->provider = g_object_ref (gdk_clipboard_get_content (clipboard));
}

/* What was copied outlives what it was copied from. */
static void
drop_stage (Fixture *fixture)
{
  kro_ui_test_finalize (fixture->stage);
  fixture->stage = NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_true (gdk_clipboard_set_content (gdk_display_get_clipboard (gdk_display_get_default ()), NULL));
  kro_ui_test_finalize (fixture->provider);
  if (fixture->stage != NULL)
    drop_stage (fixture);
  kro_ui_test_finalize (fixture->state);
  kro_ui_test_finalize (fixture->timeline);
  g_clear_error (&fixture->error);
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (object), result, &fixture->error);
  fixture->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Fixture *)data)->done;
}

static GBytes *
ask_for (Fixture *fixture, const char *mime_type, GCancellable *cancellable)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  fixture->done = FALSE;
  gdk_content_provider_write_mime_type_async (fixture->provider, mime_type, stream, G_PRIORITY_DEFAULT, cancellable, written_cb, fixture);
  kro_ui_test_wait (is_done, fixture);
  kro_ui_test_settle ();
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_formats (Fixture *fixture, gconstpointer data)
{
  GdkClipboard      *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  g_assert_true (KRO_IS_PICTURE_CLIPBOARD (fixture->provider));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/png"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/svg+xml"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "application/pdf"));
  g_assert_true (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE));
  g_assert_false (gdk_content_formats_contain_mime_type (formats, "text/plain"));
}

static void
test_png (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  guchar             pixels[1400 * 4 * 8];
  g_autofree guchar *all = g_malloc ((gsize)1400 * 4 * 800);

  drop_stage (fixture);
  bytes = ask_for (fixture, "image/png", NULL);
  g_assert_no_error (fixture->error);
  texture = gdk_texture_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 1400);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 800);
  /* Dark as it was seen, and opaque. */
  gdk_texture_download (texture, all, 1400 * 4);
  memcpy (pixels, all + (gsize)1400 * 4 * 790, sizeof pixels);
  g_assert_cmpuint (pixels[0], <, 60);
  g_assert_cmpuint (pixels[3], ==, 255);
}

static void
test_svg (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = ask_for (fixture, "image/svg+xml", NULL);
  g_autofree char *svg = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_no_error (fixture->error);
  g_assert_nonnull (strstr (svg, "width=\"700\" height=\"400\""));
  g_assert_nonnull (strstr (svg, "Bedrijf begint eigen onderzoek"));
  g_assert_nonnull (strstr (svg, "Softwarebedrijf zet clouddiensten"));
  g_assert_true (g_str_has_suffix (g_strchomp (svg), "</svg>"));
}

static void
test_pdf (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = ask_for (fixture, "application/pdf", NULL);

  g_assert_no_error (fixture->error);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 5, "%PDF-", 5);
}

static void
test_texture (Fixture *fixture, gconstpointer data)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_auto (GValue) words = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_value_init (&value, GDK_TYPE_TEXTURE);
  g_assert_true (gdk_content_provider_get_value (fixture->provider, &value, &error));
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (g_value_get_object (&value)), ==, 1400);
  g_value_init (&words, G_TYPE_STRING);
  g_assert_false (gdk_content_provider_get_value (fixture->provider, &words, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

static void
test_not_given (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) other = ask_for (fixture, "text/plain", NULL);
  g_autoptr (GBytes) none = NULL;

  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_clear_error (&fixture->error);
  g_cancellable_cancel (cancellable);
  none = ask_for (fixture, "image/png", cancellable);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (g_bytes_get_size (none), ==, 0);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  kro_ui_test_init (&argc, &argv);
  add ("/ui/picture-clipboard/formats", test_formats);
  add ("/ui/picture-clipboard/png", test_png);
  add ("/ui/picture-clipboard/svg", test_svg);
  add ("/ui/picture-clipboard/pdf", test_pdf);
  add ("/ui/picture-clipboard/texture", test_texture);
  add ("/ui/picture-clipboard/not-given", test_not_given);
  return g_test_run ();
}
