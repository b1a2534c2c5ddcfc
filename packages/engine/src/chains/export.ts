export { exposuresCsv, graphmlOf, nodesCsv, type NodeLabel } from './graph-export.ts';
export { timelineSvg, type ClassMark, type TimelineSvgOptions } from './timeline-svg.ts';
export { xmlText } from './xml-text.ts';
