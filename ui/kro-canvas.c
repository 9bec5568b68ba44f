/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A node of GTK for Cairo is a recording that is replayed at each frame, which
 * costs several times what it takes to paint. So what is shown was painted into
 * images before, and a recording consists of an image alone. Main thread.
 */
#include "kro-canvas.h"

static GskRenderNode *
create_column (const KroColumn *column, double height)
{
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT ((float)column->x, 0, (float)column->width, (float)height));
  cairo_t       *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, column->image, column->x, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

/**
 * kro_canvas_create_node:
 * @columns: (array length=n_columns): a picture in columns
 * @n_columns: how many
 * @height: of the picture, in logical pixels
 *
 * Makes a node that shows the images where they stand; it holds them.
 *
 * Returns: (transfer full): the node
 */
GskRenderNode *
kro_canvas_create_node (const KroColumn *columns, gsize n_columns, double height)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify)gsk_render_node_unref);

  for (gsize i = 0; i < n_columns; i++)
    g_ptr_array_add (nodes, create_column (&columns[i], height));
  return gsk_container_node_new ((GskRenderNode **)nodes->pdata, nodes->len);
}
