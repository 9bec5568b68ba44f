/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Translations looked up by value.
 *
 * The catalogues are those of gettext, in the compiled form that msgfmt
 * writes (GNU gettext manual, "The Format of GNU MO Files"), linked into the
 * program: a table of originals sorted by bytes, and one of translations, both
 * of (length, offset). A look-up is a binary search in memory, in any thread,
 * whatever the locale of the process is.
 */
#include "kro-locale.h"

#include "kro-catalogues.h"

#include <gio/gio.h>
#include <string.h>

#define MO_MAGIC 0x950412deu
#define CATALOGUE_PATH "/io/github/kroniek/Kroniek/catalogues/%s.mo"

struct _KroLocale
{
  gatomicrefcount ref_count;
  char           *tag;
  char           *language;
  GBytes         *catalogue; /* NULL where there is none */
};

G_DEFINE_BOXED_TYPE (KroLocale, kro_locale, kro_locale_ref, kro_locale_unref)

/* The language that the messages are written in. */
static const char source_language[] = "en";

static guint32
read_word (const guint8 *data, gsize length, gsize offset)
{
  guint32 word = 0;

  if (offset + sizeof word <= length)
    memcpy (&word, data + offset, sizeof word);
  return GUINT32_FROM_LE (word);
}

/* String i of the table at `table`; "" where the catalogue is cut off. */
static const char *
read_string (const guint8 *data, gsize length, guint32 table, guint32 i, gsize *string_length)
{
  gsize at = (gsize)table + 8 * (gsize)i;
  gsize n = read_word (data, length, at);
  gsize offset = read_word (data, length, at + 4);

  *string_length = 0;
  if (offset >= length || n >= length - offset || data[offset + n] != '\0')
    return "";
  *string_length = n;
  return (const char *)data + offset;
}

static const char *
find_message (GBytes *catalogue, const char *key, gsize *length)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (catalogue, &size);
  guint32       low = 0, high = read_word (data, size, 8);

  if (read_word (data, size, 0) != MO_MAGIC)
    return NULL;
  while (low < high)
    {
      guint32     middle = low + (high - low) / 2;
      const char *original = read_string (data, size, read_word (data, size, 12), middle, length);
      int         order = strcmp (key, original);

      if (order == 0)
        return read_string (data, size, read_word (data, size, 16), middle, length);
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  *length = 0;
  return NULL;
}

/* Gettext keeps "context", EOT, "message" as one key. */
static const char *
translate (const KroLocale *self, const char *context, const char *message, gsize *length)
{
  char             buffer[256];
  g_autofree char *long_key = NULL;
  const char      *key = message;

  if (self->catalogue == NULL)
    return NULL;
  if (context != NULL && g_snprintf (buffer, sizeof buffer, "%s\004%s", context, message) < (int)sizeof buffer)
    key = buffer;
  else if (context != NULL)
    key = long_key = g_strconcat (context, "\004", message, NULL);
  return find_message (self->catalogue, key, length);
}

/**
 * kro_locale_new:
 * @tag: BCP 47 tag or ISO 639 code, such as `nl-NL` or `en`
 *
 * Returns: (transfer full): the locale; one whose language has no catalogue
 *   writes English messages
 */
KroLocale *
kro_locale_new (const char *tag)
{
  KroLocale       *self = g_new0 (KroLocale, 1);
  g_autofree char *path = NULL;

  g_atomic_ref_count_init (&self->ref_count);
  self->tag = g_strdup (tag);
  self->language = g_ascii_strdown (tag, (gssize)strcspn (tag, "-_.@"));
  path = g_strdup_printf (CATALOGUE_PATH, self->language);
  self->catalogue = g_resource_lookup_data (kro_catalogues_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  return self;
}

/**
 * kro_locale_ref:
 * @self: a locale
 *
 * Returns: (transfer full): @self
 */
KroLocale *
kro_locale_ref (KroLocale *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kro_locale_unref:
 * @self: (transfer full): a locale
 */
void
kro_locale_unref (KroLocale *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->tag);
  g_free (self->language);
  g_clear_pointer (&self->catalogue, g_bytes_unref);
  g_free (self);
}

/**
 * kro_locale_get_tag:
 * @self: a locale
 *
 * Returns: (transfer none): its tag as given
 */
const char *
kro_locale_get_tag (const KroLocale *self)
{
  return self->tag;
}

/**
 * kro_locale_get_language:
 * @self: a locale
 *
 * Returns: (transfer none): its language, in lower case, without a region
 */
const char *
kro_locale_get_language (const KroLocale *self)
{
  return self->language;
}

/**
 * kro_locale_has_words:
 * @self: a locale
 *
 * Returns: whether there are words in its language; without, dates are
 *   written as EDTF
 */
gboolean
kro_locale_has_words (const KroLocale *self)
{
  return self->catalogue != NULL || g_str_equal (self->language, source_language);
}

/**
 * kro_locale_translate:
 * @self: a locale
 * @context: (nullable): what the message is for, where it alone is ambiguous
 * @message: the English message
 *
 * Returns: (transfer none): the message in the language of the locale, or
 *   @message where it has none; lives as long as the locale and @message
 */
const char *
kro_locale_translate (const KroLocale *self, const char *context, const char *message)
{
  gsize       length = 0;
  const char *found = translate (self, context, message, &length);

  return length > 0 ? found : message;
}

/**
 * kro_locale_translate_plural:
 * @self: a locale
 * @singular: the English message for one
 * @plural: the English message for any other number
 * @n: the number
 *
 * Languages whose plural is not chosen as in English and Dutch (one, or any
 * other number) are not there yet.
 *
 * Returns: (transfer none): the message in the language of the locale, or the
 *   English one
 */
const char *
kro_locale_translate_plural (const KroLocale *self, const char *singular, const char *plural, gulong n)
{
  gsize       length = 0;
  const char *found = translate (self, NULL, singular, &length);
  const char *second = length > 0 ? memchr (found, '\0', length) : NULL;

  if (length == 0)
    return n == 1 ? singular : plural;
  return n == 1 || second == NULL ? found : second + 1;
}
