import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root } from '../../scripts/setup/root.mjs';
import { listFiles } from '../architecture/list-files.ts';

/** A page of documentation. */
export interface Page {
  /** Relative to the clone. */
  readonly path: string;
  readonly text: string;
}

/** Every Markdown file of the clone, or of one folder of it. */
export function readPages(folder = '.'): Page[] {
  return listFiles(folder)
    .filter((path) => path.endsWith('.md'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Relative links and pictures of a page as paths in the clone, without their `#part`; code is not read for links. */
export function relativeLinks(page: Page): string[] {
  const prose = page.text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)[^)]*\)|(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? match[2] ?? '');
  return targets
    .filter((target) => !/^([a-z]+:|#|\/)/i.test(target))
    .map((target) => posix.join(posix.dirname(page.path), decodeURIComponent(target.replace(/#.*$/, ''))));
}

/** npm scripts a page tells the reader to run: `start` for `npm start`, `bench` for `npm run bench`. */
export function npmScripts(page: Page): string[] {
  const found = [...page.text.matchAll(/\bnpm (?:(start|test)\b|run ([a-z][a-z:-]*))/g)];
  return [...new Set(found.map((match) => match[1] ?? match[2] ?? ''))];
}
