import { useEffect, useRef, type RefObject } from 'react';

/** Puts the keyboard on the first field of a form when it appears. */
export function useFocusFirst(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input:not([tabindex="-1"]):not([type="radio"]), textarea')?.focus();
  }, []);
  return form;
}
