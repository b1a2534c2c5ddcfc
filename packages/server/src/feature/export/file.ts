import { type Locale, records } from '@firebreak/contract';
import { nouns } from '../nouns.ts';
import { aboutRows } from './about.ts';
import { csvOf } from './csv.ts';
import { type Export } from './service.ts';
import { markColumns, sheetColumns } from './sheet-column.ts';
import { xlsxOf } from './xlsx.ts';

const columnsOf = ({ kind, about }: Export) => [...sheetColumns(nouns[kind]), ...markColumns(about)];

/** The file of an export as CSV, part by part. */
export const csvFile = (begun: Export): AsyncGenerator<string> => csvOf(columnsOf(begun), begun.pages);

/** The same as XLSX, with a sheet that tells where it came from. */
export const xlsxFile = (begun: Export, locale: Locale): ReturnType<typeof xlsxOf> =>
  xlsxOf({ sheet: records[begun.kind].plural, columns: columnsOf(begun), about: aboutRows(begun.about, locale) }, begun.pages);
