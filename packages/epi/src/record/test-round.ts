/**
 * 轮次状态. Nobody is collected for a round that is not open (P3): `draft` is being written, `approved` has its legal basis
 * and its end and waits for its window, `open` takes samples, `closed` takes none any more and keeps its figures, `cancelled`
 * was given up before it closed.
 */
export const testRoundStatuses = ['draft', 'approved', 'open', 'closed', 'cancelled'] as const;
export type TestRoundStatus = (typeof testRoundStatuses)[number];

/** Statuses that may follow a status; a round that is closed or cancelled stays so, another is a new round. */
export const nextTestRoundStatuses: Readonly<Record<TestRoundStatus, readonly TestRoundStatus[]>> = {
  draft: ['approved', 'cancelled'],
  approved: ['draft', 'open', 'cancelled'], // back to draft when what was approved must change
  open: ['closed', 'cancelled'],
  closed: [],
  cancelled: [],
};

/** 检测目的: why a round is held. */
export const testRoundPurposes = [
  'regionScreening', // 区域核酸筛查
  'zoneScreening', // 风险区全员核酸
  'zoneLifting', // 解除管控前全员核酸
  'contactScreening', // 密接、次密接及涉疫场所人员核酸
  'occupationScreening', // 重点行业人员定期核酸
  'institutionScreening', // 重点机构核酸筛查
  'arrivalScreening', // 入境、返回人员核酸
  'goodsAndEnvironment', // 物品和环境采样监测
  'drill', // 演练
  'other',
] as const;
export type TestRoundPurpose = (typeof testRoundPurposes)[number];

/** 应检范围: how the people a round must reach are found. Parts of one rule are joined: whom any part names is due. */
export const targetRuleKinds = [
  'all', // everybody on the roster of the area 辖区全员
  'area', // a set of areas 区域
  'address', // a set of buildings or addresses 楼栋、门牌
  'personClass', // a class of the protocol pack 风险人员类别
  'occupation', // posts 职业岗位
  'householdRoster', // households 住户花名册
  'placeRoster', // people of a place 单位、学校、场所花名册
] as const;
export type TargetRuleKind = (typeof targetRuleKinds)[number];

/** 混采比例: people per tube that swab sets are made for; 1 is a single tube (单采). */
export const poolRatios = [1, 5, 10, 20] as const;
export type PoolRatio = (typeof poolRatios)[number];

/** 检测状态: everybody due in a round is exactly one of these, so due (应检) = done (已检) + exempt (豁免) + missing (未检) at every level. */
export const coverageStates = ['done', 'exempt', 'missing'] as const;
export type CoverageState = (typeof coverageStates)[number];

/**
 * 轮次结论: what a round found. `clean`: nobody of the community front (社会面); `positives`: somebody; `pending`: results or
 * re-tests are out; `incomplete`: closed with people missing beyond what was allowed, so it counts as no clean round.
 */
export const testRoundOutcomes = ['pending', 'clean', 'positives', 'incomplete'] as const;
export type TestRoundOutcome = (typeof testRoundOutcomes)[number];
