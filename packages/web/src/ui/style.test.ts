import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const sources = join(import.meta.dirname, '..');
const sheets = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .toSorted();

/** CSS Fonts 4, 2.9: the shorthand sets every property it does not name to its first value, `font-variant-numeric` among them. */
test('no style takes away by the shorthand what keeps Chinese labels from staying blank', () => {
  const taking = sheets.flatMap((sheet) =>
    [...readFileSync(join(sources, sheet), 'utf8').matchAll(/^\s*font: (?!inherit;)(.*);$/gm)].map(([, value]) => `${sheet}: ${value}`),
  );
  // The body itself says the feature behind its shorthand; keys of the keyboard are in Latin letters.
  expect(taking).toEqual(['app/layout/layout.css: 11px var(--mono)', 'ui/base.css: 14px/1.5 var(--font)']);
});
