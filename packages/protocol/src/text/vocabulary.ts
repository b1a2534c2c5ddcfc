import { type CaseClass } from '@firebreak/epi';
import { type Text, words } from '../pack/index.ts';

/** Names of person statuses. */
export const statusWords = {
  notExposed: words('目前没有需要管理的暴露', '目前沒有需要管理的暴露', 'no exposure that counts now'),
  unclassified: words('尚未判定类别', '尚未判定類別', 'not classified yet'),
  informed: words('只需告知，不作限制', '只需告知，不作限制', 'informed, not restricted'),
  toLocate: words('待找到并落实管控', '待找到並落實管控', 'to be located'),
  inQuarantine: words('正在隔离或健康监测', '正在隔離或健康監測', 'in quarantine or monitoring'),
  held: words('检测阳性，待复核', '檢測陽性，待複核', 'held: a positive result awaits confirmation'),
  releaseDue: words('今日可解除', '今日可解除', 'release due today'),
  releaseReview: words(
    '期满，尚缺条件，须由人员复核决定',
    '期滿，尚缺條件，須由人員複核決定',
    'time is over and something is missing: a person decides',
  ),
  released: words('已解除', '已解除', 'released'),
  ended: words('期限已满，自动结束', '期限已滿，自動結束', 'ended with its time'),
  toIsolate: words('病例，待隔离治疗', '病例，待隔離治療', 'case, to be isolated'),
  isolated: words('病例，隔离治疗中', '病例，隔離治療中', 'case, isolated'),
  monitored: words('出院后健康监测', '出院後健康監測', 'monitored after discharge'),
  recovered: words('已康复', '已康復', 'recovered'),
  died: words('死亡', '死亡', 'died'),
} as const;

/** Names of classes of a case. */
export const caseClassWords = {
  notClassified: words('未分类', '未分類', 'not classified'),
  suspected: words('疑似', '疑似', 'suspected'),
  probable: words('临床诊断', '臨床診斷', 'probable'),
  confirmed: words('确诊', '確診', 'confirmed'),
  confirmedNoSymptoms: words('无症状感染者', '無症狀感染者', 'confirmed, no symptoms'),
  notACase: words('排除', '排除', 'not a case'),
} as const satisfies Record<CaseClass, Text>;

/** Names of ways of staying apart. */
export const modeWords = {
  hospital: words('住院隔离治疗', '住院隔離治療', 'isolation in hospital'),
  centralised: words('集中隔离医学观察', '集中隔離醫學觀察', 'centralised quarantine'),
  home: words('居家隔离医学观察', '居家隔離醫學觀察', 'home quarantine'),
  exclusion: words('停工停课', '停工停課', 'exclusion from work or school'),
  homeMonitoring: words('居家健康监测', '居家健康監測', 'home health monitoring'),
  selfMonitoring: words('自我健康监测', '自我健康監測', 'self-monitoring'),
} as const;

/** Names of release conditions. */
export const conditionWords = {
  stagesCompleted: words('期限已到最后一天', '期限已到最後一天', 'the last day has come'),
  ownTestsNegative: words('本人各次检测均为阴性', '本人各次檢測均為陰性', 'all own tests are negative'),
  finalTestNegative: words('最后一次检测为阴性', '最後一次檢測為陰性', 'the last test is negative'),
  linkedFirstTestsNegative: words(
    '所关联密接的前几次检测均为阴性',
    '所關聯密接的前幾次檢測均為陰性',
    'the first tests of the linked close contacts are negative',
  ),
  noSymptoms: words('没有未排除的症状', '沒有未排除的症狀', 'no symptom is open'),
  negativesApart: words('间隔足够的连续检测达到标准', '間隔足夠的連續檢測達到標準', 'results in a row, far enough apart, meet the limit'),
  ctOnDays: words('规定日期的检测 Ct 值达到标准', '規定日期的檢測 Ct 值達到標準', 'the Ct values of the named days meet the limit'),
  sinceEvent: words('距规定事件已满规定时间', '距規定事件已滿規定時間', 'the time since the named event has passed'),
  clinicalRecovery: words('临床症状好转', '臨床症狀好轉', 'clinical recovery'),
} as const;

/** Names of the events that days are counted from. */
export const anchorWords = {
  firstExposure: words('首次暴露', '首次暴露', 'first exposure'),
  lastExposure: words('末次暴露', '末次暴露', 'last exposure'),
  quarantineStart: words('隔离开始', '隔離開始', 'start of quarantine'),
  stageStart: words('本阶段开始', '本階段開始', 'start of the stage'),
  previousStage: words('上一阶段结束', '上一階段結束', 'end of the stage before'),
  leftArea: words('离开风险区', '離開風險區', 'leaving the area'),
  leftPost: words('脱离岗位', '脫離崗位', 'leaving the post'),
  arrival: words('抵达', '抵達', 'arrival'),
  notification: words('告知', '告知', 'notification'),
  onset: words('发病', '發病', 'onset'),
  firstPositiveSample: words('首次阳性采样', '首次陽性取樣', 'first positive sample'),
  positiveResult: words('阳性结果', '陽性結果', 'positive result'),
  diagnosis: words('诊断', '診斷', 'diagnosis'),
  isolation: words('隔离治疗', '隔離治療', 'isolation'),
  discharge: words('出院', '出院', 'discharge'),
  recovery: words('康复', '康復', 'recovery'),
  symptomEnd: words('症状消失', '症狀消失', 'end of symptoms'),
  treatmentStart: words('开始治疗', '開始治療', 'start of treatment'),
  death: words('死亡', '死亡', 'death'),
  safeBurial: words('安全安葬', '安全安葬', 'safe burial'),
  secondNegativePcr: words('第二次核酸阴性', '第二次核酸陰性', 'second negative PCR'),
  lastCaseOnset: words('末例病例发病', '末例病例發病', 'onset of the last case'),
  lastCase: words('末例病例', '末例病例', 'last case'),
  lastInfection: words('末次新增感染', '末次新增感染', 'last new infection'),
  zoneDrawn: words('划定风险区', '劃定風險區', 'drawing of the zone'),
  levelStart: words('进入现等级', '進入現等級', 'start of the level'),
  eventKnown: words('得知事件', '得知事件', 'the event being known'),
  contactNamed: words('判定为接触者', '判定為接觸者', 'being named as a contact'),
  positivePool: words('混管阳性', '混管陽性', 'positive pool'),
  release: words('解除', '解除', 'release'),
  collected: words('采集', '採集', 'collection'),
  outbreakEnd: words('疫情结束', '疫情結束', 'end of the outbreak'),
  dayStart: words('当日零时', '當日零時', 'midnight'),
} as const;

/** Names of the marks of provenance. */
export const markWords = {
  sourced: words('有出处', '有出處', 'sourced'),
  fromMemory: words('凭记忆，待核对', '憑記憶，待核對', 'from memory, to be checked'),
  local: words('本地设定', '本地設定', 'set locally'),
} as const;
