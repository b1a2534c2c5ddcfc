import { error } from './error-text.ts';

/** Errors of retention and expiry. */
export const expiryCodes = {
  EXPIRY_OWN: error(
    403,
    '不能批准自己提出的到期处理。请由另一位有权批准的人决定。',
    '不能核准自己提出的到期處理。請由另一位有權核准的人決定。',
    'Nobody approves an expiry they proposed. Somebody else with the permission decides.',
  ),
  EXPIRY_STATE: error(
    409,
    '该到期处理当前为“{state}”，不能这样做。请刷新后查看它的现状。',
    '該到期處理當前為「{state}」，不能這樣做。請重新整理後查看它的現狀。',
    'The expiry is {state}, so this cannot be done. Look at it again.',
  ),
  EXPIRY_NOTHING: error(
    422,
    '目前没有到期的数据，无需处理。到期日期见保存期限列表。',
    '目前沒有到期的資料，無需處理。到期日期見保存期限列表。',
    'Nothing has expired yet, so there is nothing to propose. The list of retention times says when.',
  ),
  EXPIRY_NO_RULE: error(
    422,
    '现行协议包没有为此类数据规定保存期限。请先在协议包中补充。',
    '現行協議包沒有為此類資料規定保存期限。請先在協議包中補充。',
    'The protocol pack in force sets no retention time for this kind of data. Add one to the pack first.',
  ),
  EXPIRY_HELD: error(
    409,
    '该疫情的数据被依法保全至 {until}（{authority}），期间不得删除。保全解除或到期后再处理。',
    '該疫情的資料被依法保全至 {until}（{authority}），期間不得刪除。保全解除或到期後再處理。',
    'A legal hold of {authority} keeps the data of this outbreak until {until}. Nothing is forgotten before it ends.',
  ),
} as const;
