import { words } from '../error/error-text.ts';

/** Caveats that several methods have in common; one wording everywhere. */
export const shared = {
  independent: words(
    '假定人与人互不影响；同户、同班的人会一起发病，此时真实区间更宽。',
    '假定人與人互不影響；同戶、同班的人會一起發病，此時真實區間更寬。',
    'People are taken as independent; those of one household or class fall ill together, and the true interval is wider.',
  ),
  confounding: words(
    '暴露者与未暴露者可能在年龄、场所等方面不同（混杂）；请分层再看。',
    '暴露者與未暴露者可能在年齡、場所等方面不同（混雜）；請分層再看。',
    'The exposed may differ from the others in age, place and more (confounding): look at strata as well.',
  ),
  missingAnswers: words(
    '答案缺失的人未计入；若缺失与发病有关，结果会偏。',
    '答案缺失的人未計入；若缺失與發病有關，結果會偏。',
    'People without an answer are left out; if illness made answers go missing, the result is biased.',
  ),
  recall: words(
    '病人比未发病者更努力回忆吃过什么、去过哪里（回忆偏倚）。',
    '病人比未發病者更努力回憶吃過什麼、去過哪裡（回憶偏倚）。',
    'The ill try harder to remember what they ate and where they went than the well (recall bias).',
  ),
  sample: words(
    '只适用于与所查人群相似的人；自愿受检者往往不同于其他人。',
    '只適用於與所查人群相似的人；自願受檢者往往不同於其他人。',
    'It holds for people like those who were examined; volunteers often differ from the rest.',
  ),
  caseFinding: words(
    '检测范围或病例定义在期间内改变，会像真实变化一样出现在结果中。',
    '檢測範圍或病例定義在期間內改變，會像真實變化一樣出現在結果中。',
    'A change of testing or of the case definition within the period looks like a true change.',
  ),
  recentDays: words(
    '最近几天的病例尚未报全，看上去的下降可能只是漏报；请用即时预报校正或去掉这些天。',
    '最近幾天的病例尚未通報完全，看上去的下降可能只是漏報；請用即時預報校正或去掉這些天。',
    'The last days are not fully reported: a fall there may be missing reports only. Correct with a nowcast, or leave these days out.',
  ),
  reportingHabit: words(
    '周末、节假日和补报会在曲线上造成假的起伏。',
    '週末、節假日和補報會在曲線上造成假的起伏。',
    'Weekends, holidays and cleared backlogs make waves that are not of the disease.',
  ),
} as const;
