import { guideFile, guides, type Guide } from '../guides.ts';

/** What a link of a guide leads to: a place of a guide, the web, or a file that only the folder of Firebreak has. */
export type GuideTarget =
  | { readonly kind: 'guide'; readonly guide: Guide; readonly section: string }
  | { readonly kind: 'web'; readonly address: string }
  | { readonly kind: 'file'; readonly path: string };

/** @param from the guide in which the link stands @param address as written there: relative to the page, or `https://…` */
export function targetOf(from: Guide, address: string): GuideTarget {
  if (/^[a-z]+:/i.test(address)) return { kind: 'web', address };
  const [file = '', section = ''] = address.split('#');
  if (file === '') return { kind: 'guide', guide: from, section: decodeURIComponent(section) };
  const path = resolve(`${guideFile(from)}.md`, file);
  const name = path.replace(/(\.zh-Hans)?\.md$/, '');
  const guide = guides.find((one) => guideFile(one) === name);
  return guide === undefined ? { kind: 'file', path } : { kind: 'guide', guide, section: decodeURIComponent(section) };
}

/** The path of a file as another file names it, both inside the clone. */
function resolve(from: string, to: string): string {
  return decodeURIComponent(new URL(to, `file:///${from}`).pathname).slice(1);
}
