import { type CarriedTask, type CloseOutSheet } from '@firebreak/contract';
import { byteOrderMark, type CellValue, csvLines } from '../export/index.ts';
import { type FiledSheet } from './service.ts';

/** The sheet as CSV for whoever files it: what it is about, counts by kind, then every carried task with its reason as the pages come. */
export async function* sheetCsv({ sheet, pages }: FiledSheet): AsyncGenerator<string> {
  yield byteOrderMark + csvLines(headOf(sheet));
  for await (const page of pages) yield csvLines(page.map(lineOf));
}

function headOf({ signature: signed, total, ...sheet }: CloseOutSheet): CellValue[][] {
  const counts = ({ opened, closed, withdrawn, carried, unexplained }: typeof total) => [opened, closed, withdrawn, carried, unexplained];
  return [
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
  ];
}

const lineOf = (one: CarriedTask): CellValue[] => [
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
];
