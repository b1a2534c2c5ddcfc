export { type Job, type JobContext, type JobHandler, JobStop } from './job.ts';
export { enqueueJob, type NewJob } from './job-store.ts';
export { JobWorker } from './job-worker.ts';
