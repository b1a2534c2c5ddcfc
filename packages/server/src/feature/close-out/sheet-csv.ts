import { type CloseOutSheet } from '@firebreak/contract';
import { stringify } from 'csv-stringify/sync';

/** Tells Excel that the file is UTF-8. */
const byteOrderMark = '\uFEFF';

/** The sheet as CSV for whoever files it: what it is about, counts by kind, then every carried task with its reason. */
export function sheetCsv(sheet: CloseOutSheet): string {
  const { signature: signed, total } = sheet;
  const counts = ({ opened, closed, withdrawn, carried, unexplained }: typeof total) => [opened, closed, withdrawn, carried, unexplained];
  const rows: (string | number | null)[][] = [
    ['area', sheet.area, sheet.areaName],
    ['day', sheet.day],
    ['from', sheet.from],
    ['to', sheet.to],
    ['as of', sheet.asOf],
    ['signed', signed?.at ?? '', signed?.by ?? '', signed?.note ?? ''],
    [],
    ['kind', 'opened', 'closed', 'withdrawn', 'carried', 'without reason'],
    ...sheet.byKind.map((row) => [row.kind, ...counts(row)]),
    ['total', ...counts(total)],
    [],
    ['task', 'kind', 'title', 'status', 'area', 'opened at', 'due at', 'days open', 'done by', 'reason'],
    ...sheet.carried.map((one) => [
      one.id,
      one.kind,
      one.title,
      one.status,
      one.areaName,
      one.openedAt,
      one.dueAt,
      one.daysOpen,
      one.assignee,
      one.reason,
    ]),
  ];
  return (
    byteOrderMark +
    stringify(
      rows.map((row) => row.map(guarded)),
      { record_delimiter: 'windows' },
    )
  );
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection). */
const guarded = (value: string | number | null): string | number | null =>
  typeof value === 'string' && /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/.test(value) ? `'${value}` : value;
