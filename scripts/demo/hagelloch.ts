/**
 * Makes `examples/hagelloch-1861/` from the published line list of the measles outbreak of 1861.
 *
 *   node --conditions=source --import tsx scripts/demo/hagelloch.ts measles_hagelloch_1861.csv
 *
 * The file is `outbreaks::measles_hagelloch_1861` of the R package outbreaks 1.9.0, written as CSV.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { csvText, readCsv } from './csv.ts';
import { hagellochTables } from './hagelloch-table.ts';

const [source] = process.argv.slice(2);
if (!source) throw new Error('Give the CSV file of outbreaks::measles_hagelloch_1861.');
const out = path.resolve(import.meta.dirname, '../../examples/hagelloch-1861');
const { lineList, contacts } = hagellochTables(readCsv(readFileSync(source, 'utf8')));
mkdirSync(out, { recursive: true });
writeFileSync(path.join(out, 'linelist.csv'), csvText(lineList.columns, lineList.rows));
writeFileSync(path.join(out, 'contacts.csv'), csvText(contacts.columns, contacts.rows));
console.log(`${lineList.rows.length} cases, ${contacts.rows.length} links`);
