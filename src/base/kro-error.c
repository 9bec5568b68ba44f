/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kro-error.h"

G_DEFINE_QUARK (kro - base - error - quark, kro_base_error)
