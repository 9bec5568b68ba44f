/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Documents to their output: several at once, in the order of the input.
 *
 * Documents are gathered into batches of some BATCH_BYTES, since handing over
 * each of a million short ones would cost more than reading it. A batch is
 * worked off by one function, from its first document to its last, into two
 * strings of its own: in a worker, or in place where there is but one batch or
 * one thread. `under_way` holds the batches in order; only its head is written.
 * At most MAX_AHEAD batches a thread and MAX_BYTES of text are under way, so
 * that memory is bounded however long the input is and however slow its reader.
 *
 * A worker owns its batch until `is_done`, which goes with the queue's lock;
 * all else belongs to the thread of the queue.
 */
#include "kro-extract-queue.h"

#include "kro-command.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <time.h>

#define BATCH_BYTES ((gsize)128 << 10)
#define BATCH_ENTRIES 256u
#define MAX_AHEAD 3u
#define MAX_BYTES ((gsize)64 << 20)
#define MAX_SPARE_BYTES ((gsize)1 << 20) /* of output; larger room is given back */

/* A document, or why there is none. */
typedef struct
{
  KroDocument document;
  GError     *error;
} Entry;

/**
 * Batch:
 * @entries: (element-type Entry): what was read, in order
 * @n_bytes: of their texts
 * @out: what they become
 * @messages: what there is to tell of them
 * @n_written: how many documents are in @out
 * @totals: what became of them
 * @is_done: whether the worker is done with it
 */
typedef struct
{
  GArray          *entries;
  gsize            n_bytes;
  GString         *out;
  GString         *messages;
  guint            n_written;
  KroExtractTotals totals;
  gboolean         is_done;
} Batch;

struct _KroExtractQueue
{
  const KroExtractStyle    *style;   /* borrowed */
  const KroAnalyserOptions *options; /* borrowed */
  guint                     n_threads;
  GThreadPool              *pool;  /* NULL before the second batch, and where there is one thread */
  Batch                    *batch; /* being filled */
  GQueue                    under_way;
  GQueue                    spare;   /* batches to be used again, with their room */
  gsize                     n_bytes; /* of the texts under way */
  gboolean                  has_written;
  gboolean                  has_failed; /* to write, and said so */
  KroExtractTotals          totals;
  GMutex                    mutex;
  GCond                     done;
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  kro_document_clear (&entry->document);
  g_clear_error (&entry->error);
}

