import { type RosterLine } from '@firebreak/contract';
import { type Occupancy, type RosterNeed, type Sex } from '@firebreak/epi';

type Words<T extends string> = Readonly<Record<T, readonly string[]>>;

const sexWords: Words<Sex> = {
  male: ['male', 'm', '男', '1'],
  female: ['female', 'f', '女', '2'],
  other: ['other', '其他'],
  unknown: ['unknown', 'u', '不详', '未知', '不詳', '0', '9'],
};
const occupancyWords: Words<Occupancy> = {
  occupied: ['occupied', '有人', '常住', '有人居住', '在住', '是'],
  vacant: ['vacant', 'empty', '空置', '空房', '无人', '无人居住', '無人', '無人居住', '否'],
  unknown: ['unknown', '不明', '不详', '未知', '不詳'],
};
const riskWords: Words<NonNullable<RosterLine['risk']>> = {
  low: ['low', '低', '低风险', '低風險'],
  medium: ['medium', '中', '中风险', '中風險'],
  high: ['high', '高', '高风险', '高風險'],
};
const needWords: Words<RosterNeed> = {
  homeBound: ['homebound', '行动不便', '卧床', '需上门', '行動不便', '臥床', '需上門'],
  infant: ['infant', '婴幼儿', '婴儿', '嬰幼兒', '嬰兒'],
  noPhone: ['nophone', '无手机', '無手機'],
  noDocument: ['nodocument', '无证件', '无身份证', '無證件', '無身分證'],
  foreigner: ['foreigner', '外籍', '外籍人员', '外籍人員'],
  unknownOccupancy: ['unknownoccupancy', '住户情况不明', '住戶情況不明'],
};

const reader = <T extends string>(words: Words<T>): ((cell: string) => T | undefined) => {
  const known = new Map(Object.entries<readonly string[]>(words).flatMap(([word, spellings]) => spellings.map((one) => [one, word as T])));
  return (cell) =>
    known.get(
      cell
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\s_-]/g, ''),
    );
};

/** Words of a register as those of the roster; undefined for a word nobody uses. */
export const sexOf = reader(sexWords);
export const occupancyOf = reader(occupancyWords);
export const riskOf = reader(riskWords);
const needOf = reader(needWords);

/** Several needs in one cell; undefined where one of them is unknown. */
export function needsOf(cell: string): RosterNeed[] | undefined {
  const needs = cell
    .split(/[;；,，、/|]/u)
    .filter((part) => part.trim() !== '')
    .map(needOf);
  return needs.includes(undefined) ? undefined : [...new Set(needs as RosterNeed[])];
}
