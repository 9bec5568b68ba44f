/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KroLocale:
 *
 * A locale as a value: the language in which words are written, passed down
 * from the application or the command line. Nothing below `app` asks the
 * environment. Immutable, reference counted, safe to share between threads.
 */
typedef struct _KroLocale KroLocale;

#define KRO_TYPE_LOCALE (kro_locale_get_type ())
GType kro_locale_get_type (void) G_GNUC_CONST;

KroLocale *kro_locale_new (const char *tag);
KroLocale *kro_locale_ref (KroLocale *self);
void       kro_locale_unref (KroLocale *self);

const char *kro_locale_get_tag (const KroLocale *self);
const char *kro_locale_get_language (const KroLocale *self);
gboolean    kro_locale_has_words (const KroLocale *self);
const char *kro_locale_translate (const KroLocale *self, const char *context, const char *message);
const char *kro_locale_translate_plural (const KroLocale *self, const char *singular, const char *plural, gulong n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroLocale, kro_locale_unref)

G_END_DECLS
