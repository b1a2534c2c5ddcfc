import { words } from '../error/error-text.ts';
import { type MethodNote } from './method-note.ts';
import { shared } from './shared-caveat.ts';

const notAnOutbreak = words(
  '预警表示“值得查看”，不等于暴发；没有预警也不等于没有暴发。',
  '預警表示「值得查看」，不等於疫情爆發；沒有預警也不等於沒有疫情。',
  'An alarm says that someone should look, not that there is an outbreak; and no alarm does not say that there is none.',
);
const manySeries = words(
  '同时监测许多序列时，每周都会有几个因偶然而预警。',
  '同時監測許多序列時，每週都會有幾個因偶然而預警。',
  'Of many series watched at once a few alarm by chance every week.',
);
const recentCounts = words(
  '最近的计数尚未报全，会漏掉正在发生的暴发；请标明最近几个时段未报全。',
  '最近的計數尚未通報完全，會漏掉正在發生的疫情；請標明最近幾個時段未通報完全。',
  'The latest counts are not fully reported, so that an outbreak going on is missed: say how many of the last ones are incomplete.',
);

/** Detection of outbreaks in surveillance series. */
export const detectionNotes = {
  ears: {
    title: words('EARS C1–C3', 'EARS C1–C3', 'EARS C1 to C3'),
    page: 'ears',
    caveats: {
      shortBaseline: words(
        '只与前几周比较：没有季节，缓慢上升的疫情会抬高自己的界限。',
        '只與前幾週比較：沒有季節，緩慢上升的疫情會抬高自己的界限。',
        'It compares with the few counts before: it knows no season, and a slow rise lifts its own limit.',
      ),
      fewCounts: words(
        '病例数接近 0 时标准差很小，一两例就会预警；请设标准差的下限。',
        '病例數接近 0 時標準差很小，一兩例就會預警；請設標準差的下限。',
        'Near 0 the standard deviation is tiny and one or two cases alarm: set a lowest standard deviation.',
      ),
      weekdays: words(
        '用于每日数据时，周末效应会造成假预警。',
        '用於每日資料時，週末效應會造成假預警。',
        'With daily counts, weekends make false alarms.',
      ),
      recentCounts,
      notAnOutbreak,
      manySeries,
    },
  },
  farrington: {
    title: words('Farrington 法（1996）', 'Farrington 法（1996）', "Farrington's method (1996)"),
    page: 'farrington',
    caveats: {
      history: words(
        '依赖往年同期；监测方式、病例定义或检测量变化后，往年不再可比。',
        '依賴往年同期；監測方式、病例定義或檢測量變化後，往年不再可比。',
        'It rests on the same weeks of earlier years: after a change of reporting, definition or testing these compare no more.',
      ),
      twoSided: words(
        '界限是双侧的：alpha 0.05 时上方只有 2.5 %。',
        '界限是雙側的：alpha 0.05 時上方只有 2.5 %。',
        'Its limit is two-sided: alpha of 0.05 leaves 2.5 % above it.',
      ),
      oldOutbreaks: words(
        '往年的大暴发即使降权，仍会抬高界限。',
        '往年的大規模疫情即使降權，仍會抬高界限。',
        'Large outbreaks of earlier years lift the limit even where they weigh less.',
      ),
      recentCounts,
      notAnOutbreak,
      manySeries,
    },
  },
  farringtonFlexible: {
    title: words('Farrington 灵活法', 'Farrington 靈活法', "Farrington's flexible method"),
    page: 'farrington-flexible',
    caveats: {
      history: words(
        '需要数年历史；监测方式、病例定义或检测量变化后，往年不再可比。',
        '需要數年歷史；監測方式、病例定義或檢測量變化後，往年不再可比。',
        'It needs years of history: after a change of reporting, definition or testing these compare no more.',
      ),
      trend: words(
        '趋势由少数几年推出；疫情之后的下降会使界限过低，假预警增多。',
        '趨勢由少數幾年推出；疫情之後的下降會使界限過低，假預警增多。',
        'A trend is drawn from few years: after an epidemic it falls, the limit is too low, and alarms are false.',
      ),
      oldOutbreaks: words(
        '往年的大暴发即使降权，仍会抬高界限。',
        '往年的大規模疫情即使降權，仍會抬高界限。',
        'Large outbreaks of earlier years lift the limit even where they weigh less.',
      ),
      fewCases: words(
        '最近几周病例不足时不预警，罕见病需改用其他方法。',
        '最近幾週病例不足時不預警，罕見病需改用其他方法。',
        'With too few cases in the last weeks it never alarms: rare diseases need another method.',
      ),
      recentCounts,
      notAnOutbreak,
      manySeries,
    },
  },
  referenceValue: {
    title: words('RKI 法与贝叶斯法', 'RKI 法與貝氏法', 'Methods of the RKI and Bayes'),
    page: 'rki-bayes',
    caveats: {
      poisson: words(
        '假定计数服从泊松分布；实际波动更大，预警会过多。',
        '假定計數服從卜瓦松分布；實際波動更大，預警會過多。',
        'Counts are taken as Poisson; they vary more than that, and alarms are too many.',
      ),
      oldOutbreaks: words(
        '对照期内的暴发会抬高界限。',
        '對照期內的疫情會抬高界限。',
        'An outbreak among the weeks compared with lifts the limit.',
      ),
      noTrend: words(
        '没有趋势：长期上升会一直预警。',
        '沒有趨勢：長期上升會一直預警。',
        'It knows no trend: under a long rise it alarms all the time.',
      ),
      recentCounts,
      notAnOutbreak,
      manySeries,
    },
  },
  cusum: {
    title: words('累积和（CUSUM）', '累積和（CUSUM）', 'CUSUM chart'),
    page: 'cusum',
    caveats: {
      mean: words(
        '取决于“正常均值”；均值偏低则一直预警，偏高则永不预警。',
        '取決於「正常平均數」；平均數偏低則一直預警，偏高則永不預警。',
        'All rests on the mean without an outbreak: too low a one alarms always, too high a one never.',
      ),
      noReset: words(
        '预警后不归零：疫情过后一段时间内仍会预警。',
        '預警後不歸零：疫情過後一段時間內仍會預警。',
        'It is not set back by an alarm, so that it goes on for a while after an outbreak.',
      ),
      overdispersion: words(
        '计数比泊松更分散时，假预警多于 k 和 h 所示。',
        '計數比卜瓦松更分散時，假預警多於 k 和 h 所示。',
        'Where counts vary more than Poisson, false alarms are more than k and h promise.',
      ),
      recentCounts,
      notAnOutbreak,
    },
  },
  glr: {
    title: words('广义似然比图（GLR）', '廣義概似比圖（GLR）', 'Generalised likelihood ratio chart (GLR)'),
    page: 'glr',
    caveats: {
      learning: words(
        '正常均值由判断之前的数据学得；其中若有暴发，界限会过高。',
        '正常平均數由判斷之前的資料學得；其中若有疫情，界限會過高。',
        'The mean is learnt from the counts before: an outbreak among them makes the limit too high.',
      ),
      season: words(
        '季节以正弦曲线表示；突起的季节会造成每年同期的假预警。',
        '季節以正弦曲線表示；突起的季節會造成每年同期的假預警。',
        'Seasons are sine curves: sharper ones make false alarms at the same time each year.',
      ),
      restarts: words(
        '预警后重新开始，因此前后预警不独立。',
        '預警後重新開始，因此前後預警不獨立。',
        'It begins anew after an alarm, so that alarms are not independent.',
      ),
      recentCounts,
      notAnOutbreak,
    },
  },
  outbreakP: {
    title: words('outbreakP（无基线）', 'outbreakP（無基線）', 'outbreakP (without a baseline)'),
    page: 'outbreak-p',
    caveats: {
      anyRise: words(
        '任何持续上升都会预警，包括检测量增加和季节开始。',
        '任何持續上升都會預警，包括檢測量增加和季節開始。',
        'Any lasting rise alarms: more testing and the beginning of a season as well.',
      ),
      start: words(
        '从序列起点算起且不归零；请从上一季结束后开始。',
        '從序列起點算起且不歸零；請從上一季結束後開始。',
        'It counts from the beginning of the series and is never set back: begin after the last season.',
      ),
      recentCounts,
      notAnOutbreak,
    },
  },
  spaceTimeCluster: {
    title: words('时空聚集（Shiryaev-Roberts）', '時空聚集（Shiryaev-Roberts）', 'Space-time clusters (Shiryaev-Roberts)'),
    page: 'space-time-shiryaev-roberts',
    caveats: {
      population: words(
        '不知道人口：人多的地方病例本来就多；假定空间分布不随时间改变。',
        '不知道人口：人多的地方病例本來就多；假定空間分布不隨時間改變。',
        'It knows no population: the pattern in space is taken as unchanging, and a town that grows looks like a cluster.',
      ),
      settings: words(
        '结果取决于半径和 epsilon；请用几个值各算一次。',
        '結果取決於半徑和 epsilon；請用幾個值各算一次。',
        'It rests on the radius and on epsilon: try several.',
      ),
      ties: words(
        '同日病例的先后由文件顺序决定。',
        '同日病例的先後由檔案順序決定。',
        'Cases of one day are taken in the order of the file.',
      ),
      caseFinding: shared.caseFinding,
    },
  },
} as const satisfies Readonly<Record<string, MethodNote>>;
