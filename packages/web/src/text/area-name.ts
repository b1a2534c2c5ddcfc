import { codeText } from './field.ts';

/** Name of an area; the root, which every tree hangs from, has a word in each language. */
export const areaNameText = (code: string, name: string): string => (code === WORLD ? codeText('area', 'level', 'world') : name);

const WORLD = 'world';
