/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kroniek-packc: compiles the language packs while Kroniek is built.
 *
 *   kroniek-packc TABLE.c CODE.S FOLDER…
 *
 * Writes each pack as LANGUAGE.kpack beside CODE.S, which takes them into the
 * program, and TABLE.c, which lists them in the order given.
 */
#include "kro-pack-compiler.h"

#include <stdio.h>

static gboolean
add_pack (const char *folder, const char *out_folder, GString *table, GString *code, GError **error)
{
  g_autoptr (GBytes) blob = kro_pack_compile (folder, error);
  g_autofree char *language = g_path_get_basename (folder);
  g_autofree char *name = g_strconcat (language, ".kpack", NULL);
  g_autofree char *path = g_build_filename (out_folder, name, NULL);
  gsize            size = 0;
  gconstpointer    data;

  if (blob == NULL)
    return FALSE;
  data = g_bytes_get_data (blob, &size);
  g_string_append_printf (table, "extern const guint8 kro_blob_%s_begin[], kro_blob_%s_end[];\n", language, language);
  g_string_append_printf (code, "  .balign 16\n  .global kro_blob_%s_begin\nkro_blob_%s_begin:\n  .incbin \"%s\"\n  .global kro_blob_%s_end\nkro_blob_%s_end:\n  .byte 0\n", language, language, path, language, language);
  return g_file_set_contents (path, data, (gssize)size, error);
}

static void
append_list (GString *table, char **folders, int n)
{
  g_string_append (table, "const KroBuiltinPack kro_builtin_packs[] = {\n");
  for (int i = 0; i < n; i++)
    {
      g_autofree char *language = g_path_get_basename (folders[i]);

      g_string_append_printf (table, "  { \"%s\", kro_blob_%s_begin, kro_blob_%s_end },\n", language, language, language);
    }
  g_string_append (table, "  { NULL, NULL, NULL },\n};\nconst char *const kro_builtin_languages[] = {\n");
  for (int i = 1; i < n; i++)
    {
      g_autofree char *language = g_path_get_basename (folders[i]);

      g_string_append_printf (table, "  \"%s\",\n", language);
    }
  g_string_append (table, "  NULL,\n};\n");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) table = g_string_new ("/* Written by kroniek-packc. */\n#include \"kro-builtin-packs.h\"\n\n");
  g_autoptr (GString) code = g_string_new ("/* Written by kroniek-packc. */\n  .section .rodata\n");
  g_autofree char *out_folder = NULL;

  if (argc < 4)
    {
      fprintf (stderr, "usage: kroniek-packc TABLE.c CODE.S FOLDER...\n");
      return 2;
    }
  out_folder = g_path_get_dirname (argv[2]);
  if (!g_path_is_absolute (out_folder))
    {
      g_autofree char *here = g_get_current_dir ();
      char            *absolute = g_canonicalize_filename (out_folder, here);

      g_free (out_folder);
      out_folder = absolute;
    }
  for (int i = 3; i < argc; i++)
    if (!add_pack (argv[i], out_folder, table, code, &error))
      {
        fprintf (stderr, "%s\n", error->message);
        return 1;
      }
  append_list (table, argv + 3, argc - 3);
  g_string_append (code, "  .section .note.GNU-stack,\"\",%progbits\n");
  if (!g_file_set_contents (argv[1], table->str, -1, &error) || !g_file_set_contents (argv[2], code->str, -1, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  return 0;
}
