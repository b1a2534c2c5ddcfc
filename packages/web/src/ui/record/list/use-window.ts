import { useEffect, useState, type CSSProperties, type RefObject } from 'react';
import { type Column } from '../column.ts';

interface Window {
  readonly first: number;
  readonly last: number;
}

/** Which rows of a scrolled list are in sight, with some more on either side. */
export function useWindow(place: RefObject<HTMLElement | null>, rows: number, rowHeight: number): Window {
  const [sight, setSight] = useState({ top: 0, height: 800 });
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const look = () => setSight({ top: element.scrollTop, height: element.clientHeight });
    look();
    element.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [place]);
  return windowOf(sight.top, sight.height, rows, rowHeight);
}

/** Rows [first, last) that cover the sight. */
export function windowOf(top: number, height: number, rows: number, rowHeight: number): Window {
  const first = Math.max(0, Math.min(rows, Math.floor(top / rowHeight) - ROWS_AROUND));
  return { first, last: Math.min(rows, Math.ceil((top + height) / rowHeight) + ROWS_AROUND) };
}

/** Columns share what is left over by their widths. */
export function sizeOf(columns: readonly Column[], width: number, phone: boolean): CSSProperties {
  if (phone) return {};
  return { gridTemplateColumns: columns.map((column) => `minmax(${column.width}px, ${column.width}fr)`).join(' '), minWidth: width };
}

const ROWS_AROUND = 12;
