/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A compiled pack in use: pointers into its blob, which is checked once on
 * loading, so that a damaged one is refused and a good one costs no copy.
 * The built-in packs lie in the program itself and are opened on first use.
 * Safe in any thread.
 */
#include "kro-pack.h"

#include "kro-builtin-packs.h"
#include "kro-pack-compiler.h"
#include "kro-pack-private.h"

#include <string.h>

static gboolean
table_fits (const KroBlobHeader *header, const KroBlobTable *table, gsize size)
{
  return table->offset % 8 == 0 && (guint64)table->offset + (guint64)table->count * size <= header->size;
}

static gboolean
open_automaton (const guint8 *data, const KroBlobHeader *header, const KroBlobAutomaton *blob, KroAutomaton *out)
{
  guint n_letters = KRO_N_PLANES * header->n_symbols;

  if (!table_fits (header, &blob->start, 2) || !table_fits (header, &blob->base, 4) || !table_fits (header, &blob->cells, sizeof (KroBlobCell)) || !table_fits (header, &blob->accept, 2) ||
      blob->start.count != n_letters || blob->base.count != blob->accept.count)
    return FALSE;
  out->start = (const guint16 *)(gconstpointer)(data + blob->start.offset);
  out->base = (const guint32 *)(gconstpointer)(data + blob->base.offset);
  out->cells = (const KroBlobCell *)(gconstpointer)(data + blob->cells.offset);
  out->accept = (const guint16 *)(gconstpointer)(data + blob->accept.offset);
  out->n_states = blob->base.count;
  out->n_cells = blob->cells.count;
  for (guint i = 0; i < out->n_states; i++)
    if (out->base[i] + n_letters > out->n_cells || out->accept[i] > header->patterns.count)
      return FALSE;
  for (guint i = 0; i < n_letters; i++)
    if (out->start[i] >= MAX (out->n_states, 1))
      return FALSE;
  return TRUE;
}

