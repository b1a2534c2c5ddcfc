import { linksAt } from '../scene/node-links.ts';
import type { Scene } from '../scene/scene.ts';
import { columnToPixel, rowToPixel, type Viewport } from '../scene/viewport.ts';
import type { PlacedText } from './surface.ts';

/** Fewer infectees are seen without a name. */
const FEWEST = 3;
/** Names that are tried at all; more than fit on any screen without covering one another. */
const MOST_TRIED = 200;
const MOST_SHOWN = 24;
const LINE = 15;
const SIGN = 7.5;
const ABOVE = 9;

/** Cases from which most lines go out, the most first: what the eye looks for before rows are high enough for every name. */
export function hubsOf({ linksOf, nodes }: Pick<Scene, 'linksOf'> & { readonly nodes: readonly unknown[] }): readonly number[] {
  const reach = nodes.map((_, node) => linksAt(linksOf.out, node).length);
  return reach
    .flatMap((count, node) => (count >= FEWEST ? [node] : []))
    .toSorted((a, b) => reach[b]! - reach[a]! || a - b)
    .slice(0, MOST_TRIED);
}

/** Names above the stems of hubs, the greatest first; one that would cover another is left out, and comes when the picture is enlarged. */
export function hubLabels(
  scene: Pick<Scene, 'column' | 'row'>,
  hubs: readonly number[],
  labelOf: (node: number) => string,
  view: Viewport,
): PlacedText[] {
  const kept: (PlacedText & { readonly width: number })[] = [];
  for (const node of hubs) {
    const [x, y] = [columnToPixel(view, scene.column[node]!) + 6, Math.max(ABOVE, rowToPixel(view, scene.row[node]!) - ABOVE)];
    if (Number.isNaN(x) || Number.isNaN(y) || x < 0 || x > view.width || y > view.height) continue;
    const text = labelOf(node);
    const label = { x, y, text, width: [...text].length * SIGN };
    if (kept.every((other) => isApart(label, other))) kept.push(label);
    if (kept.length === MOST_SHOWN) break;
  }
  return kept.map(({ x, y, text }) => ({ x, y, text }));
}

const isApart = (a: PlacedText & { width: number }, b: PlacedText & { width: number }): boolean =>
  Math.abs(a.y - b.y) >= LINE || a.x + a.width < b.x || b.x + b.width < a.x;
