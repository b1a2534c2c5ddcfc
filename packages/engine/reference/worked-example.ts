import { readFileSync } from 'node:fs';

/**
 * The worked example of a method page: its input, and the result that was worked out by hand on the page.
 *
 * @param page path from the root of the repository, for example `docs/method/rt.md`
 * @throws when the page has no block of JSON called `input` or `result`
 */
export function workedExample<Input, Result>(page: string): { input: Input; result: Result } {
  const text = readFileSync(new URL(`../../../${page}`, import.meta.url), 'utf8');
  const block = (name: string): unknown => JSON.parse(new RegExp('```json ' + name + '\\n([\\s\\S]*?)\\n```').exec(text)?.[1] ?? '');
  return { input: block('input') as Input, result: block('result') as Result };
}
