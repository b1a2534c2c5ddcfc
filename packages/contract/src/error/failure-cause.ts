import { type Words, words } from './error-text.ts';

/**
 * Why work on the data did not succeed, and what to do: the `{problem}` of a failure. What a database, a file system or a library says of
 * it stays with the server, in English and with what people typed; it travels as this code.
 */
export const failureCauses = {
  diskFull: words(
    '服务器磁盘已满，请管理员腾出空间后重试',
    '伺服器磁碟已滿，請管理員騰出空間後重試',
    'the disk of the server is full; have the administrator make room, then try again',
  ),
  memoryFull: words(
    '数据过大，服务器内存不足，请拆分后重试',
    '資料過大，伺服器記憶體不足，請拆分後重試',
    'the data is too large for the memory of the server; split it and try again',
  ),
  databaseBusy: words(
    '数据库连接已用尽，请稍后重试',
    '資料庫連線已用盡，請稍後重試',
    'the database takes no more connections now; try again later',
  ),
  databaseGone: words(
    '无法连接数据库，请管理员确认它正在运行后重试',
    '無法連線資料庫，請管理員確認它正在執行後重試',
    'the database cannot be reached; have the administrator see that it runs, then try again',
  ),
  databaseRefused: words(
    '数据库拒绝登录，请管理员核对 DATABASE_URL 中的数据库名、用户名和密码',
    '資料庫拒絕登入，請管理員核對 DATABASE_URL 中的資料庫名、使用者名稱和密碼',
    'the database lets nobody in; have the administrator check name, user and password in DATABASE_URL',
  ),
  databaseReadOnly: words(
    '数据库处于只读状态，请管理员恢复写入后重试',
    '資料庫處於唯讀狀態，請管理員恢復寫入後重試',
    'the database is read-only; have the administrator allow writing, then try again',
  ),
  tooSlow: words(
    '数据库处理超时，请稍后重试，或减少数据',
    '資料庫處理逾時，請稍後重試，或減少資料',
    'the database took too long; try again later, or with less data',
  ),
  othersWriting: words(
    '他人正在改动同一批数据，请稍后重试',
    '他人正在改動同一批資料，請稍後重試',
    'others are changing the same data; try again in a moment',
  ),
  filesGone: words(
    '上传的文件已不在服务器上，请重新上传',
    '上傳的檔案已不在伺服器上，請重新上傳',
    'the files that were uploaded are gone; upload them again',
  ),
  directoryNotAllowed: words(
    '服务器不能读写它的数据目录，请管理员核对权限',
    '伺服器不能讀寫它的資料目錄，請管理員核對權限',
    'the server may not read or write its data directory; have the administrator check its permissions',
  ),
  valueOutOfRange: words(
    '有一个值超出能保存的范围或长度，请核对日期、数字和过长的文字',
    '有一個值超出能儲存的範圍或長度，請核對日期、數字和過長的文字',
    'a value is out of the range or length that can be stored; check dates, numbers and long texts',
  ),
  unstorableText: words(
    '有文字含无法保存的字符，请改用 UTF-8 或 GBK 重新保存文件',
    '有文字含無法儲存的字元，請改用 UTF-8 或 GBK 重新儲存檔案',
    'a text holds characters that cannot be stored; save it again as UTF-8 or GBK',
  ),
  alreadyThere: words(
    '与已有的记录重复，请核对编号',
    '與已有的記錄重複，請核對編號',
    'a record of this kind is there already; check its number',
  ),
  pointsAtNothing: words(
    '指向的记录不存在，请先登记它',
    '指向的記錄不存在，請先登記它',
    'it points at a record that does not exist; record that one first',
  ),
  againstRule: words(
    '缺少必填的内容，或内容互相矛盾，请核对',
    '缺少必填的內容，或內容互相矛盾，請核對',
    'something needed is missing, or two values contradict each other; check them',
  ),
  notAllowed: words(
    '您的权限不包括其中的部分记录，请联系管理员',
    '您的權限不包括其中的部分記錄，請聯絡管理員',
    'some of the records are outside of what you may write; ask the administrator',
  ),
  nobodyMay: words(
    '提交者的账号已停用或权限已变更，请由有权限的人重新提交',
    '提交者的帳號已停用或權限已變更，請由有權限的人重新提交',
    'whoever asked for it may not do it any more; let somebody with the permission ask again',
  ),
  stoppedTooOften: words(
    '服务器在处理时多次停止，不再重试，请联系管理员',
    '伺服器在處理時多次停止，不再重試，請聯絡管理員',
    'the server was stopped several times while it worked on this and does not try again; ask the administrator',
  ),
  unexpected: words(
    '系统出现未预料的故障，请把编号 {reference} 告诉管理员',
    '系統出現未預料的故障，請把編號 {reference} 告訴管理員',
    'something failed that was not foreseen; give the administrator this number: {reference}',
  ),
  untold: words('原因没有记录，请联系管理员', '原因沒有記錄，請聯絡管理員', 'its cause was not written down; ask the administrator'),
} as const satisfies Readonly<Record<string, Words>>;
export type FailureCause = keyof typeof failureCauses;

export const isFailureCause = (cause: unknown): cause is FailureCause => typeof cause === 'string' && Object.hasOwn(failureCauses, cause);
