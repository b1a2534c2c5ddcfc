/**
 * 豁免原因: why somebody on the roster is not due in a round. An exemption has a reason, a person who granted it, and an end;
 * who is hard to reach is not exempt but has a need (`rosterNeeds`).
 */
export const exemptionReasons = [
  'recentlyRecovered', // 近期治愈，在规定期限内不检测
  'knownCase', // 已确诊，治疗中
  'inQuarantine', // 集中隔离，由隔离点检测
  'inHospital', // 住院，由医院检测
  'testedElsewhere', // 本轮已在他处检测
  'away', // 已离开本辖区
  'moved', // 已搬离
  'died', // 已死亡
  'medical', // 医学上不宜采样
  'infantTooYoung', // 婴儿，不宜采样
  'duplicate', // 与另一名册记录为同一人
  'other',
] as const;
export type ExemptionReason = (typeof exemptionReasons)[number];

/** 特殊情况: what a sampler must know of a person or a household before going there; never a reason to pass by. */
export const rosterNeeds = [
  'homeBound', // 行动不便，需上门采样
  'infant', // 婴幼儿
  'noPhone', // 无手机，用纸质登记
  'noDocument', // 无身份证件
  'foreigner', // 外籍人员，需语言帮助
  'unknownOccupancy', // 住户情况不明：不知是否有人居住，须上门核实
] as const;
export type RosterNeed = (typeof rosterNeeds)[number];

/** 居住情况: what is known of a dwelling. Only `vacant` takes it off the list; `unknown` stays on it until somebody went there. */
export const occupancies = ['occupied', 'vacant', 'unknown'] as const;
export type Occupancy = (typeof occupancies)[number];

/** 名册来源: where a line of the roster came from. */
export const rosterSources = ['register', 'grid', 'place', 'door', 'site', 'import'] as const;
export type RosterSource = (typeof rosterSources)[number];

/** 未检原因: why a person is still missing, as far as somebody found out. */
export const missingReasons = [
  'notVisited', // 尚未上门
  'notAtHome', // 敲门无人
  'refused', // 拒绝
  'unreachable', // 联系不上
  'sampleLost', // 样本丢失或破损，需重采
  'resultInvalid', // 结果无效，需重采
  'identityUnclear', // 身份不清
] as const;
export type MissingReason = (typeof missingReasons)[number];
