import { type Locale } from '@firebreak/contract';
import { type Said, type SaidByName, saidIn } from './help-text.ts';

/** Headings of the help: those of commander by its own words, ours by the name of the group of options. */
export const headings = {
  'Usage:': ['用法：', '用法：', 'Usage:'],
  'Arguments:': ['参数：', '參數：', 'Arguments:'],
  'Options:': ['选项：', '選項：', 'Options:'],
  'Commands:': ['命令：', '命令：', 'Commands:'],
  examples: ['示例：', '範例：', 'Examples:'],
  series: ['数据序列：', '資料序列：', 'The series:'],
  serialInterval: ['代际间隔：', '代際間隔：', 'The serial interval:'],
  estimate: ['估计：', '估計：', 'The estimate:'],
  line: ['拟合：', '擬合：', 'The line:'],
  method: ['方法：', '方法：', 'The method:'],
  files: ['文件：', '檔案：', 'The files:'],
  together: ['谁曾同处：', '誰曾同處：', 'Who was together:'],
  source: ['来源：', '來源：', 'The source:'],
  output: ['输出：', '輸出：', 'What comes out:'],
} as const satisfies SaidByName;
export type Heading = keyof typeof headings;

/** What stands for a value in `--date <column>`. A word that is not here is a form to be typed as it stands: `<mean,sd>`. */
const values: SaidByName = {
  options: ['选项', '選項', 'options'],
  command: ['命令', '命令', 'command'],
  file: ['文件', '檔案', 'file'],
  paths: ['路径', '路徑', 'paths'],
  directory: ['文件夹', '資料夾', 'directory'],
  column: ['列', '欄', 'column'],
  columns: ['各列', '各欄', 'columns'],
  number: ['数', '數', 'number'],
  numbers: ['各数', '各數', 'numbers'],
  'number-or-column': ['数或列', '數或欄', 'number-or-column'],
  days: ['天数', '天數', 'days'],
  people: ['人数', '人數', 'people'],
  bases: ['碱基数', '鹼基數', 'bases'],
  length: ['长度', '長度', 'length'],
  share: ['比例', '比例', 'share'],
  date: ['日期', '日期', 'date'],
  instant: ['时刻', '時刻', 'instant'],
  zone: ['时区', '時區', 'zone'],
  name: ['名称', '名稱', 'name'],
  names: ['各名称', '各名稱', 'names'],
  'name-or-id': ['名称或编号', '名稱或編號', 'name-or-id'],
  'name=date': ['名称=日期', '名稱=日期', 'name=date'],
  id: ['编号', '編號', 'id'],
  code: ['代码', '代碼', 'code'],
  codes: ['各代码', '各代碼', 'codes'],
  text: ['文字', '文字', 'text'],
  seed: ['种子', '種子', 'seed'],
  language: ['语言', '語言', 'language'],
  address: ['地址', '位址', 'address'],
  method: ['方法', '方法', 'method'],
  model: ['模型', '模型', 'model'],
  how: ['方式', '方式', 'how'],
  which: ['哪些', '哪些', 'which'],
  what: ['何者', '何者', 'what'],
  unit: ['单位', '單位', 'unit'],
  rates: ['高低', '高低', 'rates'],
  group: ['组', '組', 'group'],
  design: ['设计', '設計', 'design'],
  question: ['问题', '問題', 'question'],
  plan: ['方案', '方案', 'plan'],
  parts: ['各项', '各項', 'parts'],
  preset: ['种类', '種類', 'preset'],
  disease: ['病种', '病種', 'disease'],
  format: ['格式', '格式', 'format'],
  kind: ['种类', '種類', 'kind'],
  role: ['角色', '角色', 'role'],
  person: ['人员', '人員', 'person'],
  source: ['来源', '來源', 'source'],
  visits: ['到访文件', '到訪檔案', 'visits'],
  cases: ['病例文件', '病例檔案', 'cases'],
  buildings: ['各楼栋', '各樓棟', 'buildings'],
  'mean,sd': ['均值,标准差', '平均數,標準差', 'mean,sd'],
  'cases,weeks': ['例数,周数', '例數,週數', 'cases,weeks'],
  'tp,fp,fn,tn': ['真阳,假阳,假阴,真阴', '真陽,假陽,假陰,真陰', 'tp,fp,fn,tn'],
};

/** Values that are letters for places in a list, the same in every language. */
export const plainValues: ReadonlySet<string> = new Set(['a,b,c,d', 'a,b,c,d,e,f']);

/** The name of a value, in a language; the dots of `paths...` stay. */
export function valueName(word: string, locale: Locale): string {
  const [, name = '', dots = ''] = /^(.*?)(\.\.\.)?$/.exec(word) ?? [];
  const said = Object.hasOwn(values, name) ? values[name] : undefined;
  return said === undefined ? word : saidIn(said, locale) + dots;
}

/** Whether a value has a name of its own in every language. */
export const isValueKnown = (word: string): boolean => {
  const name = word.replace(/\.\.\.$/, '');
  return Object.hasOwn(values, name) || plainValues.has(name);
};

/** Flags and usages, their values named in a language: `--date <column>`, `[options] <file>`. */
export const withValueNames = (flags: string, locale: Locale): string =>
  flags.replace(/([<[])([^>\]]+)([>\]])/g, (_, open: string, word: string, close: string) => open + valueName(word, locale) + close);

/** What stands behind a description: `{values}` is a list, or the default. */
export const notes = {
  needed: ['必需', '必需', 'needed'],
  choices: ['可选：{values}', '可選：{values}', 'one of {values}'],
  default: ['默认：{values}', '預設：{values}', 'default: {values}'],
} as const satisfies Readonly<Record<string, Said>>;
