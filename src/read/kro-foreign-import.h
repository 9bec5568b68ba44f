/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-import.h"

G_BEGIN_DECLS

KroImport *kro_foreign_import (const KroDocument *document, const KroImportOptions *options, GError **error);

G_END_DECLS
