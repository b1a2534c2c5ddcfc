import { parentPort, workerData } from 'node:worker_threads';
import { findSources } from '@firebreak/engine/exposure/index';
import { threadFailure } from '../../../platform/fault/index.ts';
import { type FindMessage, type FindTask } from './find-task.ts';

// Ranking the sources of many visits takes seconds of computing: beside the server, which goes on answering.
const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread only.');
const { input, settings } = workerData as FindTask;
let message: FindMessage;
try {
  message = { type: 'done', ranking: findSources(input, settings) };
} catch (error) {
  message = { type: 'failed', failure: threadFailure(error) };
}
port.postMessage(message);
port.close();
