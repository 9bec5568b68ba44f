/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scenes made by hand: one with every primitive in the ways that marks and
 * cards use them, and one of very many cards to measure with.
 */
#include "sample-scene.h"

#include "kro-scene-writer.h"

static const KroColor blue = { 0.267f, 0.467f, 0.667f, 1 };
static const KroColor light_blue = { 0.267f, 0.467f, 0.667f, 0.25f };
static const KroColor green = { 0.133f, 0.533f, 0.2f, 1 };
static const KroColor no_green = { 0.133f, 0.533f, 0.2f, 0 };
static const KroColor none = { 0 };

static void
add_text (KroSceneWriter *writer, KroFontRole font, KroBox box, double baseline, double width, KroColor color, const char *text)
{
  kro_scene_writer_add (writer, &(KroPrimitive){
                                    .kind = KRO_PRIMITIVE_TEXT,
                                    .font = font,
                                    .box = box,
                                    .baseline = baseline,
                                    .width = (float)width,
                                    .fill = color,
                                    .text = text,
                                });
}

static void
add_box (KroSceneWriter *writer, KroPrimitiveKind kind, KroBox box, KroColor fill, KroColor stroke, float line, float radius)
{
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = kind, .box = box, .fill = fill, .stroke = stroke, .line = line, .radius = radius });
}

static void
add_background (KroSceneWriter *writer, const KroTheme *theme, double width, double height)
{
  KroBox box = { 0, 0, width, height };

  kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_BACKGROUND, .lane = -1, .row = -1, .box = box });
  add_box (writer, KRO_PRIMITIVE_RECTANGLE, box, *kro_theme_get_color (theme, KRO_COLOR_BACKGROUND), none, 0, 0);
}

static void
add_axis (KroSceneWriter *writer, const KroTheme *theme)
{
  static const char *const months[] = { "July 2025", "August", "September", "October" };

  for (int i = 0; i < 4; i++)
    {
      double       x = 20 + 150.25 * i;
      KroPathPoint line[] = { { KRO_PATH_MOVE, x, 0 }, { KRO_PATH_LINE, x, 340 } };

      kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_TICK, .lane = -1, .row = -1, .box = { x, 0, 150, 24 }, .text = months[i] });
      kro_scene_writer_add_path (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_PATH, .stroke = *kro_theme_get_color (theme, KRO_COLOR_GRID_MAJOR), .line = 1 }, line, 2);
      add_text (writer, KRO_FONT_AXIS_MAJOR, (KroBox){ x + 6, 2, 140, 18 }, 16, 0, *kro_theme_get_color (theme, KRO_COLOR_AXIS_MAJOR), months[i]);
    }
}

static void
add_card (KroSceneWriter *writer, const KroTheme *theme, KroId id, KroBox box, const char *date, const char *title, double width)
{
  kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_LABEL, .event = id, .box = box, .text = title, .count = 1 });
  add_box (writer, KRO_PRIMITIVE_ROUNDED, box, *kro_theme_get_color (theme, KRO_COLOR_CARD), *kro_theme_get_color (theme, KRO_COLOR_CARD_EDGE), 1, 8);
  add_box (writer, KRO_PRIMITIVE_ROUNDED, (KroBox){ box.x + 6, box.y + 8, 4, box.h - 16 }, blue, none, 0, 2);
  add_text (writer, KRO_FONT_DATE, (KroBox){ box.x + 18, box.y, box.w - 26, 20 }, box.y + 17, 0, *kro_theme_get_color (theme, KRO_COLOR_DATE), date);
  add_text (writer, KRO_FONT_TITLE, (KroBox){ box.x + 18, box.y + 20, box.w - 26, 20 }, box.y + 34, width, *kro_theme_get_color (theme, KRO_COLOR_TITLE), title);
}

static void
add_diamond (KroSceneWriter *writer, KroId id, double x, double y)
{
  const KroPathPoint points[] = {
    { KRO_PATH_MOVE, x, y - 8 },
    { KRO_PATH_LINE, x + 8, y },
    { KRO_PATH_LINE, x, y + 8 },
    { KRO_PATH_LINE, x - 8, y },
    { KRO_PATH_CLOSE, 0, 0 },
  };

  kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_EVENT, .event = id, .box = { x - 8, y - 8, 16, 16 }, .text = "Council votes <again>", .count = 1 });
  kro_scene_writer_add_path (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_PATH, .fill = green, .stroke = blue, .line = 1.5f }, points, G_N_ELEMENTS (points));
}

static void
add_curve (KroSceneWriter *writer)
{
  const KroPathPoint points[] = {
    { KRO_PATH_MOVE, 320, 250 },
    { KRO_PATH_CURVE, 340, 210 },
    { KRO_PATH_LINE, 380, 290 },
    { KRO_PATH_LINE, 400, 250 },
  };

  kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_NOTE, .lane = -1, .row = -1, .box = { 320, 220, 80, 60 }, .text = "a curve" });
  kro_scene_writer_add_path (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_PATH, .stroke = blue, .line = 2, .dash = 4 }, points, G_N_ELEMENTS (points));
}

