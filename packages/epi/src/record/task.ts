/**
 * 任务: one piece of work with an owner, a clock and proof. Most kinds are opened by the protocol when something is
 * recorded; `other` is what somebody asks for by hand.
 */
export const taskKinds = [
  'report', // 网络直报
  'interview', // 流行病学调查访谈
  'coreFacts', // 核心信息
  'fileReport', // 初步流调报告
  'locateAndHold', // 找到并就地管控
  'transfer', // 转运
  'venueControl', // 场所管控
  'contactListing', // 密接排查
  'poolRecall', // 混管召回
  'reTest', // 单管复核
  'disinfection', // 终末消毒
  'needsCheck', // 需求了解
  'followUp', // 随访
  'test', // 采样检测
  'notify', // 告知
  'classify', // 判定
  'quarantine', // 隔离医学观察
  'isolate', // 隔离治疗
  'medicalAssessment', // 医学评估
  'arrivalScreening', // 落地排查
  'noticeToPerson', // 权利义务告知
  'crossAreaRequest', // 协查函
  'vectorControl', // 病媒控制
  'prophylaxis', // 暴露后预防
  'ringVaccination', // 环形接种
  'waterControl', // 饮水控制
  'safeBurial', // 安全安葬
  'jointAssessment', // 联合研判
  'gatherEvidence', // 补充证据
  'rectify', // 整改
  'carryOutOrder', // 落实指令
  'other',
] as const;
export type TaskKind = (typeof taskKinds)[number];

/**
 * 任务状态. `refused` is back with the area that owns it and needs another hand; `withdrawn` says that the event which
 * started the task was cancelled or corrected.
 */
export const taskStatuses = ['open', 'accepted', 'refused', 'done', 'withdrawn'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** Statuses in which the clock runs. */
export const openTaskStatuses = ['open', 'accepted', 'refused'] as const satisfies readonly TaskStatus[];

/** 行业: the sector that owns a place or an activity beside the area (管行业必须管疫情防控). */
export const sectors = [
  'health',
  'education',
  'justice',
  'welfare',
  'transport',
  'commerce',
  'industry',
  'agriculture',
  'fishery',
  'tourism',
  'construction',
  'port',
  'publicSecurity',
  'other',
] as const;
export type Sector = (typeof sectors)[number];

/** 佐证: what proves that a task was done. */
export const evidenceKinds = ['text', 'form', 'record', 'photo'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** How far a clock has run: in time, past half, past four fifths, over (升级 50/80/100 %). */
export const clockStates = ['inTime', 'half', 'late', 'overdue'] as const;
export type ClockState = (typeof clockStates)[number];

/** Shares of the time allowed at which a task climbs the ladder of escalation. */
export const escalationShares = { half: 0.5, late: 0.8, overdue: 1 } as const;

/**
 * State of a clock at a moment.
 *
 * @param openedAt start of the clock, milliseconds since 1970
 * @param dueAt end of the clock; a clock that ends at its start or before it is overdue from its start
 * @param now the moment, milliseconds since 1970
 */
export function clockStateAt(openedAt: number, dueAt: number, now: number): ClockState {
  if (now >= dueAt) return 'overdue';
  const share = (now - openedAt) / (dueAt - openedAt);
  if (share >= escalationShares.late) return 'late';
  return share >= escalationShares.half ? 'half' : 'inTime';
}