static Batch *
batch_new (void)
{
  Batch *self = g_new0 (Batch, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->out = g_string_sized_new (BATCH_BYTES);
  self->messages = g_string_new (NULL);
  self->totals.is_complete = TRUE;
  return self;
}

/* Makes a batch that was written as good as new. */
static void
batch_reset (Batch *self)
{
  g_string_truncate (self->out, 0);
  g_string_truncate (self->messages, 0);
  self->n_bytes = 0;
  self->n_written = 0;
  self->totals = (KroExtractTotals){ .is_complete = TRUE };
  self->is_done = FALSE;
}

static void
batch_free (Batch *self)
{
  g_array_unref (self->entries);
  g_string_free (self->out, TRUE);
  g_string_free (self->messages, TRUE);
  g_free (self);
}

/* Of this thread, so that waiting for a processor counts for nothing. */
static double
get_seconds (void)
{
  struct timespec now = { 0, 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static gboolean
lacks_publication (const KroAnalysis *analysis)
{
  guint                n_expressions;
  const KroExpression *expressions = kro_analysis_get_expressions (analysis, &n_expressions);

  for (guint i = 0; i < n_expressions; i++)
    if (expressions[i].readings[0].reason.code == KRO_REASON_NO_PUBLICATION)
      return TRUE;
  return FALSE;
}

/* How people find a document: its file, or that of its stream with the line. */
static char *
name_document (const KroDocument *document)
{
  if (document->source == NULL)
    return g_strdup (document->id);
  /* Translators: file name, line, name of the document in it */
  return g_strdup_printf (_ ("%s, line %u (%s)"), document->source, document->line, document->id);
}

static void
tell_what_is_missing (Batch *self, const KroDocument *document, const KroAnalysis *analysis)
{
  g_autofree char *name = name_document (document);

  if (kro_analysis_get_language (analysis) == NULL)
    kro_command_append_complaint (self->messages, _ ("%s: its language could not be told, so only numeric and ISO dates are found; give it with --language=nl"), name);
  else if (!kro_analysis_has_pack (analysis))
    {
      g_autofree char *languages = g_strjoinv (", ", (char **)kro_pack_get_languages ());

      /* Translators: name of a document, a language, a list of languages */
      kro_command_append_complaint (self->messages, _ ("%s: there is no language pack for “%s”, only for %s; numeric and ISO dates are found"),
                                    name, kro_analysis_get_language (analysis), languages);
    }
  if (lacks_publication (analysis) && !document->streamed)
    kro_command_append_complaint (self->messages, _ ("%s: no date of publication was found, so relative dates stay open; give it with --date=2025-09-26"),
                                  name);
}

static void
extract_document (Batch *self, const KroDocument *document, const KroExtractStyle *style, KroAnalyserOptions options)
{
  g_autoptr (KroAnalysis) analysis = NULL;
  g_autoptr (GError) error = NULL;

  if (options.language == NULL)
    options.language = document->language;
  if (options.publication == NULL)
    options.publication = document->date;
  /* A pack reads texts in its own language, and those that name none. */
  if (options.pack != NULL && options.language != NULL && g_ascii_strcasecmp (options.language, kro_pack_get_language (options.pack)) != 0)
    options.pack = NULL;
  analysis = kro_analyse (document->text, &options, NULL, &error);
  if (analysis == NULL)
    {
      g_autofree char *name = name_document (document);

      kro_command_append_complaint (self->messages, "%s: %s", name, error->message);
      self->totals.is_complete = FALSE;
      return;
    }
  if (self->n_written++ > 0)
    g_string_append (self->out, kro_extract_format_get_lead (style->format, FALSE));
  kro_extract_write (style, document, analysis, self->out);
  self->totals.n_bytes += kro_text_get_length (document->text);
  tell_what_is_missing (self, document, analysis);
}

/* Works off a batch; in any thread. Its texts go, their output stays. */
static void
extract_batch (Batch *self, const KroExtractStyle *style, const KroAnalyserOptions *options)
{
  double start = get_seconds ();

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->error == NULL)
        extract_document (self, &entry->document, style, *options);
      else
        {
          kro_command_append_complaint (self->messages, "%s", entry->error->message);
          self->totals.is_complete = FALSE;
        }
    }
  self->totals.seconds = get_seconds () - start;
  g_array_set_size (self->entries, 0);
}

static void
extract_batch_cb (gpointer data, gpointer user_data)
{
  KroExtractQueue *self = user_data;
  Batch           *batch = data;

  extract_batch (batch, self->style, self->options);
  g_mutex_lock (&self->mutex);
  batch->is_done = TRUE;
  g_cond_signal (&self->done);
  g_mutex_unlock (&self->mutex);
}

static gboolean
put (const char *bytes, gsize length)
{
  return fwrite (bytes, 1, length, stdout) == length;
}

/* Writes what became of a batch, and what there is to tell of it; it is used again. */
static void
write_batch (KroExtractQueue *self, Batch *batch)
{
  const char *lead = batch->n_written > 0 ? kro_extract_format_get_lead (self->style->format, !self->has_written) : "";

  if (batch->messages->len > 0)
    g_printerr ("%s", batch->messages->str);
  if (!put (lead, strlen (lead)) || !put (batch->out->str, batch->out->len) || fflush (stdout) != 0)
    {
      if (!self->has_failed)
        kro_command_complain (_ ("standard output: %s; what is missing was not written"), g_strerror (errno));
      self->has_failed = TRUE;
      self->totals.is_complete = FALSE;
    }
  self->has_written = self->has_written || batch->n_written > 0;
  self->totals.n_bytes += batch->totals.n_bytes;
  self->totals.seconds += batch->totals.seconds;
  self->totals.is_complete = self->totals.is_complete && batch->totals.is_complete;
  if (batch->out->allocated_len > MAX_SPARE_BYTES)
    {
      batch_free (batch);
      return;
    }
  batch_reset (batch);
  g_queue_push_head (&self->spare, batch);
}

/* Waits for the batch that is next in order, and writes it. */
static void
write_next (KroExtractQueue *self)
{
  Batch *batch = g_queue_pop_head (&self->under_way);

  g_mutex_lock (&self->mutex);
  while (!batch->is_done)
    g_cond_wait (&self->done, &self->mutex);
  g_mutex_unlock (&self->mutex);
  self->n_bytes -= batch->n_bytes;
  write_batch (self, batch);
}

/* Starts the workers. Where the system gives none, all is done in this thread. */
static void
start_workers (KroExtractQueue *self)
{
  self->pool = g_thread_pool_new (extract_batch_cb, self, (gint)self->n_threads, TRUE, NULL);
  if (self->pool != NULL && g_thread_pool_get_num_threads (self->pool) == 0)
    {
      g_thread_pool_free (self->pool, TRUE, FALSE);
      self->pool = NULL;
    }
  if (self->pool == NULL)
    self->n_threads = 1;
}

static void
extract_in_place (KroExtractQueue *self, Batch *batch)
{
  extract_batch (batch, self->style, self->options);
  write_batch (self, batch);
}

/* Hands the batch that was filled to a worker. */
static void
send_batch (KroExtractQueue *self)
{
  Batch *batch = g_steal_pointer (&self->batch);

  if (self->pool == NULL && self->n_threads > 1)
    start_workers (self);
  if (self->pool == NULL)
    {
      extract_in_place (self, batch);
      return;
    }
  while (self->under_way.length >= MAX_AHEAD * self->n_threads || (self->under_way.length > 0 && self->n_bytes + batch->n_bytes > MAX_BYTES))
    write_next (self);
  self->n_bytes += batch->n_bytes;
  g_queue_push_tail (&self->under_way, batch);
  g_thread_pool_push (self->pool, batch, NULL);
}

static void
push_entry (KroExtractQueue *self, Entry entry, gsize n_bytes)
{
  if (self->batch != NULL && (self->batch->n_bytes + n_bytes > BATCH_BYTES || self->batch->entries->len >= BATCH_ENTRIES))
    send_batch (self);
  if (self->batch == NULL)
    self->batch = self->spare.length > 0 ? g_queue_pop_head (&self->spare) : batch_new ();
  g_array_append_val (self->batch->entries, entry);
  self->batch->n_bytes += n_bytes;
}

/**
 * kro_extract_queue_new:
 * @style: how to write; must outlive the queue
 * @options: for the analyser; a document's own date and language fill them in;
 *   must outlive the queue
 * @n_threads: how many documents are analysed at once
 *
 * Returns: (transfer full): an empty queue
 */
KroExtractQueue *
kro_extract_queue_new (const KroExtractStyle *style, const KroAnalyserOptions *options, guint n_threads)
{
  KroExtractQueue *self = g_new0 (KroExtractQueue, 1);

  self->style = style;
  self->options = options;
  self->n_threads = MAX (n_threads, 1);
  self->totals.is_complete = TRUE;
  g_queue_init (&self->under_way);
  g_queue_init (&self->spare);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->done);
  return self;
}

