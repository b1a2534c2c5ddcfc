import { type SourceRanking } from '@firebreak/engine/exposure/index';
import { fromThread } from '../../../platform/fault/index.ts';
import { startSiblingWorker } from '../../../platform/sibling-worker.ts';
import { type FindMessage, type FindTask } from './find-task.ts';

/**
 * Ranks sources in a thread of its own.
 *
 * @throws an error with the remedy when the input cannot be used
 */
export function findInThread(task: FindTask): Promise<SourceRanking> {
  const worker = startSiblingWorker(import.meta.url, './find-worker', {
    workerData: task,
    ...(import.meta.url.endsWith('.ts') ? { execArgv: ['--conditions=source'] } : {}),
  });
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FindMessage) => {
      if (message.type === 'done') resolve(message.ranking);
      else reject(fromThread(message.failure));
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('The ranking of sources ended before it was done.'))); // nothing once it resolved
  });
}
