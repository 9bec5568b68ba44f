/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A picture on the clipboard. It holds a scene and its theme, both immutable,
 * so that what is pasted is what was copied, whatever the window shows by then.
 * Bytes are made in a thread when someone asks for them and are not kept; they
 * are written in the main thread, as streams of the clipboard want it.
 */
#include "kro-picture-clipboard.h"

#include "kro-exporter.h"

#define SCALE 2

struct _KroPictureClipboard
{
  GdkContentProvider parent_instance;

  KroExportOptions options; /* its strings are those below */
  KroTime          created;

  /* owned */
  char     *title;
  char     *language;
  char     *creator;
  KroTheme *theme;
  KroScene *scene;
};

G_DEFINE_FINAL_TYPE (KroPictureClipboard, kro_picture_clipboard, GDK_TYPE_CONTENT_PROVIDER)

static const struct
{
  const char     *mime_type;
  KroExportFormat format;
} formats[] = {
  { "image/png", KRO_EXPORT_PNG },
  { "image/svg+xml", KRO_EXPORT_SVG },
  { "application/pdf", KRO_EXPORT_PDF },
};

/* A large picture is copied as sharp as a PNG can be. */
static GBytes *
make_bytes (const KroPictureClipboard *self, KroExportFormat format, GCancellable *cancellable, GError **error)
{
  KroExportOptions options = self->options;
  double           side = MAX (kro_scene_get_width (self->scene), kro_scene_get_height (self->scene));

  options.scale = MIN (SCALE, KRO_EXPORT_MAX_SIDE / side);
  return kro_export_bytes (self->scene, self->theme, &options, format, cancellable, error);
}

/* --- writing ------------------------------------------------------------------------- */

/* What a task wants: which format, and where to. */
typedef struct
{
  KroExportFormat format;
  GOutputStream  *stream; /* owned */
  GBytes         *bytes;  /* owned; once they are made */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->stream);
  g_clear_pointer (&request->bytes, g_bytes_unref);
  g_free (request);
}

static void
make_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = make_bytes (KRO_PICTURE_CLIPBOARD (object), (KroExportFormat)GPOINTER_TO_UINT (data), cancellable, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify)g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (object), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
made_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request    *request = g_task_get_task_data (task);
  GError     *error = NULL;
  gsize       length;
  const char *data;

  request->bytes = g_task_propagate_pointer (G_TASK (result), &error);
  if (request->bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  data = g_bytes_get_data (request->bytes, &length);
  g_output_stream_write_all_async (request->stream, data, length, g_task_get_priority (task), g_task_get_cancellable (task), written_cb, g_object_ref (task));
}

static void
start_making (GTask *task, KroExportFormat format)
{
  g_autoptr (GTask) thread = g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task), made_cb, g_object_ref (task));

  g_task_set_source_tag (thread, start_making);
  g_task_set_priority (thread, g_task_get_priority (task));
  g_task_set_task_data (thread, GUINT_TO_POINTER (format), NULL);
  g_task_run_in_thread (thread, make_in_thread);
}

/* --- GdkContentProvider ------------------------------------------------------------------ */

static GdkContentFormats *
kro_picture_clipboard_ref_formats (GdkContentProvider *provider)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    gdk_content_formats_builder_add_mime_type (builder, formats[i].mime_type);
  gdk_content_formats_builder_add_gtype (builder, GDK_TYPE_TEXTURE);
  return gdk_content_formats_builder_free_to_formats (builder);
}

static void
kro_picture_clipboard_write_mime_type_async (GdkContentProvider *provider, const char *mime_type, GOutputStream *stream, int io_priority, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data);
  Request *request = NULL;

  g_task_set_source_tag (task, kro_picture_clipboard_write_mime_type_async);
  g_task_set_priority (task, io_priority);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (!g_str_equal (formats[i].mime_type, mime_type))
        continue;
      request = g_new0 (Request, 1);
      request->format = formats[i].format;
      request->stream = g_object_ref (stream);
      g_task_set_task_data (task, request, request_free);
      start_making (task, request->format);
      return;
    }
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s is not offered", mime_type);
}

