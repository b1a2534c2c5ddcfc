import { linksAt } from '../scene/node-links.ts';
import type { Scene } from '../scene/scene.ts';
import { cutOf, detailOf, linksTouching, nodesInside, type Detail } from '../scene/visible.ts';
import { columnToPixel, rowToPixel, type Viewport } from '../scene/viewport.ts';
import { drawInferredLinks, drawStarts } from './draw-inferred.ts';
import { cornersOf, elbowsOf, LABEL_ROOM, MARGIN } from './elbows.ts';
import { hubLabels } from './hubs.ts';
import { conflictForm, ringForm, type MarkForm, type PlacedText, type Surface } from './surface.ts';
import type { Palette } from './palette.ts';
import { dashedLegs, linesAsBoxes, thinElbows, thinPoints } from './thin.ts';

/** How the nodes of a scene look: the styles there are, and the style of each node. */
export interface NodeLook {
  readonly styles: readonly { readonly form: MarkForm; readonly color: string }[];
  readonly styleOf: Uint8Array;
  readonly labelOf: (node: number) => string;
  /** Those who infected most, the most first. */
  readonly hubs: readonly number[];
  /** Labels end before the next column, where other nodes of nearly the same row stand. */
  readonly labelsApart: boolean;
}

const CORNER = 6;
const MARK_SIZES: Readonly<Record<Detail, number>> = { row: 11, mark: 6, dot: 2.2 };
const ROOMY_MARK = 8;
const HUB_MARK = 10;
const MARKED_HUBS = 24;
const ROOMY_ROW_PIXELS = 6;
/** Stroke and gap of a link whose dates contradict each other. */
const DASH = [5, 4] as const;
const THIN_LINE = 0.7;
const THICK_LINE = 1.4;
/** Resolution of links when cases are dots. */
const GRAIN = 3;

/** Size of a mark in pixels at this enlargement. */
export function markSize(view: Viewport): number {
  const detail = detailOf(view);
  return detail === 'mark' && view.pixelsPerRow >= ROOMY_ROW_PIXELS ? ROOMY_MARK : MARK_SIZES[detail];
}

/** Draws links, then marks over them, then labels where rows are high enough. */
export function drawScene(surface: Surface, scene: Scene, look: NodeLook, view: Viewport, palette: Palette): void {
  const detail = detailOf(view);
  const cut = cutOf({ ...view, width: view.width + LABEL_ROOM }, MARGIN); // the room for labels is seen too
  const nodes = nodesInside(scene, cut);
  const links = linksTouching(scene, cut);
  if (scene.linkLook === undefined) drawLinks(surface, scene, view, links, palette);
  else drawInferredLinks(surface, scene, view, links, palette, markSize(view));
  drawMarks(surface, scene, look, view, nodes);
  drawStarts(surface, scene, view, nodes, palette, markSize(view));
  if (detail === 'row') surface.texts(labelsOf(scene, look, view, nodes), { color: palette.text, size: 12, halo: palette.background });
  else drawHubs(surface, scene, look, view, palette);
}

/** Larger marks and names of those who infected most, where there is no room for every name. */
function drawHubs(surface: Surface, scene: Scene, look: NodeLook, view: Viewport, palette: Palette): void {
  drawMarks(surface, scene, look, view, look.hubs.slice(0, MARKED_HUBS), HUB_MARK);
  surface.texts(hubLabels(scene, look.hubs, look.labelOf, view), { color: palette.text, size: 12, weight: 600, halo: palette.background });
}

/** What is drawn over a dimmed scene: the links of one node, its neighbours and itself. */
export function drawHighlight(surface: Surface, scene: Scene, look: NodeLook, view: Viewport, palette: Palette, node: number): void {
  if (Number.isNaN(scene.column[node]!)) return;
  const links = [...linksAt(scene.linksOf.into, node), ...linksAt(scene.linksOf.out, node)];
  const corner = detailOf(view) === 'dot' ? 0 : CORNER;
  const plain = links.filter((link) => scene.linkConflict[link] === 0);
  const conflicting = links.filter((link) => scene.linkConflict[link] === 1);
  if (scene.linkLook !== undefined) drawInferredLinks(surface, scene, view, links, { ...palette, text: palette.accent }, markSize(view));
  else surface.elbows(elbowsOf(scene, view, plain), corner, { color: palette.accent, width: 2 });
  surface.elbows(elbowsOf(scene, view, conflicting), corner, { color: palette.conflict, width: 2, dash: DASH });
  surface.marks(conflictForm, cornersOf(scene, view, conflicting), 11, palette.conflict);
  const nodes = [...new Set([node, ...links.flatMap((link) => [scene.linkSource[link]!, scene.linkTarget[link]!])])];
  drawMarks(surface, scene, look, view, nodes, Math.max(7, markSize(view)));
  surface.texts(
    apart(
      labelsOf(scene, { ...look, labelsApart: false }, view, nodes).map((label, at) =>
        at === 0 ? { ...label, x: label.x + RING_GAP } : label,
      ),
    ),
    {
      color: palette.text,
      size: 12,
      weight: 600,
      halo: palette.background,
    },
  );
  surface.marks(
    ringForm,
    [columnToPixel(view, scene.column[node]!), rowToPixel(view, scene.row[node]!)],
    markSize(view) + 12,
    palette.accent,
  );
}

