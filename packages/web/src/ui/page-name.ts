import { useEffect } from 'react';

/** Names the page in the tab of the browser and to a screen reader. Never a person: a tab is seen over the shoulder. */
export function usePageName(name: string): void {
  useEffect(() => {
    document.title = `${name} · Firebreak`;
  }, [name]);
}
