import { error } from './error-text.ts';

/** Errors of second and later infections of one person. */
export const episodeCodes = {
  /** Details also tell `from`, the first day of a new infection by the pack, with its `pack` and `sources`; null: `why` there is none. */
  CASE_STANDS: error(
    409,
    '此人已登记为病例（第 {episode} 次感染）。请说明登记的是哪一次感染：同一次感染请更正原病例；再次感染请写明感染次序 {next}。',
    '此人已登記為病例（第 {episode} 次感染）。請說明登記的是哪一次感染：同一次感染請更正原病例；再次感染請寫明感染次序 {next}。',
    'This person is a case already (infection {episode}). Say which infection is meant: correct the case that is there, or record another one as infection {next}.',
  ),
  EPISODE_TOO_EARLY: error(
    422,
    '按协议包，{day} 的感染仍属上一次感染：{from} 起才算再次感染（依据：{source}）。请更正日期，或更正上一次感染；基因测序等另有结论的，由有权采纳传播关联的人员写明理由后登记。',
    '按協議包，{day} 的感染仍屬上一次感染：{from} 起才算再次感染（依據：{source}）。請更正日期，或更正上一次感染；基因定序等另有結論的，由有權採納傳播關聯的人員寫明理由後登記。',
    'By the protocol pack an infection of {day} still belongs to the one before: a new one begins on {from} at the earliest (source: {source}). Correct the date or the earlier case; where genomes say otherwise, somebody who may accept links records it with a reason.',
  ),
  EPISODE_UNCLOSED: error(
    422,
    '第 {earlier} 次感染尚未结束：没有痊愈、出院或解除隔离日期，不能判断是否为再次感染。请先在原病例中补录；基因测序等另有结论的，由有权采纳传播关联的人员写明理由后登记。',
    '第 {earlier} 次感染尚未結束：沒有痊癒、出院或解除隔離日期，不能判斷是否為再次感染。請先在原病例中補錄；基因定序等另有結論的，由有權採納傳播關聯的人員寫明理由後登記。',
    'Infection {earlier} is not over: without a day of recovery, discharge or end of isolation nobody can tell a new one from it. Record that day first; where genomes say otherwise, somebody who may accept links records it with a reason.',
  ),
  EPISODE_NO_INTERVAL: error(
    422,
    '现行协议包没有规定再次感染的间隔，不能判断是否为再次感染。请更正原病例；基因测序等有结论的，由有权采纳传播关联的人员写明理由后登记。',
    '現行協議包沒有規定再次感染的間隔，不能判斷是否為再次感染。請更正原病例；基因定序等有結論的，由有權採納傳播關聯的人員寫明理由後登記。',
    'The protocol pack in force names no interval for reinfections, so it cannot tell a new one. Correct the case that is there; where genomes say otherwise, somebody who may accept links records it with a reason.',
  ),
  EPISODE_ORDER: error(
    422,
    '感染次序与日期不符：第 {later} 次感染（{laterDay}）须晚于第 {earlier} 次（{earlierDay}）。请更正日期或次序。',
    '感染次序與日期不符：第 {later} 次感染（{laterDay}）須晚於第 {earlier} 次（{earlierDay}）。請更正日期或次序。',
    'Infections are numbered in the order of their days: infection {later} ({laterDay}) must lie after infection {earlier} ({earlierDay}). Correct a date or the number.',
  ),
} as const;
