/**
 * Makes `examples/demo-city/`, a synthetic outbreak in a city of Guangdong.
 *
 *   node --conditions=source --import tsx scripts/demo/city.ts [SEED]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateCity } from './city/generate.ts';
import { CITY_SEED } from './city/seed.ts';

const out = path.resolve(import.meta.dirname, '../../examples/demo-city');
mkdirSync(out, { recursive: true });
for (const [file, text] of Object.entries(generateCity(process.argv[2] ?? CITY_SEED))) {
  writeFileSync(path.join(out, file), text);
  console.log(`${file}: ${text.split('\n').length - 2} rows, ${Math.ceil(text.length / 1024)} kB`);
}
