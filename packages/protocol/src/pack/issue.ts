import { type Language, type Text, words } from './schema/index.ts';

/** Everything for which a pack is refused: what is wrong and what to do, `{name}` filled from the details. */
export const packIssueTexts = {
  PACK_SYNTAX: words(
    '不是有效的 YAML 或 JSON：{problem}。请改正这一行的写法。',
    '不是有效的 YAML 或 JSON：{problem}。請改正這一行的寫法。',
    'This is not YAML or JSON: {problem}. Correct the writing of this line.',
  ),
  PACK_NOT_A_PACK: words(
    '文件中没有协议包：为空、是列表，或引用（*）过多。请以 meta: 开头写出各部分。',
    '檔案中沒有協議包：為空、是列表，或引用（*）過多。請以 meta: 開頭寫出各部分。',
    'There is no pack in this file: it is empty, a list, or has too many references (*). Begin with meta: and write the parts.',
  ),
  PACK_KEY_TWICE: words(
    '键“{key}”出现了两次。请只保留一个。',
    '鍵「{key}」出現了兩次。請只保留一個。',
    'The key “{key}” stands here twice. Keep one of them.',
  ),
  PACK_KEY_UNKNOWN: words(
    '键“{key}”不属于这里。请删除，或按 docs/reference/protocol-pack.md 改正拼写。',
    '鍵「{key}」不屬於這裡。請刪除，或按 docs/reference/protocol-pack.md 改正拼寫。',
    'The key “{key}” has no place here. Remove it, or correct its spelling by docs/reference/protocol-pack.md.',
  ),
  PACK_VALUE_MISSING: words('缺少“{key}”。请补上。', '缺少「{key}」。請補上。', '“{key}” is missing. Add it.'),
  PACK_UNIT_MISSING: words(
    '数值没有单位。请补上 unit，例如 unit: days。',
    '數值沒有單位。請補上 unit，例如 unit: days。',
    'The value has no unit. Add one, for example unit: days.',
  ),
  PACK_UNIT_UNKNOWN: words(
    '不认识单位“{value}”。时间用 days、hours 或 minutes，其余见 docs/reference/protocol-pack.md。',
    '不認識單位「{value}」。時間用 days、hours 或 minutes，其餘見 docs/reference/protocol-pack.md。',
    'The unit “{value}” is not known. Times use days, hours or minutes; the others stand in docs/reference/protocol-pack.md.',
  ),
  PACK_ANCHOR_MISSING: words(
    '时间没有写明起算点（缺少“{key}”）。请写明从哪个事件起算（from），以及事件当天算第 0 天还是第 1 天（start）。',
    '時間沒有寫明起算點（缺少「{key}」）。請寫明從哪個事件起算（from），以及事件當天算第 0 天還是第 1 天（start）。',
    'The time does not say where counting begins (“{key}” is missing). Say from which event (from), and whether its day is day 0 or day 1 (start).',
  ),
  PACK_ANCHOR_UNKNOWN: words(
    '不认识起算点“{value}”。可用的起算点见 docs/reference/protocol-pack.md。',
    '不認識起算點「{value}」。可用的起算點見 docs/reference/protocol-pack.md。',
    'The anchor “{value}” is not known. Those that are stand in docs/reference/protocol-pack.md.',
  ),
  PACK_SOURCE_MISSING: words(
    '数值没有写明来源（缺少“{key}”）。请补上 source 和 mark（sourced、fromMemory 或 local）。',
    '數值沒有寫明來源（缺少「{key}」）。請補上 source 和 mark（sourced、fromMemory 或 local）。',
    'The value does not say where it comes from (“{key}” is missing). Add source and mark (sourced, fromMemory or local).',
  ),
  PACK_SOURCE_UNKNOWN: words(
    '来源“{value}”不在 sources 中。请在 sources 中登记，或改正代号。',
    '來源「{value}」不在 sources 中。請在 sources 中登記，或改正代號。',
    'The source “{value}” does not stand under sources. Enter it there, or correct the key.',
  ),
  PACK_TEXT_MISSING: words(
    '缺少 {key} 的文字。每段文字都要有 zh-Hans、zh-Hant 和 en。',
    '缺少 {key} 的文字。每段文字都要有 zh-Hans、zh-Hant 和 en。',
    'The text in {key} is missing. Every text needs zh-Hans, zh-Hant and en.',
  ),
  PACK_VALUE_INVALID: words(
    '“{value}”不能用作“{key}”的值，应为：{expected}。请按 docs/reference/protocol-pack.md 改正。',
    '「{value}」不能用作「{key}」的值，應為：{expected}。請按 docs/reference/protocol-pack.md 改正。',
    '“{value}” cannot be the value of “{key}”; expected: {expected}. Correct it by docs/reference/protocol-pack.md.',
  ),
  PACK_ZONE_UNKNOWN: words(
    '不认识时区“{value}”。请写 UTC、+08:00 或 Asia/Shanghai 这样的名称。',
    '不認識時區「{value}」。請寫 UTC、+08:00 或 Asia/Shanghai 這樣的名稱。',
    'The time zone “{value}” is not known. Write UTC, +08:00 or a name such as Asia/Shanghai.',
  ),
  PACK_OBLIGATION_UNKNOWN: words(
    '不认识任务“{value}”。可用的任务见 docs/reference/protocol-pack.md。',
    '不認識任務「{value}」。可用的任務見 docs/reference/protocol-pack.md。',
    'The obligation “{value}” is not known. Those that are stand in docs/reference/protocol-pack.md.',
  ),
  PACK_DATE_INVALID: words(
    '“{value}”不是存在的日期或时刻。请写成 2022-06-28T00:00+08:00（时刻）或 2022-06-28（日期）。',
    '「{value}」不是存在的日期或時刻。請寫成 2022-06-28T00:00+08:00（時刻）或 2022-06-28（日期）。',
    '“{value}” is no date or moment that exists. Write 2022-06-28T00:00+08:00 for a moment, 2022-06-28 for a date.',
  ),
  PACK_PERIOD_EMPTY: words(
    '失效时间 {to} 不晚于生效时间 {from}。请改正其中一个。',
    '失效時間 {to} 不晚於生效時間 {from}。請改正其中一個。',
    'It ends at {to}, which is not after it begins at {from}. Correct one of them.',
  ),
  PACK_REFERENCE_UNKNOWN: words(
    '“{key}”指向“{value}”，而 {among} 中没有它。请改正，或在那里补上。',
    '「{key}」指向「{value}」，而 {among} 中沒有它。請改正，或在那裡補上。',
    '“{key}” points to “{value}”, which does not stand under {among}. Correct it, or add it there.',
  ),
  PACK_CYCLE: words(
    '相互依赖成环：{cycle}。请去掉其中一个依赖。',
    '相互依賴成環：{cycle}。請去掉其中一個依賴。',
    'These depend on each other in a circle: {cycle}. Take one of the dependencies away.',
  ),
  PACK_EDITIONS_OVERLAP: words(
    '与 {other}（{file}）的生效时间重叠。同一协议包同一时刻只能有一个版次，请改正 effectiveFrom 或 effectiveTo。',
    '與 {other}（{file}）的生效時間重疊。同一協議包同一時刻只能有一個版次，請改正 effectiveFrom 或 effectiveTo。',
    'It is in force at the same time as {other} ({file}). A pack has one edition at a time: correct effectiveFrom or effectiveTo.',
  ),
  PACK_EDITION_TWICE: words(
    '{other} 已在 {file} 中。请给其中一个另起版次名。',
    '{other} 已在 {file} 中。請給其中一個另起版次名。',
    '{other} already stands in {file}. Give one of them another edition.',
  ),
  PACK_BASE_UNKNOWN: words(
    '找不到所依据的 {base}。请把该文件一并检查，或改正 extends 或 over。',
    '找不到所依據的 {base}。請把該檔案一併檢查，或改正 extends 或 over。',
    'What it builds upon, {base}, was not found. Check that file together with this one, or correct extends or over.',
  ),
  PACK_STRICTER: words(
    '“{path}”比上级规定更严（{from} → {to}），属于层层加码。请写明 justification 和 approvedBy，或改回。',
    '「{path}」比上級規定更嚴（{from} → {to}），屬於層層加碼。請寫明 justification 和 approvedBy，或改回。',
    '“{path}” is stricter than the level above ({from} → {to}). Give justification and approvedBy, or take it back.',
  ),
} as const satisfies Readonly<Record<string, Text>>;
export type PackIssueCode = keyof typeof packIssueTexts;

/** One reason for which a pack is refused, with its place in the file (line and column from 1). */
export interface PackIssue {
  readonly code: PackIssueCode;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Path inside the document: `quarantine.closeContact.stages.0.length`. */
  readonly path: string;
  readonly details: Readonly<Record<string, string>>;
}

/** What is wrong and what to do, in one language, without the place. */
export function issueText(issue: PackIssue, language: Language): string {
  return packIssueTexts[issue.code][language].replace(
    /\{(\w+)\}/g,
    (_, name: string) => issue.details[name] ?? (name === 'path' ? issue.path : '—'),
  );
}
