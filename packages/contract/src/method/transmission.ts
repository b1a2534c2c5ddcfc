import { words } from '../error/error-text.ts';
import { type MethodNote } from './method-note.ts';
import { shared } from './shared-caveat.ts';

const serialInterval = words(
  '取决于代际间隔；代际间隔偏长则 R 离 1 更远，隔离措施会使代际间隔变短。',
  '取決於代際間隔；代際間隔偏長則 R 離 1 更遠，隔離措施會使代際間隔變短。',
  'It rests on the serial interval: too long a one moves R away from 1, and isolation makes serial intervals shorter.',
);

/** Reproduction number and growth. */
export const transmissionNotes = {
  cori: {
    title: words('有效再生数 Rt（Cori 法）', '有效再生數 Rt（Cori 法）', "Reproduction number Rt (Cori's method)"),
    page: 'rt',
    caveats: {
      recentDays: shared.recentDays,
      serialInterval,
      imported: words(
        '输入病例若算作本土病例，R 偏高；请把输入病例单独列出。',
        '境外移入病例若算作本土病例，R 偏高；請把境外移入病例單獨列出。',
        'Imported cases taken for local ones make R too high: give them as a column of their own.',
      ),
      onsetDates: words(
        '应使用发病日期；用报告日期时，R 反映的是一到两周前的传播。',
        '應使用發病日期；用通報日期時，R 反映的是一到兩週前的傳播。',
        'Use dates of onset: by date of report, R tells of transmission one or two weeks earlier.',
      ),
      caseFinding: shared.caseFinding,
      fewCases: words(
        '病例少时，结果主要来自先验分布而不是数据。',
        '病例少時，結果主要來自先驗分布而不是資料。',
        'With few cases the result is made by the prior more than by the data.',
      ),
      mixing: words(
        '假定所有病例传染力相同；一起超级传播事件会使 R 短暂升高。',
        '假定所有病例傳染力相同；一起超級傳播事件會使 R 短暫升高。',
        'All cases are taken as equally infectious: one superspreading event lifts R for a while, and the interval does not hold that.',
      ),
    },
  },
  rtFromNowcast: {
    title: words('基于即时预报的 Rt', '基於即時預報的 Rt', 'Rt from a nowcast'),
    page: 'rt',
    caveats: {
      delayChanged: words(
        '假定报告延迟与近期相同；报告突然加快或积压会直接变成 R 的假升降。',
        '假定通報延遲與近期相同；通報突然加快或積壓會直接變成 R 的假升降。',
        'Reporting is taken to be as slow as of late: a sudden change of it becomes a rise or fall of R that is not there.',
      ),
      serialInterval,
      lastDays: words(
        '最近几天几乎全靠延迟分布推算，区间很宽；不要只看中间值。',
        '最近幾天幾乎全靠延遲分布推算，區間很寬；不要只看中間值。',
        'The last days are nearly all inference: read the interval and not the middle of it.',
      ),
      caseFinding: shared.caseFinding,
    },
  },
  wallingaTeunis: {
    title: words('病例再生数（Wallinga-Teunis 法）', '病例再生數（Wallinga-Teunis 法）', 'Case reproduction number (Wallinga and Teunis)'),
    page: 'wallinga-teunis',
    caveats: {
      notOver: words(
        '最近病例的续发病例尚未出现，未经校正的 R 在末尾总会降到 0。',
        '最近病例的續發病例尚未出現，未經校正的 R 在末尾總會降到 0。',
        'Those whom recent cases infected are not seen yet: uncorrected, R always falls to 0 at the end.',
      ),
      looksBack: words(
        '它说的是某日发病的人后来传染了多少人，不能立即反映今天的措施。',
        '它說的是某日發病的人後來傳染了多少人，不能立即反映今天的措施。',
        'It tells how many people the cases of a day infected later: measures of today do not show at once.',
      ),
      serialInterval,
      allSeen: words(
        '假定所有病例都已发现，且传染者都在数据中；输入病例请单独给出。',
        '假定所有病例都已發現，且傳染者都在資料中；境外移入病例請單獨給出。',
        'All cases are taken as found and their infectors as among them: give imported cases as a column of their own.',
      ),
      caseFinding: shared.caseFinding,
    },
  },
  growth: {
    title: words('增长率与倍增时间', '成長率與倍增時間', 'Growth rate and doubling time'),
    page: 'growth-rate',
    caveats: {
      notOneRate: words(
        '假定期间内增长率不变；请先看图，再选取时间段或拆分点。',
        '假定期間內成長率不變；請先看圖，再選取時間段或拆分點。',
        'One rate is assumed for the period: look at the figure, then choose the period or a split.',
      ),
      recentDays: shared.recentDays,
      zeroDays: words(
        '没有病例的日子不参加拟合，病例少时增长会显得偏慢。',
        '沒有病例的日子不參加擬合，病例少時成長會顯得偏慢。',
        'Days without cases are left out of the line, which makes growth look slower while counts are small.',
      ),
      independentDays: words(
        '相邻各日的偏差并不独立，真实区间比此处更宽。',
        '相鄰各日的偏差並不獨立，真實區間比此處更寬。',
        'Neighbouring days stray together, so the true interval is wider than this one.',
      ),
      noForecast: words(
        '它描述过去，不是预测；把直线延长到未来几乎总是错的。',
        '它描述過去，不是預測；把直線延長到未來幾乎總是錯的。',
        'It describes and does not forecast: a line drawn on into the future is nearly always wrong.',
      ),
      caseFinding: shared.caseFinding,
    },
  },
  nowcast: {
    title: words('即时预报（补足未报告的病例）', '即時預報（補足未通報的病例）', 'Nowcast (cases still to be reported)'),
    page: 'nowcast',
    caveats: {
      delayChanged: words(
        '假定报告延迟不变；节假日、报告系统改动或积压会使结果整体偏高或偏低。',
        '假定通報延遲不變；節假日、通報系統改動或積壓會使結果整體偏高或偏低。',
        'Delays are taken as unchanged: holidays, a new system or a backlog move the whole result up or down.',
      ),
      lastDay: words(
        '最后一两天几乎没有报告，估计主要来自先验和以往的延迟。',
        '最後一兩天幾乎沒有通報，估計主要來自先驗和以往的延遲。',
        'Of the last day or two hardly anything is reported: the estimate is made by the prior and by earlier delays.',
      ),
      longest: words(
        '延迟超过 D 天的病例按 D 天计；D 天以前的日子视为已报全。',
        '延遲超過 D 天的病例按 D 天計；D 天以前的日子視為已通報完全。',
        'Delays above D days count as D, and days more than D ago as complete.',
      ),
      missingDates: words(
        '没有发病日期的病例不在其中；若近期更常缺失，结果偏低。',
        '沒有發病日期的病例不在其中；若近期更常缺失，結果偏低。',
        'Cases without a date of onset are not in it: where these are more of late, the result is too low.',
      ),
      onlyReported: words(
        '只补足将会报告的病例，不包括永远不会被发现的感染者。',
        '只補足將會通報的病例，不包括永遠不會被發現的感染者。',
        'It adds the cases that will be reported, not the infections that nobody will ever find.',
      ),
    },
  },
} as const satisfies Readonly<Record<string, MethodNote>>;
