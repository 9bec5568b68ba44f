/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is in a cluster, without opening it: how many, of which category, and
 * the titles that matter most. Made once and not kept up to date: it is seen
 * for as long as somebody looks. Main thread.
 */
#include "kro-cluster-peek.h"

#include "kro-category-sign.h"

#include <glib/gi18n.h>

#define MOST_TITLES 6
#define WIDEST 46

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDEST);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_row (KroTimeline *timeline, guint32 slot, KroTheme *theme)
{
  GtkWidget  *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget  *sign = kro_category_sign_new ();
  KroCategory look = { 0 };

  kro_timeline_get_look (timeline, slot, &look.palette, &look.shape);
  kro_category_sign_show (KRO_CATEGORY_SIGN (sign), theme, &look, !kro_timeline_needs_review (timeline, slot));
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), sign);
  gtk_box_append (GTK_BOX (row), make_label (kro_timeline_get_columns (timeline)->titles[slot], NULL));
  return row;
}

/* Returns how many titles there are. */
static guint
add_titles (GtkBox *box, const KroCluster *cluster, KroTheme *theme)
{
  KroId events[MOST_TITLES];
  gsize n = kro_layout_get_cluster_top (cluster->layout, cluster->index, MOST_TITLES, events);
  guint shown = 0;

  for (gsize i = 0; i < n; i++)
    {
      guint32 slot = kro_timeline_get_slot (cluster->timeline, events[i]);

      if (slot == KRO_SLOT_NONE)
        continue;
      gtk_box_append (box, make_row (cluster->timeline, slot, theme));
      shown++;
    }
  return shown;
}

/**
 * kro_cluster_peek_new:
 * @cluster: a cluster
 * @theme: of what is behind it
 *
 * Returns: (transfer floating): what is in it, most important first
 */
GtkWidget *
kro_cluster_peek_new (const KroCluster *cluster, KroTheme *theme)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *heading = kro_cluster_write_heading (cluster, KRO_WORDS_SHORT);
  g_autofree char *mostly = kro_cluster_write_mostly (cluster);
  g_autofree char *rest = NULL;
  guint            shown;

  gtk_widget_add_css_class (box, "cluster-peek");
  gtk_box_append (GTK_BOX (box), make_label (heading, "heading"));
  if (mostly != NULL)
    gtk_box_append (GTK_BOX (box), make_label (mostly, "caption"));
  shown = add_titles (GTK_BOX (box), cluster, theme);
  if (cluster->info.n > shown)
    {
      /* Translators: below the first titles of a cluster: how many it has besides. */
      rest = g_strdup_printf (ngettext ("and %u more", "and %u more", cluster->info.n - shown), cluster->info.n - shown);
      gtk_box_append (GTK_BOX (box), make_label (rest, "caption"));
    }
  return box;
}
