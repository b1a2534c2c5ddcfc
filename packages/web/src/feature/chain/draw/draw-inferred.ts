import { linkKinds, type LinkKind } from '../infer/inferred-model.ts';
import type { Scene } from '../scene/scene.ts';
import { columnToPixel, rowToPixel, type Viewport } from '../scene/viewport.ts';
import { detailOf } from '../scene/visible.ts';
import { cornersOf, elbowsOf } from './elbows.ts';
import type { Palette } from './palette.ts';
import { conflictForm, type MarkForm, type Surface } from './surface.ts';

/** How a kind of link is drawn: stroke and gap, width, and a mark where words need one. Colour is never the only sign. */
interface LinkStyle {
  readonly color: 'text' | 'accent' | 'muted' | 'conflict';
  readonly dash?: readonly number[];
  readonly width: number;
  readonly mark?: MarkForm;
}

export const reportedForm: MarkForm = { path: 'M0.7,0A0.7,0.7 0 1 1 -0.7,0A0.7,0.7 0 1 1 0.7,0Z', filled: true };
export const acceptedForm: MarkForm = { path: 'M-0.9,0L-0.25,0.7L0.95,-0.8', filled: false };
export const rejectedForm: MarkForm = { path: 'M-0.8,-0.8L0.8,0.8M-0.8,0.8L0.8,-0.8', filled: false };
export const fromOutsideForm: MarkForm = { path: 'M-1,-0.9V0.9M-1,0H0.6M0,-0.6L0.7,0L0,0.6', filled: false };
export const openForm: MarkForm = { path: 'M-1,0H-0.6M-0.2,0H0.2M0.6,0H1', filled: false };

export const linkStyles: Readonly<Record<LinkKind, LinkStyle>> = {
  inferred: { color: 'text', dash: [6, 4], width: 1.3 },
  reported: { color: 'text', width: 1.3, mark: reportedForm },
  accepted: { color: 'accent', width: 2.4, mark: acceptedForm },
  rejected: { color: 'muted', dash: [1.5, 4], width: 1.3, mark: rejectedForm },
  impossible: { color: 'conflict', dash: [5, 4], width: 1.4, mark: conflictForm },
};

/** Steps of opacity: finer ones the eye does not tell apart, and each is a batch. */
const STEPS = 8;
const FAINTEST = 0.2;
const CORNER = 6;
/** Marks and arrows of neighbouring rows must not cover one another. */
const ROOMY_ROW = 7;
/** Lines of rows that nearly touch: thinner and greyer, so that marks and names stand out of them. */
const TIGHT_LINE = 0.9;
const MARK = 7;
const ARROW = 6;

/** Links by kind, the likelier the darker, with an arrow at who was infected where marks are large enough for one. */
export function drawInferredLinks(
  surface: Surface,
  scene: Scene,
  view: Viewport,
  links: readonly number[],
  palette: Palette,
  markSize: number,
): void {
  const detail = detailOf(view);
  for (const [kind, step, batch] of batchesOf(scene, links)) {
    const { color, dash, width, mark } = linkStyles[kind];
    const isTight = view.pixelsPerRow < ROOMY_ROW;
    const shade = opaque(
      palette[isTight && color === 'text' ? 'muted' : color],
      kind === 'rejected' || kind === 'impossible' ? 1 : step / (STEPS - 1),
    );
    const line = {
      color: shade,
      width: isTight ? Math.min(width, TIGHT_LINE) : width,
      ...(dash === undefined || detail === 'dot' ? {} : { dash }),
    };
    surface.elbows(elbowsOf(scene, view, batch), detail === 'dot' ? 0 : CORNER, line);
    if (view.pixelsPerRow < ROOMY_ROW) continue;
    for (const [form, points] of arrowsOf(scene, view, batch, markSize)) surface.marks(form, points, ARROW, shade);
    if (mark !== undefined && (kind !== 'reported' || detail === 'row')) surface.marks(mark, cornersOf(scene, view, batch), MARK, shade);
  }
}

/** Before the mark of a case without a line: where it came from, as far as is known. */
export function drawStarts(
  surface: Surface,
  scene: Scene,
  view: Viewport,
  nodes: readonly number[],
  palette: Palette,
  markSize: number,
): void {
  const { nodeStart, column, row } = scene;
  if (nodeStart === undefined || view.pixelsPerRow < ROOMY_ROW) return;
  for (const [start, form] of [
    [1, fromOutsideForm],
    [2, openForm],
  ] as const) {
    const points = nodes
      .filter((node) => nodeStart[node] === start)
      .flatMap((node) => [columnToPixel(view, column[node]!) - markSize - MARK / 2, rowToPixel(view, row[node]!)]);
    surface.marks(form, points, MARK + 2, start === 1 ? palette.text : palette.muted);
  }
}

/** The faintest first, so that the likeliest lie on top; what is decided or impossible above all. */
function batchesOf({ linkLook }: Scene, links: readonly number[]): [LinkKind, number, number[]][] {
  if (linkLook === undefined) return [];
  const batches = new Map<number, number[]>();
  for (const link of links) {
    const step = Math.round(Math.min(1, linkLook.p[link]!) * (STEPS - 1));
    const key = step * linkKinds.length + linkLook.kind[link]!;
    const batch = batches.get(key);
    if (batch === undefined) batches.set(key, [link]);
    else batch.push(link);
  }
  return [...batches]
    .toSorted(([a], [b]) => a - b)
    .map(([key, batch]) => [linkKinds[key % linkKinds.length]!, Math.floor(key / linkKinds.length), batch]);
}

const arrowForms = {
  right: { path: 'M-1,-0.8L0.8,0L-1,0.8Z', filled: true },
  left: { path: 'M1,-0.8L-0.8,0L1,0.8Z', filled: true },
  down: { path: 'M-0.8,-1L0,0.8L0.8,-1Z', filled: true },
  up: { path: 'M-0.8,1L0,-0.8L0.8,1Z', filled: true },
} as const satisfies Record<string, MarkForm>;

function arrowsOf(
  { column, row, linkSource, linkTarget }: Scene,
  view: Viewport,
  links: readonly number[],
  markSize: number,
): [MarkForm, number[]][] {
  const gap = markSize / 2 + ARROW / 2;
  const points: Record<keyof typeof arrowForms, number[]> = { right: [], left: [], down: [], up: [] };
  for (const link of links) {
    const [a, b] = [linkSource[link]!, linkTarget[link]!];
    const [x, y] = [columnToPixel(view, column[b]!), rowToPixel(view, row[b]!)];
    const [across, down] = [x - columnToPixel(view, column[a]!), y - rowToPixel(view, row[a]!)];
    if (Number.isNaN(across) || Number.isNaN(down)) continue;
    if (Math.abs(across) > 2 * gap) points[across > 0 ? 'right' : 'left'].push(x - Math.sign(across) * gap, y);
    else if (Math.abs(across) < 1) points[down > 0 ? 'down' : 'up'].push(x, y - Math.sign(down) * gap);
  }
  return (Object.keys(arrowForms) as (keyof typeof arrowForms)[]).map((way) => [arrowForms[way], points[way]]);
}

/** A colour `#rrggbb` with an opacity from faint, for 0, to full, for 1. */
function opaque(color: string, p: number): string {
  const alpha = Math.round(255 * (FAINTEST + (1 - FAINTEST) * p));
  return `${color}${alpha.toString(16).padStart(2, '0')}`;
}
