import type { Step } from '../../scene/walk.ts';

/** What a key does on the picture of the chains. */
export type KeyAct =
  | { readonly kind: 'walk'; readonly step: Step }
  | { readonly kind: 'move'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'fit' | 'letGo' | 'open' };

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const PAN_PIXELS = 80;
const ZOOM_STEP = 1.35;

/** The act of a key, or none: then the key keeps its meaning for the page. */
export function keyAct({ key, shiftKey, ctrlKey, metaKey, altKey }: Key): KeyAct | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  return shiftKey && key.startsWith('Arrow') ? moves[key] : acts[key];
}

const moves: Readonly<Record<string, KeyAct>> = {
  ArrowLeft: { kind: 'move', dx: PAN_PIXELS, dy: 0 },
  ArrowRight: { kind: 'move', dx: -PAN_PIXELS, dy: 0 },
  ArrowUp: { kind: 'move', dx: 0, dy: PAN_PIXELS },
  ArrowDown: { kind: 'move', dx: 0, dy: -PAN_PIXELS },
};

const acts: Readonly<Record<string, KeyAct>> = {
  ArrowLeft: { kind: 'walk', step: 'source' },
  ArrowRight: { kind: 'walk', step: 'infectee' },
  ArrowUp: { kind: 'walk', step: 'up' },
  ArrowDown: { kind: 'walk', step: 'down' },
  Home: { kind: 'walk', step: 'first' },
  End: { kind: 'walk', step: 'last' },
  Enter: { kind: 'open' },
  Escape: { kind: 'letGo' },
  '+': { kind: 'zoom', factor: ZOOM_STEP },
  '=': { kind: 'zoom', factor: ZOOM_STEP },
  '-': { kind: 'zoom', factor: 1 / ZOOM_STEP },
  '0': { kind: 'fit' },
};