static gboolean
tables_fit (const KroBlobHeader *header)
{
  const struct
  {
    const KroBlobTable *table;
    gsize               size;
  } tables[] = {
    { &header->strings, 1 },
    { &header->slots, sizeof (guint32) },
    { &header->lexemes, sizeof (KroBlobLexeme) },
    { &header->senses, sizeof (KroBlobSense) },
    { &header->values, sizeof (KroBlobValue) },
    { &header->fields, 1 },
    { &header->members, 1 },
    { &header->patterns, sizeof (KroBlobPattern) },
    { &header->positions, sizeof (KroBlobPosition) },
    { &header->feasts, sizeof (KroBlobFeast) },
    { &header->suffixes, sizeof (KroBlobSuffix) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!table_fits (header, tables[i].table, tables[i].size))
      return FALSE;
  for (int i = 0; i < KRO_N_NUMBER_TABLES; i++)
    if (!table_fits (header, &header->numbers[i], sizeof (guint16)))
      return FALSE;
  return header->slots.count >= 64 && (header->slots.count & (header->slots.count - 1)) == 0;
}

static void
note_endings (KroPack *self)
{
  for (guint i = 0; i < self->header->suffixes.count; i++)
    {
      const KroBlobSuffix *suffix = &self->suffixes[i];
      guint64              end = (guint64)suffix->text + suffix->length;
      guchar               last = suffix->length > 0 && end <= self->header->strings.count ? (guchar)self->strings[end - 1] : 0;

      self->endings[last / 32] |= 1u << (last % 32);
    }
}

#define TABLE(type, table) ((const type *)(gconstpointer)(data + header->table.offset))

static KroPack *
open_blob (const guint8 *data, gsize size, GError **error)
{
  const KroBlobHeader *header = (const KroBlobHeader *)(gconstpointer)data;
  KroPack             *self = g_new0 (KroPack, 1);

  g_atomic_ref_count_init (&self->ref_count);
  if (size < sizeof *header || header->magic != KRO_BLOB_MAGIC || header->version != KRO_BLOB_VERSION || header->size > size || !tables_fit (header) ||
      !open_automaton (data, header, &header->dates, &self->dates) || !open_automaton (data, header, &header->forms, &self->forms) || !open_automaton (data, header, &header->links, &self->links))
    {
      g_free (self);
      g_set_error (error, KRO_PACK_ERROR, KRO_PACK_ERROR_BLOB, "This is no compiled language pack of this version. Compile it again.");
      return NULL;
    }
  self->header = header;
  self->strings = TABLE (char, strings);
  self->slots = TABLE (guint32, slots);
  self->slot_mask = header->slots.count - 1;
  self->lexemes = TABLE (KroBlobLexeme, lexemes);
  self->senses = TABLE (KroBlobSense, senses);
  self->values = TABLE (KroBlobValue, values);
  self->fields = TABLE (guint8, fields);
  self->members = TABLE (guint8, members);
  self->patterns = TABLE (KroBlobPattern, patterns);
  self->positions = TABLE (KroBlobPosition, positions);
  self->feasts = TABLE (KroBlobFeast, feasts);
  self->suffixes = TABLE (KroBlobSuffix, suffixes);
  for (int i = 0; i < KRO_N_NUMBER_TABLES; i++)
    self->numbers[i] = TABLE (guint16, numbers[i]);
  note_endings (self);
  return self;
}

/**
 * kro_pack_new_from_blob:
 * @blob: what kro_pack_compile() made on this machine
 * @error: place for an error of %KRO_PACK_ERROR
 *
 * Opens a compiled pack; nothing is copied.
 *
 * Returns: (transfer full) (nullable): the pack, or %NULL on error
 */
KroPack *
kro_pack_new_from_blob (GBytes *blob, GError **error)
{
  gsize         size;
  gconstpointer data;
  KroPack      *self;

  g_return_val_if_fail (blob != NULL, NULL);
  data = g_bytes_get_data (blob, &size);
  self = open_blob (data, size, error);
  if (self != NULL)
    self->blob = g_bytes_ref (blob);
  return self;
}

/**
 * kro_pack_new_from_directory:
 * @directory: the folder of a pack
 * @error: place for an error of %KRO_PACK_ERROR, with file and line
 *
 * Compiles the pack in @directory and opens it.
 *
 * Returns: (transfer full) (nullable): the pack, or %NULL on error
 */
KroPack *
kro_pack_new_from_directory (const char *directory, GError **error)
{
  g_autoptr (GBytes) blob = NULL;

  g_return_val_if_fail (directory != NULL, NULL);
  blob = kro_pack_compile (directory, error);
  return blob != NULL ? kro_pack_new_from_blob (blob, error) : NULL;
}

KroPack *
kro_pack_ref (KroPack *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
kro_pack_unref (KroPack *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->blob, g_bytes_unref);
  g_free (self);
}

static const KroBuiltinPack *
find_builtin (const char *language)
{
  gsize length = strcspn (language, "-_");

  for (gsize i = 0; kro_builtin_packs[i].language != NULL; i++)
    if (strlen (kro_builtin_packs[i].language) == length && g_ascii_strncasecmp (kro_builtin_packs[i].language, language, length) == 0)
      return &kro_builtin_packs[i];
  return NULL;
}

/**
 * kro_pack_get_builtin:
 * @language: (nullable): ISO 639 code or BCP 47 tag; %NULL: the pack of no
 *   language, which knows numeric dates only
 *
 * Gives a built-in pack.
 *
 * Returns: (transfer none) (nullable): the pack; %NULL: there is none for @language
 */
KroPack *
kro_pack_get_builtin (const char *language)
{
  static KroPack       *packs[KRO_MAX_BUILTIN_PACKS];
  static GMutex         mutex;
  const KroBuiltinPack *builtin = language != NULL ? find_builtin (language) : &kro_builtin_packs[0];
  g_autoptr (GMutexLocker) locker = NULL;
  gsize i;

  if (builtin == NULL)
    return NULL;
  i = (gsize)(builtin - kro_builtin_packs);
  locker = g_mutex_locker_new (&mutex);
  if (packs[i] == NULL)
    packs[i] = open_blob (builtin->begin, (gsize)(builtin->end - builtin->begin), NULL);
  return packs[i];
}

/**
 * kro_pack_get_languages:
 *
 * Tells for which languages there are built-in packs.
 *
 * Returns: (transfer none) (array zero-terminated=1): ISO 639 codes
 */
const char *const *
kro_pack_get_languages (void)
{
  return kro_builtin_languages;
}

/**
 * kro_pack_get_language:
 * @self: a pack
 *
 * Tells of which language it is.
 *
 * Returns: ISO 639 code
 */
const char *
kro_pack_get_language (const KroPack *self)
{
  return self->strings + self->header->language;
}

/**
 * kro_pack_get_n_states:
 * @self: a pack
 *
 * Tells how large its automaton for dates is.
 *
 * Returns: the number of states
 */
guint
kro_pack_get_n_states (const KroPack *self)
{
  return self->dates.n_states;
}
