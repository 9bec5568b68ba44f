/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The program: a sub-command, or the window.
 *
 * Sub-commands need no display and no GTK; they are told from the first
 * argument. A file that has the name of a sub-command is opened as ./NAME.
 */
#ifdef KRO_HAVE_UI
#include "kro-application.h"
#endif
#include "kro-command.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

static const struct
{
  const char *name;
  KroExit (*run) (int argc, char *argv[], const KroEnvironment *environment);
} commands[] = {
  { "extract", kro_command_extract },
  { "render", kro_command_render },
};

static void
print_help (void)
{
  g_print ("%s", _ ("Kroniek turns articles into timelines.\n"
                    "\n"
                    "Usage:\n"
                    "  kroniek [FILE…]                  open the window; articles given together make one chronology\n"
                    "  kroniek extract [OPTION…] FILE…  print the time expressions and events of texts\n"
                    "  kroniek render FILE… -o PICTURE  draw the timeline of texts: PNG, SVG, PDF or scene.json\n"
                    "  kroniek --version | --help\n"
                    "\n"
                    "“kroniek extract --help” and “kroniek render --help” list their options. “-” is standard\n"
                    "input. Exit status: 0 done, 1 an input could not be used, 2 wrong usage.\n"));
}

static KroExit
open_window (int argc, char *argv[], const KroEnvironment *environment)
{
#ifdef KRO_HAVE_UI
  return kro_application_main (argc, argv, environment);
#else
  kro_command_complain (_ ("this build has no window; use “kroniek extract” or “kroniek render”"));
  return KRO_EXIT_USAGE;
#endif
}

static void
set_locale (const char *program)
{
  g_autofree char *translations = kro_environment_find_translations (program);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (KroEnvironment) environment = NULL;
  const char *first = argc > 1 ? argv[1] : "";

  set_locale (argv[0]);
  if (g_str_equal (first, "--help") || g_str_equal (first, "-h"))
    {
      print_help ();
      return KRO_EXIT_DONE;
    }
  if (g_str_equal (first, "--version"))
    {
      g_print ("kroniek %s\n", KRO_VERSION);
      return KRO_EXIT_DONE;
    }
  environment = kro_environment_new (argv[0]);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (first, commands[i].name))
      return commands[i].run (argc - 1, argv + 1, environment);
  if (first[0] == '-' && first[1] != '\0' && !g_str_has_prefix (first, "--g") && !g_str_equal (first, "--"))
    {
      kro_command_complain (_ ("%s is no option of kroniek; try “kroniek --help”"), first);
      return KRO_EXIT_USAGE;
    }
  return open_window (argc, argv, environment);
}
