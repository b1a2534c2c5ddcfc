import { error, type ErrorText, type Locale } from './error-text.ts';
import { deviceCodes } from './device-code.ts';
import { episodeCodes } from './episode-code.ts';
import { expiryCodes } from './expiry-code.ts';
import { labCodes } from './lab-code.ts';
import { sampleCodes } from './sample-code.ts';
import { problemText } from './request-problem.ts';
import { roundCodes } from './round-code.ts';
import { stateWord } from './state-word.ts';

export { type Locale, locales } from './error-text.ts';

/** Every error that may cross the wire, with its HTTP status and its words. */
export const errorCodes = {
  ...deviceCodes,
  ...episodeCodes,
  ...expiryCodes,
  ...labCodes,
  ...sampleCodes,
  ...roundCodes,
  REQUEST_INVALID: error(
    400,
    '提交的内容有误：{field} {problem}。请改正后重试。',
    '提交的內容有誤：{field} {problem}。請改正後重試。',
    'The request cannot be read: {field} {problem}. Correct it and send it again.',
  ),
  SIGN_IN_REQUIRED: error(401, '请先登录。', '請先登入。', 'Sign in first.'),
  SIGN_IN_FAILED: error(
    401,
    '用户名或密码不正确。请核对后重试，或请管理员发送新的登录链接。',
    '使用者名稱或密碼不正確。請核對後重試，或請管理員發送新的登入連結。',
    'The name or password is not right. Check both, or ask an administrator for a new sign-in link.',
  ),
  SIGN_IN_LINK_USED: error(
    410,
    '此登录链接已使用或已过期。请向管理员索取新链接；还没有管理员时，请重新启动服务器，它会打印新的链接。',
    '此登入連結已使用或已過期。請向管理員索取新連結；還沒有管理員時，請重新啟動伺服器，它會列印新的連結。',
    'This sign-in link was used or has expired. Ask an administrator for a new one; where there is no administrator yet, start the server again: it prints a new one.',
  ),
  CSRF_TOKEN_MISSING: error(
    403,
    '页面已过期，请刷新后重试。',
    '頁面已過期，請重新整理後再試。',
    'The page is out of date. Reload it and try again.',
  ),
  PERMISSION_DENIED: error(
    403,
    '您的角色没有此权限（{permission}）。如工作需要，请联系：{whoHasIt}。',
    '您的角色沒有此權限（{permission}）。如工作需要，請聯絡：{whoHasIt}。',
    'Your role does not allow this ({permission}). If your work needs it, ask: {whoHasIt}.',
  ),
  TOO_MANY_REQUESTS: error(
    429,
    '操作过于频繁，请 {seconds} 秒后再试。',
    '操作過於頻繁，請 {seconds} 秒後再試。',
    'Too many requests. Try again in {seconds} seconds.',
  ),
  ROUTE_NOT_FOUND: error(404, '没有这个地址：{path}。', '沒有這個網址：{path}。', 'There is no such address: {path}.'),
  RECORD_NOT_FOUND: error(
    404,
    '没有这条记录，或它不在您的辖区。请从列表重新打开。',
    '沒有這筆記錄，或它不在您的轄區。請從列表重新打開。',
    'There is no such record, or it is outside your area. Open it from the list again.',
  ),
  OUTBREAK_NOT_FOUND: error(
    404,
    '没有这起疫情，或它不对您开放。',
    '沒有這起疫情，或它不對您開放。',
    'There is no such outbreak, or it is not open to you.',
  ),
  AREA_NOT_FOUND: error(
    422,
    '没有代码为 {code} 的辖区。请从辖区列表选择，或先导入辖区。',
    '沒有代碼為 {code} 的轄區。請從轄區列表選擇，或先匯入轄區。',
    'There is no area with code {code}. Choose one from the list, or import areas first.',
  ),
  REFERENCE_NOT_FOUND: error(
    422,
    '{field} 指向不存在的记录 {id}。请先登记它，或选择已有的记录。',
    '{field} 指向不存在的記錄 {id}。請先登記它，或選擇已有的記錄。',
    '{field} points at a record that does not exist ({id}). Record it first, or choose an existing one.',
  ),
  ALREADY_EXISTS: error(
    409,
    '已有相同的记录（{field}）。请打开已有的记录修改。',
    '已有相同的記錄（{field}）。請打開已有的記錄修改。',
    'Such a record exists already ({field}). Open the existing one and change it.',
  ),
  VERSION_CONFLICT: error(
    409,
    '此记录已被他人修改（现为第 {current} 版）。您的改动未保存；请查看最新内容后重做。',
    '此記錄已被他人修改（現為第 {current} 版）。您的改動未儲存；請查看最新內容後重做。',
    'Somebody changed this record meanwhile (it is now version {current}). Your change was not saved; look at the latest and do it again.',
  ),
  UNDO_NOT_POSSIBLE: error(
    409,
    '此后又有改动，不能直接撤销。请从历史中选择要恢复的内容。',
    '此後又有改動，不能直接復原。請從歷史中選擇要恢復的內容。',
    'There were later changes, so this cannot simply be undone. Choose what to restore from the history.',
  ),
  DATES_IMPOSSIBLE: error(
    422,
    '{later} 早于 {earlier}，不可能成立。请核对两个日期。',
    '{later} 早於 {earlier}，不可能成立。請核對兩個日期。',
    '{later} lies before {earlier}, which cannot be. Check both dates.',
  ),
  REASON_REQUIRED: error(422, '请写明原因。', '請寫明原因。', 'Give a reason.'),
  EXPORT_NEEDS_APPROVAL: error(
    403,
    '这次将导出 {rows} 条个人记录（含近期已导出 {taken} 条），超过 {limit} 条，须由另一人批准。数据未导出，请先提交导出申请。',
    '這次將匯出 {rows} 條個人記錄（含近期已匯出 {taken} 條），超過 {limit} 條，須由另一人批准。資料未匯出，請先提交匯出申請。',
    'This would export {rows} personal records ({taken} of them taken lately), more than {limit}, which a second person must approve. Nothing was exported. Ask for the export first.',
  ),
  LIST_LIMIT_REACHED: error(
    403,
    '按导出规定，一人 {hours} 小时内可经列表查看 {limit} 人，您已查看 {taken} 人，还可查看 {left} 人；此页另有 {fresh} 人未查看过，故未显示。已查看过的人员、单条记录不受影响。请用筛选或搜索缩小列表，或申请导出（由另一人批准），或待时段过后再查看。',
    '按匯出規定，一人 {hours} 小時內可經列表檢視 {limit} 人，您已檢視 {taken} 人，還可檢視 {left} 人；此頁另有 {fresh} 人未檢視過，故未顯示。已檢視過的人員、單條記錄不受影響。請用篩選或搜尋縮小列表，或申請匯出（由另一人批准），或待時段過後再檢視。',
    'By the rule of exports one person reads {limit} people through lists within {hours} hours. You have read {taken}, so {left} are left, and this page would show {fresh} more: nothing is shown. People you have read already, and single records, stay open. Filter or search for a smaller list, ask for an export that a second person approves, or wait until the hours have passed.',
  ),
  EXPORT_NOT_APPROVED: error(
    409,
    '该导出申请的状态为“{state}”，不能下载。请重新申请。',
    '該匯出申請的狀態為「{state}」，不能下載。請重新申請。',
    'This request is {state}, so nothing can be taken by it. Ask again.',
  ),
  EXPORT_GREW: error(
    409,
    '批准时列表有 {approved} 条，现在有 {rows} 条，超出过多。数据未导出，请重新申请。',
    '批准時列表有 {approved} 條，現在有 {rows} 條，超出過多。資料未匯出，請重新申請。',
    'The list had {approved} records when the export was approved and has {rows} now. Nothing was exported. Ask again.',
  ),
  EXPORT_OWN_REQUEST: error(
    403,
    '自己的导出申请须由另一人批准。',
    '自己的匯出申請須由另一人批准。',
    'Your own request is decided by somebody else.',
  ),
  OUTBREAK_CLOSED: error(409, '疫情已结案，不能再改动。', '疫情已結案，不能再改動。', 'The outbreak is closed and cannot be changed.'),
  IMPORT_NOT_READABLE: error(
    422,
    '文件 {file} 无法读取：{problem}。数据未写入。',
    '檔案 {file} 無法讀取：{problem}。資料未寫入。',
    'File {file} cannot be read: {problem}. Nothing was written.',
  ),
  IMPORT_STATE: error(
    409,
    '导入当前处于“{state}”，不能执行此操作。',
    '匯入目前處於「{state}」，不能執行此操作。',
    'The import is "{state}" and does not allow this now.',
  ),
  UPLOAD_TOO_LARGE: error(
    413,
    '文件超过 {limit}。请拆分后再导入。',
    '檔案超過 {limit}。請拆分後再匯入。',
    'The file is larger than {limit}. Split it and import the parts.',
  ),
  TASK_STATE: error(
    409,
    '任务当前为“{status}”，不能执行此操作。请查看最新内容。',
    '任務目前為「{status}」，不能執行此操作。請查看最新內容。',
    'The task is "{status}" and does not allow this now. Look at the latest.',
  ),
  TASK_NEEDS_EVIDENCE: error(
    422,
    '任务没有佐证，不能办结。请填写文字、表单，关联记录，或上传照片。',
    '任務沒有佐證，不能辦結。請填寫文字、表單，關聯記錄，或上傳照片。',
    'The task has no proof yet and cannot be completed. Write a note, fill in the form, name a record, or upload a photo.',
  ),
  TASK_WAITS: error(409, '须先完成前置任务（{task}）。', '須先完成前置任務（{task}）。', 'Another task must be done first ({task}).'),
  CLOSE_OUT_UNEXPLAINED: error(
    409,
    '还有 {count} 项未办结任务没有写明原因，不能签署。请逐项填写结转原因或先办结。',
    '還有 {count} 項未辦結任務沒有寫明原因，不能簽署。請逐項填寫結轉原因或先辦結。',
    '{count} tasks that stay open carry no reason, so the day cannot be signed. Give their reasons, or finish them first.',
  ),
  ORDER_NOT_BELOW: error(
    422,
    '{area} 不是下级辖区，不能向其下达指令。请选择下级辖区。',
    '{area} 不是下級轄區，不能向其下達指令。請選擇下級轄區。',
    '{area} does not lie below the area that gives the order. Choose areas below it.',
  ),
  ORDER_WITHDRAWN: error(
    409,
    '指令已撤回，不必再办理。',
    '指令已撤回，不必再辦理。',
    'The order was taken back; nothing is to be done any more.',
  ),
  FINDING_STATE: error(
    409,
    '问题当前为“{status}”，不能执行此操作。请查看最新内容。',
    '問題目前為「{status}」，不能執行此操作。請查看最新內容。',
    'The finding is "{status}" and does not allow this now. Look at the latest.',
  ),
  PHOTO_NOT_READABLE: error(
    422,
    '照片无法读取：{problem}。请上传 5 MB 以内的 JPEG、PNG 或 WebP。',
    '照片無法讀取：{problem}。請上傳 5 MB 以內的 JPEG、PNG 或 WebP。',
    'The photo cannot be read: {problem}. Upload a JPEG, PNG or WebP of at most 5 MB.',
  ),
  INFERENCE_NO_CASES: error(
    422,
    '没有带日期的病例，无法推断。请先登记发病、报告或采样日期。',
    '沒有帶日期的病例，無法推斷。請先登記發病、報告或採樣日期。',
    'No case has a date, so nothing can be inferred. Record days of onset, report or sample first.',
  ),
  LINK_DECISION_CHANGED: error(
    409,
    '有人刚刚对此病例的传染来源作了判定（{by}：{reason}）。请刷新并查看后再决定。',
    '有人剛剛對此病例的傳染來源作了判定（{by}：{reason}）。請重新整理並查看後再決定。',
    'Somebody decided about the infector of this case meanwhile ({by}: {reason}). Look at it again before you decide.',
  ),
  LINK_ALREADY_ACCEPTED: error(
    409,
    '此病例已采纳了另一个传染来源。请先撤回该判定，再采纳新的。',
    '此病例已採納了另一個傳染來源。請先撤回該判定，再採納新的。',
    'Another infector of this case is accepted. Take that decision back first.',
  ),
  LINK_IMPOSSIBLE: error(
    422,
    '此关联不可能成立：病例日期之间没有可能的感染日，或与已采纳的关联首尾相连。请更正日期，或先撤回其他判定。',
    '此關聯不可能成立：病例日期之間沒有可能的感染日，或與已採納的關聯首尾相連。請更正日期，或先撤回其他判定。',
    'This link cannot hold: the dates leave no day of infection, or accepted links would close a circle. Correct the dates, or take another decision back first.',
  ),
  JOB_NOT_FOUND: error(404, '没有这个任务。', '沒有這個工作。', 'There is no such job.'),
  DATABASE_IN_USE: error(
    503,
    '数据目录 {directory} 正被另一个进程使用（进程号 {pid}）。请先停止它，或使用 --server 连接。',
    '資料目錄 {directory} 正被另一個程序使用（程序號 {pid}）。請先停止它，或使用 --server 連線。',
    'The data directory {directory} is in use by another process ({pid}). Stop it first.',
  ),
  DATABASE_BUSY: error(
    503,
    '正在写入一次导入（已完成 {percent}%），写完之前内置数据库不能处理其他请求，您的操作没有执行。约 {seconds} 秒后请重试。',
    '正在寫入一次匯入（已完成 {percent}%），寫完之前內建資料庫不能處理其他請求，您的操作沒有執行。約 {seconds} 秒後請重試。',
    'An import is being written ({percent}% done), and until it ends the embedded database can do nothing else. What you asked for was not done. Try again in about {seconds} s.',
  ),
  INTERNAL: error(
    500,
    '系统出现故障，您的操作没有保存。请重试；如仍失败，请把编号 {reference} 告诉管理员。',
    '系統出現故障，您的操作沒有儲存。請重試；如仍失敗，請把編號 {reference} 告訴管理員。',
    'Something failed in the system and your change was not saved. Try again; if it fails again, give the administrator this number: {reference}.',
  ),
} as const satisfies Readonly<Record<string, ErrorText>>;
export type ErrorCode = keyof typeof errorCodes;

/** Words of an error in a language, with the details filled in. */
export function errorText(code: ErrorCode, locale: Locale, details: Readonly<Record<string, unknown>> = {}): string {
  const text = errorCodes[code].text[locale].replace('{problem}', problemText(details['problem'], locale));
  return text.replace(/\{(\w+)\}/g, (_, name: string) => stateWord(code, details[name], locale) ?? wordOf(details[name]));
}

const wordOf = (detail: unknown): string =>
  typeof detail === 'string' || typeof detail === 'number' || typeof detail === 'boolean' ? String(detail) : '—';
