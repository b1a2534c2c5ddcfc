import { useCallback, useEffect, useRef, useState } from 'react';

export interface Typed {
  readonly text: string;
  readonly set: (text: string) => void;
}

/**
 * What is typed for the scan field, by a keyboard scanner although no field has the focus, so that nobody looks for the field, or by hand.
 * While something is typed, the scanner's Enter is its own and presses no button.
 */
export function useWedge(submit: (text: string) => void, enabled: boolean): Typed {
  const [text, setText] = useState('');
  // A scanner types faster than a screen is drawn: the buffer is here, the field follows.
  const buffer = useRef('');
  const latest = useRef(submit);
  useEffect(() => {
    latest.current = submit;
  });
  const set = useCallback((next: string) => {
    buffer.current = next;
    setText(next);
  }, []);
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isEditing(event.target)) return;
      const next = nextText(buffer.current, event);
      if (next === undefined) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key !== 'Enter') return set(next);
      set('');
      latest.current(next);
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [enabled, set]);
  return { text, set };
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
