import { calendarDate, caseClasses, NO_DAY, type CaseClass } from '@firebreak/epi';
import type { NodeLabel } from './graph-export.ts';
import { ROLE_EVENT, type RecordedGraph } from './recorded-graph.ts';
import { timelineLayout, type TimelineLayout } from './timeline-layout.ts';
import { xmlText } from './xml-text.ts';

/** Fill and mark of a class. Never colour alone: the mark says the same. */
export interface ClassMark {
  fill: string;
  mark: 'circle' | 'ring' | 'diamond' | 'square' | 'triangle';
}

export interface TimelineSvgOptions {
  /** Said above the picture: what, where, when, of how many. In the reader's language. */
  title: string;
  /** Name of a node, in front of its row; without it rows are not named. */
  label?: NodeLabel;
  /** Fill and mark by class, for cases; what is left out keeps its own. */
  marks?: Partial<Record<CaseClass, ClassMark>>;
  /** Colours of text and lines, for light or dark paper. */
  ink?: string;
  paper?: string;
  /** CSS font list for the text. */
  font?: string;
}

/** The timeline view as a picture: time to the right, one row per case or event, arcs from infector to infectee. */
export function timelineSvg(graph: RecordedGraph, options: TimelineSvgOptions, layout: TimelineLayout = timelineLayout(graph)): string {
  const frame = frameOf(layout, options);
  const { title, ink = '#1f2329', paper = '#ffffff', font = DEFAULT_FONT } = options;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${frame.width}" height="${frame.height}" viewBox="0 0 ${frame.width} ${frame.height}" role="img" font-family="${xmlText(font)}" font-size="11" fill="${xmlText(ink)}">`,
    `<title>${xmlText(title)}</title>`,
    `<rect width="100%" height="100%" fill="${xmlText(paper)}"/>`,
    `<text x="${MARGIN}" y="20" font-size="14">${xmlText(title)}</text>`,
    ...axis(layout, frame, ink),
    `<g fill="none" stroke="${xmlText(ink)}" stroke-opacity="0.45">`,
    ...links(layout, frame),
    '</g>',
    ...rows(graph, layout, frame, options),
    '</svg>',
    '',
  ].join('\n');
}

interface Frame {
  width: number;
  height: number;
  left: number;
  dayWidth: number;
}

function frameOf(layout: TimelineLayout, { label }: TimelineSvgOptions): Frame {
  const days = layout.firstDay === NO_DAY ? 1 : layout.lastDay - layout.firstDay + 1;
  // A date mistyped by a century must not make a picture a kilometre wide.
  const dayWidth = Math.max(Math.min(MIN_DAY_WIDTH, MAX_PLOT_WIDTH / days), Math.min(MAX_DAY_WIDTH, PLOT_WIDTH / days));
  const left = MARGIN + (label === undefined ? 0 : LABEL_WIDTH);
  return {
    left,
    dayWidth,
    width: Math.ceil(left + days * dayWidth + DATE_WIDTH / 2 + MARGIN),
    height: TOP + layout.node.length * ROW_HEIGHT + MARGIN,
  };
}

/** A line and a date every so many days that dates do not touch. */
function axis(layout: TimelineLayout, frame: Frame, ink: string): string[] {
  if (layout.firstDay === NO_DAY) return [];
  const step =
    [1, 2, 7, 14, 28, 56, 112, 365].find((days) => days * frame.dayWidth >= DATE_WIDTH) ?? Math.ceil(DATE_WIDTH / frame.dayWidth);
  const lines: string[] = [];
  for (let day = layout.firstDay; day <= layout.lastDay; day += step) {
    const x = round(frame.left + (day - layout.firstDay + 0.5) * frame.dayWidth);
    lines.push(
      `<line x1="${x}" x2="${x}" y1="${TOP - 8}" y2="${frame.height - MARGIN}" stroke="${xmlText(ink)}" stroke-opacity="0.12"/>`,
      `<text x="${x}" y="${TOP - 12}" text-anchor="middle">${calendarDate(day)}</text>`,
    );
  }
  return lines;
}

function links(layout: TimelineLayout, frame: Frame): string[] {
  return Array.from(layout.linkExposure.keys(), (link) => {
    const [source, target] = [layout.linkSourceRow[link]!, layout.linkTargetRow[link]!];
    const [x1, y1, x2, y2] = [xOf(layout, frame, source), yOf(source), xOf(layout, frame, target), yOf(target)].map(round);
    return `<path d="M${x1} ${y1}C${x1} ${y2} ${x1} ${y2} ${x2} ${y2}"/>`;
  });
}

function rows(graph: RecordedGraph, layout: TimelineLayout, frame: Frame, options: TimelineSvgOptions): string[] {
  return Array.from(layout.node, (node, row) => {
    const y = yOf(row);
    const named = options.label === undefined ? '' : `<text x="${MARGIN}" y="${y + 4}">${xmlText(options.label(graph.ids[node]!))}</text>`;
    const opacity = layout.dated[row] === 1 ? '' : ' opacity="0.4"';
    return `<g${opacity}>${named}${shape(markOf(graph, node, options), round(xOf(layout, frame, row)), y)}</g>`;
  });
}

function markOf(graph: RecordedGraph, node: number, { marks, ink = '#1f2329' }: TimelineSvgOptions): ClassMark {
  if (graph.role[node] === ROLE_EVENT) return { fill: ink, mark: 'square' };
  const caseClass = caseClasses[graph.classIndex[node]!]!;
  return marks?.[caseClass] ?? DEFAULT_MARKS[caseClass];
}

function shape({ fill, mark }: ClassMark, x: number, y: number): string {
  const colour = xmlText(fill);
  if (mark === 'circle') return `<circle cx="${x}" cy="${y}" r="5" fill="${colour}"/>`;
  if (mark === 'ring') return `<circle cx="${x}" cy="${y}" r="4" fill="none" stroke="${colour}" stroke-width="2"/>`;
  if (mark === 'square') return `<rect x="${x - 4}" y="${y - 4}" width="8" height="8" fill="${colour}"/>`;
  const points = mark === 'diamond' ? `M${x} ${y - 6}l6 6l-6 6l-6 -6z` : `M${x} ${y - 6}l6 10h-12z`;
  return `<path d="${points}" fill="${colour}"/>`;
}

function xOf(layout: TimelineLayout, frame: Frame, row: number): number {
  const day = layout.day[row]!;
  return frame.left + (day === NO_DAY ? 0 : (day - layout.firstDay + 0.5) * frame.dayWidth);
}

function yOf(row: number): number {
  return TOP + (row + 0.5) * ROW_HEIGHT;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const DEFAULT_MARKS: Record<CaseClass, ClassMark> = {
  confirmed: { fill: '#b03a2e', mark: 'circle' },
  confirmedNoSymptoms: { fill: '#b03a2e', mark: 'ring' },
  probable: { fill: '#b9770e', mark: 'diamond' },
  suspected: { fill: '#2471a3', mark: 'triangle' },
  notClassified: { fill: '#626567', mark: 'ring' },
  notACase: { fill: '#a6acaf', mark: 'ring' },
};
const DEFAULT_FONT = 'system-ui, "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif';
const MARGIN = 16;
const TOP = 56;
const ROW_HEIGHT = 16;
const LABEL_WIDTH = 140;
const PLOT_WIDTH = 900;
const MAX_PLOT_WIDTH = 8000;
const MIN_DAY_WIDTH = 4;
const MAX_DAY_WIDTH = 40;
const DATE_WIDTH = 72;
