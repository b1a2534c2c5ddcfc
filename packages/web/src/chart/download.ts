/** Gives the browser a file to keep. */
export function download(fileName: string, content: Blob | string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}

/** A name every file system takes: what it may not contain becomes a hyphen. */
export function fileNameOf(parts: readonly (string | undefined)[], extension: string): string {
  const name = parts.filter((part) => part !== undefined && part !== '').join('_');
  // oxlint-disable-next-line eslint/no-control-regex -- these are among what file names may not contain
  return `${name.replace(/[\\/:*?"<>|\u0000-\u001f\s]+/g, '-').slice(0, LONGEST_NAME)}.${extension}`;
}

/** The browser has taken the content long before. */
const KEEP_MS = 30_000;
const LONGEST_NAME = 120;
