/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-view-state.h"

G_BEGIN_DECLS

/**
 * KroViewFile:
 * @has_from: whether @from counts
 * @has_to: whether @to counts
 * @from: start of what is seen
 * @to: end of what is seen
 * @has_lanes: whether @lanes counts
 * @lanes: by what events are parted into lanes
 * @shows_gaps: whether long empty spans are shown as long as they are
 *
 * The view of a timeline as a file has it: a JSON object with the strings
 * `from` and `to` (EDTF), `lanes` (`none`, `category`, `source` or `tag`) and `gaps`
 * (`fold` or `show`), of which each may be missing; other keys are passed
 * over.
 */
typedef struct
{
  gboolean     has_from;
  gboolean     has_to;
  KroTime      from;
  KroTime      to;
  gboolean     has_lanes;
  KroLanesMode lanes;
  gboolean     shows_gaps;
} KroViewFile;

gboolean kro_view_file_read (KroViewFile *self, const char *path, GError **error);
gboolean kro_view_file_parse_time (const char *text, KroTime *earliest, KroTime *latest, GError **error);
gboolean kro_view_file_parse_gaps (const char *text, gboolean *shows_gaps);
gboolean kro_view_file_parse_lanes (const char *text, KroLanesMode *lanes);

G_END_DECLS
