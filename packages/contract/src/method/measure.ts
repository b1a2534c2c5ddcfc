import { words } from '../error/error-text.ts';
import { type MethodNote } from './method-note.ts';
import { shared } from './shared-caveat.ts';

/** Measures of field epidemiology. */
export const measureNotes = {
  twoByTwo: {
    title: words('四格表', '四格表', 'Two-by-two table'),
    page: 'two-by-two',
    caveats: {
      confounding: shared.confounding,
      oddsAreNotRisks: words(
        '疾病常见时，比值比远大于风险比；病例对照研究只能用比值比。',
        '疾病常見時，勝算比遠大於風險比；病例對照研究只能用勝算比。',
        'Where the disease is common the odds ratio is far from the risk ratio; a case-control study has the odds ratio only.',
      ),
      independent: shared.independent,
      missingAnswers: shared.missingAnswers,
      exactAndInterval: words(
        'Fisher 检验与区间的算法不同：p < 0.05 时区间仍可能包含 1。',
        'Fisher 檢定與區間的算法不同：p < 0.05 時區間仍可能包含 1。',
        "Fisher's test and the interval are found in different ways: p < 0.05 and an interval that holds 1 can go together.",
      ),
    },
  },
  attackRate: {
    title: words('按暴露因素的罹患率', '按暴露因素的罹患率', 'Attack rates by exposure'),
    page: 'attack-rate',
    caveats: {
      manyQuestions: words(
        '问二十个问题，总有一个会因偶然而“显著”；请看有多少病例有此暴露。',
        '問二十個問題，總有一個會因偶然而「顯著」；請看有多少病例有此暴露。',
        'Of twenty questions one comes out significant by chance; look at how many of the cases the exposure explains.',
      ),
      eatenTogether: words(
        '一起吃的食物会一起显得可疑；请用分层表区分。',
        '一起吃的食物會一起顯得可疑；請用分層表區分。',
        'Foods eaten together look guilty together: separate them with a stratified table.',
      ),
      recall: shared.recall,
      missingAnswers: shared.missingAnswers,
      independent: shared.independent,
    },
  },
  mantelHaenszel: {
    title: words('分层表（Mantel-Haenszel）', '分層表（Mantel-Haenszel）', 'Stratified tables (Mantel-Haenszel)'),
    page: 'mantel-haenszel',
    caveats: {
      oneRatio: words(
        '假定各层的比相同；齐性检验 p 小则应分层报告，不要用合并值。',
        '假定各層的比相同；齊性檢定 p 小則應分層報告，不要用合併值。',
        'One ratio is assumed for all strata: where the test of homogeneity is small, report the strata and not the summary.',
      ),
      weakTest: words(
        '层少、人少时，齐性检验发现不了差别。',
        '層少、人少時，齊性檢定發現不了差別。',
        'With few people the test of homogeneity finds nothing, whether the strata differ or not.',
      ),
      otherConfounders: words(
        '只消除了所分层因素的混杂。',
        '只消除了所分層因素的混雜。',
        'Only confounding by what was stratified is taken out.',
      ),
      independent: shared.independent,
      missingAnswers: shared.missingAnswers,
    },
  },
  proportion: {
    title: words('率（构成比）', '率（構成比）', 'Proportion'),
    page: 'proportion',
    caveats: {
      sample: shared.sample,
      independent: shared.independent,
      imperfectTest: words(
        '检测的假阳性和假阴性未校正，除非给出灵敏度和特异度；这两者自身的误差不在区间内。',
        '檢測的偽陽性和偽陰性未校正，除非給出敏感度和特異度；這兩者自身的誤差不在區間內。',
        'False positives and negatives of a test are not corrected unless its sensitivity and specificity are given; the doubt about those two is not in the interval.',
      ),
    },
  },
  rate: {
    title: words('发病率与率比', '發生率與率比', 'Rates and rate ratios'),
    page: 'rate',
    caveats: {
      constantRate: words(
        '假定期间内发病率不变且病例互不影响；暴发中两者都不成立，区间偏窄。',
        '假定期間內發生率不變且病例互不影響；疫情中兩者都不成立，區間偏窄。',
        'The rate is taken as constant and cases as independent; in an outbreak neither holds and the interval is too narrow.',
      ),
      personTime: words(
        '人时只应包括仍可能发病的人；已发病或免疫者应减去。',
        '人時只應包括仍可能發病的人；已發病或免疫者應減去。',
        'Person-time belongs to those who can still fall ill: take out the ill and the immune.',
      ),
      standard: words(
        '标准化率取决于所用的标准人口，只能与用同一标准的率比较。',
        '標準化率取決於所用的標準人口，只能與用同一標準的率比較。',
        'A standardised rate depends on the standard population and compares only with rates of the same standard.',
      ),
    },
  },
  diagnosticTest: {
    title: words('诊断试验', '診斷試驗', 'Diagnostic test'),
    page: 'diagnostic-test',
    caveats: {
      prevalence: words(
        '预测值只适用于此处受检人群的患病率；患病率低时阳性预测值会急剧下降。',
        '預測值只適用於此處受檢人群的盛行率；盛行率低時陽性預測值會急劇下降。',
        'Predictive values hold at the prevalence of those tested here: at a low one the positive predictive value falls fast.',
      ),
      goldStandard: words(
        '把参照标准当作真相；参照有误则灵敏度和特异度都会偏。',
        '把參照標準當作真相；參照有誤則敏感度和特異度都會偏。',
        'The reference is taken for the truth: where it errs, sensitivity and specificity are both biased.',
      ),
      spectrum: words(
        '在重症者中测得的灵敏度，不适用于轻症者和早期感染者。',
        '在重症者中測得的敏感度，不適用於輕症者和早期感染者。',
        'Sensitivity found in severe cases does not hold for mild and early ones.',
      ),
    },
  },
  sampleSize: {
    title: words('样本量', '樣本數', 'Sample size'),
    page: 'sample-size',
    caveats: {
      assumed: words(
        '结果取决于假定的率；请用几个可能的值各算一次。',
        '結果取決於假定的率；請用幾個可能的值各算一次。',
        'The answer rests on rates that are assumed: try several that may be true.',
      ),
      clusters: words(
        '按户或按班抽样需乘以设计效应。',
        '按戶或按班抽樣需乘以設計效應。',
        'Sampling whole households or classes needs more people, by the design effect.',
      ),
      refusal: words('未计拒访和失访。', '未計拒訪和失訪。', 'Refusal and loss are not counted in.'),
    },
  },
  secondaryAttackRate: {
    title: words('家庭续发率', '家庭續發率', 'Secondary attack rate in households'),
    page: 'secondary-attack-rate',
    caveats: {
      window: words(
        '取决于续发病例的时间窗；窗太宽会计入三代病例和户外感染。',
        '取決於續發病例的時間窗；窗太寬會計入三代病例和戶外感染。',
        'It depends on the window for secondary cases: too wide a one counts tertiary cases and infections from outside.',
      ),
      householdsFound: words(
        '多例家庭更容易被发现，使续发率偏高。',
        '多例家庭更容易被發現，使續發率偏高。',
        'Households with several cases are found more easily, which makes the rate too high.',
      ),
      noSymptoms: words(
        '未检测的无症状感染者计为未感染；已免疫者仍在分母中。',
        '未檢測的無症狀感染者計為未感染；已免疫者仍在分母中。',
        'Untested infections without symptoms count as no infection; the immune stay in the denominator.',
      ),
      independent: shared.independent,
    },
  },
  offspring: {
    title: words('二代病例数分布：R 与离散度 k', '二代病例數分布：R 與離散度 k', 'Offspring: R and dispersion k'),
    page: 'offspring',
    caveats: {
      zeros: words(
        '没有传染任何人的病例必须在内；漏掉他们会使 R 偏高、k 偏高。',
        '沒有傳染任何人的病例必須在內；漏掉他們會使 R 偏高、k 偏高。',
        'Cases who infected nobody must be in the data; without them R and k are too high.',
      ),
      recent: words(
        '近期病例的续发病例尚未出现（右截尾），使 R 偏低。',
        '近期病例的續發病例尚未出現（右截尾），使 R 偏低。',
        'Those whom recent cases infected are not known yet, which makes R too low.',
      ),
      foundBySize: words(
        '因传染多人而被发现的病例，使 R 和离散程度都被高估。',
        '因傳染多人而被發現的病例，使 R 和離散程度都被高估。',
        'Cases found because they infected many bias both R and the spread.',
      ),
      attribution: words(
        '传播关系是推断的；把关系判给最显眼的病例会使 k 偏低。',
        '傳播關係是推斷的；把關係判給最顯眼的病例會使 k 偏低。',
        'Who infected whom is concluded, not seen: giving links to the best-known case makes k too low.',
      ),
    },
  },
  delayFit: {
    title: words('时间间隔与潜伏期', '時間間隔與潛伏期', 'Delays and incubation periods'),
    page: 'delay-fit',
    caveats: {
      truncation: words(
        '疫情仍在继续时，长的间隔尚未出现；不给出截止日期，拟合的间隔偏短。',
        '疫情仍在繼續時，長的間隔尚未出現；不給出截止日期，擬合的間隔偏短。',
        'While an outbreak goes on, long delays are not in the data yet: without the day of looking, delays come out too short.',
      ),
      tails: words(
        '第 99 百分位主要由所选分布决定，而不是数据。',
        '第 99 百分位主要由所選分布決定，而不是資料。',
        'The 99th percentile is made by the family more than by the data.',
      ),
      windows: words(
        '暴露时间不准确（时间窗记得过窄）会直接变成错误的潜伏期。',
        '暴露時間不準確（時間窗記得過窄）會直接變成錯誤的潛伏期。',
        'A window of exposure noted too narrow becomes a wrong incubation period.',
      ),
      families: words(
        'AIC 相差不到 2，说明数据分不出哪个分布更好。',
        'AIC 相差不到 2，說明資料分不出哪個分布更好。',
        'Families whose AIC differ by less than 2 fit equally well.',
      ),
    },
  },
  reportingTruncation: {
    title: words('按报告延迟校正流行曲线', '按通報延遲校正流行曲線', 'Epidemic curve corrected for reports to come'),
    page: 'reporting-truncation',
    caveats: {
      delayChanged: words(
        '假定报告延迟不变；报告加快或积压补报会被当作病例增减。',
        '假定通報延遲不變；通報加快或積壓補報會被當作病例增減。',
        'The delay of reporting is taken as unchanged: faster reporting or a cleared backlog looks like more or fewer cases.',
      ),
      delayUncertain: words(
        '区间不含报告延迟分布自身的误差。',
        '區間不含通報延遲分布自身的誤差。',
        'The interval does not hold the doubt about the delays themselves.',
      ),
      fewReported: words(
        '已报告份额低于一成的日子不给出估计。',
        '已通報份額低於一成的日子不給出估計。',
        'Days of which less than a tenth is reported get no estimate.',
      ),
    },
  },
} as const satisfies Readonly<Record<string, MethodNote>>;
