import { methodNotes } from '@firebreak/contract';
import { locale } from '../language.ts';
import { printJson, say, warn } from '../output.ts';
import { type Figure } from '../plot/figure.ts';
import { writeFigure } from '../plot/write-figure.ts';
import { text } from '../text.ts';
import { version } from '../version.ts';
import { type Analysis } from './analysis.ts';
import { jsonValue } from './json-document.ts';
import { type OutputOptions } from './output-option.ts';
import { alignedText } from './table-text.ts';

/** Shows an analysis as it was asked for: tables with caveats or one JSON document, and the figure into its file. */
export async function deliver(analysis: Analysis, { json, plot }: OutputOptions): Promise<void> {
  if (plot !== undefined && analysis.figure !== undefined) {
    await writeFigure(withCaveats(analysis.figure(), analysis.method), plot);
    warn(text('plotWritten', { file: plot }));
  }
  if (json === true) printJson(documentOf(analysis));
  else printPlain(analysis);
}

/** A picture travels alone: what would make it wrong goes with it, as far as there is room. */
function withCaveats(figure: Figure, method: Analysis['method']): Figure {
  const caveats = caveatsOf(method)
    .slice(0, ON_A_FIGURE)
    .map(([, words]) => words)
    .join(locale === 'en' ? ' ' : '');
  const source = text('figureSource', { version, title: methodNotes[method].title[locale] });
  return { ...figure, notes: [...figure.notes, text('figureCaveats', { caveats }), source] };
}

function documentOf({ method, input, parameters, seed, result, remarks }: Analysis): unknown {
  const { page, title } = methodNotes[method];
  return jsonValue({
    method,
    title: title[locale],
    page: pageOf(page),
    version,
    input,
    parameters,
    seed: seed ?? null,
    result,
    remarks,
    caveats: caveatsOf(method).map(([id, words]) => ({ id, text: words })),
  });
}

function printPlain({ method, headline, tables, remarks }: Analysis): void {
  for (const line of headline) say(line);
  for (const table of tables) say(`\n${alignedText(table)}`);
  if (remarks.length > 0) say('');
  for (const remark of remarks) say(`• ${remark}`);
  say(`\n${text('caveatHeading')}`);
  for (const [, words] of caveatsOf(method)) say(`- ${words}`);
  say(text('methodPage', { page: pageOf(methodNotes[method].page) }));
}

const caveatsOf = (method: Analysis['method']): [id: string, words: string][] =>
  Object.entries(methodNotes[method].caveats).map(([id, words]) => [id, words[locale]]);

const pageOf = (page: string): string => `docs/method/${page}.md`;

const ON_A_FIGURE = 2;
