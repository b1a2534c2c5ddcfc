import { useEffect, useRef, type ReactNode, type RefObject } from 'react';

/** Puts the keyboard on the first field of a form when it appears. */
export function useFocusFirst<T extends HTMLElement = HTMLFormElement>(): RefObject<T | null> {
  const place = useRef<T>(null);
  useEffect(() => {
    place.current?.querySelector<HTMLElement>(FIELD)?.focus();
  }, []);
  return place;
}

/** The same for a part that appears inside a dialog. */
export function FocusFirst({ children }: { readonly children: ReactNode }) {
  return <div ref={useFocusFirst<HTMLDivElement>()}>{children}</div>;
}

const FIELD = 'input:not([tabindex="-1"]):not([type="radio"]), textarea';
