import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { dataDictionary } from '../../scripts/data-dictionary.ts';

test('the data dictionary on file is the one the contract gives', async () => {
  const onFile = await readFile(new URL('../../docs/reference/data-dictionary.md', import.meta.url), 'utf8');
  expect(onFile, 'run: npm run dictionary').toBe(dataDictionary());
});
