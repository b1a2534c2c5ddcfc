export { chainNodes } from './chain-node.ts';
export { lookDay } from './moment.ts';
