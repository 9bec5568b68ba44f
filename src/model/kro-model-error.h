/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KRO_MODEL_ERROR:
 *
 * The error domain of the model floor; codes are #KroModelError.
 */
#define KRO_MODEL_ERROR (kro_model_error_quark ())

/**
 * KroModelError:
 * @KRO_MODEL_ERROR_MISSING: an id, a category or a revision that is not there
 * @KRO_MODEL_ERROR_EXISTS: an id or a revision that is already there
 * @KRO_MODEL_ERROR_IN_USE: something else still refers to what was to go
 * @KRO_MODEL_ERROR_STALE: what the command says was before is not what is now
 * @KRO_MODEL_ERROR_VALUE: a value out of its range
 * @KRO_MODEL_ERROR_BUSY: a change from within the report of a change
 */
typedef enum {
  KRO_MODEL_ERROR_MISSING,
  KRO_MODEL_ERROR_EXISTS,
  KRO_MODEL_ERROR_IN_USE,
  KRO_MODEL_ERROR_STALE,
  KRO_MODEL_ERROR_VALUE,
  KRO_MODEL_ERROR_BUSY,
} KroModelError;

GQuark kro_model_error_quark (void);

G_END_DECLS
