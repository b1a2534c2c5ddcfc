import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as opencc from 'opencc-js/cn2t';
import { overrides } from '../packages/web/src/text/zh-hant-override.ts';

/**
 * Makes the catalogues of the web in traditional Chinese from those in simplified Chinese, by the phrases of OpenCC
 * (`zh-Hans` → Taiwan with phrases) and then by our own list for words that Hong Kong and Taiwan both read.
 * Run it after every change of a text: `node --conditions=source --import tsx scripts/text.ts`.
 */
const textFolder = join(import.meta.dirname, '../packages/web/src/text');
const source = join(textFolder, 'zh-Hans');
const target = join(textFolder, 'zh-Hant');

const GENERATED = '// Made by scripts/text.ts from zh-Hans; change the text there, or zh-hant-override.ts.\n';

await mkdir(target, { recursive: true });
/** The package brings no types. */
const { Converter } = opencc as unknown as { Converter(route: { from: string; to: string }): (text: string) => string };
const convert = Converter({ from: 'cn', to: 'twp' });

const names = (await readdir(source)).filter((name) => name.endsWith('.ts'));
for (const old of await readdir(target)) if (!names.includes(old)) await rm(join(target, old));
for (const name of names) {
  const words = await readFile(join(source, name), 'utf8');
  await writeFile(join(target, name), `${GENERATED}${toTraditional(words)}`);
}

/** Converts by phrases, then puts our own words in the place of those that read wrong. */
function toTraditional(words: string): string {
  return overrides.reduce((text, [wrong, right]) => text.replaceAll(wrong, right), convert(words));
}
