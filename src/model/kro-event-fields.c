/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An event as a plain value: copied, compared, cleared. Any thread. */
#include "kro-event-fields.h"

G_DEFINE_BOXED_TYPE (KroEventFields, kro_event_fields, kro_event_fields_copy, kro_event_fields_free)

/**
 * kro_event_fields_copy:
 *
 * Copies it with all its strings.
 *
 * Returns: (transfer full): the copy
 */
KroEventFields *
kro_event_fields_copy (const KroEventFields *self)
{
  KroEventFields *copy = g_memdup2 (self, sizeof *self);

  copy->title = g_strdup (self->title);
  copy->note = g_strdup (self->note);
  copy->tags = g_strdup (self->tags);
  copy->reason = g_strdup (self->reason);
  copy->date = self->date != NULL ? kro_date_ref (self->date) : NULL;
  copy->alternatives = NULL;
  copy->n_alternatives = 0;
  for (guint i = 0; i < self->n_alternatives; i++)
    kro_event_fields_add_alternative (copy, self->alternatives[i].date, self->alternatives[i].reason);
  return copy;
}

void
kro_event_fields_free (KroEventFields *self)
{
  kro_event_fields_clear (self);
  g_free (self);
}

/**
 * kro_event_fields_clear:
 *
 * Frees what it holds and sets all of it to zero.
 */
void
kro_event_fields_clear (KroEventFields *self)
{
  for (guint i = 0; i < self->n_alternatives; i++)
    {
      kro_date_unref (self->alternatives[i].date);
      g_free (self->alternatives[i].reason);
    }
  g_free (self->alternatives);
  g_free (self->title);
  g_free (self->note);
  g_free (self->tags);
  g_free (self->reason);
  g_clear_pointer (&self->date, kro_date_unref);
  *self = (KroEventFields){ 0 };
}

static gboolean
dates_equal (const KroDate *a, const KroDate *b)
{
  return a == b || (a != NULL && b != NULL && kro_date_equal (a, b));
}

static gboolean
alternatives_equal (const KroEventFields *a, const KroEventFields *b)
{
  if (a->n_alternatives != b->n_alternatives)
    return FALSE;
  for (guint i = 0; i < a->n_alternatives; i++)
    if (!dates_equal (a->alternatives[i].date, b->alternatives[i].date) ||
        g_strcmp0 (a->alternatives[i].reason, b->alternatives[i].reason) != 0)
      return FALSE;
  return TRUE;
}

/**
 * kro_event_fields_equal:
 *
 * Compares all of two events.
 *
 * Returns: whether both are alike
 */
gboolean
kro_event_fields_equal (const KroEventFields *self,
                        const KroEventFields *other)
{
  return self->id == other->id && self->confidence == other->confidence && self->category == other->category &&
         self->importance == other->importance && self->review == other->review && self->origin == other->origin &&
         g_strcmp0 (self->title, other->title) == 0 && g_strcmp0 (self->note, other->note) == 0 &&
         g_strcmp0 (self->tags, other->tags) == 0 &&
         g_strcmp0 (self->reason, other->reason) == 0 && dates_equal (self->date, other->date) &&
         alternatives_equal (self, other);
}

/**
 * kro_event_fields_add_alternative:
 * @date: (transfer none): another reading of the date
 * @reason: (nullable): why it may be meant
 *
 * Adds a reading behind those there are.
 */
void
kro_event_fields_add_alternative (KroEventFields *self,
                                  KroDate        *date,
                                  const char     *reason)
{
  g_return_if_fail (date != NULL);

  self->alternatives = g_renew (KroAlternative, self->alternatives, self->n_alternatives + 1);
  self->alternatives[self->n_alternatives++] = (KroAlternative){ .date = kro_date_ref (date), .reason = g_strdup (reason) };
}
