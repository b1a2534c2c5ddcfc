export { commonArea } from './act.ts';
export { wallClock } from './wall-clock.ts';
