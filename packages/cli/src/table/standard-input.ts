import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** `-` in place of a file. */
export const isStandardInput = (path: string): boolean => path === '-';

/** How a file is named to people and in results: without its folder; `-` by the name a shell has for it. */
export const shownName = (path: string): string => (isStandardInput(path) ? 'stdin' : basename(path));

export const standardInput = (): Buffer => readFileSync(DESCRIPTOR);

const DESCRIPTOR = 0;
