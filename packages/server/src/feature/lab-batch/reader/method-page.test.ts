import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { placesOf, readAll } from './test-lab-file.ts';

test('the three lines of docs/method/lab-result-file.md', async () => {
  const page = readFileSync(new URL('../../../../../../docs/method/lab-result-file.md', import.meta.url), 'utf8');
  const block = (name: string): unknown => JSON.parse(new RegExp('```json ' + name + '\\n([\\s\\S]*?)\\n```').exec(page)?.[1] ?? '');
  const { rows, problems } = await readAll((block('input') as { text: string }).text);
  expect({ rows, problems: placesOf(problems) }).toEqual(block('result'));
});
