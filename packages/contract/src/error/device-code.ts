import { error } from './error-text.ts';

/** Errors of field devices and of what is kept on them. */
export const deviceCodes = {
  DEVICE_UNKNOWN: error(
    404,
    '系统中没有这台设备，或它的凭证不符。请在该设备上重新登录：它会作为新设备登记，未上传的登记不会丢失。',
    '系統中沒有這台設備，或它的憑證不符。請在該設備上重新登入：它會作為新設備登記，未上傳的登記不會遺失。',
    'This device is not known here, or what it shows of itself does not fit. Sign in on it again: it is listed anew, and nothing that was not sent is lost.',
  ),
  DEVICE_WIPED: error(
    410,
    '管理员已要求清除这台设备：名册从本机删除，未上传的登记先交回服务器。请重新登录，再次下载名册。',
    '管理員已要求清除這台設備：名冊從本機刪除，未上傳的登記先交回伺服器。請重新登入，再次下載名冊。',
    'Somebody had this device wiped: lists leave it, and what was not sent is handed to the server first. Sign in again and download the list anew.',
  ),
  DEVICE_LOCKED: error(
    423,
    '本机已锁定，没有写入任何内容。请输入离线口令，或连接网络并登录后重试。',
    '本機已鎖定，沒有寫入任何內容。請輸入離線口令，或連接網路並登入後重試。',
    'This device is locked and nothing was written. Enter the PIN, or connect and sign in, then do it again.',
  ),
} as const;
