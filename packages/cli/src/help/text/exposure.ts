import { type CommandHelps } from '../help-text.ts';

/** Who was together, and where it came from. */
export const exposureHelp = {
  exposure: {
    about: [
      '谁在病例传染期与其同处一地；病例来自哪个场所、活动、物品或人员',
      '誰在病例傳染期與其同處一地；病例來自哪個場所、活動、物品或人員',
      'Who was at one place with a case while it was infectious, and which venue, event, good or person do the cases come from?',
    ],
    arguments: {
      visits: [
        '每行一次到访：person、place、start、end；- 为标准输入',
        '每列一次到訪：person、place、start、end；- 為標準輸入',
        'one row per visit: person, place, start, end; - is standard input',
      ],
      cases: ['每行一例：person、onset', '每列一例：person、onset', 'one row per case: person, onset'],
    },
    options: {
      '--person': [
        '人员编号列，各文件相同；列名常见时自动识别',
        '人員編號欄，各檔案相同；欄名常見時自動識別',
        'id of the person, the same in all files; guessed where it has a usual name',
      ],
      '--place': ['地点编号列；列名常见时自动识别', '地點編號欄；欄名常見時自動識別', 'id of the place; guessed where it has a usual name'],
      '--start': [
        '到访开始的列：分钟数，或 2026-03-04T09:30；列名常见时自动识别',
        '到訪開始的欄：分鐘數，或 2026-03-04T09:30；欄名常見時自動識別',
        'start of the visit: minutes, or 2026-03-04T09:30; guessed where it has a usual name',
      ],
      '--end': [
        '到访结束的列；列名常见时自动识别',
        '到訪結束的欄；欄名常見時自動識別',
        'end of the visit; guessed where it has a usual name',
      ],
      '--onset': [
        '发病列，只有日期时按当日正午；列名常见时自动识别',
        '發病欄，只有日期時按當日正午；欄名常見時自動識別',
        'onset of the case, a date without a time is its noon; guessed where it has a usual name',
      ],
      '--weight': [
        '该例属于本起疫情的概率列；不给则为 1',
        '該例屬於本起疫情的機率欄；不給則為 1',
        'probability that the case is one of this outbreak; 1 where it is left out',
      ],
      '--others': [
        '活动和物品：kind（event、goods）、source、person、start、end',
        '活動和物品：kind（event、goods）、source、person、start、end',
        'events and goods: kind (event, goods), source, person, start, end',
      ],
      '--before': ['病例自发病前多少天起有传染性', '病例自發病前多少天起有傳染性', 'a case infects from so many days before onset'],
      '--after': ['到发病后多少天为止', '到發病後多少天為止', 'to so many days after it'],
      '--minutes': ['算作同处的最少分钟数', '算作同處的最少分鐘數', 'minutes that make a pair'],
      '--overlaps': [
        '同一人在同一地点的到访重叠时：分钟数相加，或每分钟只计一次',
        '同一人在同一地點的到訪重疊時：分鐘數相加，或每分鐘只計一次',
        'visits of one person at one place that overlap: add up their minutes, or count a minute once',
      ],
      '--incubation': [
        '潜伏期中位数；不给则权衡半天至 13 天的各种潜伏期',
        '潛伏期中位數；不給則權衡半天至 13 天的各種潛伏期',
        'median incubation period; left out, periods from half a day to 13 days are weighed',
      ],
      '--incubation-factor': [
        '潜伏期的离散系数：三分之二的人在中位数乘以或除以它之间',
        '潛伏期的離散係數：三分之二的人在中位數乘以或除以它之間',
        'its dispersion factor: two thirds lie within the median times or over it',
      ],
      '--population': [
        '产生病例的人群人数；默认为文件中的人数',
        '產生病例的人群人數；預設為檔案中的人數',
        'persons among whom the cases arose; those of the files by default',
      ],
      '--most': ['最多列出的来源和人员对数', '最多列出的來源和人員對數', 'sources and pairs told'],
    },
  },
} as const satisfies CommandHelps;
