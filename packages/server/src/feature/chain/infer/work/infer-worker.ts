import { parentPort, workerData } from 'node:worker_threads';
import { transmissionSteps } from '@firebreak/engine/chains/infer/index';
import { threadFailure } from '../../../../platform/fault/index.ts';
import { type InferMessage, type InferTask } from './infer-task.ts';
import { storedResult } from './stored-result.ts';

// Inference of a large outbreak takes many seconds of computing: beside the server, which goes on answering.
const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread only.');
const tell = (message: InferMessage): void => port.postMessage(message);
const { input, untested, seed } = workerData as InferTask;

try {
  const steps = transmissionSteps(input, { seed });
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) {
      tell({ type: 'done', result: storedResult(step.value, input, untested) });
      break;
    }
    tell({ type: 'progress', done: step.value.done, total: step.value.most });
  }
} catch (error) {
  tell({ type: 'failed', failure: threadFailure(error) });
}
port.close();
