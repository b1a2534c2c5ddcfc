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

/** After a try to save that found something wrong: the keyboard, and with it the screen, goes to the first field it is about. */
export function focusWrong(form: HTMLElement | null): void {
  // What is wrong is drawn first.
  setTimeout(() => form?.querySelector('.field .wrong')?.closest('.field')?.querySelector<HTMLElement>(FIELD)?.focus());
}

const FIELD = 'input:not([tabindex="-1"]):not([type="radio"]), textarea';
