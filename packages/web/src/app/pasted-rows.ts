import { useEffect, useRef } from 'react';

/** Name under which rows copied from a spreadsheet are read: cells are parted by tabs. */
const PASTED_NAME = 'pasted.tsv';

/** Rows on their way from the page where they were pasted to the page that reads them. */
let waiting: File | undefined;

/** Leaves rows for the page of imports. */
export function leavePastedRows(file: File): void {
  waiting = file;
}

/** Takes what was left, once. */
export function takePastedRows(): File | undefined {
  const file = waiting;
  waiting = undefined;
  return file;
}

/**
 * A block copied from a spreadsheet as a file of rows; undefined for anything that is no block: one cell, one line, prose.
 * Two lines at least, each with the same number of tabs, and a tab in the first.
 */
export function rowsOfPaste(text: string): File | undefined {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  const cells = lines.map((line) => line.split('\t').length);
  const width = cells[0] ?? 0;
  const isBlock = lines.length >= 2 && width >= 2 && (text.includes('"') || cells.every((count) => count === width));
  return isBlock ? new File([text], PASTED_NAME, { type: 'text/tab-separated-values' }) : undefined;
}

/** Calls with the rows when somebody pastes a block and is not typing anywhere. */
export function usePastedRows(take: (file: File) => void, enabled = true): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    if (!enabled) return;
    const onPaste = (event: ClipboardEvent): void => {
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]') !== null) return;
      const file = rowsOfPaste(event.clipboardData?.getData('text/plain') ?? '');
      if (file === undefined) return;
      event.preventDefault();
      latest.current(file);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [enabled]);
}
