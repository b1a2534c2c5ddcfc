import { type FilterCondition, type Locale } from '@firebreak/contract';
import { type ListCut } from '../registry/index.ts';

/** What an export says of itself: a watermark that travels with the file. */
export interface About {
  readonly by: string;
  readonly at: string;
  readonly outbreak: string;
  readonly list: string;
  readonly cut: ListCut;
  readonly rows: number;
  readonly isIdentified: boolean;
  readonly reason: string | null;
  /** Who approved it, where that was needed. */
  readonly approvedBy: string | null;
}

const words = {
  'zh-Hans': [
    '导出人',
    '导出时间',
    '疫情',
    '列表',
    '搜索',
    '筛选',
    '辖区',
    '行数',
    '个人信息',
    '原因',
    '批准人',
    '未脱敏：含姓名、电话、证件号码，请妥善保管',
    '已脱敏',
  ],
  'zh-Hant': [
    '匯出人',
    '匯出時間',
    '疫情',
    '列表',
    '搜尋',
    '篩選',
    '轄區',
    '列數',
    '個人資料',
    '原因',
    '批准人',
    '未遮蔽：含姓名、電話、證件號碼，請妥善保管',
    '已遮蔽',
  ],
  en: [
    'Exported by',
    'Exported at',
    'Outbreak',
    'List',
    'Search',
    'Filter',
    'Area',
    'Rows',
    'Personal data',
    'Reason',
    'Approved by',
    'In clear: names, phones and documents; keep it safe',
    'Masked',
  ],
} as const satisfies Record<Locale, readonly string[]>;

/** The sheet `about`: label and value, in the language of whoever exports. */
export function aboutRows(about: About, locale: Locale): [string, string | number][] {
  const [by, at, outbreak, list, search, filter, area, rows, personal, reason, approvedBy, clear, masked] = words[locale];
  return [
    [by, about.by],
    [at, about.at],
    [outbreak, about.outbreak],
    [list, about.list],
    [search, about.cut.search ?? ''],
    [filter, (about.cut.filter ?? []).map(filterText).join('; ')],
    [area, about.cut.area ?? ''],
    [rows, about.rows],
    [personal, about.isIdentified ? clear : masked],
    [reason, about.reason ?? ''],
    ...(about.approvedBy === null ? [] : [[approvedBy, about.approvedBy] satisfies [string, string]]),
  ];
}

const filterText = ({ field, operator, value }: FilterCondition): string =>
  [field, operator, value === undefined ? '' : JSON.stringify(value)].join(' ').trim();
