/**
 * Whole number written in digits or in Chinese numerals up to 999 (三 3, 十二 12, 一百零三 103); undefined for anything else.
 * Traditional and simplified forms are the same here; 两/兩 is 2.
 */
export function wholeNumberOf(text: string): number | undefined {
  if (/^\d{1,6}$/u.test(text)) return Number(text);
  if (text === '' || [...text].some((sign) => digits[sign] === undefined && tens[sign] === undefined)) return undefined;
  let [total, digit]: [number, number | undefined] = [0, undefined];
  for (const sign of text) {
    const power = tens[sign];
    if (power === undefined) digit = digits[sign];
    else [total, digit] = [total + (digit ?? 1) * power, undefined]; // 十二 is ten-two: no digit before means one
  }
  return total + (digit ?? 0);
}

/** Signs `wholeNumberOf` reads, for a character class of a regular expression. */
export const numeralSigns = '零〇一二两兩三四五六七八九十百';

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const tens: Readonly<Record<string, number>> = { 十: 10, 百: 100 };
