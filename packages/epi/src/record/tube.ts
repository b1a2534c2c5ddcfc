/**
 * 采样管状态. `open` takes members; `sealed` takes none; `sent` is with the courier; `received` is at the laboratory, which
 * sees the tube and how many people are in it and no name (P7); `tested` has a result.
 */
export const tubeStates = ['open', 'sealed', 'sent', 'received', 'tested'] as const;
export type TubeState = (typeof tubeStates)[number];

/**
 * 采样管异常. A tube may have several. What it means for its people is `recollectFaults`; a fault is put right by a record that
 * names who did so, never by wiping it out.
 */
export const tubeFaults = [
  'missingMember', // 管内人数少于登记人数
  'duplicateMember', // 同一人登记两次或在两管中
  'wrongTube', // 人管不符
  'leaking', // 渗漏、破损
  'greyCt', // Ct 值处于灰区
  'invalid', // 内标未检出，结果无效
] as const;
export type TubeFault = (typeof tubeFaults)[number];

/** Faults after which everybody in the tube gives another sample: no result of it can be told to a person. */
export const recollectFaults = ['wrongTube', 'leaking', 'greyCt', 'invalid'] as const satisfies readonly TubeFault[];

/** 样本交接环节: where a tube changes hands; each hand-over has a giver, a taker and a time (chain of custody). */
export const custodySteps = ['collected', 'sealed', 'racked', 'handedToCourier', 'handedToLaboratory', 'received', 'rejected'] as const;
export type CustodyStep = (typeof custodySteps)[number];

/** 采样点类型: a fixed site, a mobile one, a team going from door to door, an institution, a vehicle. */
export const samplingPointKinds = ['fixed', 'mobile', 'doorToDoor', 'institution', 'vehicle'] as const;
export type SamplingPointKind = (typeof samplingPointKinds)[number];

/**
 * 混管复核状态: `waiting` for the pool's own result; `clear`, negative; `recollect`, no valid result,
 * all give another sample; `recall`, positive: its members are to be found, held and sampled singly; `membersMissing`, a member has no single result after the time allowed; `resolved`, every member has one.
 */
export const poolResolutionStates = ['waiting', 'clear', 'recollect', 'recall', 'membersMissing', 'resolved'] as const;
export type PoolResolutionState = (typeof poolResolutionStates)[number];