static void
add_bars (KroSceneWriter *writer)
{
  kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_EVENT, .event = 2, .box = { 170, 60, 150, 16 }, .text = "In August", .count = 1 });
  add_box (writer, KRO_PRIMITIVE_ROUNDED, (KroBox){ 170.25, 60, 150.25, 16 }, light_blue, blue, 1.5f, 8);
  add_box (writer, KRO_PRIMITIVE_HATCH, (KroBox){ 180, 62, 130, 12 }, none, blue, 1, 6);
  kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_EVENT, .event = 3, .box = { 220, 160, 300, 16 }, .text = "Under way", .count = 1 });
  add_box (writer, KRO_PRIMITIVE_RECTANGLE, (KroBox){ 220, 160, 150, 16 }, green, none, 0, 0);
  add_box (writer, KRO_PRIMITIVE_FADE, (KroBox){ 370, 160, 150, 16 }, green, no_green, 0, 0);
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_ROUNDED, .box = { 220, 186, 120, 20 }, .fill = light_blue, .stroke = blue, .line = 1, .dash = 3, .radius = 5 });
}

/* A clip that spans two placed things, with a halo text and both kinds of
 * link in it. */
static void
add_clipped (KroSceneWriter *writer, const KroTheme *theme)
{
  KroBox box = { 440, 220, 120, 60 };

  kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_ERA, .lane = -1, .row = -1, .box = box, .text = "An era & more" });
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_CLIP, .box = box });
  add_box (writer, KRO_PRIMITIVE_ROUNDED, (KroBox){ 420, 200, 160, 60 }, light_blue, none, 0, 30);
  kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_CLUSTER, .box = { 450, 230, 200, 24 }, .text = "+4 Sep 4–9", .count = 4 });
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_TEXT, .font = KRO_FONT_CLUSTER, .box = { 450, 230, 200, 24 }, .baseline = 246, .fill = *kro_theme_get_color (theme, KRO_COLOR_CLUSTER_TEXT), .stroke = *kro_theme_get_color (theme, KRO_COLOR_CLUSTER), .line = 3, .text = "+4 Sep 4–9 that goes on and on" });
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_UNCLIP });
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_LINK, .box = { 450, 230, 100, 24 }, .text = SAMPLE_URI });
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_LINK, .box = { 20, 300, 100, 24 }, .text = "#028t5cy4tqkff" });
  kro_scene_writer_add (writer, &(KroPrimitive){ .kind = KRO_PRIMITIVE_LINK, .box = { 20, 300, 100, 24 }, .text = "javascript:alert(1)" });
}

/* A scene of 640 × 340 with every primitive. */
KroScene *
sample_scene_new (const KroTheme *theme)
{
  g_autoptr (KroSceneWriter) writer = kro_scene_writer_new (640, 340);
  KroTime from = KRO_TIME_INIT (1751328000);
  KroTime to = KRO_TIME_INIT (1761868800);

  kro_scene_writer_set_view (writer, from, to, 12, 4);
  add_background (writer, theme, 640, 340);
  add_axis (writer, theme);
  add_bars (writer);
  add_card (writer, theme, 2, (KroBox){ 176, 84, 220, 46 }, "August 2025", "Newspaper reports the “cloud”", 0);
  add_card (writer, theme, 3, (KroBox){ 420, 84, 150, 46 }, "15 August 2025 · still under way", "Ministry starts a review of all its contracts", 300);
  add_diamond (writer, SAMPLE_EVENT, 100, 100);
  add_card (writer, theme, SAMPLE_EVENT, (KroBox){ 2.4, 116.3, 166.3, 46 }, "26 September 2025", "Council votes <again>", 0);
  add_curve (writer);
  add_clipped (writer, theme);
  return kro_scene_writer_finish (writer);
}

/* Many cards of a size of 120 × 26 over each other, as a full screen has. */
KroScene *
sample_scene_new_boxes (const KroTheme *theme, guint n_boxes)
{
  g_autoptr (KroSceneWriter) writer = kro_scene_writer_new (1920, 1080);

  add_background (writer, theme, 1920, 1080);
  for (guint i = 0; i < n_boxes; i++)
    {
      g_autofree char *title = g_strdup_printf ("Event number %u takes place", i);
      KroBox           box = { (i * 127) % 1800, 40 + (i * 31) % 1000, 160, 26 };

      kro_scene_writer_begin (writer, &(KroPlaced){ .kind = KRO_PLACED_LABEL, .event = i + 1, .box = box, .text = title, .count = 1 });
      add_box (writer, KRO_PRIMITIVE_ROUNDED, box, *kro_theme_get_color (theme, KRO_COLOR_CARD), none, 0, 6);
      add_text (writer, KRO_FONT_TITLE, (KroBox){ box.x + 8, box.y, box.w - 16, box.h }, box.y + 18, i % 4 == 0 ? 150 : 140, *kro_theme_get_color (theme, KRO_COLOR_TITLE), title);
    }
  return kro_scene_writer_finish (writer);
}
