import { parentPort } from 'node:worker_threads';
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import type { XlsxCall } from './xlsx.ts';

// Rows come in pages; the file is made beside the server, whose event loop stays free.
const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread only.');

const data: Row[] = [];
port.on('message', (call: XlsxCall) => {
  if ('rows' in call) data.push(...call.rows);
  else void finish(call.sheet, call.about);
});

async function finish(sheet: string, about: Row[]): Promise<void> {
  const sheets = [
    { data, sheet, stickyRowsCount: 1 },
    { data: about, sheet: 'about', columns: [{ width: 18 }, { width: 60 }] },
  ];
  const file = await writeXlsxFile(sheets).toBuffer();
  port?.postMessage(new Uint8Array(file));
}
