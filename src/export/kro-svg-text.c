/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words and numbers of an SVG: escaping (XML 1.0, 2.4), lengths to a
 * hundredth of a pixel whatever the locale, colours and the style sheet of
 * the font roles.
 */
#include "kro-export-private.h"
#include "kro-svg-private.h"

#include <math.h>

static const char *const class_names[KRO_N_FONTS] = {
  [KRO_FONT_TITLE] = "title",
  [KRO_FONT_DATE] = "date",
  [KRO_FONT_AXIS_MAJOR] = "major",
  [KRO_FONT_AXIS_MINOR] = "minor",
  [KRO_FONT_LANE] = "name",
  [KRO_FONT_CLUSTER] = "many",
  [KRO_FONT_NOTE] = "note",
  [KRO_FONT_LINE] = "line",
  [KRO_FONT_DENSE] = "dense",
};

static guint
to_byte (float channel)
{
  return (guint)lroundf (CLAMP (channel, 0.f, 1.f) * 255);
}

/* A quoted CSS string may hold no quote, backslash or angle bracket; no font
 * needs one. */
static void
append_family (GString *out, const char *family)
{
  g_autofree char *plain = kro_plain_text (family);
  g_auto (GStrv) names = g_strsplit (g_strdelimit (plain, "'\"\\<>&;{}", ' '), ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (out, "'%s',", g_strstrip (names[i]));
  g_string_append (out, "sans-serif");
}

/* Appends text to element content or to an attribute in double quotes. */
void
kro_svg_append_escaped (GString *out, const char *text)
{
  g_autofree char *plain = kro_plain_text (text);

  for (const char *c = plain; *c != '\0'; c++)
    {
      switch (*c)
        {
        case '&':
          g_string_append (out, "&amp;");
          break;
        case '<':
          g_string_append (out, "&lt;");
          break;
        case '>':
          g_string_append (out, "&gt;");
          break;
        case '"':
          g_string_append (out, "&quot;");
          break;
        default:
          g_string_append_c (out, *c);
        }
    }
}

/* Appends a length, to a hundredth and without zeros at its end. */
void
kro_svg_append_number (GString *out, double value)
{
  gint64 hundredths = isfinite (value) ? llround (CLAMP (value, -1e9, 1e9) * 100) : 0;
  gint64 rest = ABS (hundredths) % 100;

  if (hundredths < 0)
    g_string_append_c (out, '-');
  g_string_append_printf (out, "%" G_GINT64_FORMAT, ABS (hundredths) / 100);
  if (rest % 10 != 0)
    g_string_append_printf (out, ".%02d", (int)rest);
  else if (rest != 0)
    g_string_append_printf (out, ".%d", (int)rest / 10);
}

/* Appends a number as attribute, with a space before it. */
void
kro_svg_append_attribute (GString *out, const char *name, double value)
{
  g_string_append_printf (out, " %s=\"", name);
  kro_svg_append_number (out, value);
  g_string_append_c (out, '"');
}

/* Appends a colour as attribute, with its opacity where it is not opaque. */
void
kro_svg_append_color (GString *out, const char *name, const char *opacity, const KroColor *color)
{
  if (color->a <= 0)
    {
      g_string_append_printf (out, " %s=\"none\"", name);
      return;
    }
  g_string_append_printf (out, " %s=\"#%02x%02x%02x\"", name, to_byte (color->r), to_byte (color->g), to_byte (color->b));
  if (color->a < 1)
    kro_svg_append_attribute (out, opacity, color->a);
}

/* Appends the style sheet: a class for each font role. */
void
kro_svg_append_style (GString *out, const KroTheme *theme)
{
  g_string_append (out, "<style>\ntext{white-space:pre}\n");
  for (guint role = 0; role < KRO_N_FONTS; role++)
    {
      const PangoFontDescription *font = kro_theme_get_font (theme, role);
      const char                 *family = pango_font_description_get_family (font);

      g_string_append_printf (out, ".%s{font:", class_names[role]);
      if (pango_font_description_get_style (font) != PANGO_STYLE_NORMAL)
        g_string_append (out, "italic ");
      g_string_append_printf (out, "%d ", (int)pango_font_description_get_weight (font));
      kro_svg_append_number (out, kro_theme_get_font_size (theme, role));
      g_string_append (out, "px ");
      append_family (out, family != NULL ? family : "sans-serif");
      g_string_append (out, "}\n");
    }
  g_string_append (out, "</style>\n");
}

/* Gives the class of a font role. */
const char *
kro_svg_get_class (KroFontRole role)
{
  return class_names[MIN ((guint)role, KRO_N_FONTS - 1)];
}
