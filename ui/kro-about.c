/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the program is, whose it is, and of which libraries it is made. Main
 * thread.
 */
#include "kro-about.h"

#include "kro-ui.h"

#include <adwaita.h>
#include <cairo.h>
#include <glib/gi18n.h>

#define HOME_PAGE "https://github.com/kroniek/kroniek"

static const char *const developers[] = { N_ ("The Kroniek developers"), NULL };

/* The libraries that are linked in or needed. */
static const struct
{
  const char *title;
  const char *copyright;
  GtkLicense  licence;
  const char *text;
} libraries[] = {
  { "GTK, Pango, Cairo, GLib", "© The GTK, Pango, Cairo and GLib contributors", GTK_LICENSE_LGPL_2_1, NULL },
  { "libadwaita", "© The libadwaita contributors", GTK_LICENSE_LGPL_2_1, NULL },
  { "ICU", "© 2016 and later Unicode, Inc. and others", GTK_LICENSE_CUSTOM, "Unicode License (https://www.unicode.org/license.txt)" },
  { "uchardet", "© 1998 Netscape Communications Corporation and others", GTK_LICENSE_CUSTOM, "MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later" },
  { "libseccomp", "© The libseccomp contributors", GTK_LICENSE_LGPL_2_1_ONLY, NULL },
};

static char *
name_backend (GtkWindow *parent)
{
  GdkDisplay *display = parent != NULL ? gtk_widget_get_display (GTK_WIDGET (parent)) : gdk_display_get_default ();

  return g_strdup_printf ("%s, %s", G_OBJECT_TYPE_NAME (display), gdk_display_get_name (display));
}

/* For reports of errors, which are read by developers: not translated. Says
 * nothing about the person, the articles or their folders. */
static char *
describe_build (GtkWindow *parent)
{
  g_autofree char *backend = name_backend (parent);
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  GString         *text = g_string_new (NULL);

  g_string_append_printf (text, "Kroniek %s\n", KRO_VERSION);
  g_string_append_printf (text, "System: %s\n", system != NULL ? system : "unknown");
  g_string_append_printf (text, "GTK %u.%u.%u (built with %d.%d.%d)\n", gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (), GTK_MAJOR_VERSION, GTK_MINOR_VERSION, GTK_MICRO_VERSION);
  g_string_append_printf (text, "libadwaita %u.%u.%u (built with %s)\n", adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (), ADW_VERSION_S);
  g_string_append_printf (text, "GLib %u.%u.%u (built with %d.%d.%d)\n", glib_major_version, glib_minor_version, glib_micro_version, GLIB_MAJOR_VERSION, GLIB_MINOR_VERSION, GLIB_MICRO_VERSION);
  g_string_append_printf (text, "Pango %s, Cairo %s\n", pango_version_string (), cairo_version_string ());
  g_string_append_printf (text, "ICU (built with %s)\n", KRO_ICU_VERSION);
  g_string_append_printf (text, "Display: %s\n", backend);
  g_string_append_printf (text, "Language: %s\n", g_get_language_names ()[0]);
  g_string_append_printf (text, "Flatpak: %s\n", g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? "yes" : "no");
  return g_string_free (text, FALSE);
}

static void
tell_release (AdwAboutWindow *about)
{
  adw_about_window_set_release_notes_version (about, "0.1.0");
  adw_about_window_set_release_notes (about, _ ("<p>The first release:</p>"
                                                "<ul>"
                                                "<li>Reads Dutch, English and German articles and finds their dated events</li>"
                                                "<li>Shows article and timeline side by side, always in step</li>"
                                                "<li>Lets you correct what was read wrong, and undo all of it</li>"
                                                "<li>Presents full screen and exports PNG, SVG and PDF</li>"
                                                "</ul>"));
}

/**
 * kro_about_new:
 * @parent: (nullable): over which window
 *
 * Returns: (transfer none): the window, not shown yet; it is its own owner,
 *   as windows are
 */
GtkWidget *
kro_about_new (GtkWindow *parent)
{
  AdwAboutWindow  *about = ADW_ABOUT_WINDOW (adw_about_window_new ());
  g_autofree char *debug = describe_build (parent);
  const char      *names[] = { _ (developers[0]), NULL };

  kro_ui_ensure_resources ();
  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  gtk_window_set_modal (GTK_WINDOW (about), TRUE);
  adw_about_window_set_application_name (about, _ ("Kroniek"));
  adw_about_window_set_application_icon (about, "io.github.kroniek.Kroniek");
  adw_about_window_set_version (about, KRO_VERSION);
  adw_about_window_set_developer_name (about, names[0]);
  adw_about_window_set_developers (about, names);
  adw_about_window_set_comments (about, _ ("What happened when, and who says so"));
  adw_about_window_set_website (about, HOME_PAGE);
  adw_about_window_set_issue_url (about, HOME_PAGE "/issues");
  adw_about_window_set_copyright (about, _ ("© 2026 The Kroniek developers"));
  adw_about_window_set_license_type (about, GTK_LICENSE_GPL_3_0);
  /* Translators: your names, one a line; they are shown in the window. */
  adw_about_window_set_translator_credits (about, _ ("translator-credits"));
  adw_about_window_set_debug_info (about, debug);
  adw_about_window_set_debug_info_filename (about, "kroniek-debug-info.txt");
  tell_release (about);
  for (gsize i = 0; i < G_N_ELEMENTS (libraries); i++)
    adw_about_window_add_legal_section (about, libraries[i].title, libraries[i].copyright, libraries[i].licence, libraries[i].text);
  return GTK_WIDGET (about);
}

/**
 * kro_about_show:
 * @parent: over which window
 *
 * Shows what the program is.
 */
void
kro_about_show (GtkWindow *parent)
{
  gtk_window_present (GTK_WINDOW (kro_about_new (parent)));
}
