/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KRO_READ_ERROR:
 *
 * The error domain of the read floor; codes are #KroReadError. Messages are
 * for people: which file, what is wrong, where, and what to do about it.
 */
#define KRO_READ_ERROR (kro_read_error_quark ())
GQuark kro_read_error_quark (void);

/**
 * KroReadError:
 * @KRO_READ_ERROR_NOT_FOUND: there is no such file
 * @KRO_READ_ERROR_FOLDER: it is a folder
 * @KRO_READ_ERROR_UNREADABLE: the system refuses to read it
 * @KRO_READ_ERROR_EMPTY: it holds no words
 * @KRO_READ_ERROR_BINARY: it holds no text
 * @KRO_READ_ERROR_TOO_LARGE: it is larger than is read
 * @KRO_READ_ERROR_KIND: a kind of file that is not read
 * @KRO_READ_ERROR_CHARSET: its encoding could not be told or read
 * @KRO_READ_ERROR_DOCUMENT: a line of a stream is no document
 * @KRO_READ_ERROR_DATE: what was typed is no date, or not one that fits
 * @KRO_READ_ERROR_SELECTION: there are no words in what was selected
 */
typedef enum {
  KRO_READ_ERROR_NOT_FOUND,
  KRO_READ_ERROR_FOLDER,
  KRO_READ_ERROR_UNREADABLE,
  KRO_READ_ERROR_EMPTY,
  KRO_READ_ERROR_BINARY,
  KRO_READ_ERROR_TOO_LARGE,
  KRO_READ_ERROR_KIND,
  KRO_READ_ERROR_CHARSET,
  KRO_READ_ERROR_DOCUMENT,
  KRO_READ_ERROR_DATE,
  KRO_READ_ERROR_SELECTION,
} KroReadError;

G_END_DECLS
