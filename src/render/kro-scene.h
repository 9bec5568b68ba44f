/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-id.h"
#include "kro-time.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KroColor:
 *
 * sRGB, each channel 0 to 1, alpha not premultiplied.
 */
typedef struct
{
  float r, g, b, a;
} KroColor;

/**
 * KroBox:
 *
 * A rectangle in logical pixels: x to the right, y down, from the top left of
 * the scene.
 */
typedef struct
{
  double x, y, w, h;
} KroBox;

/**
 * KroPrimitiveKind:
 * @KRO_PRIMITIVE_RECTANGLE: fill and stroke of a box
 * @KRO_PRIMITIVE_ROUNDED: the same with corners of `radius`
 * @KRO_PRIMITIVE_PATH: a polygon, polyline or curve of `n_points` from `point`
 * @KRO_PRIMITIVE_HATCH: diagonal lines clipped to a box, spacing in `radius`
 * @KRO_PRIMITIVE_FADE: a box filled with a horizontal gradient from `fill` at
 *   its left to `stroke` at its right
 * @KRO_PRIMITIVE_TEXT: one line of text, cut with an ellipsis to `box.w`
 * @KRO_PRIMITIVE_CLIP: what follows is clipped to the box, until @KRO_PRIMITIVE_UNCLIP
 * @KRO_PRIMITIVE_UNCLIP: ends the last clip
 * @KRO_PRIMITIVE_LINK: the box leads to the target in `text` (a URI or `#id`)
 */
typedef enum {
  KRO_PRIMITIVE_RECTANGLE,
  KRO_PRIMITIVE_ROUNDED,
  KRO_PRIMITIVE_PATH,
  KRO_PRIMITIVE_HATCH,
  KRO_PRIMITIVE_FADE,
  KRO_PRIMITIVE_TEXT,
  KRO_PRIMITIVE_CLIP,
  KRO_PRIMITIVE_UNCLIP,
  KRO_PRIMITIVE_LINK,
} KroPrimitiveKind;

/**
 * KroFontRole:
 *
 * Which font a text is set in; the theme says what that is.
 */
typedef enum {
  KRO_FONT_TITLE,
  KRO_FONT_DATE,
  KRO_FONT_AXIS_MAJOR,
  KRO_FONT_AXIS_MINOR,
  KRO_FONT_LANE,
  KRO_FONT_CLUSTER,
  KRO_FONT_NOTE,
  KRO_FONT_LINE,
  KRO_FONT_DENSE,
  KRO_N_FONTS,
} KroFontRole;

/**
 * KroPathOp:
 *
 * One point of a path; a curve takes three points in a row, of which the
 * first carries the operation.
 */
typedef enum {
  KRO_PATH_MOVE,
  KRO_PATH_LINE,
  KRO_PATH_CURVE,
  KRO_PATH_CLOSE,
} KroPathOp;

typedef struct
{
  KroPathOp op;
  double    x, y;
} KroPathPoint;

/**
 * KroPrimitive:
 * @kind: which members count
 * @box: where, in logical pixels; of a text the box it must stay in, of a path
 *   the one around its points
 * @fill: colour of the area or of the text; alpha 0: none
 * @stroke: colour of the outline; alpha 0: none
 * @line: width of the outline in logical pixels; the outline of a box lies
 *   within the box
 * @dash: length of dash and gap in logical pixels; 0: a solid line
 * @radius: of corners (of a fade too), or spacing of a hatch
 * @baseline: of a text, y of its baseline
 * @width: of a text, its natural advance width in logical pixels; 0: not known
 * @font: of a text
 * @text: (nullable): UTF-8 of a text or target of a link; lives as long as the
 *   scene
 * @point: index of the first point of a path in the scene's points
 * @n_points: how many points
 *
 * One thing to paint. Back ends map primitives to their target and know
 * nothing of events.
 */
typedef struct
{
  KroPrimitiveKind kind;
  KroFontRole      font;
  KroBox           box;
  KroColor         fill;
  KroColor         stroke;
  float            line;
  float            dash;
  float            radius;
  float            width;
  double           baseline;
  const char      *text;
  guint32          point;
  guint32          n_points;
} KroPrimitive;

/**
 * KroPlacedKind:
 * @KRO_PLACED_TRAIL: what is still to be seen of an event that is itself no
 *   longer in view: the rest of its card, or of its mark
 *
 * What a placed thing of the scene is. Each event that has a row and is in
 * view has one mark (@KRO_PLACED_EVENT) and one label; all others in view are
 * counted by clusters.
 */
typedef enum {
  KRO_PLACED_BACKGROUND,
  KRO_PLACED_ERA,
  KRO_PLACED_TICK,
  KRO_PLACED_AXIS,
  KRO_PLACED_LANE,
  KRO_PLACED_EVENT,
  KRO_PLACED_LABEL,
  KRO_PLACED_CLUSTER,
  KRO_PLACED_MARKER,
  KRO_PLACED_NOTE,
  KRO_PLACED_FOLD,
  KRO_PLACED_TRAIL,
} KroPlacedKind;

/**
 * KroPlaced:
 * @kind: what it is
 * @event: the event of a mark or a label, else 0
 * @lane: index of the lane, or -1
 * @row: row within the lane, or -1
 * @row_top: of the mark of an event, y of its row
 * @box: the box that hit testing and accessibility use
 * @text: (nullable): its words, whole; lives as long as the scene
 * @count: how many events it stands for
 * @hits: of a cluster, how many of those a search found
 * @dimmed: whether a search did not find it
 * @cut: of a label, whether not all of its title is to be read
 * @from: of a cluster, its earliest start; of a fold, where it begins
 * @to: of a cluster, its latest end; of a fold, where it ends
 * @cluster: of a cluster, its index in the layout plus one; else 0
 * @primitive: index of its first primitive
 * @n_primitives: how many
 *
 * One thing in the scene, with the slice of primitives that paints it.
 */
typedef struct
{
  KroPlacedKind kind;
  KroId         event;
  int           lane;
  int           row;
  double        row_top;
  KroBox        box;
  const char   *text;
  guint         count;
  guint         hits;
  gboolean      dimmed;
  gboolean      cut;
  KroTime       from;
  KroTime       to;
  guint         cluster;
  guint32       primitive;
  guint32       n_primitives;
} KroPlaced;

const char *kro_placed_kind_get_name (KroPlacedKind kind);

/**
 * KroScene:
 *
 * A picture before it is painted: placed things in painting order, their
 * primitives, in logical pixels. Immutable once built, reference counted.
 */
typedef struct _KroScene KroScene;

#define KRO_TYPE_SCENE (kro_scene_get_type ())
GType kro_scene_get_type (void) G_GNUC_CONST;

KroScene *kro_scene_ref (KroScene *self);
void      kro_scene_unref (KroScene *self);

double              kro_scene_get_width (const KroScene *self);
double              kro_scene_get_height (const KroScene *self);
const KroPlaced    *kro_scene_get_placed (const KroScene *self, gsize *n_placed);
const KroPrimitive *kro_scene_get_primitives (const KroScene *self, gsize *n_primitives);
const KroPathPoint *kro_scene_get_points (const KroScene *self, gsize *n_points);
const KroPlaced    *kro_scene_hit (const KroScene *self, double x, double y);
const KroPlaced    *kro_scene_find_event (const KroScene *self, KroId event, KroPlacedKind kind);
char               *kro_scene_dump (const KroScene *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroScene, kro_scene_unref)

G_END_DECLS
