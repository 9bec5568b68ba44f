/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kro-scene.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * KroThemeKind:
 * @KRO_THEME_LIGHT: dark on light
 * @KRO_THEME_DARK: light on dark
 * @KRO_THEME_PRINT: black on white; categories are told apart by hatch and
 *   shape, so that it stands in black and white
 *
 * All three share the geometry.
 */
typedef enum {
  KRO_THEME_LIGHT,
  KRO_THEME_DARK,
  KRO_THEME_PRINT,
} KroThemeKind;

/**
 * KroColorRole:
 * @KRO_COLOR_BACKGROUND: behind the lanes
 * @KRO_COLOR_AXIS_BACKGROUND: behind the axis
 * @KRO_COLOR_GRID_MAJOR: lines at the large unit
 * @KRO_COLOR_GRID_MINOR: small ticks of the axis
 * @KRO_COLOR_SHADE: weekends, over the background
 * @KRO_COLOR_LANE_LINE: between lanes
 * @KRO_COLOR_CARD: behind a title
 * @KRO_COLOR_CARD_EDGE: outline of a card
 * @KRO_COLOR_TITLE: text of a title
 * @KRO_COLOR_TITLE_PALE: the same of an event not reviewed yet
 * @KRO_COLOR_TITLE_DIMMED: the same of one that a search did not find
 * @KRO_COLOR_DATE: text of a date on a card
 * @KRO_COLOR_AXIS_MAJOR: label of the large unit
 * @KRO_COLOR_AXIS_MINOR: label of the small unit
 * @KRO_COLOR_LANE: name of a lane
 * @KRO_COLOR_LEADER: line from a mark to a card that had to move
 * @KRO_COLOR_CLUSTER: behind the words of a cluster
 * @KRO_COLOR_CLUSTER_EDGE: outline of a cluster
 * @KRO_COLOR_CLUSTER_TEXT: words of a cluster
 * @KRO_COLOR_PUBLISHED: line and label of a date of publication
 * @KRO_COLOR_NOW: line and label of now
 * @KRO_COLOR_SELECTION: outline of what is selected; for who draws above the
 *   scene
 *
 * What a colour that belongs to no category is for.
 */
typedef enum {
  KRO_COLOR_BACKGROUND,
  KRO_COLOR_AXIS_BACKGROUND,
  KRO_COLOR_GRID_MAJOR,
  KRO_COLOR_GRID_MINOR,
  KRO_COLOR_SHADE,
  KRO_COLOR_LANE_LINE,
  KRO_COLOR_CARD,
  KRO_COLOR_CARD_EDGE,
  KRO_COLOR_TITLE,
  KRO_COLOR_TITLE_PALE,
  KRO_COLOR_TITLE_DIMMED,
  KRO_COLOR_DATE,
  KRO_COLOR_AXIS_MAJOR,
  KRO_COLOR_AXIS_MINOR,
  KRO_COLOR_LANE,
  KRO_COLOR_LEADER,
  KRO_COLOR_CLUSTER,
  KRO_COLOR_CLUSTER_EDGE,
  KRO_COLOR_CLUSTER_TEXT,
  KRO_COLOR_PUBLISHED,
  KRO_COLOR_NOW,
  KRO_COLOR_SELECTION,
  KRO_N_COLORS,
} KroColorRole;

/**
 * KRO_PALETTE_SIZE:
 *
 * How many colours, hatches and shapes categories share.
 */
#define KRO_PALETTE_SIZE 7

/**
 * KroCategoryStyle:
 * @solid: of a bar whose ends are known, of a narrow mark, of the bar on a card
 * @light: inside an outline: somewhere in here
 * @edge: of outlines; stands out from background and card by at least 3
 * @pale: in place of @solid where an event is not reviewed yet
 * @hatch: spacing of a hatch over @solid and @light; 0: none
 *
 * How the marks of one category look.
 */
typedef struct
{
  KroColor solid;
  KroColor light;
  KroColor edge;
  KroColor pale;
  float    hatch;
} KroCategoryStyle;

/**
 * KRO_SHAPE_WIDTH:
 *
 * How wide the widest shape of a category is, for its height.
 */
#define KRO_SHAPE_WIDTH 1.3

/**
 * KroLineMetrics:
 * @font: of the titles
 * @height: from row to row
 * @bar: least height of a bar; the title stands below it
 * @descent: from the foot of a row to the line that words stand on
 * @point: height of a narrow mark; the title stands beside it
 * @gap: least space between neighbours in a row
 * @padding: above the first row and below the last row of a lane
 *
 * Sizes of rows that have mark and title on one line, in logical pixels.
 */
