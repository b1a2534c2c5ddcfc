import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toTraditional } from '../packages/web/traditional.ts';

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

const names = (await readdir(source)).filter((name) => name.endsWith('.ts'));
for (const old of await readdir(target)) if (!names.includes(old)) await rm(join(target, old));
for (const name of names) {
  const words = await readFile(join(source, name), 'utf8');
  await writeFile(join(target, name), `${GENERATED}${toTraditional(words)}`);
}
