/** What hands do on a plot, whatever the device: coordinates in pixels from the plot's upper left corner. */
export interface Gestures {
  pan(dx: number, dy: number): void;
  zoom(factor: number, x: number, y: number): void;
  tap(x: number, y: number, touch: boolean): void;
  /** The pointer rests here, or has left. */
  hover(at: { x: number; y: number } | undefined): void;
  /** Whether scrolling by so much would move the plot; if not, the wheel scrolls the page. */
  canPan(dx: number, dy: number): boolean;
}

/** A finger or mouse that moves less is a tap. */
const TAP_SLOP_PIXELS = 5;
const ZOOM_PER_WHEEL_PIXEL = 0.0022;
const PIXELS_PER_WHEEL_LINE = 18;

/**
 * Listens to mouse, finger, pen and wheel: drag and wheel move, Ctrl and wheel or two fingers enlarge.
 *
 * @returns a function that stops listening
 */
export function listenToGestures(element: HTMLElement, gestures: Gestures): () => void {
  const fingers = trackFingers(element, gestures);
  const stop = new AbortController();
  const { signal } = stop;
  element.addEventListener('pointerdown', fingers.down, { signal });
  element.addEventListener('pointermove', fingers.move, { signal });
  element.addEventListener('pointerup', fingers.up, { signal });
  element.addEventListener('pointercancel', fingers.cancel, { signal });
  element.addEventListener('pointerleave', () => gestures.hover(undefined), { signal });
  element.addEventListener('wheel', (event) => turnWheel(element, event, gestures), { signal, passive: false });
  return () => stop.abort();
}

interface Finger {
  x: number;
  y: number;
  moved: number;
}

function trackFingers(element: HTMLElement, gestures: Gestures) {
  const fingers = new Map<number, Finger>();
  let pinched = false;
  const placeOf = (event: PointerEvent): { x: number; y: number } => placeIn(element, event);
  return {
    down: (event: PointerEvent) => {
      if (event.pointerType === 'mouse' && event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, { ...placeOf(event), moved: 0 });
      pinched = fingers.size > 1;
    },
    move: (event: PointerEvent) => {
      const finger = fingers.get(event.pointerId);
      if (finger === undefined) return gestures.hover(placeOf(event));
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      const next = placeOf(event);
      if (other === undefined) gestures.pan(next.x - finger.x, next.y - finger.y);
      else pinch(finger, other, next, gestures);
      finger.moved += Math.abs(next.x - finger.x) + Math.abs(next.y - finger.y);
      Object.assign(finger, next);
    },
    up: (event: PointerEvent) => {
      const finger = fingers.get(event.pointerId);
      fingers.delete(event.pointerId);
      if (finger !== undefined && finger.moved < TAP_SLOP_PIXELS && !pinched)
        gestures.tap(finger.x, finger.y, event.pointerType !== 'mouse');
      if (fingers.size === 0) pinched = false;
    },
    cancel: (event: PointerEvent) => void fingers.delete(event.pointerId),
  };
}

/** One finger moved, the other stayed: the picture follows their middle and their distance. */
function pinch(finger: Finger, other: Finger, next: { x: number; y: number }, gestures: Gestures): void {
  const before = Math.hypot(finger.x - other.x, finger.y - other.y);
  const after = Math.hypot(next.x - other.x, next.y - other.y);
  gestures.pan((next.x - finger.x) / 2, (next.y - finger.y) / 2);
  if (before > 10 && after > 10) gestures.zoom(after / before, (next.x + other.x) / 2, (next.y + other.y) / 2);
}

function turnWheel(element: HTMLElement, event: WheelEvent, gestures: Gestures): void {
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? PIXELS_PER_WHEEL_LINE : 1;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    const { x, y } = placeIn(element, event);
    return gestures.zoom(Math.exp(-event.deltaY * unit * ZOOM_PER_WHEEL_PIXEL), x, y);
  }
  const sideways = event.shiftKey && event.deltaX === 0;
  const dx = -(sideways ? event.deltaY : event.deltaX) * unit;
  const dy = sideways ? 0 : -event.deltaY * unit;
  if (!gestures.canPan(dx, dy)) return;
  event.preventDefault();
  gestures.pan(dx, dy);
}

function placeIn(element: HTMLElement, event: MouseEvent): { x: number; y: number } {
  const box = element.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}
