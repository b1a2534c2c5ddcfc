export { labProblemTexts, type LabProblem, type LabProblemCode } from './lab-problem.ts';
export { labFormats, type LabEntry, type LabFormat, type LabReadOptions, type LabRow } from './lab-row.ts';
export { labFormatOf, readLabFile } from './read-lab-file.ts';
