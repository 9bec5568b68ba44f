/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-command.h"

G_BEGIN_DECLS

KroExit kro_application_main (int argc, char *argv[], const KroEnvironment *environment);

G_END_DECLS
