import { type FilterCondition, type Locale } from '@firebreak/contract';
import { type ListCut } from '../registry/index.ts';

/** What an export says of itself: a watermark that travels with the file. */
export interface About {
  /** Id of its entry in the journal. */
  readonly mark: string;
  readonly by: string;
  readonly at: string;
  /** Day after which the file is not to be there any more, by the rule in force when it left. */
  readonly deleteBy: string;
  readonly outbreak: string;
  readonly list: string;
  readonly cut: ListCut;
  readonly rows: number;
  readonly isIdentified: boolean;
  readonly reason: string | null;
  /** Who approved it, where that was needed. */
  readonly approvedBy: string | null;
}

type Word =
  | 'mark'
  | 'by'
  | 'at'
  | 'deleteBy'
  | 'outbreak'
  | 'list'
  | 'search'
  | 'filter'
  | 'area'
  | 'rows'
  | 'personal'
  | 'reason'
  | 'approvedBy'
  | 'clear'
  | 'masked';

const words: Readonly<Record<Locale, Readonly<Record<Word, string>>>> = {
  'zh-Hans': {
    mark: '水印',
    by: '导出人',
    at: '导出时间',
    deleteBy: '请在此日前销毁',
    outbreak: '疫情',
    list: '列表',
    search: '搜索',
    filter: '筛选',
    area: '辖区',
    rows: '行数',
    personal: '个人信息',
    reason: '原因',
    approvedBy: '批准人',
    clear: '未脱敏：含姓名、电话、证件号码，请妥善保管',
    masked: '已脱敏',
  },
  'zh-Hant': {
    mark: '浮水印',
    by: '匯出人',
    at: '匯出時間',
    deleteBy: '請在此日前銷毀',
    outbreak: '疫情',
    list: '列表',
    search: '搜尋',
    filter: '篩選',
    area: '轄區',
    rows: '列數',
    personal: '個人資料',
    reason: '原因',
    approvedBy: '批准人',
    clear: '未遮蔽：含姓名、電話、證件號碼，請妥善保管',
    masked: '已遮蔽',
  },
  en: {
    mark: 'Mark',
    by: 'Exported by',
    at: 'Exported at',
    deleteBy: 'Delete by',
    outbreak: 'Outbreak',
    list: 'List',
    search: 'Search',
    filter: 'Filter',
    area: 'Area',
    rows: 'Rows',
    personal: 'Personal data',
    reason: 'Reason',
    approvedBy: 'Approved by',
    clear: 'In clear: names, phones and documents; keep it safe',
    masked: 'Masked',
  },
};

/** The sheet `about`: label and value, in the language of whoever exports. */
export function aboutRows(about: About, locale: Locale): [string, string | number][] {
  const said = words[locale];
  return [
    [said.mark, about.mark],
    [said.by, about.by],
    [said.at, about.at],
    [said.deleteBy, about.deleteBy],
    [said.outbreak, about.outbreak],
    [said.list, about.list],
    [said.search, about.cut.search ?? ''],
    [said.filter, (about.cut.filter ?? []).map(filterText).join('; ')],
    [said.area, about.cut.area ?? ''],
    [said.rows, about.rows],
    [said.personal, about.isIdentified ? said.clear : said.masked],
    [said.reason, about.reason ?? ''],
    ...(about.approvedBy === null ? [] : [[said.approvedBy, about.approvedBy] satisfies [string, string]]),
  ];
}

const filterText = ({ field, operator, value }: FilterCondition): string =>
  [field, operator, value === undefined ? '' : JSON.stringify(value)].join(' ').trim();
