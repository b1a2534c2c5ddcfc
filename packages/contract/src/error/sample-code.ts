import { error } from './error-text.ts';

/** What may be wrong with a sample, a tube, a rack. */
export const sampleCodes = {
  SAMPLE_ID_TAKEN: error(
    409,
    '样本编号已被另一条记录使用，未保存。请重新登记此样本。',
    '樣本編號已被另一筆記錄使用，未儲存。請重新登記此樣本。',
    'Another record has the id of this sample, so it was not kept. Register the sample anew.',
  ),
  SAMPLE_MEMBER_UNKNOWN: error(
    422,
    '名册中没有此人，或此人不在您的辖区。请重新扫描，或按现场新增人员登记。',
    '名冊中沒有此人，或此人不在您的轄區。請重新掃描，或按現場新增人員登記。',
    'This person is not on the roster of your area. Scan again, or register them as not on the list.',
  ),
  SAMPLE_HOUSEHOLD_UNKNOWN: error(
    422,
    '名册中没有此户。请从名册选择住户，或不填住户。',
    '名冊中沒有此戶。請從名冊選擇住戶，或不填住戶。',
    'This household is not on the roster. Choose one from the roster, or leave it out.',
  ),
  SAMPLE_AREA_OUTSIDE: error(
    422,
    '{area} 不在您可登记样本的辖区内。请核对住址所属辖区。',
    '{area} 不在您可登記樣本的轄區內。請核對住址所屬轄區。',
    '{area} is not among the areas in which you may register samples. Check the area of the address.',
  ),
  SAMPLE_PLACE_UNKNOWN: error(
    422,
    '没有此场所，或它不在您的辖区。请先登记场所。',
    '沒有此場所，或它不在您的轄區。請先登記場所。',
    'There is no such place in your area. Record the place first.',
  ),
  SAMPLE_POINT_UNKNOWN: error(
    422,
    '没有此采样点。请在设备上重新选择采样点。',
    '沒有此採樣點。請在裝置上重新選擇採樣點。',
    'There is no such sampling point. Choose the point on the device again.',
  ),
  ROUND_NOT_OPEN: error(
    409,
    '轮次“{round}”在采样时间 {time} 不收样：未经批准、尚未开始或已结束。请核对轮次和设备时间。',
    '輪次「{round}」在採樣時間 {time} 不收樣：未經批准、尚未開始或已結束。請核對輪次和裝置時間。',
    'Round "{round}" took no samples at {time}: it is not approved, has not begun, or is over. Check the round and the time of the device.',
  ),
  TUBE_USED: error(
    409,
    '该管号（{tube}）已使用：{time} 由 {point} 登记，请核对或换管。',
    '該管號（{tube}）已使用：{time} 由 {point} 登記，請核對或換管。',
    'Tube {tube} is in use: {point} registered it at {time}. Check the code, or take another tube.',
  ),
  TUBE_SEALED: error(
    409,
    '采样管 {tube} 已于 {time} 封管，不能再加样。请换管。',
    '採樣管 {tube} 已於 {time} 封管，不能再加樣。請換管。',
    'Tube {tube} was sealed at {time} and takes no more samples. Take another tube.',
  ),
  TUBE_FULL: error(
    409,
    '采样管 {tube} 已满（{capacity} 人）。请封管并换管。',
    '採樣管 {tube} 已滿（{capacity} 人）。請封管並換管。',
    'Tube {tube} is full ({capacity} people). Seal it and take another tube.',
  ),
  SAMPLED_AGAIN: error(
    409,
    '此人本轮已采样：{time} 由 {point} 登记，管号 {tube}。',
    '此人本輪已採樣：{time} 由 {point} 登記，管號 {tube}。',
    'This person was sampled in this round: {point} registered tube {tube} at {time}.',
  ),
  SAMPLE_UNSTORABLE: error(
    422,
    '此样本没有保存：{problem}。改正后请重新登记；其余样本已保存。',
    '此樣本沒有儲存：{problem}。改正後請重新登記；其餘樣本已儲存。',
    'This sample was not kept: {problem}. Correct it and register it anew; the others were kept.',
  ),
  SAMPLE_QUEUE_FULL: error(
    503,
    '登记量超过系统当前能力，样本未保存。设备会保留样本，请 {seconds} 秒后自动重传。',
    '登記量超過系統目前能力，樣本未儲存。裝置會保留樣本，請 {seconds} 秒後自動重傳。',
    'More samples arrive than can be written now, and these were not kept. Keep them on the device and send them again in {seconds} seconds.',
  ),
  TUBE_UNKNOWN: error(
    404,
    '没有管号 {tube}，或它不在您的辖区。请核对管号。',
    '沒有管號 {tube}，或它不在您的轄區。請核對管號。',
    'There is no tube {tube} in your area. Check the code.',
  ),
  TUBE_EMPTY: error(
    409,
    '采样管 {tube} 内没有登记样本，不能封管。请先登记样本。',
    '採樣管 {tube} 內沒有登記樣本，不能封管。請先登記樣本。',
    'No sample was registered into tube {tube}, so it cannot be sealed. Register its samples first.',
  ),
  TUBE_NOT_SEALED: error(
    409,
    '采样管 {tube} 尚未封管，不能装架。请先封管。',
    '採樣管 {tube} 尚未封管，不能裝架。請先封管。',
    'Tube {tube} is not sealed, so it cannot be packed. Seal it first.',
  ),
  TUBE_IN_RACK: error(
    409,
    '采样管 {tube} 已在转运架 {rack} 中。请核对管号。',
    '採樣管 {tube} 已在轉運架 {rack} 中。請核對管號。',
    'Tube {tube} is in rack {rack} already. Check the code.',
  ),
  RACK_UNKNOWN: error(
    404,
    '没有转运架 {rack}，或它不在您的辖区。请核对架号。',
    '沒有轉運架 {rack}，或它不在您的轄區。請核對架號。',
    'There is no rack {rack} in your area. Check the code.',
  ),
  RACK_GONE: error(
    409,
    '转运架 {rack} 已于 {time} 交出，不能再装管。请用另一个架。',
    '轉運架 {rack} 已於 {time} 交出，不能再裝管。請用另一個架。',
    'Rack {rack} was handed over at {time} and takes no more tubes. Use another rack.',
  ),
  RACK_FOR_OTHER_LABORATORY: error(
    409,
    '转运架 {rack} 送往 {laboratory}。同一架只送一个实验室，请用另一个架。',
    '轉運架 {rack} 送往 {laboratory}。同一架只送一個實驗室，請用另一個架。',
    'Rack {rack} goes to {laboratory}. A rack goes to one laboratory; use another.',
  ),
  RACK_NOT_SENT: error(
    409,
    '转运架 {rack} 尚未交出，实验室不能接收。请先由送样方登记交接。',
    '轉運架 {rack} 尚未交出，實驗室不能接收。請先由送樣方登記交接。',
    'Rack {rack} was not handed over yet, so it cannot be received. The sender records the hand-over first.',
  ),
  TUBE_NOT_IN_RACK: error(
    422,
    '采样管 {tube} 不在转运架 {rack} 中。请核对管号；多出的管请单独登记。',
    '採樣管 {tube} 不在轉運架 {rack} 中。請核對管號；多出的管請單獨登記。',
    'Tube {tube} is not in rack {rack}. Check the code; report tubes that were not listed on their own.',
  ),
} as const;
