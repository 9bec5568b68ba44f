/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-command.h"

G_BEGIN_DECLS

KroExit kro_application_main (int argc, char *argv[], KroLocale *locale, const char *zone, KroTime now, const char *helper);

G_END_DECLS
