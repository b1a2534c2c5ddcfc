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
  writeFileSync(placeOf(file), text);
  console.log(`${file}: ${text.split('\n').length - 2} rows, ${Math.ceil(text.length / 1024)} kB`);
}

/** The truth lies beside the folder: the folder itself can be imported as it is. */
function placeOf(file: string): string {
  return file === 'truth.json' ? path.join(path.dirname(out), 'demo-city-truth.json') : path.join(out, file);
}
