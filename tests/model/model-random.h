/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-history.h"

G_BEGIN_DECLS

/* Random commands, right and wrong, the same for the same seed. */
typedef struct
{
  GRand       *random;
  KroTimeline *timeline; /* borrowed */
  KroId        last_id;
} ModelRandom;

void        model_random_init (ModelRandom *self, KroTimeline *timeline, guint32 seed);
void        model_random_clear (ModelRandom *self);
KroCommand *model_random_command (ModelRandom *self);
void        model_random_fields (ModelRandom *self, KroId id, KroEventFields *fields);

G_END_DECLS
