/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is remembered, as a plain struct. GSettings ends the program when its
 * schema is not there, so the schema is looked up first, and without one the
 * defaults are used and nothing is kept. The defaults here are those of
 * resources/io.github.kroniek.Kroniek.gschema.xml; a test holds them equal.
 * Main thread.
 */
#include "kro-settings.h"

#include <string.h>

#define SCHEMA_ID "io.github.kroniek.Kroniek"

/**
 * Key:
 * @name: in the schema
 * @place: offset in #KroSettings
 * @number: the default of what is no text
 * @text: (nullable): the default of a text
 */
typedef struct
{
  const char *name;
  gsize       place;
  int         number;
  const char *text;
} Key;

#define NUMBER(name, field, number)                          \
  {                                                          \
    name, G_STRUCT_OFFSET (KroSettings, field), number, NULL \
  }
#define TEXT(name, field, text)                         \
  {                                                     \
    name, G_STRUCT_OFFSET (KroSettings, field), 0, text \
  }

static const Key keys[] = {
  NUMBER ("window-width", window_width, 1280),
  NUMBER ("window-height", window_height, 800),
  NUMBER ("window-maximized", window_maximized, FALSE),
  NUMBER ("pane-position", pane_position, -1),
  TEXT ("side-page", side_page, "article"),
  NUMBER ("fold-gaps", fold_gaps, TRUE),
  NUMBER ("hide-others", hide_others, FALSE),
  TEXT ("export-format", export_format, "png"),
  TEXT ("export-preset", export_preset, "slide"),
  NUMBER ("export-width", export_width, 1920),
  NUMBER ("export-height", export_height, 1080),
  NUMBER ("export-dpi", export_dpi, 192),
  TEXT ("export-theme", export_theme, "light"),
  TEXT ("export-part", export_part, "visible"),
};

G_STATIC_ASSERT (sizeof (gboolean) == sizeof (int));

static int *
number_of (const KroSettings *self, const Key *key)
{
  return G_STRUCT_MEMBER_P (self, key->place);
}

static char **
text_of (const KroSettings *self, const Key *key)
{
  return G_STRUCT_MEMBER_P (self, key->place);
}

/* The schema as it is installed for all programs, else in the given folder.
 * A folder without schemas is as good as none. */
static GSettingsSchema *
find_schema (const char *schemas)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  GSettingsSchema       *schema = source != NULL ? g_settings_schema_source_lookup (source, SCHEMA_ID, TRUE) : NULL;
  g_autoptr (GSettingsSchemaSource) own = NULL;

  if (schema != NULL || schemas == NULL)
    return schema;
  own = g_settings_schema_source_new_from_directory (schemas, source, TRUE, NULL);
  return own != NULL ? g_settings_schema_source_lookup (own, SCHEMA_ID, FALSE) : NULL;
}

/* Another version of the schema may be the one that is installed. */
static gboolean
has_key (GSettingsSchema *schema, const Key *key, const GVariantType *type)
{
  g_autoptr (GSettingsSchemaKey) known = NULL;

  if (!g_settings_schema_has_key (schema, key->name))
    return FALSE;
  known = g_settings_schema_get_key (schema, key->name);
  return g_variant_type_equal (g_settings_schema_key_get_value_type (known), type);
}

static void
load_key (KroSettings *self, const Key *key, GSettings *settings, GSettingsSchema *schema)
{
  if (key->text != NULL)
    *text_of (self, key) = has_key (schema, key, G_VARIANT_TYPE_STRING) ? g_settings_get_string (settings, key->name) : g_strdup (key->text);
  else if (has_key (schema, key, G_VARIANT_TYPE_INT32))
    *number_of (self, key) = g_settings_get_int (settings, key->name);
  else if (has_key (schema, key, G_VARIANT_TYPE_BOOLEAN))
    *number_of (self, key) = g_settings_get_boolean (settings, key->name);
  else
    *number_of (self, key) = key->number;
}

static GVariant *
value_of (const KroSettings *self, const Key *key, GSettingsSchema *schema)
{
  if (key->text != NULL)
    return has_key (schema, key, G_VARIANT_TYPE_STRING) ? g_variant_new_string (*text_of (self, key)) : NULL;
  if (has_key (schema, key, G_VARIANT_TYPE_INT32))
    return g_variant_new_int32 (*number_of (self, key));
  if (has_key (schema, key, G_VARIANT_TYPE_BOOLEAN))
    return g_variant_new_boolean (*number_of (self, key));
  return NULL;
}

