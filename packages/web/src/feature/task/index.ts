export { aboutText } from './cause.ts';
export { Clock, useDuration } from './clock.tsx';
export { MyTasks, openTaskFilter } from './my-tasks.tsx';
