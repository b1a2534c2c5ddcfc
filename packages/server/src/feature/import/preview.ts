import { type Answer, AppError, type Locale, type RequestProblem, type routes } from '@firebreak/contract';
import { type ImportRow } from './store.ts';
import { filesOf } from './view.ts';
import { inspectInThread } from './staging/reading-thread.ts';
import { type ImportInspection } from './preset/index.ts';

type Preview = Answer<typeof routes.import.preview>;

/**
 * Ten rows of every file and what each column would be read as: by the preset that understands most of the files, or
 * by a guess where there is none.
 *
 * @throws AppError IMPORT_NOT_READABLE when no file can be read
 */
export async function previewOf(row: ImportRow, locale: Locale): Promise<Preview> {
  const sources = filesOf(row).flatMap(({ name, path }) => (path === undefined ? [] : [{ name, path }]));
  const guessed = await inspectInThread(sources, { preset: 'mapping', locale });
  const [first] = guessed.errors.filter(({ severity }) => severity === 'error');
  if (guessed.tables.length === 0)
    throw new AppError('IMPORT_NOT_READABLE', {
      file: first?.file ?? sources[0]?.name ?? '',
      problem: 'asSaid' satisfies RequestProblem,
      said: (first?.why ?? '').replace(/[.。]$/u, ''),
    });
  const preset = guessed.suggestedPreset;
  return described(preset === 'mapping' ? guessed : await inspectInThread(sources, { preset, locale }), preset);
}

function described({ tables }: ImportInspection, suggestedPreset: Preview['suggestedPreset']): Preview {
  return {
    files: tables.map((table) => ({ name: nameOf(table), headers: [...table.headers], rows: table.sample.map((row) => [...row]) })),
    columns: tables.flatMap((table) =>
      table.headers.map((header) => {
        const { target = null, confidence = 0, reason = 'unknown' } = table.plan?.columns.find(({ column }) => column === header) ?? {};
        return { file: nameOf(table), column: header, target, confidence, reason };
      }),
    ),
    suggestedPreset,
  };
}

/** A sheet of a workbook is named with its workbook, as a mapping names it. */
const nameOf = ({ file, sheet }: ImportInspection['tables'][number]): string => (sheet === null ? file : `${file}/${sheet}`);
