/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-layout-input.h"

G_BEGIN_DECLS

/**
 * KroMarkForm:
 * @KRO_MARK_WITHIN: it happened somewhere in here: light fill, full outline; a
 *   shape where that is narrower than a shape
 * @KRO_MARK_LASTING: it lasted: a solid bar
 * @KRO_MARK_EITHER: one of two readings: two hollow marks
 * @KRO_MARK_BEFORE: before a time: a bar that fades away to the left
 * @KRO_MARK_AFTER: after a time: a bar that fades away to the right
 */
typedef enum {
  KRO_MARK_WITHIN,
  KRO_MARK_LASTING,
  KRO_MARK_EITHER,
  KRO_MARK_BEFORE,
  KRO_MARK_AFTER,
} KroMarkForm;

/**
 * KroMarkEdge:
 * @KRO_EDGE_FIRM: it ends there
 * @KRO_EDGE_OPEN: it goes on: a fading tail
 * @KRO_EDGE_UNKNOWN: it ends nobody knows when: a fading tail and "?"
 * @KRO_EDGE_ARROW: the tail of before and after, with an arrowhead
 */
typedef enum {
  KRO_EDGE_FIRM,
  KRO_EDGE_OPEN,
  KRO_EDGE_UNKNOWN,
  KRO_EDGE_ARROW,
} KroMarkEdge;

/**
 * KroMark:
 * @form: what the mark says
 * @left: how it begins
 * @right: how it ends
 * @from: where it begins, tails left out
 * @core_from: from here on it is certain
 * @core_to: until here it is certain
 * @to: where it ends, tails left out
 * @ring: whether a ring stands at its start: it still goes on
 * @soft: whether its ends are approximate
 * @dashed: whether it is uncertain
 *
 * What is known of a date, as times to be drawn. Of %KRO_MARK_EITHER the
 * first reading is @from to @core_from and the second @core_to to @to.
 */
typedef struct
{
  KroMarkForm form;
  KroMarkEdge left;
  KroMarkEdge right;
  KroTime     from;
  KroTime     core_from;
  KroTime     core_to;
  KroTime     to;
  gboolean    ring;
  gboolean    soft;
  gboolean    dashed;
} KroMark;

void kro_mark_init (KroMark *self, const KroEventLook *look, const KroBounds *bounds);

G_END_DECLS
