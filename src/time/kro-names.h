/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-locale.h"

G_BEGIN_DECLS

/**
 * KroNames:
 * @months: names of the months, January first
 * @short_months: the same, abbreviated
 * @weekdays: names of the days of the week, Monday first
 * @short_weekdays: the same, abbreviated
 * @decimal: what stands before decimals
 * @group: what stands between thousands
 *
 * The names that calendars need in one language, as they stand by themselves.
 */
typedef struct
{
  const char *months[12];
  const char *short_months[12];
  const char *weekdays[7];
  const char *short_weekdays[7];
  const char *decimal;
  const char *group;
} KroNames;

const KroNames *kro_names_get (const KroLocale *locale);
char           *kro_names_write_number (const KroNames *self, gint64 number, int decimals);

G_END_DECLS
