import { type Locale } from '@firebreak/contract';
import { inLanguage } from '../text.ts';

const of = (hans: string, hant: string, en: string): Readonly<Record<Locale, string>> => ({ 'zh-Hans': hans, 'zh-Hant': hant, en });

/** Kinds of records in the words of people; `--json` keeps the names of the contract. */
const kinds: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  area: of('辖区', '轄區', 'location'),
  team: of('随访组', '隨訪組', 'team'),
  household: of('户', '戶', 'household'),
  place: of('场所', '場所', 'place'),
  person: of('人员', '人員', 'person'),
  event: of('事件', '事件', 'event'),
  case: of('病例', '病例', 'case'),
  contact: of('接触者', '接觸者', 'contact'),
  exposure: of('暴露', '暴露', 'exposure'),
  visit: of('到访', '到訪', 'visit'),
  followUp: of('随访', '隨訪', 'follow-up'),
  specimen: of('标本', '標本', 'specimen'),
  labResult: of('检测结果', '檢測結果', 'lab result'),
};

export function kindText(kind: string): string {
  const found = kinds[kind];
  return found === undefined ? kind : inLanguage(found);
}
