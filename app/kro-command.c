/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the sub-commands share: messages on standard error, and options.
 */
#include "kro-command.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

/* As the option `--domain` takes them, in the order of #KroDomain. */
static const char *const domain_names[] = { "auto", "news", "narrative" };

static void
append_message (GString *out, const char *format, va_list arguments)
{
  g_string_append (out, "kroniek: ");
  g_string_append_vprintf (out, format, arguments);
  g_string_append_c (out, '\n');
}

static void
print_message (const char *format, va_list arguments)
{
  g_autoptr (GString) message = g_string_new (NULL);

  append_message (message, format, arguments);
  g_printerr ("%s", message->str);
}

/**
 * kro_command_complain:
 * @format: a message that names the file, the place and the remedy
 * @...: its arguments
 *
 * Prints a message on standard error.
 */
void
kro_command_complain (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  print_message (format, arguments);
  va_end (arguments);
}

/**
 * kro_command_append_complaint:
 * @out: what will be printed on standard error
 * @format: a message as for kro_command_complain()
 * @...: its arguments
 *
 * Appends a message as it is printed, for a thread that may not print.
 */
void
kro_command_append_complaint (GString *out, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  append_message (out, format, arguments);
  va_end (arguments);
}

/**
 * kro_command_wrong_usage:
 * @command: the sub-command
 * @format: what is wrong
 * @...: its arguments
 *
 * Prints what is wrong with the command line and where to read more.
 *
 * Returns: %KRO_EXIT_USAGE
 */
KroExit
kro_command_wrong_usage (const char *command, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  print_message (format, arguments);
  va_end (arguments);
  /* Translators: %s is a sub-command and stays as it is */
  g_printerr (_ ("Try “kroniek %s --help”.\n"), command);
  return KRO_EXIT_USAGE;
}

/**
 * kro_command_parse:
 * @context: the options of the sub-command
 * @argc: (inout): number of arguments; the first is the sub-command
 * @argv: (inout) (array length=argc): the arguments
 * @command: the sub-command
 * @status: (out): the exit status when %FALSE is returned
 *
 * Reads the options. `--help` is an option like any other here, so that it
 * goes to standard output and ends with status 0.
 *
 * Returns: whether to go on
 */
gboolean
kro_command_parse (GOptionContext *context, int *argc, char ***argv, const char *command, KroExit *status)
{
  gboolean           help = FALSE;
  const GOptionEntry entries[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Print this and end"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *status = kro_command_wrong_usage (command, "%s", error->message);
      return FALSE;
    }
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      g_print ("%s", text);
      *status = KRO_EXIT_DONE;
      return FALSE;
    }
  return TRUE;
}

/**
 * kro_command_name_domain:
 * @domain: a kind of text
 *
 * Returns: what the option `--domain` calls it
 */
const char *
kro_command_name_domain (KroDomain domain)
{
  return domain_names[domain];
}

/**
 * kro_command_parse_domain:
 * @command: the sub-command
 * @text: (nullable): the option `--domain` as given
 * @domain: (out): what it means
 *
 * Returns: %FALSE when there is no such domain, which was told
 */
gboolean
kro_command_parse_domain (const char *command, const char *text, KroDomain *domain)
{
  *domain = KRO_DOMAIN_AUTO;
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (domain_names); i++)
    if (g_str_equal (text, domain_names[i]))
      {
        *domain = (KroDomain)i;
        return TRUE;
      }
  if (text != NULL)
    kro_command_wrong_usage (command, _ ("--domain=%s: domains are auto, news and narrative"), text);
  return text == NULL;
}

/**
 * kro_command_check_publication:
 * @command: the sub-command
 * @text: (nullable): the option `--date` as given
 *
 * Returns: %FALSE when it is no day or time, which was told
 */
gboolean
kro_command_check_publication (const char *command, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KroEdtf) edtf = NULL;
  KroTime from, to;

  if (text == NULL)
    return TRUE;
  edtf = kro_edtf_parse (text, -1, &error);
  if (edtf == NULL)
    kro_command_wrong_usage (command, "--date: %s", error->message);
  else if (kro_edtf_get_kind (edtf) != KRO_EDTF_DATE || kro_edtf_get_precision (edtf) > KRO_PRECISION_DAY || !kro_edtf_get_span (edtf, &from, &to))
    kro_command_wrong_usage (command, _ ("--date=%s: a text is published on one day; write it like 2025-09-26"), text);
  else
    return TRUE;
  return FALSE;
}

/**
 * kro_command_open:
 * @name: a file as named on the command line; `-` is standard input
 * @environment: of the program
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): its documents
 */
KroDocumentStream *
kro_command_open (const char *name, const KroEnvironment *environment, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (name, "-"))
    {
      g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);

      return kro_document_stream_new (input, name, NULL, environment->helper, NULL, error);
    }
  file = g_file_new_for_commandline_arg (name);
  return kro_document_stream_open (file, name, environment->helper, NULL, error);
}