typedef struct
{
  KroFontRole font;
  double      height;
  double      bar;
  double      descent;
  double      point;
  double      gap;
  double      padding;
} KroLineMetrics;

/**
 * KroMetrics:
 * @text_scale: the factor on all sizes of text, and on the boxes around them
 * @axis_height: both rows of the axis
 * @axis_major_baseline: y of the labels of the large unit
 * @axis_minor_baseline: y of the labels of the small unit
 * @era_height: of a row of eras, below the axis
 * @foot: below the lanes, for the words of publication and now
 * @overview_height: of the overview strip
 * @overview_label: height of the row of labels at its foot
 * @overview_padding: above and below its marks, within the window that shows
 *   the span
 * @overview_mark: height of a mark there, and its least width
 * @overview_bar: width of a bar, where events are too many for marks
 * @overview_bar_gap: between two bars
 * @overview_window: least width of the window that shows the span
 * @gutter_min: width of the column with the names of the lanes, where there is
 *   one; that of undated events is no less than twice it
 * @gutter_max: the same for long names
 * @lane_padding: above the first row and below the last row of a lane
 * @lane_min: least height of a lane
 * @mark_height: of a bar
 * @mark_size: of a narrow mark, edge to edge; no bar is narrower
 * @card_gap: between a mark and its card
 * @card_height: of a card of two lines
 * @card_padding: left and right of the words, the bar in colour included
 * @card_min: a card is never cut narrower
 * @card_max: a card is never wider
 * @card_radius: of its corners
 * @row_gap: between a card and the mark below it
 * @row_stretch: how far rows move apart, as a factor, where there is room
 * @compact: of rows of one line
 * @dense: of rows of one line where there is little room
 * @cluster_height: of the row of clusters in a lane
 * @folded: height of a folded lane
 * @fold_width: of an empty span that is folded
 * @fold_after: what of it is kept behind the event before it
 * @fold_before: what of it is kept before the event behind it
 * @cluster_cell: width of the fixed grid of clusters at the step's own scale
 * @slot_gap: least space between neighbours in a row
 * @shift_max: how far a card may move from its mark
 * @end_room: how far behind the last event a card may reach; one that would
 *   reach further stands left of its mark
 * @tail: length of a fade into the unknown
 * @line: factor on the width of outlines: 1, more in high contrast
 *
 * Sizes in logical pixels, already scaled with the text.
 */
typedef struct
{
  double         text_scale;
  double         axis_height;
  double         axis_major_baseline;
  double         axis_minor_baseline;
  double         era_height;
  double         foot;
  double         overview_height;
  double         overview_label;
  double         overview_padding;
  double         overview_mark;
  double         overview_bar;
  double         overview_bar_gap;
  double         overview_window;
  double         gutter_min;
  double         gutter_max;
  double         lane_padding;
  double         lane_min;
  double         mark_height;
  double         mark_size;
  double         card_gap;
  double         card_height;
  double         card_padding;
  double         card_min;
  double         card_max;
  double         card_radius;
  double         row_gap;
  double         row_stretch;
  KroLineMetrics compact;
  KroLineMetrics dense;
  double         cluster_height;
  double         folded;
  double         fold_width;
  double         fold_after;
  double         fold_before;
  double         cluster_cell;
  double         slot_gap;
  double         shift_max;
  double         end_room;
  double         tail;
  double         line;
} KroMetrics;

/**
 * KroTheme:
 *
 * Every colour, font and size that pictures use. Immutable, reference
 * counted, safe to share between threads.
 */
typedef struct _KroTheme KroTheme;

#define KRO_TYPE_THEME (kro_theme_get_type ())
GType kro_theme_get_type (void) G_GNUC_CONST;

KroTheme *kro_theme_new (KroThemeKind kind, const char *family, double text_scale);
KroTheme *kro_theme_new_contrast (KroThemeKind kind, const char *family, double text_scale);
KroTheme *kro_theme_ref (KroTheme *self);
void      kro_theme_unref (KroTheme *self);

KroThemeKind                kro_theme_get_kind (const KroTheme *self);
gboolean                    kro_theme_get_contrast (const KroTheme *self);
const KroColor             *kro_theme_get_color (const KroTheme *self, KroColorRole role);
const KroCategoryStyle     *kro_theme_get_category (const KroTheme *self, guint index);
const PangoFontDescription *kro_theme_get_font (const KroTheme *self, KroFontRole role);
double                      kro_theme_get_font_size (const KroTheme *self, KroFontRole role);
const KroMetrics           *kro_theme_get_metrics (const KroTheme *self);

double   kro_color_contrast (const KroColor *a, const KroColor *b);
KroColor kro_color_over (const KroColor *color, const KroColor *background);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KroTheme, kro_theme_unref)

G_END_DECLS
