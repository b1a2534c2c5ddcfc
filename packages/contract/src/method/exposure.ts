import { words } from '../error/error-text.ts';
import { type MethodNote } from './method-note.ts';

/** Who was where together, and what the cases have in common. */
export const exposureNotes = {
  sourceFinding: {
    title: words('共同暴露来源', '共同暴露來源', 'Common source'),
    page: 'source-finding',
    caveats: {
      records: words(
        '只能比较记录到的场所、活动、食品和人员；真正的来源若不在其中，排名第一的也不是它。',
        '只能比較記錄到的場所、活動、食品和人員；真正的來源若不在其中，排名第一的也不是它。',
        'It compares what is on record: where the true source is not, the first of the ranking is not it either.',
      ),
      recall: words(
        '病例比健康人被问得更细时，病例常去的地方会显得可疑。',
        '病例比健康人被問得更細時，病例常去的地方會顯得可疑。',
        'Where cases are asked more closely than healthy people, the places cases like to go to look suspicious.',
      ),
      together: words(
        '总是同去的两个地方无法分开；请用检测、采样或问卷区分。',
        '總是同去的兩個地方無法分開；請用檢測、採樣或問卷區分。',
        'Two places that the same people visit cannot be told apart: it takes tests, samples or interviews.',
      ),
      chains: words(
        '按一个共同来源计算；人传人的后续病例会把来源的时段拉长，也会使病例常聚的场所显得可疑。',
        '按一個共同來源計算；人傳人的後續病例會把來源的時段拉長，也會使病例常聚的場所顯得可疑。',
        'It assumes one common source: cases infected by other cases stretch its period and make places where cases meet look suspicious.',
      ),
      presence: words(
        '同处一地不等于接触：场所再大也算同处；仍须核实距离、通风和防护。',
        '同處一地不等於接觸：場所再大也算同處；仍須核實距離、通風和防護。',
        'Being at one place is not contact: a large hall counts like a small room. Ask about distance, ventilation and protection.',
      ),
    },
  },
} as const satisfies Readonly<Record<string, MethodNote>>;
