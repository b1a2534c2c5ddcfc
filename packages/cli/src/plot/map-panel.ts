import { type Mark, type Panel } from './figure.ts';

/** A panel whose two axes have one scale, so that a circle is a circle; `titles` name the axes and their unit. */
export function mapPanel(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  titles: { readonly x: string; readonly y: string },
  marks: readonly Mark[],
): Panel {
  const [across, up] = [spanOf(x), spanOf(y)];
  const unit = Math.max(across.width / WIDTH, up.width / HEIGHT) * (1 + 2 * MARGIN);
  const around = ({ middle }: Span, pixels: number, title: string) => ({
    kind: 'number' as const,
    title,
    from: middle - (unit * pixels) / 2,
    to: middle + (unit * pixels) / 2,
  });
  return { x: around(across, WIDTH, titles.x), y: around(up, HEIGHT, titles.y), height: HEIGHT, marks };
}

interface Span {
  readonly middle: number;
  readonly width: number;
}

function spanOf(values: ArrayLike<number>): Span {
  let [low, high] = [Infinity, -Infinity];
  for (let at = 0; at < values.length; at++) {
    low = Math.min(low, values[at] ?? low);
    high = Math.max(high, values[at] ?? high);
  }
  return { middle: (low + high) / 2, width: Math.max(high - low, 1e-9) };
}

/** About what the layout leaves for a panel; a few pixels more or less do not show. */
const WIDTH = 850;
const HEIGHT = 560;
const MARGIN = 0.06;
