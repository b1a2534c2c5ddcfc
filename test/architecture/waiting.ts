import { type SourceFile } from './source-file.ts';

/** What is read off a page at one moment. */
const READ =
  /expect\(\(?\s*await [^;]*?\.(?:count|innerText|allInnerTexts|inputValue|isVisible|isDisabled|isEnabled|isChecked|getAttribute)\([^;]*?\)\s*\.(?<matcher>(?:not\.)?to[^;]*);/g;

/** That something is *not* there is read once, after something else was seen. */
const ABSENT = /^not\.|^toBe\((?:0|false)\)|^toEqual\(\[\]\)/;

/**
 * Browser tests that look once for what a page will show in a moment. An act is over when the page says so, and a list that it changed comes
 * after: `expect.poll(() => rows.count())` waits for it, `expect(await rows.count())` meets the list as it was.
 */
export function waitingProblems(tests: readonly Pick<SourceFile, 'path' | 'text'>[]): string[] {
  return tests.flatMap(({ path, text }) =>
    [...text.matchAll(READ)]
      .filter(({ groups }) => !ABSENT.test(groups?.['matcher'] ?? ''))
      .map(({ index }) => `${path}:${text.slice(0, index).split('\n').length}: looks once for what comes in a moment; use expect.poll`),
  );
}
