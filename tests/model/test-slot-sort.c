/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting by digits against sorting by comparison. */
#include "kro-slot-sort-private.h"

static int
compare_slots_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  guint32 one = *(const guint32 *)a;
  guint32 other = *(const guint32 *)b;

  return (one > other) - (one < other);
}

static int
compare_keys_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const KroSlotKey *one = a;
  const KroSlotKey *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  return compare_slots_cb (&one->slot, &other->slot, user_data);
}

/* Ends of the range, both signs, narrow and wide, with many equal ones. */
static gint64
get_key (GRand *random, guint kind)
{
  const gint64 edges[] = { G_MININT64, -1, 0, 1, G_MAXINT64 };

  if (kind == 0)
    return edges[g_rand_int_range (random, 0, G_N_ELEMENTS (edges))];
  if (kind == 1)
    return g_rand_int_range (random, -50, 50);
  if (kind == 2)
    return 7;
  return (gint64)((guint64)g_rand_int (random) << 32 | g_rand_int (random));
}

static void
test_random (void)
{
  const guint32 sizes[] = { 0, 1, 2, 2047, 2048, 2049, 20000 };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint kind = 0; kind < 4; kind++)
    for (gsize size = 0; size < G_N_ELEMENTS (sizes); size++)
      {
        guint32                n = sizes[size];
        g_autofree KroSlotKey *keys = g_new0 (KroSlotKey, n + 1);
        g_autofree KroSlotKey *wanted = NULL;

        for (guint32 i = 0; i < n; i++)
          keys[i] = (KroSlotKey){ get_key (random, kind), g_rand_int (random) % (n + 1) };
        wanted = g_memdup2 (keys, (n + 1) * sizeof *keys);
        g_qsort_with_data (wanted, (gint)n, sizeof *wanted, compare_keys_cb, NULL);
        kro_slot_sort (keys, n, compare_slots_cb, NULL);
        for (guint32 i = 0; i < n; i++)
          g_assert_true (keys[i].key == wanted[i].key && keys[i].slot == wanted[i].slot);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slot-sort/random", test_random);
  return g_test_run ();
}
