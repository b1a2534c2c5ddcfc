/** Words that say nothing about what is inside. */
const banned = new Set(['utils', 'util', 'helpers', 'helper', 'manager', 'misc', 'common', 'stuff']);

/** Paths with a banned word, or that are not kebab-case. */
export function nameProblems(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const parts = path.replace(/^packages\/[^/]+\//, '').split('/');
    const words = parts.flatMap((part) => part.split(/[.-]/));
    const bad = words.find((word) => banned.has(word));
    if (bad !== undefined) return [`${path}: “${bad}” does not say what is inside`];
    return parts.every((part) => kebab.test(part) || languages.has(part)) ? [] : [`${path} is not kebab-case`];
  });
}

/** Folders of texts are called by their language tag. */
const languages = new Set(['zh-Hans', 'zh-Hant']);

/** Digits may start a word (`0001-areas.ts`), dots separate endings (`case.db.test.ts`). */
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
