/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-edtf-private.h"

G_BEGIN_DECLS

/**
 * KroEdtfCursor:
 * @text: the whole text
 * @end: behind its last byte
 * @at: the next byte
 * @level: the highest level of EDTF met so far
 * @error: where a refusal goes
 */
typedef struct
{
  const char *text;
  const char *end;
  const char *at;
  int         level;
  GError    **error;
} KroEdtfCursor;

static inline int
kro_edtf_cursor_peek (const KroEdtfCursor *cursor)
{
  return cursor->at < cursor->end ? (guchar)*cursor->at : -1;
}

static inline gboolean
kro_edtf_cursor_accept (KroEdtfCursor *cursor, char c)
{
  if (kro_edtf_cursor_peek (cursor) != c)
    return FALSE;
  cursor->at++;
  return TRUE;
}

static inline void
kro_edtf_cursor_raise_level (KroEdtfCursor *cursor, int level)
{
  cursor->level = MAX (cursor->level, level);
}

gboolean kro_edtf_cursor_fail (KroEdtfCursor *cursor, KroTimeError code, const char *at, const char *format, ...) G_GNUC_PRINTF (4, 5);
gboolean kro_edtf_cursor_fail_or_capital (KroEdtfCursor *cursor, const char *at, const char *message);
gboolean kro_edtf_cursor_parse_part (KroEdtfCursor *cursor, KroEdtfPart *part);

G_END_DECLS
