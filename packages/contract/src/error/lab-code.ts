import { error, type Locale, type Words, words } from './error-text.ts';

/** Errors of the doors of laboratory results. */
export const labCodes = {
  RESULT_FILE_UNREADABLE: error(
    422,
    '读不出文件“{file}”：{problem}。请导出为 CSV、XLSX、HL7 v2 ORU 或 FHIR DiagnosticReport 后重新上传；文件中的结果均未写入。',
    '讀不出檔案「{file}」：{problem}。請匯出為 CSV、XLSX、HL7 v2 ORU 或 FHIR DiagnosticReport 後重新上傳；檔案中的結果均未寫入。',
    'The file "{file}" cannot be read: {problem}. Export it as CSV, XLSX, HL7 v2 ORU or FHIR DiagnosticReport and upload it again; nothing of it was written.',
  ),
  LABORATORY_MISSING: error(
    422,
    '没有说明是哪个实验室的结果。请填写实验室名称后重新上传。',
    '沒有說明是哪個實驗室的結果。請填寫實驗室名稱後重新上傳。',
    'It is not said which laboratory these results are from. Give its name and upload again.',
  ),
} as const;

interface ProblemText {
  readonly why: Words;
  readonly remedy: Words;
}

/** What may stand in the way of one result, or of a run: why, and what to do. `{name}` is filled from the details. */
export const labProblems = {
  TUBE_UNKNOWN: {
    why: words(
      '没有登记过编号为 {tube} 的采样管，或它不在您的辖区',
      '沒有登記過編號為 {tube} 的採樣管，或它不在您的轄區',
      'No tube {tube} is registered, or it is outside your area',
    ),
    remedy: words(
      '结果已随批次保留：采样点联网补登后会自动生效。如是编号录错，请核对条码后更正并重新上传这一行。',
      '結果已隨批次保留：採樣點連線補登後會自動生效。如是編號錄錯，請核對條碼後更正並重新上傳這一行。',
      'The result is kept with the batch and goes in by itself once the sampling point has sent the tube. If the code is mistyped, check the bar code and upload this line again.',
    ),
  },
  RESULT_CONTRADICTS: {
    why: words(
      '该管已报告为 {standing}，本行为 {given}，且未注明是更正',
      '該管已報告為 {standing}，本列為 {given}，且未註明是更正',
      'The tube was reported {standing}, this line says {given}, and does not say that it corrects',
    ),
    remedy: words(
      '原结果继续有效，本行已保留备查。如原结果有误，请作为更正报告并写明原因。',
      '原結果繼續有效，本列已保留備查。如原結果有誤，請作為更正報告並寫明原因。',
      'The earlier result stands; this one is kept beside it. If the earlier one was wrong, report a correction and say why.',
    ),
  },
  RESULT_OLDER: {
    why: words(
      '该管已有更晚检测的结果 {standing}，本行（{given}）检测在前',
      '該管已有更晚檢測的結果 {standing}，本列（{given}）檢測在前',
      'The tube has a later result, {standing}; this one ({given}) was tested before',
    ),
    remedy: words(
      '无需处理：较晚的结果有效，本行已保留备查。',
      '無需處理：較晚的結果有效，本列已保留備查。',
      'Nothing to do: the later result stands, this one is kept beside it.',
    ),
  },
  TUBE_TWICE_IN_FILE: {
    why: words(
      '本批中同一管 {tube} 出现了不同的结果（另见第 {other} 行）',
      '本批中同一管 {tube} 出現了不同的結果（另見第 {other} 列）',
      'Tube {tube} has different results in this batch (see line {other} too)',
    ),
    remedy: words(
      '请核对孔位和条码；阳性优先生效，如有误请作为更正报告。',
      '請核對孔位和條碼；陽性優先生效，如有誤請作為更正報告。',
      'Check wells and bar codes. A positive stands until it is corrected; report a correction if it is wrong.',
    ),
  },
  CONTROL_FAILED: {
    why: words(
      '运行 {run} 的质控不合格（{controls}）：{negatives} 个阴性不予报告，{positives} 个阳性仅作复检',
      '運行 {run} 的質控不合格（{controls}）：{negatives} 個陰性不予報告，{positives} 個陽性僅作複檢',
      'The controls of run {run} failed ({controls}): {negatives} negatives are not reported, {positives} positives are for a re-test only',
    ),
    remedy: words(
      '请查明原因，用剩余样本重新检测本板各管后再报告。',
      '請查明原因，用剩餘樣本重新檢測本板各管後再報告。',
      'Find the cause, run the tubes of this plate again from what is left of the samples, and report again.',
    ),
  },
  TESTED_IN_FUTURE: {
    why: words('检测时间 {at} 晚于现在', '檢測時間 {at} 晚於現在', 'The time of the test, {at}, has not come yet'),
    remedy: words(
      '结果已写入，未采用该时间。请校准仪器或实验室系统的时钟。',
      '結果已寫入，未採用該時間。請校準儀器或實驗室系統的時鐘。',
      'The result went in without it. Set the clock of the instrument or of the laboratory system.',
    ),
  },
  GREY_CT: {
    why: words('Ct 值 {ct} 在灰区（{from}–{to}）', 'Ct 值 {ct} 在灰區（{from}–{to}）', 'Ct {ct} lies in the grey range ({from}–{to})'),
    remedy: words(
      '本管不作阳性报告，管内人员已列为未检，须单管重新采样。',
      '本管不作陽性報告，管內人員已列為未檢，須單管重新採樣。',
      'The tube is not reported as positive; everybody in it is due again and gives a single sample.',
    ),
  },
  CASE_KEPT: {
    why: words(
      '管 {tube} 的阳性结果已更正，但据此建立的病例之后有人修改过，未自动撤销',
      '管 {tube} 的陽性結果已更正，但據此建立的病例之後有人修改過，未自動撤銷',
      'The positive of tube {tube} was corrected, but somebody has worked on the case it made, so the case was not withdrawn',
    ),
    remedy: words(
      '请流调人员核对该病例的其他依据，决定是否排除。',
      '請流調人員核對該病例的其他依據，決定是否排除。',
      'Ask the epidemiologist to look at what else the case rests on and to decide whether it is excluded.',
    ),
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
export type LabProblemCode = keyof typeof labProblems;

/** Why something of a batch did not go in and what to do, in a language. */
export function labProblemText(
  code: LabProblemCode,
  locale: Locale,
  details: Readonly<Record<string, unknown>>,
): { readonly why: string; readonly remedy: string } {
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => wordOf(details[name]));
  const { why, remedy } = labProblems[code];
  return { why: fill(why[locale]), remedy: fill(remedy[locale]) };
}

const wordOf = (detail: unknown): string => (typeof detail === 'string' || typeof detail === 'number' ? String(detail) : '—');
