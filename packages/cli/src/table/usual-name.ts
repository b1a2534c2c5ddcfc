/** What people call the columns of plain files; compared without capitals, spaces, points and underscores. */
export const dateNames = [
  'date',
  'dates',
  'day',
  'week',
  'week start',
  'week starting',
  'date onset',
  'onset',
  'onset date',
  'date of onset',
  'report date',
  'date report',
  '日期',
  '发病日期',
  '發病日期',
  '报告日期',
  '通報日期',
  '周',
  '週',
] as const;

export const countNames = [
  'count',
  'counts',
  'cases',
  'case',
  'n',
  'number',
  'incidence',
  'incid',
  'i',
  'observed',
  'new cases',
  'cases new',
  'confirmed',
  'hospitalisations',
  '病例数',
  '病例數',
  '例数',
  '例數',
  '新增',
  '新增病例',
  '新增确诊',
  '新增確診',
  '发病数',
  '發病數',
] as const;

export const outcomeNames = ['ill', 'case', 'is case', 'sick', 'outcome', 'disease', '发病', '發病', '患病', '病例'] as const;

export const onsetNames = ['onset', 'onset date', 'date onset', 'date of onset', 'symptom onset', '发病日期', '發病日期'] as const;

export const reportNames = [
  'report',
  'report date',
  'date report',
  'date of report',
  'date reported',
  'reported',
  'notification date',
  'date of notification',
  '报告日期',
  '通報日期',
] as const;

export const shareNames = ['share', 'probability', 'p', 'w', 'si', 'density', 'serial interval', '份额', '概率', '機率'] as const;

export const placeNames = [
  'place',
  'id',
  'place id',
  'location',
  'location id',
  'area',
  'code',
  'tract',
  'county',
  '地点',
  '地點',
  '编号',
  '編號',
] as const;

export const populationNames = ['population', 'pop', 'people', 'residents', 'at risk', '人口', '人口数', '人口數'] as const;

export const personNames = ['person', 'person id', 'id person', 'personid', '人员', '人員', '人员编号', '人員編號'] as const;

export const visitPlaceNames = ['place', 'place id', 'venue', 'location', '场所', '場所', '地点', '地點', '场所编号', '場所編號'] as const;

export const startNames = [
  'start',
  'start min',
  'start time',
  'arrival',
  'arrived',
  '到达',
  '到達',
  '到达时间',
  '到達時間',
  '开始',
  '開始',
] as const;

export const endNames = [
  'end',
  'end min',
  'end time',
  'departure',
  'left',
  '离开',
  '離開',
  '离开时间',
  '離開時間',
  '结束',
  '結束',
] as const;

export const caseOnsetNames = [...onsetNames, 'onset min', 'onset time', 'onsetdate', '发病时间', '發病時間'] as const;
