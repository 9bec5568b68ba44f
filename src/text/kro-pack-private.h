/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-blob-private.h"
#include "kro-pack.h"

G_BEGIN_DECLS

/* The tables of a pack, as pointers into its blob. */
typedef struct
{
  const guint16     *start;
  const guint32     *base;
  const KroBlobCell *cells;
  const guint16     *accept;
  guint              n_states;
  guint              n_cells;
} KroAutomaton;

struct _KroPack
{
  gatomicrefcount        ref_count;
  GBytes                *blob; /* NULL: in the program itself */
  const KroBlobHeader   *header;
  const char            *strings;
  const guint32         *slots;
  guint32                slot_mask;
  const KroBlobLexeme   *lexemes;
  const KroBlobSense    *senses;
  const KroBlobValue    *values;
  const guint8          *fields;
  const guint8          *members;
  const guint16         *numbers[KRO_N_NUMBER_TABLES];
  const KroBlobPattern  *patterns;
  const KroBlobPosition *positions;
  const KroBlobFeast    *feasts;
  const KroBlobSuffix   *suffixes;
  guint32                endings[8]; /* bit a byte that a suffix ends with */
  KroAutomaton           dates;
  KroAutomaton           forms;
  KroAutomaton           links;
};

/* The number of the entry of a folded word, + 1; 0: not in the pack. There must
 * be eight bytes to read at @folded. */
static inline guint32
kro_pack_find_lexeme (const KroPack *self, const char *folded, gsize length)
{
  guint64 head = kro_blob_head (folded, length);
  guint32 hash = kro_blob_hash (head, folded, length);

  for (guint32 slot = hash & self->slot_mask; self->slots[slot] != 0; slot = (slot + 1) & self->slot_mask)
    {
      guint32              number = self->slots[slot] & KRO_SLOT_LEXEME;
      const KroBlobLexeme *lexeme = &self->lexemes[number - 1];

      if (((self->slots[slot] ^ hash) & ~KRO_SLOT_LEXEME) == 0 && lexeme->head == head && lexeme->length == length &&
          (length <= 8 || memcmp (self->strings + lexeme->text, folded, length) == 0))
        return number;
    }
  return 0;
}

static inline guint32
kro_automaton_step (const KroAutomaton *self, guint32 state, guint32 letter)
{
  const KroBlobCell *cell = &self->cells[self->base[state] + letter];

  return cell->check == state ? cell->next : 0;
}

static inline gboolean
kro_pack_symbol_has (const KroPack *self, guint32 symbol, guint32 class_id)
{
  return self->members[symbol * self->header->n_classes + class_id] != 0;
}

G_END_DECLS
