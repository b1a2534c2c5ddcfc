import { type ArgumentCode, type ArgumentError } from '@firebreak/epi/distribution/index';
import { type Locale } from './code.ts';

type Words = Readonly<Record<Exclude<Locale, 'en'>, readonly [complaint: string, remedy: string]>>;

/** What the engines refuse, in Chinese; in English the error itself says it, with a remedy of its own. */
const words: Readonly<Record<ArgumentCode, Words>> = {
  NOT_A_NUMBER: { 'zh-Hans': ['不是数字', '请给出数字；缺失的值请略去。'], 'zh-Hant': ['不是數字', '請給出數字；缺失的值請略去。'] },
  NOT_FINITE: { 'zh-Hans': ['不是有限的数', '请给出有限的数。'], 'zh-Hant': ['不是有限的數', '請給出有限的數。'] },
  NOT_WHOLE: { 'zh-Hans': ['不是整数', '请给出整数。'], 'zh-Hant': ['不是整數', '請給出整數。'] },
  NEGATIVE: { 'zh-Hans': ['为负数', '请给出不小于 0 的数。'], 'zh-Hant': ['為負數', '請給出不小於 0 的數。'] },
  NOT_POSITIVE: { 'zh-Hans': ['不大于 0', '请给出大于 0 的数。'], 'zh-Hant': ['不大於 0', '請給出大於 0 的數。'] },
  OUT_OF_RANGE: { 'zh-Hans': ['超出允许的范围', '请核对数值和单位。'], 'zh-Hant': ['超出允許的範圍', '請核對數值和單位。'] },
  EMPTY: { 'zh-Hans': ['没有内容', '请至少给出一项。'], 'zh-Hant': ['沒有內容', '請至少給出一項。'] },
  LENGTHS_DIFFER: { 'zh-Hans': ['与其他各项的长度不同', '请使各项一一对应。'], 'zh-Hant': ['與其他各項的長度不同', '請使各項一一對應。'] },
  INCONSISTENT: { 'zh-Hans': ['与另一个值矛盾', '请核对两者。'], 'zh-Hant': ['與另一個值矛盾', '請核對兩者。'] },
  NO_INFORMATION: {
    'zh-Hans': ['对所问的问题没有提供信息', '请给出更多或更有差别的数据。'],
    'zh-Hant': ['對所問的問題沒有提供資訊', '請給出更多或更有差別的資料。'],
  },
  NO_CONVERGENCE: {
    'zh-Hans': ['得不到稳定的结果', '请检查数据有无录入错误，或换一种方法。'],
    'zh-Hant': ['得不到穩定的結果', '請檢查資料有無輸入錯誤，或換一種方法。'],
  },
};

/** What an engine could not compute, and why, in a language: argument, value, complaint and remedy. */
export function argumentText(error: Pick<ArgumentError, 'code' | 'argument' | 'value' | 'message'>, locale: Locale): string {
  if (locale === 'en') return error.message;
  const [complaint, remedy] = words[error.code][locale];
  const value = typeof error.value === 'number' || typeof error.value === 'string' ? `（${String(error.value).slice(0, LONGEST)}）` : '';
  return `${error.argument}${value}${complaint}。${remedy}`;
}

const LONGEST = 40;
