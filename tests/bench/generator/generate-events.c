/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * generate-events N [FIRST_YEAR N_YEARS]: writes N generated events as the
 * table that Timeline Storyteller reads, so that the whole program can be
 * tried, measured and looked at with as many as wanted.
 */
#include "kro-generator.h"

#include <stdio.h>
#include <stdlib.h>

#define SEED 42
#define MAX_EVENTS 10000000
#define DAYS_PER_YEAR 365.2425

static void
print_event (const KroEventFields *fields)
{
  const char *end = kro_date_get_end (fields->date);

  printf ("%s,%s,\"%s\",Category %u\n", kro_date_get_start (fields->date), end != NULL ? end : "", fields->title, fields->category);
}

int
main (int argc, char *argv[])
{
  int    n = argc == 2 || argc == 4 ? atoi (argv[1]) : 0;
  int    first_year = argc == 4 ? atoi (argv[2]) : 2000;
  int    n_years = argc == 4 ? atoi (argv[3]) : 25;
  gint64 first_day;
  g_autoptr (KroGenerator) generator = NULL;

  if (n < 1 || n > MAX_EVENTS || first_year < 1 || first_year > 9000 || n_years < 1 || n_years > 900)
    {
      fprintf (stderr, "usage: generate-events N [FIRST_YEAR N_YEARS]\n");
      return 2;
    }
  first_day = kro_days_from_civil (first_year, 1, 1, KRO_CALENDAR_GREGORIAN);
  generator = kro_generator_new_for_days (SEED, first_day, (gint32)(n_years * DAYS_PER_YEAR));
  printf ("start_date,end_date,content_text,category\n");
  for (int i = 0; i < n; i++)
    {
      g_auto (KroEventFields) fields = { 0 };

      kro_generator_next (generator, &fields);
      print_event (&fields);
    }
  return 0;
}
