import * as opencc from 'opencc-js/cn2t';
import { type Plugin } from 'vite';
import { overrides } from './src/text/zh-hant-override.ts';

/** The package brings no types. */
const { Converter } = opencc as unknown as { Converter(route: { from: string; to: string }): (text: string) => string };
const convert = Converter({ from: 'cn', to: 'twp' });

/** Traditional Chinese by the phrases of OpenCC (Taiwan), then our own words in the place of those that read wrong. */
export function toTraditional(words: string): string {
  return overrides.reduce((text, [wrong, right]) => text.replaceAll(wrong, right), convert(words));
}

/** A page of documentation: its prose and what programs answered, and not what stands in it as code, which must be typed as it is. */
export function pageToTraditional(page: string): string {
  return page
    .split(/(```[\s\S]*?```|`[^`\n]*`)/)
    .map((part) => (part.startsWith('`') && !ANSWER.test(part) ? part : toTraditional(part)))
    .join('');
}

/** A block without a language is what a program answered. */
const ANSWER = /^```(text)?\n/;

/** Gives `name.zh-Hans.md?traditional` as a text in traditional Chinese, made while bundling: there is no third page to keep. */
export function traditionalPages(): Plugin {
  return {
    name: 'traditional-pages',
    enforce: 'pre',
    async load(id) {
      const [path = '', query] = id.split('?');
      if (query !== 'traditional') return undefined;
      this.addWatchFile(path);
      return `export default ${JSON.stringify(pageToTraditional(await this.fs.readFile(path, { encoding: 'utf8' })))};`;
    },
  };
}
