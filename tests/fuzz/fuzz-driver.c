/* SPDX-License-Identifier: GPL-3.0-or-later */

/* fuzz-driver FOLDER: runs a fuzz target without libFuzzer, on every seed in
 * the folder and on mutations of them. The random numbers start from a fixed
 * value, so that a failure comes back. Speaks TAP: one line a seed. */

#include <glib.h>

#define N_MUTATIONS 400
#define MAX_EDITS 8

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Changes, drops or doubles some bytes, or cuts the end. */
static GByteArray *
mutate (GRand        *random,
        const guint8 *data,
        gsize         size)
{
  GByteArray *bytes = g_byte_array_append (g_byte_array_sized_new (size + MAX_EDITS), data, size);
  int         n_edits = g_rand_int_range (random, 1, MAX_EDITS + 1);

  for (int i = 0; i < n_edits && bytes->len > 0; i++)
    {
      guint  at = g_rand_int_range (random, 0, bytes->len);
      guint8 byte = bytes->data[at];

      switch (g_rand_int_range (random, 0, 5))
        {
        case 0:
          bytes->data[at] = g_rand_int_range (random, 0, 256);
          break;
        case 1:
          bytes->data[at] ^= 1 << g_rand_int_range (random, 0, 8);
          break;
        case 2:
          g_byte_array_remove_index (bytes, at);
          break;
        case 3:
          g_byte_array_append (bytes, &byte, 1);
          break;
        default:
          if (g_rand_int_range (random, 0, 8) == 0)
            g_byte_array_set_size (bytes, at);
          break;
        }
    }
  return bytes;
}

static void
run_seed (const guint8 *data,
          gsize         size)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20250926);

  LLVMFuzzerTestOneInput (data, size);
  for (int i = 0; i < N_MUTATIONS; i++)
    {
      g_autoptr (GByteArray) bytes = mutate (random, data, size);

      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;
  int         n_seeds = 0;

  if (argc != 2 || (folder = g_dir_open (argv[1], 0, &error)) == NULL)
    {
      g_print ("Bail out! %s\n", error != NULL ? error->message : "one argument: the folder of seeds");
      return 1;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);
      g_autofree char *data = NULL;
      gsize            size = 0;

      if (!g_file_get_contents (path, &data, &size, &error))
        {
          g_print ("Bail out! %s\n", error->message);
          return 1;
        }
      g_print ("# %s\n", name);
      run_seed ((const guint8 *)data, size);
      g_print ("ok %d %s\n", ++n_seeds, name);
    }
  g_print ("1..%d\n", n_seeds);
  return 0;
}
