/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kro-read-error.h"

G_DEFINE_QUARK (kro - read - error - quark, kro_read_error)
