/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sorting many slots by a number. Comparing a million slots in columns twenty
 * times each waits for memory most of the time; so the numbers are brought
 * together and sorted digit by digit from the last to the first, and only those
 * that are equal are compared as slots. Any thread.
 */
#include "kro-slot-sort-private.h"

#include <string.h>

#define DIGIT_BITS 16
#define N_DIGITS (64 / DIGIT_BITS)
#define N_VALUES (1 << DIGIT_BITS)
/* Fewer than this are compared. */
#define FEW 2048

typedef struct
{
  GCompareDataFunc compare;
  gpointer         user_data;
} Order;

static int
compare_keys_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const KroSlotKey *one = a;
  const KroSlotKey *other = b;
  const Order      *order = user_data;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  return order->compare (&one->slot, &other->slot, order->user_data);
}

/* Negative numbers come first. */
static inline guint
get_digit (gint64 key, guint digit)
{
  guint64 bits = (guint64)key ^ (G_GUINT64_CONSTANT (1) << 63);

  return (guint)(bits >> (digit * DIGIT_BITS)) & (N_VALUES - 1);
}

/* Brings keys into the order of a digit and keeps that of equal ones; gives
 * %FALSE if all have the same. */
static gboolean
sort_digit (const KroSlotKey *keys, KroSlotKey *sorted, guint32 n, guint digit, guint32 *places)
{
  guint32 place = 0;

  memset (places, 0, N_VALUES * sizeof *places);
  for (guint32 i = 0; i < n; i++)
    places[get_digit (keys[i].key, digit)]++;
  if (places[get_digit (keys[0].key, digit)] == n)
    return FALSE;
  for (guint value = 0; value < N_VALUES; value++)
    {
      guint32 count = places[value];

      places[value] = place;
      place += count;
    }
  for (guint32 i = 0; i < n; i++)
    sorted[places[get_digit (keys[i].key, digit)]++] = keys[i];
  return TRUE;
}

static void
sort_equal (KroSlotKey *keys, guint32 n, Order *order)
{
  guint32 first = 0;

  for (guint32 i = 1; i <= n; i++)
    {
      if (i < n && keys[i].key == keys[first].key)
        continue;
      if (i - first > 1)
        g_qsort_with_data (&keys[first], (gint)(i - first), sizeof *keys, compare_keys_cb, order);
      first = i;
    }
}

/* Sorts by key, and slots of equal keys as @compare, which is given pointers to
 * two guint32, says. */
void
kro_slot_sort (KroSlotKey      *keys,
               guint32          n,
               GCompareDataFunc compare,
               gpointer         user_data)
{
  Order                  order = { compare, user_data };
  g_autofree KroSlotKey *other = NULL;
  g_autofree guint32    *places = NULL;
  KroSlotKey            *from = keys;
  KroSlotKey            *to;

  if (n < FEW)
    {
      g_qsort_with_data (keys, (gint)n, sizeof *keys, compare_keys_cb, &order);
      return;
    }
  to = other = g_new (KroSlotKey, n);
  places = g_new (guint32, N_VALUES);
  for (guint digit = 0; digit < N_DIGITS; digit++)
    if (sort_digit (from, to, n, digit, places))
      {
        KroSlotKey *sorted = to;

        to = from;
        from = sorted;
      }
  if (from != keys)
    memcpy (keys, from, n * sizeof *keys);
  sort_equal (keys, n, &order);
}
