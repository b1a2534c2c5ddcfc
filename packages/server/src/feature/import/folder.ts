import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Platform } from '../../platform/platform.ts';

/** Where the files of an import wait until it is written or given up. */
export const importFolder = (platform: Platform, importId: string): string => join(platform.directory, 'upload', importId);
export const draftFolder = (platform: Platform, importId: string): string => join(importFolder(platform, importId), 'draft');

/** Files hold personal data: they go as soon as they are not needed. */
export const removeImportFolder = (platform: Platform, importId: string): Promise<void> =>
  rm(importFolder(platform, importId), { recursive: true, force: true });
