import { words } from '../error/error-text.ts';
import { type MethodNote } from './method-note.ts';
import { shared } from './shared-caveat.ts';

const chance = words(
  'p 值只说明偶然的可能性，不说明原因；圆内并非处处高发，圆外也可能有病例聚集。',
  'p 值只說明偶然的可能性，不說明原因；圓內並非處處高發，圓外也可能有病例聚集。',
  'The p-value tells of chance and not of causes; not every place in a circle is affected, and some outside may be.',
);
const circles = words(
  '只找圆形；沿河流、道路的狭长聚集会被拆散或画得过大。',
  '只找圓形；沿河流、道路的狹長聚集會被拆散或畫得過大。',
  'It looks for circles: a cluster along a river or a road is split or drawn too large.',
);
const address = words(
  '按住址计算；在学校、单位或医院感染者会聚集到家的位置。',
  '按住址計算；在學校、單位或醫院感染者會聚集到家的位置。',
  'It goes by address: people infected at school, at work or in hospital are counted at home.',
);
const reporting = words(
  '某地某时集中补报或加强检测，会像聚集一样出现。',
  '某地某時集中補報或加強檢測，會像聚集一樣出現。',
  'A backlog reported at once, or more testing at one place for a while, looks like a cluster.',
);
const everyDay = words(
  '每天重复前瞻性扫描，假预警会累积；请看重现期。',
  '每天重複前瞻性掃描，假預警會累積；請看重現期。',
  'A prospective scan repeated every day adds up false alarms: look at the recurrence interval.',
);

/** Scan statistics. */
export const scanNotes = {
  spatialScan: {
    title: words('空间扫描', '空間掃描', 'Spatial scan'),
    page: 'spatial-scan',
    caveats: {
      population: words(
        '人口数有误或过时（学生、流动人口）会造成假聚集；年龄差异请用预期病例数校正。',
        '人口數有誤或過時（學生、流動人口）會造成假聚集；年齡差異請用預期病例數校正。',
        'Wrong or old population numbers (students, migrants) make clusters that are not there; correct for age with expected counts.',
      ),
      chance,
      circles,
      address,
      caseFinding: shared.caseFinding,
    },
  },
  spaceTimeScan: {
    title: words('时空扫描', '時空掃描', 'Space-time scan'),
    page: 'space-time-scan',
    caveats: { reporting, chance, recentDays: shared.recentDays, circles, everyDay, address },
  },
  spaceTimePermutation: {
    title: words('时空置换扫描', '時空置換掃描', 'Space-time permutation scan'),
    page: 'space-time-permutation',
    caveats: {
      noPopulation: words(
        '不用人口：某地人口增长快于别处，会像聚集一样出现；遍及全域的疫情则发现不了。',
        '不用人口：某地人口成長快於別處，會像聚集一樣出現；遍及全域的疫情則發現不了。',
        'It needs no population: one that grows faster than elsewhere looks like a cluster, and an outbreak everywhere at once is not found.',
      ),
      reporting,
      chance,
      recentDays: shared.recentDays,
      circles,
      everyDay,
      address,
    },
  },
} as const satisfies Readonly<Record<string, MethodNote>>;
