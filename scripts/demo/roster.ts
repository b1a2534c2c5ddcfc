/**
 * Makes `examples/demo-roster/roster.csv`: a register of two communities of the demo city, as a street office would hand it in.
 *
 *   node --conditions=source --import tsx scripts/demo/roster.ts [SEED]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rosterText } from './roster/register.ts';

const out = path.resolve(import.meta.dirname, '../../examples/demo-roster');
mkdirSync(out, { recursive: true });
const text = rosterText(process.argv[2] ?? 'firebreak-roster');
writeFileSync(path.join(out, 'roster.csv'), text);
console.log(`roster.csv: ${text.split('\n').length - 2} rows, ${Math.ceil(text.length / 1024)} kB`);
