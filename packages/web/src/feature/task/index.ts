export { Clock, useDuration } from './clock.tsx';
export { MyTasks } from './my-tasks.tsx';
