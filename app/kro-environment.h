/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-locale.h"
#include "kro-time.h"

G_BEGIN_DECLS

/**
 * KroEnvironment:
 * @locale: in which words are written
 * @zone: (nullable): IANA id of the local zone, where it has one
 * @now: the present moment, UTC
 * @helper: (nullable): path of `kroniek-reader`, where it is installed
 * @schemas: (nullable): folder of the compiled settings schema, where it is
 *   found beside the program
 *
 * What the program asks its surroundings, once, at its start. Everything below
 * `app` gets it as values.
 */
typedef struct
{
  KroLocale *locale;
  char      *zone;
  KroTime    now;
  char      *helper;
  char      *schemas;
} KroEnvironment;

KroEnvironment *kro_environment_new (const char *program);
char           *kro_environment_find_translations (const char *program);
KroTime         kro_environment_get_now (void);
void            kro_environment_free (KroEnvironment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroEnvironment, kro_environment_free)

G_END_DECLS