/* What is outside of its range or none of its choices stays as it was. */
static void
save_key (const KroSettings *self, const Key *key, GSettings *settings, GSettingsSchema *schema)
{
  g_autoptr (GSettingsSchemaKey) known = NULL;
  g_autoptr (GVariant) value = value_of (self, key, schema);
  g_autoptr (GVariant) old = NULL;

  if (value == NULL)
    return;
  g_variant_ref_sink (value);
  known = g_settings_schema_get_key (schema, key->name);
  old = g_settings_get_value (settings, key->name);
  if (g_settings_schema_key_range_check (known, value) && !g_variant_equal (value, old) && g_settings_is_writable (settings, key->name))
    g_settings_set_value (settings, key->name, value);
}

/**
 * kro_settings_load:
 * @schemas: (nullable): folder with a `gschemas.compiled`, for where the
 *   schema is not installed for all programs
 *
 * Returns: (transfer full): what is remembered; without a schema the defaults
 */
KroSettings *
kro_settings_load (const char *schemas)
{
  KroSettings *self = g_new0 (KroSettings, 1);
  g_autoptr (GSettingsSchema) schema = find_schema (schemas);
  g_autoptr (GSettings) settings = schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (settings != NULL)
      load_key (self, &keys[i], settings, schema);
    else if (keys[i].text != NULL)
      *text_of (self, &keys[i]) = g_strdup (keys[i].text);
    else
      *number_of (self, &keys[i]) = keys[i].number;
  return self;
}

/**
 * kro_settings_save:
 * @self: what to remember
 * @schemas: (nullable): as it was given to kro_settings_load()
 *
 * Remembers it; what is not changed is not written. Without a schema nothing
 * happens. It is on disk before the program ends.
 */
void
kro_settings_save (const KroSettings *self, const char *schemas)
{
  g_autoptr (GSettingsSchema) schema = find_schema (schemas);
  g_autoptr (GSettings) settings = NULL;

  if (schema == NULL)
    return;
  settings = g_settings_new_full (schema, NULL, NULL);
  g_settings_delay (settings);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    save_key (self, &keys[i], settings, schema);
  g_settings_apply (settings);
  g_settings_sync ();
}

/* Keys of the export go by these names in the value, without what precedes
 * them here. */
#define EXPORT_PREFIX "export-"

/**
 * kro_settings_get_export:
 * @self: settings
 *
 * Returns: (transfer full): those of exporting, as `a{sv}`
 */
GVariant *
kro_settings_get_export (const KroSettings *self)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!g_str_has_prefix (keys[i].name, EXPORT_PREFIX))
      continue;
    else if (keys[i].text != NULL)
      g_variant_dict_insert (&dict, keys[i].name + strlen (EXPORT_PREFIX), "s", *text_of (self, &keys[i]));
    else
      g_variant_dict_insert (&dict, keys[i].name + strlen (EXPORT_PREFIX), "i", *number_of (self, &keys[i]));
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/**
 * kro_settings_set_export:
 * @self: settings
 * @export: `a{sv}`; what it does not name stays
 */
void
kro_settings_set_export (KroSettings *self, GVariant *export)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, export);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *name;
      const char *text;

      if (!g_str_has_prefix (keys[i].name, EXPORT_PREFIX))
        continue;
      name = keys[i].name + strlen (EXPORT_PREFIX);
      if (keys[i].text == NULL)
        g_variant_dict_lookup (&dict, name, "i", number_of (self, &keys[i]));
      else if (g_variant_dict_lookup (&dict, name, "&s", &text))
        {
          g_free (*text_of (self, &keys[i]));
          *text_of (self, &keys[i]) = g_strdup (text);
        }
    }
  g_variant_dict_clear (&dict);
}

/**
 * kro_settings_free:
 * @self: (transfer full): settings
 */
void
kro_settings_free (KroSettings *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].text != NULL)
      g_free (*text_of (self, &keys[i]));
  g_free (self);
}
