export { postText } from './words.ts';
