import type { Locale } from '@firebreak/contract';

/** One cell of an area file that cannot be taken. */
export interface AreaProblem {
  readonly code: AreaProblemCode;
  /** Line of the table as a person sees it: the heading is row 1, the first area row 2. */
  readonly row: number;
  readonly column: AreaColumn;
  readonly value: string;
  /** The other row a repeated code or a circle points at. */
  readonly otherRow?: number;
}

export type AreaColumn = 'code' | 'name' | 'level' | 'parent_code' | 'lat' | 'long' | 'population';

interface Words {
  readonly 'zh-Hans': string;
  readonly 'zh-Hant': string;
  readonly en: string;
}

/** What may be wrong with a row, in words: what happened and what to do next. */
export const areaProblems = {
  VALUE_MISSING: {
    'zh-Hans': '未填写。请填写后重新导入。',
    'zh-Hant': '未填寫。請填寫後重新匯入。',
    en: 'is empty. Fill it in and import again.',
  },
  CODE_ILLEGAL: {
    'zh-Hans': '只能用字母、数字、“-”和“_”，最多 64 个字符。',
    'zh-Hant': '只能用字母、數字、「-」和「_」，最多 64 個字元。',
    en: 'may hold letters, digits, "-" and "_", at most 64 characters.',
  },
  CODE_REPEATED: {
    'zh-Hans': '与第 {otherRow} 行的代码重复。请改正其中一行。',
    'zh-Hant': '與第 {otherRow} 列的代碼重複。請改正其中一列。',
    en: 'is also the code of row {otherRow}. Correct one of the two.',
  },
  LEVEL_UNKNOWN: {
    'zh-Hans': '不是辖区级别。请用 world、nation、province、city、county、street、community 或 building。',
    'zh-Hant': '不是轄區級別。請用 world、nation、province、city、county、street、community 或 building。',
    en: 'is not a level. Use world, nation, province, city, county, street, community or building.',
  },
  PARENT_UNKNOWN: {
    'zh-Hans': '表中没有这个上级代码。请补上上级辖区，或改正代码。',
    'zh-Hant': '表中沒有這個上級代碼。請補上上級轄區，或改正代碼。',
    en: 'is the code of no row. Add the area above, or correct the code.',
  },
  PARENT_NOT_ABOVE: {
    'zh-Hans': '上级（第 {otherRow} 行）的级别不高于本级。请核对两行的级别。',
    'zh-Hant': '上級（第 {otherRow} 列）的級別不高於本級。請核對兩列的級別。',
    en: 'is an area (row {otherRow}) whose level is not above this one. Check both levels.',
  },
  PARENT_CIRCLE: {
    'zh-Hans': '上级关系首尾相接（经第 {otherRow} 行）。请改正其中一个上级代码。',
    'zh-Hant': '上級關係首尾相接（經第 {otherRow} 列）。請改正其中一個上級代碼。',
    en: 'leads back to this row (through row {otherRow}). Correct one of the parent codes.',
  },
  NUMBER_ILLEGAL: {
    'zh-Hans': '不是数字或超出范围（纬度 -90～90，经度 -180～180，人口为不小于 0 的整数）。',
    'zh-Hant': '不是數字或超出範圍（緯度 -90～90，經度 -180～180，人口為不小於 0 的整數）。',
    en: 'is not a number in range (latitude -90 to 90, longitude -180 to 180, population a whole number from 0).',
  },
} as const satisfies Readonly<Record<string, Words>>;
export type AreaProblemCode = keyof typeof areaProblems;

/** The problem as a sentence that names the place. */
export function areaProblemText(problem: AreaProblem, locale: Locale): string {
  const words = areaProblems[problem.code][locale].replace('{otherRow}', String(problem.otherRow ?? '—'));
  const value = problem.value === '' ? '' : locale === 'en' ? ` "${problem.value}"` : `“${problem.value}”`;
  switch (locale) {
    case 'zh-Hans':
      return `第 ${problem.row} 行 ${problem.column}${value}：${words}`;
    case 'zh-Hant':
      return `第 ${problem.row} 列 ${problem.column}${value.replace('“', '「').replace('”', '」')}：${words}`;
    default:
      return `Row ${problem.row}, ${problem.column}${value} ${words}`;
  }
}

/** Thrown when an area file cannot be taken as a whole: nothing of it was yielded. */
export class AreaFileError extends Error {
  readonly code = 'AREA_FILE_INVALID';
  readonly problems: readonly AreaProblem[];

  constructor(problems: readonly AreaProblem[]) {
    const first = problems.slice(0, 3).map((problem) => areaProblemText(problem, 'en'));
    super(`The areas were not read: ${problems.length} problem(s). ${first.join(' ')}`);
    this.name = 'AreaFileError';
    this.problems = problems;
  }
}
