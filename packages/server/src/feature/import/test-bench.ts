import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Import } from '@firebreak/contract';
import { type Actor } from '../../platform/access/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { type CheckBody } from './option.ts';
import { type Asking, getImport, type ImportHouse, importHouse, newImportId, registerImport, startCheck, startWrite } from './service.ts';

/** Imports for tests: texts become files, and the jobs run to their end before anything is answered. */
export class ImportBench {
  readonly house: ImportHouse;
  readonly asking: Asking;
  private readonly platform: Platform;

  constructor(platform: Platform, actor: Actor, outbreak: string) {
    this.platform = platform;
    this.house = importHouse(platform);
    this.asking = { actor, outbreak, locale: 'en' };
  }

  /** Puts texts on disk as the files of an import; answers its id. */
  async uploaded(texts: Readonly<Record<string, string>>): Promise<string> {
    const id = newImportId();
    const folder = join(this.platform.directory, 'upload', id, 'file');
    await mkdir(folder, { recursive: true });
    const files = await Promise.all(
      Object.entries(texts).map(async ([name, text]) => {
        const path = join(folder, name);
        await writeFile(path, text);
        return { name, bytes: text.length, rows: null, encoding: null, path };
      }),
    );
    await registerImport(this.house, this.asking, id, files);
    return id;
  }

  async checked(id: string, body: CheckBody = { preset: 'linelist' }): Promise<Import> {
    await startCheck(this.house, this.asking, id, body);
    await this.house.jobs.drain();
    return this.view(id);
  }

  async written(id: string, rows: 'all' | 'valid' = 'all'): Promise<Import> {
    await startWrite(this.house, this.asking, id, rows);
    await this.house.jobs.drain();
    return this.view(id);
  }

  /** Uploads, checks and writes. */
  async imported(texts: Readonly<Record<string, string>>, rows: 'all' | 'valid' = 'all', body?: CheckBody): Promise<Import> {
    const id = await this.uploaded(texts);
    await this.checked(id, body);
    return this.written(id, rows);
  }

  view(id: string): Promise<Import> {
    return getImport(this.house, this.asking, id);
  }
}

/** New, changed and same records over all kinds. */
export function totals({ counts }: Import): { new: number; changed: number; same: number } {
  const sum = (what: 'new' | 'changed' | 'same') => Object.values(counts).reduce((total, count) => total + count[what], 0);
  return { new: sum('new'), changed: sum('changed'), same: sum('same') };
}

/** A line list of so many cases, each infected by the one before. */
export function lineListOf(cases: number): string {
  const rows = Array.from(
    { length: cases },
    (_, at) =>
      `P${at},2022-07-${String((at % 28) + 1).padStart(2, '0')},${at % 2 === 0 ? 'f' : 'm'},${at % 90},${at === 0 ? '' : `P${at - 1}`}`,
  );
  return ['id,date_onset,sex,age,infector', ...rows].join('\n');
}
