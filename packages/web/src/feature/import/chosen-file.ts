/** A file to import and its path inside what was chosen. */
export interface ChosenFile {
  readonly file: File;
  readonly path: string;
}

/** Files of a file input; those of a folder keep their path in it. */
export function filesOfInput(list: FileList | null): ChosenFile[] {
  return visible([...(list ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name })));
}

/** Files of a drop, also those inside dropped folders. */
export async function filesOfDrop(transfer: DataTransfer): Promise<ChosenFile[]> {
  // The entries must be taken before the first wait: afterwards the browser has emptied the drop.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const found =
    entries.length > 0
      ? (await Promise.all(entries.map(filesOfEntry))).flat()
      : [...transfer.files].map((file) => ({ file, path: file.name }));
  return visible(found);
}

/** Bytes as people read them. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const kilo = bytes / 1000;
  return kilo < 1000 ? `${Math.round(kilo)} kB` : `${(kilo / 1000).toFixed(1)} MB`;
}

/** Without what systems leave in folders and nobody means to send. */
function visible(files: readonly ChosenFile[]): ChosenFile[] {
  return files.filter(({ path }) => !path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX'));
}

async function filesOfEntry(entry: FileSystemEntry): Promise<ChosenFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ file, path: entry.fullPath.replace(/^\//, '') }];
  }
  const children = await allChildren((entry as FileSystemDirectoryEntry).createReader());
  return (await Promise.all(children.map(filesOfEntry))).flat();
}

/** A reader gives children in portions, and an empty one at the end. */
async function allChildren(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const children: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) return children;
    children.push(...portion);
  }
}
