/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KRO_PACK_ERROR:
 *
 * The error domain of this floor; codes are #KroPackError. Messages name the
 * file of the pack and the line in it.
 */
#define KRO_PACK_ERROR (kro_pack_error_quark ())
GQuark kro_pack_error_quark (void);

/**
 * KroPackError:
 * @KRO_PACK_ERROR_FILE: a file of the pack cannot be read
 * @KRO_PACK_ERROR_SYNTAX: a line breaks the rules of its file
 * @KRO_PACK_ERROR_UNKNOWN: an operation, field, class or name that does not exist
 * @KRO_PACK_ERROR_AMBIGUOUS: two patterns of equal priority match the same words
 * @KRO_PACK_ERROR_SIZE: more than 65,000 states, or another limit
 * @KRO_PACK_ERROR_BLOB: not a compiled pack of this version
 * @KRO_PACK_ERROR_DATE: a date that was handed in is none
 */
typedef enum {
  KRO_PACK_ERROR_FILE,
  KRO_PACK_ERROR_SYNTAX,
  KRO_PACK_ERROR_UNKNOWN,
  KRO_PACK_ERROR_AMBIGUOUS,
  KRO_PACK_ERROR_SIZE,
  KRO_PACK_ERROR_BLOB,
  KRO_PACK_ERROR_DATE,
} KroPackError;

/**
 * KroPack:
 *
 * A compiled language pack: everything the analyser knows about a language.
 * Immutable, reference counted, safe to share between threads. What packs are
 * made of is told in resources/languages/README.md.
 */
typedef struct _KroPack KroPack;

KroPack *kro_pack_new_from_blob (GBytes *blob, GError **error);
KroPack *kro_pack_new_from_directory (const char *directory, GError **error);
KroPack *kro_pack_ref (KroPack *self);
void     kro_pack_unref (KroPack *self);

KroPack           *kro_pack_get_builtin (const char *language);
const char *const *kro_pack_get_languages (void);
const char        *kro_pack_get_language (const KroPack *self);
guint              kro_pack_get_n_states (const KroPack *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroPack, kro_pack_unref)

G_END_DECLS
