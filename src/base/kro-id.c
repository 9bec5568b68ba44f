/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ids and the hash they are made from.
 *
 * What is found or imported gets an id from a hash, so that the same input
 * gives the same ids on every machine; what a person makes gets a random one.
 * The hash is fixed for ever, since it is written in documents: FNV-1a over
 * eight bytes at a time with the finaliser of SplitMix64. It is no defence
 * against a text made to collide; an id that is taken is refused by the
 * timeline.
 */
#include "kro-id.h"

#include <string.h>

#define FNV_OFFSET G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define FNV_PRIME G_GUINT64_CONSTANT (0x100000001b3)

/* Crockford's base 32: no i, l, o, u. */
static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

static guint64
mix (guint64 x)
{
  x ^= x >> 30;
  x *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x ^= x >> 27;
  x *= G_GUINT64_CONSTANT (0x94d049bb133111eb);
  x ^= x >> 31;
  return x;
}

static int
digit_value (char c)
{
  const char *place = c != '\0' ? strchr (alphabet, g_ascii_tolower (c)) : NULL;

  return place != NULL ? (int)(place - alphabet) : -1;
}

/**
 * kro_hash_bytes:
 * @data: (array length=length): bytes
 * @length: how many
 * @seed: 0, or the hash of what came before
 *
 * Hashes bytes to 64 bits. The value depends on nothing but its arguments:
 * it is the same on every machine and in every version.
 *
 * Returns: the hash
 */
guint64
kro_hash_bytes (const void *data, gsize length, guint64 seed)
{
  const guint8 *bytes = data;
  guint64       hash = FNV_OFFSET ^ mix (seed + length);
  gsize         i = 0;

  for (; i + 8 <= length; i += 8)
    {
      guint64 word;

      memcpy (&word, bytes + i, sizeof word);
      hash = (hash ^ GUINT64_FROM_LE (word)) * FNV_PRIME;
      hash ^= hash >> 32;
    }
  for (; i < length; i++)
    hash = (hash ^ bytes[i]) * FNV_PRIME;
  return mix (hash);
}

/**
 * kro_id_from_hash:
 * @source_hash: the hash of the source
 * @position: where in it, in code points
 * @n: which one at that position, from 0
 *
 * Makes the id of what was found or imported.
 *
 * Returns: an id, never %KRO_ID_NONE
 */
KroId
kro_id_from_hash (guint64 source_hash, guint64 position, guint64 n)
{
  guint64 id = mix (mix (mix (source_hash) + position) + n);

  return id != KRO_ID_NONE ? id : 1;
}

/**
 * kro_id_new_random:
 *
 * Makes the id of what a person makes.
 *
 * Returns: an id, never %KRO_ID_NONE
 */
KroId
kro_id_new_random (void)
{
  KroId id;

  do
    id = (guint64)g_random_int () << 32 | g_random_int ();
  while (id == KRO_ID_NONE);
  return id;
}

/**
 * kro_id_to_string:
 * @id: an id
 * @text: (out caller-allocates): its 13 characters and a NUL
 *
 * Writes an id as files have it.
 */
void
kro_id_to_string (KroId id, char text[KRO_ID_LENGTH + 1])
{
  for (int i = KRO_ID_LENGTH - 1; i >= 0; i--)
    {
      text[i] = alphabet[id & 31];
      id >>= 5;
    }
  text[KRO_ID_LENGTH] = '\0';
}

/**
 * kro_id_from_string:
 * @text: 13 characters of base 32, in either case
 * @id: (out): the id
 *
 * Reads an id as files have it.
 *
 * Returns: %FALSE when @text is no id; @id is then unchanged
 */
gboolean
kro_id_from_string (const char *text, KroId *id)
{
  guint64 value = 0;

  if (strlen (text) != KRO_ID_LENGTH || digit_value (text[0]) > 15)
    return FALSE;
  for (int i = 0; i < KRO_ID_LENGTH; i++)
    {
      int digit = digit_value (text[i]);

      if (digit < 0)
        return FALSE;
      value = value << 5 | (guint64)digit;
    }
  if (value == KRO_ID_NONE)
    return FALSE;
  *id = value;
  return TRUE;
}