/** Fills every other row where rows can be told apart, so that the eye keeps its row across the plot. */
export function drawStripes(surface: Surface, view: Viewport, palette: Palette): void {
  if (detailOf(view) !== 'row') return;
  const boxes: number[] = [];
  const first = Math.floor(view.top / 2) * 2;
  const last = view.top + view.height / view.pixelsPerRow;
  for (let row = first; row <= last; row += 2) {
    boxes.push(0, rowToPixel(view, row) - view.pixelsPerRow / 2, view.width + LABEL_ROOM, view.pixelsPerRow);
  }
  surface.boxes(boxes, palette.stripe);
}

function drawLinks(surface: Surface, scene: Scene, view: Viewport, links: readonly number[], palette: Palette): void {
  const detail = detailOf(view);
  const plain = elbowsOf(
    scene,
    view,
    links.filter((link) => scene.linkConflict[link] === 0),
  );
  const conflicting = links.filter((link) => scene.linkConflict[link] === 1);
  const contradicting = elbowsOf(scene, view, conflicting);
  if (detail === 'dot') {
    surface.boxes(linesAsBoxes(thinElbows(plain, GRAIN), THIN_LINE), palette.link);
    surface.boxes(linesAsBoxes(dashedLegs(contradicting, DASH), THICK_LINE), palette.conflict);
    return;
  }
  surface.elbows(plain, CORNER, { color: palette.link, width: 1 });
  surface.elbows(contradicting, CORNER, { color: palette.conflict, width: 1.4, dash: DASH });
  surface.marks(conflictForm, cornersOf(scene, view, conflicting), 9, palette.conflict);
}

function drawMarks(surface: Surface, scene: Scene, look: NodeLook, view: Viewport, nodes: readonly number[], size = markSize(view)): void {
  const byStyle = look.styles.map((): number[] => []);
  for (const node of nodes)
    byStyle[look.styleOf[node]!]!.push(columnToPixel(view, scene.column[node]!), rowToPixel(view, scene.row[node]!));
  byStyle.forEach((points, style) => {
    const { form, color } = look.styles[style]!;
    if (points.length > 0) surface.marks(form, size < 4 ? thinPoints(points) : points, size, color);
  });
}

function labelsOf(scene: Scene, look: NodeLook, view: Viewport, nodes: readonly number[]): PlacedText[] {
  const gap = markSize(view) / 2 + 5;
  const room = look.labelsApart ? view.pixelsPerColumn - 2 * gap : Infinity;
  return nodes.map((node) => ({
    x: columnToPixel(view, scene.column[node]!) + gap,
    y: rowToPixel(view, scene.row[node]!),
    text: fitting(look.labelOf(node), room),
  }));
}

/** A label cut to a width, by the usual width of Chinese and of other characters at its size. */
export function fitting(text: string, pixels: number): string {
  let width = 0;
  let kept = '';
  for (const sign of text) {
    width += sign >= FIRST_WIDE_SIGN ? WIDE_SIGN_PIXELS : NARROW_SIGN_PIXELS;
    if (width > pixels) return `${kept.slice(0, -1)}…`;
    kept += sign;
  }
  return kept;
}

const FIRST_WIDE_SIGN = '\u2e80';
const WIDE_SIGN_PIXELS = 12;
const NARROW_SIGN_PIXELS = 6.8;

/** Labels that do not cover one another, first come first kept. */
function apart(labels: readonly PlacedText[]): PlacedText[] {
  const kept: PlacedText[] = [];
  for (const label of labels) {
    if (kept.every((other) => Math.abs(other.y - label.y) >= 13 || Math.abs(other.x - label.x) >= 110)) kept.push(label);
    if (kept.length >= 40) break;
  }
  return kept;
}

/** The label of the chosen node stands beside the ring around it. */
const RING_GAP = 6;
