import { useEffect, useRef } from 'react';

/**
 * Takes what a keyboard scanner types although no field has the focus, so nobody looks for the field. While something is being typed, its
 * Enter is the scanner's and presses no button.
 *
 * @param typed what came so far, as the field shows it
 */
export function useWedge(typed: string, setTyped: (text: string) => void, submit: (text: string) => void, enabled: boolean): void {
  const latest = useRef({ typed, setTyped, submit });
  useEffect(() => {
    latest.current = { typed, setTyped, submit };
  });
  useEffect(() => {
    if (!enabled) return;
    // A scanner types faster than a screen is drawn: the buffer is here, the field follows.
    let buffer = latest.current.typed;
    const show = (text: string): void => {
      buffer = text;
      latest.current.setTyped(text);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isEditing(event.target)) return;
      if (latest.current.typed === '' && event.timeStamp - lastKey > PAUSE_MS) buffer = '';
      lastKey = event.timeStamp;
      const text = nextText(buffer, event);
      if (text === undefined) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key !== 'Enter') return show(text);
      show('');
      latest.current.submit(text);
    };
    let lastKey = 0;
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [enabled]);
}

/** The text after a key; undefined: the key is not the scanner's. */
function nextText(buffer: string, event: KeyboardEvent): string | undefined {
  if (event.key === 'Enter') return buffer === '' ? undefined : buffer;
  if (buffer !== '' && event.key === 'Backspace') return buffer.slice(0, -1);
  if (buffer !== '' && event.key === 'Escape') return '';
  if (buffer === '' && (event.key === ' ' || event.key === '/')) return undefined;
  return event.key.length === 1 ? buffer + event.key : undefined;
}

function isEditing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))
  );
}

const PAUSE_MS = 1000;
