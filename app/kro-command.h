/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-analysis.h"
#include "kro-document-stream.h"
#include "kro-environment.h"

G_BEGIN_DECLS

/**
 * KroExit:
 * @KRO_EXIT_DONE: everything was done
 * @KRO_EXIT_INPUT: an input could not be used, or an output not written
 * @KRO_EXIT_USAGE: the command line is wrong
 *
 * Exit statuses of the program.
 */
typedef enum {
  KRO_EXIT_DONE = 0,
  KRO_EXIT_INPUT = 1,
  KRO_EXIT_USAGE = 2,
} KroExit;

KroExit kro_command_extract (int argc, char *argv[], const KroEnvironment *environment);
KroExit kro_command_render (int argc, char *argv[], const KroEnvironment *environment);

/* For the commands themselves. */
void     kro_command_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
void     kro_command_append_complaint (GString *out, const char *format, ...) G_GNUC_PRINTF (2, 3);
KroExit  kro_command_wrong_usage (const char *command, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean kro_command_parse (GOptionContext *context, int *argc, char ***argv, const char *command, KroExit *status);
gboolean kro_command_parse_domain (const char *command, const char *text, KroDomain *domain);
gboolean kro_command_check_publication (const char *command, const char *text);

const char        *kro_command_name_domain (KroDomain domain);
KroDocumentStream *kro_command_open (const char *name, const KroEnvironment *environment, GError **error);

G_END_DECLS
