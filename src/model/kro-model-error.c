/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the model floor. */
#include "kro-model-error.h"

G_DEFINE_QUARK (kro - model - error - quark, kro_model_error)
