export { bindOutbreak, momentWanted, timelineAt } from './bound.ts';
