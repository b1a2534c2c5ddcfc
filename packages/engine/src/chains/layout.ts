export { timelineLayout, type TimelineLayout } from './timeline-layout.ts';
export { treeLayout, type TreeLayout } from './tree-layout.ts';
