import { type Worker } from 'node:worker_threads';
import type { Row } from 'write-excel-file/node';
import { startSiblingWorker } from '../../platform/sibling-worker.ts';
import { type Values } from '../registry/index.ts';
import { type SheetColumn } from './sheet-column.ts';

/** A sheet of this many rows still opens everywhere and fits in memory; more goes out as CSV. */
export const mostXlsxRows = 100_000;

/** What the thread is told: rows of the sheet, page by page, and at last what else goes into the file. */
export type XlsxCall = { readonly rows: Row[] } | { readonly about: Row[]; readonly sheet: string };

interface Workbook {
  readonly sheet: string;
  readonly columns: readonly SheetColumn[];
  readonly about: readonly (readonly [string, string | number])[];
}

/** An XLSX file of two sheets: the rows, and what the export says of itself. Texts are texts: none is a formula. */
export async function xlsxOf({ sheet, columns, about }: Workbook, pages: AsyncIterable<readonly Values[]>): Promise<Buffer> {
  const worker = startSiblingWorker(import.meta.url, './xlsx-worker');
  try {
    const file = answerOf(worker);
    file.catch(() => undefined); // a page may fail first; then that is what is told
    const send = (call: XlsxCall): void => worker.postMessage(call);
    send({ rows: [columns.map(({ header }) => header)] });
    for await (const page of pages) send({ rows: page.map((view) => columns.map(({ valueOf }) => valueOf(view))) });
    send({ sheet, about: about.map((row) => [...row]) });
    return Buffer.from(await file);
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that writes the file ended.')));
  });
}
