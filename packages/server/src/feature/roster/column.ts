import { type RosterLine } from '@firebreak/contract';

export type RosterColumn = keyof RosterLine;

/** What registers call their columns. Compared without spaces, signs and case. */
const headings: Readonly<Record<RosterColumn, readonly string[]>> = {
  household: ['household', 'householdcode', 'householdid', '户编号', '户号', '户码', '住户编号', '戶編號', '戶號', '住戶編號'],
  areaCode: ['areacode', 'area', '区划代码', '行政区划代码', '社区代码', '辖区代码', '區劃代碼', '行政區劃代碼', '社區代碼', '轄區代碼'],
  building: ['building', 'block', '楼栋', '楼栋号', '楼号', '栋', '樓棟', '樓號', '棟'],
  unit: ['unit', 'staircase', '单元', '单元号', '單元', '單元號'],
  floor: ['floor', 'storey', '楼层', '层', '樓層', '層'],
  room: ['room', 'flat', 'apartment', '房号', '房间号', '室', '户室', '房號', '房間號', '戶室'],
  address: ['address', '地址', '住址', '现住址', '详细地址', '現住址', '詳細地址'],
  occupancy: ['occupancy', '居住情况', '居住状态', '居住情況', '居住狀態'],
  name: ['name', 'fullname', '姓名'],
  sex: ['sex', 'gender', '性别', '性別'],
  birthYear: ['birthyear', 'yearofbirth', 'birthdate', 'dateofbirth', '出生年', '出生年份', '出生日期', '出生年月'],
  phone: [
    'phone',
    'telephone',
    'mobile',
    'phonenumber',
    '电话',
    '手机',
    '手机号',
    '手机号码',
    '联系电话',
    '電話',
    '手機',
    '手機號碼',
    '聯絡電話',
  ],
  documentType: ['documenttype', '证件类型', '证件种类', '證件類型', '證件種類'],
  documentNumber: [
    'documentnumber',
    'document',
    'idnumber',
    '证件号码',
    '证件号',
    '身份证号',
    '身份证号码',
    '證件號碼',
    '證件號',
    '身份證號',
    '身分證號碼',
  ],
  post: ['post', 'occupation', '岗位', '职业', '崗位', '職業'],
  place: ['place', 'placeid', '单位编号', '场所编号', '單位編號', '場所編號'],
  risk: ['risk', '风险', '风险等级', '風險', '風險等級'],
  needs: ['needs', '特殊情况', '特殊需求', '特殊情況', '備註需求', '备注需求'],
};

const bare = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const byHeading = new Map(Object.entries(headings).flatMap(([column, names]) => names.map((name) => [name, column as RosterColumn])));

/** Where each column of a roster stands in a file; columns it does not know are left alone. */
export function columnsOf(headers: readonly string[]): ReadonlyMap<RosterColumn, number> {
  const found = new Map<RosterColumn, number>();
  for (const [at, header] of headers.entries()) {
    const column = byHeading.get(bare(header));
    if (column !== undefined && !found.has(column)) found.set(column, at);
  }
  return found;
}

/** Without these no line can be placed. */
export const neededColumns = ['household', 'areaCode'] as const satisfies readonly RosterColumn[];
