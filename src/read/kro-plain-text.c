/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of a piece of HTML: tags go, with all of a script or a style;
 * what starts a line in a browser starts one here; entities are decoded; runs
 * of space become one. One pass, without a tree, whatever the input: a piece
 * that is no HTML comes out as it is but for its spaces. Nothing of it is ever
 * taken as code.
 */
#include "kro-plain-text.h"

#include <string.h>

#define MAX_NAME 32

static const struct
{
  const char *name;
  gunichar    c;
} entities[] = {
  { "amp", '&' },
  { "lt", '<' },
  { "gt", '>' },
  { "quot", '"' },
  { "apos", '\'' },
  { "nbsp", ' ' },
  { "ndash", 0x2013 },
  { "mdash", 0x2014 },
  { "hellip", 0x2026 },
  { "lsquo", 0x2018 },
  { "rsquo", 0x2019 },
  { "ldquo", 0x201c },
  { "rdquo", 0x201d },
  { "laquo", 0xab },
  { "raquo", 0xbb },
  { "middot", 0xb7 },
  { "bull", 0x2022 },
  { "copy", 0xa9 },
  { "reg", 0xae },
  { "deg", 0xb0 },
  { "euro", 0x20ac },
  { "pound", 0xa3 },
  { "aacute", 0xe1 },
  { "agrave", 0xe0 },
  { "auml", 0xe4 },
  { "ccedil", 0xe7 },
  { "eacute", 0xe9 },
  { "egrave", 0xe8 },
  { "euml", 0xeb },
  { "iuml", 0xef },
  { "oacute", 0xf3 },
  { "ouml", 0xf6 },
  { "uuml", 0xfc },
  { "szlig", 0xdf },
};

/* Tags that start a line. */
static const char *const blocks[] = {
  "br", "p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "section", "article", "figure", "figcaption", "dt", "dd", NULL
};

/* Tags whose content is no text. */
static const char *const hidden[] = { "script", "style", "head", "template", NULL };

typedef struct
{
  GString *out;
  gboolean wants_space;
  gboolean wants_line;
} Writer;

static void
put (Writer *self, gunichar c)
{
  if (c == 0xfeff || c == 0xad)
    return;
  if (g_unichar_isspace (c) || c < 0x20)
    {
      self->wants_space = TRUE;
      return;
    }
  if (self->out->len > 0 && self->wants_line)
    g_string_append_c (self->out, '\n');
  else if (self->out->len > 0 && self->wants_space)
    g_string_append_c (self->out, ' ');
  self->wants_space = self->wants_line = FALSE;
  g_string_append_unichar (self->out, c);
}

static gunichar
check (guint64 code)
{
  return code > 0 && code <= 0x10ffff && g_unichar_validate ((gunichar)code) ? (gunichar)code : 0;
}

/* Returns what stands behind the entity at @p, or @p if there is none. */
static const char *
read_entity (const char *p, gunichar *c)
{
  const char *semicolon = memchr (p, ';', strnlen (p, MAX_NAME));
  char        name[MAX_NAME];

  if (semicolon == NULL || semicolon - p < 2)
    return p;
  g_strlcpy (name, p + 1, MIN ((gsize)(semicolon - p), sizeof name));
  if (name[0] == '#')
    *c = check (name[1] == 'x' || name[1] == 'X' ? g_ascii_strtoull (name + 2, NULL, 16) : g_ascii_strtoull (name + 1, NULL, 10));
  else
    {
      *c = 0;
      for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
        *c = g_str_equal (entities[i].name, name) ? entities[i].c : *c;
    }
  return *c != 0 ? semicolon + 1 : p;
}

/* The end of the tag at @p; a quoted value may hold the sign that ends it. A
 * tag that never ends reaches as far as the next one begins. */
static const char *
find_tag_end (const char *p)
{
  char quote = 0;

  for (const char *q = p + 1; *q != '\0'; q++)
    {
      if (quote != 0)
        quote = *q == quote ? 0 : quote;
      else if (*q == '"' || *q == '\'')
        quote = *q;
      else if (*q == '>')
        return q + 1;
    }
  for (p++; *p != '\0' && *p != '>' && *p != '<'; p++)
    ;
  return *p == '>' ? p + 1 : p;
}

static gboolean
read_name (const char *p, char name[MAX_NAME])
{
  guint n = 0;

  p += p[1] == '/' ? 2 : 1;
  if (!g_ascii_isalpha (*p))
    return FALSE;
  for (; g_ascii_isalnum (*p) && n < MAX_NAME - 1; p++)
    name[n++] = g_ascii_tolower (*p);
  name[n] = '\0';
  return TRUE;
}

/* Behind the end tag of an element that is not shown. */
static const char *
skip_hidden (const char *p, const char *name)
{
  gsize length = strlen (name);

  for (; *p != '\0'; p++)
    if (p[0] == '<' && p[1] == '/' && g_ascii_strncasecmp (p + 2, name, length) == 0)
      return find_tag_end (p);
  return p;
}

static const char *
read_tag (Writer *self, const char *p)
{
  const char *end;
  char        name[MAX_NAME];

  if (g_str_has_prefix (p, "<!--"))
    {
      end = strstr (p + 4, "-->");
      return end != NULL ? end + 3 : p + strlen (p);
    }
  if (p[1] == '!' || p[1] == '?')
    return find_tag_end (p);
  if (!read_name (p, name))
    {
      put (self, '<');
      return p + 1;
    }
  end = find_tag_end (p);
  if (p[1] != '/' && g_strv_contains (hidden, name))
    return skip_hidden (end, name);
  self->wants_line |= g_strv_contains (blocks, name);
  return end;
}

/**
 * kro_plain_text_from_html:
 * @html: UTF-8, well formed or not
 *
 * Reduces HTML to its words.
 *
 * Returns: (transfer full): plain text, lines parted by line feeds
 */
char *
kro_plain_text_from_html (const char *html)
{
  g_autofree char *valid = g_utf8_make_valid (html, -1);
  Writer           writer = { .out = g_string_sized_new (strlen (valid)) };
  const char      *p = valid;

  while (*p != '\0')
    {
      gunichar    c = 0;
      const char *behind = *p == '&' ? read_entity (p, &c) : p;

      if (behind != p)
        {
          put (&writer, c);
          p = behind;
        }
      else if (*p == '<')
        p = read_tag (&writer, p);
      else
        {
          put (&writer, g_utf8_get_char (p));
          p = g_utf8_next_char (p);
        }
    }
  return g_string_free (writer.out, FALSE);
}

/**
 * kro_plain_text_first_words:
 * @text: plain text
 * @length: most characters
 *
 * Takes the first line of a text, cut at a word with an ellipsis if it is too
 * long.
 *
 * Returns: (transfer full): the words
 */
char *
kro_plain_text_first_words (const char *text, glong length)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\n"));
  char            *end;
  char            *space;

  if (g_utf8_strlen (line, -1) <= length)
    return g_steal_pointer (&line);
  end = g_utf8_offset_to_pointer (line, length);
  *end = '\0';
  space = strrchr (line, ' ');
  if (space != NULL && space > line)
    *space = '\0';
  return g_strconcat (line, "…", NULL);
}
