import { statSync } from 'node:fs';
import { type Locale } from '@firebreak/contract';

/** What the operating system says about a file, in our words: by the code it gives. */
const codes: Readonly<Record<string, FileCode>> = {
  ENOENT: 'FILE_NOT_FOUND',
  ENOTDIR: 'FILE_NOT_FOUND',
  EISDIR: 'FILE_IS_FOLDER',
  EACCES: 'FILE_NOT_ALLOWED',
  EPERM: 'FILE_NOT_ALLOWED',
  EROFS: 'FILE_NOT_ALLOWED',
  ENOSPC: 'DISK_FULL',
};
type FileCode = keyof typeof texts;

const texts = {
  FILE_NOT_FOUND: {
    'zh-Hans': '没有这个文件或文件夹。请核对路径；相对路径从当前文件夹算起。',
    'zh-Hant': '沒有這個檔案或資料夾。請核對路徑；相對路徑從目前資料夾算起。',
    en: 'There is no such file or folder. Check the path; it begins in the folder you are in.',
  },
  FILE_IS_FOLDER: {
    'zh-Hans': '这是文件夹，这里需要一个文件。请写出文件夹里的文件。',
    'zh-Hant': '這是資料夾，這裡需要一個檔案。請寫出資料夾裡的檔案。',
    en: 'This is a folder, and a file is needed. Name a file inside it.',
  },
  FILE_NOT_ALLOWED: {
    'zh-Hans': '没有读写权限。请换一个位置，或让文件的所有者授权。',
    'zh-Hant': '沒有讀寫權限。請換一個位置，或讓檔案的擁有者授權。',
    en: 'You may not read or write here. Choose another place, or have its owner allow it.',
  },
  HEADS_NOT_READABLE: {
    'zh-Hans': '这不是 firebreak audit head --json 打印的内容。请给出当时保存的文件。',
    'zh-Hant': '這不是 firebreak audit head --json 列印的內容。請給出當時儲存的檔案。',
    en: 'This is not what firebreak audit head --json prints. Give the file that was kept.',
  },
  DISK_FULL: {
    'zh-Hans': '磁盘已满，文件没有写完。请腾出空间后重试。',
    'zh-Hant': '磁碟已滿，檔案沒有寫完。請騰出空間後重試。',
    en: 'The disk is full, and the file is not complete. Make room and try again.',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, string>>>>;

/** A file that cannot be used, with its code and place. */
export class FileError extends Error {
  readonly code: FileCode;
  readonly file: string | undefined;

  constructor(code: FileCode, file: string | undefined, options?: ErrorOptions) {
    super(`${code} ${file ?? ''}`, options);
    this.name = 'FileError';
    this.code = code;
    this.file = file;
  }
}

/** Where, what, and what to do. */
export const fileErrorText = ({ code, file }: FileError, locale: Locale): string =>
  `${file === undefined ? '' : `${file}: `}${texts[code][locale]}`;

/** What the operating system refused, be it told as it is or as the cause of another error; undefined for anything else. */
export function fileErrorOf(error: unknown): FileError | undefined {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof FileError) return one;
    const { code = '', path } = one as NodeJS.ErrnoException;
    const known = codes[code];
    if (known !== undefined) return new FileError(known, path, { cause: error });
  }
  return undefined;
}

/** @throws FileError where there is no file at a path */
export function demandFile(path: string): void {
  if (!statSync(path).isDirectory()) return;
  throw new FileError('FILE_IS_FOLDER', path);
}