static gboolean
kro_picture_clipboard_write_mime_type_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, provider), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* For who pastes within this program: GTK waits for it. */
static gboolean
kro_picture_clipboard_get_value (GdkContentProvider *provider, GValue *value, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;

  if (!G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    return GDK_CONTENT_PROVIDER_CLASS (kro_picture_clipboard_parent_class)->get_value (provider, value, error);
  bytes = make_bytes (KRO_PICTURE_CLIPBOARD (provider), KRO_EXPORT_PNG, NULL, error);
  texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, error) : NULL;
  if (texture == NULL)
    return FALSE;
  g_value_take_object (value, texture);
  return TRUE;
}

static void
kro_picture_clipboard_finalize (GObject *object)
{
  KroPictureClipboard *self = KRO_PICTURE_CLIPBOARD (object);

  g_free (self->title);
  g_free (self->language);
  g_free (self->creator);
  g_clear_pointer (&self->theme, kro_theme_unref);
  g_clear_pointer (&self->scene, kro_scene_unref);
  G_OBJECT_CLASS (kro_picture_clipboard_parent_class)->finalize (object);
}

static void
kro_picture_clipboard_class_init (KroPictureClipboardClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kro_picture_clipboard_finalize;
  provider_class->ref_formats = kro_picture_clipboard_ref_formats;
  provider_class->write_mime_type_async = kro_picture_clipboard_write_mime_type_async;
  provider_class->write_mime_type_finish = kro_picture_clipboard_write_mime_type_finish;
  provider_class->get_value = kro_picture_clipboard_get_value;
}

static void
kro_picture_clipboard_init (KroPictureClipboard *self)
{
}

/* --- public -------------------------------------------------------------------------------- */

/**
 * kro_picture_clipboard_new:
 * @scene: a scene
 * @theme: the theme it was made with
 * @options: what files say besides, copied; its scale is passed over
 *
 * Returns: (transfer full): the picture, for a clipboard or a drag
 */
GdkContentProvider *
kro_picture_clipboard_new (KroScene *scene, KroTheme *theme, const KroExportOptions *options)
{
  KroPictureClipboard *self = g_object_new (KRO_TYPE_PICTURE_CLIPBOARD, NULL);

  self->scene = kro_scene_ref (scene);
  self->theme = kro_theme_ref (theme);
  self->options = *options;
  self->options.title = self->title = g_strdup (options->title);
  self->options.language = self->language = g_strdup (options->language);
  self->options.creator = self->creator = g_strdup (options->creator);
  if (options->created != NULL)
    {
      self->created = *options->created;
      self->options.created = &self->created;
    }
  return GDK_CONTENT_PROVIDER (self);
}

/**
 * kro_picture_clipboard_copy:
 * @clipboard: where to
 * @stage: what is seen
 * @now: (nullable): the date of creation that a PDF carries
 *
 * Copies the picture as it is seen, its colours too.
 *
 * Returns: %FALSE if nothing is seen
 */
gboolean
kro_picture_clipboard_copy (GdkClipboard *clipboard, KroStage *stage, const KroTime *now)
{
  KroScene        *scene = kro_stage_get_scene (stage);
  KroTimeline     *timeline = kro_view_state_get_timeline (kro_stage_get_state (stage));
  KroExportOptions options;
  g_autoptr (GdkContentProvider) provider = NULL;

  if (scene == NULL || timeline == NULL)
    return FALSE;
  kro_export_options_init (&options, timeline, kro_stage_get_locale (stage), now);
  provider = kro_picture_clipboard_new (scene, kro_stage_get_theme (stage), &options);
  return gdk_clipboard_set_content (clipboard, provider);
}
