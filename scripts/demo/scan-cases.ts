import { readFileSync, writeFileSync } from 'node:fs';
import { addDays, type CalendarDate, createRng, drawPoisson } from '@firebreak/epi';

/**
 * Writes examples/scan/cases.csv: cases of 42 days at the places of examples/scan/places.csv, by chance in proportion to the
 * people, and for the last six days more of them within 12 of place P003.
 *
 *   node --conditions=source --import tsx scripts/demo/scan-cases.ts
 */
const folder = new URL('../../examples/scan/', import.meta.url);
const places = readFileSync(new URL('places.csv', folder), 'utf8').trim().split('\n').slice(1).map(placeOf);

function placeOf(line: string): { id: string; x: number; y: number; people: number } {
  const [id = '', x = '', y = '', , people = ''] = line.split(',');
  return { id, x: Number(x), y: Number(y), people: Number(people) };
}

const rng = createRng('examples/scan');
const middle = places.find(({ id }) => id === 'P003') ?? { x: 0, y: 0 };
const rows: string[] = [];
for (let day = 0; day < 42; day++) {
  for (const { id, x, y, people } of places) {
    const isCluster = day >= 36 && Math.hypot(x - middle.x, y - middle.y) < 12;
    const cases = drawPoisson(rng, people * 2e-5 * (isCluster ? 8 : 1));
    for (let one = 0; one < cases; one++) rows.push(`${id},${addDays('2026-03-01' as CalendarDate, day)}`);
  }
}
writeFileSync(new URL('cases.csv', folder), `place,date\n${rows.join('\n')}\n`);
