/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KRO_BASE_ERROR:
 *
 * The error domain of the base floor; codes are #KroBaseError.
 */
#define KRO_BASE_ERROR (kro_base_error_quark ())

/**
 * KroBaseError:
 * @KRO_BASE_ERROR_JSON_SYNTAX: the JSON text breaks RFC 8259
 * @KRO_BASE_ERROR_JSON_TYPE: a JSON value is not of the type asked for
 * @KRO_BASE_ERROR_JSON_DEPTH: JSON values are nested deeper than the reader takes
 * @KRO_BASE_ERROR_CATALOGUE: a catalogue of translations is damaged
 */
typedef enum {
  KRO_BASE_ERROR_JSON_SYNTAX,
  KRO_BASE_ERROR_JSON_TYPE,
  KRO_BASE_ERROR_JSON_DEPTH,
  KRO_BASE_ERROR_CATALOGUE,
} KroBaseError;

GQuark kro_base_error_quark (void);

G_END_DECLS
