import { readFileSync } from 'node:fs';

/** A small reader for files whose cells have no line breaks; quoted cells may hold commas. */
export function table(file: string): Record<string, string>[] {
  const lines = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const cells = (line: string): string[] =>
    [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const headers = cells(lines[0] ?? '');
  return lines.slice(1).map((line) => Object.fromEntries(cells(line).map((value, at) => [headers[at] ?? '', value])));
}
