/**
 * Whether a number format of a workbook shows a date: one of the built-in date formats, or a code with year, month
 * or day outside quotes, brackets and escapes. Pure times (`hh:mm`) and durations are no dates.
 */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.has(id);
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./gu, '');
  return /[yd年日]/iu.test(bare) || (/m/iu.test(bare) && !/[hs]/iu.test(bare) && !/[0#?]/u.test(bare));
}

/** Built-in ids 14–17 and 22, and the East Asian ones 27–31, 36, 50–54, 57, 58 (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