/**
 * kro_extract_queue_free:
 * @self: (transfer full): a queue
 *
 * Waits for what is under way and frees the queue; what was not written by
 * kro_extract_queue_finish() is lost.
 */
void
kro_extract_queue_free (KroExtractQueue *self)
{
  if (self->pool != NULL)
    g_thread_pool_free (self->pool, FALSE, TRUE);
  g_queue_clear_full (&self->under_way, (GDestroyNotify)batch_free);
  g_queue_clear_full (&self->spare, (GDestroyNotify)batch_free);
  g_clear_pointer (&self->batch, batch_free);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->done);
  g_free (self);
}

/**
 * kro_extract_queue_push:
 * @self: a queue
 * @document: (inout): a document, which the queue takes and leaves empty
 *
 * Adds a document. This may wait, and write what is done of those before it.
 */
void
kro_extract_queue_push (KroExtractQueue *self, KroDocument *document)
{
  gsize n_bytes = kro_text_get_length (document->text);

  push_entry (self, (Entry){ .document = *document }, n_bytes);
  *document = (KroDocument){ 0 };
}

/**
 * kro_extract_queue_push_error:
 * @self: a queue
 * @error: why there is no document
 *
 * Adds what is told in the place of a document that could not be read.
 */
void
kro_extract_queue_push_error (KroExtractQueue *self, const GError *error)
{
  push_entry (self, (Entry){ .error = g_error_copy (error) }, 0);
}

/**
 * kro_extract_queue_finish:
 * @self: a queue
 *
 * Writes all that is left.
 *
 * Returns: what became of all documents
 */
KroExtractTotals
kro_extract_queue_finish (KroExtractQueue *self)
{
  if (self->batch != NULL && self->pool == NULL)
    extract_in_place (self, g_steal_pointer (&self->batch));
  else if (self->batch != NULL)
    send_batch (self);
  while (self->under_way.length > 0)
    write_next (self);
  return self->totals;
}
