import { words } from '../error/error-text.ts';
import { type MethodNote } from './method-note.ts';

/** Pooled testing. */
export const poolingNotes = {
  pooledTesting: {
    title: words('混合检测', '混合檢測', 'Pooled testing'),
    page: 'pooled-testing',
    caveats: {
      clustering: words(
        '假定同管各人是否感染互不影响；一家人同管时，阳性管更少，混检比此处更省。',
        '假定同管各人是否感染互不影響；一家人同管時，陽性管更少，混檢比此處更省。',
        'Members of a pool are taken as independent: with households in one pool fewer pools are positive and pooling saves more.',
      ),
      dilution: words(
        '灵敏度按所给数值计算；稀释会使大混样的灵敏度下降，十人以上须经实验室验证。',
        '敏感度按所給數值計算；稀釋會使大混樣的敏感度下降，十人以上須經實驗室驗證。',
        'Sensitivity is taken as given: dilution lowers it in large pools, and more than ten specimens need validation by the laboratory.',
      ),
      badSwab: words(
        '假定同一标本的各次检测误差互不相关；采样不合格时并非如此。',
        '假定同一檢體的各次檢測誤差互不相關；採樣不合格時並非如此。',
        'Errors of several tests of one specimen are taken as independent; a bad swab fails in all of them.',
      ),
      prevalenceMoves: words(
        '最佳混样人数随感染率变化；疫点、发热门诊和密切接触者应单采单检。',
        '最佳混樣人數隨感染率變化；疫點、發燒門診和密切接觸者應單採單檢。',
        'The best size moves with the prevalence; hot spots, fever clinics and contacts are tested one by one.',
      ),
    },
  },
  poolPrevalence: {
    title: words('由混样估计感染率', '由混樣估計感染率', 'Prevalence from pools'),
    page: 'pool-prevalence',
    caveats: {
      clustering: words(
        '假定各人是否感染互不影响；聚集感染时，此处的感染率偏低、区间偏窄。',
        '假定各人是否感染互不影響；聚集感染時，此處的感染率偏低、區間偏窄。',
        'People are taken as independent: where infections cluster in pools, the prevalence is too low and the interval too narrow.',
      ),
      perfectTest: words(
        '除非给出灵敏度和特异度，否则视检测为完美；低感染率时，少量假阳性就会使结果翻倍。',
        '除非給出敏感度和特異度，否則視檢測為完美；低感染率時，少量偽陽性就會使結果翻倍。',
        'The test is taken as perfect unless its sensitivity and specificity are given: at a low prevalence few false positives double the result.',
      ),
      allPositive: words(
        '全部混样阳性时没有上限：混样人数太多，请看下限。',
        '全部混樣陽性時沒有上限：混樣人數太多，請看下限。',
        'When all pools are positive there is no upper limit: the pools were too large; look at the lower one.',
      ),
      sample: words(
        '只适用于与受检者相似的人。',
        '只適用於與受檢者相似的人。',
        'It holds for people like those whose specimens were pooled.',
      ),
    },
  },
} as const satisfies Readonly<Record<string, MethodNote>>;
