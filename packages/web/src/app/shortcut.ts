import { useEffect, useRef } from 'react';

/**
 * Runs an act on a key. Plain keys do nothing while somebody types or a dialog is open; `Mod+` is Ctrl, or ⌘ on a Mac.
 *
 * @param key as in `KeyboardEvent.key`, with `Mod+` before it where wanted
 */
export function useShortcut(key: string, act: () => void, enabled = true): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!enabled) return;
    const withMod = key.startsWith('Mod+');
    const plain = withMod ? key.slice(4) : key;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== plain || (event.ctrlKey || event.metaKey) !== withMod || event.altKey) return;
      if (!withMod && (isTyping(event.target) || document.querySelector('[role="dialog"], dialog[open]') !== null)) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [key, enabled]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"], [role="textbox"]'))
  );
}
